"""Score: how likely a claim is right in type, from how it was come by.

The weights are what `benchmarks/calibrate.py` fits; the gold that they were fitted on was made by language models.
"""

from __future__ import annotations

import math

from khabar.coder.draft import Draft

WEIGHTS = {
    "bias": 1.04,
    "weak": -0.35,
    "verbal": 0.01,
    "agent": 0.89,
    "target": 0.43,
    "place": 0.62,
    "quantity": 0.62,
    "hedged": 0.14,
    "headline": 0.05,
}  # fmt: skip


def features(draft: Draft) -> dict[str, float]:
    """The features of a draft that the score weighs."""
    return {
        "bias": 1.04,
        "weak": float(draft.predicate.lexeme.weak),
        "verbal": float(draft.predicate.verbal),
        "agent": float(bool(draft.agents)),
        "target": float(bool(draft.targets)),
        "place": float(bool(draft.places)),
        "quantity": float(bool(draft.quantities)),
        "hedged": float(draft.certainty[0] != "asserted"),
        "headline": float(draft.view.headline),
    }


def score(draft: Draft) -> float:
    """A logistic score between 0 and 1, two decimals."""
    total = sum(WEIGHTS[name] * value for name, value in features(draft).items())
    return round(1 / (1 + math.exp(-total)), 2)
