"""Blind double review: two people read one report, and neither sees what the other decided until both are done.

What they agree on then counts as decided by both; what they differ on goes to the queue for a third person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from khabar.ledger.db.review_tables import added_claims, blind_decisions, blind_reviewers, claim_reviews, log, read_marks
from khabar.ledger.review import rows
from khabar.ledger.review.corrections import differing
from khabar.ledger.review.log import Logged


class Judged(msgspec.Struct, frozen=True):
    """What one reviewer made of one claim."""

    status: str
    record: str
    fields: str


def reviewers(connection: Connection, report: str) -> dict[str, int | None]:
    """Who reviews a report blindly, and the entry in which each finished."""
    found = select(blind_reviewers).where(blind_reviewers.c.report == report).order_by(blind_reviewers.c.reviewer)
    return {row.reviewer: row.done for row in connection.execute(found)}


def under_way(connection: Connection, report: str) -> dict[str, int | None]:
    """The reviewers while not all are done, else none."""
    found = reviewers(connection, report)
    return found if None in found.values() else {}


def judged(connection: Connection, report: str) -> dict[str, dict[str, Judged]]:
    """What each reviewer decided, by claim: not to be shown to the other while the review is under way."""
    found: dict[str, dict[str, Judged]] = {name: {} for name in reviewers(connection, report)}
    query = select(blind_decisions).where(blind_decisions.c.report == report).order_by(blind_decisions.c.claim)
    for row in connection.execute(query):
        found[row.reviewer][row.claim] = Judged(row.status, row.record, row.fields)
    return found


def hidden(connection: Connection, viewer: str) -> frozenset[int]:
    """Entries of the log that `viewer` may not see yet: what others decided in blind reviews that are under way."""
    open_ones = select(blind_reviewers.c.report).where(blind_reviewers.c.done.is_(None))
    found = select(log.c.seq).where(log.c.report.in_(open_ones), log.c.action.not_in(("blind", "done")), log.c.by != viewer)
    return frozenset(connection.execute(found).scalars())


def begin(connection: Connection, entry: Logged) -> None:
    """Projection of `blind`: the report is given to its reviewers."""
    given = [{"report": entry.report, "reviewer": reviewer, "seq": entry.seq, "done": None} for reviewer in entry.body["reviewers"]]
    connection.execute(insert(blind_reviewers), given)


def decide(connection: Connection, entry: Logged) -> None:
    """Projection of a decision in a blind review."""
    claim, _, reviewer = entry.subject.partition(":")[2].partition("@")
    body = entry.body
    row = {"report": entry.report, "status": body["status"], "record": rows.json(body["record"]), "fields": rows.json(body["fields"])}
    rows.put(connection, blind_decisions, {"reviewer": reviewer, "claim": claim}, {**row, "seq": entry.seq})


def finish(connection: Connection, entry: Logged) -> None:
    """Projection of `done`: when the last reviewer is done, what they agree on is decided and the rest is queued."""
    report = str(entry.report)
    mine = (blind_reviewers.c.report == report) & (blind_reviewers.c.reviewer == entry.by)
    connection.execute(update(blind_reviewers).where(mine).values(done=entry.seq))
    if under_way(connection, report):
        return
    by_reviewer = judged(connection, report)
    by = {"seq": entry.seq, "by": ", ".join(sorted(by_reviewer)), "at": entry.at}
    differ = []
    for claim in sorted({claim for one in by_reviewer.values() for claim in one}):
        sides = {reviewer: one.get(claim) for reviewer, one in by_reviewer.items()}
        if (told := difference(sides)) is None:
            _decided_by_all(connection, report, claim, next(one for one in sides.values() if one), by)
        else:
            differ.append({"subject": f"claim:{claim}", "kind": "blind", "detail": told})
    rows.queue(connection, entry, differ)
    rows.put(connection, read_marks, {"report": report}, by)


def difference(sides: Mapping[str, Judged | None]) -> str | None:
    """In what the reviewers of a claim differ, as a sentence; None where they decided the same."""
    said = {reviewer: one.status if one else "did not read it" for reviewer, one in sides.items()}
    claims = [rows.claim(one.record) for one in sides.values() if one and one.status != "rejected"]
    fields = differing(claims[0], claims[1]) if len(claims) > 1 else ()
    standing = {one is not None and one.status != "rejected" for one in sides.values()}
    if not fields and len(standing) == 1 and None not in sides.values():
        return None
    told = "; ".join(f"{reviewer}: {status}" for reviewer, status in sorted(said.items()))
    return told + (f"; they fill differently: {', '.join(fields)}" if fields else "")


def _decided_by_all(connection: Connection, report: str, claim: str, one: Judged, by: dict[str, Any]) -> None:
    row = {"report": report, "record": one.record, **by}
    if one.status == "added":
        rows.put(connection, added_claims, {"claim": claim}, row)
    else:
        connection.execute(delete(claim_reviews).where(claim_reviews.c.claim == claim))
        connection.execute(insert(claim_reviews).values(claim=claim, status=one.status, fields=one.fields, **row))
