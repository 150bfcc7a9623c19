"""The rest of a report: what its sure places of other names, and the events of a sentence, tell of one name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.coder.places.candidate import Draft
from khabar.coder.places.fit import Context
from khabar.coder.places.rank import Ranking

SURE = 1.5
"""A place that scores this alone speaks for others of the report."""
_MAX_FORMS = 100_000
_NONE: frozenset[str] = frozenset()


class PlaceEvents:
    """Which kinds of place the events of a sentence happen to; keeps what each spelling says."""

    def __init__(self, events: Mapping[str, frozenset[str]]) -> None:
        self._events = events
        self._kept: dict[str, frozenset[str]] = {}

    def kinds(self, words: Sequence[Word], sentence: Sentence) -> frozenset[str]:
        """Kinds of place; none for most sentences."""
        if len(self._kept) >= _MAX_FORMS:
            self._kept.clear()
        found = _NONE
        for word in words[sentence.first : sentence.last]:
            kinds = self._kept.get(word.text)
            if kinds is None:
                kinds = self._kept[word.text] = self._of(word)
            if kinds:
                found |= kinds
        return found

    def _of(self, word: Word) -> frozenset[str]:
        return next((self._events[cut.stem] for cut in word.form.cuts if not cut.suffix and cut.stem in self._events), _NONE)


class ReportPlaces:
    """The sure places of a report. A name says nothing of itself: each is judged by the others."""

    def __init__(self, drafts: Sequence[Draft], alone: Sequence[Ranking | None]) -> None:
        self._countries: dict[str, int] = {}
        self._own: dict[str, dict[str, int]] = {}
        points, told = dict[tuple[str, float, float, str], None](), set()
        for draft, ranking in zip(drafts, alone, strict=True):
            if ranking is None or ranking.score < 0:
                continue
            best = ranking.order[0].entry
            if draft.trigger and "kind_clashes" not in ranking.order[0].features:
                told.add(best.id)
            if ranking.score < SURE:
                continue
            if best.feature != "country":
                points[draft.key, best.lat, best.lon, best.id] = None
            if best.country:
                self._countries[best.country] = self._countries.get(best.country, 0) + 1
                own = self._own.setdefault(draft.key, {})
                own[best.country] = own.get(best.country, 0) + 1
        self._points, self._told = tuple(points), frozenset(told)
        self.country = _most(self._countries)
        self._whole = Context(self._countries, self.country, self._points, self._told)
        self._kept: dict[str, Context] = {}

    def context(self, draft: Draft) -> Context:
        """What the other names of the report say for a draft; `country` is the one that most of its places lie in."""
        own = self._own.get(draft.key)
        if own is None:
            return self._whole
        kept = self._kept.get(draft.key)
        if kept is None:
            others = {country: left for country, count in self._countries.items() if (left := count - own.get(country, 0)) > 0}
            kept = self._kept[draft.key] = Context(others, _most(others), self._points, self._told)
        return kept


def _most(countries: Mapping[str, int]) -> str | None:
    return min(countries, key=lambda country: (-countries[country], country)) if countries else None
