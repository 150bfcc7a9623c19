"""Ranking: which place a name means, and whether it is a place at all. The weights stand in `place_features`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

import msgspec

from khabar.arabic.words import Word
from khabar.coder.place_scan import Draft
from khabar.coder.place_words import PlaceWords
from khabar.gazetteer import Entry, Named
from khabar.gazetteer.merge import km, kind_group

SURE = 1.5
CLOSE = 0.6
SAME_PLACE_KM = 10.0
NEAR_KM = 60.0


class Ranked(msgspec.Struct, frozen=True):
    """A candidate with its score and the features that made it, in the order of the table."""

    entry: Entry
    score: float
    features: tuple[str, ...]


class Context(msgspec.Struct, frozen=True):
    """What is known of the report: the countries of its sure places, and their points."""

    countries: Counter[str]
    points: tuple[tuple[int, float, float, str], ...] = ()

    @property
    def main(self) -> str | None:
        """The country that most sure places are in."""
        return min(self.countries, key=lambda c: (-self.countries[c], c)) if self.countries else None


class PlaceRanker:
    """Scores candidates by the weights of a table."""

    def __init__(self, lists: PlaceWords) -> None:
        self.lists, self.weights = lists, lists.weights

    def rank(self, draft: Draft, around: frozenset[str], context: Context | None, within: Entry | None) -> list[Ranked]:
        """Candidates of a draft, the likeliest first."""
        ranked = []
        for named in draft.found:
            features = [*around, *self._own(draft, named)]
            if context is not None:
                features += self._report(draft, named.entry, context)
            if within is not None and within.id != named.entry.id:
                features.append("within" if _lies_in(named.entry, within) else "not_within")
            score = sum(self.weights[name] for name in features) + self.weights["size"] * _size(named.entry)
            ranked.append(Ranked(named.entry, round(score, 4), tuple(features)))
        return sorted(ranked, key=lambda r: (-r.score, r.entry.id))

    def around(self, draft: Draft, words: tuple[Word, ...], beside: bool, related: bool) -> frozenset[str]:
        """Features of the place in the text, the same for every candidate."""
        found = {"bias"}
        before = words[draft.first - 1].folded if draft.first else ""
        if draft.trigger is not None:
            found.add("trigger")
        if draft.clitic.endswith("ب") or before in self.lists.inside:
            found.add("inside")
        elif draft.clitic.endswith("ل") or before in self.lists.toward:
            found.add("toward")
        if related:
            found.add("related")
        if draft.hashtag:
            found.add("hashtag")
        if beside:
            found.add("beside")
        if draft.trigger is None and (before in self.lists.titles or before in self.lists.given):
            found.add("titled")
        return frozenset(found)

    def _own(self, draft: Draft, named: Named) -> Iterator[str]:
        entry = named.entry
        if entry.feature in ("country", "governorate"):
            yield entry.feature
        elif entry.curated:
            yield "curated"
        elif not entry.population:
            yield "rare"
        yield from self._of_kind(draft, entry)
        if draft.name_last - draft.name_first > 1:
            yield "many_words"
        elif draft.begin is not None:
            yield from self._of_word(draft, named)

    def _of_kind(self, draft: Draft, entry: Entry) -> Iterator[str]:
        trigger = draft.trigger
        if trigger is None:
            return
        if entry.id in draft.full:
            yield "full_name"
        if entry.feature == trigger.kind:
            yield "kind_fits"
        elif entry.feature in trigger.fits:
            yield "kind_near"
        else:
            yield "kind_clashes"

    def _of_word(self, draft: Draft, named: Named) -> Iterator[str]:
        begin = draft.begin
        assert begin is not None
        if begin.first in self.lists.common:
            yield "common"
        if begin.definite != named.definite:
            yield "article"
        if begin.clitic and not begin.definite:
            yield "clitic"
        if len(begin.first) < 4 and not begin.definite:
            yield "short"
        if begin.definite and begin.first.endswith("ي") and named.entry.feature != "country":
            yield "nisba"

    def _report(self, draft: Draft, entry: Entry, context: Context) -> Iterator[str]:
        others = context.countries
        if context.main == entry.country:
            yield "same_country"
        elif others and entry.country not in others:
            yield "other_country"
        if entry.feature != "country" and any(
            at != draft.first and id != entry.id and km(entry.lat, entry.lon, lat, lon) <= NEAR_KM for at, lat, lon, id in context.points
        ):
            yield "near"


def _size(entry: Entry) -> float:
    return max(0.0, math.log10(entry.population + 1) - 2.0) if entry.feature != "country" else 0.0


def _lies_in(entry: Entry, area: Entry) -> bool:
    if area.feature == "country":
        return entry.country == area.country
    if entry.parent == area.id:
        return True
    reach = max(area.radius_km, 25.0 if kind_group(area.feature) == "settlement" else 0.0)
    return km(entry.lat, entry.lon, area.lat, area.lon) <= reach * 1.3
