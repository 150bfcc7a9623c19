"""Writes the migration from the newest revision to the tables as `schema.py` has them: `python tools/migration.py 0002 review "Reviews"`."""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module, util
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext

from khabar.ledger.db import migrate
from khabar.ledger.db import tables as schema
from khabar.ledger.db.engine import connect

HEAD = '''"""{title}."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{revision}", {previous}, None, None


def upgrade() -> None:
    """Make what this revision adds."""
'''


def written(revision: str, title: str) -> str:
    """The text of the migration module."""
    if util.find_spec("khabar.ledger.review") and util.find_spec("khabar.ledger.db.review_tables"):
        import_module("khabar.ledger.db.review_tables")
    previous = max((path.name.split("_")[0] for path in migrate._REVISIONS.glob("[0-9]*.py")), default=None)
    with tempfile.TemporaryDirectory() as folder:
        store = connect(str(Path(folder, "empty.db")))
        with store.write() as connection:
            if previous:
                migrate.upgrade(connection, previous)
            operations = produce_migrations(MigrationContext.configure(connection), schema.metadata).upgrade_ops
            assert operations is not None
            body = render_python_code(operations)
        store.close()
    lines = [line for line in body.split("\n") if not line.strip().startswith("#")]
    return HEAD.format(title=title, revision=revision, previous=repr(previous).replace("'", '"')) + "\n".join(lines) + "\n"


def main(revision: str, slug: str, title: str) -> None:
    """Write `versions/REVISION_SLUG.py`."""
    path = migrate._REVISIONS / f"{revision}_{slug}.py"
    path.write_text(written(revision, title), encoding="utf-8", newline="\n")
    print(f"{path} written; set HEAD in {migrate.__file__}")


if __name__ == "__main__":
    main(*sys.argv[1:])
