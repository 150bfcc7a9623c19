"""Assembly: drafts frozen into claims, every value with its span of the report's text."""

from __future__ import annotations

from khabar.coder.draft import Draft
from khabar.coder.role_fillers import Filler
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
    claim_id,
)  # fmt: skip
from khabar.model.mention import Place, Quantity, Source
from khabar.model.report import ReportRef
from khabar.model.span import Span, quote


def _status_span(text: str, span: tuple[int, int] | None, default: bool) -> Span | None:
    return None if span is None or default else quote(text, *span)


def _actor(text: str, role: str, filler: Filler) -> ClaimActor:
    actor = filler.actor
    span = quote(text, filler.start, filler.end)
    return ClaimActor(
        start=span.start, end=span.end, text=span.text, role=role,  # type: ignore[arg-type]
        id=actor.id if actor else None, name=actor.name if actor else span.text, kind=actor.kind if actor else "unknown",
        candidates=actor.candidates if actor else (), alternative=filler.alternative,
    )  # fmt: skip


def _place(text: str, role: str, place: Place) -> ClaimPlace:
    relation = None
    if place.relation is not None:
        span = quote(text, place.relation.start, place.relation.end)
        relation = PlaceRelation(start=span.start, end=span.end, text=span.text, kind=place.relation.kind)
    return ClaimPlace(
        start=place.start, end=place.end, text=text[place.start : place.end], role=role,  # type: ignore[arg-type]
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
        polarity=draft.polarity[0],  # type: ignore[arg-type]
        certainty=draft.certainty[0],  # type: ignore[arg-type]
        phase=draft.phase[0],  # type: ignore[arg-type]
        because=Because(
            polarity=_status_span(text, draft.polarity[1], draft.polarity[0] == "affirmed"),
            certainty=_status_span(text, draft.certainty[1], draft.certainty[0] == "asserted"),
            phase=_status_span(text, draft.phase[1], draft.phase[0] == "occurred"),
        ),
        actors=tuple([_actor(text, "agent", f) for f in draft.agents] + [_actor(text, "target", f) for f in draft.targets]),
        places=tuple(_place(text, role, place) for role, place in draft.places),
        time=None
        if draft.time is None
        else ClaimTime(start=draft.time.start, end=draft.time.end, text=text[draft.time.start : draft.time.end], edtf=draft.time.edtf,
                       part=draft.time.part, basis=draft.time.basis),
        quantities=tuple(_quantity(text, q, draft.joint) for q in draft.quantities),
        means=None if draft.means is None else ClaimMeans(start=draft.means[1], end=draft.means[2], text=text[draft.means[1] : draft.means[2]],
                                                          kind=draft.means[0]),  # type: ignore[arg-type]
        struck=tuple(ClaimStruck(start=s, end=e, text=text[s:e], kind=kind) for kind, s, e in draft.struck),  # type: ignore[arg-type]
        sources=tuple(_source(text, s) for s in draft.sources),
        score=score,
        flags=tuple(sorted({*draft.flags, *(aside.flag for aside in draft.asides)})),
        made_by=made_by,
    )  # fmt: skip
