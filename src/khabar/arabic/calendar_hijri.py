"""The Hijri calendar (Umm al-Qura) in days of ours, by `hijridate`'s table of 1343–1500."""

from __future__ import annotations

import datetime as dt

from hijridate import Gregorian, Hijri

from khabar.arabic.calendar import Period, day, days

FIRST_YEAR, LAST_YEAR = 1343, 1500
"""The Hijri years of the table."""


def hijri_day(year: int, month: int, day_of_month: int) -> Period | None:
    """A Hijri day, None outside the table or where the month has no such day."""
    try:
        found = Hijri(year, month, day_of_month).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return day(dt.date(*found.datetuple()))


def hijri_month(year: int, month: int) -> Period | None:
    """A Hijri month as the days it covers."""
    first = hijri_day(year, month, 1)
    last = hijri_day(year, month, Hijri(year, month, 1).month_length()) if first else None
    return days(first.first, last.last) if first and last else None


def hijri_year(year: int) -> Period | None:
    """A Hijri year as the days it covers."""
    first, last = hijri_month(year, 1), hijri_month(year, 12)
    return days(first.first, last.last) if first and last else None


def _year_at(date: dt.date) -> int | None:
    """The Hijri year that a day is in."""
    try:
        return int(Gregorian(date.year, date.month, date.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def _at(year: int, month: int, day_of_month: int | None) -> Period | None:
    return hijri_day(year, month, day_of_month) if day_of_month else hijri_month(year, month)


def hijri_in(year: int, month: int, day_of_month: int | None) -> Period | None:
    """The first such month (day) that begins in a year of ours."""
    start = _year_at(dt.date(year, 1, 1)) if 1 <= year <= dt.MAXYEAR else None
    found = [_at(start + more, month, day_of_month) for more in (0, 1)] if start else []
    return next((period for period in found if period and period.first.year == year), None)


def nearest_hijri(date: dt.date, month: int, day_of_month: int | None, forward: bool, strict: bool = False, further: int = 0) -> Period | None:
    """The nearest such month (day) that has begun on `date`, or, `forward`, that is not over; or that of `further` years after it."""
    year = _year_at(date)
    if year is None:
        return None
    step = 1 if forward else -1
    for candidate in (year, year + step):
        found = _at(candidate, month, day_of_month)
        if found is None:
            continue
        inside = found.first <= date <= found.last
        if not strict if inside else (found.first > date if forward else found.last < date):
            return _at(candidate + further, month, day_of_month) if further else found
    return None
