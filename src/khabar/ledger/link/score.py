"""The score of a pair: the weights of its comparisons, added up (Fellegi and Sunter 1969), fixed and read from weights.tsv."""

from __future__ import annotations

from khabar.ledger.link.compare import comparisons
from khabar.ledger.link.linkable import Linkable
from khabar.ledger.link.words import WEIGHTS

THRESHOLD = 0.0
"""Pairs of this score or more are linked."""


def score(a: Linkable, b: Linkable) -> float:
    """Log2 odds that two linkables tell of one event or incident; the same either way round."""
    return WEIGHTS["all", "pair"] + sum(WEIGHTS.get(one, 0.0) for one in comparisons(a, b))


def explain(a: Linkable, b: Linkable) -> tuple[tuple[str, str, float], ...]:
    """(comparison, level, weight) of a pair, in the order of the comparisons."""
    return tuple((name, level, WEIGHTS.get((name, level), 0.0)) for name, level in comparisons(a, b))
