"""Claims: one event or state that a report says happened, is happening, will happen or did not happen.

The wire format is `khabar.claim/1`; field names and order here are those of its JSON.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

from khabar.model.mention import ActorKind, Basis, DayPart, SourceKind, Unit
from khabar.model.report import ReportRef
from khabar.model.span import Span

Polarity = Literal["affirmed", "negated"]
Certainty = Literal["asserted", "probable", "possible"]
Phase = Literal["occurred", "ongoing", "future"]
PlaceRole = Literal["at", "from", "via", "to"]
Means = Literal[
    "artillery", "mortar", "rocket", "missile", "aircraft", "helicopter", "drone", "barrel_bomb", "cluster", "incendiary",
    "chemical", "small_arms", "sniper", "ied", "mine", "car_bomb", "suicide", "tank", "other",
]  # fmt: skip
Struck = Literal[
    "hospital", "school", "market", "camp", "worship", "home", "utility", "aid", "media", "vehicle", "base", "other",
]  # fmt: skip


class Because(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The word that made each status other than its default, else null."""

    polarity: Span | None = None
    certainty: Span | None = None
    phase: Span | None = None


class ClaimActor(Span, frozen=True, kw_only=True, gc=False):
    """Somebody in a role; `alternative` marks one of several who may have done it, not joint doers."""

    role: Literal["agent", "target"]
    id: str | None = None
    name: str
    kind: ActorKind
    candidates: tuple[str, ...] = ()
    alternative: bool = False


class PlaceRelation(Span, frozen=True, kw_only=True, gc=False):
    """Direction or nearness between the event and the place (`east_of`, `near`)."""

    kind: str


class ClaimPlace(Span, frozen=True, kw_only=True, gc=False):
    """A place in a role; coordinates in degrees (WGS84), radius in kilometres, precision 1 (the place itself),
    2 (near it, or its district) or 3 (a governorate or wider)."""

    role: PlaceRole
    id: str | None = None
    name: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    feature: str | None = None
    precision: int | None = None
    relation: PlaceRelation | None = None
    candidates: tuple[str, ...] = ()
    reason: str | None = None


class ClaimTime(Span, frozen=True, kw_only=True, gc=False):
    """When the event was: an EDTF (ISO 8601-2) day or coarser, interval or qualified date."""

    edtf: str | None
    part: DayPart | None
    basis: Basis


class ClaimQuantity(Span, frozen=True, kw_only=True, gc=False):
    """How many: bounds, null where open; `joint` is one figure over several claims."""

    min: float | int | None
    max: float | int | None
    approximate: bool
    joint: bool
    unit: Unit
    counts: str | None


class ClaimMeans(Span, frozen=True, kw_only=True, gc=False):
    """The weapon or means, only if said."""

    kind: Means


class ClaimStruck(Span, frozen=True, kw_only=True, gc=False):
    """What was hit, where its kind matters."""

    kind: Struck


class ClaimSource(Span, frozen=True, kw_only=True, gc=False):
    """A link of the chain of attribution (isnad); `cue` is the reporting word."""

    kind: SourceKind
    id: str | None = None
    name: str
    cue: Span | None = None


class MadeBy(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Hashes of what made a claim."""

    coder: str
    codebook: str
    gazetteer: str


class Claim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One claim of a report; `sources` run outermost first and are empty where the report speaks for itself.

    Two of the `flags` say that it is no event of its own: `background` (it happened and is only referred to; `khabar code` leaves it out
    unless asked for) and `period_total` (its figure is that of a period or an area).
    """

    schema: Literal["khabar.claim/1"] = "khabar.claim/1"
    id: str
    report: ReportRef
    type: str
    trigger: Span
    evidence: Span
    polarity: Polarity = "affirmed"
    certainty: Certainty = "asserted"
    phase: Phase = "occurred"
    because: Because = Because()
    actors: tuple[ClaimActor, ...] = ()
    places: tuple[ClaimPlace, ...] = ()
    time: ClaimTime | None = None
    quantities: tuple[ClaimQuantity, ...] = ()
    means: ClaimMeans | None = None
    struck: tuple[ClaimStruck, ...] = ()
    sources: tuple[ClaimSource, ...] = ()
    score: float = 0.5
    flags: tuple[str, ...] = ()
    made_by: MadeBy


BACKGROUND, PERIOD_TOTAL = "background", "period_total"
NO_EVENT = (BACKGROUND, PERIOD_TOTAL)
"""Flags of claims that are no event of their own: what is only referred to, and a figure for a period or an area."""


def makes_event(claim: Claim) -> bool:
    """Whether a claim stands for an event; one that only refers to it, or totals a period, is kept with its report alone."""
    return not any(flag in claim.flags for flag in NO_EVENT)


def claim_id(report: str, type: str, start: int, end: int) -> str:
    """The id of the claim of a type whose trigger stands at [start, end) of a report's text, whoever read it."""
    key = f"{report}\x1f{type}\x1f{start}\x1f{end}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
