"""Owners: whose the thing is that an event destroys, stops or shoots down."""

from __future__ import annotations

from collections.abc import Callable

from khabar.coder.syntax.fillers import Filler, make_filler
from khabar.coder.syntax.view import View
from khabar.model.mention import Actor

Nisba = Callable[[str], tuple[str, str] | None]
"""What entity an adjective of belonging names, and its kind."""
_LAUNCHED = frozenset({"aircraft", "helicopter", "drone", "missile", "rocket"})
_FIGHTERS = frozenset({"armed_group", "force", "state"})


def is_gear(filler: Filler) -> bool:
    """Whether a phrase names vehicles or arms and not whose they are («رتل عسكري»)."""
    return filler.actor is not None and filler.actor.made_by == "force" and filler.actor.id is None and filler.actor.first == filler.first


def owner(view: View, filler: Filler) -> Filler | None:
    """Whose a destroyed thing is, as its phrase says («منازل المدنيين»، «مدفعية تابعة للجيش»)."""
    actor = filler.actor
    if actor is None or actor.made_by in {"state", "informant"} or filler.first > actor.first or is_gear(filler):
        return None
    return make_filler(view, actor.first, actor.last, "whose the thing is")


def launcher(view: View, filler: Filler, nisba: Nisba) -> Filler | None:
    """Whose a weapon that flies is: the body in its phrase («صواريخ الحزب») or an adjective of it («طائرة أمريكية»)."""
    hit = view.means.get(filler.first)
    if hit is None or hit.value.kind not in _LAUNCHED:
        return None
    for i in range(filler.first + 1, filler.last):
        actor = view.actors.get(i)
        if actor is not None and actor.kind in _FIGHTERS and actor.last > i + 1 - (not view.tags[i].nisba):
            return make_filler(view, actor.first, actor.last, "whose weapon it was")
        named = nisba(view.tags[i].stem) if view.tags[i].nisba else None
        if named is not None and view.tags[i].article == view.tags[filler.first].article:
            return nisba_filler(view, i, named, "whose weapon it was")
    return None


def nisba_filler(view: View, i: int, named: tuple[str, str], rule: str) -> Filler:
    """Adjective `i`, which names an entity, as a filler."""
    start = view.words[i].start + view.tags[i].outer
    actor = Actor(
        start=start, end=view.words[i].end, first=i, last=i + 1, rule="nisba", made_by="nisba", name=named[0], id=named[0], kind=named[1],  # type: ignore[arg-type]
    )  # fmt: skip
    return Filler(first=i, last=i + 1, start=actor.start, end=actor.end, actor=actor, rule=rule)
