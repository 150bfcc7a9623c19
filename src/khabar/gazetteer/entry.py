"""Entries: what the gazetteer knows of one place."""

from __future__ import annotations

import msgspec

FEATURES = frozenset(
    (
        "country", "governorate", "district", "subdistrict", "region", "city", "town", "village", "quarter", "camp", "field", "plant",
        "crossing", "airport", "base", "dam", "bridge", "port", "river", "lake", "sea", "strait", "island", "mountain", "valley", "plain",
        "desert", "road", "hospital", "prison", "landmark",
    )
)  # fmt: skip
"""Kinds of place; `landmark` is any building or site of another kind."""

RADIUS_KM = {
    "country": 300.0, "governorate": 50.0, "district": 20.0, "subdistrict": 10.0, "region": 30.0, "city": 8.0, "town": 3.0,
    "village": 1.5, "quarter": 1.5, "camp": 1.5, "field": 5.0, "river": 200.0, "lake": 20.0, "sea": 300.0, "strait": 30.0, "island": 15.0,
    "mountain": 15.0, "valley": 20.0, "plain": 20.0, "desert": 100.0, "road": 10.0, "airport": 2.0, "base": 3.0,
}  # fmt: skip
"""Kilometres that usually cover a place of a kind; 1 for kinds not named."""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One place; `lat`/`lon` in degrees (WGS84), `radius_km` covers its extent and how far the point may be off.

    `id` names the source and its own id (`gn:281184`, `kh:sy-al-omar`). `parent` is a place's id or None.
    `curated` places were chosen by hand as ones that reports name.
    """

    id: str
    name: str
    lat: float
    lon: float
    feature: str
    latin: str = ""
    country: str = ""
    parent: str | None = None
    population: int = 0
    radius_km: float = 1.0
    source: str = ""
    curated: bool = False


class Named(msgspec.Struct, frozen=True, gc=False):
    """A place under one of its names; `definite` if that name is written with the article, `bare` if without.

    `added` is a name that a file of the user's has and the built-in one has not.
    """

    entry: Entry
    definite: bool
    bare: bool = True
    added: bool = False


def radius_of(feature: str, population: int = 0) -> float:
    """Kilometres that usually cover a place of this kind and size."""
    usual = RADIUS_KM.get(feature, 1.0)
    return max(usual, 15.0) if feature == "city" and population >= 1_000_000 else usual
