"""A ledger's own rows of the registry of outlets."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0005", "0004", None, None


def upgrade() -> None:
    """Make what this revision adds."""
    op.create_table(
        "outlets",
        sa.Column("outlet", sa.Text(), nullable=False, comment="its domain or name"),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("affiliation", sa.Text(), nullable=False),
        sa.Column("takes", sa.Text(), nullable=False, comment="entities whose texts it carries, apart by |"),
        sa.PrimaryKeyConstraint("outlet", name=op.f("pk_outlets")),
        comment="the ledger's own rows of the registry of outlets",
    )
