"""Calendar arithmetic: dates that may be partial, periods of them, and their EDTF (ISO 8601-2).

Nothing here knows a word of a language. Weeks run Monday to Sunday; every function that could leave
the years 1–9999, or name a day that does not exist, returns None instead.
"""

from __future__ import annotations

import calendar
import datetime as dt

import msgspec

GRAINS = ("day", "week", "month", "year", "decade", "century")
"""What a period can be counted in, small to large."""
DAY = dt.timedelta(days=1)
_WEEK = 6
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}


class Partial(msgspec.Struct, frozen=True):
    """A date known to the day, the month, the year or (`decade`) the ten years from `year`; `approx` is EDTF's «~»."""

    year: int
    month: int | None = None
    day: int | None = None
    approx: bool = False
    decade: bool = False

    def __str__(self) -> str:
        text = f"{self.year // 10:03d}X" if self.decade else f"{self.year:04d}"
        text += "".join(f"-{part:02d}" for part in (self.month, self.day) if part)
        return text + ("~" if self.approx else "")

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        year, month = self.year + (9 if self.decade else 0), self.month or 12
        return dt.date(year, month, self.day or calendar.monthrange(year, month)[1])


class Period(msgspec.Struct, frozen=True):
    """Everything from the first day of `start` to the last day of `end`; one date where they are the same."""

    start: Partial
    end: Partial

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return self.start.first

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.end.last

    @property
    def edtf(self) -> str:
        """The period as EDTF."""
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


def only(partial: Partial) -> Period:
    """The period that is one (partial) date."""
    return Period(partial, partial)


def partial_day(date: dt.date, approx: bool = False) -> Partial:
    """A day as a partial date."""
    return Partial(date.year, date.month, date.day, approx)


def day(date: dt.date, approx: bool = False) -> Period:
    """The period of one day."""
    return only(partial_day(date, approx))


def days(first: dt.date, last: dt.date) -> Period:
    """The period from one day to another, in either order."""
    return Period(partial_day(min(first, last)), partial_day(max(first, last)))


def make_date(year: int, month: int, day_of_month: int) -> dt.date | None:
    """A day, or None where the calendar has none (31 February, month 13, year 0)."""
    try:
        return dt.date(year, month, day_of_month)
    except (ValueError, OverflowError):
        return None


def month_of(year: int, month: int) -> Period | None:
    """A month."""
    return only(Partial(year, month)) if 1 <= year <= 9999 and 1 <= month <= 12 else None


def year_of(year: int) -> Period | None:
    """A year."""
    return only(Partial(year)) if 1 <= year <= 9999 else None


def decade_of(year: int) -> Period | None:
    """The ten years from `year`, a multiple of ten."""
    return only(Partial(year - year % 10, decade=True)) if 10 <= year <= 9989 else None


def century_of(number: int) -> Period | None:
    """The `number`th century: the 20th is 1901 to 2000."""
    return Period(Partial(number * 100 - 99), Partial(number * 100)) if 1 <= number <= 99 else None


def week_of(date: dt.date) -> Period | None:
    """The Monday to Sunday round `date`."""
    monday = shift_days(date, -date.weekday())
    sunday = shift_days(date, 6 - date.weekday())
    return days(monday, sunday) if monday and sunday else None


def shift_days(date: dt.date, count: int) -> dt.date | None:
    """The day `count` days after `date`."""
    try:
        return date + DAY * count
    except OverflowError:
        return None


def shift(date: dt.date, grain: str, count: int) -> dt.date | None:
    """`date` moved by `count` days, weeks, months, years …, at a month's last day where it has no such day."""
    if grain in ("day", "week"):
        return shift_days(date, count * (7 if grain == "week" else 1))
    if grain not in _MONTHS:
        return date
    index = date.year * 12 + date.month - 1 + count * _MONTHS[grain]
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return dt.date(year, month, min(date.day, calendar.monthrange(year, month)[1]))


def period_at(date: dt.date, grain: str) -> Period | None:
    """The day, week, month, year, decade or century that `date` is in."""
    if grain == "week":
        return week_of(date)
    if grain == "month":
        return month_of(date.year, date.month)
    if grain == "year":
        return year_of(date.year)
    if grain == "decade":
        return decade_of(date.year)
    if grain == "century":
        return century_of((date.year + 99) // 100)
    return day(date)


def neighbour(date: dt.date, grain: str, count: int) -> Period | None:
    """The `count`th day, week, month … after (before) the one that `date` is in."""
    moved = shift(date.replace(day=1) if grain in _MONTHS else date, grain, count)
    return period_at(moved, grain) if moved else None


def nearest_weekday(date: dt.date, weekday: int, forward: bool, strict: bool = False) -> dt.date | None:
    """The nearest `weekday` (1 Monday … 7 Sunday) not after `date`, or not before it; `strict` leaves out `date` itself."""
    if forward:
        gap = (weekday - date.isoweekday()) % 7
        return shift_days(date, gap or (7 if strict else 0))
    gap = (date.isoweekday() - weekday) % 7
    return shift_days(date, -(gap or (7 if strict else 0)))


def nearest_year(date: dt.date, month: int, day_of_month: int | None, forward: bool, strict: bool = False) -> int | None:
    """The year of the nearest such month, or day and month, not after `date` (not before it, if `forward`).

    A month that `date` is in counts, unless `strict`. A 29 February looks for a leap year.
    """
    step = 1 if forward else -1
    for year in range(date.year, date.year + 9 * step, step):
        if day_of_month is None:
            there, here = (year, month), (date.year, date.month)
            fits = (there == here and not strict) or (there > here if forward else there < here)
        else:
            found = make_date(year, month, day_of_month)
            fits = found is not None and ((found == date and not strict) or (found > date if forward else found < date))
        if fits and 1 <= year <= 9999:
            return year
    return None


def part_of(period: Period, edge: str) -> Period:
    """The `start`, `early`, `middle`, `late`, `later` or `end` of a period, by the conventions of the records.

    A month: days 1–10, «15~», 21 to the last. A year: «01~», its first, middle and last quarter, «12~». A week:
    Monday to Wednesday, Tuesday to Friday, Thursday to Sunday. `later` is the second half.
    """
    start = period.start
    whole = period.start == period.end and not start.decade and start.day is None
    if whole and start.month:
        return _month_edge(start.year, start.month, edge)
    if whole:
        return _year_edge(start.year, edge)
    if start.month is None:
        return _years_edge(period.first.year, period.last.year, edge)
    first, last = period.first, period.last
    length = (last - first).days
    low, high = {"middle": (0.17, 0.67), "later": (0.5, 1.0)}.get(edge, (0.0, 0.34) if edge in ("start", "early") else (0.5, 1.0))
    if length != _WEEK and edge in ("middle", "late", "end"):
        low, high = (0.34, 0.67) if edge == "middle" else (0.67, 1.0)
    return days(first + DAY * round(length * low), first + DAY * round(length * high))


def _years_edge(first: int, last: int, edge: str) -> Period:
    """A third of several years; the second half where `later`."""
    count = last - first + 1
    low, high = {
        "middle": (first + count // 3, last - count // 3),
        "late": (last - count // 3 + 1, last),
        "end": (last - count // 3 + 1, last),
        "later": (first + count // 2, last),
    }.get(edge, (first, first + count // 3 - 1))
    return Period(Partial(low), Partial(high))


def _month_edge(year: int, month: int, edge: str) -> Period:
    last = calendar.monthrange(year, month)[1]
    if edge == "middle":
        return only(Partial(year, month, 15, approx=True))
    first, end = {"later": (16, last), "late": (21, last), "end": (21, last)}.get(edge, (1, 10))
    return Period(Partial(year, month, first), Partial(year, month, end))


def _year_edge(year: int, edge: str) -> Period:
    if edge in ("start", "end"):
        return only(Partial(year, 1 if edge == "start" else 12, approx=True))
    first, last = {"early": (1, 3), "middle": (6, 7), "later": (7, 12)}.get(edge, (10, 12))
    return Period(Partial(year, first), Partial(year, last))
