"""Which linkables are compared at all: those of which one stores a key that the other probes.

Two linkables of one event share a day and a place, or a place and a figure, or two figures, a name, a clause. No key is dropped for its
size, as that would hang on what else is in the ledger: a key always says enough (day with place, place with figure) to stay small.
`y` is a candidate of `x` exactly when `x` is one of `y`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from khabar.ledger.link.linkable import Linkable, Pair, Spot
from khabar.ledger.link.score import THRESHOLD, score
from khabar.ledger.link.words import TYPES

_CELL = 0.06
_SHIFTS = (0.0, 0.5)
"""Places are cut by two grids half a cell apart, so that near ones on two sides of a line still meet."""
_NEWS_DAYS = 3
_LOUD = 2
"""Least number of people whose figure says something of itself."""


def _cells(spot: Spot) -> list[str]:
    if spot.lat is None or spot.lon is None:
        return []
    return [f"@{shift}:{math.floor(spot.lat / _CELL + shift)},{math.floor(spot.lon / _CELL + shift)}" for shift in _SHIFTS]


def _places(x: Linkable) -> list[str]:
    """Names of places, and the cells of those that can be told from their neighbours."""
    return sorted({*(cell for spot in x.spots for cell in _cells(spot)), *(spot.name for spot in (*x.spots, *x.areas))})


def _days(x: Linkable) -> tuple[int, ...]:
    """Days on which it may have been, where it or its report says; the months of a long time by their first day alone."""
    if x.moment.days:
        first, last = x.moment.days
        return tuple(range(first, last + 1)) if last - first <= _NEWS_DAYS else (-first,)
    if x.published is not None:
        return tuple(range(x.published - _NEWS_DAYS, x.published + 1))
    return ()


def _figures(x: Linkable) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for count in x.counts:
        if count.min is not None and count.min == count.max:
            found.setdefault(count.kind, []).append(int(count.min))
    return {kind: sorted(set(values)) for kind, values in found.items()}


def _clues(x: Linkable) -> Iterator[str]:
    """What tells events at one place from each other where no day is said."""
    for kind, values in _figures(x).items():
        yield from (f"{kind}={value}" for value in values)
    if x.moment.month is not None:
        yield f"date={x.moment.month}-{x.moment.of_month}"
    if x.moment.weekday is not None:
        yield f"weekday={x.moment.weekday}"
    yield from (f"struck={kind}" for kind in x.struck)


def _alone(x: Linkable) -> Iterator[str]:
    """Keys that need no place: a clause word for word, a victim's name, the dead and the wounded with a day or week day."""
    yield from (f"clause|{clause}" for clause in x.evidence)
    yield from (f"victim|{name}" for name in x.victims)
    figures = _figures(x)
    when = [f"d{day}" for day in _days(x)] + ([f"w{x.moment.weekday}"] if x.moment.weekday is not None else [])
    dead, hurt = figures.get("dead", []), figures.get("hurt", [])
    yield from (f"toll|{k}|{i}|{w}" for k in dead for i in hurt if max(k, i) >= _LOUD for w in when)


def _kind(x: Linkable) -> str:
    return f"{x.scene}{'>' if x.future else ''}"


def _meant(x: Linkable, days: Iterable[int], undated: Iterable[str]) -> tuple[str, ...]:
    """Keys for the given days, and for the given sides (`u` of undated, `x` of dated linkables) by clues."""
    places = _places(x)
    dated = [f"{place}|{day}" for place in places for day in days]
    clues = [f"{side}|{place}|{clue}" for side in undated for place in places for clue in _clues(x)]
    bodies = [f"{a}>{t}|{day}" for a in x.agents or ("",) for t in x.targets or ("",) for day in days if TYPES[x.types[0]].actors]
    return tuple(sorted({f"{_kind(x)}|{key}" for key in (*dated, *clues, *bodies, *_alone(x))}))


def keys(x: Linkable) -> tuple[str, ...]:
    """What a linkable is stored under."""
    days = _days(x)
    return _meant(x, days, "x" if days else "u")


def probes(x: Linkable) -> tuple[str, ...]:
    """The keys under which the candidates of a linkable are stored."""
    days = _days(x)
    return _meant(x, sorted({day + step for day in days for step in (-1, 0, 1)}), "u" if days else "ux")


def pairs(linkables: Sequence[Linkable]) -> tuple[Pair, ...]:
    """Every linked pair: the candidates of each linkable, scored; sorted."""
    stored: dict[str, list[int]] = {}
    ordered = sorted(linkables, key=lambda x: x.id)
    for at, x in enumerate(ordered):
        for key in keys(x):
            stored.setdefault(key, []).append(at)
    found = []
    for at, x in enumerate(ordered):
        others = {other for key in probes(x) for other in stored.get(key, ()) if other > at}
        found += [pair for other in sorted(others) if (pair := _pair(x, ordered[other])) is not None]
    return tuple(found)


def linked(x: Linkable, candidates: Iterable[Linkable]) -> tuple[Pair, ...]:
    """The links of one linkable among its candidates."""
    found = (_pair(*sorted((x, other), key=lambda y: y.id)) for other in candidates if other.id != x.id)
    return tuple(sorted(pair for pair in found if pair is not None))


def _pair(a: Linkable, b: Linkable) -> Pair | None:
    value = score(a, b)
    return Pair(a.id, b.id, value) if value >= THRESHOLD else None
