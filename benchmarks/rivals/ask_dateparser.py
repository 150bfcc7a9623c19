"""Asks dateparser; runs in its virtual environment, without khabar.

stdin: {"day": ISO date, "questions": [{"kind", "text", "start", "end"}]}; stdout: a list of [start, end, value] for each question.
The expression alone is tried first, for which dateparser is made and which tells day, month or year; then the sentence is searched.
"""

from __future__ import annotations

import datetime as dt
import importlib
import json
import sys
from collections.abc import Callable
from typing import Any

Answer = tuple[int, int, str]
_LENGTH = {"year": 4, "month": 7}
_LANGUAGES = ["ar"]


def _week(day: dt.date) -> str:
    first = day - dt.timedelta(days=day.weekday())
    return f"{first}/{first + dt.timedelta(days=6)}"


def _value(found: dt.datetime, period: str) -> str:
    return _week(found.date()) if period == "week" else found.date().isoformat()[: _LENGTH.get(period, 10)]


def answers(question: dict[str, Any], day: dt.date) -> list[Answer]:
    """What dateparser says of one question."""
    settings = {"RELATIVE_BASE": dt.datetime.combine(day, dt.time(12)), "DATE_ORDER": "DMY"}
    parse = importlib.import_module("dateparser.date").DateDataParser(languages=_LANGUAGES, settings=settings).get_date_data
    start, end, text = question["start"], question["end"], question["text"]
    whole = parse(text[start:end])
    if whole.date_obj is not None:
        return [(start, end, _value(whole.date_obj, whole.period))]
    search = importlib.import_module("dateparser.search").search_dates
    return _placed(text, search(text, languages=_LANGUAGES, settings=settings) or [], parse)


def _placed(text: str, found: list[tuple[str, dt.datetime]], parse: Callable[[str], Any]) -> list[Answer]:
    """Where the parts that were found stand; each is parsed anew, for the search does not tell a year from a day."""
    placed: list[Answer] = []
    after = 0
    for part, value in found:
        start = max(text.find(part, after), 0)
        after = start + len(part)
        again = parse(part)
        placed.append((start, after, _value(again.date_obj or value, again.period)))
    return placed


def main() -> None:
    """Answer what stands on stdin."""
    asked = json.load(sys.stdin)
    day = dt.date.fromisoformat(asked["day"])
    json.dump([answers(question, day) for question in asked["questions"]], sys.stdout)


if __name__ == "__main__":
    main()
