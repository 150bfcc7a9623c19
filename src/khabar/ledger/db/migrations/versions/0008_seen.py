"""What a reader sees of each text, hashed: an erased text stays erased though its line ends come back otherwise."""

import sqlalchemy as sa
from alembic import op

from khabar.ledger.db.texts import seen

revision, down_revision, branch_labels, depends_on = "0008", "0007", None, None
_AT_A_TIME = 500


def upgrade() -> None:
    """Make what this revision adds, and fill it in for the texts that are there."""
    op.add_column("texts", sa.Column("seen", sa.Text(), nullable=True, comment="hash of what a reader sees; null where it was erased before 0008"))
    texts = sa.table("texts", sa.column("sha256", sa.Text), sa.column("body", sa.LargeBinary), sa.column("seen", sa.Text))
    connection = op.get_bind()
    keys = list(connection.execute(sa.select(texts.c.sha256).where(texts.c.body.is_not(None)).order_by(texts.c.sha256)).scalars())
    for at in range(0, len(keys), _AT_A_TIME):
        for row in connection.execute(sa.select(texts).where(texts.c.sha256.in_(keys[at : at + _AT_A_TIME]))).all():
            value = seen(row.body.decode("utf-8", "surrogatepass"))
            connection.execute(sa.update(texts).where(texts.c.sha256 == row.sha256).values(seen=value))
    op.create_index(op.f("ix_texts_seen"), "texts", ["seen"], unique=False)
