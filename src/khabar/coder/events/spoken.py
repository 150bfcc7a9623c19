"""Spoken attacks: «هاجم النائب الحكومة» is said, not done, where nobody who fights attacks and nothing is hit."""

from __future__ import annotations

from khabar.coder.events.draft import Draft
from khabar.coder.syntax.constituents import constituents
from khabar.coder.syntax.fillers import Filler
from khabar.coder.syntax.view import View
from khabar.coder.syntax.word_forms import nouns

_SPEAKERS = frozenset({"official", "media"})
_SPOKEN_OF = frozenset({"official", "state", "media", "organisation"})
_FIGHTERS = frozenset({"armed_group", "force"})
_LEADING = frozenset({"place", "time", "instrument", "clitic"})
_FAR = 14


def in_words(draft: Draft) -> bool:
    """Whether an attack is one of words: by an official or the press, by anybody on an office, or in a speech, and with no weapon."""
    if not draft.traits.launched or not draft.agents or draft.struck or (draft.means is not None and draft.means.kind != "other"):
        return False
    if any(_kind(f) in _FIGHTERS | {"state"} for f in draft.agents) or any(_kind(f) in _FIGHTERS and _lives(f) for f in draft.targets):
        return False
    if all(_kind(f) in _SPEAKERS for f in draft.agents):
        return not any(place.first == draft.predicate.last for _, place in draft.places)
    bodies = bool(draft.targets) and all(_kind(f) in _SPOKEN_OF - {"official"} for f in draft.targets)
    people = all(_kind(f) in _SPEAKERS | {"person", "organisation", ""} for f in draft.agents)
    return people and (bodies or _in_forum(draft))


def _kind(filler: Filler) -> str:
    return filler.actor.kind if filler.actor is not None else ""


def _lives(filler: Filler) -> bool:
    """Whether a target is men of a force rather than the force that is spoken of."""
    return filler.actor is not None and filler.actor.id is None


def _in_forum(draft: Draft) -> bool:
    """Whether the clause goes on to where things are said («في مقابلة»، «عبر حسابه»)."""
    view, first = draft.view, draft.predicate.last
    last = min(view.last, max(draft.predicate.clause.last, first), first + _FAR)
    return any(p.prep and p.kind in _LEADING and _is_forum(view, p.first) for p in constituents(view, first, last))


def _is_forum(view: View, i: int) -> bool:
    return not nouns(view.words[i].form.folded).isdisjoint(view.known.forums)
