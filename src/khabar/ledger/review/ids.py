"""Ids that last: which id each group of claims bears, given the groups that bore ids before.

An id is given once. It stays with the group that holds its anchor, the claim it was named after (once that is gone, the smallest of its
claims that is left). Where several ids meet in one group the smallest stays and the others redirect to it; where the claims of an id
came apart it lists the ids that hold them now. An id none of whose claims is left sleeps until the claim that it was named after is back;
it is never given to anything else.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import count

import msgspec

_MOST_NAMES = 3
"""Ids that are looked for of those that were named after one claim, one after the other."""


class Held(msgspec.Struct, frozen=True):
    """The claims under an id, and the claim that it was named after."""

    claims: frozenset[str]
    anchor: str


class Assignment(msgspec.Struct, frozen=True):
    """What became of the ids.

    `held` is the new partition by id. `redirects` leads from an id that no group bears any more to the one that took its place.
    `successors` lists, for an id whose claims came apart, every id that holds some of them now (itself among them if it stayed);
    an id with nothing left lists none: ().
    """

    held: dict[str, Held]
    redirects: dict[str, str]
    successors: dict[str, tuple[str, ...]]


def assign(
    previous: Mapping[str, Held], now: Iterable[Iterable[str]], taken: Container[str] = (), kind: str = "event", asleep: Container[str] = ()
) -> Assignment:  # fmt: skip
    """The ids of the groups `now`, which are disjoint sets of claim ids; `taken` holds every id given at any time, `asleep` those that sleep.

    Events and incidents are both groups of claims; `kind` keeps their ids apart. Groups that share no claim do not influence each other,
    so that what one change touched can be given alone.
    """
    groups = sorted((frozenset(group) for group in now), key=sorted)
    place = {claim: at for at, group in enumerate(groups) for claim in group}
    anchors = {id: anchor for id, held in sorted(previous.items()) if (anchor := _anchor(held, place)) is not None}
    bearers: dict[int, list[str]] = defaultdict(list)
    for id, anchor in anchors.items():
        bearers[place[anchor]].append(id)
    for at, group in enumerate(groups):
        woken = _woken(group, kind, asleep)
        bearers[at] += woken
        anchors.update(woken)
    ids = [bearers[at][0] if bearers[at] else _new_id(group, kind, taken, previous) for at, group in enumerate(groups)]
    return Assignment(
        held={id: Held(group, anchors.get(id, min(group))) for id, group in zip(ids, groups, strict=True)},
        redirects={id: met[0] for met in bearers.values() for id in met[1:]},
        successors=_successors(previous, place, ids),
    )


def _anchor(held: Held, place: Mapping[str, int]) -> str | None:
    """The claim whose group keeps the id, or None if no claim of it is left."""
    return held.anchor if held.anchor in place else min((claim for claim in held.claims if claim in place), default=None)


def named_after(claim: str, kind: str, given_before: int = 0) -> str:
    """The id of a group that is named after a claim; another one for each time that it was given before."""
    return hashlib.sha256("\x1f".join((kind, claim, str(given_before))).encode()).hexdigest()[:16]


def _woken(group: frozenset[str], kind: str, asleep: Container[str]) -> dict[str, str]:
    """The ids that sleep and were named after claims of a group, with these, in order."""
    tried = ((claim, number) for claim in sorted(group) for number in range(_MOST_NAMES))
    return {id: claim for claim, number in tried if (id := named_after(claim, kind, number)) in asleep} if asleep else {}


def _new_id(group: frozenset[str], kind: str, taken: Container[str], previous: Container[str]) -> str:
    for given_before in count():
        id = named_after(min(group), kind, given_before)
        if id not in taken and id not in previous:
            return id
    raise AssertionError("count() does not end")


def _successors(previous: Mapping[str, Held], place: Mapping[str, int], ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    now = {id: tuple(sorted({ids[place[claim]] for claim in held.claims if claim in place})) for id, held in previous.items()}
    return {id: holders for id, holders in now.items() if len(holders) != 1}
