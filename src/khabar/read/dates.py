"""Dates given from outside: a day as ISO 8601, or with a time of day and zone after it."""

from __future__ import annotations

import datetime as dt


def check_date(value: str, what: str) -> str:
    """`value` if it is a date or a date and time of ISO 8601; else ValueError that names `what`."""
    try:
        dt.date.fromisoformat(value) if len(value) <= 10 else dt.datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{what} {value!r} is no date; expected YYYY-MM-DD") from None
    return value
