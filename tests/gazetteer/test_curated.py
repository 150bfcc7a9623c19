from __future__ import annotations

from pathlib import Path

import pytest

from khabar.errors import GazetteerError
from khabar.gazetteer.check import check_curated
from khabar.gazetteer.curated import Row, boxes_of, lint, read_curated

HEAD = "name\talso\tkind\tin\tlat\tlon\tradius\tsure\tlatin\tnote"
DIVISIONS = {"SY": 14, "IQ": 19, "YE": 22, "EG": 27, "JO": 12, "SD": 18, "LY": 22, "DZ": 58, "TN": 24, "SA": 13, "OM": 11, "AE": 7, "KW": 6,
             "QA": 8, "BH": 4, "MR": 13, "SO": 18, "DJ": 6, "KM": 3, "PS": 16, "TR": 81, "IR": 31, "IL": 6, "LB": 8, "MA": 11}  # fmt: skip


def row(name: str, lat: float, lon: float, parent: str = "النور", kind: str = "village", latin: str = "X", note: str = "") -> Row:
    return Row(name, (), kind, "SY", parent, lat, lon, None, "point", latin, note, f"made, {name}")


def problems(*rows: Row) -> list[str]:
    area = Row("النور", (), "governorate", "SY", "", 35.0, 38.0, 40.0, "area", "Nur", "", "made, area")
    return lint((area, *rows), boxes_of((area, *rows), {"SY": (34.6, 39.0, 350.0)}))


def test_the_curated_table_is_sound() -> None:
    assert check_curated() == []


def test_the_curated_table_has_at_least_nine_hundred_places() -> None:
    assert len(read_curated()) >= 900


@pytest.mark.parametrize(("country", "least"), DIVISIONS.items())
def test_every_first_level_division_is_there(country: str, least: int) -> None:
    assert sum(row.kind == "governorate" and row.country == country for row in read_curated()) >= least


@pytest.mark.parametrize(
    "kind", ["camp", "field", "crossing", "airport", "base", "dam", "bridge", "river", "mountain", "plain", "desert", "region", "quarter"]
)
def test_there_are_places_of_each_kind_that_gazetteers_lack(kind: str) -> None:
    assert sum(row.kind == kind for row in read_curated()) >= 2


def test_a_place_outside_the_box_of_its_parent_is_told() -> None:
    assert [p for p in problems(row("تل بعيد", 33.0, 36.0)) if "outside النور" in p]


def test_a_place_whose_parent_has_no_row_is_told() -> None:
    assert [p for p in problems(row("تل يتيم", 35.0, 38.0, parent="المجهولة")) if "no row for its parent" in p]


def test_a_name_twice_in_one_parent_is_told_unless_both_are_marked() -> None:
    assert [p for p in problems(row("الزهر", 35.0, 38.0, latin="A"), row("الزهر", 35.2, 38.0, latin="B")) if "stands at" in p]
    marked = (row("الزهر", 35.0, 38.0, latin="A", note="same"), row("الزهر", 35.2, 38.0, latin="B", note="same"))
    assert problems(*marked) == []


def test_two_places_of_one_id_are_told() -> None:
    assert [p for p in problems(row("الزهر", 35.0, 38.0), row("الورد", 35.1, 38.0)) if "is taken by" in p]


def test_an_unknown_kind_is_told() -> None:
    assert [p for p in problems(row("الزهر", 35.0, 38.0, kind="hamlet")) if "kind 'hamlet'" in p]


def test_a_coordinate_that_is_no_number_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "sy.tsv").write_text(f"{HEAD}\nالزهر\t\tvillage\t\tشمال\t38\t\tpoint\tZahr\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"sy.tsv, line 2"):
        read_curated(tmp_path)
