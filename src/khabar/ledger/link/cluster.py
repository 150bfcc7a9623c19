"""Clusters of linkables: the components of linked pairs, each cut into clusters whose members agree on the whole.

Chaining would join everything that happened at one place («A is like B, B is like C»), so clusters are joined by average linkage: the pair of
clusters with the highest mean score first, as long as that is not below MEAN. What people decided comes before any score.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence

from khabar.ledger.link.bindings import joined, owners, parted
from khabar.ledger.link.forest import Forest
from khabar.ledger.link.linkable import Binding, Linkable, Pair
from khabar.ledger.link.score import score

MEAN = -1.5
"""Clusters join down to this mean score: pairs that say little of each other count against, but less than pairs that differ."""
SAMPLE = 12
"""Of two large clusters no more members than this are compared each: those with the smallest ids."""


def components(linkables: Sequence[Linkable], pairs: Iterable[Pair], bindings: Iterable[Binding] = ()) -> tuple[tuple[str, ...], ...]:
    """Ids of linkables joined by links or by what people bound together; each sorted, in order of their smallest."""
    forest = Forest(x.id for x in linkables)
    for pair in pairs:
        forest.join(pair.a, pair.b)
    for a, b in joined(bindings, owners(linkables)):
        forest.join(a, b)
    return tuple(map(tuple, forest.sets()))


class _Clusters:
    """The clusters of one component while they are joined."""

    def __init__(self, members: Mapping[str, Linkable], pairs: Iterable[Pair], apart: Iterable[tuple[str, str]]) -> None:
        self._linkables = members
        self._scores = {(p.a, p.b): p.score for p in pairs}
        self.members = {id: [id] for id in members}
        self.near: dict[str, set[str]] = {id: set() for id in members}
        for a, b in self._scores:
            self.near[a].add(b)
            self.near[b].add(a)
        self._apart: dict[str, set[str]] = {id: set() for id in members}
        for a, b in apart:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def _score(self, a: str, b: str) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in self._scores:
            self._scores[pair] = score(self._linkables[pair[0]], self._linkables[pair[1]])
        return self._scores[pair]

    def mean(self, a: str, b: str) -> float | None:
        """The mean score between two clusters; None where people hold them apart."""
        if b in self._apart[a]:
            return None
        pairs = [(x, y) for x in self.members[a][:SAMPLE] for y in self.members[b][:SAMPLE]]
        return sum(self._score(x, y) for x, y in pairs) / len(pairs)

    def join(self, a: str, b: str) -> str:
        """Makes two clusters one, named by its smallest member."""
        a, b = min(a, b), max(a, b)
        self.members[a] = sorted(self.members[a] + self.members.pop(b))
        for table in (self.near, self._apart):
            for other in table.pop(b):
                table[other].discard(b)
                if other != a:
                    table[a].add(other)
                    table[other].add(a)
            table[a].discard(b)
        return a


def clusters(linkables: Sequence[Linkable], pairs: Iterable[Pair], bindings: Sequence[Binding] = ()) -> tuple[tuple[str, ...], ...]:
    """The clusters of whole components: ids of linkables sorted, clusters in order of their smallest.

    The same for any order of its arguments, and component by component as for all of them at once.
    """
    owner = owners(linkables)
    state = _Clusters({x.id: x for x in linkables}, pairs, parted(bindings, owner))
    for a, b in joined(bindings, owner):
        _bind(state, a, b)
    _merge(state)
    return tuple(sorted(map(tuple, state.members.values())))


def _bind(state: _Clusters, a: str, b: str) -> None:
    named = {id: name for name, ids in state.members.items() for id in ids}
    if named[a] != named[b]:
        state.join(named[a], named[b])


def _merge(state: _Clusters) -> None:
    heap: list[tuple[float, str, str]] = []
    version: dict[str, int] = dict.fromkeys(state.members, 0)
    entries: dict[tuple[str, str], tuple[int, int]] = {}

    def push(a: str, b: str) -> None:
        a, b = min(a, b), max(a, b)
        mean = state.mean(a, b)
        if mean is not None and mean >= MEAN:
            entries[a, b] = (version[a], version[b])
            heapq.heappush(heap, (-mean, a, b))

    for a, others in state.near.items():
        for b in others:
            if a < b:
                push(a, b)
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in state.members or b not in state.members or entries.get((a, b)) != (version[a], version[b]):
            continue
        kept = state.join(a, b)
        version[kept] += 1
        for other in state.near[kept]:
            push(kept, other)
