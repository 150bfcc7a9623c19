"""What a report's day of publication is from; null for reports added before, whose day counts as the input's own."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0007", "0006", None, None


def upgrade() -> None:
    """Make what this revision adds."""
    op.add_column("reports", sa.Column("published_by", sa.Text(), nullable=True, comment="what the day of publication is from: input or option"))
