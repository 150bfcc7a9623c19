"""The wire: what records look like as JSON, and their JSON Schema.

`Report` and `Claim` are written as they are. A mention is written with its quote and its report instead of word indexes, so
each layer has a record here; `Mention` in `mention.py` is the coder's own.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from khabar.model.assessment import Assessment
from khabar.model.claim import Claim
from khabar.model.event import Event, Incident
from khabar.model.mention import ActorKind, Basis, DayPart, SourceKind, Unit
from khabar.model.report import ReportRef
from khabar.model.span import Span


class RelationSpan(msgspec.Struct, frozen=True, kw_only=True):
    """Direction or nearness between an event and a place (`east_of`, `near`), with the words that say it."""

    kind: str
    start: int
    end: int
    text: str


class NumberMention(Span, frozen=True, kw_only=True, tag="number", tag_field="layer"):
    """A number with its bounds, null where open, and what it counts."""

    schema: Literal["khabar.mention/1"]
    report: ReportRef
    min: float | None
    max: float | None
    approximate: bool
    unit: Unit | None
    counts: str | None


class TimeMention(Span, frozen=True, kw_only=True, tag="time", tag_field="layer"):
    """A time; durations and sets have an ISO 8601 `iso` and no `edtf`. `flags` say why there is no date, or what is odd about it."""

    schema: Literal["khabar.mention/1"]
    report: ReportRef
    edtf: str | None
    part: DayPart | None
    basis: Basis
    iso: str | None
    flags: tuple[str, ...]


class PlaceMention(Span, frozen=True, kw_only=True, tag="place", tag_field="layer"):
    """A place; coordinates in degrees (WGS84), radius in kilometres, null with a `reason` where it is not settled which one."""

    schema: Literal["khabar.mention/1"]
    report: ReportRef
    id: str | None
    name: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    feature: str | None
    precision: int | None
    relation: RelationSpan | None
    candidates: tuple[str, ...]
    reason: str | None


class ActorMention(Span, frozen=True, kw_only=True, tag="actor", tag_field="layer"):
    """Somebody who acts or suffers; `id` is the known body, or null."""

    schema: Literal["khabar.mention/1"]
    report: ReportRef
    id: str | None
    name: str
    kind: ActorKind
    candidates: tuple[str, ...]


class SourceMention(Span, frozen=True, kw_only=True, tag="source", tag_field="layer"):
    """Somebody on whose word something is said; `cue` is the reporting word."""

    schema: Literal["khabar.mention/1"]
    report: ReportRef
    kind: SourceKind
    id: str | None
    name: str
    cue: Span | None


AnyMention = NumberMention | TimeMention | PlaceMention | ActorMention | SourceMention
"""One line of `khabar mentions`."""
RECORDS: dict[str, Any] = {
    "report": ReportRef, "claim": Claim, "mention": AnyMention, "event": Event, "incident": Incident, "assessment": Assessment,
}  # fmt: skip
"""What is written as JSON, by the name of its schema."""


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one of `RECORDS`, its descriptions on one line each, however `msgspec` indents docstrings."""
    made: dict[str, Any] = _on_one_line(msgspec.json.schema(RECORDS[name]))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **made}


def _on_one_line(part: Any) -> Any:
    if isinstance(part, list):
        return [_on_one_line(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {key: " ".join(value.split()) if key == "description" and isinstance(value, str) else _on_one_line(value) for key, value in part.items()}
