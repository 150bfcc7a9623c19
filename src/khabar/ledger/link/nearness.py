"""Where: whether two places are one, near each other, inside one another or apart."""

from __future__ import annotations

import math

from khabar.ledger.link.linkable import Linkable, Spot

NEAR_KM = 4.0
SAME_NAME_KM = 15.0
VILLAGE_KM = 6.0
REGION_KM = 40.0
COUNTRY_KM = 130.0
_LISTED = 4
_EARTH_KM = 12742.0
_RADIAN = math.pi / 180
_ORDER = ("apart", "other_name", "unknown", "inside", "listed", "near", "namesake", "same_city", "same_town", "same")
_SAME = ("same", "same_town", "same_city")
"""One place, by its size."""


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
    return a.name == b.name and (far is None or far <= SAME_NAME_KM + a.radius_km + b.radius_km)


def within_area(spot: Spot, area: Spot) -> bool:
    """Whether a place may lie in a wider one; unlocated places may."""
    far = km(spot, area)
    return far is None or far <= area.radius_km + spot.radius_km + NEAR_KM


def _two(a: Spot, b: Spot) -> str:
    """How two places compare; of those whose own place is uncertain by a wide radius none is near another."""
    if same_spot(a, b):
        return _SAME[max(a.size, b.size)]
    far = km(a, b)
    if far is None:
        return "other_name"
    if a.name == b.name:
        return "namesake"
    if a.size != b.size and far <= NEAR_KM + max(a.radius_km, b.radius_km):
        return "inside"
    if far <= NEAR_KM + min(a.radius_km, b.radius_km, VILLAGE_KM):
        return "near"
    unsure = max(0.0, a.radius_km - VILLAGE_KM) + max(0.0, b.radius_km - VILLAGE_KM)
    return "unknown" if far <= NEAR_KM + VILLAGE_KM + unsure else "apart"


def _spots(a: Linkable, b: Linkable) -> str:
    """How two sets of fine places compare: the best of their pairs; one of a long list says less."""
    best = max((_two(x, y) for x in a.spots for y in b.spots), key=_ORDER.index)
    names = {spot.name for spot in a.spots}, {spot.name for spot in b.spots}
    listed = max(map(len, names)) >= _LISTED and 2 * len(names[0] & names[1]) < max(map(len, names))
    return "listed" if listed and best in (*_SAME, "near") else best


def _narrowest(areas: tuple[Spot, ...]) -> Spot | None:
    located = [area for area in areas if area.lat is not None]
    return min(located, key=lambda area: (area.radius_km, area.name), default=None)


def _inside(spots: tuple[Spot, ...], areas: tuple[Spot, ...]) -> str:
    """How fine places compare with wider ones: `inside` a region, in a `province`, `unknown` in a country, or apart."""
    area = _narrowest(areas)
    if area is None or all(spot.lat is None for spot in spots):
        return "unknown"
    if not any(within_area(spot, area) for spot in spots):
        return "apart"
    return "inside" if area.radius_km <= REGION_KM else "province" if area.radius_km <= COUNTRY_KM else "unknown"


def _areas(a: tuple[Spot, ...], b: tuple[Spot, ...]) -> str:
    x, y = _narrowest(a), _narrowest(b)
    if x is None or y is None:
        return "same_area" if {s.name for s in a} & {s.name for s in b} else "unknown"
    if not within_area(x, y):
        return "apart"
    return "same_area" if same_spot(x, y) and x.radius_km <= COUNTRY_KM else "unknown"


def _contains(a: Linkable, b: Linkable) -> bool:
    """Whether the town that one names is one that the other names beside its village."""
    return any(same_spot(spot, area) for spot in a.spots if spot.size for area in b.areas)


def compare(a: Linkable, b: Linkable) -> str:
    """The level of `place`; a place that is lent speaks for one place, not against another."""
    level = _compare(a, b)
    return "unknown" if (a.lent or b.lent) and level in ("apart", "other_name") else level


def _compare(a: Linkable, b: Linkable) -> str:
    """The level of `place`: same, same_town, same_city, near, listed, inside, province, same_area, unknown, other_name or apart."""
    if a.spots and b.spots:
        best = _spots(a, b)
        return "inside" if _ORDER.index(best) <= _ORDER.index("unknown") and (_contains(a, b) or _contains(b, a)) else best
    if a.spots or b.spots:
        return _inside(a.spots, b.areas) if a.spots else _inside(b.spots, a.areas)
    return _areas(a.areas, b.areas)
