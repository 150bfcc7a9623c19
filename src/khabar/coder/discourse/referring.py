"""Referring: what a strike, a meeting or a side spoken of again («القصف»، «اللقاء») takes from the event told before."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.coder.discourse.causes import opens_with_result
from khabar.coder.events.draft import Draft

FIGHTING = frozenset({"armed_group", "force", "state"})


def parties(draft: Draft, earlier: Sequence[Draft]) -> None:
    """A meeting or a deal told of again («اللقاء», «استعرض الجانبان») has the parties of the one before; a clash's one side has the last doer
    against it."""
    if any(f.origin != "sides" for f in draft.agents) or (draft.targets and not draft.traits.fight):
        return
    for before in reversed(earlier):
        if before.dropped is not None or not before.agents or any(f.origin == "sides" for f in before.agents):
            continue
        if draft.traits.fight and draft.targets and before.view is draft.view:
            foes = {f.actor.id for f in draft.targets if f.actor is not None}
            draft.add("agent", [f for f in before.agents if f.actor is not None and f.actor.kind in FIGHTING and f.actor.id not in foes])
            return
        if before.type == draft.type and not draft.traits.fight and (draft.predicate.verbal or draft.view.tags[draft.at].article):
            draft.agents = list(before.agents)
            draft.targets = list(before.targets)
            return


def refer_back(draft: Draft, earlier: Sequence[Draft]) -> None:
    """A definite strike noun with no doer is the strike told before: take its doer, and its kind if it was from the air."""
    if draft.agents or not (_by_weapon(draft) if draft.predicate.verbal else draft.view.tags[draft.at].article):
        return
    for before in reversed(earlier):
        if before.traits.cause and before.dropped is None:
            draft.add("agent", list(before.agents) if before.traits.strike or before.type == draft.type else [])
            draft.add("target", list(before.targets) if before.traits.fight and draft.traits.fight else [])
            if _says_more(before, draft):
                draft.become(before.type, before.traits)
            return


def _says_more(before: Draft, draft: Draft) -> bool:
    """Whether the strike told before says by what means the one told again was made: from the air, or else by artillery."""
    less = {"air": ("artillery", "ground"), "artillery": ("ground",)}
    return draft.traits.strike in less.get(before.traits.strike or "", ())


def _by_weapon(draft: Draft) -> bool:
    """«القذائف استهدفت …»: a verb whose subject is a weapon, whoever fired it."""
    return draft.subject is not None and draft.subject.first in draft.view.means


def raided(draft: Draft, earlier: Sequence[Draft]) -> None:
    """«وأسفرت الحملة عن اعتقال …»: whoever carried out the raid just told made the arrests."""
    if draft.agents or not opens_with_result(draft.view):
        return
    raid = next((d for d in reversed(earlier) if (d.traits.strike == "ground" or d.traits.custody == "detained") and d.agents), None)
    draft.add("agent", list(raid.agents) if raid is not None else [])


def drop_reference(draft: Draft, earlier: Sequence[Draft]) -> None:
    """A definite strike noun that only points back («أدى القصف إلى …») is no claim of its own unless it adds something."""
    if draft.predicate.verbal or not draft.view.tags[draft.at].article or not earlier:
        return
    told = next((d for d in reversed(earlier) if d.traits.cause), None)
    if (
        told is None
        or draft.targets
        or draft.quantities
        or draft.phase.value != "occurred"
        or _other_doer(draft, told)
        or (draft.time is not None and draft.time != told.time)
    ):
        return
    if {p.name for _, p in draft.places} <= {p.name for _, p in told.places}:
        draft.drop("points_back", over=True)


def _other_doer(draft: Draft, told: Draft) -> bool:
    """Whether a draft names a doer of its own that the event told before does not."""
    known, ids = {f.first for f in told.agents}, {f.actor.id for f in told.agents if f.actor is not None and f.actor.id}
    return any(f.first not in known and f.first > draft.at and not (f.actor is not None and f.actor.id in ids) for f in draft.agents)
