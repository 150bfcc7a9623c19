"""The record of an incident: one moment and place with all its harm, as claimed, by source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from khabar.ledger.tell.context import Context
from khabar.ledger.tell.disagreements import show
from khabar.ledger.tell.event import event_record
from khabar.ledger.tell.numbers import said
from khabar.ledger.tell.sources import spoken
from khabar.model.claim import Claim
from khabar.model.event import Event, Incident

_HARM = {"killing": "killed", "injury": "injured"}


def _harm(events: Sequence[Event]) -> dict[str, Any]:
    """What the events say of people killed and injured: the figure of people of each event of the type, the best told first."""
    found: dict[str, Any] = {}
    for event in sorted(events, key=lambda e: (-len(e.reports), e.id)):
        people = [q for q in event.quantities if q.unit == "person"]
        name = _HARM.get(event.type)
        if name and people and name not in found:
            found[name] = {key: getattr(people[0], key) for key in ("lowest", "best", "min", "max")}
    return found


def _by_source(claims: Sequence[Claim], context: Context) -> list[dict[str, Any]]:
    """What each ultimate source claims: types, figures of people, the claims; sorted by its name."""
    return [
        {
            "source": voice.label,
            "claims": [claim.id for claim in some],
            "types": sorted({claim.type for claim in some}),
            **{word: figures for type, word in _HARM.items() if (figures := _figures(some, type, context))},
        }
        for voice, some in spoken(claims, context).items()
    ]


def _figures(claims: Sequence[Claim], type: str, context: Context) -> list[str]:
    of_type = [claim for claim in claims if claim.type == type]
    return sorted({show(one.figure) for one in said(of_type, context) if one.figure.unit == "person" and one.figure.role == "total"})


def incident_record(
    id: str,
    events: Sequence[Event],
    claims: Sequence[Claim],
    context: Context,
    assessed: Mapping[str, Any] | None = None,
    status: str = "claimed",
) -> Incident:
    """The incident `id` of some events and all their claims; `assessed` and `status` are what people decided, passed through."""
    whole = event_record(id, id, claims, context)
    claimed: dict[str, Any] = {
        "types": sorted({event.type for event in events}),
        **_harm(events),
        "agents": [{"id": a.id, "name": a.name} for a in whole.actors if a.role == "agent"],
        "means": sorted({claim.means.kind for claim in claims if claim.means}),
        "struck": sorted({struck.kind for claim in claims for struck in claim.struck}),
        "sources": msgspec.to_builtins(whole.sources),
        "by_source": _by_source(sorted(claims, key=lambda claim: claim.id), context),
        "disagreements": msgspec.to_builtins(tuple(d for d in whole.disagreements if not d.field.startswith("quantity"))),
    }
    order = tuple(event.id for event in sorted(events, key=lambda e: (-len(e.reports), e.type, e.id)))
    return Incident(id=id, events=order, time=whole.time, places=whole.places, claimed=claimed, assessed=dict(assessed or {}), status=status)
