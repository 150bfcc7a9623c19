"""What was undone in reading a text, so that its claims are flagged in every coding; of reports added before nothing is known."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0009", "0008", None, None


def upgrade() -> None:
    """Make what this revision adds."""
    comment = "what was undone in reading the text, by the names of arabic.damage, apart by blanks"
    op.add_column("reports", sa.Column("damage", sa.Text(), nullable=True, comment=comment))
