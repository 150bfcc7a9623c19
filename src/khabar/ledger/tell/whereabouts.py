"""Where an event was: its places by role, the finest that most texts name first."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from khabar.ledger.link.facts import places, spot_of
from khabar.ledger.link.linkable import Spot
from khabar.ledger.tell.context import Context
from khabar.model.claim import Claim, ClaimPlace
from khabar.model.event import EventPlace

_ROLES = ("at", "from", "via", "to")


class _Named(msgspec.Struct):
    """A place of an event with who names it."""

    place: ClaimPlace
    texts: set[str]
    fine: bool


def event_places(claims: Iterable[Claim], context: Context) -> tuple[EventPlace, ...]:
    """Places of an event, one for each id or name in a role: fine before wide, then by how many texts name them, then by name."""
    found: dict[tuple[str, str], _Named] = {}
    for claim in claims:
        spots = set(places(claim.places)[0])
        for place in claim.places:
            if place.lat is None and place.id is None and place.feature in (None, "described", "anaphor"):
                continue
            spot = spot_of(place)
            named = found.setdefault((place.role, _key(spot)), _Named(place, set(), False))
            named.texts.add(context.text_of(claim.report.id))
            named.fine = named.fine or spot in spots
            if _surer(place, named.place):
                named.place = place
    order = sorted(found.items(), key=lambda item: (_ROLES.index(item[0][0]), not item[1].fine, -len(item[1].texts), item[0][1]))
    return tuple(_event_place(named.place) for _, named in order)


def _key(spot: Spot) -> str:
    return spot.name


def _surer(a: ClaimPlace, b: ClaimPlace) -> bool:
    """Whether the first of two readings of one place tells more: located, with an id, of the smaller radius."""
    return (a.lat is not None, a.id is not None, -(a.radius_km or 0.0)) > (b.lat is not None, b.id is not None, -(b.radius_km or 0.0))


def _event_place(place: ClaimPlace) -> EventPlace:
    return EventPlace(id=place.id, name=place.name, lat=place.lat, lon=place.lon, radius_km=place.radius_km, role=place.role)
