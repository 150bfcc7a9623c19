"""What the ops of time rules share: where a time stands, what it came to, and reading values.

An op is a function of `Values` (what the words say, still symbolic) and `Anchor` (where the text stands in time); it
answers None where the words are no time after all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import msgspec

from khabar.arabic import calendar as cal
from khabar.arabic.calendar import Period
from khabar.coder.times.rules import Match
from khabar.model.mention import Basis

Values = Mapping[str, str]
IMPOSSIBLE = "impossible_date"
CONFLICT = "weekday_conflict"
NOT_CONVERTED = "hijri_out_of_table"
"""A Hijri date before or after the years that can be converted to the day."""
SPOKEN_YEARS = range(1800, 2051)
"""Numbers that by themselves are taken for years."""
CLOCK = {"hour": 1, "minute": 60, "second": 3600}
"""Units shorter than a day: how many make an hour."""


class Anchor(msgspec.Struct, frozen=True):
    """Where a time expression stands: the publication day, the report's own today, the period last spoken of (`near`:
    in the same sentence), and a question that is asked only if needed: is the clause about the future?"""

    published: dt.date | None
    today: dt.date | None
    context: Period | None
    near: bool
    is_future: Callable[[], bool]

    @property
    def here(self) -> dt.date | None:
        """The day that hours and days count from: the day that this sentence has just named, else today."""
        return self.context.first if self.near and self.context and self.context.is_day else self.today

    def forward(self, values: Values) -> bool:
        """Whether to look for the nearest one after today: «المقبل», or a clause about the future."""
        way = number(values, "dir") or 0
        return way > 0 if way else self.is_future()


class Outcome(msgspec.Struct, frozen=True):
    """What an expression came to; without a period `vague` or a flag says why, or there was no day to count from.

    `ends` are the dates that a relation joins, with the matches that said them.
    """

    period: Period | None = None
    basis: Basis = "relative"
    iso: str | None = None
    vague: bool = False
    flags: tuple[str, ...] = ()
    ends: tuple[tuple[Match, Outcome], ...] = ()


Op = Callable[[Values, Anchor], Outcome | None]
OPEN = Outcome(basis="underspecified")
VAGUE = Outcome(basis="underspecified", vague=True)
WRONG = Outcome(basis="underspecified", flags=(IMPOSSIBLE,))


def number(values: Values, *names: str) -> int | None:
    """The first of the values that is a number."""
    for name in names:
        value = values.get(name)
        if value and value.lstrip("-").isdigit():
            return int(value)
    return None


def strict(values: Values) -> bool:
    """Whether «الماضي» or «المقبل» leaves out the one that publication is in."""
    return bool(number(values, "dir"))


def beyond(values: Values) -> int:
    """How many further than the nearest one «قبل الماضي» (-1) and «بعد المقبل» (1) go."""
    way = number(values, "dir") or 0
    return way - (1 if way > 0 else -1) if way else 0


def year_of(values: Values) -> int | None:
    """The year that is written; two digits are of this century up to 49."""
    year = number(values, "c", "year", "yyyy", "&year")
    if year is not None and len(values.get("c", "0000")) < 3:
        return year + (2000 if year < 50 else 1900)
    return year


def settled(period: Period | None, values: Values, basis: Basis = "relative", flags: tuple[str, ...] = ()) -> Outcome:
    """The period, cut to its start, middle or end where the words say so."""
    if period is None:
        return WRONG
    edge = values.get("edge")
    return Outcome(cal.part_of(period, edge) if edge else period, basis, flags=flags)


def on(date: dt.date | None, values: Values, basis: Basis = "relative") -> Outcome:
    """A day; a week day written with it that is another is flagged."""
    if date is None:
        return WRONG
    weekday = number(values, "weekday")
    return settled(cal.day(date), values, basis, (CONFLICT,) if weekday and date.isoweekday() != weekday else ())
