"""When an event was: the day that most texts give, else the narrowest time, else what the reports' days allow."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from khabar.ledger.link.moment import Moment, bounds, read
from khabar.ledger.tell.context import Context
from khabar.model.claim import Claim
from khabar.model.event import EventTime

_DAYS = 3
_WEEK = 7
_YEAR = 366


def not_after(claims: Iterable[Claim]) -> str | None:
    """The day of the earliest report: what it tells was over, or going on, by then."""
    days = [claim.report.published[:10] for claim in claims if claim.report.published]
    return min(days, default=None)


def _edtf(days: tuple[int, int]) -> str:
    first, last = (dt.date.fromordinal(day).isoformat() for day in days)
    return first if first == last else f"{first}/{last}"


def _most(votes: dict[tuple[int, int], set[str]]) -> tuple[int, int] | None:
    """The days that most texts give; of equals the shorter time, then the earlier."""
    return min(votes, key=lambda days: (-len(votes[days]), days[1] - days[0], days), default=None)


def _without_year(moment: Moment, latest: int) -> tuple[int, int] | None:
    """The last day not after `latest` that a date without a year fits: within a year by month and day, within a week by week day."""
    reach = _YEAR if moment.month is not None else _WEEK if moment.weekday is not None else 0
    for day in (dt.date.fromordinal(latest - back) for back in range(reach)):
        dated = moment.month in (None, day.month) and moment.of_month in (None, day.day)
        if dated and moment.weekday in (None, day.isoweekday()):
            return day.toordinal(), day.toordinal()
    return None


def event_time(claims: Sequence[Claim], context: Context) -> EventTime:
    """The time of an event and the day that it is not after; a denied claim gives no time."""
    said = [claim for claim in claims if claim.polarity == "affirmed"] or list(claims)
    latest = not_after(claims)
    short: dict[tuple[int, int], set[str]] = defaultdict(set)
    long: dict[tuple[int, int], set[str]] = defaultdict(set)
    for claim in said:
        days = bounds(claim.time.edtf) if claim.time else None
        if days:
            (short if days[1] - days[0] < _DAYS else long)[days].add(context.text_of(claim.report.id))
    best = _most(short)
    if best is not None:
        return EventTime(edtf=_edtf(best), not_after=latest)
    if latest is not None:
        fitting = (_without_year(read(claim.time, context.words.dates), dt.date.fromisoformat(latest).toordinal()) for claim in said)
        for days in fitting:
            if days:
                short[days].add("")
        best = _most(short)
    narrowest = best or min(long, key=lambda days: (days[1] - days[0], days), default=None)
    return EventTime(edtf=None if narrowest is None else _edtf(narrowest), not_after=latest)
