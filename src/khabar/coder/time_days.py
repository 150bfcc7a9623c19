"""Days: dates in full, without their year, counted from today, week days, parts of a day."""

from __future__ import annotations

import datetime as dt

from khabar.arabic import calendar as cal
from khabar.arabic import calendar_hijri as hijri
from khabar.coder.time_values import CONFLICT, OPEN, WRONG, Anchor, Outcome, Values, number, on, settled, strict, year_of

_TWO_MONTHS = 62
_LEAP = 2000


def _written(values: Values) -> dt.date | None:
    """The day written in full: digits day first (month first only where day first is impossible), or words."""
    year = year_of(values) or 0
    if "a" in values:
        first, second = int(values["a"]), int(values["b"])
        if hijri.FIRST_YEAR <= year <= hijri.LAST_YEAR:
            found = hijri.hijri_day(year, second, first)
            return found.first if found else None
        if len(values["a"]) == 4:
            return cal.make_date(first, second, int(values["c"]))
        return cal.make_date(year, second, first) or cal.make_date(year, first, second)
    return cal.make_date(year, int(values["&month"]), number(values, "&day") or 0)


def day(values: Values, anchor: Anchor) -> Outcome:
    """A day: written in full, or lacking its year, or counted from today."""
    if "c" in values or ("&month" in values and year_of(values) is not None):
        return on(_written(values), values, "explicit")
    if "a" in values:
        return _yearless(values, anchor, int(values["b"]), int(values["a"]))
    if "&month" in values:
        return _yearless(values, anchor, int(values["&month"]), number(values, "&day") or 0)
    if anchor.today is None:
        return OPEN
    if "day" in values:
        return _weekday_number(values, anchor.today)
    return _offset(values, anchor.today, number(values, "dayref", "offset") or 0)


def _yearless(values: Values, anchor: Anchor, month: int, of_month: int) -> Outcome:
    """A day and month: of the year nearest before publication, or after it where the clause is future."""
    if cal.make_date(_LEAP, month, of_month) is None:
        return WRONG
    if anchor.today is None:
        return OPEN
    if "Unit" in values or "year-word" in values:
        year: int | None = anchor.today.year + int(values.get("dir") or 0)
    else:
        year = cal.nearest_year(anchor.today, month, of_month, anchor.forward(values))
    return on(cal.make_date(year or 0, month, of_month), values)


def _weekday_number(values: Values, today: dt.date) -> Outcome:
    """«الخميس 21»: the nearest day that is both."""
    for distance in range(_TWO_MONTHS):
        for step in (-distance, distance):
            date = cal.shift_days(today, step)
            if date and date.day == int(values["day"]) and date.isoweekday() == int(values["weekday"]):
                return on(date, values)
    return WRONG


def _offset(values: Values, today: dt.date, count: int) -> Outcome:
    """«أمس الجمعة»: so many days from today; a week day that is next to it corrects it."""
    date = cal.shift_days(today, count)
    weekday = number(values, "weekday")
    if date is None or weekday is None or date.isoweekday() == weekday:
        return on(date, values)
    near = [found for step in (-1, 1) if (found := cal.shift_days(date, step)) and found.isoweekday() == weekday]
    return settled(cal.day(near[0] if near else date), values, flags=(CONFLICT,))


def weekday(values: Values, anchor: Anchor) -> Outcome:
    """The nearest such day not after publication; «الماضي» leaves out the day itself, as does «المقبل»."""
    if anchor.today is None:
        return OPEN
    return on(cal.nearest_weekday(anchor.today, int(values["weekday"]), anchor.forward(values), strict(values)), values)


def weekday_of(values: Values, anchor: Anchor) -> Outcome | None:
    """«الخميس من الأسبوع الماضي»."""
    if values["Unit"] != "week":
        return None
    week = cal.neighbour(anchor.today, "week", int(values.get("week") or 0)) if anchor.today else None
    return on(cal.shift_days(week.first, int(values["weekday"]) - 1), values) if week else OPEN


def nth_weekday(values: Values, anchor: Anchor) -> Outcome:
    """«أول جمعة من تموز»: in the month of that name, of a year nearby, or so many months from this one."""
    if anchor.today is None and year_of(values) is None:
        return OPEN
    today = anchor.today or dt.date(_LEAP, 1, 1)
    if "&month" in values:
        month = int(values["&month"])
        year = year_of(values) or cal.nearest_year(today, month, None, anchor.forward(values)) or 0
        whole = cal.month_of(year, month)
    else:
        whole = cal.neighbour(today, "month", int(values.get("mdir") or 0))
    first = cal.nearest_weekday(whole.first, int(values["weekday"]), forward=True) if whole else None
    date = cal.shift_days(first, 7 * int(values["nth"]) - 7) if first else None
    return on(date, values) if date and whole and date <= whole.last else WRONG


def day_of_month(values: Values, anchor: Anchor) -> Outcome | None:
    """«العاشر من الشهر الجاري»."""
    if values.get("Unit", "month") != "month":
        return None
    if anchor.today is None:
        return OPEN
    month = cal.neighbour(anchor.today, "month", int(values.get("mdir") or 0))
    of_month = (number(values, "&day", "day") or 0) + int(values.get("tens") or 0)
    return on(cal.make_date(month.first.year, month.first.month, of_month) if month else None, values)


def last_night(values: Values, anchor: Anchor) -> Outcome:
    """«الليلة الماضية» began the evening before."""
    if anchor.today is None:
        return OPEN
    way = int(values.get("dir") or 0)
    first = cal.shift_days(anchor.today, way if way < 0 else 0)
    other = cal.shift_days(first, 1) if first else None
    return settled(cal.days(first, other) if first and other else None, values)


def night_of(values: Values, anchor: Anchor) -> Outcome:
    """«ليل الجمعة - السبت»: from one day to the next."""
    if anchor.today is None:
        return OPEN
    last = cal.nearest_weekday(anchor.today, int(values["second"]), anchor.is_future())
    first = cal.nearest_weekday(last, int(values["weekday"]), forward=False) if last else None
    return settled(cal.days(first, last) if first and last else None, values)


def part_of_context(values: Values, anchor: Anchor) -> Outcome:
    """«صباحاً»: of the day that the sentence speaks of, else of today."""
    return settled(cal.day(anchor.here), values) if anchor.here else OPEN


def midnight(values: Values, anchor: Anchor) -> Outcome:
    """«منتصف ليل الخميس», or midnight of the day that the sentence speaks of."""
    if "weekday" in values:
        return weekday(values, anchor)
    return day(values, anchor) if "dayref" in values else part_of_context(values, anchor)


def now(values: Values, anchor: Anchor) -> Outcome:
    """The publication day."""
    return settled(cal.day(anchor.today), values) if anchor.today else OPEN
