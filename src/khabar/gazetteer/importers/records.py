"""Records: what importers share. A place is made here or refused with the reason."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from khabar.gazetteer.curated import read_table
from khabar.gazetteer.entry import FEATURES, Entry, radius_of
from khabar.gazetteer.names import MOST_LETTERS, is_arabic
from khabar.gazetteer.store import Place

DATA = Path(__file__).parent.parent / "data"
_TOWN, _CITY = 10_000, 100_000


class Problem(msgspec.Struct, frozen=True):
    """A record that was not imported: where it stands and what is wrong with it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@lru_cache
def kinds(table: str) -> Mapping[str, str]:
    """A table of `data` that maps a source's kinds to ours."""
    return {next(iter(cells.values())): cells["feature"] for _, cells in read_table(DATA / f"{table}.tsv")}


def kind_by_people(feature: str, population: int) -> str:
    """`by_people` as a village, town or city."""
    if feature != "by_people":
        return feature
    return "city" if population >= _CITY else "town" if population >= _TOWN else "village"


def whole(text: object) -> int:
    """A count, 0 where there is none; ValueError for what is no number."""
    return max(0, int(float(str(text)))) if text not in (None, "") else 0


def make_place(
    where: str, id: str, names: Iterable[str], lat: object, lon: object, feature: str, *, latin: Iterable[str] = (), country: str = "",
    parent: str | None = None, population: int = 0, radius_km: float | None = None, source: str, same_as: tuple[str, ...] = (),
) -> Place | Problem:  # fmt: skip
    """A place, or what keeps it from being one: no name, a name of too many letters, coordinates on no map, an unknown kind."""
    arabic = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    other = tuple(dict.fromkeys(name.strip() for name in latin if name.strip()))
    longest = max(map(len, (*arabic, *other)), default=0)
    if not longest:
        return Problem(where, "no name")
    if longest > MOST_LETTERS:
        return Problem(where, f"a name of {longest} letters")
    try:
        y, x = float(str(lat)), float(str(lon))
    except ValueError:
        return Problem(where, f"coordinates {lat!r}, {lon!r} are not numbers")
    if not (math.isfinite(y) and math.isfinite(x) and -90 <= y <= 90 and -180 <= x <= 180):
        return Problem(where, f"coordinates {lat}, {lon} are on no map")
    if feature not in FEATURES:
        return Problem(where, f"kind {feature!r} is not one of {', '.join(sorted(FEATURES))}")
    shown = next((name for name in arabic if is_arabic(name)), (*arabic, *other)[0])
    radius = radius_km if radius_km is not None else radius_of(feature, population)
    entry = Entry(id, shown, round(y, 6), round(x, 6), feature, other[0] if other else "", country, parent, population, radius, source)
    return Place(entry, arabic, same_as)
