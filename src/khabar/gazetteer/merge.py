"""Merging: two records of one place become one.

Places are the same if they share an id, or a name and a kind of place and lie near each other: a settlement is looked for
within `SAME_KM`, an area within its radius. The first record keeps its id and coordinates; names are joined.
"""

from __future__ import annotations

import math

import msgspec

from khabar.gazetteer.entry import Entry
from khabar.gazetteer.names import NameKeys, is_arabic
from khabar.gazetteer.store import Place

SAME_KM = 8.0
_SETTLEMENT = frozenset(("city", "town", "village", "camp", "quarter", "subdistrict"))
_AREA = frozenset(("governorate", "district", "region"))


def km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points (degrees), by the haversine formula."""
    p = math.pi / 180
    h = math.sin((other_lat - lat) * p / 2) ** 2 + math.cos(lat * p) * math.cos(other_lat * p) * math.sin((other_lon - lon) * p / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def kind_group(feature: str) -> str:
    """Kinds that can be two names for one thing: settlements, areas, else the kind itself."""
    return "settlement" if feature in ("city", "town", "village") else "area" if feature in _AREA else feature


class Merger:
    """Takes places in order of trust and joins those that are the same."""

    def __init__(self, keys: NameKeys) -> None:
        self._keys = keys
        self._places: list[Place] = []
        self._ids: dict[str, int] = {}
        self._names: dict[tuple[str, str], list[int]] = {}

    def add(self, place: Place) -> str:
        """Adds a place or joins it to one that is there; returns the id that it lasts under."""
        keys = self._keys_of(place)
        at = self._ids.get(place.entry.id)
        if at is None:
            at = self._same(place.entry, keys)
        if at is None:
            at = len(self._places)
            self._places.append(place)
        else:
            self._places[at] = self._joined(self._places[at], place)
        self._ids[place.entry.id] = at
        group = kind_group(place.entry.feature)
        for key in keys:
            spots = self._names.setdefault((key, group), [])
            if at not in spots:
                spots.append(at)
        return self._places[at].entry.id

    def places(self) -> list[Place]:
        """Everything, in order of id."""
        return sorted(self._places, key=lambda place: place.entry.id)

    def _keys_of(self, place: Place) -> list[str]:
        return list(dict.fromkeys(key.key for name in place.names if is_arabic(name) for key in self._keys.of(name)))

    def _same(self, entry: Entry, keys: list[str]) -> int | None:
        group = kind_group(entry.feature)
        best: tuple[float, int] | None = None
        for key in keys:
            for at in self._names.get((key, group), ()):
                other = self._places[at].entry
                limit = max(SAME_KM, 0.7 * min(entry.radius_km, other.radius_km))
                far = km(entry.lat, entry.lon, other.lat, other.lon)
                if far <= limit and (best is None or far < best[0]):
                    best = (far, at)
        return best[1] if best else None

    def _joined(self, old: Place, new: Place) -> Place:
        entry = old.entry
        better = {
            "population": max(entry.population, new.entry.population),
            "latin": entry.latin or new.entry.latin,
            "country": entry.country or new.entry.country,
            "parent": entry.parent or new.entry.parent,
            "curated": entry.curated or new.entry.curated,
        }
        if new.entry.curated and not entry.curated:
            better |= {"name": new.entry.name}
        names = (*new.names, *old.names) if new.entry.curated and not entry.curated else (*old.names, *new.names)
        return Place(msgspec.structs.replace(entry, **better), tuple(dict.fromkeys(names)), (*old.latin, *new.latin, new.entry.latin), old.known)
