"""Incidents that may be one, for people to look at: undated reports of one village of which only the place tells (decision 103).

Worked out when asked for, out of the keys that are stored; people answer by a merge, or by holding the two apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from khabar.ledger.db.links import read_linkables
from khabar.ledger.db.rows import select_in
from khabar.ledger.db.tables import blocks, event_claims, events, linkable_claims
from khabar.ledger.link import Linkable, score
from khabar.ledger.link.bindings import Held
from khabar.ledger.link.score import THRESHOLD
from khabar.ledger.review.bindings import bindings

_ABOUT = "|focus"
"""The end of the keys of scenes that their reports are about, at a place."""
_LEAST = -2.0
_MOST = 2
"""Suggestions for each scene: the likeliest."""
_BUSY = 60
"""Scenes at one place beyond which the place alone says nothing, and their pairs would grow with its square."""


class Suggestion(msgspec.Struct, frozen=True):
    """Two incidents that may be one, what speaks for it (log2 odds, below the least of a link), the place, and a report of each."""

    incidents: tuple[str, str]
    score: float
    place: str
    reports: tuple[str, str]


def suggestions(connection: Connection, limit: int | None = None) -> tuple[Suggestion, ...]:
    """The likeliest first, of equals in the order of their ids."""
    pairs = _pairs(connection)
    scenes = read_linkables(connection, {id for pair in pairs for id in pair})
    found = {_suggestion(scenes[a], scenes[b], incidents): (scenes[a], scenes[b]) for (a, b), incidents in _apart(connection, pairs).items()}
    best: dict[tuple[str, str], Suggestion] = {}
    taken: dict[str, int] = defaultdict(int)
    for one in sorted((one for one in found if _LEAST <= one.score < THRESHOLD), key=lambda one: (-one.score, one.incidents, one.reports)):
        ids = [scene.id for scene in found[one]]
        if one.incidents not in best and all(taken[id] < _MOST for id in ids) and not _held(connection, found[one]):
            best[one.incidents] = one
            for id in ids:
                taken[id] += 1
    return tuple(best.values())[:limit]


def _pairs(connection: Connection) -> set[tuple[str, str]]:
    """Scenes of one place of which at least one is of no day; none of a place where much happens."""
    undated: dict[tuple[str, str], set[str]] = defaultdict(set)
    dated: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in connection.execute(select(blocks).where(blocks.c.key.like(f"%{_ABOUT}"))):
        kind, side, place = row.key.removesuffix(_ABOUT).split("|", 2)
        (undated if side == "u" else dated)[kind, place].add(row.linkable)
    quiet = {at: some | dated[at] for at, some in undated.items() if len(some | dated[at]) <= _BUSY}
    return {(min(a, b), max(a, b)) for at, every in quiet.items() for a in undated[at] for b in every if a != b}


def _apart(connection: Connection, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, str]]:
    """The pairs that are in two incidents, with these."""
    pairs = sorted(pairs)
    query = select(linkable_claims.c.linkable, events.c.incident).join(event_claims, event_claims.c.claim == linkable_claims.c.claim)
    query = query.join(events, events.c.id == event_claims.c.event)
    rows = select_in(connection, query, linkable_claims.c.linkable, {id for pair in pairs for id in pair})
    of = {row.linkable: row.incident for row in rows if row.incident is not None}
    return {(a, b): (min(of[a], of[b]), max(of[a], of[b])) for a, b in pairs if a in of and b in of and of[a] != of[b]}


def _suggestion(a: Linkable, b: Linkable, incidents: tuple[str, str]) -> Suggestion:
    names = {spot.name for spot in a.spots}
    place = min((spot.name for spot in b.spots if spot.name in names), default=min(names, default=""))
    return Suggestion(incidents, score(a, b), place, (min(a.report, b.report), max(a.report, b.report)))


def _held(connection: Connection, scenes: Iterable[Linkable]) -> bool:
    """Whether people decided that two scenes are of two incidents."""
    a, b = (set(scene.claims) for scene in scenes)
    held = Held(bindings(connection, a | b))
    return len(held.split(sorted(a | b), lambda _, parts: 0)) > 1
