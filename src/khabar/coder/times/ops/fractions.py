"""Parts of a year, a month and larger: quarters, halves and thirds, numbered weeks, the first so many months."""

from __future__ import annotations

from khabar.arabic import calendar as cal
from khabar.arabic.calendar import Period
from khabar.coder.times.ops.hijri import hijri_date
from khabar.coder.times.ops.periods import month
from khabar.coder.times.values import OPEN, VAGUE, Anchor, Outcome, Values, number, settled, year_of
from khabar.model.mention import Basis

_PARTED = ("month", "year", "decade", "century")
_PART_DAYS = {6: 15, 4: 10}
"""How many days a half and a third of a month have, by how many months such a part of a year has; the last part ends with the month."""


def _whole(values: Values, anchor: Anchor) -> Period | None:
    """The year, the month or the larger unit that something is a part of."""
    if "&month" in values:
        return month(values, anchor).period
    if "&hmonth" in values:
        return hijri_date(values, anchor).period
    unit_of, written = values.get("Unit", "year"), year_of(values)
    if written is not None:
        return cal.year_of(written)
    if anchor.today is None or unit_of not in _PARTED:
        return None
    return cal.neighbour(anchor.today, unit_of, int(values.get("ydir") or values.get("dir") or 0))


def quarter(values: Values, anchor: Anchor) -> Outcome | None:
    """«الربع الثالث من العام»: as its months; «النصف الأول من القرن الماضي»: as its years; «النصف الثاني من آذار»: as its days."""
    size, whole = int(values["quarter"]), _whole(values, anchor)
    nth = number(values, "ord", "third") or 12 // size
    if not 1 <= nth <= 12 // size:
        return None
    if whole is None:
        return OPEN
    basis: Basis = "relative" if year_of(values) is None and "hyear" not in values else "explicit"
    if "month" in (values.get("Unit"), values.get("of")):
        return settled(_days_of(whole, size, nth), values, basis) if size in _PART_DAYS else VAGUE
    first_year, last_year = whole.first.year, whole.last.year
    if first_year == last_year:
        first, last = cal.month_of(first_year, size * (nth - 1) + 1), cal.month_of(first_year, size * nth)
    else:
        length = (last_year - first_year + 1) * size // 12
        first, last = cal.year_of(first_year + length * (nth - 1)), cal.year_of(first_year + length * nth - 1)
    return settled(Period(first.start, last.end) if first and last else None, values, basis)


def _days_of(whole: Period, size: int, nth: int) -> Period:
    """The nth half or third of a month."""
    length = _PART_DAYS[size]
    first = whole.first + cal.DAY * length * (nth - 1)
    return cal.days(first, whole.last if nth == 12 // size else first + cal.DAY * (length - 1))


def first_n(values: Values, anchor: Anchor) -> Outcome:
    """«الأشهر العشرة الأولى من العام الماضي»."""
    count, grain = values["&First"].split()
    whole = _whole(values, anchor)
    end = cal.shift(whole.first, grain, int(count)) if whole and count != "X" else None
    last = cal.shift_days(end, -1) if end else None
    if whole is None or last is None:
        return VAGUE
    if grain == "month":
        return settled(Period(cal.Partial(whole.first.year, 1), cal.Partial(last.year, last.month)), values)
    return settled(cal.days(whole.first, last), values)


def week_ordinal(values: Values, anchor: Anchor) -> Outcome:
    """«الأسبوع الثالث من أيار»: of the weeks that begin in the month; a year's first is the one of its first Thursday."""
    if "mdir" in values or not {"&month", "&hmonth", "ydir"}.isdisjoint(values) or year_of(values) is not None:
        whole = _whole({"dir": values.get("mdir", ""), **values, "Unit": "month" if "mdir" in values else "year"}, anchor)
    else:
        whole = cal.neighbour(anchor.today, "month", 0) if anchor.today else None
    if whole is None:
        return OPEN
    nth = number(values, "ord")
    begins = cal.nearest_weekday(whole.first, 1 if whole.start.month else 4, forward=True)
    if nth is None:
        begins, nth = cal.nearest_weekday(whole.last, 1, forward=False), 1
    week = cal.neighbour(begins, "week", nth - 1) if begins else None
    return settled(week, values, "relative" if year_of(values) is None and "hyear" not in values else "explicit")
