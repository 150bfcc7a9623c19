"""Any table: a CSV or TSV with a header, and a mapping from our fields to its columns.

Fields: name, also (`|` between), latin, lat, lon, kind, country, id, parent, population, radius. A value that begins with `=` is
taken as it stands for every row: `kind==village`.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from khabar.errors import UsageError
from khabar.gazetteer.importers.records import Problem, make_place, whole
from khabar.gazetteer.store import Place, Source

FIELDS = ("name", "also", "latin", "lat", "lon", "kind", "country", "id", "parent", "population", "radius")
_NEEDED = ("lat", "lon")


def read_mapping(text: str) -> dict[str, str]:
    """`name=Arabic,lat=Y,lon=X,kind==village` as {field: column or =value}; UsageError for a field that there is not."""
    mapping = dict(part.strip().split("=", 1) for part in text.split(",") if "=" in part)
    unknown = sorted(set(mapping) - set(FIELDS))
    if unknown or not mapping:
        raise UsageError(f"--map {text!r}: fields are {', '.join(FIELDS)}, each followed by = and a column")
    return mapping


def source_of(path: Path) -> Source:
    """A table's source is its file's name; its licence is the user's to know."""
    return Source(f"table:{path.stem}", path.name, "not said", path.name)


def header(path: Path) -> list[str]:
    """The first row of a table."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        return next(csv.reader(stream, delimiter=_delimiter(path)), [])


def _delimiter(path: Path) -> str:
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        first = stream.readline()
    return max("\t;,", key=lambda mark: (first.count(mark), mark))


def read_rows(path: Path, mapping: Mapping[str, str] | None = None) -> Iterator[Place | Problem]:
    """Places of a table; without a mapping its columns must bear our fields' names. UsageError where a column is missing."""
    names = header(path)
    mapping = mapping or {field: field for field in FIELDS if field in names}
    missing = [column for column in mapping.values() if not column.startswith("=") and column not in names]
    lacking = [field for field in _NEEDED if field not in mapping]
    if missing or lacking or not ({"name", "latin"} & mapping.keys()):
        raise UsageError(f"{path}: columns {', '.join(names)}; missing {', '.join(missing or lacking or ['name'])} (say which with --map)")
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        rows = csv.DictReader(stream, delimiter=_delimiter(path))
        try:
            for row in rows:
                where = f"{path.name}, line {rows.line_num}"
                yield _place(where, path, {field: _cell(row, column) for field, column in mapping.items()})
        except csv.Error as error:
            yield Problem(f"{path.name}, line {rows.line_num}", f"not a row ({error}); what follows it is not read")


def _cell(row: Mapping[str, str | None], column: str) -> str:
    return column[1:] if column.startswith("=") else (row.get(column) or "").strip()


def _place(where: str, path: Path, cells: Mapping[str, str]) -> Place | Problem:
    try:
        population = whole(cells.get("population"))
        radius = float(cells["radius"]) if cells.get("radius") else None
    except ValueError as error:
        return Problem(where, str(error))
    name, latin = cells.get("name", ""), cells.get("latin", "")
    key = cells.get("id") or hashlib.sha256("\x1f".join((name, latin, cells["lat"], cells["lon"])).encode()).hexdigest()[:12]
    return make_place(
        where, f"{path.stem}:{key}", (name, *cells.get("also", "").split("|")), cells["lat"], cells["lon"], cells.get("kind") or "village",
        latin=(latin,), country=cells.get("country", "").upper(), parent=cells.get("parent") or None, population=population,
        radius_km=radius, source=f"table:{path.stem}",
    )  # fmt: skip
