from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from khabar.errors import GazetteerError, UsageError
from khabar.gazetteer.importers.codab import read_codab
from khabar.gazetteer.importers.records import Problem
from khabar.gazetteer.importers.table import read_mapping, read_rows
from khabar.gazetteer.store import Place


def csv(folder: Path, text: str, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_divisions_with_p_codes_are_read_at_their_deepest_level(tmp_path: Path) -> None:
    head = "ADM0_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,center_lat,center_lon\n"
    path = csv(tmp_path, head + "SY,Nur,النور,SY21,Zahr,الزهر,SY2101,35.5,38.5\nSY,Nur,النور,SY21,,,,35.0,38.0\n")
    district, province = list(read_codab(path))
    assert isinstance(district, Place)
    assert isinstance(province, Place)
    assert (district.entry.id, district.entry.name, district.entry.latin) == ("pcode:SY2101", "الزهر", "Zahr")
    assert (district.entry.feature, district.entry.parent, district.entry.country) == ("district", "pcode:SY21", "SY")
    assert (province.entry.id, province.entry.feature, province.entry.parent) == ("pcode:SY21", "governorate", None)


def test_the_newer_names_of_columns_are_read_too(tmp_path: Path) -> None:
    path = csv(tmp_path, "adm1_name,adm1_name1,adm1_pcode,lat,lon\nNur,النور,YE99,15.1,44.2\n")
    (place,) = list(read_codab(path))
    assert isinstance(place, Place)
    assert (place.entry.id, place.names) == ("pcode:YE99", ("النور",))


def test_a_division_without_coordinates_is_named(tmp_path: Path) -> None:
    (problem,) = list(read_codab(csv(tmp_path, "ADM1_AR,ADM1_PCODE\nالنور,SY21\n")))
    assert isinstance(problem, Problem)
    assert problem.where == "t.csv, line 2"


def test_every_sheet_of_a_workbook_is_read(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["about", "this file"])
    for title, rows in {
        "ADM1": [["ADM1_EN", "ADM1_AR", "ADM1_PCODE", "center_lat", "center_lon"], ["Nur", "النور", "SY21", 35.0, 38.0]],
        "ADM2": [
            ["ADM2_AR", "ADM2_PCODE", "ADM1_PCODE", "center_lat", "center_lon"],
            ["الزهر", "SY2101", "SY21", 35.5, 38.5],
            ["الفل", "SY2102", "SY21", None, None],
        ],
    }.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "syr_adm.xlsx"
    book.save(path)
    province, district, problem = read_codab(path)
    assert isinstance(province, Place)
    assert isinstance(district, Place)
    assert (province.entry.id, province.entry.latin, province.entry.lat) == ("pcode:SY21", "Nur", 35.0)
    assert (district.entry.id, district.entry.parent, district.entry.lon) == ("pcode:SY2101", "pcode:SY21", 38.5)
    assert isinstance(problem, Problem)
    assert problem.where == "syr_adm.xlsx, ADM2, row 3"


def test_geojson_is_read_with_the_middle_of_an_outline(tmp_path: Path) -> None:
    outline = {"type": "MultiPolygon", "coordinates": [[[[38.0, 35.0], [39.0, 35.0], [39.0, 36.0], [38.0, 35.0]]]]}
    features = [
        {"type": "Feature", "properties": {"adm1_name": "Nur", "adm1_name1": "النور", "adm1_pcode": "SY21"}, "geometry": outline},
        {"type": "Feature", "properties": {"adm1_name1": "الزهر", "adm1_pcode": "SY22", "center_lat": 34.1, "center_lon": 37.2}, "geometry": None},
        {"type": "Feature", "properties": {"adm1_name1": "الفل", "adm1_pcode": "SY23"}, "geometry": None},
    ]
    path = tmp_path / "syr_adm1.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    first, second, problem = read_codab(path)
    assert isinstance(first, Place)
    assert isinstance(second, Place)
    assert (first.entry.lat, first.entry.lon, first.entry.name) == (35.5, 38.5, "النور")
    assert (second.entry.lat, second.entry.lon) == (34.1, 37.2)
    assert isinstance(problem, Problem)
    assert problem.where == "syr_adm1.geojson, feature 3"


@pytest.mark.parametrize(("name", "content"), [("x.xlsx", b"PK no"), ("x.geojson", b"{"), ("x.json", b"\xff"), ("y.json", b'{"a": 1}')])
def test_a_file_that_is_not_of_its_format_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=name):
        list(read_codab(path))


def test_any_table_is_read_by_a_mapping(tmp_path: Path) -> None:
    path = csv(tmp_path, "الاسم;خط العرض;خط الطول;رمز\nمخيم الياسمين;35.9;36.7;K7\n")
    (place,) = list(read_rows(path, read_mapping("name=الاسم,lat=خط العرض,lon=خط الطول,id=رمز,kind==camp,country==SY")))
    assert isinstance(place, Place)
    assert (place.entry.id, place.entry.feature, place.entry.country, place.entry.lat) == ("t:K7", "camp", "SY", 35.9)


def test_a_table_with_our_own_column_names_needs_no_mapping(tmp_path: Path) -> None:
    (place,) = list(read_rows(csv(tmp_path, "name,also,lat,lon\nتل الورد,رابية الورد|تلة الورد,35,38\n")))
    assert isinstance(place, Place)
    assert place.names == ("تل الورد", "رابية الورد", "تلة الورد")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",35,38,", "no name"),
        ("تل,35,200,", "on no map"),
        ("تل,شمال,38,", "not numbers"),
        ("تل,35,38,galaxy", "kind 'galaxy'"),
        ("ت" * 10_000 + ",35,38,", "10000 letters"),
    ],
)
def test_a_row_that_is_no_place_is_named_with_the_reason(tmp_path: Path, row: str, reason: str) -> None:
    (problem,) = list(read_rows(csv(tmp_path, f"name,lat,lon,kind\n{row}\n")))
    assert isinstance(problem, Problem)
    assert problem.where == "t.csv, line 2"
    assert reason in problem.what


def test_a_mapping_to_a_column_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="missing Y"):
        list(read_rows(csv(tmp_path, "name,lat,lon\n"), {"name": "name", "lat": "Y", "lon": "lon"}))


def test_a_mapping_of_a_field_that_there_is_not_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="colour"):
        read_mapping("colour=red")
