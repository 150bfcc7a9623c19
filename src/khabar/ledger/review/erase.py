"""Erasure on demand: the words of a report are destroyed wherever people's decisions held them, and a tombstone says when and why.

The entries stay in the chain without their bodies, so that it still shows that somebody decided something then, but not what.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, delete, select

from khabar.errors import LedgerError, UsageError
from khabar.ledger.db.review_tables import assessments, log, log_bodies
from khabar.ledger.db.rows import chunks, select_in
from khabar.ledger.review.act import act, name
from khabar.ledger.review.bindings import reports_of
from khabar.ledger.review.log import TOMBSTONES, Entry, Logged
from khabar.ledger.review.replay import rebuild


def erase_report(
    connection: Connection, report: str, *, by: str, at: str, why: str, sha256: str | None = None, incidents: Collection[str] = ()
) -> Logged:  # fmt: skip
    """Destroy what entries about `report` hold; assessments of the `incidents` that it told of are queued to be read again."""
    held = select(log.c.seq).join(log_bodies, log_bodies.c.seq == log.c.seq).where(log.c.report == report, log.c.action.not_in(TOMBSTONES))
    seqs = list(connection.execute(held.order_by(log.c.seq)).scalars())
    told = sorted({row.incident for row in select_in(connection, select(assessments.c.incident), assessments.c.incident, incidents)})
    detail = f"report {report} was erased: read the narrative again"
    again = [{"subject": f"incident:{one}", "kind": "source_erased", "detail": detail} for one in told]
    body = {"destroyed": seqs, "sha256": sha256, "why": why, "conflicts": again}
    return _bury(connection, Entry(by=by, at=at, action="erase", subject=f"report:{report}", report=report, body=body), seqs)


def redact(connection: Connection, seqs: Collection[int], *, by: str, at: str, why: str) -> frozenset[str]:
    """Destroy the bodies of single entries, such as a comment that names a witness; what they decided no longer counts.

    The reports whose claims that touches, to be linked anew.
    """
    held = select(log, log_bodies.c.body).join(log_bodies, log_bodies.c.seq == log.c.seq)
    found = connection.execute(held.where(log.c.seq.in_(seqs), log.c.action.not_in(TOMBSTONES))).all()
    missing = sorted(set(seqs) - {row.seq for row in found})
    if missing or not seqs:
        raise LedgerError(name(connection), f"entries {missing}: expected entries of the log that still have a body and are not tombstones")
    bound = {claim for row in found for part in msgspec.json.decode(row.body).get("parts", ()) for claim in part}
    touched = reports_of(connection, bound) | {row.report for row in found if row.report}
    body = {"destroyed": sorted(seqs), "why": why}
    _bury(connection, Entry(by=by, at=at, action="redact", subject=f"log:{min(seqs)}", body=body), sorted(seqs))
    return touched


def _bury(connection: Connection, entry: Entry, seqs: list[int]) -> Logged:
    if not entry.body["why"].strip():
        raise UsageError("an erasure takes a reason: the tombstone says why")
    logged = act(connection, entry)
    for part in chunks(seqs):
        connection.execute(delete(log_bodies).where(log_bodies.c.seq.in_(part)))
    if seqs:
        rebuild(connection)
    return logged
