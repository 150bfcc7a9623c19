"""An index of the ids that sleep, which every batch asks for."""

from alembic import op

revision, down_revision, branch_labels, depends_on = "0006", "0005", None, None


def upgrade() -> None:
    """Make what this revision adds."""
    op.create_index(op.f("ix_retired_ids_kind_successor"), "retired_ids", ["kind", "successor"])
