"""By which version of the tables of linking the links were made."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0003", "0002", None, None


def upgrade() -> None:
    """Make what this revision adds."""
    op.create_table(
        "made_with",
        sa.Column("name", sa.Text(), nullable=False, comment="what: link"),
        sa.Column("version", sa.Text(), nullable=False, comment="by which version of the program's tables it was worked out"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_made_with")),
    )
