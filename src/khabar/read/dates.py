"""Dates given from outside: a day as ISO 8601, or with a time of day and zone after it; the day in an article's address."""

from __future__ import annotations

import datetime as dt
import re

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_IN_PATH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"/{_YEAR}[/-](?P<month>\d\d?)[/-](?P<day>\d\d?)(?=[/.-]|$)",
        rf"/{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?=[/_-]\D)",
        rf"[/_-](?P<day>\d\d?)-(?P<month>\d\d?)-{_YEAR}(?=[/.]|$)",
    )
)
"""A day as the path of an article has it, the way that sites file what they publish: «/2022/02/16/…», «/20220216-…», «…-16-2-2022.html»."""


def check_date(value: str, what: str) -> str:
    """`value` if it is a date or a date and time of ISO 8601; else ValueError that names `what`."""
    try:
        dt.date.fromisoformat(value) if len(value) <= 10 else dt.datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{what} {value!r} is not a date; expected YYYY-MM-DD") from None
    return value


def day_of_address(url: str | None) -> str | None:
    """The day of publication that an article's address states; None where it has none, or more than one."""
    path = re.split("[?#]", url or "", maxsplit=1)[0]
    days = {(int(m["year"]), int(m["month"]), int(m["day"])) for pattern in _IN_PATH for m in pattern.finditer(path)}
    if len(days) != 1:
        return None
    try:
        return dt.date(*days.pop()).isoformat()
    except ValueError:
        return None
