"""Rows by lists of keys of any length: databases take a limited number of values in one statement."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Row, Select, Table, delete, insert

_MOST_VALUES = 5000
T = TypeVar("T")


def chunks(values: Iterable[T], size: int = _MOST_VALUES) -> Iterator[list[T]]:
    """`values` in order, in lists of at most `size`."""
    part: list[T] = []
    for value in values:
        part.append(value)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def select_in(connection: Connection, query: Select[Any], column: Column[Any], keys: Collection[str]) -> Iterator[Row[Any]]:
    """The rows of `query` whose `column` is among `keys`, list by list in the order of the keys."""
    for part in chunks(sorted(keys)):
        yield from connection.execute(query.where(column.in_(part))).all()


def delete_in(connection: Connection, column: Column[Any], keys: Collection[str]) -> None:
    """Delete the rows of the column's table in which it is among `keys`."""
    for part in chunks(sorted(keys)):
        connection.execute(delete(column.table).where(column.in_(part)))


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert `rows`; nothing where there are none."""
    if rows:
        connection.execute(insert(table), [dict(row) for row in rows])
