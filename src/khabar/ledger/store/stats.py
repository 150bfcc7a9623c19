"""What a ledger holds, counted, and whether it holds together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, func, select

from khabar.ledger.db.review_tables import added_claims, claim_reviews
from khabar.ledger.db.rows import chunks
from khabar.ledger.db.tables import claims, codings, copy_groups, event_claims, events, incidents, reports, texts
from khabar.ledger.db.texts import read_report
from khabar.ledger.store.inforce import claims_in_force
from khabar.model.claim import makes_event

_REPORTS_AT_A_TIME = 500


class Version(msgspec.Struct, frozen=True):
    """A version of coder, codebook and gazetteer, and the number of reports whose current coding it made."""

    coder: str
    codebook: str
    gazetteer: str
    reports: int


class Stats(msgspec.Struct, frozen=True):
    """Counts; `copies` are reports that carry another's text, `claims` those in force, `unplaced` those of them that make no event."""

    reports: int
    erased: int
    texts: int
    copies: int
    claims: int
    unplaced: int
    events: int
    incidents: int
    versions: tuple[Version, ...]


def stats(connection: Connection) -> Stats:
    """Count what is in the ledger."""

    def count(*conditions: object, of: object) -> int:
        return connection.execute(select(func.count()).select_from(of).where(*conditions)).scalar() or 0  # type: ignore[arg-type]

    parts = (codings.c.coder, codings.c.codebook, codings.c.gazetteer)
    in_force, placed = _in_force(connection), count(of=event_claims)
    versions = connection.execute(select(*parts, func.count()).where(codings.c.current).group_by(*parts).order_by(*parts)).all()
    return Stats(
        reports=count(of=reports),
        erased=count(reports.c.erased_at.is_not(None), of=reports),
        texts=count(texts.c.body.is_not(None), of=texts),
        copies=count(copy_groups.c.report != copy_groups.c.original, of=copy_groups),
        claims=in_force,
        unplaced=in_force - placed,
        events=count(of=events),
        incidents=count(of=incidents),
        versions=tuple(Version(*row) for row in versions),
    )


def _in_force(connection: Connection) -> int:
    """The number of claims that were read or added and not rejected."""
    rejected = select(claim_reviews.c.claim).where(claim_reviews.c.status == "rejected")
    read = select(func.count()).select_from(claims.join(codings, codings.c.id == claims.c.coding)).where(codings.c.current)
    added = select(func.count()).select_from(added_claims)
    queries = (read.where(claims.c.id.not_in(rejected)), added.where(added_claims.c.claim.not_in(rejected)))
    return sum(connection.execute(query).scalar() or 0 for query in queries)


def problems(connection: Connection) -> Iterator[str]:
    """What is not as it must be: texts that changed, claims that quote what is not there, claims that are in no event."""
    placed = {row.claim: row.event for row in connection.execute(select(event_claims))}
    ids = connection.execute(select(reports.c.id).where(reports.c.erased_at.is_(None)).order_by(reports.c.id)).scalars().all()
    for part in chunks(ids, _REPORTS_AT_A_TIME):
        for id, found in claims_in_force(connection, part).items():
            report = read_report(connection, id)
            if report is None or hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest() != report.sha256:
                yield f"report {id}: its text is not what was added"
                continue
            for claim in found:
                if any(report.text[span.start : span.end] != span.text for span in (claim.trigger, claim.evidence)):
                    yield f"claim {claim.id}: what it quotes does not stand there in report {id}"
                if placed.pop(claim.id, None) is None and makes_event(claim):
                    yield f"claim {claim.id}: it is in no event"
    yield from (f"event {event}: its claim {claim} is not in force" for claim, event in sorted(placed.items()))
