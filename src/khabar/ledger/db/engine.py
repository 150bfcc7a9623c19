"""Opening a ledger: a SQLite file (WAL) or a PostgreSQL database, one serialised writer, many readers, and errors that say what to do."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, make_url, text

from khabar.errors import LedgerError

_BUSY_MS, _SOON_MS = 120_000, 1_000
"""How long a writer waits for another, and how long without saying so."""
_FILE = "file"
_WRITER_LOCK = 0x6B686162
"""Key of the advisory lock that lets one writer at a time into a PostgreSQL ledger («khab»)."""
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={_BUSY_MS}", "foreign_keys=ON", "secure_delete=ON", "cache_size=-65536")
_WAITS = "khabar: %s: another program is writing to it: waiting"
_log = logging.getLogger(__name__)
_KEPT = "this batch was not kept, all earlier ones are"
_FULL = f"the disk is full: {_KEPT}. Make room and run the command again"
_KNOWN = (
    ("disk is full", _FULL),
    ("No space left", _FULL),
    ("could not extend file", _FULL),
    ("disk I/O error", f"the disk takes no more (full, over a quota, or failing): {_KEPT}. Make room and run the command again"),
    ("database is locked", f"another program has been writing to it for {_BUSY_MS // 1000} seconds; run the command again"),
    ("not a database", "not a ledger: expected a SQLite file made by khabar"),
    ("malformed", "the file is damaged: restore a backup with `khabar ledger restore`"),
    ("readonly database", "may not be written to"),
    ("unable to open", "cannot be opened: expected a file, or a new name in a folder that is there"),
)
_SILENT = "the database does not answer: nothing was changed. Check the address and whether it is up, and run the command again"
_MOVED = f"the file was moved or deleted meanwhile: {_KEPT}. Put it back and run the command again"
_GONE = "the database went away: the batch under way was not kept, all earlier ones are. Run the command again when it is back"


class Store:
    """A database with a ledger's tables in it; `name` is what people call it, without a password."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine, self.name = engine, name

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction of the only writer: kept whole when the block ends, dropped whole when it raises."""
        with explained(self.name), self.engine.begin() as connection:
            if not self.is_sqlite:
                _wait_for_lock(connection, self.name)
            yield connection
            if connection.info.get(_FILE) != self._file():
                raise LedgerError(self.name, _MOVED)

    def _file(self) -> tuple[int, int] | None:
        return _identity(str(self.engine.url.database)) if self.is_sqlite else None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view, whatever is being written meanwhile."""
        reader = self.engine.execution_options(reader=True)
        if not self.is_sqlite:
            reader = reader.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with explained(self.name), reader.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _wait_for_lock(connection: Connection, name: str) -> None:
    """Be the one writer of a PostgreSQL ledger, saying so if another is at it."""
    key = {"key": _WRITER_LOCK}
    if not connection.execute(text("SELECT pg_try_advisory_xact_lock(:key)"), key).scalar():
        _log.warning(_WAITS, name)
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), key)


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Database errors as LedgerErrors."""
    try:
        yield
    except exc.DBAPIError as error:
        raise LedgerError(name, _explanation(error)) from error


def _explanation(error: exc.DBAPIError) -> str:
    said = str(error.orig)
    for part, meaning in _KNOWN:
        if part in said:
            return meaning
    if error.connection_invalidated or (isinstance(error, exc.OperationalError) and "psycopg" in type(error.orig).__module__):
        return f"{_SILENT if error.statement is None else _GONE} ({said.splitlines()[0]})"
    return said.splitlines()[0]


def connect(ledger: str) -> Store:
    """The store of a path (SQLite) or a `postgresql://` address; nothing is created or checked yet but the connection."""
    if "://" not in ledger:
        return Store(_sqlite(Path(ledger)), ledger)
    try:
        url = make_url(ledger)
    except exc.ArgumentError:
        raise LedgerError(ledger, "not an address: expected a path or postgresql://user@host/database") from None
    if url.get_backend_name() != "postgresql":
        raise LedgerError(ledger, f"no ledgers on {url.get_backend_name()}: expected a path or postgresql://user@host/database")
    return Store(_postgresql(url), url.render_as_string(hide_password=True))


def _identity(path: str | Path) -> tuple[int, int] | None:
    """What tells the file at a path from one that takes its place; None where there is none."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _sqlite(path: Path) -> Engine:
    writable = may_be_written(path)
    url = URL.create("sqlite", database=str(path)) if writable else _as_it_is(path)
    pragmas = _PRAGMAS if writable else ("query_only=ON",)
    engine = create_engine(url, connect_args={"timeout": _BUSY_MS / 1000})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # the driver begins no transactions of its own
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        record.info[_FILE] = _identity(path)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("reader", False) or not writable:
            connection.exec_driver_sql("BEGIN")
        elif not _begins_soon(connection):
            _log.warning(_WAITS, path)
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _begins_soon(connection: Connection) -> bool:
    """Whether a writer's transaction of a SQLite ledger has begun; not where another program is writing to it."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.execute(f"PRAGMA busy_timeout={_SOON_MS}")
    try:
        driver.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise exc.OperationalError("BEGIN IMMEDIATE", None, error) from error
        return False
    finally:
        driver.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    return True


def may_be_written(path: Path) -> bool:
    """Whether a SQLite file, or one that is yet to be made, can be written; writing takes files beside it."""
    return os.access(path.parent, os.W_OK) and (os.access(path, os.W_OK) or not path.exists())


def _as_it_is(path: Path) -> URL:
    """A file that nobody here can write, such as a backup on a read-only disk: read without locks unless somebody else's log lies beside it."""
    log = Path(f"{path}-wal")
    alone = {} if log.exists() and log.stat().st_size else {"immutable": "1"}
    return URL.create("sqlite", database=path.resolve().as_uri(), query={"mode": "ro", "uri": "true", **alone})


def _postgresql(url: URL) -> Engine:
    logging.getLogger("psycopg").addHandler(logging.NullHandler())  # what it has to say comes as an error
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ModuleNotFoundError:
        raise LedgerError(url.render_as_string(hide_password=True), "PostgreSQL needs psycopg: pip install 'khabar[postgres]'") from None
