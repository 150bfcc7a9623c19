"""What the rest of a report says of a candidate: whether it lies where the others lie, and where the name is said to lie.

Features are bits of a number, so that each sum of weights is worked out once.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from khabar.gazetteer import Entry
from khabar.gazetteer.merge import kind_group, km

NEAR_KM = 60.0
SITES = frozenset(("quarter", "hospital", "prison", "landmark", "road", "bridge", "port", "dam", "plant", "base", "camp", "crossing"))
LOCAL = frozenset(("quarter", "hospital", "landmark", "road", "bridge"))
OF_REPORT = (
    "alike",
    "event",
    "told",
    "within",
    "not_within",
    "same_country",
    "other_country",
    "near",
    "far_site",
    "far_local",
    "far_small",
    "direction",
)
"""Features that the rest of a report can give, each a bit of a number."""
ALIKE, EVENT, TOLD, WITHIN, NOT_WITHIN, SAME_COUNTRY, OTHER_COUNTRY, NEAR, FAR_SITE, FAR_LOCAL, FAR_SMALL, DIRECTION = (
    1 << n for n in range(len(OF_REPORT))
)


class Container(msgspec.Struct, frozen=True, gc=False):
    """The place that a draft is said to be in; `sure` if words say so, not a comma alone; `rural` if it is in the country round it."""

    entry: Entry
    sure: bool
    rural: bool = False


class Context(msgspec.Struct, frozen=True, gc=False):
    """What the sure places of other names in the report tell: how many lie in each country, and (name, latitude, longitude, id) of each.

    `told` are ids of places that the report names with a word for their kind.
    """

    countries: Mapping[str, int]
    main: str | None = None
    points: tuple[tuple[str, float, float, str], ...] = ()
    told: frozenset[str] = frozenset()


def of_container(entry: Entry, inside: Container) -> int:
    """Whether a candidate lies in the place that the draft is said to be in; a country is in none."""
    if inside.entry.id == entry.id or entry.feature == "country":
        return 0
    if lies_in(entry, inside.entry):
        return WITHIN
    return NOT_WITHIN if inside.sure else 0


def of_report(entry: Entry, context: Context, key: str, exempt: bool) -> int:
    """What the report's countries and points say of a candidate; `exempt` if a curated one may lie in a country that the report names no place of."""
    country = entry.country
    found = SAME_COUNTRY if country == context.main else 0
    if entry.feature == "country":
        return found
    if not found and country and country not in context.countries and not (exempt and entry.curated):
        found = OTHER_COUNTRY if entry.curated or entry.feature == "city" else OTHER_COUNTRY | FAR_SMALL
    if _is_near(entry, context.points, key):
        return found | NEAR
    if entry.feature not in SITES or country in context.countries:
        return found
    return found | FAR_SITE | (FAR_LOCAL if entry.feature in LOCAL and " " not in entry.name else 0)


def _is_near(entry: Entry, points: tuple[tuple[str, float, float, str], ...], key: str) -> bool:
    """Whether another place of another name lies within `NEAR_KM`."""
    south, north, west, east = entry.lat - 0.6, entry.lat + 0.6, entry.lon - 1.0, entry.lon + 1.0
    for name, lat, lon, id in points:
        if south < lat < north and west < lon < east and name != key and id != entry.id and km(entry.lat, entry.lon, lat, lon) <= NEAR_KM:
            return True
    return False


def lies_in(entry: Entry, area: Entry) -> bool:
    """Whether a place lies in an area, or by a settlement, as far as is known."""
    if area.feature == "country":
        return entry.country == area.country
    if entry.parent == area.id:
        return True
    reach = max(area.radius_km, 25.0 if kind_group(area.feature) == "settlement" else 0.0)
    return km(entry.lat, entry.lon, area.lat, area.lon) <= reach * 1.3
