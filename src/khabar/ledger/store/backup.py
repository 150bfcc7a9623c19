"""Backups: a ledger's whole state at one moment as one SQLite ledger, whatever it lives in; restored into any new, empty ledger."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

from khabar.errors import LedgerError
from khabar.ledger.db.engine import Store
from khabar.ledger.db.migrate import open_store
from khabar.ledger.db.rows import chunks, insert_rows
from khabar.ledger.db.tables import metadata

_ROWS_AT_A_TIME = 2000


def backup(store: Store, file: Path) -> None:
    """Write the ledger into `file`, which appears only when it is complete; what others write meanwhile is not in it."""
    if file.exists():
        raise LedgerError(str(file), "exists already: expected the name of a new file")
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    try:
        if store.is_sqlite:
            _copy_pages(store, part)
        else:
            _copy_into_new(store, str(part))
        part.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(str(file), f"the backup was not written: {error}") from error
    finally:
        for left in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            left.unlink(missing_ok=True)


def restore(file: Path, ledger: str) -> None:
    """Fill a new ledger at an address from a backup; one that holds anything is left alone."""
    if not file.exists():
        raise LedgerError(str(file), "no such backup")
    if "://" not in ledger and Path(ledger).exists():
        raise LedgerError(ledger, "exists already: expected the name of a new file or an empty database")
    source = open_store(str(file))
    try:
        _copy_into_new(source, ledger)
    finally:
        source.close()


def _copy_pages(store: Store, part: Path) -> None:
    with store.read() as connection, closing(sqlite3.connect(part)) as target:
        source = connection.connection.driver_connection
        assert isinstance(source, sqlite3.Connection)
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")


def _copy_into_new(source: Store, ledger: str) -> None:
    """Copy every row in one transaction, parents before children."""
    target = open_store(ledger, create=True)
    try:
        with source.read() as reading, target.write() as writing:
            for table in metadata.sorted_tables:
                if writing.execute(select(func.count()).select_from(table)).scalar():
                    raise LedgerError(target.name, f"holds {table.name} already: expected an empty database")
                for part in chunks(reading.execution_options(stream_results=True).execute(select(table)), _ROWS_AT_A_TIME):
                    insert_rows(writing, table, [dict(row._mapping) for row in part])
    finally:
        target.close()
