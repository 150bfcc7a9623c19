"""benchmarks/numbers.py: scored as the public benchmark scores, once without what we hold wrong."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.numbers import Bounds, Score, held, main, measure, score
from khabar.coder.knowledge import Tables


@pytest.mark.parametrize(
    ("wanted", "given", "hit"),
    [
        ([3.0], [(3, 3)], 1),
        ([3.0, 3.0], [(3, 3)], 1),
        ([4.0], [(3, None)], 0),
        ([9.0], [(3, 9)], 1),
        ([], [(5, 5)], 0),
        ([0.1], [(0.10000000001, None)], 1),
    ],
)
def test_a_mention_gives_one_value_by_either_bound(wanted: list[float], given: list[Bounds], hit: int) -> None:
    assert score(wanted, given) == Score(hit, len(wanted), len(given))


def test_what_is_held_wrong_counts_in_the_first_score_only(tables: Tables) -> None:
    name = min(held())
    rows = [{"id": name, "text": "وصل ثلاثة", "gold": [{"value": 4.0}]}, {"id": "num-own", "text": "وصل خمسون", "gold": [{"value": 50.0}]}]
    assert measure(rows, tables) == (Score(1, 2, 2), Score(1, 1, 1))


def test_the_command_prints_both(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "numbers.jsonl"
    data.write_text(json.dumps({"id": "num-own", "text": "غادر عشرون", "gold": [{"value": 20.0}]}) + "\n", encoding="utf-8")
    assert main([str(data)]) == 0
    assert capsys.readouterr().out.count("F1 1.000") == 2
