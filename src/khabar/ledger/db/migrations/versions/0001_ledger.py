"""The ledger: reports, claims, copies, links, events, incidents."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0001", None, None, None


def upgrade() -> None:
    """Make what this revision adds."""
    op.create_table(
        "incidents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False, comment="the claim that it was named after"),
        sa.Column("sort_day", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False, comment="khabar.incident/1 without what people assessed"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
    )
    op.create_index(op.f("ix_incidents_sort_day_id"), "incidents", ["sort_day", "id"], unique=False)
    op.create_table(
        "retired_ids",
        sa.Column("kind", sa.Text(), nullable=False, comment="event or incident"),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column(
            "successor", sa.Text(), nullable=False, comment="what it was merged into, or what holds some of its claims now; empty where nothing does"
        ),
        sa.Column("how", sa.Text(), nullable=False, comment="redirect or successor"),
        sa.PrimaryKeyConstraint("kind", "id", "successor", name=op.f("pk_retired_ids")),
    )
    op.create_table(
        "texts",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True, comment="UTF-8; null where it was erased"),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_texts")),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("incident", sa.Text(), nullable=True),
        sa.Column("anchor", sa.Text(), nullable=False, comment="the claim that it was named after"),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("sort_day", sa.Text(), nullable=False, comment="its first day; the day that it is not after where it has no date; else empty"),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False, comment="khabar.event/1"),
        sa.ForeignKeyConstraint(["incident"], ["incidents.id"], name=op.f("fk_events_incident")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_incident"), "events", ["incident"], unique=False)
    op.create_index(op.f("ix_events_sort_day_id"), "events", ["sort_day", "id"], unique=False)
    op.create_index(op.f("ix_events_type_sort_day_id"), "events", ["type", "sort_day", "id"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("read_at", sa.Text(), nullable=True),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("erased_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["sha256"], ["texts.sha256"], name=op.f("fk_reports_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_sha256"), "reports", ["sha256"], unique=False)
    op.create_table(
        "text_signatures",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False, comment="hashes of the folded words, four bytes each: what copies are verified by"),
        sa.ForeignKeyConstraint(["sha256"], ["texts.sha256"], name=op.f("fk_text_signatures_sha256")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_text_signatures")),
    )
    op.create_table(
        "codings",
        sa.Column("id", sa.Text(), nullable=False, comment="hash of the four that follow"),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("codebook", sa.Text(), nullable=False),
        sa.Column("gazetteer", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False, comment="the one that counts; the others are kept"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_codings_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codings")),
        sa.UniqueConstraint("report", "coder", "codebook", "gazetteer", name=op.f("uq_codings_report_coder_codebook_gazetteer")),
    )
    op.create_table(
        "copy_groups",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False, comment="the group's earliest member, which names it"),
        sa.ForeignKeyConstraint(["original"], ["reports.id"], name=op.f("fk_copy_groups_original")),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_copy_groups_report")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_copy_groups")),
    )
    op.create_index(op.f("ix_copy_groups_original"), "copy_groups", ["original"], unique=False)
    op.create_table(
        "event_claims",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_event_claims_event")),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_event_claims")),
    )
    op.create_index(op.f("ix_event_claims_event"), "event_claims", ["event"], unique=False)
    op.create_table(
        "linkables",
        sa.Column("id", sa.Text(), nullable=False, comment="the smallest claim id in it"),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False, comment="what linking needs of a report's claims about one moment and place"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_linkables_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linkables")),
    )
    op.create_index(op.f("ix_linkables_report"), "linkables", ["report"], unique=False)
    op.create_table(
        "text_bands",
        sa.Column("band", sa.Text(), nullable=False, comment="number and hash of a band of the MinHash signature"),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["text_signatures.sha256"], name=op.f("fk_text_bands_sha256")),
        sa.PrimaryKeyConstraint("band", "sha256", name=op.f("pk_text_bands")),
    )
    op.create_index(op.f("ix_text_bands_sha256"), "text_bands", ["sha256"], unique=False)
    op.create_table(
        "text_copies",
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["text_signatures.sha256"], name=op.f("fk_text_copies_a")),
        sa.ForeignKeyConstraint(["b"], ["text_signatures.sha256"], name=op.f("fk_text_copies_b")),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_text_copies")),
        comment="pairs of texts verified to be copies, a < b",
    )
    op.create_index(op.f("ix_text_copies_b"), "text_copies", ["b"], unique=False)
    op.create_table(
        "blocks",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("linkable", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["linkable"], ["linkables.id"], name=op.f("fk_blocks_linkable")),
        sa.PrimaryKeyConstraint("key", "linkable", name=op.f("pk_blocks")),
    )
    op.create_index(op.f("ix_blocks_linkable"), "blocks", ["linkable"], unique=False)
    op.create_table(
        "claims",
        sa.Column("coding", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False, comment="khabar.claim/1"),
        sa.ForeignKeyConstraint(["coding"], ["codings.id"], name=op.f("fk_claims_coding")),
        sa.PrimaryKeyConstraint("coding", "id", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_id"), "claims", ["id"], unique=False)
    op.create_table(
        "linkable_claims",
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("linkable", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["linkable"], ["linkables.id"], name=op.f("fk_linkable_claims_linkable")),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_linkable_claims")),
    )
    op.create_index(op.f("ix_linkable_claims_linkable"), "linkable_claims", ["linkable"], unique=False)
    op.create_table(
        "links",
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["linkables.id"], name=op.f("fk_links_a")),
        sa.ForeignKeyConstraint(["b"], ["linkables.id"], name=op.f("fk_links_b")),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_links")),
        comment="linkables that could tell of one thing, a < b",
    )
    op.create_index(op.f("ix_links_b"), "links", ["b"], unique=False)
