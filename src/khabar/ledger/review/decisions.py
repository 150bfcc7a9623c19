"""What people decide on claims, reports, events and incidents.

Every function is one act in a transaction of the ledger's writer: `by` whom, `at` (ISO 8601, UTC), and `expected`, the version of the
thing that the person saw (None: whatever stands now). A version that is no longer the last raises ConflictError and writes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from khabar.errors import LedgerError, UsageError
from khabar.ledger.db import tables as schema
from khabar.ledger.db.links import read_linkables
from khabar.ledger.db.review_tables import conflicts
from khabar.ledger.db.rows import select_in
from khabar.ledger.review import blind
from khabar.ledger.review.act import act, check, expect, name
from khabar.ledger.review.bindings import members, types_of, version_of
from khabar.ledger.review.corrections import corrected, missed
from khabar.ledger.review.log import Entry, same_name
from khabar.ledger.review.look import Seen, claim_for, claims_for, report_with_text
from khabar.model.claim import Claim
from khabar.model.report import reference


class Decided(msgspec.Struct, frozen=True):
    """The entry that was written, and the claims that are to be linked anew for it."""

    seq: int
    claims: frozenset[str] = frozenset()


def accept(connection: Connection, claim: str, *, by: str, at: str, expected: str | None = None) -> Decided:
    """The claim is what the report says, as it stands (with the corrections made so far)."""
    seen = claim_for(connection, claim, by)
    return _decide(connection, "accept", seen, seen.claim, "accepted", seen.fields, by, at, expected)


def reject(connection: Connection, claim: str, *, by: str, at: str, expected: str | None = None, why: str | None = None) -> Decided:
    """The report does not say this."""
    seen = claim_for(connection, claim, by)
    return _decide(connection, "reject", seen, seen.claim, "rejected", seen.fields, by, at, expected, {"why": why} if why else {})


def correct(
    connection: Connection, claim: str, changes: Mapping[str, Any], *, by: str, at: str, expected: str | None = None, types: Collection[str] = ()
) -> Decided:  # fmt: skip
    """The report says this, but otherwise: `changes` from a path (`polarity`, `quantities.0.min`) to its value; `types` of the codebook."""
    seen = claim_for(connection, claim, by)
    text = report_with_text(connection, seen.claim.report.id).text
    now = seen.claim
    for path, value in changes.items():
        now = corrected(now, path, value, text, types)
    fields = tuple(sorted({*seen.fields, *(path.split(".")[0] for path in changes)}))
    return _decide(connection, "correct", seen, now, "corrected", fields, by, at, expected, {"changes": dict(changes)})


def add(
    connection: Connection, report: str, type: str, trigger: tuple[int, int], fields: Mapping[str, Any], *, by: str, at: str,
    types: Collection[str] = (),
) -> Decided:  # fmt: skip
    """A claim that the machine missed, at `trigger` (code points of the report's text)."""
    found = report_with_text(connection, report)
    claim = missed(reference(found), found.text, type, trigger, fields, by, types)
    if any(seen.claim.id == claim.id for seen in claims_for(connection, report, by)):
        raise UsageError(f"claim {claim.id} exists already: accept or correct it")
    record = msgspec.to_builtins(claim)
    entry = Entry(by=by, at=at, action="add", subject=_subject(connection, claim, by), report=report, body=_body("added", record, ()))
    return Decided(act(connection, entry).seq, frozenset({claim.id}))


def read(connection: Connection, report: str, *, by: str, at: str, expected: str | None = None) -> Decided:
    """The person read the whole report: what is not among its claims it does not say. In a blind review: this reviewer is done."""
    report_with_text(connection, report)
    if _blind_by(connection, report, by):
        return _done(connection, report, by, at)
    expect(connection, f"report:{report}", expected)
    return Decided(act(connection, Entry(by=by, at=at, action="read", subject=f"report:{report}", report=report)).seq)


def comment(connection: Connection, subject: str, text: str, *, by: str, at: str) -> Decided:
    """A remark on `claim:ID`, `report:ID`, `event:ID` or `incident:ID`."""
    kind, _, id = subject.partition(":")
    if kind not in {"claim", "report", "event", "incident"} or not id:
        raise UsageError(f"{subject!r}: expected claim:ID, report:ID, event:ID or incident:ID")
    if not text.strip():
        raise UsageError("the comment is empty")
    if kind in {"event", "incident"}:
        members(connection, kind, [id])
    report = {"claim": lambda: claim_for(connection, id, by).claim.report.id, "report": lambda: report_with_text(connection, id).id}
    about = report[kind]() if kind in report else None
    entry = Entry(by=by, at=at, action="comment", subject=subject, report=about, body={"text": text})
    return Decided(act(connection, entry).seq)


def merge(connection: Connection, level: str, ids: Collection[str], *, by: str, at: str, expected: str | None = None) -> Decided:
    """These events (or incidents: `level`) are one; every later linking holds to it."""
    if len(set(ids)) < 2:
        raise UsageError(f"a merge takes two or more {level}s, got {len(set(ids))}")
    claims = sorted(members(connection, level, ids))
    types = types_of(connection, ids) if level == "event" else frozenset()
    if len(_kinds(connection, types, claims)) > 1:
        raise UsageError(f"an event is of one type, these are {', '.join(sorted(types))}: merge their incidents instead")
    return _bind(connection, "merge", f"{level}:{min(ids)}", [claims], by, at, expected)


def _kinds(connection: Connection, types: Collection[str], claims: Collection[str]) -> set[str]:
    """The kinds of event that types are, by the rules that their claims were linked by."""
    held = schema.linkable_claims
    scenes = {row.linkable for row in select_in(connection, select(held.c.linkable), held.c.claim, claims)}
    rules = {type: rule for x in read_linkables(connection, scenes).values() for type, rule in x.rules.items()}
    return {rules[type].event if type in rules else type for type in types}


def split(connection: Connection, level: str, id: str, out: Iterable[str], *, by: str, at: str, expected: str | None = None) -> Decided:
    """`out` (claims of an event, events of an incident) are another event (or incident) than the rest of `id`."""
    every = members(connection, level, [id])
    apart = set(out) if level == "event" else members(connection, "event", set(out))
    if not apart or not apart < every:
        raise UsageError(f"{level} {id}: expected some but not all of its {'claims' if level == 'event' else 'events'} to split off")
    return _bind(connection, "split", f"{level}:{id}", [sorted(every - apart), sorted(apart)], by, at, expected)


def apart(connection: Connection, incidents: Collection[str], *, by: str, at: str, expected: str | None = None) -> Decided:
    """These incidents are not one, whatever speaks for it; every later linking holds to it."""
    if len(set(incidents)) < 2:
        raise UsageError(f"two or more incidents can be held apart, got {len(set(incidents))}")
    parts = [sorted(members(connection, "incident", [id])) for id in sorted(set(incidents))]
    return _bind(connection, "split", f"incident:{min(incidents)}", parts, by, at, expected)


def settle(connection: Connection, conflict: str, why: str, *, by: str, at: str) -> Decided:
    """A queued question is answered by leaving things as they are."""
    if not why.strip():
        raise UsageError(f"conflict {conflict}: a reason is expected")
    found = connection.execute(select(conflicts.c.settled).where(conflicts.c.id == conflict)).first()
    if found is None or found.settled is not None:
        stands = f"it was settled by entry {found.settled}" if found else "no conflict has this id"
        raise LedgerError(name(connection), f"conflict {conflict}: expected one that is open, {stands}")
    return Decided(act(connection, Entry(by=by, at=at, action="settle", subject=f"conflict:{conflict}", body={"why": why})).seq)


def give_blind(connection: Connection, report: str, reviewers: Collection[str], *, by: str, at: str) -> Decided:
    """Two people are to review the report without seeing each other's decisions."""
    report_with_text(connection, report)
    if len(reviewers) != 2 or len(set(map(same_name, reviewers))) != 2:
        raise UsageError(f"a blind review takes two different reviewers, got {', '.join(reviewers)}")
    if blind.reviewers(connection, report):
        raise UsageError(f"report {report} has been given to reviewers already")
    entry = Entry(by=by, at=at, action="blind", subject=f"report:{report}", report=report, body={"reviewers": sorted(reviewers)})
    return Decided(act(connection, entry).seq)


def _decide(
    connection: Connection, action: str, seen: Seen, claim: Claim, status: str, fields: Collection[str], by: str, at: str, expected: str | None,
    more: Mapping[str, Any] | None = None,
) -> Decided:  # fmt: skip
    subject = _subject(connection, claim, by)
    check(connection, subject, expected, seen.version)
    status = "added" if seen.status == "added" and subject.startswith("blind:") and status != "rejected" else status
    body = {**_body(status, msgspec.to_builtins(claim), fields), **(more or {})}
    done = act(connection, Entry(by=by, at=at, action=action, subject=subject, report=claim.report.id, body=body))
    as_before = subject.startswith("blind:") or (action == "accept" and seen.status != "rejected")
    return Decided(done.seq, frozenset() if as_before else frozenset({claim.id}))


def _body(status: str, record: Any, fields: Collection[str]) -> dict[str, Any]:
    return {"status": status, "record": record, "fields": list(fields)}


def _subject(connection: Connection, claim: Claim, by: str) -> str:
    """What a decision is about: the claim, or, in a blind review under way, the claim as this reviewer sees it."""
    return f"blind:{claim.id}@{by}" if _blind_by(connection, claim.report.id, by) else f"claim:{claim.id}"


def _blind_by(connection: Connection, report: str, by: str) -> bool:
    """Whether the report is under blind review; raises LedgerError for all but its reviewers who are not done."""
    open_ones = blind.under_way(connection, report)
    if open_ones and open_ones.get(by, 0) is not None:
        raise LedgerError(
            name(connection), f"report {report} is under blind review by {' and '.join(open_ones)}: expected one who is not done, got {by}"
        )
    return bool(open_ones)


def _done(connection: Connection, report: str, by: str, at: str) -> Decided:
    seen = claims_for(connection, report, by)
    left = [one.claim.id for one in seen if one.status == "unseen"]
    if left:
        raise UsageError(f"report {report}: {by} has not decided on {len(left)} of its claims: {', '.join(left[:5])}")
    done = act(connection, Entry(by=by, at=at, action="done", subject=f"report:{report}", report=report))
    return Decided(done.seq, frozenset(one.claim.id for one in seen))


def _bind(
    connection: Connection, action: str, subject: str, parts: list[list[str]], by: str, at: str, expected: str | None
) -> Decided:  # fmt: skip
    claims = frozenset(claim for part in parts for claim in part)
    check(connection, subject, expected, version_of(connection, claims))
    done = act(connection, Entry(by=by, at=at, action=action, subject=subject, body={"parts": parts}))
    return Decided(done.seq, claims)
