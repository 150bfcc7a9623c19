"""Which linkables are compared at all: those of which one stores a key that the other probes.

Two linkables of one event share a day and a place, or a place and a figure, or two figures, a name, a clause. No key is dropped for its
size, as that would hang on what else is in the ledger: a key always says enough (day with place, place with figure) to stay small.
`y` is a candidate of `x` exactly when `x` is one of `y`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from khabar.ledger.link.compare import FOCUSED
from khabar.ledger.link.linkable import Linkable, Pair, Spot
from khabar.ledger.link.score import THRESHOLD, score
from khabar.ledger.link.strongest import strongest

_CELL = 0.06
_SHIFTS = (0.0, 0.5)
"""Places are cut by two grids half a cell apart, so that near ones on two sides of a line still meet."""
_NEWS_DAYS = 3
_LOUD = 2
"""Least number of people whose figure says something of itself."""
_PEOPLE = ("dead", "hurt")
_TEN, _QUARTER = 10, math.log(1.25)


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
    if x.today.days:
        return tuple(range(x.today.days[0] - _NEWS_DAYS, x.today.days[0] + 1))
    return ()


def _figures(x: Linkable) -> Iterator[tuple[str, int]]:
    """Figures as steps that close ones share: the number itself and the next, above ten in steps of a quarter."""
    for count in x.counts:
        number = count.min if count.min is not None else count.max
        if number is not None and count.kind in _PEOPLE:
            step = int(number) if number < _TEN else _TEN + int(math.log(number / _TEN) / _QUARTER)
            yield from ((count.kind, step), (count.kind, step + 1))


def _dates(x: Linkable) -> set[str]:
    """Dates without a year and week days, as the linkable or its report says them; of a day known in full only the date."""
    said = [m for m in (x.moment, x.today) if m.days is None or m.month is not None]
    found = {f"date={m.month}-{m.of_month}" for m in said if m.month is not None}
    return found | {f"weekday={m.weekday}" for m in said if m.weekday is not None and m.days is None}


def _clues(x: Linkable) -> Iterator[str]:
    """What tells events at one place from each other where a day is not said."""
    yield from (f"{kind}={step}" for kind, step in _figures(x))
    yield from _dates(x)
    yield from (f"struck={kind}" for kind in x.struck)
    yield from (f"word={word}" for word in x.words)
    if x.told <= FOCUSED and any(spot.size == 0 for spot in x.spots):
        yield "focus"
    if x.moment.part is not None:
        yield f"part={x.moment.part}"
    if x.moment.days and x.moment.weekday:
        yield f"weekday={x.moment.weekday}"


def _anywhere(x: Linkable) -> Iterator[str]:
    """What two linkables may share of which one names no place: a day with a figure, or with who did it and how."""
    when = {f"day={day}" for day in _days(x)} | _dates(x)
    what = {f"{kind}={step}" for kind, step in _figures(x) if step >= _LOUD}
    how = {f"{agent}+{weapon}" for agent in x.agents for weapon in x.weapons}
    yield from (f"{day}|{one}" for day in when for one in what)
    yield from (f"{day}|{one}" for day in when for one in how if not day.startswith("weekday"))
    yield from (f"{k}|{i}" for k in what for i in what if k.startswith("dead") and i.startswith("hurt"))


def _alone(x: Linkable) -> Iterator[str]:
    """Keys that need neither place nor day: a clause word for word, a victim's name."""
    yield from (f"clause|{clause}" for clause in x.evidence)
    for name in x.victims:
        yield from (f"victim|{a}|{b}" for a, b in combinations(sorted(set(name.split())), 2))


def _kind(x: Linkable) -> str:
    return f"{x.scene}{'>' if x.future and x.rule(x.types[0]).scene else ''}"


def _meant(x: Linkable, days: Iterable[int], undated: Iterable[str], placeless: Iterable[str]) -> tuple[str, ...]:
    """Keys for the given days, for the given sides by clues (`u` undated, `x` dated), and without a place (`n` with none, `m` with one)."""
    places, clues = _places(x), set(_clues(x))
    dated = [f"{place}|{day}" for place in places for day in days]
    clued = [f"{side}|{place}|{clue}" for side in undated for place in places for clue in clues]
    bodies = [f"{a}>{t}|{day}" for a in x.agents or ("",) for t in x.targets or ("",) for day in days if x.rule(x.types[0]).actors]
    anywhere = [f"{side}|{clue}" for clue in set(_anywhere(x)) for side in placeless]
    return tuple(sorted({f"{_kind(x)}|{key}" for key in (*dated, *clued, *bodies, *anywhere, *_alone(x))}))


def keys(x: Linkable) -> tuple[str, ...]:
    """What a linkable is stored under."""
    days = _days(x)
    return _meant(x, days, "x" if days else "u", "m" if x.spots else "n")


def probes(x: Linkable) -> tuple[str, ...]:
    """The keys under which the candidates of a linkable are stored."""
    days = _days(x)
    return _meant(x, sorted({day + step for day in days for step in (-1, 0, 1)}), "u" if days else "ux", "n" if x.spots else "nm")


def pairs(linkables: Sequence[Linkable]) -> tuple[Pair, ...]:
    """The links that count among all linkables; sorted."""
    return strongest(_every(linkables))


def _every(linkables: Sequence[Linkable]) -> Iterator[Pair]:
    """Every linked pair: the candidates of each linkable, scored."""
    stored: dict[str, list[int]] = {}
    ordered = sorted(linkables, key=lambda x: x.id)
    for at, x in enumerate(ordered):
        for key in keys(x):
            stored.setdefault(key, []).append(at)
    for at, x in enumerate(ordered):
        others = {other for key in probes(x) for other in stored.get(key, ()) if other > at}
        yield from (pair for other in sorted(others) if (pair := _pair(x, ordered[other])) is not None)


def linked(x: Linkable, candidates: Iterable[Linkable]) -> tuple[Pair, ...]:
    """Every link of one linkable among its candidates, those that do not count as well."""
    found = (_pair(*sorted((x, other), key=lambda y: y.id)) for other in candidates if other.id != x.id)
    return tuple(sorted(pair for pair in found if pair is not None))


def _pair(a: Linkable, b: Linkable) -> Pair | None:
    value = score(a, b)
    return Pair(a.id, b.id, value) if value >= THRESHOLD else None
