"""What people did: the log and its projections."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None


def upgrade() -> None:
    """Make what this revision adds."""
    op.create_table(
        "added_claims",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False, comment="khabar.claim/1"),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_added_claims")),
    )
    op.create_index(op.f("ix_added_claims_report"), "added_claims", ["report"], unique=False)
    op.create_table(
        "assessments",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, comment="draft, second_review, published or corrected"),
        sa.Column("record", sa.Text(), nullable=False, comment="the assessment as it stood then"),
        sa.Column("note", sa.Text(), nullable=True, comment="the public note of a correction"),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_assessments")),
        comment="every state that an assessment was in, none overwritten",
    )
    op.create_index(op.f("ix_assessments_incident"), "assessments", ["incident"], unique=False)
    op.create_table(
        "bindings",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False, comment="of the merge or split: the later one prevails"),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False, comment="event or incident"),
        sa.Column("part", sa.Integer(), nullable=False, comment="claims of one part belong together, claims of different parts do not"),
        sa.PrimaryKeyConstraint("seq", "claim", name=op.f("pk_bindings")),
    )
    op.create_index(op.f("ix_bindings_claim"), "bindings", ["claim"], unique=False)
    op.create_table(
        "blind_decisions",
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, comment="accepted, corrected, rejected or added"),
        sa.Column("fields", sa.Text(), nullable=False, comment="JSON list of the fields that the reviewer corrected"),
        sa.Column("record", sa.Text(), nullable=False, comment="khabar.claim/1 as the reviewer decided it"),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("reviewer", "claim", name=op.f("pk_blind_decisions")),
    )
    op.create_index(op.f("ix_blind_decisions_report"), "blind_decisions", ["report"], unique=False)
    op.create_table(
        "blind_reviewers",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=True, comment="seq of the entry in which the reviewer finished"),
        sa.PrimaryKeyConstraint("report", "reviewer", name=op.f("pk_blind_reviewers")),
    )
    op.create_table(
        "claim_reviews",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, comment="accepted, corrected or rejected"),
        sa.Column("fields", sa.Text(), nullable=False, comment="JSON list of the fields that people corrected"),
        sa.Column("record", sa.Text(), nullable=False, comment="khabar.claim/1 as the person decided it"),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_claim_reviews")),
    )
    op.create_index(op.f("ix_claim_reviews_report"), "claim_reviews", ["report"], unique=False)
    op.create_table(
        "comments",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_comments")),
    )
    op.create_index(op.f("ix_comments_subject"), "comments", ["subject"], unique=False)
    op.create_table(
        "conflicts",
        sa.Column("id", sa.Text(), nullable=False, comment="seq of the entry that raised it, and its number there"),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("settled", sa.Integer(), nullable=True, comment="seq of the entry that settled it"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflicts")),
    )
    op.create_index(op.f("ix_conflicts_report"), "conflicts", ["report"], unique=False)
    op.create_table(
        "log",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False, comment="1, 2, 3 … without a gap"),
        sa.Column("at", sa.Text(), nullable=False, comment="ISO 8601, UTC"),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False, comment="kind:id of what it is about"),
        sa.Column("report", sa.Text(), nullable=True, comment="the report whose words the body may hold"),
        sa.Column("digest", sa.Text(), nullable=False, comment="SHA-256 of salt and body"),
        sa.Column("previous", sa.Text(), nullable=False, comment="hash of the entry before; empty for the first"),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_log")),
    )
    op.create_index(op.f("ix_log_report"), "log", ["report"], unique=False)
    op.create_index(op.f("ix_log_subject"), "log", ["subject"], unique=False)
    op.create_table(
        "read_marks",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_read_marks")),
    )
    op.create_table(
        "log_bodies",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.Text(), nullable=False, comment="random: after an erasure the digest tells nothing of the body"),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["log.seq"], name=op.f("fk_log_bodies_seq")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_log_bodies")),
        comment="what may have to be erased one day",
    )
