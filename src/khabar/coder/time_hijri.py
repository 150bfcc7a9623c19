"""Hijri dates, converted, and the feasts of both calendars."""

from __future__ import annotations

from khabar.arabic import calendar as cal
from khabar.arabic import calendar_hijri as hijri
from khabar.coder.time_values import NOT_CONVERTED, OPEN, WRONG, Anchor, Outcome, Values, number, on, settled, strict


def hijri_date(values: Values, anchor: Anchor) -> Outcome:
    """A Hijri day or month, converted; without a year the nearest one."""
    of_year, of_month, written = int(values["&hmonth"]), number(values, "&day"), number(values, "hyear")
    if written is None:
        return _nearest_hijri(values, anchor, of_year, of_month)
    if not hijri.FIRST_YEAR <= written <= hijri.LAST_YEAR:
        return hijri_early(values, anchor)
    found = hijri.hijri_day(written, of_year, of_month) if of_month else hijri.hijri_month(written, of_year)
    return settled(found, values, "explicit")


def _nearest_hijri(values: Values, anchor: Anchor, of_year: int, of_month: int | None) -> Outcome:
    if anchor.today is None:
        return OPEN
    return settled(hijri.nearest_hijri(anchor.today, of_year, of_month, anchor.forward(values), strict(values)), values)


def hijri_year(values: Values, anchor: Anchor) -> Outcome:
    """«عام 1445 هـ»."""
    year = int(values["hyear"])
    return settled(hijri.hijri_year(year), values, "explicit") if hijri.FIRST_YEAR <= year <= hijri.LAST_YEAR else hijri_early(values, anchor)


def hijri_early(values: Values, anchor: Anchor) -> Outcome:
    """«القرن الأول الهجري», «سنة 13 هجرية»: before the table that Hijri dates are converted by."""
    return Outcome(basis="underspecified", flags=(NOT_CONVERTED,))


def feast(values: Values, anchor: Anchor) -> Outcome:
    """A feast of the Hijri year, on its first day."""
    of_year, of_month = map(int, values["feast"].split("-"))
    return _nearest_hijri(values, anchor, of_year, of_month)


def feast_solar(values: Values, anchor: Anchor) -> Outcome:
    """A feast of the solar year."""
    if anchor.today is None:
        return OPEN
    of_year, of_month = map(int, values["feast-solar"].split("-"))
    near = cal.nearest_year(anchor.today, of_year, of_month, anchor.forward(values), strict(values))
    return on(cal.make_date(near or 0, of_year, of_month), values) if near else WRONG
