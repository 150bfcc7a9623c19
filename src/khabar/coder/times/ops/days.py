"""Days: dates in full, without their year, counted from today, week days, parts of a day."""

from __future__ import annotations

import datetime as dt

from khabar.arabic import calendar as cal
from khabar.arabic import calendar_hijri as hijri
from khabar.coder.times.values import CONFLICT, OPEN, WRONG, Anchor, Outcome, Values, beyond, number, on, settled, strict, year_of

_TWO_MONTHS = 62
_LEAP = 2000
_YEAR_DIGITS = 4


def _written(values: Values) -> dt.date | None:
    """The day written in full: digits day first (month first only where day first is impossible), or words."""
    if "a" not in values:
        return cal.make_date(year_of(values) or 0, int(values["&month"]), number(values, "&day") or 0)
    first, month, last = int(values["a"]), int(values["b"]), year_of(values) or 0
    year, of_month = (first, int(values["c"])) if len(values["a"]) == _YEAR_DIGITS else (last, first)
    if hijri.FIRST_YEAR <= year <= hijri.LAST_YEAR:
        found = hijri.hijri_day(year, month, of_month)
        return found.first if found else None
    return cal.make_date(year, month, of_month) or (cal.make_date(year, of_month, month) if year == last else None)


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
    return _offset(values, anchor.today, number(values, "dayref", "offset") or 0)


def _yearless(values: Values, anchor: Anchor, month: int, of_month: int) -> Outcome:
    """A day and month: of the year nearest before publication, or after it where the clause is future; without a
    publication day of the year that the text last spoke of."""
    if cal.make_date(_LEAP, month, of_month) is None:
        return WRONG
    if anchor.today is None:
        return on(cal.make_date(anchor.context.first.year, month, of_month), values) if anchor.context else OPEN
    if "Unit" in values or "year-word" in values:
        year: int | None = anchor.today.year + int(values.get("dir") or 0)
    elif values.get("dir") == "0":
        year = anchor.today.year
    else:
        year = cal.nearest_year(anchor.today, month, of_month, anchor.forward(values))
    return on(cal.make_date(year or 0, month, of_month), values)


def day_range(values: Values, anchor: Anchor) -> Outcome:
    """«5-7 أيلول»: both in the month of the second."""
    last = day({**values, "&day": values["day"]}, anchor)
    if last.period is None:
        return last
    first = cal.make_date(last.period.first.year, last.period.first.month, int(values["first"]))
    return Outcome(cal.days(first, last.period.last), last.basis) if first and first < last.period.last else WRONG


def weekday_number(values: Values, anchor: Anchor) -> Outcome | None:
    """«الخميس 21»: the nearest day that is both."""
    if "weekday" not in values or "dayref" in values or "offset" in values:
        return None
    if anchor.today is None:
        return OPEN
    for distance in range(_TWO_MONTHS):
        for step in (-distance, distance):
            date = cal.shift_days(anchor.today, step)
            if date and date.day == int(values["nn"]) and date.isoweekday() == int(values["weekday"]):
                return on(date, values)
    return None


def _offset(values: Values, today: dt.date, count: int) -> Outcome:
    """«أمس الجمعة»: so many days from today; a week day that is next to it corrects it."""
    date = cal.shift_days(today, count)
    weekday = number(values, "weekday")
    if date is None or weekday is None or date.isoweekday() == weekday:
        return on(date, values)
    near = [found for step in (-1, 1) if (found := cal.shift_days(date, step)) and found.isoweekday() == weekday]
    return settled(cal.day(near[0] if near else date), values, flags=(CONFLICT,))


def weekday(values: Values, anchor: Anchor) -> Outcome:
    """The nearest such day not after publication; «الماضي» leaves out the day itself, as does «المقبل»; «قبل الماضي» is a week further."""
    if anchor.today is None:
        return OPEN
    nearest = cal.nearest_weekday(anchor.today, int(values["weekday"]), anchor.forward(values), strict(values))
    return on(cal.shift_days(nearest, 7 * beyond(values)) if nearest else None, values)


def weekday_of(values: Values, anchor: Anchor) -> Outcome:
    """«الخميس من الأسبوع الماضي»."""
    week = cal.neighbour(anchor.today, "week", int(values.get("week") or 0)) if anchor.today else None
    return on(cal.shift_days(week.first, int(values["weekday"]) - 1), values) if week else OPEN


def weekday_pair(values: Values, anchor: Anchor) -> Outcome:
    """«الأربعاء والخميس المقبلين»: from one to the next after it."""
    first = weekday(values, anchor)
    last = cal.nearest_weekday(first.period.first, int(values["second"]), forward=True) if first.period else None
    return settled(cal.days(first.period.first, last), values) if first.period and last else first


def named_day(values: Values, anchor: Anchor) -> Outcome:
    """«هجمات 11 سبتمبر»: a day that everyone knows, though its year is not said."""
    year, month, of_month = map(int, values["attacks"].split("-"))
    if year_of(values) is None and (number(values, "&month"), number(values, "&day")) == (month, of_month):
        return on(cal.make_date(year, month, of_month), values)
    return day(values, anchor)


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


def day_of_month(values: Values, anchor: Anchor) -> Outcome:
    """«العاشر من الشهر الجاري»."""
    if anchor.today is None:
        return OPEN
    month = cal.neighbour(anchor.today, "month", int(values.get("mdir") or 0))
    of_month = (number(values, "&day", "day") or 0) + int(values.get("tens") or 0)
    return on(cal.make_date(month.first.year, month.first.month, of_month) if month else None, values)


def day_of_context(values: Values, anchor: Anchor) -> Outcome | None:
    """«وفي العشرين منه»: of the month that the text last spoke of."""
    start = anchor.context.start if anchor.context else None
    if start is None or start.month is None:
        return None
    return on(cal.make_date(start.year, start.month, number(values, "&day") or 0), values)


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
