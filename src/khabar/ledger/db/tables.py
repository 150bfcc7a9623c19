"""The tables, on SQLite and PostgreSQL alike.

What reports said (`texts`, `reports`, `codings`, `claims`) is never changed, only erased. What is drawn from it (`text_bands` …
`incidents`) is worked out anew where new reports touch it. What people did is in `khabar.ledger.db.review_tables`, on the same `metadata`.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

texts = Table(
    "texts", metadata,
    Column("sha256", Text, primary_key=True),
    Column("body", LargeBinary, comment="UTF-8; null where it was erased"),
    Column("seen", Text, index=True, comment="hash of what a reader sees; null where it was erased before 0008"),
)  # fmt: skip

reports = Table(
    "reports", metadata,
    Column("id", Text, primary_key=True),
    Column("sha256", Text, ForeignKey("texts.sha256"), nullable=False, index=True),
    Column("path", Text), Column("url", Text), Column("title", Text), Column("outlet", Text), Column("published", Text), Column("read_at", Text),
    Column("published_by", Text, comment="what the day of publication is from: input or option"),
    Column("damage", Text, comment="what was undone in reading the text, by the names of arabic.damage, apart by blanks"),
    Column("added_at", Text, nullable=False),
    Column("erased_at", Text),
)  # fmt: skip

codings = Table(
    "codings", metadata,
    Column("id", Text, primary_key=True, comment="hash of the four that follow"),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("coder", Text, nullable=False), Column("codebook", Text, nullable=False), Column("gazetteer", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("current", Boolean, nullable=False, comment="the one that counts; the others are kept"),
    UniqueConstraint("report", "coder", "codebook", "gazetteer"),
)  # fmt: skip

claims = Table(
    "claims", metadata,
    Column("coding", Text, ForeignKey("codings.id"), primary_key=True),
    Column("id", Text, primary_key=True, index=True),
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("record", Text, nullable=False, comment="khabar.claim/1"),
)  # fmt: skip

text_signatures = Table(
    "text_signatures", metadata,
    Column("sha256", Text, ForeignKey("texts.sha256"), primary_key=True),
    Column("words", LargeBinary, nullable=False, comment="hashes of the folded words, four bytes each: what copies are verified by"),
)  # fmt: skip

text_bands = Table(
    "text_bands", metadata,
    Column("band", Text, primary_key=True, comment="number and hash of a band of the MinHash signature"),
    Column("sha256", Text, ForeignKey("text_signatures.sha256"), primary_key=True, index=True),
)  # fmt: skip

text_copies = Table(
    "text_copies", metadata,
    Column("a", Text, ForeignKey("text_signatures.sha256"), primary_key=True),
    Column("b", Text, ForeignKey("text_signatures.sha256"), primary_key=True, index=True),
    comment="pairs of texts verified to be copies, a < b",
)  # fmt: skip

copy_groups = Table(
    "copy_groups", metadata,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("original", Text, ForeignKey("reports.id"), nullable=False, index=True, comment="the group's earliest member, which names it"),
)  # fmt: skip

made_with = Table(
    "made_with", metadata,
    Column("name", Text, primary_key=True, comment="what: link"),
    Column("version", Text, nullable=False, comment="by which version of the program's tables it was worked out"),
)  # fmt: skip

linkables = Table(
    "linkables", metadata,
    Column("id", Text, primary_key=True, comment="the smallest claim id in it"),
    Column("report", Text, ForeignKey("reports.id"), nullable=False, index=True),
    Column("record", Text, nullable=False, comment="what linking needs of a report's claims about one moment and place"),
)  # fmt: skip

linkable_claims = Table(
    "linkable_claims", metadata,
    Column("claim", Text, primary_key=True),
    Column("linkable", Text, ForeignKey("linkables.id"), nullable=False, index=True),
)  # fmt: skip

blocks = Table(
    "blocks", metadata,
    Column("key", Text, primary_key=True),
    Column("linkable", Text, ForeignKey("linkables.id"), primary_key=True, index=True),
)  # fmt: skip

links = Table(
    "links", metadata,
    Column("a", Text, ForeignKey("linkables.id"), primary_key=True),
    Column("b", Text, ForeignKey("linkables.id"), primary_key=True, index=True),
    Column("score", Float, nullable=False),
    comment="linkables that could tell of one thing, a < b",
)  # fmt: skip

incidents = Table(
    "incidents", metadata,
    Column("id", Text, primary_key=True),
    Column("anchor", Text, nullable=False, comment="the claim that it was named after"),
    Column("sort_day", Text, nullable=False),
    Column("last_day", Text, nullable=False),
    Column("record", Text, nullable=False, comment="khabar.incident/1 without what people assessed"),
    Index(None, "sort_day", "id", "last_day"),
)  # fmt: skip

events = Table(
    "events", metadata,
    Column("id", Text, primary_key=True),
    Column("incident", Text, ForeignKey("incidents.id"), index=True),
    Column("anchor", Text, nullable=False, comment="the claim that it was named after"),
    Column("type", Text, nullable=False),
    Column("sort_day", Text, nullable=False, comment="its first day; the day that it is not after where it has no date; else empty"),
    Column("last_day", Text, nullable=False),
    Column("record", Text, nullable=False, comment="khabar.event/1"),
    Index(None, "sort_day", "id", "last_day"),
    Index(None, "type", "sort_day", "id", "last_day"),
)  # fmt: skip

event_claims = Table(
    "event_claims", metadata,
    Column("claim", Text, primary_key=True),
    Column("event", Text, ForeignKey("events.id"), nullable=False, index=True),
)  # fmt: skip

retired_ids = Table(
    "retired_ids", metadata,
    Column("kind", Text, primary_key=True, comment="event or incident"),
    Column("id", Text, primary_key=True),
    Column("successor", Text, primary_key=True, comment="what it was merged into, or what holds some of its claims now; empty where nothing does"),
    Column("how", Text, nullable=False, comment="redirect or successor"),
    Index(None, "kind", "successor"),
)  # fmt: skip
