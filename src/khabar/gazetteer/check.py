"""Checking: what is wrong with the curated table and with the places of open gazetteer files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from khabar.gazetteer.curated import BOX, COUNTRIES, boxes_of, inside, lint, read_curated, read_table
from khabar.gazetteer.entry import FEATURES, Entry
from khabar.gazetteer.gazetteer import Gazetteer

_ANYWHERE_KM = 30_000.0
_MUCH = 15
"""Rows of the curated table from which a country is one that khabar's reports are about."""
_FAR = 2.5
"""Radii of a country beyond which nothing of it lies."""
Box = tuple[float, float, float]
"""A square on the map: the latitude and longitude of its middle, and half its side in kilometres."""


def check_curated() -> list[str]:
    """What is wrong with the built-in curated table, a line each; none if it is sound."""
    rows = read_curated()
    return lint(rows, boxes_of(rows, _countries() | {"": (0.0, 0.0, _ANYWHERE_KM)}))


def _countries() -> dict[str, Box]:
    return {cells["iso"]: (float(cells["lat"]), float(cells["lon"]), float(cells["radius"])) for _, cells in read_table(COUNTRIES)}


def check(gazetteer: Gazetteer) -> Iterator[str]:
    """What is wrong with a gazetteer, a line each: the curated table's lint, and places that cannot be right in any file."""
    yield from check_curated()
    ids, countries = gazetteer.ids(), _countries()
    rows = Counter(row.country for row in read_curated())
    near = {iso: box for iso, box in countries.items() if rows[iso] >= _MUCH}
    for store in gazetteer.stores:
        for entry in store.entries():
            for problem in (*_wrong(entry, ids), *_swapped(entry, countries, near)):
                yield f"{store.path.name}: {entry.id} {entry.name}: {problem}"


def _wrong(entry: Entry, ids: frozenset[str]) -> Iterator[str]:
    if not (-90 <= entry.lat <= 90 and -180 <= entry.lon <= 180):
        yield f"{entry.lat}, {entry.lon} is on no map"
    if entry.lat == entry.lon == 0:
        yield "lies at 0, 0, where nothing is"
    if entry.feature not in FEATURES:
        yield f"kind {entry.feature!r} is not known"
    if entry.parent is not None and entry.parent.startswith("kh:") and entry.parent not in ids:
        yield f"its parent {entry.parent} is not in the gazetteer"


def _swapped(entry: Entry, countries: dict[str, Box], near: dict[str, Box]) -> Iterator[str]:
    """A place outside its country that is in it with latitude and longitude the other way round; of no country, outside all that are `near`."""
    known = entry.country in countries
    if entry.curated or (entry.country and not known):
        return
    boxes = [countries[entry.country]] if known else list(near.values())
    here = any(inside(entry.lat, entry.lon, lat, lon, (_FAR if known else BOX) * radius) for lat, lon, radius in boxes)
    if not here and any(inside(entry.lon, entry.lat, *box) for box in boxes):
        where = entry.country or "every country that khabar knows well"
        yield f"{entry.lat}, {entry.lon} is outside {where}, and {entry.lon}, {entry.lat} is not: are they swapped?"
