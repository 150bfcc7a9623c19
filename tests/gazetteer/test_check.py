from __future__ import annotations

from pathlib import Path

from khabar.gazetteer import open_gazetteer
from khabar.gazetteer.add import add
from khabar.gazetteer.check import check


def test_the_built_in_gazetteer_has_nothing_wrong() -> None:
    assert list(check(open_gazetteer())) == []


def test_a_place_at_null_island_is_told(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("name,lat,lon\nتل العدم,0,0\n", encoding="utf-8")
    add((table,), tmp_path / "mine.sqlite")
    (problem,) = check(open_gazetteer((tmp_path / "mine.sqlite",)))
    assert "0, 0" in problem
