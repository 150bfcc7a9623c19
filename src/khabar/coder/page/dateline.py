"""The publication day of a plain text that nobody dated: from its dateline, never guessed.

Evidence, strongest first: a full date after a label («نشر في»), a full date that the text calls today, a full date
that is a line of its own among the first lines, one with its week day in the headline («ليوم الاثنين 20/11/2023»), one that is a line of its
own among the last, one after a label for a change («آخر تحديث») if the first week day of the text is that day or the day before. Evidence
of one strength that disagrees is none. Without any, the day of the posts that the text embeds is the earliest.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import islice

import msgspec

from khabar.arabic.script import fold
from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.codebook.schema.page import PublicationLabel
from khabar.codebook.schema.times import Weekday
from khabar.coder.times.grammar import TimeGrammar
from khabar.model.mention import Time, TimeSaid

_FIRST_LINES, _LAST_LINES = 4, 3
_OPENING = 8
_OTHER_WORDS = 6
_LABEL_REACH = 4
_FULL_DAY = 10
_LABELLED, _TODAY, _HEAD, _TITLE, _FOOT, _CHANGED = range(6)
_WEEKDAYS: tuple[TimeSaid, ...] = ("today_weekday", "weekday")
_DAY = dt.timedelta(days=1)
_WITHIN = 2
"""Days after the posts that it embeds within which a text is published."""
Tells = Callable[[int], bool]
"""Whether a word, by its index, can tell of an event: a verb or an event's noun."""


class Published(msgspec.Struct, frozen=True):
    """A publication day, and the code points [start, end) that say so."""

    date: dt.date
    start: int
    end: int


class Dateline:
    """Finds the publication day; built from the time grammar and the rows of publication_labels.tsv."""

    def __init__(self, grammar: TimeGrammar, labels: Sequence[PublicationLabel], weekdays: Sequence[Weekday]) -> None:
        self._grammar = grammar
        self._weekdays = frozenset(fold(row.words) for row in weekdays)
        self._labels = [(fold(row.words).split(), row.kind) for row in labels]

    def find(self, words: tuple[Word, ...], sentences: tuple[Sentence, ...], tells: Tells | None = None) -> Published | None:
        """The publication day with its evidence, or None; with `tells` a line that tells of anything is no dateline."""
        numbers = sorted({sentence.line for sentence in sentences})
        place = {line: at for at, line in enumerate(numbers)}
        best: dict[int, set[dt.date]] = {}
        spans: dict[tuple[int, dt.date], Time] = {}
        near = tuple(s for s in sentences if place[s.line] < _OPENING or place[s.line] >= len(numbers) - _LAST_LINES)
        lines: dict[int, tuple[int, int]] = {}
        for sentence in near:
            lines[sentence.line] = lines.get(sentence.line, (sentence.first, 0))[0], sentence.last
        for time in self._grammar.find(words, near, None):
            line = near[bisect_right(near, time.first, key=lambda sentence: sentence.first) - 1].line
            strength = self._strength(time, words, lines[line], place[line], len(numbers))
            if strength in (_HEAD, _FOOT) and tells is not None and any(tells(i) for i in range(*lines[line])):
                continue
            if strength is not None:
                date = dt.date.fromisoformat(time.edtf or "")
                best.setdefault(strength, set()).add(date)
                spans.setdefault((strength, date), time)
        if not best or len(best[min(best)]) > 1:
            return None
        (date,) = best[min(best)]
        evidence = spans[min(best), date]
        day = self._spoken_of((date, date - _DAY), words, sentences) if min(best) == _CHANGED else date
        return None if day is None else Published(day, evidence.start, evidence.end)

    def after(self, embedded: dt.date, words: tuple[Word, ...], sentences: tuple[Sentence, ...]) -> dt.date:
        """The day of a text that embeds posts of a day: the week day soon after it that the text speaks of, else that day itself."""
        days = [embedded + dt.timedelta(days=later) for later in range(_WITHIN + 1)]
        return self._spoken_of(days, words, sentences) or embedded

    def _spoken_of(self, days: Sequence[dt.date], words: tuple[Word, ...], sentences: tuple[Sentence, ...]) -> dt.date | None:
        """Which of some days bears the first week day that a text calls today, or else just names."""
        for day in days:
            times = [time for time in self._grammar.find(words, sentences, day) if not time.flags]
            named = next((time for said in _WEEKDAYS for time in times if time.said == said), None)
            if named is not None and named.edtf == day.isoformat():
                return day
        return None

    def _strength(self, time: Time, words: tuple[Word, ...], line: tuple[int, int], place: int, count: int) -> int | None:
        """How strong a time in the words of a line is as evidence (smaller is stronger), None for none."""
        if time.edtf is None or time.basis != "explicit" or time.flags or len(time.edtf) != _FULL_DAY:
            return None
        if time.names_today:
            return _TODAY if place < _OPENING else None
        beside = (words[i] for i in range(*line) if words[i].kind == "word" and not time.start <= words[i].start < time.end)
        others = list(islice(beside, _OTHER_WORDS + 1))
        if (_OPENING if not others else _FIRST_LINES) <= place < count - _LAST_LINES:
            return None
        label = self._label(words, time.first, above=not others)
        if label is not None:
            return {"published": _LABELLED, "changed": _CHANGED}.get(label)
        if len(others) > _OTHER_WORDS:
            named = {words[i].folded for i in range(time.first, time.last)}
            return _TITLE if place == 0 and self._weekdays & named else None
        return _HEAD if place < _OPENING else _FOOT

    def _label(self, words: tuple[Word, ...], first: int, above: bool) -> str | None:
        """The kind of the label that stands before a date on its line, or on the line above."""
        before: list[str] = []
        for word in reversed(words[max(0, first - _LABEL_REACH) : first]):
            if word.kind == "break":
                if not above or before:
                    break
                continue
            if word.kind == "word":
                before.insert(0, word.folded)
        for stems, kind in self._labels:
            if any(before[at : at + len(stems)] == stems for at in range(len(before))):
                return kind
        return None
