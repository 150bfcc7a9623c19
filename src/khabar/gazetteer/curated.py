"""The curated table: places that reports name and gazetteers lack, written by hand, and the countries.

One file a country (`sy.tsv`; `between.tsv` for what lies in none). Columns: name, also (`|` between), kind, in (the
parent's name), lat, lon, radius (km, empty for the kind's usual), sure (`point` within 1 km, `near` within 5, `area`
the middle of something large), latin. `same` in `note` marks a name that two places of one kind and parent share.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec

from khabar.arabic.script import fold
from khabar.errors import GazetteerError
from khabar.gazetteer.entry import FEATURES, Entry, radius_of
from khabar.gazetteer.store import Place

CURATED = Path(__file__).parent / "data" / "curated"
COUNTRIES = Path(__file__).parent / "data" / "countries.tsv"
OFF_KM = {"point": 0.0, "near": 4.0, "area": 0.0}
"""How sure the coordinates are: kilometres added to a place's radius."""


class Row(msgspec.Struct, frozen=True):
    """One line of the curated table, and where it stands."""

    name: str
    also: tuple[str, ...]
    kind: str
    country: str
    parent: str
    lat: float
    lon: float
    radius: float | None
    sure: str
    latin: str
    note: str
    where: str

    @property
    def id(self) -> str:
        """The id that lasts: country and Latin name."""
        plain = "".join(c for c in unicodedata.normalize("NFKD", self.latin) if not unicodedata.combining(c))
        return f"kh:{self.country.lower() or 'zz'}-{re.sub('[^a-z0-9]+', '-', plain.lower()).strip('-')}"


def read_table(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """(where, {column: cell}) of each line of a TSV with a header; `#` lines are left out."""
    header: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            continue
        where = f"{path.name}, line {number}"
        if len(cells) > len(header):
            raise GazetteerError(f"{where}: {len(cells)} cells, expected {len(header)}")
        yield where, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def _row(country: str, where: str, cells: dict[str, str]) -> Row:
    try:
        lat, lon = float(cells["lat"]), float(cells["lon"])
        radius = float(cells["radius"]) if cells["radius"] else None
    except ValueError as error:
        raise GazetteerError(f"{where}: {error}") from error
    also = tuple(name.strip() for name in cells["also"].split("|") if name.strip())
    return Row(
        cells["name"], also, cells["kind"], country, cells["in"], lat, lon, radius,
        cells["sure"], cells["latin"], cells["note"], where,
    )  # fmt: skip


def _country(path: Path) -> str:
    return path.stem.upper() if len(path.stem) == 2 else ""


def read_curated(folder: Path = CURATED) -> tuple[Row, ...]:
    """Every row of the curated table, files in order of name."""
    return tuple(_row(_country(path), where, cells) for path in sorted(folder.glob("*.tsv")) for where, cells in read_table(path))


def as_place(row: Row, parent: str | None) -> Place:
    """A row as the store takes it."""
    radius = (row.radius if row.radius is not None else radius_of(row.kind)) + OFF_KM[row.sure]
    entry = Entry(row.id, row.name, row.lat, row.lon, row.kind, row.latin, row.country, parent, 0, radius, "khabar", True)
    return Place(entry, (row.name, *row.also))


def _wrong(row: Row) -> Iterator[str]:
    if row.kind not in FEATURES:
        yield f"kind {row.kind!r} is not one of {', '.join(sorted(FEATURES))}"
    if row.sure not in OFF_KM:
        yield f"sure {row.sure!r} is not one of {', '.join(OFF_KM)}"
    if not row.latin or not row.name:
        yield "name and latin are needed"
    if not (-90 <= row.lat <= 90 and -180 <= row.lon <= 180):
        yield f"coordinates {row.lat}, {row.lon} are on no map"


def lint(rows: tuple[Row, ...], boxes: dict[tuple[str, str], tuple[float, float, float]]) -> list[str]:
    """What is wrong with the curated table, a line each; `boxes` is {(country, folded name): (lat, lon, radius in km)}.

    A place must lie within its parent's box; ids must be unique; a name must be unique within kind and parent unless marked `same`.
    """
    problems: list[str] = []
    ids: dict[str, str] = {}
    names: dict[tuple[str, str, str, str], Row] = {}
    for row in rows:
        problems += [f"{row.where}: {row.name}: {problem}" for problem in _wrong(row)]
        if (first := ids.setdefault(row.id, row.where)) != row.where:
            problems.append(f"{row.where}: {row.name}: id {row.id} is taken by {first}")
        other = names.setdefault((fold(row.name), row.kind, row.country, fold(row.parent)), row)
        if other is not row and not ("same" in row.note and "same" in other.note):
            problems.append(f"{row.where}: {row.name}: a {row.kind} of that name in {row.parent or row.country} stands at {other.where}")
        box = boxes.get((row.country, fold(row.parent)))
        if box is None:
            problems.append(f"{row.where}: {row.name}: no row for its parent {row.parent!r} in {row.country}")
        elif not inside(row.lat, row.lon, *box):
            problems.append(f"{row.where}: {row.name}: {row.lat}, {row.lon} is outside {row.parent or row.country}")
    return problems


def inside(lat: float, lon: float, middle_lat: float, middle_lon: float, radius_km: float) -> bool:
    """Whether a point lies in the square of half-side `radius_km` round a middle."""
    north = abs(lat - middle_lat) * 111.2
    east = abs(lon - middle_lon) * 111.2 * math.cos(math.radians(middle_lat))
    return max(north, east) <= radius_km


def boxes_of(rows: tuple[Row, ...], countries: dict[str, tuple[float, float, float]]) -> dict[tuple[str, str], tuple[float, float, float]]:
    """The box of every possible parent: rows with a radius, and countries (by an empty name)."""
    boxes = {(row.country, fold(row.name)): (row.lat, row.lon, (row.radius or 15.0) * BOX) for row in reversed(rows) if row.kind in PARENTS}
    boxes |= {(iso, ""): (lat, lon, radius * BOX) for iso, (lat, lon, radius) in countries.items()}
    return boxes


BOX = 1.6
"""Half the side of an area's box, in radii: a radius covers most of an area, not its far ends."""
PARENTS = frozenset(("governorate", "region", "city", "district", "town"))
"""Kinds that other rows may name as where they are."""
