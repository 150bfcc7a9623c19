from __future__ import annotations

from pathlib import Path

import pytest

from khabar.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def built_in() -> Gazetteer:
    return open_gazetteer()


def dump_line(id: int, name: str, alternates: str, lat: object, lon: object, code: str = "PPL", country: str = "SY", people: int = 0) -> str:
    """A line of a GeoNames country dump."""
    cells = [
        str(id),
        name,
        name,
        alternates,
        str(lat),
        str(lon),
        code[0],
        code,
        country,
        "",
        "",
        "",
        "",
        "",
        str(people),
        "",
        "",
        "Asia/Damascus",
        "2024-01-01",
    ]
    return "\t".join(cells)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A small made dump: two villages, a field, a farm (left out)."""
    lines = [
        dump_line(9000001, "Tall Zumurrud", "تل زمرد,Tall Zumurrud", 35.5, 38.5),
        dump_line(9000002, "Kafr Mirjan", "كفر مرجانة,کفر مرجانه", 35.7, 36.4, people=12000),
        dump_line(9000003, "Haql Yaqut", "حقل ياقوت", 35.1, 40.2, code="OILF"),
        dump_line(9000004, "Mazraa", "مزرعة لؤلؤ", 35.2, 40.0, code="FRM"),
    ]
    path = tmp_path / "SY.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
