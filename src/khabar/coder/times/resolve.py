"""What a match comes to, with the matches inside it: since a time, from one to another, a day and its date."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from khabar.arabic import calendar as cal
from khabar.arabic.calendar import Period
from khabar.arabic.words import Word
from khabar.coder.times.ops.table import OPS
from khabar.coder.times.reading import PARTS, Reader
from khabar.coder.times.rules import Match
from khabar.coder.times.values import SPOKEN_YEARS, WRONG, Anchor, Outcome, Values, number, year_of

_NUMBERS = "NO"
_MAIN = "a"
_KEPT = 100
_TWO_DIGITS = 99
_ROUND = 50


class Resolver:
    """Works out the matches `found` of one run, whose words are `words`; remembers what they say, which hangs on spelling alone."""

    def __init__(self, found: tuple[Match, ...], words: tuple[Word, ...], reader: Reader) -> None:
        self.found, self._words, self._reader = found, words, reader
        self._known: dict[int, Values] = {}
        self._parts: dict[int, str | None] = {}
        self._outcomes: dict[tuple[object, ...], Outcome | None] = {}

    def values(self, match: Match) -> Values:
        """What the words of a match say, and of the matches inside it: the later word has it."""
        known = self._known.get(id(match))
        if known is None:
            known = {}
            for part in match.parts.values():
                known = {**known, **self.values(part)}
            known = {**known, **self._reader.values(match, self._words)}
            self._known[id(match)] = known
        return known

    def at(self, match: Match, anchor: Anchor) -> Outcome | None:
        """What a match comes to where it stands; worked out once for each place in time unless it hangs on its clause."""
        key = (id(match), anchor.published, anchor.today, anchor.context, anchor.near)
        if key not in self._outcomes:
            asked: list[bool] = []

            def is_future() -> bool:
                asked.append(anchor.is_future())
                return asked[-1]

            found = self.outcome(match, msgspec.structs.replace(anchor, is_future=is_future))
            if asked:
                return found
            if len(self._outcomes) >= _KEPT:
                self._outcomes.clear()
            self._outcomes[key] = found
        return self._outcomes[key]

    def outcome(self, match: Match, anchor: Anchor) -> Outcome | None:
        """What a match comes to; None where it is no time."""
        op = match.rule.op
        if op == "join":
            return self._between(match.parts, anchor)
        if op == "years":
            return self._years(match)
        if op in ("same", "since"):
            if op == "since":
                anchor = msgspec.structs.replace(anchor, is_future=lambda: False)
            inner = self.outcome(match.parts[_MAIN], anchor)
            return _since(match.parts[_MAIN], inner, anchor) if op == "since" else inner
        return OPS[op](self.values(match), anchor)

    def day_part(self, match: Match) -> str | None:
        """The part of the day that a match names; of two ends only where both are the same."""
        if id(match) not in self._parts:
            self._parts[id(match)] = self._part(match)
        return self._parts[id(match)]

    def _part(self, match: Match) -> str | None:
        if match.rule.op == "join":
            parts = {self.day_part(part) for part in match.parts.values()}
            return parts.pop() if len(parts) == 1 else None
        values = self.values(match)
        return next((values[name] for name in PARTS if values.get(name)), None)

    def _between(self, parts: Mapping[str, Match], anchor: Anchor) -> Outcome | None:
        """From one time to another, perhaps inside a third («في أيار بين 3 و5»)."""
        a, b = parts["a"], parts["b"]
        outer = self.outcome(parts["in"], anchor) if "in" in parts else None
        if outer and outer.period:
            anchor = msgspec.structs.replace(anchor, today=outer.period.last, is_future=lambda: False)
        last = (self._day_of(b, outer.period) if outer and outer.period else None) or self.outcome(b, anchor)
        if last is None or last.period is None:
            return self._number_after(a, b, anchor) if last is None else None
        counted = msgspec.structs.replace(anchor, today=last.period.last, is_future=lambda: False)
        near = last.basis != "explicit" and anchor.today
        first = self._day_of(a, last.period) or self.outcome(a, anchor if near or not self._yearless(a) else counted)
        if first and first.period and first.period.first > last.period.first:
            first = self.outcome(a, counted)
        return _joined((a, first), (b, last))

    def _yearless(self, match: Match) -> bool:
        """Whether a match names a month and no year, so that it takes the other end's."""
        return "&month" in self.values(match) and year_of(self.values(match)) is None

    def _years(self, match: Match) -> Outcome | None:
        """«عامي 2011 و2012», «1517-1798»: after the word for years any digits are one; bare ones where neither is a round figure."""
        numbers = [number(self.values(part), "yyyy", "nnn", "nn") or 0 for part in match.parts.values()]
        years = [_full_year(year, numbers[0]) for year in numbers]
        if "bare" in match.rule.constants and any(year not in SPOKEN_YEARS for year in years) and all(year % _ROUND == 0 for year in years):
            return None
        found = [(part, Outcome(cal.year_of(year), "explicit")) for part, year in zip(match.parts.values(), years, strict=True)]
        joined = _joined(found[0], found[-1])
        return msgspec.structs.replace(joined, ends=tuple(found)) if joined else None

    def _number_after(self, a: Match, b: Match, anchor: Anchor) -> Outcome | None:
        """«من 4 أيار إلى 8»."""
        first = self.outcome(a, anchor)
        last = self._day_of(b, first.period) if first and first.period else None
        return _joined((a, first), (b, last)) if last else None

    def _day_of(self, match: Match, other: Period) -> Outcome | None:
        """A bare number as a day of the month of the other end."""
        day = number(self.values(match), "nn", "o1", "otens") if match.rule.letter in _NUMBERS else None
        if day is None or other.start.month is None:
            return None
        date = cal.make_date(other.first.year, other.first.month, day)
        return Outcome(cal.day(date)) if date else WRONG


def _full_year(year: int, first: int) -> int:
    """«1936-39», «عامي 67 و73»: two digits are of the first year's century, else of the 20th."""
    return year if year > _TWO_DIGITS else year + (first // 100 * 100 if first > _TWO_DIGITS else 1900)


def _joined(one: tuple[Match, Outcome | None], other: tuple[Match, Outcome]) -> Outcome | None:
    """From one to another; explicit where either end is. One day of the very month that follows is that day («2 تموز - يوليو»)."""
    first, last = one[1], other[1]
    if first is None or first.period is None or last.period is None or first.period.first > last.period.last:
        return None
    if last.period.start == last.period.end and last.period.start.day is None and last.period.first <= first.period.first:
        return msgspec.structs.replace(first, basis=last.basis)
    basis = "explicit" if "explicit" in (first.basis, last.basis) else last.basis
    ends = () if first.period.is_day and last.period.is_day else ((one[0], first), other)
    return Outcome(Period(first.period.start, last.period.end), basis, flags=first.flags + last.flags, ends=ends)


def _since(match: Match, inner: Outcome | None, anchor: Anchor) -> Outcome | None:
    """From a time to publication."""
    if inner is None or inner.period is None or anchor.published is None or inner.period.last >= anchor.published:
        return inner
    period = Period(inner.period.start, cal.partial_day(anchor.published))
    return msgspec.structs.replace(inner, period=period, ends=inner.ends or ((match, inner),))
