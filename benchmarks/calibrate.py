"""Fit the weights of `coder/claims/score.py` on annotated reports, and draw how well they hold.

    python -m benchmarks.calibrate [REPORTS.jsonl GOLD.jsonl]

Without files it takes our own annotated reports and, if it is there, the developers' gold, as the shipped weights do. Prints weights
fitted on all reports, and the reliability of weights fitted without each outlet in turn. Both sets were made by language models, not by
people: a score of 0.8 means "right in type on such annotations four times in five".
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.errors import read
from benchmarks.matching import Matcher, generic_words
from khabar.cli.work import load_tables
from khabar.coder.claims.build import trigger
from khabar.coder.claims.score import WEIGHTS, features
from khabar.coder.knowledge import Tables
from khabar.coder.stages import analyse
from khabar.model.claim import claim_id
from khabar.model.report import make_report

Row = tuple[str, dict[str, float], bool]
"""Outlet, features, whether it is right."""
Data = tuple[list[Any], list[Any]]
"""Reports and gold claims."""


def rows(data: Data, tables: Tables) -> list[Row]:
    """Outlet, features and whether it meets a gold claim of its type, of every claim that the coder makes on annotated reports."""
    reports, gold = data
    matcher, found = Matcher(generic_words(tables.codebook.lists)), list[Row]()
    for one in reports:
        analysis = analyse(make_report(one["text"], id=one["id"], published=one.get("published"), outlet=one.get("outlet")), tables)
        mine = [claim for claim in gold if claim["report"]["id"] == one["id"]]
        said = [msgspec.to_builtins(claim) for claim in analysis.claims]
        right = {said[j]["id"] for i, j in matcher.align(mine, said) if mine[i]["type"] == said[j]["type"]}
        for draft in (d for part in analysis.drafts for d in part if d.dropped is None):
            found.append((str(one.get("outlet")), features(draft), claim_id(one["id"], draft.type, *trigger(draft)) in right))
    return found


def fit(scored: Sequence[Row], steps: int = 3000, rate: float = 0.5, ridge: float = 0.01) -> dict[str, float]:
    """Weights of a ridge logistic regression by plain gradient descent, from nought, so that they never vary."""
    weights = dict.fromkeys(WEIGHTS, 0.0)
    for _ in range(steps):
        slope = dict.fromkeys(weights, 0.0)
        for _, values, right in scored:
            error = _logistic(weights, values) - right
            for name, value in values.items():
                slope[name] += error * value
        for name in weights:
            weights[name] -= rate * (slope[name] / len(scored) + (0 if name == "bias" else ridge * weights[name]))
    return {name: round(value, 2) for name, value in weights.items()}


def reliability(scored: Sequence[tuple[float, bool]]) -> tuple[list[tuple[float, float, int]], float]:
    """(mean score, share right, count) of each tenth, and the expected calibration error."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for score, right in scored:
        bins.setdefault(min(9, int(score * 10)), []).append((score, right))
    curve = [(sum(s for s, _ in b) / len(b), sum(r for _, r in b) / len(b), len(b)) for _, b in sorted(bins.items())]
    return curve, sum(n * abs(s - r) for s, r, n in curve) / len(scored)


def left_out(data: Data, tables: Tables) -> list[tuple[float, bool]]:
    """Scores by weights that were fitted without the claim's own outlet, and whether the claim is right."""
    every, scored = rows(data, tables), []
    for outlet in sorted({outlet for outlet, _, _ in every}):
        weights = fit([row for row in every if row[0] != outlet], steps=800)
        scored += [(_logistic(weights, values), right) for one, values, right in every if one == outlet]
    return scored


def _logistic(weights: dict[str, float], values: dict[str, float]) -> float:
    return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in values.items())))


def curve_svg(curve: Sequence[tuple[float, float, int]], size: int = 320, edge: int = 40) -> str:
    """The reliability curve: score said against share right, a dot for each tenth, its area by the number of claims."""

    def at(x: float, y: float) -> tuple[float, float]:
        return round(edge + x * size, 1), round(edge + (1 - y) * size, 1)

    dots = "".join(
        f'<circle cx="{at(said, share)[0]}" cy="{at(said, share)[1]}" r="{round(2 + math.sqrt(count), 1)}" fill="#1f6f8b" fill-opacity=".6"/>'
        for said, share, count in curve
    )
    (x0, y0), (x1, y1) = at(0, 0), at(1, 1)
    ticks = "".join(
        f'<text x="{at(v, 0)[0]}" y="{y0 + 16}" text-anchor="middle">{v}</text><text x="{x0 - 6}" y="{at(0, v)[1] + 4}" text-anchor="end">{v}</text>'
        for v in (0, 0.5, 1)
    )
    whole = size + 2 * edge
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" width="{whole}" font-family="sans-serif" font-size="12" role="img">'
        f"<title>Share of claims that are right in type, at each score</title>"
        f'<rect x="{x0}" y="{y1}" width="{size}" height="{size}" fill="none" stroke="#888"/>'
        f'<line x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}" stroke="#888" stroke-dasharray="4"/>{dots}{ticks}'
        f'<text x="{edge + size / 2}" y="{whole - 6}" text-anchor="middle">score said</text>'
        f'<text x="12" y="{edge + size / 2}" text-anchor="middle" transform="rotate(-90 12 {edge + size / 2})">share right</text></svg>\n'
    )


def everything() -> Data:
    """All annotated reports that are here, as one set."""
    from benchmarks.floors import datasets

    found = [data for _, data in datasets()]
    return [one for reports, _ in found for one in reports], [one for _, gold in found for one in gold]


def main(argv: Sequence[str]) -> int:
    """Fit and print; the exit status."""
    if len(argv) not in (0, 2):
        print("usage: python -m benchmarks.calibrate [REPORTS.jsonl GOLD.jsonl]", file=sys.stderr)
        return 2
    tables, data = load_tables(), (read(Path(argv[0])), read(Path(argv[1]))) if argv else everything()
    print("weights:", fit(rows(data, tables)))
    curve, error = reliability(left_out(data, tables))
    for mean, share, count in curve:
        print(f"{mean:.2f} said, {share:.2f} right of {count:4}  {'#' * round(40 * share)}")
    print(f"expected calibration error, outlets left out in turn: {error:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
