"""Ranking: which place a name means, and whether it is a place at all. The weights stand in `place_features`.

A candidate has features of its own (its size, how its name fits what is written), of where the name stands, and of the
rest of the report. The first depend on the written form alone and are kept.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec

from khabar.arabic.clitics import ARTICLE
from khabar.arabic.words import Word
from khabar.coder.places.candidate import Draft
from khabar.coder.places.features import PlaceFeatures
from khabar.coder.places.fit import ALIKE, DIRECTION, EVENT, FAR_SMALL, OF_REPORT, SITES, TOLD, Container, Context, of_container, of_report
from khabar.coder.places.words import PlaceWords
from khabar.gazetteer import Entry, Named

COUNTRYSIDE = "countryside"
"""The kind of «ريف X», which no gazetteer has."""
SETTLED = 2.0
"""A candidate with this score and no rival in another country is taken whatever the rest of the report says."""
MOST_CONTEXT = 7.5
"""More than the rest of a report can ever add to a score."""
_HOPELESS = -3.4
_MAX_KEPT = 50_000


class Ranked(msgspec.Struct, frozen=True, gc=False):
    """A candidate with its score and the features that made it."""

    entry: Entry
    score: float
    features: tuple[str, ...]


class Ranking(msgspec.Struct, frozen=True, gc=False):
    """Candidates without the rest of the report, the likeliest first; `settled` if the rest could not change which that is,
    `firm` if only a place that the name is said to be in could."""

    order: tuple[Ranked, ...]
    settled: bool
    firm: bool

    @property
    def score(self) -> float:
        """The first candidate's."""
        return self.order[0].score


class PlaceRanker:
    """Scores candidates by the weights of a table."""

    def __init__(self, lists: PlaceWords, is_word: Callable[[str], bool]) -> None:
        self.lists, self.weights, self.features = lists, lists.weights, PlaceFeatures(lists, is_word)
        self._sums: dict[int, tuple[tuple[str, ...], float]] = {}
        self._kept: dict[tuple[str, str, str, tuple[str, ...]], Ranking] = {}

    def _of_bits(self, bits: int) -> tuple[tuple[str, ...], float]:
        """Features of the report and what they weigh together."""
        features = tuple(name for n, name in enumerate(OF_REPORT) if bits >> n & 1)
        self._sums[bits] = features, self._sum(features)
        return self._sums[bits]

    def stands(self, first: str, raw: str, definite: bool, clitic: str, named: Named) -> bool:
        """Whether a one-word name could be taken with no word for a kind of place before it."""
        if (ARTICLE + first if definite else first) in self.lists.alone:
            return True
        features = (*self.features.kind(named), *self.features.of_word(first, raw, definite, clitic, named))
        return self._sum(features) + self.weights["bias"] + self._size(named.entry) >= _HOPELESS

    def alone(self, draft: Draft, around: tuple[str, ...], words: tuple[Word, ...]) -> Ranking | None:
        """Candidates of a draft without the rest of the report; None if there are none."""
        if not draft.found:
            return None
        key = (draft.key, words[draft.name_first].text, draft.trigger.word if draft.trigger else "", around)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _MAX_KEPT:
                self._kept.clear()
            kept = self._kept[key] = self._ranking(self._scored(draft, words[draft.name_first], around))
        return kept

    def _ranking(self, order: tuple[Ranked, ...]) -> Ranking:
        best = order[0]
        sure = best.score >= SETTLED and best.entry.feature not in SITES and len({old.entry.country for old in order}) == 1
        return Ranking(order, best.score < -MOST_CONTEXT, sure)

    def again(
        self, draft: Draft, alone: Ranking, context: Context, inside: Container | None, alike: frozenset[str], events: frozenset[str]
    ) -> tuple[Ranked, ...]:
        """The same candidates in the light of the report: its countries and points, what the draft is in, the kinds that it is listed with
        and that the events of the sentence happen to."""
        foreign = not any(old.entry.country in context.countries for old in alone.order)
        points = draft.begin is not None and draft.begin.first in self.lists.directions and draft.name_last - draft.name_first == 1
        ranked = []
        for old in alone.order:
            entry = old.entry
            found = (ALIKE if entry.feature in alike else 0) | (EVENT if entry.feature in events else 0)
            if draft.trigger is None and entry.id in context.told:
                found |= TOLD
            if inside is not None:
                found |= of_container(entry, inside)
            if points and entry.country != context.main:
                found |= DIRECTION
            if context.countries:
                found |= of_report(entry, context, draft.key, foreign and "common" not in old.features)
                if "added" in old.features:
                    found &= ~FAR_SMALL
            features, weight = self._sums.get(found) or self._of_bits(found)
            ranked.append(Ranked(entry, round(old.score + weight, 4), old.features + features))
        return _ordered(ranked)

    def _scored(self, draft: Draft, word: Word, around: tuple[str, ...]) -> tuple[Ranked, ...]:
        countries = {named.entry.country for named in draft.found if named.entry.feature == "country"}
        ranked = []
        for named in draft.found:
            entry = named.entry
            features = (*around, *self.features.of(draft, named, word))
            if draft.trigger is None and entry.feature != "country" and entry.country in countries:
                features += ("namesake",)
            ranked.append(Ranked(entry, round(self._sum(features) + self._size(entry), 4), features))
        return _ordered(ranked)

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


def _ordered(ranked: list[Ranked]) -> tuple[Ranked, ...]:
    return tuple(sorted(ranked, key=lambda r: (-r.score, r.entry.id))) if len(ranked) > 1 else tuple(ranked)
