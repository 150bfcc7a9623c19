"""Overlaps: mentions of people that are only words of a place's name («بنت جبيل»، «ود مدني»)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from khabar.model.mention import Actor, Place, Quantity

M = TypeVar("M", Actor, Quantity)
_NOBODY = frozenset({"person", "civilians", "unknown"})


def outside_names(mentions: Sequence[M], places: Iterable[Place]) -> tuple[M, ...]:
    """The mentions but for people, unnamed or one without a number, in known names of several words."""
    named = {i for place in places if place.known and place.last > place.first + 1 for i in range(place.first, place.last)}
    if not named:
        return tuple(mentions)
    return tuple(m for m in mentions if not (_is_people(m) and named.issuperset(range(m.first, m.last))))


def _is_people(mention: Actor | Quantity) -> bool:
    if isinstance(mention, Actor):
        return mention.id is None and mention.kind in _NOBODY
    return mention.unit in {"person", "family"} and mention.shape == "single"
