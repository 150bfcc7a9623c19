"""Events and incidents: each cluster of scenes is an incident, its claims of one kind are an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from khabar.codebook.ledger_words import TypeRule
from khabar.ledger.link.bindings import Held, cut, owners
from khabar.ledger.link.cluster import clusters
from khabar.ledger.link.forest import Forest
from khabar.ledger.link.linkable import Binding, Group, Linkable, Pair
from khabar.ledger.link.score import score


def _named_attacks(members: Iterable[Linkable]) -> set[str]:
    """Kinds of events that say what sort of attack it was."""
    return {x.rule(type).event for x in members for type in x.types if x.rule(type).attack == "named"}


def _told_apart(members: Sequence[Linkable]) -> set[str]:
    """Kinds of events of which one report of the cluster names two types: they stay two events."""
    apart = set()
    for x in members:
        kinds: dict[str, set[str]] = {}
        for type in x.types:
            kinds.setdefault(x.rule(type).event, set()).add(type)
        apart |= {kind for kind, types in kinds.items() if len(types) > 1 and len(x.weapons) > 1}
    return apart


def _sides_apart(members: Sequence[Linkable]) -> dict[str, dict[str, set[float]]]:
    """Kinds of harm of which one report tells two tolls, of soldiers and then of attackers: the figures of each side.

    Not where a claim gives both together.
    """
    found: dict[str, dict[str, set[float]]] = {}
    for x in members:
        types = dict(zip(x.claims, x.types, strict=True))
        for a, b in combinations(x.tolls, 2):
            if a.side and b.side and a.side != b.side and a.number != b.number and types[a.claim] == types[b.claim]:
                figures = found.setdefault(types[a.claim], {})
                figures.setdefault(a.side, set()).add(a.number)
                figures.setdefault(b.side, set()).add(b.number)
    told = {toll.number for x in members for toll in x.tolls}
    return {type: sides for type, sides in found.items() if sum(map(max, sides.values())) not in told}


def _by_side(members: Sequence[Linkable]) -> dict[str, str]:
    """The side whose toll each claim of harm tells, where tolls are told apart: its own, that of its figure, else the first."""
    apart, found = _sides_apart(members), {}
    for x in members:
        tolls = {toll.claim: toll for toll in x.tolls}
        for claim, type in zip(x.claims, x.types, strict=True):
            sides = apart.get(type)
            if sides is not None:
                toll = tolls.get(claim)
                fitting = sorted(side for side, numbers in sides.items() if toll is not None and toll.number in numbers) or sorted(sides)
                found[claim] = toll.side if toll is not None and toll.side in sides else fitting[0]
    return found


def _buckets(members: Sequence[Linkable]) -> dict[str, list[str]]:
    """Claims of a cluster by kind of event, and by whom a toll counts where tolls are told apart."""
    sides = _by_side(members)
    apart = _told_apart(members)
    found: dict[str, list[str]] = {}
    attacks = _named_attacks(members)
    (meant,) = attacks if len(attacks) == 1 else (None,)
    for x in members:
        says_no_more = not _named_attacks([x])
        for claim, type in zip(x.claims, x.types, strict=True):
            kind = meant if meant and says_no_more and x.rule(type).attack == "bare" else x.rule(type).event
            found.setdefault(f"{type if kind in apart else kind}{sides.get(claim, '')}", []).append(claim)
    return found


def event_type(types: Iterable[str], rule: Callable[[str], TypeRule]) -> str:
    """The type that most claims of an event have, a bare attack only if none is named; of equals the first in the order of the codebook."""
    every = list(types)
    counted = Counter([type for type in every if rule(type).attack != "bare"] or every)
    return min(counted, key=lambda type: (-counted[type], rule(type).rank, type))


def _bound(parts: list[list[str]], held: Held) -> list[list[str]]:
    """Events joined where people put two of their claims together."""
    forest = Forest(str(at) for at in range(len(parts)))
    at = {claim: str(number) for number, part in enumerate(parts) for claim in part}
    for together in held.units(at).values():
        for claim in together[1:]:
            forest.join(at[together[0]], at[claim])
    return [[claim for number in joined for claim in parts[int(number)]] for joined in forest.sets()]


def _parts(claims: Sequence[str], held: Held, at: Mapping[str, Linkable]) -> list[list[str]]:
    """An event cut where people hold two of its claims apart; the other claims go where they fit best."""

    def nearest(claim: str, parts: list[list[str]]) -> int:
        means = [sum(score(at[claim], at[other]) for other in part) / len(part) for part in parts]
        return means.index(max(means))

    return held.split(claims, nearest)


def groups(linkables: Sequence[Linkable], pairs: Iterable[Pair], bindings: Sequence[Binding] = ()) -> tuple[Group, ...]:
    """The events of whole components, in order of their smallest claim."""
    pieces, linked = cut(linkables, pairs, bindings)
    by_id = {x.id: x for x in pieces}
    held = Held(b for b in bindings if b.level == "event")
    at = {claim: by_id[id] for claim, id in owners(pieces).items()}
    types = {claim: type for x in pieces for claim, type in zip(x.claims, x.types, strict=True)}
    rules = {type: x.rule(type) for x in pieces for type in x.types}
    found = []
    for ids in clusters(pieces, linked, bindings):
        members = [by_id[id] for id in ids]
        violent = any(x.rule(type).scene for x in members for type in x.types)
        incident = min(claim for x in members for claim in x.claims) if violent else None
        for event in _bound(list(_buckets(members).values()), held):
            for claims in _parts(event, held, at):
                found.append(Group(event_type((types[claim] for claim in claims), lambda type: rules[type]), tuple(claims), incident))
    return tuple(sorted(found, key=lambda g: g.claims))
