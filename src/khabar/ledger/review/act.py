"""Doing something that is logged: the entry and what follows from it in one transaction, unless somebody else was quicker."""

from __future__ import annotations

from sqlalchemy import Connection, select

from khabar.errors import ConflictError
from khabar.ledger.db.review_tables import log
from khabar.ledger.review.log import Entry, Logged, append, version
from khabar.ledger.review.project import apply


def act(connection: Connection, entry: Entry) -> Logged:
    """Log `entry` and change the review tables as it says."""
    logged = append(connection, entry)
    apply(connection, logged)
    return logged


def expect(connection: Connection, subject: str, expected: str | None) -> None:
    """Raise ConflictError if `subject` is not at the version that a person saw; None is whatever stands now."""
    check(connection, subject, expected, str(version(connection, subject)))


def check(connection: Connection, subject: str, expected: str | None, found: str) -> None:
    """Raise ConflictError, with who changed it last, if the version `found` (which begins with an entry's number) is not `expected`."""
    if expected is None or expected == found:
        return
    last = connection.execute(select(log.c.by, log.c.at, log.c.action).where(log.c.seq == int(found.partition(".")[0]))).first()
    who = f"{last.by} changed it at {last.at} ({last.action})" if last else "it was coded anew"
    raise ConflictError(name(connection), f"{subject} is at version {found}, you saw {expected}: {who}. Look again; nothing was changed")


def name(connection: Connection) -> str:
    """The ledger's name, without a password."""
    url = connection.engine.url
    return url.database or "memory" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
