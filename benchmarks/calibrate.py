"""Fit the weights of `coder/score.py` on annotated reports, and draw how well they hold.

    python -m benchmarks.calibrate REPORTS.jsonl GOLD.jsonl

Prints weights fitted on all reports, and the reliability of weights fitted without each outlet in turn (rounded
ids before the first «-» tell outlets apart). The gold that the shipped weights were fitted on was made by language
models, not by people: a score of 0.8 means "right in type on such gold four times in five".
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path

from khabar.cli.work import load_tables
from khabar.coder.draft import Draft
from khabar.coder.score import WEIGHTS, features
from khabar.coder.stages import analyse
from khabar.model.report import make_report

Row = tuple[str, dict[str, float], bool]


def _right(draft: Draft, gold: Sequence[dict[str, object]]) -> bool:
    """Whether a gold claim of the same type has a trigger that overlaps."""
    words = draft.view.words
    start, end = words[draft.predicate.first].start, words[draft.predicate.last - 1].end
    for claim in gold:
        trigger = claim["trigger"]
        assert isinstance(trigger, dict)
        if claim["type"] == draft.type and trigger["start"] < end and start < trigger["end"]:
            return True
    return False


def _rows(reports: Path, gold: Path) -> list[Row]:
    tables = load_tables()
    claims = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    rows: list[Row] = []
    for line in reports.read_text(encoding="utf-8").splitlines():
        found = json.loads(line)
        report = make_report(found["text"], id=found["id"], published=found.get("published"), outlet=found.get("outlet"))
        mine = [c for c in claims if c["report"]["id"] == found["id"]]
        for part in analyse(report, tables).drafts:
            rows.extend((str(found.get("outlet")), features(d), _right(d, mine)) for d in part if d.dropped is None)
    return rows


def fit(rows: Sequence[Row], steps: int = 3000, rate: float = 0.5, ridge: float = 0.01) -> dict[str, float]:
    """Weights of a ridge logistic regression by plain gradient descent, from nought, so that they never vary."""
    weights = dict.fromkeys(WEIGHTS, 0.0)
    for _ in range(steps):
        slope = dict.fromkeys(weights, 0.0)
        for _, values, right in rows:
            error = 1 / (1 + math.exp(-sum(weights[n] * v for n, v in values.items()))) - right
            for name, value in values.items():
                slope[name] += error * value
        for name in weights:
            weights[name] -= rate * (slope[name] / len(rows) + (0 if name == "bias" else ridge * weights[name]))
    return {name: round(value, 2) for name, value in weights.items()}


def reliability(scored: Sequence[tuple[float, bool]]) -> tuple[list[tuple[float, float, int]], float]:
    """(mean score, share right, count) of each tenth, and the expected calibration error."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for score, right in scored:
        bins.setdefault(min(9, int(score * 10)), []).append((score, right))
    curve = [(sum(s for s, _ in b) / len(b), sum(r for _, r in b) / len(b), len(b)) for _, b in sorted(bins.items())]
    return curve, sum(n * abs(s - r) for s, r, n in curve) / len(scored)


def main(argv: Sequence[str]) -> int:
    """Fit and print; the exit status."""
    if len(argv) != 2:
        print("usage: python -m benchmarks.calibrate REPORTS.jsonl GOLD.jsonl", file=sys.stderr)
        return 2
    rows = _rows(Path(argv[0]), Path(argv[1]))
    print("weights:", fit(rows))
    scored: list[tuple[float, bool]] = []
    for outlet in sorted({o for o, _, _ in rows}):
        weights = fit([r for r in rows if r[0] != outlet], steps=800)
        scored += [(1 / (1 + math.exp(-sum(weights[n] * v for n, v in values.items()))), right) for o, values, right in rows if o == outlet]
    curve, error = reliability(scored)
    for mean, share, count in curve:
        print(f"{mean:.2f} said, {share:.2f} right of {count:4}  {'#' * round(40 * share)}")
    print(f"expected calibration error, outlets left out in turn: {error:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
