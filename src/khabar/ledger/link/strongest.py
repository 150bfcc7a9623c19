"""Which links count: those that one of their two linkables stands by, its strongest.

A report without a day fits every event of its place a little. Were all such links kept, the components would grow with the ledger until
each place was one; a linkable stands by few, however many it fits, so that components stay small.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from khabar.ledger.link.linkable import Pair

MOST = 5
"""A linkable stands by so many of its links, of equals by those to the smallest ids."""
BEHIND = 5.0
"""It stands by none whose score is so much below its best."""
_LOOSE = 8 * MOST


def stood_by(id: str, links: Iterable[Pair]) -> list[Pair]:
    """The links of one linkable that it stands by, strongest first; the same if some of the others are left out."""
    ordered = sorted(links, key=lambda pair: (-pair.score, pair.b if pair.a == id else pair.a))[:MOST]
    return [pair for pair in ordered if pair.score >= ordered[0].score - BEHIND]


def strongest(links: Iterable[Pair]) -> tuple[Pair, ...]:
    """Of all links those that one of their two stands by; sorted."""
    of: dict[str, list[Pair]] = defaultdict(list)
    for pair in links:
        for id in (pair.a, pair.b):
            of[id].append(pair)
            if len(of[id]) > _LOOSE:
                of[id] = stood_by(id, of[id])
    return tuple(sorted({pair for id, some in of.items() for pair in stood_by(id, some)}))
