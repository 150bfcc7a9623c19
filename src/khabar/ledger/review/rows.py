"""Small things that every projection needs: a row put in its place, JSON that is the same for equal values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, insert, update

from khabar.ledger.db.review_tables import conflicts
from khabar.ledger.review.log import Logged
from khabar.model.claim import Claim


def json(value: Any) -> str:
    """JSON of a value, the same for equal values."""
    return msgspec.json.encode(value, order="deterministic").decode()


def claim(record: str) -> Claim:
    """The claim that a stored record is."""
    return msgspec.json.decode(record, type=Claim)


def put(connection: Connection, table: Table, key: Mapping[str, Any], row: Mapping[str, Any]) -> None:
    """Write the row with this primary key, in place of what stood there."""
    connection.execute(delete(table).where(*(table.c[name] == value for name, value in key.items())))
    connection.execute(insert(table).values(**{**key, **row}))


def queue(connection: Connection, entry: Logged, found: Iterable[Mapping[str, Any]]) -> None:
    """Put questions for people into the queue: each with `subject`, `kind` and `detail`."""
    for number, one in enumerate(found, 1):
        row = {"id": f"{entry.seq}.{number}", "seq": entry.seq, "report": entry.report, "settled": None}
        connection.execute(insert(conflicts).values(**row, subject=one["subject"], kind=one["kind"], detail=one["detail"]))


def settle(connection: Connection, entry: Logged, **which: str) -> None:
    """Close the open questions whose columns are as in `which`."""
    open_ones = update(conflicts).where(conflicts.c.settled.is_(None), *(conflicts.c[name] == value for name, value in which.items()))
    connection.execute(open_ones.values(settled=entry.seq))
