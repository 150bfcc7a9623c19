"""Events that may be a part of another: one type and day, a town and the governorate or region that it lies in.

They are two events, since nobody knows whether the toll of the one counts in that of the other; whoever adds them up must know.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from khabar.ledger.db.tables import events
from khabar.ledger.link.linkable import Spot
from khabar.ledger.link.nearness import within_area
from khabar.model.event import Event

_EVENT = msgspec.json.Decoder(Event)
_MOST = 500
"""Events of one day and type that are looked at."""
_WIDE_KM = 25.0
_WIDER = 2.0
"""A region has a radius of so many kilometres, and of so many times that of the place in it."""


class Scope(NamedTuple):
    """Another event, and how it may stand to one."""

    how: Literal["part_of", "includes"]
    event: Event


def scopes(connection: Connection, id: str) -> Iterator[Scope]:
    """The events that one of this id may be a part of, or include."""
    row = connection.execute(select(events).where(events.c.id == id)).one_or_none()
    mine = None if row is None else _where(_EVENT.decode(row.record))
    if row is None or mine is None or not row.last_day:
        return
    near = (events.c.type == row.type, events.c.id != id, events.c.sort_day <= row.last_day, events.c.last_day >= row.sort_day)
    for other in connection.execute(select(events.c.record).where(*near).order_by(events.c.sort_day, events.c.id).limit(_MOST)).scalars():
        event = _EVENT.decode(other)
        theirs = _where(event)
        if theirs is not None and _lies_in(mine, theirs):
            yield Scope("part_of", event)
        elif theirs is not None and _lies_in(theirs, mine):
            yield Scope("includes", event)


def _where(event: Event) -> Spot | None:
    """Where an event was: the first of its places that is located."""
    for place in event.places:
        if place.role == "at" and place.lat is not None:
            return Spot(place.name, place.id, place.lat, place.lon, place.radius_km or 0.0)
    return None


def _lies_in(place: Spot, area: Spot) -> bool:
    return area.radius_km >= max(_WIDE_KM, _WIDER * place.radius_km) and within_area(place, area)
