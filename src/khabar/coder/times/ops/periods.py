"""Periods of the calendar: weeks, months, seasons, quarters, years."""

from __future__ import annotations

from khabar.arabic import calendar as cal
from khabar.arabic.calendar import Period
from khabar.coder.times.ops.days import day
from khabar.coder.times.values import OPEN, SPOKEN_YEARS, VAGUE, Anchor, Outcome, Values, beyond, number, settled, strict, year_of

_SPELLED_YEARS = range(1700, 2051)
_SHORTEST_SPOKEN = 30
BEFORE_DATES = "before_common_era"


def month(values: Values, anchor: Anchor) -> Outcome:
    """A month: with its year, or of the year nearest before publication (after it where the clause is future); without a
    publication day of the year that the text last spoke of."""
    of_year, year = int(values["&month"]), year_of(values)
    if year is not None:
        return settled(cal.month_of(year, of_year), values, "explicit")
    if anchor.today is None:
        return settled(cal.month_of(anchor.context.first.year, of_year), values) if anchor.context else OPEN
    if "Unit" in values or "year-word" in values or values.get("dir") == "0":
        near: int | None = anchor.today.year + int(values.get("dir") or 0)
    else:
        near = (cal.nearest_year(anchor.today, of_year, None, anchor.forward(values), strict(values)) or 0) + beyond(values)
    return settled(cal.month_of(near or 0, of_year), values)


def month_short(values: Values, anchor: Anchor) -> Outcome:
    """«حزيران 67»: of the 20th century, as no month has so many days."""
    return settled(cal.month_of(1900 + int(values["short"]), int(values["&month"])), values, "explicit")


def year_turn(values: Values, anchor: Anchor) -> Outcome:
    """«عام 1990/1991», «عام 1990/91»: both."""
    first = int(values["first"])
    last = int(values["last"]) + (first // 100 * 100 if len(values["last"]) == 2 else 0)
    return settled(Period(cal.Partial(first), cal.Partial(last)) if first < last else None, values, "explicit")


def months(values: Values, anchor: Anchor) -> Outcome:
    """«شهري آذار ونيسان 2020»: both; a second month of a smaller number is of the year after."""
    first = month(values, anchor)
    if first.period is None:
        return first
    of_year, year = int(values["last"]), first.period.first.year
    last = cal.month_of(year + (of_year < first.period.first.month), of_year)
    return settled(Period(first.period.start, last.end) if last else None, values, first.basis)


def numeric_month(values: Values, anchor: Anchor) -> Outcome | None:
    """«3/2015»."""
    found = cal.month_of(int(values["c"]), int(values["b"]))
    return settled(found, values, "explicit") if found and int(values["c"]) in SPOKEN_YEARS else None


def year(values: Values, anchor: Anchor) -> Outcome:
    """A year."""
    return settled(cal.year_of(year_of(values) or 0), values, "explicit")


def year_short(values: Values, anchor: Anchor) -> Outcome | None:
    """«عام 67»: of the 20th century; below thirty it could be any."""
    short = int(values["nn"])
    return settled(cal.year_of(1900 + short), values, "explicit") if short >= _SHORTEST_SPOKEN else None


def year_bc(values: Values, anchor: Anchor) -> Outcome:
    """«سنة 300 قبل الميلاد»: a time that our dates do not reach."""
    return Outcome(basis="underspecified", flags=(BEFORE_DATES,))


def year_only(values: Values, anchor: Anchor) -> Outcome | None:
    """A number alone is a year only if it looks like one."""
    return year(values, anchor) if number(values, "yyyy") in SPOKEN_YEARS else None


def year_spelled(values: Values, anchor: Anchor) -> Outcome | None:
    """«في ألف وتسعمئة وخمسة وأربعين»."""
    spelled = int(values["scale"]) + int(values["nhundred"]) + int(values["rest"])
    return settled(cal.year_of(spelled), values, "explicit") if spelled in _SPELLED_YEARS else None


def unit(values: Values, anchor: Anchor) -> Outcome | None:
    """«الأسبوع الماضي», «هذا العام»: the one before, this one, the next."""
    grain = values["Unit"]
    if grain not in cal.GRAINS:
        return VAGUE
    if anchor.today is None:
        return OPEN
    return settled(cal.neighbour(anchor.today, grain, int(values.get("dir") or 0)), values)


def unit_then(values: Values, anchor: Anchor) -> Outcome:
    """«اليوم التالي», «العام نفسه»: counted from what the text last spoke of, or in the future from today."""
    grain, way = values.get("Unit") or values["unit"], int(values.get("then") or 0)
    context = anchor.context
    if context is None and anchor.today and way > 0 and anchor.is_future():
        context = cal.day(anchor.today)
    if context is None or grain not in cal.GRAINS:
        return OPEN
    return settled(cal.neighbour(context.last if way > 0 else context.first, grain, way), values)


def period_same(values: Values, anchor: Anchor) -> Outcome:
    """«الفترة نفسها»: what the text last spoke of."""
    return Outcome(anchor.context) if anchor.context else VAGUE


def _season(first_month: int, year: int) -> Period | None:
    last = first_month + 2
    start, end = cal.month_of(year, first_month), cal.month_of(year + (last > 12), (last - 1) % 12 + 1)
    return Period(start.start, end.end) if start and end else None


def season(values: Values, anchor: Anchor) -> Outcome:
    """A season as its three months; winter begins in December of its year."""
    first, written = int(values["season"]), year_of(values)
    if written is not None:
        return settled(_season(first, written), values, "explicit")
    if anchor.today is None:
        return OPEN
    if "Unit" in values:
        return settled(_season(first, anchor.today.year + int(values.get("dir") or 0)), values)
    if values.get("dir") == "0" or "this" in values:
        last = _season(first, anchor.today.year - 1)
        return settled(last if last and last.last >= anchor.today else _season(first, anchor.today.year), values)
    near = cal.nearest_year(anchor.today, first, None, anchor.forward(values), strict(values)) or 0
    found = _season(first, near)
    over = found is not None and found.last < anchor.today
    return settled(_season(first, near - 1) if values.get("dir") == "-1" and not over else found, values)


def week_of(values: Values, anchor: Anchor) -> Outcome:
    """«أسبوع 16 أيلول»."""
    found = day(values, anchor)
    return settled(cal.week_of(found.period.first), values, found.basis) if found.period else found


def rest_of(values: Values, anchor: Anchor) -> Outcome:
    """«بقية الأسبوع»: from today to its end."""
    whole = cal.neighbour(anchor.today, values["Unit"], 0) if anchor.today and values["Unit"] in cal.GRAINS else None
    return settled(cal.days(anchor.today, whole.last), values) if whole and anchor.today else OPEN


def weekend(values: Values, anchor: Anchor) -> Outcome:
    """The Saturday and Sunday of a week."""
    week = cal.neighbour(anchor.today, "week", int(values.get("dir") or 0)) if anchor.today else None
    return settled(cal.days(week.last - cal.DAY, week.last), values) if week else OPEN
