"""Hijri dates, converted, and the feasts of both calendars."""

from __future__ import annotations

from khabar.arabic import calendar as cal
from khabar.arabic import calendar_hijri as hijri
from khabar.coder.times.values import NOT_CONVERTED, OPEN, WRONG, Anchor, Outcome, Values, beyond, number, on, settled, strict, year_of

_LONGEST_FEAST = 5


def hijri_date(values: Values, anchor: Anchor) -> Outcome:
    """A Hijri day or month, converted; without a year the nearest one; `&day` «last» is the month's last."""
    found = _hijri(values, anchor, int(values["&hmonth"]), number(values, "&day"))
    if values.get("&day") == "last" and found.period is not None:
        return settled(cal.day(found.period.last), values, found.basis)
    return found


def _hijri(values: Values, anchor: Anchor, of_year: int, of_month: int | None) -> Outcome:
    """The day `of_month` of the month `of_year`, or the month, of the Hijri year written, in the year of ours written, or the nearest."""
    written, ours = number(values, "hyear"), _our_year(values, anchor)
    if written is not None and not hijri.FIRST_YEAR <= written <= hijri.LAST_YEAR:
        return hijri_early(values, anchor)
    if written is not None:
        found = hijri.hijri_day(written, of_year, of_month) if of_month else hijri.hijri_month(written, of_year)
        return settled(found, values, "explicit")
    if ours is not None:
        return settled(hijri.hijri_in(ours, of_year, of_month), values, "relative" if year_of(values) is None else "explicit")
    if anchor.today is None:
        return OPEN
    eve = cal.shift_days(anchor.today, -int(values.get("step") or 0)) or anchor.today
    return settled(hijri.nearest_hijri(eve, of_year, of_month, anchor.forward(values), strict(values), beyond(values)), values)


def _our_year(values: Values, anchor: Anchor) -> int | None:
    """The year of our era that a Hijri day is said to be in («رمضان 2023», «رمضان العام الماضي»)."""
    if "ydir" in values and anchor.today is not None:
        return anchor.today.year + int(values["ydir"])
    return year_of(values)


def hijri_year(values: Values, anchor: Anchor) -> Outcome:
    """«عام 1445 هـ»."""
    year = int(values["hyear"])
    return settled(hijri.hijri_year(year), values, "explicit") if hijri.FIRST_YEAR <= year <= hijri.LAST_YEAR else hijri_early(values, anchor)


def hijri_early(values: Values, anchor: Anchor) -> Outcome:
    """«القرن الأول الهجري», «سنة 13 هجرية»: before the table that Hijri dates are converted by."""
    return Outcome(basis="underspecified", flags=(NOT_CONVERTED,))


def feast(values: Values, anchor: Anchor) -> Outcome:
    """A feast of the Hijri year: its first day, or the one that is numbered; `step` -1 is the eve.

    The table has month, day and, of a feast of several days, the last of them.
    """
    start, _, end = values["feast"].partition("/")
    of_year, first = map(int, start.split("-"))
    nth = 1 + (int(end) - first if end and "last" in values else (number(values, "&day") or 1) - 1)
    if not 1 <= nth <= (_LONGEST_FEAST if end else 1):
        return WRONG
    return _stepped(_hijri(values, anchor, of_year, first + nth - 1), values)


def _stepped(found: Outcome, values: Values) -> Outcome:
    """The day before, where it is an eve."""
    day = cal.shift_days(found.period.first, int(values.get("step") or 0)) if found.period else None
    return settled(cal.day(day), values, found.basis) if day and "step" in values else found


def feast_solar(values: Values, anchor: Anchor) -> Outcome:
    """A feast of the solar year, or its eve."""
    of_year, of_month = map(int, values["feast-solar"].split("-"))
    written = year_of(values)
    if written is not None:
        return _stepped(on(cal.make_date(written, of_year, of_month), values, "explicit"), values)
    if anchor.today is None:
        return OPEN
    eve = cal.shift_days(anchor.today, -int(values.get("step") or 0)) or anchor.today
    near = cal.nearest_year(eve, of_year, of_month, anchor.forward(values), strict(values))
    return _stepped(on(cal.make_date(near + beyond(values), of_year, of_month), values), values) if near else WRONG
