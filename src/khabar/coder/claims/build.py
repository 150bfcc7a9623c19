"""Assembly: drafts frozen into claims, every value with its span of the report's text."""

from __future__ import annotations

from typing import Any, Literal

from khabar.coder.events.draft import Draft
from khabar.coder.events.values import Said, Status
from khabar.coder.syntax.fillers import Filler
from khabar.model.claim import (
    Because,
    Claim,
    ClaimActor,
    ClaimMeans,
    ClaimPlace,
    ClaimQuantity,
    ClaimSource,
    ClaimStruck,
    ClaimTime,
    MadeBy,
    PlaceRelation,
    PlaceRole,
    claim_id,
)  # fmt: skip
from khabar.model.mention import Place, Quantity, Source
from khabar.model.report import ReportRef
from khabar.model.span import Span, quote


def _status_span(text: str, status: Status[Any], usual: str) -> Span | None:
    return None if status.because is None or status.value == usual else quote(text, *status.because)


def _said(text: str, said: Said[Any]) -> dict[str, Any]:
    return {"start": said.start, "end": said.end, "text": text[said.start : said.end], "kind": said.kind}


def _actor(text: str, role: Literal["agent", "target"], filler: Filler) -> ClaimActor:
    actor = filler.actor
    span = quote(text, filler.start, filler.end)
    return ClaimActor(
        start=span.start, end=span.end, text=span.text, role=role,
        id=actor.id if actor else None, name=actor.name if actor else span.text, kind=actor.kind if actor else "unknown",
        candidates=actor.candidates if actor else (), alternative=filler.alternative,
    )  # fmt: skip


def _place(text: str, role: PlaceRole, place: Place) -> ClaimPlace:
    relation = None
    if place.relation is not None:
        span = quote(text, place.relation.start, place.relation.end)
        relation = PlaceRelation(start=span.start, end=span.end, text=span.text, kind=place.relation.kind)
    return ClaimPlace(
        start=place.start, end=place.end, text=text[place.start : place.end], role=role,
        id=place.id, name=place.name, lat=place.lat, lon=place.lon, radius_km=place.radius_km, feature=place.feature,
        precision=place.precision, relation=relation, candidates=place.candidates, reason=place.reason,
    )  # fmt: skip


def _whole(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _quantity(text: str, quantity: Quantity, joint: bool) -> ClaimQuantity:
    return ClaimQuantity(
        start=quantity.start, end=quantity.end, text=text[quantity.start : quantity.end], min=_whole(quantity.min), max=_whole(quantity.max),
        approximate=quantity.approximate, joint=quantity.joint or joint, unit=quantity.unit or "other", counts=quantity.counts,
    )  # fmt: skip


def _source(text: str, source: Source) -> ClaimSource:
    return ClaimSource(
        start=source.start, end=source.end, text=text[source.start : source.end], kind=source.kind, id=source.id, name=source.name,
        cue=quote(text, *source.cue) if source.cue else None,
    )  # fmt: skip


def trigger(draft: Draft) -> tuple[int, int]:
    """Offsets of the word or words that name a draft's event."""
    view, predicate = draft.view, draft.predicate
    first, last = view.words[predicate.first], view.words[predicate.last - 1]
    return first.start + view.tags[predicate.first].outer, last.end


def _evidence(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """The clause that states the claim, on to the figures that its sentence gives for it further on («على دفعتين، الأولى …»)."""
    clause, view = draft.predicate.clause, draft.view
    first, last = view.words[min(clause.first, draft.predicate.first)].start, view.words[max(clause.last, draft.predicate.last) - 1].end
    figures = [q.end for q in draft.quantities if draft.at < q.first < view.last]
    return min(first, start), max(last, end, *figures)


def to_claim(draft: Draft, report: ReportRef, text: str, made_by: MadeBy, score: float) -> Claim:
    """The claim of a finished draft."""
    start, end = trigger(draft)
    return Claim(
        id=claim_id(report.id, draft.type, start, end),
        report=report,
        type=draft.type,
        trigger=quote(text, start, end),
        evidence=quote(text, *_evidence(draft, start, end)),
        polarity=draft.polarity.value,
        certainty=draft.certainty.value,
        phase=draft.phase.value,
        because=Because(
            polarity=_status_span(text, draft.polarity, "affirmed"),
            certainty=_status_span(text, draft.certainty, "asserted"),
            phase=_status_span(text, draft.phase, "occurred"),
        ),
        actors=tuple([_actor(text, "agent", f) for f in draft.agents] + [_actor(text, "target", f) for f in draft.targets]),
        places=tuple(_place(text, role, place) for role, place in draft.places),
        time=None
        if draft.time is None
        else ClaimTime(start=draft.time.start, end=draft.time.end, text=text[draft.time.start : draft.time.end], edtf=draft.time.edtf,
                       part=draft.time.part, basis=draft.time.basis),
        quantities=tuple(_quantity(text, q, draft.joint) for q in draft.quantities),
        means=None if draft.means is None else ClaimMeans(**_said(text, draft.means)),
        struck=tuple(ClaimStruck(**_said(text, thing)) for thing in draft.struck),
        sources=tuple(_source(text, s) for s in draft.sources),
        score=score,
        flags=tuple(sorted({*draft.flags, *(aside.flag for aside in draft.asides)})),
        made_by=made_by,
    )  # fmt: skip
