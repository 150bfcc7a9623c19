"""Clusters of linkables: the components of links, each cut into clusters whose members agree on the whole.

Chaining would join everything that happened at one place («A is like B, B is like C»), so clusters are joined by average linkage: the pair of
clusters with the highest mean score first, as long as that is not below MEAN. A pair keeps its turn when a third that one of them took in
lowers its mean. What people decided comes before any score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush, merge

from khabar.ledger.link.bindings import joined, owners, parted
from khabar.ledger.link.compare import of_other_days
from khabar.ledger.link.forest import Forest
from khabar.ledger.link.linkable import Binding, Linkable, Pair
from khabar.ledger.link.score import score

MEAN = -3.0
"""Clusters join down to this mean score: pairs that say little of each other count against, but less than pairs that differ."""
BOUND, LEAST = 6.0, -10.0
"""No pair counts for more or less in a mean, so that a clause word for word joins no strangers that its reports bring along."""
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
    """The clusters of one component while they are joined, each named by its smallest member."""

    def __init__(self, linkables: Mapping[str, Linkable], links: Iterable[Pair], apart: Iterable[tuple[str, str]]) -> None:
        self._linkables = linkables
        self._scores = {(link.a, link.b): link.score for link in links}
        self.members = {id: [id] for id in linkables}
        self.near = _graph(linkables, self._scores)
        self._apart = _graph(linkables, apart)

    def _score(self, a: str, b: str) -> float:
        pair = (a, b) if a < b else (b, a)
        if pair not in self._scores:
            self._scores[pair] = score(self._linkables[pair[0]], self._linkables[pair[1]])
        return _bounded(self._scores[pair])

    def agree(self, a: str, b: str) -> float | None:
        """The mean score between two clusters; None where it is too low, or people hold them apart."""
        if b in self._apart[a]:
            return None
        mine, theirs = self.members[a][:SAMPLE], self.members[b][:SAMPLE]
        if any(of_other_days(self._linkables[x], self._linkables[y]) for x in mine for y in theirs):
            return None
        mean = sum(self._score(x, y) for x in mine for y in theirs) / (len(mine) * len(theirs))
        return mean if mean >= MEAN else None

    def fit(self, x: Linkable, name: str) -> float:
        """The mean score of a linkable that is in no cluster with the members of one."""
        scores = [_bounded(score(x, self._linkables[id])) for id in self.members[name][:SAMPLE]]
        return sum(scores) / len(scores)

    def basis(self, a: str) -> tuple[list[str], set[str]]:
        """All that a cluster's agreement with others hangs on: the members that it is compared by, and what is held apart from it."""
        return self.members[a][:SAMPLE], set(self._apart[a])

    def join(self, a: str, b: str) -> None:
        """Take the cluster `b` into `a`, a < b."""
        self.members[a] = list(merge(self.members[a], self.members.pop(b)))
        for table in (self.near, self._apart):
            for other in table.pop(b):
                table[other].discard(b)
                if other != a:
                    table[a].add(other)
                    table[other].add(a)
            table[a].discard(b)


def _bounded(value: float) -> float:
    return max(LEAST, min(BOUND, value))


def _graph(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {node: set() for node in nodes}
    for a, b in edges:
        found[a].add(b)
        found[b].add(a)
    return found


def clusters(linkables: Sequence[Linkable], links: Iterable[Pair], bindings: Sequence[Binding] = ()) -> tuple[tuple[str, ...], ...]:
    """The clusters of whole components: ids of linkables sorted, clusters in order of their smallest.

    What a report only recalls joins the one cluster that it fits best, brings no two together and begins none but its own. The same for any
    order of the arguments, and component by component as for all of them at once.
    """
    owner, links = owners(linkables), list(links)
    together, apart = joined(bindings, owner), parted(bindings, owner)
    decided = {id for pair in (*together, *apart) for id in pair}
    recaps = {x.id: x for x in linkables if x.recap and x.id not in decided}
    told = {x.id: x for x in linkables if x.id not in recaps}
    state = _Clusters(told, (link for link in links if link.a in told and link.b in told), apart)
    for a, b in together:
        _bind(state, a, b)
    _merge(state)
    _attach(state, recaps, links)
    return tuple(sorted(tuple(sorted(ids)) for ids in state.members.values()))


def _attach(state: _Clusters, recaps: Mapping[str, Linkable], links: Iterable[Pair]) -> None:
    """Give each recap to the cluster that it is linked with and fits best; one that fits none stays alone."""
    named = {id: name for name, ids in state.members.items() for id in ids}
    near: dict[str, set[str]] = {id: set() for id in recaps}
    for link in links:
        for recap, other in ((link.a, link.b), (link.b, link.a)):
            if recap in recaps and other in named:
                near[recap].add(named[other])
    homes = {id: max(((state.fit(x, name), name) for name in sorted(near[id])), default=(None, id)) for id, x in sorted(recaps.items())}
    for id, (fit, name) in homes.items():
        if fit is not None and fit >= MEAN:
            state.members[name].append(id)
        else:
            state.members[id] = [id]


def _bind(state: _Clusters, a: str, b: str) -> None:
    named = {id: name for name, ids in state.members.items() for id in ids}
    a, b = sorted((named[a], named[b]))
    if a != b:
        state.join(a, b)


def _merge(state: _Clusters) -> None:
    """Join clusters until none agree; of a cluster that is compared by the same members as before nothing is worked out anew."""
    heap: list[tuple[float, str, str]] = []
    agreeing: set[tuple[str, str]] = set()

    def compare(a: str, others: Iterable[str]) -> None:
        for b in others:
            pair = (a, b) if a < b else (b, a)
            mean = state.agree(*pair)
            if mean is None:
                agreeing.discard(pair)
            else:
                agreeing.add(pair)
                heappush(heap, (-mean, *pair))

    for a, others in state.near.items():
        compare(a, (b for b in others if a < b))
    while heap:
        _, a, b = heappop(heap)
        if a in state.members and b in state.members and (a, b) in agreeing:
            before, known = state.basis(a), set(state.near[a])
            state.join(a, b)
            compare(a, state.near[a] - known if state.basis(a) == before else state.near[a])
