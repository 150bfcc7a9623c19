"""The score of a pair: the weights of its comparisons, added up (Fellegi and Sunter 1969), fixed and read from weights.tsv."""

from __future__ import annotations

from khabar.ledger.link.compare import comparisons, is_suggestion
from khabar.ledger.link.linkable import Linkable
from khabar.ledger.link.words import WEIGHTS

THRESHOLD = 0.0
"""Pairs of this score or more are linked."""
SUGGESTED = -0.5
"""What a pair is worth at most that only people can tell to be one."""


def score(a: Linkable, b: Linkable) -> float:
    """Log2 odds that two linkables tell of one event or incident; the same either way round."""
    levels = dict(comparisons(a, b))
    value = WEIGHTS["all", "pair"] + sum(WEIGHTS.get(one, 0.0) for one in levels.items())
    return min(value, SUGGESTED) if is_suggestion(levels) else value


def explain(a: Linkable, b: Linkable) -> tuple[tuple[str, str, float], ...]:
    """(comparison, level, weight) of a pair, in the order of the comparisons."""
    return tuple((name, level, WEIGHTS.get((name, level), 0.0)) for name, level in comparisons(a, b))
