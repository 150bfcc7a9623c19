"""Values of a draft: its status with the words that say so, its places with their roles, the means and what was struck."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from khabar.model.claim import PlaceRole
from khabar.model.mention import Place

T = TypeVar("T")


class Status(NamedTuple, Generic[T]):
    """A polarity, certainty or phase, and the code points [start, end) of the words that say so; None where nothing says otherwise."""

    value: T
    because: tuple[int, int] | None = None


class Placed(NamedTuple):
    """A place in its role."""

    role: PlaceRole
    place: Place


class Said(NamedTuple, Generic[T]):
    """A kind of means, or of what was struck, and the code points [start, end) that name it."""

    kind: T
    start: int
    end: int
