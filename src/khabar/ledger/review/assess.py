"""Assessing an incident: draft → second review → published → corrected.

Every state is kept. An assessment is published by somebody other than those who wrote it; once it is public, what is public changes only
with a public note of what was changed, again by a second person, and stays as it is until then.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from khabar.errors import LedgerError, UsageError
from khabar.ledger.db.review_tables import assessments
from khabar.ledger.db.rows import select_in
from khabar.ledger.review.act import act, expect, name
from khabar.ledger.review.bindings import members
from khabar.ledger.review.decisions import Decided
from khabar.ledger.review.log import Entry, same_name
from khabar.model.assessment import Assessment, AssessmentStatus, problems

PUBLIC = frozenset({"published", "corrected"})


class State(msgspec.Struct, frozen=True):
    """One state that an assessment was in: `version` names it, `note` is the public note of a correction."""

    version: str
    status: AssessmentStatus
    assessment: Assessment
    note: str | None
    by: str
    at: str


def assess(connection: Connection, incident: str, assessment: Assessment, *, by: str, at: str, expected: str | None = None) -> Decided:
    """Write a draft, the first or another; what is public stays public meanwhile."""
    claims = members(connection, "incident", [incident])
    expect(connection, f"incident:{incident}", expected)
    cited = {claim for one in assessment.responsible for claim in one.claims}
    wrong = [*problems(assessment), *(f"claim {claim} is not one of its claims" for claim in sorted(cited - claims))]
    if wrong:
        raise UsageError(f"incident {incident}: {'; '.join(wrong)}")
    return _write(connection, "assess", incident, assessment, "draft", None, by, at)


def submit(connection: Connection, incident: str, *, by: str, at: str, expected: str | None = None) -> Decided:
    """Hand the draft to a second person."""
    last = _last(connection, incident, "draft", expected)
    return _write(connection, "submit", incident, last.assessment, "second_review", None, by, at)


def publish(
    connection: Connection, incident: str, *, by: str, at: str, expected: str | None = None, note: str | None = None
) -> Decided:  # fmt: skip
    """Publish what is in second review: by another person than its authors, and with a `note` if it corrects what was public."""
    last = _last(connection, incident, "second_review", expected)
    past = history(connection, incident)
    authors = _authors(past)
    if same_name(by) in map(same_name, authors):
        raise LedgerError(name(connection), f"incident {incident}: expected a second person to publish it, {by} wrote it")
    again = any(state.status in PUBLIC for state in past)
    if again and not (note or "").strip():
        raise UsageError(f"incident {incident} is public: a correction takes a public note of what changed")
    status: AssessmentStatus = "corrected" if again else "published"
    return _write(connection, "publish", incident, last.assessment, status, note if again else None, by, at)


def history(connection: Connection, incident: str) -> tuple[State, ...]:
    """Every state of an incident's assessment, the first first."""
    found = select(assessments).where(assessments.c.incident == incident).order_by(assessments.c.seq)
    return tuple(_state(row) for row in connection.execute(found))


def assessed(connection: Connection, incidents: Collection[str]) -> dict[str, tuple[dict[str, Any], str]]:
    """For each incident that people assessed: what an incident's record says under `assessed`, and its `status`.

    That is the last state; `public` beside it is what was published last, if that is another one.
    """
    states: dict[str, list[State]] = {}
    for row in select_in(connection, select(assessments).order_by(assessments.c.seq), assessments.c.incident, incidents):
        states.setdefault(row.incident, []).append(_state(row))
    return {incident: (_record(past), past[-1].status) for incident, past in sorted(states.items())}


def _record(past: list[State]) -> dict[str, Any]:
    public = [state for state in past if state.status in PUBLIC]
    record = _told(past[-1]) | {"authors": sorted(_authors(past)), "notes": [state.note for state in public if state.note]}
    if public and public[-1] is not past[-1]:
        record["public"] = _told(public[-1])
    return record


def _told(state: State) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(state.assessment)
    return told | {"version": state.version, "status": state.status, "by": state.by, "at": state.at}


def _authors(past: Collection[State]) -> set[str]:
    """Who wrote drafts since the assessment was last published."""
    authors: set[str] = set()
    for state in past:
        authors = authors | {state.by} if state.status == "draft" else set() if state.status in PUBLIC else authors
    return authors


def _last(connection: Connection, incident: str, status: str, expected: str | None) -> State:
    members(connection, "incident", [incident])
    expect(connection, f"incident:{incident}", expected)
    past = history(connection, incident)
    if not past or past[-1].status != status:
        stands = f"it is {past[-1].status}" if past else "nobody assessed it yet"
        raise LedgerError(name(connection), f"incident {incident}: expected an assessment in {status}, {stands}")
    return past[-1]


def _state(row: Row[Any]) -> State:
    return State(str(row.seq), row.status, msgspec.json.decode(row.record, type=Assessment), row.note, row.by, row.at)


def _write(
    connection: Connection, action: str, incident: str, assessment: Assessment, status: str, note: str | None, by: str, at: str
) -> Decided:  # fmt: skip
    body = {"status": status, "record": msgspec.to_builtins(assessment), "note": note}
    return Decided(act(connection, Entry(by=by, at=at, action=action, subject=f"incident:{incident}", body=body)).seq)
