"""Schemas in step with the program: a new ledger is made, an older one is brought up to date when it is opened, a newer one is refused."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from khabar.errors import LedgerError
from khabar.ledger.db.engine import Store, connect

HEAD = "0009"
"""The revision that this program writes: the last of `migrations/versions`."""
_REVISIONS = Path(__file__).parent / "migrations" / "versions"


def open_store(ledger: str, *, create: bool = False) -> Store:
    """The store of a ledger, its schema in step; with `create` one that is not there yet is made, else that is a LedgerError."""
    if "://" not in ledger and not create and not Path(ledger).exists():
        raise LedgerError(ledger, "no such ledger: `khabar ledger add` makes one")
    store = connect(ledger)
    with store.read() as connection:
        found = _revision(connection, store.name)
    if found is None and not create:
        raise LedgerError(store.name, "no ledger in this database: `khabar ledger add` makes one")
    if found != HEAD:
        _bring_to_head(store)
    return store


def _revision(connection: Connection, name: str) -> str | None:
    """The revision that a database is at; None where it is empty."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise LedgerError(name, f"not a ledger: expected khabar's tables, found {', '.join(sorted(tables)[:3])}")
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is not None and found not in _known():
        raise LedgerError(name, f"made by a newer khabar (its schema is {found}, this program's {HEAD}): install a newer khabar; nothing was changed")
    return found


def _known() -> frozenset[str]:
    return frozenset(path.name.split("_")[0] for path in _REVISIONS.glob("[0-9]*.py"))


def _bring_to_head(store: Store) -> None:
    """All steps in one transaction of the only writer, so that a program killed in the middle leaves the schema as it was."""
    with store.write() as connection:
        if _revision(connection, store.name) != HEAD:
            upgrade(connection, HEAD)


def upgrade(connection: Connection, revision: str) -> None:
    """Run the migrations up to `revision`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_REVISIONS.parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
