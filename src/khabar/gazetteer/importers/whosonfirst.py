"""Who's On First: a folder of GeoJSON records, or the SQLite distribution (table `geojson`). Mostly CC BY and CC0; see whosonfirst.org.

A record that is superseded, no longer current or an alternative geometry is left out. One with a GeoNames id is that place.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from khabar.gazetteer.entry import radius_of
from khabar.gazetteer.importers.records import Problem, kind_by_people, kinds, make_place, whole
from khabar.gazetteer.names import is_arabic
from khabar.gazetteer.store import Place, Source

SOURCE = Source(
    "whosonfirst", "Who's On First", "CC BY 4.0 and others by record", "Who's On First (whosonfirst.org), with data of its sources", "https://whosonfirst.org/docs/licenses/"
)  # fmt: skip


class _Record(msgspec.Struct):
    """What is read of a GeoJSON feature; its geometry is not."""

    properties: dict[str, Any]


_DECODER = msgspec.json.Decoder(_Record)


def is_sqlite(path: Path) -> bool:
    """Whether a file is a SQLite database with the table that the distribution has."""
    if path.is_dir() or path.read_bytes()[:15] != b"SQLite format 3":
        return False
    with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) as db:
        return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'geojson'").fetchone() is not None


def read_folder(folder: Path) -> Iterator[Place | Problem]:
    """Places of every `*.geojson` under a folder, by path."""
    for path in sorted(folder.rglob("*.geojson")):
        if "-alt-" not in path.name:
            yield from _read(str(path.relative_to(folder)), path.read_bytes())


def read_sqlite(path: Path) -> Iterator[Place | Problem]:
    """Places of the SQLite distribution."""
    with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True) as db:
        columns = {row[1] for row in db.execute("PRAGMA table_info(geojson)")}
        current = " WHERE is_alt = 0" if "is_alt" in columns else ""
        for id, body in db.execute(f"SELECT id, body FROM geojson{current} ORDER BY id"):
            yield from _read(f"{path.name}, id {id}", body.encode() if isinstance(body, str) else bytes(body))


def _read(where: str, raw: bytes) -> Iterator[Place | Problem]:
    try:
        properties = _DECODER.decode(raw).properties
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        yield Problem(where, f"not a GeoJSON record ({error})")
        return
    feature = kinds("whosonfirst_placetypes").get(str(properties.get("wof:placetype")))
    if feature is None or properties.get("wof:superseded_by") or properties.get("mz:is_current") == 0:
        return
    yield _place(where, properties, feature)


def _place(where: str, properties: dict[str, Any], feature: str) -> Place | Problem:
    try:
        id, population = int(properties["wof:id"]), whole(properties.get("wof:population"))
        lat, lon = _point(properties)
    except (KeyError, ValueError, TypeError) as error:
        return Problem(where, f"no usable id, population or coordinates ({error})")
    feature = kind_by_people(feature, population)
    geonames = (properties.get("wof:concordances") or {}).get("gn:id")
    parent = properties.get("wof:parent_id")
    return make_place(
        where, f"wof:{id}", _names(properties, arabic=True), lat, lon, feature, latin=_names(properties, arabic=False),
        country=str(properties.get("wof:country") or properties.get("iso:country") or ""),
        parent=f"wof:{parent}" if isinstance(parent, int) and parent > 0 else None, population=population,
        radius_km=_radius(properties, feature, population), source=SOURCE.key, same_as=(f"gn:{geonames}",) if geonames else (),
    )  # fmt: skip


def _point(properties: dict[str, Any]) -> tuple[float, float]:
    """The label's point where there is one, else the middle."""
    for kind in ("lbl", "geom"):
        if properties.get(f"{kind}:latitude") not in (None, ""):
            return float(properties[f"{kind}:latitude"]), float(properties[f"{kind}:longitude"])
    raise KeyError("geom:latitude")


def _names(properties: dict[str, Any], arabic: bool) -> list[str]:
    """Names in Arabic (of Arabic or no said language), or Latin ones (English and the record's own)."""
    own = [str(properties.get("wof:name") or "")]
    if arabic:
        keys = [f"name:{language}_x_{kind}" for language in ("ara", "und") for kind in ("preferred", "variant", "colloquial")]
        return [name for name in (*_listed(properties, keys), *own) if is_arabic(name)]
    return [name for name in (*own, *_listed(properties, ["name:eng_x_preferred", "name:eng_x_variant"])) if name.isascii()]


def _listed(properties: dict[str, Any], keys: list[str]) -> list[str]:
    return [str(name) for key in keys for name in properties.get(key) or ()]


def _radius(properties: dict[str, Any], feature: str, population: int) -> float:
    """Half the longer side of the record's box; a point's box says nothing."""
    try:
        west, south, east, north = (float(part) for part in str(properties.get("geom:bbox")).split(","))
    except ValueError:
        return radius_of(feature, population)
    tall = (north - south) * 111.2
    wide = (east - west) * 111.2 * math.cos(math.radians((north + south) / 2))
    half = max(tall, wide) / 2
    return round(half, 1) if 0.2 < half < 3000 else radius_of(feature, population)
