"""A recoding carries people's decisions over, by report and span; what no longer fits is queued for people.

A decision stands: what a person accepted or corrected keeps the values that they decided on, even where the new coding reads otherwise,
and a claim that the new coding no longer reads is kept as the person's own. Each such case is a question in the queue.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from khabar.ledger.db.review_tables import added_claims, bindings, blind_decisions, claim_reviews, comments, read_marks
from khabar.ledger.db.rows import select_in
from khabar.ledger.review import rows
from khabar.ledger.review.act import act
from khabar.ledger.review.corrections import differing, taking, value_of
from khabar.ledger.review.log import Entry
from khabar.model.claim import Claim


class Review(msgspec.Struct, frozen=True):
    """What stands decided on a claim: its record as the person decided it, and which fields they corrected."""

    claim: str
    status: str
    fields: tuple[str, ...]
    record: Claim
    by: str
    at: str


class Carried(msgspec.Struct):
    """The outcome: old ids to new ones, ids whose decision fell away, decisions that stand now, and questions."""

    carried: dict[str, str]
    gone: list[str]
    reviews: list[Review]
    conflicts: list[dict[str, str]]


def counterparts(before: Sequence[Claim], after: Sequence[Claim]) -> dict[str, str]:
    """Which claim of the new coding each old one is now: the same id, else one of its type whose trigger overlaps most, each taken once."""
    new = {claim.id: claim for claim in after}
    found = {claim.id: claim.id for claim in before if claim.id in new}
    free = {id: claim for id, claim in new.items() if id not in found}
    for old in sorted(before, key=lambda claim: (claim.trigger.start, claim.id)):
        if old.id in found:
            continue
        near = [claim for claim in free.values() if claim.type == old.type and _overlap(claim, old) > 0]
        if near:
            best = max(near, key=lambda claim: (_overlap(claim, old), -claim.trigger.start, claim.id))
            found[old.id] = best.id
            del free[best.id]
    return found


def carry(reviews: Sequence[Review], before: Sequence[Claim], after: Sequence[Claim], read_by: str | None = None) -> Carried:
    """Decisions on the claims `before` laid upon those `after`; `read_by` is who had read the whole report."""
    old, new = {claim.id: claim for claim in before}, {claim.id: claim for claim in after}
    own = {review.claim: review.record for review in reviews if review.status == "added"}
    judged = {review.claim for review in reviews if review.status != "added"}
    found = counterparts([*before, *own.values()], after)
    done = Carried({a: b for a, b in sorted(found.items()) if a != b}, [], [], [])
    for review in sorted(reviews, key=lambda one: (one.claim, one.status)):
        target = new.get(found.get(review.claim, ""))
        if target is None:
            if review.claim not in own:
                _unread(done, review)
            continue
        if review.status == "added":
            done.gone.append(review.claim)
        if review.status != "added" or review.claim not in judged:
            _read_again(done, review, old.get(review.claim), target)
    if read_by is not None:
        unseen = [claim for claim in after if claim.id not in found.values()]
        done.conflicts += [_question(claim.id, "unseen", f"{read_by} read the whole report, and this {claim.type} was not there") for claim in unseen]
    return done


def recode(connection: Connection, report: str, before: Sequence[Claim], after: Sequence[Claim], *, by: str, at: str, coding: str) -> dict[str, str]:
    """Carry what people did with a report over to a new coding of it, and log it; the ids that changed, old to new.

    Nothing is logged for a report that nobody touched.
    """
    found = {one: other for one, other in counterparts(before, after).items() if one != other}
    reviews, read_by = _reviews(connection, report), connection.execute(select(read_marks.c.by).where(read_marks.c.report == report)).scalar()
    if not (reviews or read_by or _touched(connection, report, before)):
        return found
    done = carry(reviews, before, after, read_by)
    done.conflicts += _unbound(connection, before, after, done.carried)
    body: dict[str, Any] = {"coding": coding, **msgspec.to_builtins(done)}
    act(connection, Entry(by=by, at=at, action="carry", subject=f"report:{report}", report=report, body=body))
    return done.carried


def _read_again(done: Carried, review: Review, was: Claim | None, now: Claim) -> None:
    """The claim is read in the new coding too: what was decided is laid over it, and a question is put where it reads otherwise."""
    decided = review.fields
    if review.status in {"accepted", "added"}:
        decided = tuple(sorted({*decided, *differing(review.record, now)}))
    record = taking(now, review.record, decided)
    changed = differing(was, now) if was else ()
    status = "accepted" if review.status == "added" else review.status
    done.reviews.append(Review(now.id, status, decided, record, review.by, review.at))
    asked = [field for field in changed if review.status != "corrected" or field in review.fields]
    asked = [field for field in asked if review.status == "rejected" or value_of(now, field) != value_of(review.record, field)]
    if asked:
        told = f"{review.by} {review.status} it, and the new coding reads otherwise: {', '.join(asked)}"
        done.conflicts.append(_question(now.id, "read_otherwise", told))


def _unread(done: Carried, review: Review) -> None:
    """The new coding has no such claim: a rejection has done its work, any other decision is kept as the person's own claim."""
    done.gone.append(review.claim)
    if review.status != "rejected":
        done.reviews.append(msgspec.structs.replace(review, status="added", fields=()))
        done.conflicts.append(_question(review.claim, "gone", f"{review.by} {review.status} it, and the new coding no longer reads it"))


def _question(claim: str, kind: str, detail: str) -> dict[str, str]:
    return {"subject": f"claim:{claim}", "kind": kind, "detail": detail}


def _overlap(one: Claim, other: Claim) -> int:
    return min(one.trigger.end, other.trigger.end) - max(one.trigger.start, other.trigger.start)


def _reviews(connection: Connection, report: str) -> list[Review]:
    reviewed = connection.execute(select(claim_reviews).where(claim_reviews.c.report == report).order_by(claim_reviews.c.claim)).all()
    added = connection.execute(select(added_claims).where(added_claims.c.report == report).order_by(added_claims.c.claim)).all()
    found = [Review(row.claim, row.status, tuple(msgspec.json.decode(row.fields)), rows.claim(row.record), row.by, row.at) for row in reviewed]
    return found + [Review(row.claim, "added", (), rows.claim(row.record), row.by, row.at) for row in added]


def _touched(connection: Connection, report: str, before: Sequence[Claim]) -> bool:
    """Whether people bound, commented on or blindly judged any claim of the report."""
    ids: Mapping[str, Claim] = {claim.id: claim for claim in before}
    bound = any(True for _ in select_in(connection, select(bindings.c.seq), bindings.c.claim, ids))
    tables = (comments, blind_decisions)
    return bound or any(connection.execute(select(table.c.seq).where(table.c.report == report)).first() is not None for table in tables)


def _unbound(connection: Connection, before: Sequence[Claim], after: Sequence[Claim], carried: Mapping[str, str]) -> list[dict[str, str]]:
    """Claims that a person merged or split and that are read no longer."""
    lost = {claim.id for claim in before} - {claim.id for claim in after} - carried.keys()
    found = {(row.claim, row.seq) for row in select_in(connection, select(bindings.c.claim, bindings.c.seq), bindings.c.claim, lost)}
    told = "merged or split events by it, and the new coding no longer reads it"
    return [_question(claim, "binding", f"entry {seq} {told}") for claim, seq in sorted(found)]
