"""Score: how likely a claim is right in type, from how it was come by.

The weights are what `benchmarks/calibrate.py` fits; the gold that they were fitted on was made by language models.
"""

from __future__ import annotations

import math

from khabar.coder.draft import Draft

WEIGHTS = {
    "bias": 0.72,
    "weak": -0.42,
    "verbal": 0.16,
    "agent": 0.77,
    "target": 0.34,
    "place": 0.6,
    "quantity": 0.48,
    "hedged": 0.16,
    "headline": 0.06,
}  # fmt: skip


def features(draft: Draft) -> dict[str, float]:
    """The features of a draft that the score weighs."""
    return {
        "bias": 0.72,
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
