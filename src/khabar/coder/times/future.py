"""Whether the clause that a time stands in is about the future: what the nearest word before it in its sentence that tells says.

Signs of the future, and of what had been or goes on, are time_future.tsv; a past verb of the codebook tells too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from khabar.arabic.script import fold
from khabar.arabic.words import Word
from khabar.codebook.schema.times import TimeFuture

_REACH = 15
_SHORTEST_VERB = 4
_TWO = 2
_BEFORE_PRESENT = 2
"""How far before a present verb «كان» or «لم» makes it past."""


class FutureCues:
    """The words and verb beginnings of time_future.tsv."""

    def __init__(self, rows: Sequence[TimeFuture]) -> None:
        cells = [(row.kind, fold(row.words)) for row in rows]
        self._spelled = tuple(row.words for row in rows if row.kind == "spelled")
        self._kinds: dict[str, str] = {words: kind for kind, words in cells if kind in ("word", "scheduled", "past")}
        self._that = frozenset(words for kind, words in cells if kind == "that")
        self._present = tuple(words for kind, words in cells if kind == "present")
        self._verbs = tuple(words for kind, words in cells if kind == "verb")
        self._not = tuple(words for kind, words in cells if kind == "not")
        self._not_words = frozenset(words for kind, words in cells if kind == "not-word")
        self._known: dict[str, str] = {}

    def before(self, words: Sequence[Word], first: int, index: int, is_past: Callable[[int], bool]) -> bool:
        """Whether the nearest word before `index` that tells, from the sentence's `first` on, is a sign of the future.

        `is_past` says of a word's index whether it is a past verb.
        """
        for i in range(index - 1, max(first, index - _REACH) - 1, -1):
            kind = self._kind(words[i])
            if kind == "scheduled":
                return not any(self._kind(word) == "past" for word in words[max(first, i - _BEFORE_PRESENT) : i])
            if kind:
                return kind == "word"
            if is_past(i) and not self._is_subjunctive(words, first, i):
                return False
        return False

    def _is_subjunctive(self, words: Sequence[Word], first: int, i: int) -> bool:
        """Whether a verb that could be past is present after «أن» («أن تخرج»)."""
        return i > first and words[i - 1].folded in self._that and words[i].folded.startswith(self._present)

    def _kind(self, word: Word) -> str:
        """`word` for a sign of the future, `scheduled` for a present verb of what is planned, `past`, or nothing."""
        known = self._known.get(word.text)
        if known is None:
            if len(self._known) > 50_000:
                self._known.clear()
            known = self._known[word.text] = self._read(word)
        return known

    def _read(self, word: Word) -> str:
        """What the word, or what follows a conjunction, is."""
        if word.text.startswith(self._spelled):
            return "word"
        stems = (cut.stem for cut in word.form.cuts if not cut.suffix and len(cut.prefix) < _TWO)
        return next((kind for kind in map(self._stem, stems) if kind), "")

    def _stem(self, stem: str) -> str:
        if stem in self._kinds:
            return self._kinds[stem]
        if len(stem) < _SHORTEST_VERB or stem in self._not_words:
            return ""
        return "word" if stem.startswith(self._verbs) and not stem.startswith(self._not) else ""
