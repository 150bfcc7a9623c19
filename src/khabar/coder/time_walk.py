"""Going through a report's times in order, so that each is worked out from where the text stands when it is said."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import cast

import msgspec

from khabar.arabic import calendar as cal
from khabar.arabic.calendar import Period
from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.coder.time_ops import OPS
from khabar.coder.time_reading import PARTS, Reader
from khabar.coder.time_rules import TIME, Match
from khabar.coder.time_values import WRONG, Anchor, Outcome
from khabar.model.mention import DayPart, Time

_REMEMBERED = 3
NOT_QUOTED = "-"
NUMBER = "N"
_NOT_CONTEXT = frozenset(("now", "part-of-context"))


class Found(msgspec.Struct, frozen=True):
    """A match, and the word that its run begins with."""

    run: int
    match: Match


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
        self._words, self._sentences, self._published = words, sentences, published
        self._reader, self._asks = reader, asks
        self._firsts = [sentence.first for sentence in sentences]
        self._today = published
        self._context: Period | None = None
        self._context_at = -1
        self._read: dict[tuple[int, int, int], dict[str, str]] = {}

    def times(self, found: list[Found]) -> tuple[Time, ...]:
        """A mention for each match that is a time."""
        self._today = self._own_today(found)
        times: list[Time] = []
        for one in found:
            times += self._mentions(one.run, one.match)
        return tuple(times)

    def _values(self, run: int, match: Match) -> dict[str, str]:
        known = self._read.get((run, match.first, match.last))
        if known is None:
            known = self._read[run, match.first, match.last] = self._reader.values(match, self._words[run : run + match.last])
        return known

    def _own_today(self, found: list[Found]) -> dt.date | None:
        """The day the report calls today: a day off publication where «اليوم السبت» or «أمس الجمعة» says so."""
        if self._published is None:
            return None
        for one in found:
            if one.match.rule.op != "day":
                continue
            values = self._values(one.run, one.match)
            offset = values.get("dayref") or values.get("offset")
            if offset is None or "weekday" not in values or "&month" in values or "a" in values:
                continue
            for step in (0, -1, 1):
                date = cal.shift_days(self._published, step)
                spoken = cal.shift_days(self._published, step + int(offset))
                if spoken and spoken.isoweekday() == int(values["weekday"]):
                    return date
        return self._published

    def _sentence(self, index: int) -> int:
        return bisect_right(self._firsts, index) - 1

    def _anchor(self, index: int) -> Anchor:
        sentence = self._sentence(index)
        first = self._firsts[sentence] if sentence >= 0 else 0
        remembered = self._context if sentence - self._context_at <= _REMEMBERED else None
        return Anchor(self._published, self._today, remembered, sentence == self._context_at, lambda: self._asks(first, index))

    def _mentions(self, run: int, match: Match) -> list[Time]:
        outcome = self._join(run, match) if match.parts else self._alone(run, match, self._anchor(run + match.first))
        if outcome is None:
            inner = [part for part in match.parts.values() if part.rule.letter == TIME]
            return [time for part in inner for time in self._mentions(run, part)]
        if outcome.period is not None and match.rule.op not in _NOT_CONTEXT:
            self._context, self._context_at = outcome.period, self._sentence(run + match.first)
        return [self._time(run, match, outcome)]

    def _alone(self, run: int, match: Match, anchor: Anchor) -> Outcome | None:
        return OPS[match.rule.op](self._values(run, match), anchor)

    def _join(self, run: int, match: Match) -> Outcome | None:
        """A time made of times: since one, from one to another, or one that needs company."""
        anchor = self._anchor(run + match.first)
        if match.rule.op == "join":
            return self._between(run, match, anchor)
        inner = self._alone(run, match.parts["a"], anchor)
        return self._since(inner, anchor) if match.rule.op == "since" else inner

    @staticmethod
    def _since(inner: Outcome | None, anchor: Anchor) -> Outcome | None:
        """From a time to publication."""
        if inner is None or inner.period is None or anchor.published is None:
            return inner
        if inner.basis not in ("explicit", "relative") or inner.period.last >= anchor.published:
            return inner
        return msgspec.structs.replace(inner, period=Period(inner.period.start, cal.partial_day(anchor.published)))

    def _between(self, run: int, match: Match, anchor: Anchor) -> Outcome | None:
        """From one time to another, perhaps inside a third («في أيار بين 3 و5»)."""
        a, b = match.parts["a"], match.parts["b"]
        outer = self._alone(run, match.parts["in"], anchor) if "in" in match.parts else None
        if outer and outer.period:
            anchor = msgspec.structs.replace(anchor, today=outer.period.last, is_future=lambda: False)
        last = (self._weak_day(run, b, outer.period) if outer and outer.period else None) or self._alone(run, b, anchor)
        if last is None or last.period is None:
            return self._number_after(run, a, b, anchor) if last is None else None
        counted = msgspec.structs.replace(anchor, today=last.period.last, is_future=lambda: False)
        first = self._weak_day(run, a, last.period) or self._alone(run, a, anchor if anchor.today else counted)
        if first and first.period and first.period.first > last.period.first:
            first = self._alone(run, a, counted)
        if first is None or first.period is None or first.period.first > last.period.last:
            return None
        return Outcome(Period(first.period.start, last.period.end), last.basis, flags=first.flags + last.flags)

    def _number_after(self, run: int, a: Match, b: Match, anchor: Anchor) -> Outcome | None:
        """«من 4 أيار إلى 8»."""
        first = self._alone(run, a, anchor)
        if first is None or first.period is None or b.rule.letter != NUMBER:
            return None
        last = self._weak_day(run, b, first.period)
        if last is None or last.period is None or last.period.first < first.period.first:
            return None
        return Outcome(Period(first.period.start, last.period.end), first.basis, flags=first.flags)

    def _weak_day(self, run: int, match: Match, other: Period) -> Outcome | None:
        """A bare number as a day of the month of the other end."""
        number = self._values(run, match).get("nn") if match.rule.letter == NUMBER else None
        if number is None or other.start.month is None:
            return None
        date = cal.make_date(other.first.year, other.first.month, int(number))
        return Outcome(cal.day(date)) if date else WRONG

    def _time(self, run: int, match: Match, outcome: Outcome) -> Time:
        first, last = (run + at for at in _quoted(match))
        word = self._words[first]
        period = outcome.period
        return Time(
            start=word.start + self._reader.head(word),
            end=self._words[last - 1].end,
            first=first,
            last=last,
            rule=f"time:{match.rule.name}",
            edtf=period.edtf if period and outcome.basis in ("explicit", "relative") else None,
            basis=outcome.basis,
            part=self._day_part(run, match),
            iso=outcome.iso,
            vague=outcome.vague,
            flags=outcome.flags,
        )

    def _day_part(self, run: int, match: Match) -> DayPart | None:
        if match.parts:
            parts = {self._day_part(run, part) for part in match.parts.values()}
            return parts.pop() if len(parts) == 1 else None
        values: Mapping[str, str] = self._values(run, match)
        return cast(DayPart | None, next((values[name] for name in PARTS if values.get(name)), None))


def _quoted(match: Match) -> tuple[int, int]:
    """The words [first, last) of a match that its time quotes."""
    first, last = match.first, match.last
    unquoted = [slot for slot in match.slots if slot.name == NOT_QUOTED]
    for slot in unquoted:
        first = slot.last if slot.first == first else first
    for slot in reversed(unquoted):
        last = slot.first if slot.last == last else last
    return first, last
