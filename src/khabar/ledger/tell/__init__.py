"""What an event or incident record says: a first version that lists what its claims say, without weighing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from khabar.model.claim import Claim
from khabar.model.event import Event, EventPlace, EventQuantity, EventTime, Incident, SourceBounds


class Context(msgspec.Struct, frozen=True):
    """The copy group of each report that is in one."""

    copies: Mapping[str, str] = {}


def event_record(id: str, incident: str | None, claims: Sequence[Claim], context: Context) -> Event:
    """The record of an event of `claims`."""
    reports = {claim.report.id: claim.report for claim in claims}
    dated = [claim.time.edtf for claim in claims if claim.time and claim.time.edtf]
    not_after = min((report.published for report in reports.values() if report.published), default=None)
    places = {place.name: EventPlace(id=place.id, name=place.name, lat=place.lat, lon=place.lon) for claim in claims for place in claim.places}
    quantities = {(q.unit, q.min, q.max): EventQuantity(unit=q.unit, min=q.min, max=q.max) for claim in claims for q in claim.quantities}
    sources = len({context.copies.get(report, report) for report in reports})
    return Event(
        id=id, incident=incident, type=claims[0].type, time=EventTime(edtf=dated[0] if dated else None, not_after=not_after),
        places=tuple(places.values()), quantities=tuple(quantities.values()), claims=tuple(sorted(claim.id for claim in claims)),
        reports=tuple(sorted(reports)), sources=SourceBounds(min=1, max=sources),
    )  # fmt: skip


def incident_record(
    id: str, events: Sequence[Event], claims: Sequence[Claim], context: Context, assessed: Mapping[str, Any] | None = None, status: str = "claimed"
) -> Incident:
    """The record of an incident of `events`."""
    return Incident(id=id, events=tuple(event.id for event in events), time=events[0].time, assessed=dict(assessed or {}), status=status)
