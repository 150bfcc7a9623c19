"""The log replayed: the review tables are nothing but what the log says."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, create_engine, select

from khabar.ledger.db.review_tables import PROJECTIONS
from khabar.ledger.db.tables import metadata
from khabar.ledger.review.log import entries
from khabar.ledger.review.project import apply, clear


def rebuild(connection: Connection) -> None:
    """Make the review tables anew from the log."""
    clear(connection)
    for entry in list(entries(connection)):
        apply(connection, entry)


def differences(connection: Connection) -> tuple[str, ...]:
    """Where the review tables are not what a replay of the log gives, a line for each row; () if they are the same."""
    engine = create_engine("sqlite://")
    with engine.begin() as fresh:
        metadata.create_all(fresh, tables=list(PROJECTIONS))
        for entry in list(entries(connection)):
            apply(fresh, entry)
        found = tuple(_differences(connection, fresh))
    engine.dispose()
    return found


def _differences(ours: Connection, replayed: Connection) -> Iterator[str]:
    for table in PROJECTIONS:
        rows, expected = ({tuple(row) for row in connection.execute(select(table))} for connection in (ours, replayed))
        key = len(table.primary_key.columns)
        yield from (f"{table.name}: {row[:key]} is not what the log says" for row in sorted(rows - expected, key=repr))
        yield from (f"{table.name}: {row[:key]} is in the log only" for row in sorted(expected - rows, key=repr))
