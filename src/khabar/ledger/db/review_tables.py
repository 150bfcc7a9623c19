"""The tables of what people did: the log, and its projections, which a replay of the log builds again.

They have no foreign keys to what reports said, since the log outlives what is erased, and a replay needs none of it.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from khabar.ledger.db.tables import metadata

log = Table(
    "log", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False, comment="1, 2, 3 … without a gap"),
    Column("at", Text, nullable=False, comment="ISO 8601, UTC"),
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True, comment="kind:id of what it is about"),
    Column("report", Text, index=True, comment="the report whose words the body may hold"),
    Column("digest", Text, nullable=False, comment="SHA-256 of salt and body"),
    Column("previous", Text, nullable=False, comment="hash of the entry before; empty for the first"),
    Column("hash", Text, nullable=False),
)  # fmt: skip

log_bodies = Table(
    "log_bodies", metadata,
    Column("seq", Integer, ForeignKey("log.seq"), primary_key=True, autoincrement=False),
    Column("salt", Text, nullable=False, comment="random: after an erasure the digest tells nothing of the body"),
    Column("body", Text, nullable=False),
    comment="what may have to be erased one day",
)  # fmt: skip

claim_reviews = Table(
    "claim_reviews", metadata,
    Column("claim", Text, primary_key=True),
    Column("report", Text, nullable=False, index=True),
    Column("status", Text, nullable=False, comment="accepted, corrected or rejected"),
    Column("fields", Text, nullable=False, comment="JSON list of the fields that people corrected"),
    Column("record", Text, nullable=False, comment="khabar.claim/1 as the person decided it"),
    Column("seq", Integer, nullable=False), Column("by", Text, nullable=False), Column("at", Text, nullable=False),
)  # fmt: skip

added_claims = Table(
    "added_claims", metadata,
    Column("claim", Text, primary_key=True),
    Column("report", Text, nullable=False, index=True),
    Column("record", Text, nullable=False, comment="khabar.claim/1"),
    Column("seq", Integer, nullable=False), Column("by", Text, nullable=False), Column("at", Text, nullable=False),
)  # fmt: skip

read_marks = Table(
    "read_marks", metadata,
    Column("report", Text, primary_key=True),
    Column("seq", Integer, nullable=False), Column("by", Text, nullable=False), Column("at", Text, nullable=False),
)  # fmt: skip

comments = Table(
    "comments", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("subject", Text, nullable=False, index=True),
    Column("report", Text),
    Column("by", Text, nullable=False), Column("at", Text, nullable=False),
    Column("text", Text, nullable=False),
)  # fmt: skip

bindings = Table(
    "bindings", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False, comment="of the merge or split: the later one prevails"),
    Column("claim", Text, primary_key=True, index=True),
    Column("level", Text, nullable=False, comment="event or incident"),
    Column("part", Integer, nullable=False, comment="claims of one part belong together, claims of different parts do not"),
)  # fmt: skip

assessments = Table(
    "assessments", metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("incident", Text, nullable=False, index=True),
    Column("status", Text, nullable=False, comment="draft, second_review, published or corrected"),
    Column("record", Text, nullable=False, comment="the assessment as it stood then"),
    Column("note", Text, comment="the public note of a correction"),
    Column("by", Text, nullable=False), Column("at", Text, nullable=False),
    comment="every state that an assessment was in, none overwritten",
)  # fmt: skip

conflicts = Table(
    "conflicts", metadata,
    Column("id", Text, primary_key=True, comment="seq of the entry that raised it, and its number there"),
    Column("seq", Integer, nullable=False),
    Column("subject", Text, nullable=False), Column("report", Text, index=True),
    Column("kind", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("settled", Integer, comment="seq of the entry that settled it"),
)  # fmt: skip

blind_reviewers = Table(
    "blind_reviewers", metadata,
    Column("report", Text, primary_key=True),
    Column("reviewer", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("done", Integer, comment="seq of the entry in which the reviewer finished"),
)  # fmt: skip

blind_decisions = Table(
    "blind_decisions", metadata,
    Column("reviewer", Text, primary_key=True),
    Column("claim", Text, primary_key=True),
    Column("report", Text, nullable=False, index=True),
    Column("status", Text, nullable=False, comment="accepted, corrected, rejected or added"),
    Column("fields", Text, nullable=False, comment="JSON list of the fields that the reviewer corrected"),
    Column("record", Text, nullable=False, comment="khabar.claim/1 as the reviewer decided it"),
    Column("seq", Integer, nullable=False),
)  # fmt: skip

outlets = Table(
    "outlets", metadata,
    Column("outlet", Text, primary_key=True, comment="its domain or name"),
    Column("entity", Text, nullable=False), Column("owner", Text, nullable=False), Column("affiliation", Text, nullable=False),
    Column("takes", Text, nullable=False, comment="entities whose texts it carries, apart by |"),
    comment="the ledger's own rows of the registry of outlets",
)  # fmt: skip

PROJECTIONS = (
    claim_reviews, added_claims, read_marks, comments, bindings, assessments, conflicts, blind_reviewers, blind_decisions, outlets,
)  # fmt: skip
"""Tables that hold nothing but what the log says."""
