"""The known gaps: examples that are not read right yet. One that is must go back into its type's article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import convert
from msgspec.structs import replace

from khabar.codebook.check import check_type
from khabar.codebook.schema.types import Example
from khabar.coder import stages
from khabar.coder.knowledge import Tables

GAPS: list[dict[str, Any]] = yaml.load((Path(__file__).parent / "gaps.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.mark.parametrize("gap", GAPS, ids=[f"{gap['type']}-{n + 1}" for n, gap in enumerate(GAPS)])
def test_a_gap_is_still_one(gap: dict[str, Any], tables: Tables) -> None:
    example = convert({key: value for key, value in gap.items() if key not in {"type", "kind"}}, Example, strict=False)
    kept = {"examples": (), "lookalikes": (), f"{gap['kind']}s": (example,)}
    alone = replace(tables.codebook.types[gap["type"]], **kept)
    failures = check_type(alone, lambda report: stages.code(report, tables))
    assert failures, f"now read right: move it to codebook/types/{gap['type']}.yaml"
