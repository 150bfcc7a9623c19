"""Ranking: which place a name means, and whether it is a place at all. The weights stand in `place_features`.

A candidate has features of its own (its size, how its name fits what is written), of where the name stands, and of the
rest of the report. The first depend on the written form alone and are kept.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import msgspec

from khabar.arabic.words import Word
from khabar.coder.place_draft import Draft
from khabar.coder.place_words import PlaceWords
from khabar.gazetteer import Entry, Named
from khabar.gazetteer.merge import kind_group, km

COUNTRYSIDE = "countryside"
"""The kind of «ريف X», which no gazetteer has."""
NEAR_KM = 60.0
SETTLED = 2.0
"""A candidate with this score and no rival in another country is taken whatever the rest of the report says."""
MOST_CONTEXT = 7.5
"""More than the rest of a report can ever add to a score."""
_HOPELESS = -3.4
_SITES = frozenset(("quarter", "hospital", "prison", "landmark", "road", "bridge", "port", "dam", "plant", "base", "camp", "crossing"))
_DIVISIONS = frozenset(("governorate", "district", "subdistrict"))
_MAX_KEPT = 50_000


class Ranked(msgspec.Struct, frozen=True, gc=False):
    """A candidate with its score and the features that made it."""

    entry: Entry
    score: float
    features: tuple[str, ...]


class Container(msgspec.Struct, frozen=True, gc=False):
    """The place that a draft is said to be in; `sure` if words say so, not a comma alone; `rural` if it is in the country round it."""

    entry: Entry
    sure: bool
    rural: bool = False


class Context(msgspec.Struct, frozen=True):
    """What the sure places of other names in the report tell: how many lie in each country, and (first word, latitude, longitude, id) of each.

    `kinds` are those that the events of the sentence happen to; `told` are ids of places that the report names with a word for their kind.
    """

    countries: Mapping[str, int]
    main: str | None = None
    points: tuple[tuple[int, float, float, str], ...] = ()
    kinds: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()


class PlaceRanker:
    """Scores candidates by the weights of a table."""

    def __init__(self, lists: PlaceWords) -> None:
        self.lists, self.weights = lists, lists.weights
        self._kept: dict[tuple[str, str, str], tuple[Ranked, ...]] = {}

    def stands(self, first: str, raw: str, definite: bool, clitic: str, named: Named) -> bool:
        """Whether a one-word name could be taken with no word for a kind of place before it."""
        features = (*self._kind(named.entry), *self._of_word(first, raw, definite, clitic, named))
        return self._sum(features) + self.weights["bias"] + self._size(named.entry) >= _HOPELESS

    def alone(self, draft: Draft, around: tuple[str, ...], words: tuple[Word, ...]) -> list[Ranked]:
        """Candidates of a draft without the rest of the report, the likeliest first."""
        key = (draft.key, words[draft.name_first].text, draft.trigger.word if draft.trigger else "")
        own = self._kept.get(key)
        if own is None:
            if len(self._kept) >= _MAX_KEPT:
                self._kept.clear()
            own = self._kept[key] = self._scored(draft, words[draft.name_first])
        shared = self._sum(around)
        return [Ranked(r.entry, r.score + shared, around + r.features) for r in own]

    def is_settled(self, alone: list[Ranked], inside: Container | None) -> bool:
        """Whether the rest of the report could not change which candidate is the first."""
        if alone[0].score < -MOST_CONTEXT:
            return True
        settled = alone[0].score >= SETTLED and inside is None and alone[0].entry.feature not in _SITES
        return settled and len({old.entry.country for old in alone}) == 1

    def again(self, draft: Draft, alone: list[Ranked], context: Context, inside: Container | None, neighbours: frozenset[str]) -> list[Ranked]:
        """The same candidates in the light of the report: its countries and points, what the draft is in, kinds it is listed with."""
        foreign = not any(old.entry.country in context.countries for old in alone)
        ranked = []
        for old in alone:
            features = tuple(self._report(draft, old.entry, context, inside, neighbours, foreign, "common" in old.features))
            ranked.append(Ranked(old.entry, old.score + self._sum(features), old.features + features))
        return _ordered(ranked)

    def around(self, draft: Draft, words: tuple[Word, ...], first: int, beside: bool, related: bool) -> tuple[str, ...]:
        """Features of where the draft stands, the same for every candidate; `first` is the sentence's first word."""
        found = ["bias"]
        lists = self.lists
        before = words[draft.first - 1].form.folded if draft.first > first else ""
        if draft.trigger is not None:
            found.append("trigger")
        elif not draft.clitic:
            if (before in lists.titles or before in lists.given) and before not in lists.toward:
                found.append("titled")
            if self._adjective(draft, before):
                found.append("adjective")
        if draft.clitic.endswith("ب") or before in lists.inside:
            found.append("inside")
        elif draft.clitic.endswith("ل") or before in lists.toward:
            found.append("toward")
        if related:
            found.append("related")
        if draft.hashtag and not draft.partial:
            found.append("hashtag")
        if beside:
            found.append("beside")
        return tuple(found)

    def _adjective(self, draft: Draft, before: str) -> bool:
        """«القوات السعودية», «مصادر سورية»: a name in the shape of an adjective, straight after a noun that it would agree with."""
        begin, lists = draft.begin, self.lists
        if begin is None or not begin.first.endswith("يه") or draft.name_last - draft.name_first > 1 or before in lists.toward:
            return False
        if begin.definite:
            return before.startswith(("ال", "لل", "وال", "بال"))
        return before[:1].isalpha() and before not in lists.placing and lists.is_common(begin.first, False, begin.first)

    def _scored(self, draft: Draft, word: Word) -> tuple[Ranked, ...]:
        countries = {named.entry.country for named in draft.found if named.entry.feature == "country"}
        ranked = []
        for named in draft.found:
            entry = named.entry
            features = tuple(self._own(draft, named, word))
            if draft.trigger is None and entry.feature != "country" and entry.country in countries:
                features += ("namesake",)
            ranked.append(Ranked(entry, self._sum(features) + self._size(entry), features))
        return tuple(_ordered(ranked))

    def _own(self, draft: Draft, named: Named, word: Word) -> Iterator[str]:
        entry, begin = named.entry, draft.begin
        yield from self._kind(entry)
        yield from self._of_trigger(draft, entry)
        if entry.id in draft.full:
            yield "full_name"
        elif draft.name_last - draft.name_first > 1:
            yield "many_words"
        elif begin is not None:
            yield from self._of_word(begin.first, begin.raw(word), begin.definite, begin.clitic, named, draft.trigger is not None)
            if len(word.text) > len(word.form.folded) and word.text[begin.head :] == entry.name:
                yield "marks"

    def _kind(self, entry: Entry) -> Iterator[str]:
        if entry.feature in ("country", "governorate"):
            yield entry.feature
        elif entry.curated:
            yield "curated"
        elif not entry.population:
            yield "rare"

    def _of_trigger(self, draft: Draft, entry: Entry) -> Iterator[str]:
        trigger = draft.trigger
        if trigger is None:
            return
        if entry.feature == trigger.kind:
            yield "kind_fits"
            if entry.feature in _DIVISIONS:
                yield "division"
        elif entry.feature in trigger.fits:
            yield "kind_near"
        elif entry.id not in draft.full:
            yield "kind_clashes"

    def _of_word(self, first: str, raw: str, definite: bool, clitic: str, named: Named, told: bool = False) -> Iterator[str]:
        entry = named.entry
        if self.lists.is_common(first, definite, raw):
            yield "common_told" if told else "common"
        if not (named.definite if definite else named.bare):
            yield "article"
        if clitic and not definite and (clitic != "و" or len(first) < 4):
            yield "clitic"
        if len(first) < 4 and not definite and entry.feature not in ("governorate", "country"):
            yield "short"
        if definite and first.endswith("ي") and entry.feature != "country":
            yield "nisba"
        if entry.feature == "village" and not entry.curated:
            yield "village"

    def _report(
        self, draft: Draft, entry: Entry, context: Context, inside: Container | None, neighbours: frozenset[str], foreign: bool, common: bool
    ) -> Iterator[str]:
        if entry.feature in neighbours:
            yield "alike"
        if entry.feature in context.kinds:
            yield "event"
        if draft.trigger is None and entry.id in context.told:
            yield "told"
        if inside is not None and inside.entry.id != entry.id and entry.feature != "country":
            fits = lies_in(entry, inside.entry)
            if fits or inside.sure:
                yield "within" if fits else "not_within"
        if not context.countries or (entry.feature == "country" and context.main != entry.country):
            return
        if context.main == entry.country:
            yield "same_country"
        elif entry.country and entry.country not in context.countries and not (foreign and entry.curated and not common):
            yield "other_country"
        if entry.feature == "country":
            return
        if any(at != draft.first and id != entry.id and _near(entry, lat, lon) for at, lat, lon, id in context.points):
            yield "near"
        elif entry.feature in _SITES and entry.country not in context.countries:
            yield "far_site"

    def told(self, ranked: Ranked) -> str:
        """The features of a candidate, each with its weight."""
        size = self._size(ranked.entry)
        parts = [f"{name} {self.weights[name]:+g}" for name in ranked.features]
        return ", ".join([*parts, f"size {size:+.2f}"] if size else parts)

    def _sum(self, features: tuple[str, ...]) -> float:
        weights = self.weights
        return sum([weights[name] for name in features])

    def _size(self, entry: Entry) -> float:
        return self.weights["size"] * max(0.0, math.log10(entry.population + 1) - 2.0) if entry.feature != "country" else 0.0


def _near(entry: Entry, lat: float, lon: float) -> bool:
    return abs(entry.lat - lat) < 0.6 and abs(entry.lon - lon) < 1.0 and km(entry.lat, entry.lon, lat, lon) <= NEAR_KM


def _ordered(ranked: list[Ranked]) -> list[Ranked]:
    return sorted(ranked, key=lambda r: (-round(r.score, 4), r.entry.id)) if len(ranked) > 1 else ranked


def lies_in(entry: Entry, area: Entry) -> bool:
    """Whether a place lies in an area, or by a settlement, as far as is known."""
    if area.feature == "country":
        return entry.country == area.country
    if entry.parent == area.id:
        return True
    reach = max(area.radius_km, 25.0 if kind_group(area.feature) == "settlement" else 0.0)
    return km(entry.lat, entry.lon, area.lat, area.lon) <= reach * 1.3
