"""The rest of a report: what its sure places of other names, and the events of a sentence, tell of one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.coder.place_draft import Draft
from khabar.coder.place_rank import Context, Ranked

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

    def __init__(self, drafts: Sequence[Draft], alone: Sequence[Sequence[Ranked]]) -> None:
        sure = [(draft, order[0].entry) for draft, order in zip(drafts, alone, strict=True) if order and order[0].score >= SURE]
        self._countries = Counter(entry.country for _, entry in sure if entry.country)
        self._points = tuple((draft.first, entry.lat, entry.lon, entry.id) for draft, entry in sure if entry.feature != "country")
        self._told = frozenset(order[0].entry.id for draft, order in zip(drafts, alone, strict=True) if draft.trigger and _is_told(order))
        self._own: dict[str, Counter[str]] = {}
        for draft, entry in sure:
            if entry.country:
                self._own.setdefault(draft.key, Counter())[entry.country] += 1
        self._kept: dict[str, tuple[Mapping[str, int], str | None]] = {}

    @property
    def country(self) -> str | None:
        """The country that most of the report's places lie in."""
        return _most(self._countries)

    def context(self, draft: Draft, kinds: frozenset[str]) -> Context:
        """What the other names of the report say for a draft."""
        if draft.key not in self._kept:
            others = self._countries - self._own.get(draft.key, Counter())
            self._kept[draft.key] = others, _most(others)
        countries, main = self._kept[draft.key]
        return Context(countries, main, self._points, kinds, self._told)


def _is_told(order: Sequence[Ranked]) -> bool:
    return bool(order) and order[0].score >= 0 and "kind_clashes" not in order[0].features


def _most(countries: Mapping[str, int]) -> str | None:
    return min(countries, key=lambda country: (-countries[country], country)) if countries else None
