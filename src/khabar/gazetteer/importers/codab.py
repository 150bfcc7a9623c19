"""OCHA common operational datasets (COD-AB): tables of administrative divisions with p-codes, as CSV.

Each row is the deepest level that it has a p-code for. Both ways to name columns are read: `ADM2_PCODE`, `ADM2_AR`, `ADM2_EN`
and `adm2_pcode`, `adm2_name1`, `adm2_name`. A row needs coordinates (`center_lat`, `LATITUDE`, `POINT_Y` …). CC BY-IGO mostly; see each dataset.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

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
_PCODE = re.compile(r"adm(?:in)?([0-5])_?p_?code", re.IGNORECASE)
_LAT = ("center_lat", "centre_lat", "latitude", "lat", "point_y", "y", "y_coord")
_LON = ("center_lon", "centre_lon", "longitude", "lon", "long", "point_x", "x", "x_coord")


def is_codab(header: list[str]) -> bool:
    """Whether a CSV's header has p-codes."""
    return any(_PCODE.fullmatch(name.strip()) for name in header)


def read_codab(path: Path) -> Iterator[Place | Problem]:
    """Divisions of a COD-AB table."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        rows = csv.DictReader(stream)
        columns = {name.strip().lower(): name for name in rows.fieldnames or ()}
        codes = {int(match[1]): name for low, name in columns.items() if (match := _PCODE.fullmatch(low))}
        for row in rows:
            yield _place(f"{path.name}, line {rows.line_num}", row, columns, codes)


def _place(where: str, row: Mapping[str, str | None], columns: Mapping[str, str], codes: Mapping[int, str]) -> Place | Problem:
    given = {level: (row.get(name) or "").strip() for level, name in codes.items()}
    level = max((level for level, code in given.items() if code and level), default=0)
    if not level:
        return Problem(where, "no p-code")
    parent = given.get(level - 1, "") if level > 1 else ""
    names = [(row.get(name) or "").strip() for low, name in columns.items() if re.match(rf"adm(?:in)?{level}_?(?:name|ref|alt|ar|en|fr)", low)]
    lat, lon = (next((row.get(columns[low]) for low in choice if low in columns), "") for choice in (_LAT, _LON))
    return make_place(
        where, f"pcode:{given[level]}", [name for name in names if is_arabic(name)], lat or "", lon or "", FEATURE[level],
        latin=[name for name in names if not is_arabic(name)], country=given[level][:2].upper(), parent=f"pcode:{parent}" if parent else None,
        source=SOURCE.key,
    )  # fmt: skip
