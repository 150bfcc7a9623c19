"""The tables of linking: weights, classes of weapons, sides, common words; and the version of all that linking goes by."""

from __future__ import annotations

import hashlib

from khabar.arabic.tables import rows
from khabar.codebook.ledger_words import LedgerWords
from khabar.versions import version_of

_HERE = "khabar.ledger.link"
_COMMON = ("common_words.tsv", "report_words.tsv")

WEIGHTS = {(r["comparison"], r["level"]): float(r["weight"]) for r in rows(_HERE, "weights.tsv")}
MEANS = {r["means"]: r["class"] for r in rows(_HERE, "means.tsv")}
SIDES = {r["word"]: r["side"] for r in rows(_HERE, "sides.tsv")}
COMMON = frozenset(row["word"] for name in _COMMON for row in rows(_HERE, name))
"""The commonest words of news, folded: neither names nor details."""


def version(words: LedgerWords) -> str:
    """Changes whenever the same claims may be linked otherwise: what was linked by another version is linked anew."""
    return hashlib.sha256(f"{version_of('linking')}{words.hash}".encode()).hexdigest()[:12]
