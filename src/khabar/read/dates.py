"""Dates given from outside: a day as ISO 8601, or with a time of day and zone after it; the day in an article's address."""

from __future__ import annotations

import datetime as dt
import re

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/?#-]|$)")
"""A day as the address of an article has it («/2022/02/16/…»), the way that sites file what they publish."""


def check_date(value: str, what: str) -> str:
    """`value` if it is a date or a date and time of ISO 8601; else ValueError that names `what`."""
    try:
        dt.date.fromisoformat(value) if len(value) <= 10 else dt.datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{what} {value!r} is no date; expected YYYY-MM-DD") from None
    return value


def day_of_address(url: str | None) -> str | None:
    """The day of publication that an article's address states; None where it has none, or more than one."""
    days = {tuple(map(int, found)) for found in _IN_ADDRESS.findall(url or "")}
    if len(days) != 1:
        return None
    try:
        return dt.date(*days.pop()).isoformat()
    except ValueError:
        return None
