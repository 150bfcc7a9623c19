"""OCHA common operational datasets (COD-AB): administrative divisions with p-codes, as CSV, as a workbook (XLSX, every sheet) or as GeoJSON.

Each row is the deepest level that it has a p-code for. Both ways to name columns are read: `ADM2_PCODE`, `ADM2_AR`, `ADM2_EN`
and `adm2_pcode`, `adm2_name1`, `adm2_name`. A row needs coordinates (`center_lat`, `LATITUDE`, `POINT_Y` …), or in GeoJSON an outline. CC BY-IGO
mostly; see each dataset.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from khabar.errors import GazetteerError
from khabar.gazetteer.importers.records import Problem, make_place
from khabar.gazetteer.names import is_arabic
from khabar.gazetteer.store import Place, Source

SOURCE = Source(
    "cod-ab",
    "OCHA common operational datasets",
    "CC BY-IGO, see each dataset",
    "OCHA and its partners (data.humdata.org)",
    "https://data.humdata.org/",
)
FEATURE = {1: "governorate", 2: "district", 3: "subdistrict", 4: "village", 5: "village"}
SUFFIXES = (".xlsx", ".geojson", ".json")
"""Formats beside CSV."""
_PCODE = re.compile(r"adm(?:in)?([0-5])_?p_?code", re.IGNORECASE)
_LAT = ("center_lat", "centre_lat", "latitude", "lat", "point_y", "y", "y_coord")
_LON = ("center_lon", "centre_lon", "longitude", "lon", "long", "point_x", "x", "x_coord")
Row = Mapping[str, str]
"""Cells by column, in small letters."""


class _Feature(msgspec.Struct):
    properties: dict[str, Any] = {}
    geometry: msgspec.Raw = msgspec.Raw(b"null")


class _Collection(msgspec.Struct):
    features: list[_Feature]


def is_codab(header: list[str]) -> bool:
    """Whether a table's header has p-codes."""
    return any(_PCODE.fullmatch(name.strip()) for name in header)


def read_codab(path: Path) -> Iterator[Place | Problem]:
    """Divisions of a COD-AB file; GazetteerError for one that holds no p-codes or is not of its format."""
    for where, row in _rows(path):
        codes = {int(match[1]): name for name in row if (match := _PCODE.fullmatch(name))}
        yield _place(where, row, codes)


def _rows(path: Path) -> Iterator[tuple[str, Row]]:
    if path.suffix.lower() == ".xlsx":
        return _of_workbook(path)
    return _of_geojson(path) if path.suffix.lower() in SUFFIXES else _of_csv(path)


def _of_csv(path: Path) -> Iterator[tuple[str, Row]]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        rows = csv.DictReader(stream)
        for row in rows:
            yield f"{path.name}, line {rows.line_num}", {_column(name): _cell(cell) for name, cell in row.items() if name}


def _of_workbook(path: Path) -> Iterator[tuple[str, Row]]:
    """Rows of every sheet that has p-codes."""
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise GazetteerError(f"{path}: reading workbooks needs openpyxl: pip install 'khabar[read]'") from error
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises what zipfile, XML and itself raise
        raise GazetteerError(f"{path}: not a workbook ({error})") from error
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        header = [_column(name) for name in next(rows, ())]
        if is_codab(header):
            for number, cells in enumerate(rows, 2):
                if any(cell is not None for cell in cells):
                    yield f"{path.name}, {sheet.title}, row {number}", {name: _cell(cell) for name, cell in zip(header, cells, strict=False) if name}
    book.close()


def _of_geojson(path: Path) -> Iterator[tuple[str, Row]]:
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_Collection)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path}: not a GeoJSON collection of features ({error})") from error
    for number, feature in enumerate(found.features, 1):
        row = {_column(name): _cell(value) for name, value in feature.properties.items()}
        if not any(row.get(column) for column in _LAT):
            row |= _middle(feature.geometry)
        yield f"{path.name}, feature {number}", row


def _middle(geometry: msgspec.Raw) -> dict[str, str]:
    """The middle of an outline's box, as columns."""
    points = list(_points((msgspec.json.decode(geometry) or {}).get("coordinates")))
    if not points:
        return {}
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return {"lat": f"{(min(lats) + max(lats)) / 2:.5f}", "lon": f"{(min(lons) + max(lons)) / 2:.5f}"}


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    """Positions in any depth of GeoJSON coordinates."""
    if isinstance(coordinates, list) and coordinates:
        if isinstance(coordinates[0], int | float):
            yield float(coordinates[0]), float(coordinates[1])
        else:
            for part in coordinates:
                yield from _points(part)


def _column(name: object) -> str:
    return str(name or "").strip().lower()


def _cell(value: object) -> str:
    return "" if value is None else str(value).strip()


def _place(where: str, row: Row, codes: Mapping[int, str]) -> Place | Problem:
    given = {level: row[name] for level, name in codes.items()}
    level = max((level for level, code in given.items() if code and level), default=0)
    if not level:
        return Problem(where, "no p-code")
    parent = given.get(level - 1, "") if level > 1 else ""
    names = [row[name] for name in row if re.match(rf"adm(?:in)?{level}_?(?:name|ref|alt|ar|en|fr)", name)]
    lat, lon = (next((row[name] for name in choice if row.get(name)), "") for choice in (_LAT, _LON))
    return make_place(
        where, f"pcode:{given[level]}", [name for name in names if is_arabic(name)], lat, lon, FEATURE[level],
        latin=[name for name in names if not is_arabic(name)], country=given[level][:2].upper(), parent=f"pcode:{parent}" if parent else None,
        source=SOURCE.key,
    )  # fmt: skip
