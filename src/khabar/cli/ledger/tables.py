"""Events and incidents as CSV: a row each, lists joined by « | »."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from khabar.cli.ledger.standing import standing
from khabar.model.claim import Claim
from khabar.model.event import Event, EventPlace, EventQuantity, Incident

_FIGURES = ("lowest", "best", "min", "max")
EVENT_COLUMNS = (
    "id", "incident", "type", "standing", "time", "not_after", "places", "lat", "lon", "quantities", *(f"people_{one}" for one in _FIGURES),
    "agents", "targets", "sources_min", "sources_max", "grade", "reports", "claims",
)  # fmt: skip
INCIDENT_COLUMNS = (
    "id", "status", "types", "standing", "time", "not_after", "places", "lat", "lon", *(f"killed_{one}" for one in _FIGURES),
    *(f"injured_{one}" for one in _FIGURES), "agents", "means", "struck", "sources_min", "sources_max", "events",
)  # fmt: skip


def event_row(event: Event, claims: Iterable[Claim]) -> list[object]:
    """The cells of an event, in the order of EVENT_COLUMNS; `people_…` are the first figure of people."""
    people = next((q for q in event.quantities if q.unit == "person"), None)
    return [
        event.id, event.incident or "", event.type, standing(list(claims)), event.time.edtf or "", event.time.not_after or "",
        *_where(event.places), " | ".join(map(_quantity, event.quantities)), *(_cell(getattr(people, one, None)) for one in _FIGURES),
        *(" | ".join(actor.name for actor in event.actors if actor.role == role) for role in ("agent", "target")),
        event.sources.min, event.sources.max, event.suggested_grade.value if event.suggested_grade else "",
        " | ".join(event.reports), " | ".join(event.claims),
    ]  # fmt: skip


def incident_row(incident: Incident, claims: Iterable[Claim]) -> list[object]:
    """The cells of an incident, in the order of INCIDENT_COLUMNS."""
    claimed = incident.claimed
    figures = [_cell((claimed.get(harm) or {}).get(one)) for harm in ("killed", "injured") for one in _FIGURES]
    sources = claimed.get("sources") or {}
    return [
        incident.id, incident.status, " | ".join(claimed.get("types", ())), standing(list(claims)), incident.time.edtf or "",
        incident.time.not_after or "", *_where(incident.places), *figures, " | ".join(one["name"] for one in claimed.get("agents", ())),
        " | ".join(claimed.get("means", ())), " | ".join(claimed.get("struck", ())), _cell(sources.get("min")), _cell(sources.get("max")),
        " | ".join(incident.events),
    ]  # fmt: skip


def write_csv(found: Iterable[tuple[Event | Incident, list[Claim]]], columns: Iterable[str], stream: TextIO) -> None:
    """Write events or incidents, each with its claims, as CSV with a header."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for record, claims in found:
        writer.writerow(event_row(record, claims) if isinstance(record, Event) else incident_row(record, claims))


def _where(places: Iterable[EventPlace]) -> list[object]:
    """Names, and latitude and longitude of the first place that has them."""
    named = list(places)
    located = next((place for place in named if place.lat is not None), None)
    return [" | ".join(place.name for place in named), _cell(located.lat if located else None), _cell(located.lon if located else None)]


def _quantity(quantity: EventQuantity) -> str:
    low, high = (_cell(bound) for bound in (quantity.min, quantity.max))
    return f"{low if low == high else f'{low}–{high}'} {quantity.counts or quantity.unit}"


def _cell(value: float | None) -> object:
    return "" if value is None else f"{value:g}" if isinstance(value, float) and value == int(value) else value
