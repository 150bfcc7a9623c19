"""What a matched time rule means: its words' values, and the period they name once there is a day to count from.

An op is a function of `Values` (what the words say: symbolic) and `Anchor` (where the text stands in time).
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping

import msgspec

from khabar.arabic import calendar as cal
from khabar.arabic import calendar_hijri as hijri
from khabar.arabic.calendar import Period
from khabar.model.mention import Basis

Values = Mapping[str, str]
IMPOSSIBLE = "impossible_date"
CONFLICT = "weekday_conflict"
_ISO = {"day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y", "hour": "PT{}H", "minute": "PT{}M", "second": "PT{}S"}
_YEARS = {"decade": 10, "century": 100}
_CLOCK = {"hour": 1, "minute": 60, "second": 3600}
_SPOKEN_YEARS = range(1800, 2101)


class Anchor(msgspec.Struct, frozen=True):
    """Where a time expression stands: the publication day, the report's own today, the period last spoken of (and
    whether in the same sentence), and a question that is asked only if needed: is the clause about the future?"""

    published: dt.date | None
    today: dt.date | None
    context: Period | None
    near: bool
    is_future: Callable[[], bool]

    @property
    def here(self) -> dt.date | None:
        """The day that spans of days and hours count from: the day this sentence has just named, else today."""
        return self.context.first if self.near and self.context and self.context.is_day else self.today


class Outcome(msgspec.Struct, frozen=True):
    """What an expression came to; without a period `vague` or a flag says why, or there was no day to count from."""

    period: Period | None = None
    basis: Basis = "relative"
    iso: str | None = None
    vague: bool = False
    flags: tuple[str, ...] = ()


Op = Callable[[Values, Anchor], Outcome | None]
OPEN = Outcome(basis="underspecified")
VAGUE = Outcome(basis="underspecified", vague=True)
WRONG = Outcome(basis="underspecified", flags=(IMPOSSIBLE,))


def _number(values: Values, *names: str) -> int | None:
    return next((int(values[name]) for name in names if values.get(name, "").lstrip("-").isdigit()), None)


def _outcome(period: Period | None, values: Values, basis: Basis = "relative", flags: tuple[str, ...] = ()) -> Outcome:
    """The period, cut to its start, middle or end where the words say so."""
    if period is None:
        return WRONG if basis == "explicit" else OPEN
    edge = values.get("edge")
    return Outcome(cal.thirds(period, edge) if edge else period, basis, flags=flags)


def _year(values: Values) -> int | None:
    """The year that is written; two digits are of this century up to 49."""
    year = _number(values, "c", "year", "yyyy", "&year")
    if year is not None and len(values.get("c", "0000")) < 3:
        return year + (2000 if year < 50 else 1900)
    return year


def _written(values: Values) -> dt.date | None:
    """The day that is written in full: digits day first (month first only where day first is impossible), or words."""
    year = _year(values)
    if year is None:
        return None
    if "a" in values:
        first, second = int(values["a"]), int(values["b"])
        if len(values["a"]) == 4:
            return cal.make_date(first, second, int(values["c"]))
        return cal.make_date(year, second, first) or cal.make_date(year, first, second)
    month, day = _number(values, "&month", "month"), _number(values, "&day", "day")
    return cal.make_date(year, month, day) if month and day else None


def _check(date: dt.date, values: Values) -> tuple[str, ...]:
    weekday = _number(values, "weekday")
    return (CONFLICT,) if weekday and date.isoweekday() != weekday else ()


def _explicit(values: Values) -> Outcome:
    date = _written(values)
    return _outcome(cal.day(date), values, "explicit", _check(date, values)) if date else WRONG


def day(values: Values, anchor: Anchor) -> Outcome:
    """A day: written in full, or lacking its year, or counted from today."""
    if "c" in values or ("&month" in values and _year(values) is not None):
        return _explicit(values)
    if "a" in values:
        return _yearless(values, anchor, int(values["b"]), int(values["a"]))
    if "&month" in values:
        return _yearless(values, anchor, int(values["&month"]), _number(values, "&day", "day") or 0)
    if anchor.today is None:
        return OPEN
    if "day" in values:
        return _weekday_number(values, anchor.today)
    return _offset(values, anchor.today, int(values.get("dayref") or values.get("offset") or 0))


def _yearless(values: Values, anchor: Anchor, month: int, number: int) -> Outcome:
    """A day and month: of the year nearest before publication, or after it where the clause is future."""
    if cal.make_date(2000, month, number) is None:
        return WRONG
    if anchor.today is None:
        return OPEN
    forward = values["dir"] == "1" if values.get("dir") else anchor.is_future()
    if "Unit" in values or "year-word" in values:
        year: int | None = anchor.today.year + int(values.get("dir") or 0)
    else:
        year = cal.nearest_year(anchor.today, month, number, forward)
    date = cal.make_date(year, month, number) if year else None
    return _outcome(cal.day(date), values, flags=_check(date, values)) if date else WRONG


def _weekday_number(values: Values, today: dt.date) -> Outcome:
    """«الخميس 21»: the nearest day that is both."""
    number, weekday = int(values["day"]), int(values["weekday"])
    for distance in range(0, 60):
        for date in (today - cal.DAY * distance, today + cal.DAY * distance):
            if date.day == number and date.isoweekday() == weekday:
                return _outcome(cal.day(date), values)
    return WRONG


def _offset(values: Values, today: dt.date, count: int) -> Outcome:
    """«أمس الجمعة»: so many days from today; a week day that is next to it corrects it."""
    date = cal.shift_days(today, count)
    weekday = _number(values, "weekday")
    if date is None or weekday is None or date.isoweekday() == weekday:
        return _outcome(cal.day(date) if date else None, values)
    near = [found for step in (-1, 1) if (found := cal.shift_days(date, step)) and found.isoweekday() == weekday]
    return _outcome(cal.day(near[0] if near else date), values, flags=(CONFLICT,))


def weekday(values: Values, anchor: Anchor) -> Outcome:
    """The nearest such day not after publication; «الماضي» leaves out the day itself, as do «المقبل» and the future."""
    if anchor.today is None:
        return OPEN
    way = values.get("dir")
    forward = way == "1" if way in ("1", "-1") else anchor.is_future()
    date = cal.nearest_weekday(anchor.today, int(values["weekday"]), forward, strict=way in ("1", "-1"))
    return _outcome(cal.day(date) if date else None, values)


def weekday_of(values: Values, anchor: Anchor) -> Outcome:
    """«الخميس من الأسبوع الماضي»."""
    if anchor.today is None or (values.get("week-unit") or values.get("Unit")) != "week":
        return OPEN
    week = cal.neighbour(anchor.today, "week", int(values.get("week") or 0))
    date = cal.shift_days(week.first, int(values["weekday"]) - 1) if week else None
    return _outcome(cal.day(date) if date else None, values)


def day_of_month(values: Values, anchor: Anchor) -> Outcome | None:
    """«العاشر من الشهر الجاري»."""
    if values.get("Unit", "month") != "month":
        return None
    if anchor.today is None:
        return OPEN
    month = cal.neighbour(anchor.today, "month", int(values.get("mdir") or 0))
    date = cal.make_date(month.first.year, month.first.month, int(values["&day"])) if month else None
    return _outcome(cal.day(date), values) if date else WRONG


def last_night(values: Values, anchor: Anchor) -> Outcome:
    """«الليلة الماضية» began the evening before."""
    way = int(values.get("dir") or 0)
    other = cal.shift_days(anchor.today, way or 1) if anchor.today else None
    return _outcome(cal.days(anchor.today, other) if anchor.today and other else None, values)


def night_of(values: Values, anchor: Anchor) -> Outcome:
    """«ليل الجمعة - السبت»: from one day to the next."""
    if anchor.today is None:
        return OPEN
    last = cal.nearest_weekday(anchor.today, int(values["second"]), anchor.is_future())
    first = cal.nearest_weekday(last, int(values["weekday"]), False) if last else None
    return _outcome(cal.days(first, last) if first and last else None, values)


def midnight(values: Values, anchor: Anchor) -> Outcome:
    """«منتصف ليل الخميس», or midnight of the day that the text speaks of."""
    if "weekday" in values:
        return weekday(values, anchor)
    return day(values, anchor) if "dayref" in values else part_of_context(values, anchor)


def part_of_context(values: Values, anchor: Anchor) -> Outcome:
    """«صباحاً»: of the day that the text speaks of."""
    here = anchor.context if anchor.context and anchor.context.is_day else None
    return _outcome(here or (cal.day(anchor.today) if anchor.today else None), values)


def now(values: Values, anchor: Anchor) -> Outcome:
    """The publication day."""
    return _outcome(cal.day(anchor.today) if anchor.today else None, values)


def vague(values: Values, anchor: Anchor) -> Outcome:
    """A time that is no date («مؤخراً»)."""
    return VAGUE


def month(values: Values, anchor: Anchor) -> Outcome:
    """A month: with its year, or of the year nearest before publication (after it where the clause is future)."""
    number, year = int(values["&month"]), _year(values)
    if year is not None:
        return _outcome(cal.month_of(year, number), values, "explicit")
    if anchor.today is None:
        return OPEN
    way = values.get("dir")
    if "Unit" in values or "year-word" in values:
        return _outcome(cal.month_of(anchor.today.year + int(way or 0), number), values)
    forward = way == "1" if way in ("1", "-1") else anchor.is_future()
    near = cal.nearest_year(anchor.today, number, None, forward, strict=way in ("1", "-1"))
    return _outcome(cal.month_of(near, number) if near else None, values)


def months(values: Values, anchor: Anchor) -> Outcome:
    """«شهري آذار ونيسان 2020»."""
    first = month(values, anchor)
    last = cal.month_of(first.period.first.year, int(values["last"])) if first.period else None
    if first.period is None or last is None or last.first < first.period.first:
        return first
    return _outcome(Period(first.period.start, last.end), values, first.basis)


def year(values: Values, anchor: Anchor) -> Outcome | None:
    """A year; Hijri years, by their number, are left to the Hijri rules."""
    number = _year(values)
    return _outcome(cal.year_of(number) if number else None, values, "explicit")


def year_only(values: Values, anchor: Anchor) -> Outcome | None:
    """A number after «في» is a year only if it looks like one."""
    number = _number(values, "yyyy")
    return year(values, anchor) if number and number in _SPOKEN_YEARS and "nn" not in values else None


def years(values: Values, anchor: Anchor) -> Outcome:
    """«عامي 2011 و2012»."""
    first, last = cal.year_of(_year(values) or 0), cal.year_of(int(values["last"]))
    return _outcome(Period(first.start, last.end) if first and last and first.first < last.first else None, values, "explicit")


def unit(values: Values, anchor: Anchor) -> Outcome | None:
    """«الأسبوع الماضي», «هذا العام»: the one before, this one, the next."""
    grain = values.get("unit") or values["Unit"]
    if grain not in cal.GRAINS:
        return VAGUE
    if anchor.today is None:
        return OPEN
    return _outcome(cal.neighbour(anchor.today, grain, int(values.get("dir") or 0)), values)


def unit_then(values: Values, anchor: Anchor) -> Outcome:
    """«اليوم التالي», «العام نفسه»: counted from what the text last spoke of."""
    grain = values.get("Unit") or values["unit"]
    if anchor.context is None or grain not in cal.GRAINS:
        return OPEN
    way = int(values.get("then") or 0)
    start = anchor.context.last if way > 0 else anchor.context.first
    return _outcome(cal.neighbour(start, grain, way), values)


def period_same(values: Values, anchor: Anchor) -> Outcome:
    """«الفترة نفسها»: what the text last spoke of."""
    return Outcome(anchor.context) if anchor.context else VAGUE


def _count(values: Values) -> int | None:
    """How many units: a number, two of a dual, one of a singular."""
    number = _number(values, "&card", "&Card")
    if number is not None:
        return number
    return 2 if "dual" in values else 1 if "one" in values else None


def _moved(date: dt.date, grain: str, count: int) -> dt.date | None:
    """`date` moved by a count of any unit; part of a day rounds away from none."""
    if grain in _CLOCK:
        whole = math.ceil(abs(count) / (24 * _CLOCK[grain]))
        return cal.shift_days(date, whole if count > 0 else -whole)
    return cal.shift(date, grain, count)


def ago(values: Values, anchor: Anchor) -> Outcome | None:
    """«قبل ثلاثة أيام», «بعد أسبوعين»: that day; of «نحو» and of years only the month or year is sure."""
    count, grain, way = _count(values), values["grain"], int(values["dir"])
    if count is None:
        return VAGUE
    if anchor.today is None:
        return OPEN
    date = _ago_day(anchor.today, grain, count * way)
    if date is None:
        return WRONG
    approx = "approx" in values
    if grain == "year" and (count > 1 or approx):
        return Outcome(cal.only(cal.Partial(date.year, approx=approx)))
    if grain in cal.GRAINS[3:]:
        return Outcome(cal.only(cal.Partial(date.year, approx=True)))
    if grain == "month" and approx:
        return Outcome(cal.only(cal.Partial(date.year, date.month, approx=True)))
    return Outcome(cal.day(date, approx=approx and grain in cal.GRAINS))


def _ago_day(today: dt.date, grain: str, count: int) -> dt.date | None:
    if grain in _CLOCK:
        return cal.shift_days(today, int(count / (24 * _CLOCK[grain])))
    return cal.shift(today, grain, count)


def since_ago(values: Values, anchor: Anchor) -> Outcome | None:
    """«منذ أسبوعين»: from then to publication."""
    count, grain = _count(values), values["grain"]
    if count is None:
        return VAGUE
    if anchor.today is None:
        return OPEN
    date = _ago_day(anchor.today, grain, -count)
    if date is None:
        return WRONG
    start = cal.partial_day(date)
    if "approx" in values and grain in cal.GRAINS[2:]:
        start = cal.Partial(date.year, None if grain != "month" else date.month, approx=True)
    return Outcome(Period(start, cal.partial_day(anchor.today)))


def last_n(values: Values, anchor: Anchor) -> Outcome | None:
    """«الشهرين الماضيين», «الساعات الـ24 المقبلة»: so many units that end, or begin, today."""
    grain, way = values["grain"], int(values.get("dir") or 0)
    count = _count(values)
    if count is None and grain in _CLOCK:
        count = 1
    if count is None or not way:
        return VAGUE
    here = anchor.here if grain in ("day", *_CLOCK) else anchor.today
    other = _moved(here, grain, count * way) if here else None
    return _outcome(cal.days(here, other) if here and other else None, values)


def iso_duration(count: int | None, grain: str, half: bool = False) -> str:
    """The ISO 8601 duration; X where the count is not said."""
    if count is not None and grain in _YEARS:
        count, grain = count * _YEARS[grain] + (_YEARS[grain] // 2 if half else 0), "year"
        half = False
    text = "X" if count is None else f"{count}.5" if half else str(count)
    return _ISO.get(grain, "P{}Y").format(text)


def duration(values: Values, anchor: Anchor) -> Outcome | None:
    """How long; a mention of its own, no date."""
    grain = values.get("grain")
    if grain is None:
        return None
    if values.get("n") == "0":
        return Outcome(basis="duration", iso=_ISO.get(grain, "P{}Y").format(values.get("half", "0.5")))
    count = _count(values)
    return Outcome(basis="duration", iso=iso_duration(count, grain, "half" in values))


def often(values: Values, anchor: Anchor) -> Outcome:
    """How often: «يومياً», «كل أسبوع»."""
    if values.get("set"):
        return Outcome(basis="set", iso=values["set"])
    grain = values.get("grain") or values.get("Unit") or ("week" if "weekday" in values else "day")
    return Outcome(basis="set", iso=iso_duration(1 if "times-per" in values else _count(values) or 1, grain))


def _season(first_month: int, year: int) -> Period | None:
    last = first_month + 2
    end = cal.month_of(year + (last > 12), (last - 1) % 12 + 1)
    start = cal.month_of(year, first_month)
    return Period(start.start, end.end) if start and end else None


def season(values: Values, anchor: Anchor) -> Outcome:
    """A season as its three months; winter begins in December of its year."""
    first, written = int(values["season"]), _year(values)
    if written is not None:
        return _outcome(_season(first, written), values, "explicit")
    if anchor.today is None:
        return OPEN
    way = values.get("dir")
    forward = way == "1" if way in ("1", "-1") else anchor.is_future()
    near = cal.nearest_year(anchor.today, first, None, forward, strict=way in ("1", "-1"))
    found = _season(first, near) if near else None
    if found and way == "-1" and found.last >= anchor.today:
        found = _season(first, (near or 0) - 1)
    return _outcome(found, values)


def _of_year(values: Values, anchor: Anchor) -> int | None:
    written = _year(values)
    if written is not None:
        return written
    return anchor.today.year + int(values.get("ydir") or values.get("dir") or 0) if anchor.today else None


def quarter(values: Values, anchor: Anchor) -> Outcome | None:
    """«الربع الثالث من العام»: as its months."""
    size, number, written = int(values["quarter"]), int(values["ord"]), _of_year(values, anchor)
    if not 1 <= number <= 12 // size:
        return None
    if written is None:
        return OPEN
    first, last = cal.month_of(written, size * (number - 1) + 1), cal.month_of(written, size * number)
    return _outcome(Period(first.start, last.end) if first and last else None, values, "explicit" if _year(values) else "relative")


def decade(values: Values, anchor: Anchor) -> Outcome:
    """«ثمانينات القرن الماضي»: without a century the last such decade that is over (or has begun)."""
    tens = int(values["decade"])
    if "ord" in values:
        return _outcome(cal.decade_of(int(values["ord"]) * 100 - 100 + tens), values, "explicit")
    if "dir" in values and anchor.today:
        return _outcome(cal.decade_of((anchor.today.year // 100 + int(values["dir"])) * 100 + tens), values)
    return _outcome(cal.decade_of((1900 if tens > 20 else 2000) + tens), values, "explicit")


def century(values: Values, anchor: Anchor) -> Outcome | None:
    """«القرن التاسع عشر», «الساعة الثالثة» is none."""
    if values["Unit"] != "century":
        return None
    return _outcome(cal.century_of(int(values["ord"])), values, "explicit")


def week_ordinal(values: Values, anchor: Anchor) -> Outcome | None:
    """«الأسبوع الثالث من أيار»: the first week is the one of the first Thursday."""
    if values["Unit"] != "week":
        return None
    number = int(values["ord"])
    if "&month" in values:
        whole = month({k: v for k, v in values.items() if k != "edge"}, anchor).period
    elif "ydir" in values or _year(values) is not None:
        whole = cal.year_of(_of_year(values, anchor) or 0)
    else:
        whole = cal.neighbour(anchor.today, "month", int(values.get("mdir") or 0)) if anchor.today else None
    thursday = cal.nearest_weekday(whole.first, 4, forward=True) if whole else None
    return _outcome(cal.neighbour(thursday, "week", number - 1) if thursday else None, values)


def week_of(values: Values, anchor: Anchor) -> Outcome | None:
    """«أسبوع 16 أيلول»."""
    if (values.get("unit") or values.get("Unit")) != "week":
        return day(values, anchor) if values.get("unit") == "day" else None
    found = day(values, anchor)
    return _outcome(cal.week_of(found.period.first), values, found.basis) if found.period else found


def rest_of(values: Values, anchor: Anchor) -> Outcome:
    """«بقية الأسبوع»: from today to its end."""
    whole = cal.neighbour(anchor.today, values["Unit"], 0) if anchor.today and values["Unit"] in cal.GRAINS else None
    return _outcome(cal.days(anchor.today, whole.last) if whole and anchor.today else None, values)


def weekend(values: Values, anchor: Anchor) -> Outcome:
    """The Saturday and Sunday of a week."""
    week = cal.neighbour(anchor.today, "week", int(values.get("dir") or 0)) if anchor.today else None
    return _outcome(cal.days(week.last - cal.DAY, week.last) if week else None, values)


def hijri_date(values: Values, anchor: Anchor) -> Outcome:
    """A Hijri day or month, converted; without a year the nearest one."""
    number, of_day, written = int(values["&hmonth"]), _number(values, "&day"), _number(values, "hyear")
    if written is not None:
        found = hijri.hijri_day(written, number, of_day) if of_day else hijri.hijri_month(written, number)
        return _outcome(found, values, "explicit")
    if anchor.today is None:
        return OPEN
    way = values.get("dir")
    forward = way == "1" if way in ("1", "-1") else anchor.is_future()
    return _outcome(hijri.nearest_hijri(anchor.today, number, of_day, forward, strict=way in ("1", "-1")), values)


def hijri_year(values: Values, anchor: Anchor) -> Outcome:
    """«عام 1445 هـ»."""
    return _outcome(hijri.hijri_year(int(values["hyear"])), values, "explicit")


OPS: Mapping[str, Op] = {
    "day": day,
    "weekday": weekday,
    "weekday-of": weekday_of,
    "day-of-month": day_of_month,
    "last-night": last_night,
    "night-of": night_of,
    "weekday-or-context": midnight,
    "part-of-context": part_of_context,
    "now": now,
    "vague": vague,
    "month": month,
    "months": months,
    "year": year,
    "year-only": year_only,
    "years": years,
    "unit": unit,
    "unit-then": unit_then,
    "period-same": period_same,
    "ago": ago,
    "since-ago": since_ago,
    "last-n": last_n,
    "duration": duration,
    "set": often,
    "season": season,
    "quarter": quarter,
    "decade": decade,
    "century": century,
    "week-ordinal": week_ordinal,
    "week-of": week_of,
    "rest-of": rest_of,
    "weekend": weekend,
    "hijri": hijri_date,
    "hijri-year": hijri_year,
}
