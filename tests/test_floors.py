"""Quality does not fall: every annotated set that is here is measured against its floor."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import annotated
from benchmarks.floors import FLOORS, SLACK, datasets, fallen, figures, raised
from khabar.coder.knowledge import Tables

SETS = dict(datasets())
FLOOR = {"data": "d1", "typed": 0.8, "slots": 0.7, "claims on empty reports": 1}


@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_under_its_floor(name: str, tables: Tables) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert fallen(name, floors.get(name), figures(SETS[name], tables)) == []


def test_our_own_reports_have_the_floor_that_is_kept() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    assert floors["own"]["data"] == annotated.digest(*annotated.load()), "reports changed: python -m benchmarks.floors --write"


def test_other_data_cannot_have_fallen() -> None:
    assert fallen("gold", FLOOR, {**FLOOR, "data": "d2", "slots": 0.1}) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"slots": 0.7 - 2 * SLACK}, "slots"),
        ({"typed": 0.8 - 2 * SLACK}, "typed"),
        ({"claims on empty reports": 2}, "at most 1"),
    ],
)
def test_what_fell_is_named(change: dict[str, Any], said: str) -> None:
    [line] = fallen("own", FLOOR, {**FLOOR, **change})
    assert said in line


def test_a_floor_is_never_lowered_on_the_same_data() -> None:
    worse = {**FLOOR, "slots": 0.5, "typed": 0.9, "claims on empty reports": 3}
    assert raised(FLOOR, worse) == {**FLOOR, "typed": 0.9}
    assert raised(FLOOR, {**worse, "data": "d2"}) == {**worse, "data": "d2"}


def test_annotated_reports_quote_their_texts() -> None:
    reports, gold = annotated.load()
    texts = {report["id"]: report["text"] for report in reports}
    spans = [(claim["report"]["id"], span) for claim in gold for span in _spans(claim)]
    assert len(spans) > 200
    assert [span for id, span in spans if texts[id][span["start"] : span["end"]] != span["text"]] == []


def _spans(claim: dict[str, Any]) -> list[dict[str, Any]]:
    lists = ("actors", "places", "quantities", "sources")
    return [claim["trigger"], claim["evidence"], *([claim["time"]] if claim["time"] else []), *(one for name in lists for one in claim[name])]


def test_a_quote_that_is_not_in_the_text_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text('outlet: x\npublished: null\ntext: "قُتل رجل."\nclaims: [{type: killing, trigger: جُرح}]\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"r\.yaml: «جُرح» does not stand"):
        annotated.load(tmp_path)
