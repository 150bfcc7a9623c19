"""What people decided, as it binds linking: claims brought together or held apart, as one event or as one incident.

Where a decision parts the claims of one scene the scene is cut first. A claim at hand is one of the linkables given; others bind nothing.
"""

from __future__ import annotations

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


def split(claims: Sequence[str], bindings: Iterable[Binding], nearest: Callable[[str, list[list[str]]], int]) -> list[list[str]]:
    """Parts of `claims` that hold none that people hold apart; `nearest` chooses the part of a claim that nobody spoke of.

    Claims brought together go as one. Each part is sorted, parts in order of their smallest.
    """
    inside = [b for b in bindings if b.a in set(claims) and b.b in set(claims) and b.a != b.b]
    apart = {pair for b in inside if not b.together for pair in ((b.a, b.b), (b.b, b.a))}
    if not apart:
        return [sorted(claims)]
    forest = Forest(claims)
    for b in inside:
        if b.together:
            forest.join(b.a, b.b)
    parts: list[list[str]] = []
    spoken = {claim for pair in apart for claim in pair}
    units = forest.sets()
    for unit in sorted(units, key=lambda unit: (not spoken & set(unit), unit)):
        open_to = [at for at, part in enumerate(parts) if not any((x, y) in apart for x in unit for y in part)]
        if not open_to:
            parts.append(list(unit))
        elif spoken & set(unit):
            parts[open_to[0]] += unit
        else:
            parts[open_to[nearest(unit[0], [parts[at] for at in open_to])]] += unit
    return sorted(map(sorted, parts))


def cut(linkables: Sequence[Linkable], pairs: Iterable[Pair], bindings: Sequence[Binding]) -> tuple[list[Linkable], list[Pair]]:
    """Scenes whose claims people hold to be of two incidents, cut; each piece keeps what the scene says and its links."""
    incidents = [b for b in bindings if b.together or b.level == "incident"]
    pieces: dict[str, list[Linkable]] = {}
    for x in linkables:
        parts = split(x.claims, incidents, lambda _, parts: 0)
        pieces[x.id] = [_piece(x, part) for part in parts] if len(parts) > 1 else [x]
    found = [Pair(min(a.id, b.id), max(a.id, b.id), p.score) for p in pairs for a in pieces[p.a] for b in pieces[p.b]]
    return [piece for x in linkables for piece in pieces[x.id]], found


def _piece(x: Linkable, claims: Sequence[str]) -> Linkable:
    types = dict(zip(x.claims, x.types, strict=True))
    return msgspec.structs.replace(x, id=claims[0], claims=tuple(claims), types=tuple(types[claim] for claim in claims))
