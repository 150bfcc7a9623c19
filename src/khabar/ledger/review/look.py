"""What a person sees before deciding: the claim as it stands for them, its report's text, and the version they decide on."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, func, select

from khabar.errors import LedgerError
from khabar.ledger.db.review_tables import added_claims, blind_decisions, claim_reviews, comments, conflicts, read_marks
from khabar.ledger.db.rows import select_in
from khabar.ledger.db.tables import claims, codings, reports
from khabar.ledger.db.texts import current_claims, read_report
from khabar.ledger.review import blind, rows
from khabar.ledger.review.act import name
from khabar.ledger.review.log import entries, version
from khabar.model.claim import Claim
from khabar.model.report import Report


class Seen(msgspec.Struct, frozen=True):
    """A claim as it stands for one person: `status` is `unseen`, `accepted`, `corrected`, `rejected` or `added`.

    `version` names the last decision and the values seen, so that a decision on values that a recoding changed is a conflict too.
    """

    claim: Claim
    status: str
    fields: tuple[str, ...]
    subject: str
    version: str


class Overlay(msgspec.Struct, frozen=True):
    """What people made of the claims of some reports: to be laid over what the machine read.

    `decided` are the claims that were accepted or corrected, as they were; a flag says so, and of the added ones that a person added them.
    """

    rejected: frozenset[str]
    decided: dict[str, Claim]
    added: tuple[Claim, ...]


class Unread(msgspec.Struct, frozen=True):
    """A report that nobody read wholly: how many claims were read in it, and how many people decided on."""

    id: str
    path: str | None
    outlet: str | None
    published: str | None
    claims: int
    decided: int


class Remark(msgspec.Struct, frozen=True):
    """A comment: its entry of the log, who made it when, and what it says."""

    seq: int
    by: str
    at: str
    text: str


class Tombstone(msgspec.Struct, frozen=True):
    """Who erased a report when, and why: entry `seq` of the log."""

    seq: int
    by: str
    at: str
    why: str


class Question(msgspec.Struct, frozen=True):
    """Something that only people can settle; `settled` is the entry that did."""

    id: str
    kind: str
    subject: str
    report: str | None
    detail: str
    settled: int | None


def remarks(connection: Connection, kind: str, ids: Collection[str], viewer: str) -> tuple[Remark, ...]:
    """The comments on things of a kind, oldest first, without those of a blind review that `viewer` may not see."""
    hidden = blind.hidden(connection, viewer)
    found = select_in(connection, select(comments), comments.c.subject, {f"{kind}:{id}" for id in ids})
    return tuple(sorted((Remark(row.seq, row.by, row.at, row.text) for row in found if row.seq not in hidden), key=lambda one: one.seq))


def tombstone(connection: Connection, report: str) -> Tombstone | None:
    """The tombstone of a report that was erased."""
    found = (one for one in entries(connection, report=report) if one.action == "erase")
    return next((Tombstone(one.seq, one.by, one.at, one.body["why"]) for one in found), None)


def overlay(connection: Connection, of: Collection[str]) -> Overlay:
    """What was decided on the claims of the reports `of`; blind reviews count once all reviewers are done."""
    reviewed = list(select_in(connection, select(claim_reviews), claim_reviews.c.report, of))
    added = select_in(connection, select(added_claims).order_by(added_claims.c.claim), added_claims.c.report, of)
    rejected = frozenset(row.claim for row in reviewed if row.status == "rejected")
    decided = {row.claim: _flagged(rows.claim(row.record), row.status) for row in reviewed if row.claim not in rejected}
    mine = (_flagged(decided.get(row.claim) or rows.claim(row.record), "added") for row in added if row.claim not in rejected)
    return Overlay(rejected, decided, tuple(mine))


def _flagged(claim: Claim, status: str) -> Claim:
    return msgspec.structs.replace(claim, flags=(*claim.flags, status))


def unread(connection: Connection, limit: int) -> tuple[Unread, ...]:
    """Reports that nobody marked as wholly read, in the order of their ids."""
    query = select(reports).outerjoin(read_marks, read_marks.c.report == reports.c.id)
    found = connection.execute(query.where(read_marks.c.report.is_(None), reports.c.erased_at.is_(None)).order_by(reports.c.id).limit(limit)).all()
    read = select(codings.c.report, func.count().label("number")).join(claims, claims.c.coding == codings.c.id).where(codings.c.current)
    decided = select(claim_reviews.c.report, func.count().label("number"))
    ids = [row.id for row in found]
    had = {row.report: row.number for row in select_in(connection, read.group_by(codings.c.report), codings.c.report, ids)}
    done = {row.report: row.number for row in select_in(connection, decided.group_by(claim_reviews.c.report), claim_reviews.c.report, ids)}
    return tuple(Unread(row.id, row.path, row.outlet, row.published, had.get(row.id, 0), done.get(row.id, 0)) for row in found)


def questions(connection: Connection, every: bool = False) -> tuple[Question, ...]:
    """The queue, oldest first; with `every` also what was settled."""
    query = select(conflicts).order_by(conflicts.c.seq, conflicts.c.id)
    found = connection.execute(query if every else query.where(conflicts.c.settled.is_(None)))
    return tuple(Question(row.id, row.kind, row.subject, row.report, row.detail, row.settled) for row in found)


def report_with_text(connection: Connection, report: str) -> Report:
    """A report; raises LedgerError if it is not there or was erased."""
    found = read_report(connection, report)
    if found is None:
        raise LedgerError(name(connection), f"no report {report} with a text (unknown, or erased)")
    return found


def claims_for(connection: Connection, report: str, viewer: str) -> tuple[Seen, ...]:
    """Every claim of a report as `viewer` sees it, in the order of the text."""
    read = current_claims(connection, [report])[report]
    added = connection.execute(select(added_claims.c.record).where(added_claims.c.report == report)).scalars()
    own = connection.execute(
        select(blind_decisions.c.record).where(
            blind_decisions.c.report == report, blind_decisions.c.reviewer == viewer, blind_decisions.c.status == "added"
        )
    ).scalars()
    open_blind = viewer in blind.under_way(connection, report)
    every = {claim.id: claim for claim in (*read, *map(rows.claim, added), *(map(rows.claim, own) if open_blind else ()))}
    seen = (_seen(connection, claim, viewer, open_blind) for claim in every.values())
    return tuple(sorted(seen, key=lambda one: (one.claim.trigger.start, one.claim.type, one.claim.id)))


def claim_for(connection: Connection, claim: str, viewer: str) -> Seen:
    """One claim as `viewer` sees it; raises LedgerError if there is none."""
    report = _report_of(connection, claim)
    for seen in claims_for(connection, report, viewer) if report else ():
        if seen.claim.id == claim:
            return seen
    raise LedgerError(name(connection), f"no claim {claim} in force: unknown, erased, or of a coding that was replaced")


def _report_of(connection: Connection, claim: str) -> str | None:
    machine = select(codings.c.report).join(claims, claims.c.coding == codings.c.id).where(claims.c.id == claim, codings.c.current)
    found: str | None = connection.execute(machine).scalars().first()
    for table in (added_claims, blind_decisions):
        found = found or connection.execute(select(table.c.report).where(table.c.claim == claim)).scalars().first()
    return found


def _seen(connection: Connection, claim: Claim, viewer: str, open_blind: bool) -> Seen:
    """The claim with what was decided: by everybody, or, in a blind review under way, by the viewer alone."""
    subject = f"blind:{claim.id}@{viewer}" if open_blind else f"claim:{claim.id}"
    mine = (blind_decisions.c.reviewer == viewer) & (blind_decisions.c.claim == claim.id)
    query = select(blind_decisions).where(mine) if open_blind else select(claim_reviews).where(claim_reviews.c.claim == claim.id)
    row = connection.execute(query).first()
    if row is not None:
        claim, status, fields = rows.claim(row.record), row.status, tuple(msgspec.json.decode(row.fields))
    else:
        status, fields = "added" if claim.made_by.coder.startswith("person: ") else "unseen", ()
    values = hashlib.sha256(rows.json(claim).encode()).hexdigest()[:8]
    return Seen(claim, status, fields, subject, f"{version(connection, subject)}.{values}")
