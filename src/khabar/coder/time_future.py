"""Whether the clause that a time stands in is about the future, by the words before it in its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.arabic.script import fold
from khabar.arabic.words import Word

_REACH = 15
_SHORTEST_VERB = 4
_TWO = 2


class FutureCues:
    """The words and verb beginnings of time_future.tsv."""

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        cells = [(row["kind"], fold(row["words"])) for row in rows]
        self._spelled = tuple(row["words"] for row in rows if row["kind"] == "spelled")
        self._words = frozenset(words for kind, words in cells if kind == "word")
        self._verbs = tuple(words for kind, words in cells if kind == "verb")
        self._not = tuple(words for kind, words in cells if kind == "not")
        self._not_words = frozenset(words for kind, words in cells if kind == "not-word")
        self._known: dict[str, bool] = {}

    def before(self, words: Sequence[Word], first: int, index: int) -> bool:
        """Whether one of the last words before `index`, from the sentence's `first` on, is a sign of the future."""
        return any(self._is_cue(word) for word in words[max(first, index - _REACH) : index])

    def _is_cue(self, word: Word) -> bool:
        known = self._known.get(word.text)
        if known is None:
            if len(self._known) > 50_000:
                self._known.clear()
            known = self._known[word.text] = self._reads_future(word)
        return known

    def _reads_future(self, word: Word) -> bool:
        """Whether the word, or what follows a conjunction, is a cue."""
        if word.text.startswith(self._spelled):
            return True
        return any(self._is_stem(cut.stem) for cut in word.form.cuts if not cut.suffix and len(cut.prefix) < _TWO)

    def _is_stem(self, stem: str) -> bool:
        if stem in self._words:
            return True
        if len(stem) < _SHORTEST_VERB or stem in self._not_words:
            return False
        return stem.startswith(self._verbs) and not stem.startswith(self._not)
