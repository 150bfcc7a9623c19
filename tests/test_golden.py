"""What khabar says of each example, kept word for word; `python tools/golden.py` rewrites it when a change is meant."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from khabar.coder.knowledge import Tables

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import golden  # noqa: E402

NAMES = [path.stem for path in sorted(golden.EXAMPLES.glob("*.txt"))]


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_coded_as_its_golden_file_says(name: str, tables: Tables) -> None:
    found = [json.loads(line) for line in golden.lines(golden.EXAMPLES / f"{name}.txt", tables).splitlines()]
    kept = [json.loads(line) for line in (golden.GOLDEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert found == kept, "if this change is meant, run python tools/golden.py and read the difference"


def test_every_golden_file_has_its_example() -> None:
    assert sorted(path.stem for path in golden.GOLDEN.glob("*.jsonl")) == NAMES
    assert len(NAMES) >= 8
