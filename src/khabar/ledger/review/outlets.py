"""A ledger's own rows of the registry of outlets: laid over those that khabar ships, set as a whole, each time by an entry of the log."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from khabar.arabic.tables import Row
from khabar.ledger.db.review_tables import outlets
from khabar.ledger.review.act import act
from khabar.ledger.review.log import Entry, Logged
from khabar.ledger.tell.outlets import COLUMNS, SHIPPED, Registry, key_of, registry

_SUBJECT = "ledger:outlets"


def own(connection: Connection) -> tuple[Row, ...]:
    """The rows that the ledger lays over those of khabar, by name."""
    return tuple({column: getattr(row, column) for column in COLUMNS} for row in connection.execute(select(outlets).order_by(outlets.c.outlet)))


def rows_in_force(connection: Connection) -> tuple[Row, ...]:
    """All rows that count: khabar's, each in its place replaced by the ledger's own, then the rest of these."""
    mine = {key_of(row["outlet"]): row for row in own(connection)}
    return (*[mine.pop(key_of(row["outlet"]), row) for row in SHIPPED], *mine.values())


def in_force(connection: Connection) -> Registry:
    """The registry that events of this ledger are told with."""
    return registry(rows_in_force(connection))


def set_own(connection: Connection, table: Sequence[Row], *, by: str, at: str) -> Logged:
    """Let these be the ledger's own rows, in place of those before; events are to be told anew."""
    return act(connection, Entry(by=by, at=at, action="outlets", subject=_SUBJECT, body={"rows": list(table)}))
