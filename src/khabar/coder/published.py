"""The publication day of a plain text that nobody dated: from its dateline, never guessed.

Evidence, strongest first: a full date after a label («نشر في»), a full date that the text calls today, a full date
that is a line of its own among the first lines, then among the last. Evidence of one strength that disagrees is none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from khabar.arabic.script import fold
from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.coder.times import TimeGrammar
from khabar.model.mention import Time

_FIRST_LINES, _LAST_LINES = 4, 3
_OPENING = 8
_OTHER_WORDS = 6
_LABEL_REACH = 4
_FULL_DAY = 10
_LABELLED, _TODAY, _HEAD, _FOOT = range(4)
_TODAY_RULE = "exact(today"


class Published(msgspec.Struct, frozen=True):
    """A publication day, and the code points [start, end) that say so."""

    date: dt.date
    start: int
    end: int


class Dateline:
    """Finds the publication day; built from the time grammar and the rows of publication_labels.tsv."""

    def __init__(self, grammar: TimeGrammar, labels: Sequence[Mapping[str, str]]) -> None:
        self._grammar = grammar
        self._labels = [(fold(row["words"]).split(), row["kind"]) for row in labels]

    def find(self, words: tuple[Word, ...], sentences: tuple[Sentence, ...]) -> Published | None:
        """The publication day with its evidence, or None."""
        numbers = sorted({sentence.line for sentence in sentences})
        place = {line: at for at, line in enumerate(numbers)}
        best: dict[int, set[dt.date]] = {}
        spans: dict[tuple[int, dt.date], Time] = {}
        for time in self._grammar.find(words, sentences, None):
            line = next(s.line for s in sentences if s.first <= time.first < s.last)
            strength = self._strength(time, words, sentences, line, place[line], len(numbers))
            if strength is not None:
                date = dt.date.fromisoformat(time.edtf or "")
                best.setdefault(strength, set()).add(date)
                spans.setdefault((strength, date), time)
        if not best or len(best[min(best)]) > 1:
            return None
        (date,) = best[min(best)]
        evidence = spans[min(best), date]
        return Published(date, evidence.start, evidence.end)

    def _strength(self, time: Time, words: tuple[Word, ...], sentences: tuple[Sentence, ...], line: int, place: int, count: int) -> int | None:
        """How strong a time is as evidence (smaller is stronger), None for none."""
        if time.edtf is None or time.basis != "explicit" or time.flags or len(time.edtf) != _FULL_DAY:
            return None
        if _TODAY_RULE in time.rule:
            return _TODAY if place < _OPENING else None
        if _FIRST_LINES <= place < count - _LAST_LINES:
            return None
        label = self._label(words, time.first)
        if label is not None:
            return _LABELLED if label == "published" else None
        others = [
            w for s in sentences if s.line == line for w in words[s.first : s.last] if w.kind == "word" and not time.start <= w.start < time.end
        ]
        if len(others) > _OTHER_WORDS:
            return None
        return _HEAD if place < _FIRST_LINES else _FOOT

    def _label(self, words: tuple[Word, ...], first: int) -> str | None:
        """The kind of the label that stands before a date on its line."""
        before: list[str] = []
        for word in reversed(words[max(0, first - _LABEL_REACH) : first]):
            if word.kind == "break":
                break
            if word.kind == "word":
                before.insert(0, word.folded)
        for stems, kind in self._labels:
            if any(before[at : at + len(stems)] == stems for at in range(len(before))):
                return kind
        return None
