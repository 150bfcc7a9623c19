"""Asks maha; runs in its virtual environment, without khabar.

stdin: {"day": ISO date, "questions": [{"kind", "text", "start", "end"}]}; stdout: a list of [start, end, value] for each question.
Only the kind of thing that is asked for is looked for, so that maha's answers of another kind do it no harm.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import sys
from typing import Any

Answer = tuple[int, int, str]
_DAY = ("day", "_days", "weekday", "hour", "_hours", "minute", "_minutes")
_WEEK = ("_weeks",)
_MONTH = ("month", "_months")
_YEAR = ("year", "_years")
_UNITS = {"SECONDS": "TS", "MINUTES": "TM", "HOURS": "TH", "DAYS": "D", "WEEKS": "W", "MONTHS": "M", "YEARS": "Y", "DECADES": "0Y"}


def _is_set(value: Any, names: tuple[str, ...]) -> bool:
    return any(getattr(value, name, None) is not None for name in names)


def _time(value: Any, now: dt.datetime) -> str:
    """A maha time as an ISO day, week, month or year, whichever was said; its weeks stand on their first day."""
    if hasattr(value, "start"):
        return "/".join(_time(end, now) for end in (value.start, value.end) if end is not None)
    day = (now + value).date()
    if _is_set(value, _DAY):
        return str(day)
    if _is_set(value, _WEEK):
        return f"{day}/{day + dt.timedelta(days=6)}"
    return str(day)[: 7 if _is_set(value, _MONTH) else 4 if _is_set(value, _YEAR) else 10]


def _duration(value: Any) -> str:
    parts = [(str(part.value), _UNITS.get(part.unit.name, part.unit.name)) for part in value.values]
    return "P" + "".join(f"T{number}{unit[1:]}" if unit.startswith("T") else number + unit for number, unit in parts)


def answers(question: dict[str, Any], now: dt.datetime) -> list[Answer]:
    """What maha says of one question."""
    parse = importlib.import_module("maha.parsers.functions").parse_dimension
    kind, text = question["kind"], question["text"]
    if kind == "number":
        return [(d.start, d.end, str(d.value)) for d in parse(text, numeral=True)]
    if kind == "duration":
        return [(d.start, d.end, _duration(d.value)) for d in parse(text, duration=True)]
    return [(d.start, d.end, _time(d.value, now)) for d in parse(text, time=True)]


def main() -> None:
    """Answer what stands on stdin."""
    asked = json.load(sys.stdin)
    now = dt.datetime.combine(dt.date.fromisoformat(asked["day"]), dt.time(12))
    json.dump([answers(question, now) for question in asked["questions"]], sys.stdout)


if __name__ == "__main__":
    main()
