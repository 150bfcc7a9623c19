"""Erasing a report on demand: its text and all that quotes it are destroyed; that it was there, when it went and why stay known."""

from __future__ import annotations

from contextlib import closing

from sqlalchemy import Connection, select, text, update

from khabar.codebook.ledger_words import LedgerWords
from khabar.errors import LedgerError
from khabar.ledger.db import tables as schema
from khabar.ledger.db.engine import Store
from khabar.ledger.db.review_tables import PROJECTIONS, log_bodies
from khabar.ledger.db.rows import delete_in
from khabar.ledger.review.erase import erase_report
from khabar.ledger.store import copies
from khabar.ledger.store.relink import relink

_REWRITTEN = (
    schema.texts, schema.reports, schema.claims, schema.text_signatures, schema.linkables, schema.events, schema.incidents, log_bodies, *PROJECTIONS,
)  # fmt: skip
"""Tables that hold words of reports."""


def erase(store: Store, words: LedgerWords, report: str, *, by: str, why: str, at: str) -> tuple[str, ...]:
    """Destroy a report's text, for good; the reports that went, as every report that carries this text, however its lines end, goes with it."""
    with store.write() as connection:
        texts = _texts_of(connection, store.name, report)
        query = select(schema.reports.c.id, schema.reports.c.sha256).where(schema.reports.c.sha256.in_(texts), schema.reports.c.erased_at.is_(None))
        found = {row.id: row.sha256 for row in connection.execute(query.order_by(schema.reports.c.id))}
        for one, sha256 in found.items():
            erase_report(connection, one, sha256=sha256, by=by, at=at, why=why, incidents=_told_in(connection, one))
        gone = tuple(found)
        _destroy(connection, gone, texts, at)
        relink(connection, words, gone, at, retold=copies.withdraw(connection, texts))
    scrub(store)
    return gone


def _texts_of(connection: Connection, name: str, report: str) -> list[str]:
    """The hashes of a report's text and of those that read the same."""
    row = connection.execute(select(schema.reports.c.sha256, schema.reports.c.erased_at).where(schema.reports.c.id == report)).one_or_none()
    if row is None:
        raise LedgerError(name, f"no report has the id {report!r}")
    if row.erased_at is not None:
        raise LedgerError(name, f"report {report!r} was erased on {row.erased_at[:10]}")
    texts = schema.texts
    seen = select(texts.c.seen).where(texts.c.sha256 == row.sha256).scalar_subquery()
    return sorted({row.sha256, *connection.execute(select(texts.c.sha256).where(texts.c.seen == seen, texts.c.body.is_not(None))).scalars()})


def _told_in(connection: Connection, report: str) -> set[str]:
    """The incidents that a report tells of."""
    claims = select(schema.linkable_claims.c.claim).join(schema.linkables, schema.linkables.c.id == schema.linkable_claims.c.linkable)
    members = select(schema.event_claims.c.event).where(schema.event_claims.c.claim.in_(claims.where(schema.linkables.c.report == report)))
    found = connection.execute(select(schema.events.c.incident).where(schema.events.c.id.in_(members), schema.events.c.incident.is_not(None)))
    return set(found.scalars())


def _destroy(connection: Connection, gone: tuple[str, ...], texts: list[str], at: str) -> None:
    codings = list(connection.execute(select(schema.codings.c.id).where(schema.codings.c.report.in_(gone))).scalars())
    delete_in(connection, schema.claims.c.coding, codings)
    connection.execute(update(schema.texts).where(schema.texts.c.sha256.in_(texts)).values(body=None))
    emptied = {"path": None, "url": None, "title": None, "erased_at": at}
    connection.execute(update(schema.reports).where(schema.reports.c.id.in_(gone)).values(**emptied))


def scrub(store: Store) -> None:
    """See that no deleted row is left in the database's files: SQLite overwrites them, PostgreSQL writes the tables anew."""
    if store.is_sqlite:
        with closing(store.engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return
    with store.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        for table in _REWRITTEN:
            connection.execute(text(f"VACUUM FULL {table.name}"))
