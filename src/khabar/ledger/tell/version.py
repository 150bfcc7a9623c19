"""By which rules and tables records are told: what another version told is told anew."""

from __future__ import annotations

import hashlib

from khabar.codebook.ledger_words import LedgerWords
from khabar.versions import version_of


def version(words: LedgerWords) -> str:
    """Changes whenever the same events may be told otherwise."""
    return hashlib.sha256(f"{version_of('telling')}{words.hash}".encode()).hexdigest()[:12]
