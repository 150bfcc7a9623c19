"""Checking: what is wrong with the curated table and with the places of open gazetteer files."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.gazetteer.curated import COUNTRIES, boxes_of, lint, read_curated, read_table
from khabar.gazetteer.entry import FEATURES, Entry
from khabar.gazetteer.gazetteer import Gazetteer

_ANYWHERE_KM = 30_000.0


def check_curated() -> list[str]:
    """What is wrong with the built-in curated table, a line each; none if it is sound."""
    rows = read_curated()
    countries = {cells["iso"]: (float(cells["lat"]), float(cells["lon"]), float(cells["radius"])) for _, cells in read_table(COUNTRIES)}
    return lint(rows, boxes_of(rows, countries | {"": (0.0, 0.0, _ANYWHERE_KM)}))


def check(gazetteer: Gazetteer) -> Iterator[str]:
    """What is wrong with a gazetteer, a line each: the curated table's lint, and places that cannot be right in any file."""
    yield from check_curated()
    ids = gazetteer.ids()
    for store in gazetteer.stores:
        for entry in store.entries():
            for problem in _wrong(entry, ids):
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
