"""What no claim can say, whatever its report says: what the types of its fields let through."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from khabar.model.claim import Claim, ClaimPlace, ClaimQuantity

_SIDE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
_OPEN = {"", ".."}
_LAT, _LON = 90, 180


def implausible(claim: Claim) -> Iterator[str]:
    """What is wrong with the values of a claim, in words."""
    if claim.time is not None and claim.time.edtf is not None and not is_edtf(claim.time.edtf):
        yield f"time.edtf: {claim.time.edtf!r} is not a date of EDTF; expected 2019-02-16, 2019-02~ or 2019-02-01/2019-02-10"
    for at, quantity in enumerate(claim.quantities):
        yield from (f"quantities.{at}: {told}" for told in _figure(quantity))
    for at, place in enumerate(claim.places):
        yield from (f"places.{at}: {told}" for told in _place(place))


def is_edtf(value: str) -> bool:
    """Whether it is a year, month or day, maybe qualified, or an interval of two of these of which one end may be open."""
    sides = value.split("/")
    if len(sides) == 1:
        return _first(value) is not None
    if len(sides) != 2 or set(sides) <= _OPEN:
        return False
    first, last = (None if side in _OPEN else _first(side) for side in sides)
    known = all(side in _OPEN or day is not None for side, day in zip(sides, (first, last), strict=True))
    return known and (first is None or last is None or first <= last)


def _first(side: str) -> dt.date | None:
    """The first day of a date; None where it is none."""
    found = _SIDE.fullmatch(side)
    if found is None:
        return None
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _figure(quantity: ClaimQuantity) -> Iterator[str]:
    low, high = quantity.min, quantity.max
    if low is None and high is None:
        yield "neither min nor max"
    if any(bound is not None and bound < 0 for bound in (low, high)):
        yield "less than nothing"
    if low is not None and high is not None and low > high:
        yield f"min {low:g} is more than max {high:g}"


def _place(place: ClaimPlace) -> Iterator[str]:
    if (place.lat is None) != (place.lon is None):
        yield "lat without lon, or lon without lat"
    if place.lat is not None and not -_LAT <= place.lat <= _LAT:
        yield f"lat {place.lat:g} is not between -{_LAT} and {_LAT}"
    if place.lon is not None and not -_LON <= place.lon <= _LON:
        yield f"lon {place.lon:g} is not between -{_LON} and {_LON}"
    if place.radius_km is not None and place.radius_km < 0:
        yield "radius_km is less than nothing"
    if place.precision not in (None, 1, 2, 3):
        yield f"precision {place.precision}: expected 1, 2 or 3"
