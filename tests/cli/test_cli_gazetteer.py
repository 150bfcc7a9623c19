"""`khabar gazetteer`: an imported place is found, ranked and used."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from khabar.cli.app import app

RUN = CliRunner()


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    table, target = tmp_path / "villages.csv", tmp_path / "mine.sqlite"
    table.write_text("Arabic,Y,X\nتل القرنفل,35.1,36.2\n", encoding="utf-8")
    given = RUN.invoke(app, ["gazetteer", "add", str(table), "--to", str(target), "--map", "name=Arabic,lat=Y,lon=X,kind==village,country==SY"])
    assert given.exit_code == 0, given.output
    return target


def test_an_imported_place_is_found(mine: Path) -> None:
    assert RUN.invoke(app, ["gazetteer", "find", "تل القرنفل"]).exit_code == 1
    found = RUN.invoke(app, ["gazetteer", "find", "تل القرنفل", "--gazetteer", str(mine)])
    assert found.exit_code == 0
    assert "35.1" in found.output


def test_the_built_in_gazetteer_is_clean_and_credited() -> None:
    assert RUN.invoke(app, ["gazetteer", "check"]).exit_code == 0
    assert "GeoNames" in RUN.invoke(app, ["gazetteer", "sources"]).output
