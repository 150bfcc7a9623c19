"""Going through a report's times in order, so that each is worked out from where the text stands when it is said."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import cast

import msgspec

from khabar.arabic import calendar as cal
from khabar.arabic.calendar import Period
from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.coder.times.reading import Reader
from khabar.coder.times.resolve import Resolver
from khabar.coder.times.rules import Match
from khabar.coder.times.values import Anchor, Outcome, Values, number
from khabar.model.mention import DayPart, Time, TimeSaid

_REMEMBERED = 3
_ALONE = frozenset("TDEWAKY")
_NOT_CONTEXT = frozenset(("now", "part-of-context"))


class Found(msgspec.Struct, frozen=True):
    """A match, the word that its run begins with, and what works it out."""

    run: int
    match: Match
    resolver: Resolver


class Walk:
    """One report's times; `asks` says of a word's index and its sentence's first whether the clause is future."""

    def __init__(
        self,
        words: tuple[Word, ...],
        sentences: tuple[Sentence, ...],
        published: dt.date | None,
        reader: Reader,
        asks: Callable[[int, int], bool],
    ) -> None:
        self._words, self._published = words, published
        self._reader, self._asks = reader, asks
        self._firsts = [sentence.first for sentence in sentences]
        self._today = published
        self._context: Period | None = None
        self._context_at = -1

    def times(self, found: list[Found]) -> tuple[Time, ...]:
        """A mention for each match that is a time."""
        self._today = self._own_today(found)
        return tuple(time for one in found for time in self._mentions(one.run, one.match, one.resolver))

    def _own_today(self, found: list[Found]) -> dt.date | None:
        """The day the report calls today: a day off publication where «اليوم السبت» or «أمس الجمعة» says so."""
        if self._published is None:
            return None
        for one in found:
            if not one.match.has_day:
                continue
            today = _spoken_today(one.resolver.values(one.match), self._published)
            if today is not None:
                return today
        return self._published

    def _anchor(self, index: int) -> Anchor:
        sentence = self._sentence(index)
        first = self._firsts[sentence] if sentence >= 0 else 0
        remembered = self._context if sentence - self._context_at <= _REMEMBERED else None
        return Anchor(self._published, self._today, remembered, sentence == self._context_at, lambda: self._asks(first, index))

    def _sentence(self, index: int) -> int:
        return bisect_right(self._firsts, index) - 1

    def _mentions(self, run: int, match: Match, resolver: Resolver) -> Iterator[Time]:
        """The mention of a match, or those of the matches in it if it is no time after all."""
        outcome = resolver.at(match, self._anchor(run + match.first))
        if outcome is None:
            for part in match.parts.values():
                if part.rule.letter in _ALONE:
                    yield from self._mentions(run, part, resolver)
            return
        if outcome.period is not None and match.rule.op not in _NOT_CONTEXT:
            self._context, self._context_at = outcome.period, self._sentence(run + match.first)
        yield self._time(run, match, outcome, resolver)

    def _time(self, run: int, match: Match, outcome: Outcome, resolver: Resolver) -> Time:
        first, last = run + match.quoted[0], run + match.quoted[1]
        word = self._words[first]
        return Time(
            start=word.start + self._reader.head(word),
            end=self._words[last - 1].end,
            first=first,
            last=last,
            rule=f"time:{match.derivation}",
            edtf=outcome.period.edtf if outcome.period else None,
            basis=outcome.basis,
            part=cast("DayPart | None", resolver.day_part(match)),
            iso=outcome.iso,
            vague=outcome.vague,
            flags=outcome.flags,
            said=cast("TimeSaid | None", match.rule.said),
            names_today=match.names_today,
            ends=tuple(self._time(run, end, said, resolver) for end, said in outcome.ends),
        )


def _spoken_today(values: Values, published: dt.date) -> dt.date | None:
    """The day that is today by what a time says of its week day, if it is publication or next to it."""
    offset, weekday = number(values, "dayref", "offset"), number(values, "weekday")
    if offset is None or weekday is None or "&month" in values or "a" in values:
        return None
    for step in (0, -1, 1):
        spoken = cal.shift_days(published, step + offset)
        if spoken and spoken.isoweekday() == weekday:
            return cal.shift_days(published, step)
    return None
