from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.mark.parametrize("country", ["SY", ""])
def test_swapped_coordinates_are_told(tmp_path: Path, country: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(
        f"name,lat,lon,country\nتل المقلوب,13.5,44.2,{'YE' if country else ''}\nتل المعكوس,48.0,15.5,{'YE' if country else ''}\n", encoding="utf-8"
    )
    add((table,), tmp_path / "mine.sqlite")
    (problem,) = check(open_gazetteer((tmp_path / "mine.sqlite",)))
    assert "تل المعكوس" in problem
    assert "swapped" in problem
