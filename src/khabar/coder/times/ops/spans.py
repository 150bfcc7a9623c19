"""Spans counted in units: so long ago, since then, the last so many, durations and sets."""

from __future__ import annotations

import datetime as dt
import math

import msgspec

from khabar.arabic import calendar as cal
from khabar.arabic.calendar import Period
from khabar.coder.times.values import CLOCK, OPEN, VAGUE, WRONG, Anchor, Outcome, Values, number, settled, year_of

_ISO = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M", "second": "S"}
_YEARS = {"decade": 10, "century": 100}
_COARSE = ("month", "year", "decade", "century")
_DAYS = {"month": 30, "week": 7}
_MAIN_SPANS = ("&span", "&Span", "&full", "&The", "&byspan", "&counted")
_LONG = ("decade", "century")


def _spans(values: Values) -> list[tuple[int | None, str]]:
    """(count, unit) of each span of the words; None where no count is said."""
    main = next((values[name] for name in _MAIN_SPANS if name in values), "")
    cells = [cell.split() for cell in (main, values.get("more", ""), values.get("more2", "")) if cell]
    return [(None if count == "X" else int(count), grain) for count, grain in cells]


def _moved(date: dt.date | None, grain: str, count: int) -> dt.date | None:
    if date is None:
        return None
    return cal.shift_days(date, int(count / (24 * CLOCK[grain]))) if grain in CLOCK else cal.shift(date, grain, count)


def _back(today: dt.date, values: Values, way: int) -> tuple[dt.date | None, str]:
    """The day that all spans lead to, and the largest unit."""
    date: dt.date | None = today
    spans = _spans(values)
    for count, grain in spans:
        date = _moved(date, grain, way * (count or 0))
    half = spans[0][1] if "half" in values else ""
    if half in ("year", "month", "week", "day"):
        date = _moved(date, *{"year": ("month", 6 * way), "month": ("day", 15 * way), "week": ("day", 3 * way)}.get(half, ("day", 0)))
    return date, spans[0][1]


def ago(values: Values, anchor: Anchor) -> Outcome:
    """«قبل ثلاثة أيام», «بعد أسبوعين»: that day; of years, of several months, or with «نحو», only the year or month is sure."""
    spans = _spans(values)
    if not spans or spans[0][0] is None:
        return VAGUE
    if anchor.today is None:
        return OPEN
    date, grain = _back(anchor.today, values, int(values["dir"]))
    if date is None:
        return WRONG
    approx = "approx" in values or grain in _LONG
    round_figure = len(spans) == 1 and "half" not in values
    if grain in _LONG or (grain == "year" and round_figure):
        return Outcome(cal.only(cal.Partial(date.year, approx=approx)))
    if grain == "month" and (approx or (round_figure and spans[0][0] > 1)):
        return Outcome(cal.only(cal.Partial(date.year, date.month, approx=approx)))
    return Outcome(cal.day(date, approx=approx and grain not in CLOCK))


def after(values: Values, anchor: Anchor) -> Outcome:
    """«بعد يومين»: from today in a clause about the future, else from the day that the sentence has just named."""
    if anchor.is_future():
        return ago(values, anchor)
    if anchor.today is None or not anchor.near or anchor.context is None or not anchor.context.is_day:
        return OPEN
    found = ago(values, msgspec.structs.replace(anchor, today=anchor.context.first))
    return found if found.period is None or found.period.first <= anchor.today else OPEN


def context_ago(values: Values, anchor: Anchor) -> Outcome:
    """«بعد ذلك بيومين»: from the day that the text last spoke of."""
    if anchor.context is None or not anchor.context.is_day:
        return OPEN
    return ago(values, msgspec.structs.replace(anchor, today=anchor.context.first))


def on_this_day(values: Values, anchor: Anchor) -> Outcome:
    """«مثل هذا اليوم عام 2011», «قبل تسع سنوات في مثل هذا الشهر»: today's day, week or month in another year."""
    grain = values.get("Unit") or values["date-word"]
    if grain not in ("day", "week", "month"):
        return VAGUE
    if anchor.today is None:
        return OPEN
    written, spans = year_of(values), _spans(values)
    if written is not None:
        then = cal.shift(anchor.today, "year", written - anchor.today.year)
    elif spans:
        then = cal.shift(anchor.today, spans[0][1], -(spans[0][0] or 0)) if spans[0][1] in _COARSE else None
    else:
        then = cal.shift(anchor.today, "year", int(values["ydir"]))
    return settled(cal.period_at(then, grain) if then else None, values, "relative" if written is None else "explicit")


def since_part(values: Values, anchor: Anchor) -> Outcome:
    """«منذ نصف قرن»."""
    part, grain = float(values["half"]), values["unit"]
    if anchor.today is None:
        return OPEN
    months = round(part * 12 * _YEARS.get(grain, 1)) if grain in (*_YEARS, "year") else 0
    date = cal.shift(anchor.today, "month", -months) if months else cal.shift_days(anchor.today, -round(part * _DAYS.get(grain, 0)))
    if date is None:
        return WRONG
    start = cal.Partial(date.year, approx=True) if grain in _YEARS else cal.partial_day(date)
    return Outcome(Period(start, cal.partial_day(anchor.today)))


def few_ago(values: Values, anchor: Anchor) -> Outcome:
    """«قبل بضعة أيام»: about three."""
    if anchor.today is None:
        return OPEN
    date = _moved(anchor.today, values["units"], 3 * int(values["dir"]))
    return Outcome(cal.day(date, approx=True)) if date else WRONG


def since_ago(values: Values, anchor: Anchor) -> Outcome:
    """«منذ أسبوعين»: from then to publication."""
    spans = _spans(values)
    if not spans or spans[0][0] is None:
        return VAGUE
    if anchor.today is None:
        return OPEN
    date, grain = _back(anchor.today, values, -1)
    if date is None:
        return WRONG
    start = cal.partial_day(date)
    if "approx" in values and grain in _COARSE:
        start = cal.Partial(date.year, date.month if grain == "month" else None, approx=True)
    return Outcome(Period(start, cal.partial_day(anchor.today)))


def last_n(values: Values, anchor: Anchor) -> Outcome:
    """«الشهرين الماضيين», «الساعات الـ24 المقبلة»: so many units that end, or begin, today."""
    spans, way = _spans(values), int(values.get("dir") or 0)
    count, grain = spans[0] if spans else (None, "")
    if grain in CLOCK and (count or grain == "hour"):
        here, count, grain = anchor.here, math.ceil((count or 1) / (24 * CLOCK[grain])), "day"
    elif (count, grain) == (1, "day"):
        return VAGUE
    else:
        here = anchor.here if grain == "day" else anchor.today
    if count is None or not way or grain in CLOCK:
        return VAGUE
    if here is None:
        return OPEN
    other = cal.shift(here, grain, count * way)
    return settled(cal.days(here, other) if other else None, values)


def _iso(spans: list[tuple[int | None, str]], half: bool) -> str:
    """The ISO 8601 duration of spans, X where a count is not said."""
    date, clock = "", ""
    for place, (count, grain) in enumerate(spans):
        factor = _YEARS.get(grain, 1)
        text = "X" if count is None else str(count * factor)
        if half and place == 0:
            text = str(int(text) + factor // 2) if factor > 1 else f"{text}.5"
        if grain in CLOCK:
            clock += text + _ISO[grain]
        else:
            date += text + _ISO.get(grain, "Y")
    return f"P{date}" + (f"T{clock}" if clock else "")


def duration(values: Values, anchor: Anchor) -> Outcome | None:
    """How long; a mention of its own, no date."""
    spans = _spans(values) or [(None, values["units"])]
    return Outcome(basis="duration", iso=_iso(spans, "half" in values))


def half_of(values: Values, anchor: Anchor) -> Outcome:
    """«نصف ساعة», «ربع قرن»."""
    part, grain = float(values["half"]), values["unit"]
    if grain in _YEARS:
        return Outcome(basis="duration", iso=f"P{round(part * _YEARS[grain])}Y")
    return Outcome(basis="duration", iso=f"PT{round(part * 60)}M" if grain == "hour" else f"P{part:g}{_ISO[grain]}")


def duration_vague(values: Values, anchor: Anchor) -> Outcome:
    """How long, without a count: «عدة أيام», «سنوات»."""
    grain = next(values[name] for name in ("units", "unit", "unit-acc", "unit-dual") if name in values)
    return Outcome(basis="duration", iso=_iso([(number(values, "n"), grain)], half=False))


def anniversary(values: Values, anchor: Anchor) -> Outcome:
    """«الذكرى الثالثة»: so many years on."""
    return Outcome(basis="duration", iso=f"P{values['ord']}Y")


def often(values: Values, anchor: Anchor) -> Outcome:
    """How often: «يومياً», «كل أسبوع»."""
    if values.get("set"):
        return Outcome(basis="set", iso=values["set"])
    spans = _spans(values)
    grain = next((values[name] for name in ("Unit", "unit", "unit-dual") if name in values), "week")
    return Outcome(basis="set", iso=_iso(spans or [(2 if "unit-dual" in values else 1, grain)], half=False))


def vague(values: Values, anchor: Anchor) -> Outcome:
    """A time that is no date («مؤخراً»)."""
    return VAGUE


def nothing(values: Values, anchor: Anchor) -> None:
    """Words that look like a time and are none."""
    return None
