"""Events (claims of one type, place and time, by whoever reports them) and incidents (one moment and place with all its harm).

The wire formats are `khabar.event/1` and `khabar.incident/1`; field names and order here are those of their JSON.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from khabar.model.mention import Unit


class EventTime(msgspec.Struct, frozen=True, kw_only=True):
    """EDTF of the event, or null; `not_after` the day of the earliest report."""

    edtf: str | None = None
    not_after: str | None = None


class EventPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the event; coordinates in degrees (WGS84), radius in kilometres."""

    id: str | None = None
    name: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    role: Literal["at", "from", "via", "to"] = "at"


class EventQuantity(msgspec.Struct, frozen=True, kw_only=True):
    """How many, over all claims: `min`–`max` the widest range, `lowest` the least that any claim holds certain, `best` what stands first.

    A joint figure («80 killed and wounded») bounds `max` alone.
    """

    unit: Unit
    counts: str | None = None
    min: float | int | None = None
    max: float | int | None = None
    best: float | int | None = None
    lowest: float | int | None = None


class EventActor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in a role, linked or by the words used."""

    role: Literal["agent", "target"]
    id: str | None = None
    name: str


class SourceBounds(msgspec.Struct, frozen=True, kw_only=True):
    """How many distinct ultimate sources there are at least and at most."""

    min: int
    max: int


class Grade(msgspec.Struct, frozen=True, kw_only=True):
    """A suggestion with its reasons; only people grade."""

    value: str
    reasons: tuple[str, ...] = ()


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a disagreement: what it says and which claims say it."""

    value: str
    claims: tuple[str, ...]


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A field that claims of one event or incident give differently, and how: `conflict`, `update`, `scope`, `sum` or `status`."""

    field: str
    kind: str
    sides: tuple[Side, ...]


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """Another event and how it stands to this one: `same_incident`."""

    id: str
    how: str


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of one type at one place and time."""

    schema: Literal["khabar.event/1"] = "khabar.event/1"
    id: str
    incident: str | None = None
    type: str
    time: EventTime = EventTime()
    places: tuple[EventPlace, ...] = ()
    quantities: tuple[EventQuantity, ...] = ()
    actors: tuple[EventActor, ...] = ()
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    copies: tuple[tuple[str, ...], ...] = ()
    sources: SourceBounds = SourceBounds(min=0, max=0)
    suggested_grade: Grade | None = None
    disagreements: tuple[Disagreement, ...] = ()
    related: tuple[Related, ...] = ()


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One moment and place with all its harm; `claimed` is drawn from the events, by source, `assessed` is what named people decided."""

    schema: Literal["khabar.incident/1"] = "khabar.incident/1"
    id: str
    events: tuple[str, ...] = ()
    time: EventTime = EventTime()
    places: tuple[EventPlace, ...] = ()
    claimed: dict[str, Any] = {}
    assessed: dict[str, Any] = {}
    status: str = "claimed"
