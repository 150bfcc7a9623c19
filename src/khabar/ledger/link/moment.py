"""When: what a claim's time says for linking, also where it names no year.

A report without a date says «اليوم الثلاثاء 12 تشرين الأول»: no day, but a week day, a month and a day of the month, which another
report of the same thing shares. Days are ordinals (`datetime.date.toordinal`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

import msgspec

from khabar.arabic.script import fold
from khabar.codebook.ledger_words import DateWords
from khabar.model.claim import ClaimTime

_SIDE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_WEEK, _MONTHS, _MONTH_DAYS = 7, 12, 31


class Moment(msgspec.Struct, frozen=True, array_like=True):
    """First and last day (`days`, ordinals), or what is known without a year: week day (1 Monday), month, day of the month.

    `shift` counts days from the day of the report (0 today, -1 yesterday), `part` is the part of the day.
    """

    days: tuple[int, int] | None = None
    weekday: int | None = None
    month: int | None = None
    of_month: int | None = None
    shift: int | None = None
    part: str | None = None

    @property
    def length(self) -> int | None:
        """Days from first to last, None where it has no date."""
        return None if self.days is None else self.days[1] - self.days[0] + 1


def _side(text: str, last: bool) -> int | None:
    found = _SIDE.match(text.lstrip("~?%"))
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if day:
            return dt.date(year, month, day).toordinal()
        if not last:
            return dt.date(year, month or 1, 1).toordinal()
        following = dt.date(year + 1, 1, 1) if month in (0, _MONTHS) else dt.date(year, month + 1, 1)
        return following.toordinal() - 1
    except ValueError:
        return None


def bounds(edtf: str | None) -> tuple[int, int] | None:
    """First and last day of an EDTF date or interval as ordinals; None where an end is open or unknown."""
    if not edtf:
        return None
    sides = edtf.split("/")
    first, last = _side(sides[0], False), _side(sides[-1], True)
    return None if first is None or last is None or last < first else (first, last)


def _phrases(words: list[str], table: Mapping[str, int], longest: int) -> list[tuple[int, int, int]]:
    """(position, length, value) of every phrase of the table, longest first at each position."""
    found: list[tuple[int, int, int]] = []
    at = 0
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            value = table.get(" ".join(words[at : at + size]))
            if value is not None:
                found.append((at, size, value))
                at += size - 1
                break
        at += 1
    return found


def _month_day(words: list[str], months: list[tuple[int, int, int]]) -> tuple[int | None, int | None]:
    """Month and day of the month; nothing where months disagree («نيسان وأيار») or no day stands before the month."""
    if len({value for _, _, value in months}) != 1:
        return None, None
    before = [word for word in words[: months[0][0]] if word.isdigit()]
    day = int(before[-1]) if before else 0
    return (months[0][2], day) if 0 < day <= _MONTH_DAYS else (None, None)


def read(time: ClaimTime | None, words: DateWords) -> Moment:
    """What the time of a claim says; for one without a date, what its words say without a year."""
    if time is None:
        return Moment()
    found = bounds(time.edtf)
    if found:
        return on(found, time.part)
    text = _WORD.findall(fold(time.text))
    month, of_month = _month_day(text, _phrases(text, words.months, words.longest))
    weekdays = {value for _, _, value in _phrases(text, words.weekdays, words.longest)}
    days = [value for _, _, value in _phrases(text, words.days, words.longest)]
    weekday = weekdays.pop() if len(weekdays) == 1 else None
    return Moment(weekday=weekday, month=month, of_month=of_month, shift=min(days) if days else None, part=time.part)


def on(days: tuple[int, int], part: str | None = None) -> Moment:
    """The moment of known days; of one day also its week day, month and day of the month."""
    if days[0] != days[1]:
        return Moment(days, part=part)
    day = dt.date.fromordinal(days[0])
    return Moment(days, day.isoweekday(), day.month, day.day, None, part)


def _moved(moment: Moment, days: int) -> Moment:
    """A moment without a year, so many days later."""
    weekday = None if moment.weekday is None else (moment.weekday - 1 + days) % _WEEK + 1
    if moment.month is None or moment.of_month is None:
        return Moment(weekday=weekday)
    try:
        day = dt.date(2001, moment.month, moment.of_month) + dt.timedelta(days)
    except ValueError:
        return Moment(weekday=weekday)
    return Moment(weekday=weekday, month=day.month, of_month=day.day)


def report_day(moments: list[Moment]) -> Moment:
    """The day of a report without a date, as far as its times say what «today» or «yesterday» is, or name one day; empty where they disagree."""
    said = {_moved(m, -m.shift) for m in moments if m.days is None and m.shift is not None and m.weekday is not None}
    said = said or {_moved(m, 0) for m in moments if m.days is None and m.shift is None and m.weekday is not None}
    months = {(m.month, m.of_month) for m in said if m.month}
    weekdays = {m.weekday for m in said}
    month, of_month = next(iter(months)) if len(months) == 1 else (None, None)
    weekday = next(iter(weekdays)) if len(weekdays) == 1 else None
    return Moment(weekday=weekday, month=month, of_month=of_month)


def settled(moment: Moment, day: Moment) -> Moment:
    """A moment that is «today» or «yesterday», or bears no more than a week day, filled in from the day of its report."""
    if moment.days is not None or moment.month is not None:
        return moment
    if moment.shift is not None:
        moved = _moved(day, moment.shift)
        fits = moment.weekday is None or moved.weekday is None or moved.weekday == moment.weekday
        return msgspec.structs.replace(moved, shift=moment.shift, part=moment.part) if fits and moved.weekday else moment
    if moment.weekday is not None and moment.weekday == day.weekday:
        return msgspec.structs.replace(day, part=moment.part)
    return moment
