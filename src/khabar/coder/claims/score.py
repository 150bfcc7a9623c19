"""Score: how likely a claim is right in type, from how it was come by.

The weights are what `benchmarks/calibrate.py` fits on our own annotated reports and the developers' gold, both made by language models.
"""

from __future__ import annotations

import math

from khabar.coder.events.draft import Draft

WEIGHTS = {
    "bias": 0.61,
    "weak": -0.27,
    "verbal": 0.22,
    "agent": 0.78,
    "target": 0.55,
    "place": 0.55,
    "quantity": 0.77,
    "hedged": 0.07,
    "headline": 0.03,
}  # fmt: skip


def features(draft: Draft) -> dict[str, float]:
    """The features of a draft that the score weighs."""
    return {
        "bias": 1.0,
        "weak": float(draft.predicate.lexeme.weak),
        "verbal": float(draft.predicate.verbal),
        "agent": float(bool(draft.agents)),
        "target": float(bool(draft.targets)),
        "place": float(bool(draft.places)),
        "quantity": float(bool(draft.quantities)),
        "hedged": float(draft.certainty.value != "asserted"),
        "headline": float(draft.view.headline),
    }


def score(draft: Draft) -> float:
    """A logistic score between 0 and 1, two decimals."""
    total = sum(WEIGHTS[name] * value for name, value in features(draft).items())
    return round(1 / (1 + math.exp(-total)), 2)
