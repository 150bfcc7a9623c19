"""By which rules and tables records are told: what another version told is told anew."""

from __future__ import annotations

import hashlib

from khabar.arabic.tables import rows
from khabar.codebook.ledger_words import LedgerWords

_RULES = 6
"""Counts the changes of the rules in code; the tables are hashed."""
_TABLES = (
    ("khabar.ledger.tell", "outlets.tsv"), ("khabar.ledger.tell", "own_staff.tsv"), ("khabar.ledger", "figure_words.tsv"),
)  # fmt: skip


def version(words: LedgerWords) -> str:
    """Changes whenever the same events may be told otherwise."""
    return hashlib.sha256(f"{_RULES}{[rows(*table) for table in _TABLES]}{words.hash}".encode()).hexdigest()[:12]
