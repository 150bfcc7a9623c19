"""Ranking: which place a name means, and whether it is a place at all. The weights stand in `place_features`."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import msgspec

from khabar.arabic.words import Word
from khabar.coder.place_scan import Draft
from khabar.coder.place_words import PlaceWords
from khabar.gazetteer import Entry, Named
from khabar.gazetteer.merge import km, kind_group

NEAR_KM = 60.0
_SITES = frozenset(("quarter", "hospital", "prison", "landmark", "road", "bridge", "port", "dam", "plant", "base", "camp", "crossing"))


class Ranked(msgspec.Struct, frozen=True, gc=False):
    """A candidate with its score and the features that made it."""

    entry: Entry
    score: float
    features: tuple[str, ...]


class Container(msgspec.Struct, frozen=True, gc=False):
    """The place that a draft is said to be in; `sure` if words say so, not a comma alone."""

    entry: Entry
    sure: bool


class Context(msgspec.Struct, frozen=True):
    """What the sure places of the report tell: how many lie in each country, and (first word, latitude, longitude, id) of each."""

    countries: Mapping[str, int]
    points: tuple[tuple[int, float, float, str], ...] = ()

    @property
    def main(self) -> str | None:
        """The country that most sure places are in."""
        return min(self.countries, key=lambda c: (-self.countries[c], c)) if self.countries else None


class PlaceRanker:
    """Scores candidates by the weights of a table."""

    def __init__(self, lists: PlaceWords) -> None:
        self.lists, self.weights = lists, lists.weights

    def alone(self, draft: Draft, around: tuple[str, ...], words: tuple[Word, ...]) -> list[Ranked]:
        """Candidates of a draft without the rest of the report, the likeliest first."""
        ranked = []
        shared = sum(self.weights[name] for name in around)
        countries = {named.entry.country for named in draft.found if named.entry.feature == "country"}
        for named in draft.found:
            features = tuple(self._own(draft, named, words))
            if draft.trigger is None and countries and named.entry.feature != "country" and named.entry.country in countries:
                features += ("namesake",)
            score = shared + sum(self.weights[name] for name in features) + self.weights["size"] * _size(named.entry)
            ranked.append(Ranked(named.entry, score, (*around, *features)))
        return _ordered(ranked)

    def again(self, draft: Draft, alone: list[Ranked], context: Context, inside: Container | None, neighbours: frozenset[str]) -> list[Ranked]:
        """The same candidates in the light of the report: its countries and points, what the draft is in, kinds it is listed with."""
        ranked = []
        foreign = not any(old.entry.country in context.countries for old in alone)
        for old in alone:
            features = tuple(self._report(draft, old.entry, context, inside, neighbours, foreign))
            ranked.append(Ranked(old.entry, old.score + sum(self.weights[name] for name in features), old.features + features))
        return _ordered(ranked)

    def around(self, draft: Draft, words: tuple[Word, ...], first: int, beside: bool, related: bool) -> tuple[str, ...]:
        """Features of where the draft stands, the same for every candidate; `first` is the sentence's first word."""
        found = ["bias"]
        before = words[draft.first - 1].folded if draft.first > first else ""
        if draft.trigger is not None:
            found.append("trigger")
        if draft.clitic.endswith("ب") or before in self.lists.inside:
            found.append("inside")
        elif draft.clitic.endswith("ل") or before in self.lists.toward:
            found.append("toward")
        if related:
            found.append("related")
        if draft.hashtag and not draft.partial:
            found.append("hashtag")
        if beside:
            found.append("beside")
        if draft.trigger is None and not draft.clitic and (before in self.lists.titles or before in self.lists.given):
            found.append("titled")
        if self._adjective(draft, before):
            found.append("adjective")
        return tuple(found)

    def _adjective(self, draft: Draft, before: str) -> bool:
        """«القوات السعودية»: a definite name in the shape of an adjective, straight after a definite noun."""
        begin = draft.begin
        if draft.trigger is not None or draft.clitic or begin is None or not begin.definite or draft.name_last - draft.name_first > 1:
            return False
        return begin.first.endswith("يه") and before.startswith(("ال", "لل", "وال", "بال")) and before not in self.lists.toward

    def _own(self, draft: Draft, named: Named, words: tuple[Word, ...]) -> Iterator[str]:
        entry = named.entry
        if entry.feature in ("country", "governorate"):
            yield entry.feature
        elif entry.curated:
            yield "curated"
        elif not entry.population:
            yield "rare"
        yield from self._of_kind(draft, entry)
        if entry.id in draft.full:
            yield "full_name"
        elif draft.name_last - draft.name_first > 1:
            yield "many_words"
        elif draft.begin is not None:
            yield from self._of_word(draft, named, words[draft.name_first])

    def _of_kind(self, draft: Draft, entry: Entry) -> Iterator[str]:
        trigger = draft.trigger
        if trigger is None:
            return
        if entry.feature == trigger.kind:
            yield "kind_fits"
        elif entry.feature in trigger.fits:
            yield "kind_near"
        elif entry.id not in draft.full:
            yield "kind_clashes"

    def _of_word(self, draft: Draft, named: Named, word: Word) -> Iterator[str]:
        begin, entry = draft.begin, named.entry
        assert begin is not None
        if begin.first in self.lists.common:
            yield "common"
        if begin.definite != named.definite:
            yield "article"
        if begin.clitic and not begin.definite and begin.clitic != "و":
            yield "clitic"
        if len(begin.first) < 4 and not begin.definite and entry.feature not in ("governorate", "country"):
            yield "short"
        if begin.definite and begin.first.endswith("ي") and entry.feature != "country":
            yield "nisba"
        if entry.feature == "village" and not entry.curated:
            yield "village"
        raw = word.text[begin.head :]
        if raw == entry.name and len(word.text) > len(word.folded):
            yield "marks"

    def _report(
        self, draft: Draft, entry: Entry, context: Context, inside: Container | None, neighbours: frozenset[str], foreign: bool
    ) -> Iterator[str]:
        if entry.feature in neighbours:
            yield "alike"
        if inside is not None and inside.entry.id != entry.id:
            fits = lies_in(entry, inside.entry)
            if fits or inside.sure:
                yield "within" if fits else "not_within"
        if not context.countries or entry.feature == "country" and context.main != entry.country:
            return
        if context.main == entry.country:
            yield "same_country"
        elif entry.country and entry.country not in context.countries and not (foreign and entry.curated):
            yield "other_country"
        if entry.feature == "country":
            return
        near = any(at != draft.first and id != entry.id and km(entry.lat, entry.lon, lat, lon) <= NEAR_KM for at, lat, lon, id in context.points)
        if near:
            yield "near"
        elif entry.feature in _SITES and entry.country not in context.countries:
            yield "far_site"


def _ordered(ranked: list[Ranked]) -> list[Ranked]:
    return sorted(ranked, key=lambda r: (-round(r.score, 4), r.entry.id))


def _size(entry: Entry) -> float:
    return max(0.0, math.log10(entry.population + 1) - 2.0) if entry.feature != "country" else 0.0


def lies_in(entry: Entry, area: Entry) -> bool:
    """Whether a place lies in an area, or by a settlement, as far as is known."""
    if area.feature == "country":
        return entry.country == area.country
    if entry.parent == area.id:
        return True
    reach = max(area.radius_km, 25.0 if kind_group(area.feature) == "settlement" else 0.0)
    return km(entry.lat, entry.lon, area.lat, area.lon) <= reach * 1.3
