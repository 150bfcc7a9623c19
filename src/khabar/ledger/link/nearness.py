"""Where: whether two places are one, near each other, inside one another or apart."""

from __future__ import annotations

import math

from khabar.ledger.link.linkable import Linkable, Spot

NEAR_KM = 4.0
REGION_KM = 120.0
SAME_NAME_KM = 15.0
VILLAGE_KM = 6.0
_LISTED = 4
_EARTH_KM = 12742.0
_RADIAN = math.pi / 180


def km(a: Spot, b: Spot) -> float | None:
    """Kilometres between two places; None where one is not located."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    h = math.sin((b.lat - a.lat) * _RADIAN / 2) ** 2
    h += math.cos(a.lat * _RADIAN) * math.cos(b.lat * _RADIAN) * math.sin((b.lon - a.lon) * _RADIAN / 2) ** 2
    return _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def same_spot(a: Spot, b: Spot) -> bool:
    """One place: one id, or one name where they are not known to lie apart."""
    if a.id is not None and a.id == b.id:
        return True
    far = km(a, b)
    return a.name == b.name and (far is None or far <= SAME_NAME_KM)


def within_area(spot: Spot, area: Spot) -> bool:
    """Whether a place may lie in a wider one; unlocated places may."""
    far = km(spot, area)
    return far is None or far <= area.radius_km + spot.radius_km + NEAR_KM


def _spots(a: Linkable, b: Linkable) -> str:
    """How two sets of places that can be told apart compare: the best of their pairs."""
    listed = max(len(a.spots), len(b.spots)) >= _LISTED
    best = "apart"
    for x in a.spots:
        for y in b.spots:
            if same_spot(x, y):
                city = min(x.radius_km, y.radius_km) > VILLAGE_KM
                level = "listed" if listed else "same_city" if city else "same"
            else:
                far = km(x, y)
                level = "unknown" if far is None else "near" if far <= NEAR_KM + min(x.radius_km, y.radius_km) else "apart"
            best = max(best, level, key=_ORDER.index)
    return best


_ORDER = ("apart", "unknown", "listed", "near", "same_city", "same")


def compare(a: Linkable, b: Linkable) -> str:
    """The level of `place`: same, same_city, near, listed, inside, same_area, unknown or apart."""
    if a.spots and b.spots:
        return _spots(a, b)
    if not (a.spots or a.areas) or not (b.spots or b.areas):
        return "unknown"
    pairs = [(x, y) for x in a.spots or a.areas for y in b.spots or b.areas]
    if not all(within_area(x, y) for x, y in pairs):
        return "apart"
    if min(x.radius_km if x in a.areas else y.radius_km for x, y in pairs) > REGION_KM:
        return "unknown"
    return "inside" if a.spots or b.spots else "same_area"
