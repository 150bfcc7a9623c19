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
from khabar.model.event import Event, EventQuantity, Incident

_HARM = {"dead": "killed", "wounded": "injured"}
"""What an incident calls harm to people."""
_BOUNDS = ("lowest", "best", "min", "max")


def _harm(events: Sequence[Event], context: Context) -> dict[str, Any]:
    """What the events say of people killed and injured: the figures of people of its events of each type, added up."""
    people: dict[str, list[EventQuantity]] = {}
    for event in events:
        if harm := context.words.rule(event.type).harm:
            people.setdefault(_HARM[harm], []).extend([q for q in event.quantities if q.unit == "person"][:1])
    return {name: {key: _sum([getattr(q, key) for q in some]) for key in _BOUNDS} for name, some in sorted(people.items(), reverse=True) if some}


def _sum(numbers: Sequence[float | int | None]) -> float | int | None:
    """All of them together; None where one is open."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _by_source(claims: Sequence[Claim], context: Context) -> list[dict[str, Any]]:
    """What each ultimate source claims: types, figures of people, the claims; sorted by its name."""
    return [
        {
            "source": voice.label,
            "claims": [claim.id for claim in some],
            "types": sorted({claim.type for claim in some}),
            **{word: figures for harm, word in _HARM.items() if (figures := _figures(some, harm, context))},
        }
        for voice, some in spoken(claims, context).items()
    ]


def _figures(claims: Sequence[Claim], harm: str, context: Context) -> list[str]:
    of_type = [claim for claim in claims if context.words.rule(claim.type).harm == harm]
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
        **_harm(events, context),
        "agents": [{"id": a.id, "name": a.name} for a in whole.actors if a.role == "agent"],
        "means": sorted({claim.means.kind for claim in claims if claim.means}),
        "struck": sorted({struck.kind for claim in claims for struck in claim.struck}),
        "sources": msgspec.to_builtins(whole.sources),
        "by_source": _by_source(sorted(claims, key=lambda claim: claim.id), context),
        "disagreements": msgspec.to_builtins(tuple(d for d in whole.disagreements if not d.field.startswith("quantity"))),
    }
    order = tuple(event.id for event in sorted(events, key=lambda e: (-len(e.reports), e.type, e.id)))
    return Incident(id=id, events=order, time=whole.time, places=whole.places, claimed=claimed, assessed=dict(assessed or {}), status=status)
