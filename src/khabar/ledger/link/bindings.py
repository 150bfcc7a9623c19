"""What people decided, as it binds linking: claims brought together or held apart, as one event or as one incident.

Where a decision parts the claims of one scene the scene is cut first. A claim at hand is one of the linkables given; others bind nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from khabar.ledger.link.forest import Forest
from khabar.ledger.link.linkable import Binding, Linkable, Pair


def owners(linkables: Iterable[Linkable]) -> dict[str, str]:
    """The linkable of each claim."""
    return {claim: x.id for x in linkables for claim in x.claims}


def joined(bindings: Iterable[Binding], owner: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of linkables that people brought together."""
    return _pairs((b for b in bindings if b.together), owner)


def parted(bindings: Iterable[Binding], owner: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of linkables that people held to be of two incidents."""
    return _pairs((b for b in bindings if not b.together and b.level == "incident"), owner)


def _pairs(bindings: Iterable[Binding], owner: Mapping[str, str]) -> list[tuple[str, str]]:
    found = {(owner[b.a], owner[b.b]) for b in bindings if b.a in owner and b.b in owner}
    return sorted({(min(pair), max(pair)) for pair in found if pair[0] != pair[1]})


class Held:
    """What bindings come to: sets of claims that belong together, and which of these sets do not.

    A claim is held apart from another also where people said so of others that these belong together with.
    """

    def __init__(self, bindings: Iterable[Binding]) -> None:
        bindings = list(bindings)
        forest = Forest({end for b in bindings for end in (b.a, b.b)})
        for b in bindings:
            if b.together:
                forest.join(b.a, b.b)
        self._set = {end: forest.find(end) for b in bindings for end in (b.a, b.b)}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for b in bindings:
            one, other = self._set[b.a], self._set[b.b]
            if not b.together and one != other:
                self._apart[one].add(other)
                self._apart[other].add(one)

    def units(self, claims: Iterable[str]) -> dict[str, list[str]]:
        """The claims by the set that they belong to, each sorted; one that nobody spoke of is a set of its own."""
        found: dict[str, list[str]] = {}
        for claim in sorted(claims):
            found.setdefault(self._set.get(claim, claim), []).append(claim)
        return found

    def split(self, claims: Sequence[str], nearest: Callable[[str, list[list[str]]], int]) -> list[list[str]]:
        """Parts of `claims` that hold none that people hold apart; `nearest` chooses the part of a claim that nobody spoke of.

        Claims brought together go as one. Each part is sorted, parts in order of their smallest.
        """
        units = self.units(claims)
        apart = {name: self._apart[name] & units.keys() for name in units if name in self._apart}
        spoken = {name for name, others in apart.items() if others}
        if not spoken:
            return [sorted(claims)]
        parts: list[list[str]] = []
        names: list[set[str]] = []
        for name in sorted(units, key=lambda name: (name not in spoken, units[name])):
            free = [at for at, inside in enumerate(names) if not apart.get(name, set()) & inside]
            if not free:
                parts.append([])
                names.append(set())
                free = [len(parts) - 1]
            at = free[0] if name in spoken else free[nearest(units[name][0], [parts[one] for one in free])]
            parts[at] += units[name]
            names[at].add(name)
        return sorted(map(sorted, parts))


def cut(linkables: Sequence[Linkable], pairs: Iterable[Pair], bindings: Sequence[Binding]) -> tuple[list[Linkable], list[Pair]]:
    """Scenes whose claims people hold to be of two incidents, cut; each piece keeps what the scene says and its links."""
    held = Held(b for b in bindings if b.together or b.level == "incident")
    pieces: dict[str, list[Linkable]] = {}
    for x in linkables:
        parts = held.split(x.claims, lambda _, parts: 0)
        pieces[x.id] = [_piece(x, part) for part in parts] if len(parts) > 1 else [x]
    found = [Pair(min(a.id, b.id), max(a.id, b.id), p.score) for p in pairs for a in pieces[p.a] for b in pieces[p.b]]
    return [piece for x in linkables for piece in pieces[x.id]], found


def _piece(x: Linkable, claims: Sequence[str]) -> Linkable:
    types = dict(zip(x.claims, x.types, strict=True))
    return msgspec.structs.replace(x, id=claims[0], claims=tuple(claims), types=tuple(types[claim] for claim in claims))
