"""Kinds of fault that users met, each in small inputs by somebody who had not seen how they were mended (`second.jsonl`).

At their first run 125 of the 156 came out as wanted. What was right then must stay so in number, and every kind is counted.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from khabar.arabic.damage import find_damage
from khabar.cli.mentions import records
from khabar.coder.analysis import Analysis
from khabar.errors import InputError
from khabar.model.report import make_report
from khabar.read.examine import examine
from tests.kinds.wants import holds

CASES = [json.loads(line) for line in (Path(__file__).parent / "second.jsonl").read_text(encoding="utf-8").splitlines()]
FIRST_RUN = 125


@pytest.fixture(scope="module")
def right(analyse: Callable[..., Analysis]) -> set[str]:
    """The inputs that come out as wanted."""
    return {case["id"] for case in CASES if _holds(case, analyse)}


def _holds(case: dict[str, Any], analyse: Callable[..., Analysis]) -> bool:
    report = examine(make_report(case["text"], path="report.txt", published=case["published"], published_by="option"))
    if isinstance(report, InputError):
        return holds(case["want"], (), told=True)
    told = bool(report.damage or find_damage(report.text))
    analysis = analyse(report.text, path=report.path, published=report.published, published_by=report.published_by)
    layer = case["want"].get("layer")
    found = list(records(analysis, (layer,))) if layer else [msgspec.to_builtins(claim) for claim in analysis.claims]
    return holds(case["want"], found, told)


def test_each_kind_has_two_inputs_in_words_of_its_own() -> None:
    kinds = [case["kind"] for case in CASES]
    assert {kinds.count(kind) for kind in kinds} == {2}
    assert len({case["text"] for case in CASES}) == len(CASES) == 156


def test_as_many_are_right_as_at_the_first_run(right: set[str]) -> None:
    assert len(right) >= FIRST_RUN, sorted(case["id"] for case in CASES if case["id"] not in right)
