"""Merging: when two records are one place.

They are if they share an id, or a name and a kind of place and lie near each other: settlements within `SAME_KM`,
areas within their radius.
"""

from __future__ import annotations

import math

from khabar.gazetteer.entry import Entry

SAME_KM = 8.0
_AREA = frozenset(("governorate", "district", "region"))


def km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points (degrees), by the haversine formula."""
    p = math.pi / 180
    h = math.sin((other_lat - lat) * p / 2) ** 2 + math.cos(lat * p) * math.cos(other_lat * p) * math.sin((other_lon - lon) * p / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def kind_group(feature: str) -> str:
    """Kinds that can be two names for one thing: settlements, areas, else the kind itself."""
    return "settlement" if feature in ("city", "town", "village") else "area" if feature in _AREA else feature


def same_place(entry: Entry, others: list[Entry]) -> Entry | None:
    """The nearest of `others` (which share a name with `entry`) that is the same place, or None."""
    group = kind_group(entry.feature)
    found: list[tuple[float, str, Entry]] = []
    for other in others:
        if kind_group(other.feature) != group or (entry.country and other.country and entry.country != other.country):
            continue
        far = km(entry.lat, entry.lon, other.lat, other.lon)
        if far <= max(SAME_KM, 0.7 * min(entry.radius_km, other.radius_km)):
            found.append((far, other.id, other))
    return min(found)[2] if found else None
