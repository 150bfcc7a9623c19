"""Capitals that speak: one that stands for its government, and begins a clause of its own («قصف على رفح، وباريس تستنكر»)."""

from __future__ import annotations

from khabar.arabic.clitics import AND, ARTICLE
from khabar.arabic.script import fold
from khabar.codebook.schema.types import Traits
from khabar.coder.syntax.view import View
from khabar.model.mention import Place

_OF_EVENTS = frozenset({"cause", "aspect"})
"""Classes of verbs whose subject is an event."""
_HARM = frozenset({"dead", "wounded", "damage"})
_THIRD = 3
_OF_WORDS = frozenset({"say", "deny", "want"})


def speaker_before(view: View, i: int, start: int) -> int | None:
    """The word with which a capital or a country begins that «و» or a mark parts from what stands before it and that is the subject of the
    verb at `i`, or two of them; None if there is none, or the verb tells more of an event («غارات على … ودمشق أسفرت عن»)."""
    place = _state_before(view, i, start)
    numbers = _acts(view, i)
    if place is None or not numbers or not _apart(view, place):
        return None
    other = _state_before(view, place.first - view.is_mark(place.first - 1), start)
    if numbers == {"d"}:
        return other.first if other is not None and _apart(view, other) else None
    return place.first if other is None or _is_no_list(view, i, start, place) else None


def _state_before(view: View, end: int, start: int) -> Place | None:
    """The capital or country whose name ends before word `end`."""
    return next((p for p in view.places.values() if p.last == end and p.first > start and _stands_for_state(view, p)), None)


def _apart(view: View, place: Place) -> bool:
    """Whether «و» is written on a name, or a mark stands before it."""
    return _led(view, place) == AND or view.is_mark(place.first - 1)


def _led(view: View, place: Place) -> str:
    """What is written on a place's name."""
    word = view.words[place.first]
    return word.text[: place.start - word.start]


def _stands_for_state(view: View, place: Place) -> bool:
    first, *rest = view.words[place.first : place.last]
    name = fold(" ".join([first.text[place.start - first.start :], *(word.text for word in rest)]))
    return place.feature == "country" or (place.feature == "city" and name.removeprefix(ARTICLE) in view.known.capitals)


def _acts(view: View, i: int) -> set[str | None]:
    """The numbers of the third person that the verb at `i` can have; none if it is not what a government does."""
    third = [o.reading for o in view.tags[i].verbs if o.reading.person == _THIRD and o.reading.number in {"s", "d"}]
    if any(r.lexeme.cls in _OF_EVENTS or _is_of_war(r.lexeme.traits) for r in third) or all(r.lexeme.cls == "light" for r in third):
        return set()
    return {r.number for r in third if not (r.number == "d" and "s" in {other.number for other in third})}


def _is_no_list(view: View, i: int, start: int, place: Place) -> bool:
    """Whether of two capitals in a row only the second is the verb's subject: no protest, and for acts other than speech nobody, could be it."""
    spoken = any(o.reading.lexeme.cls in _OF_WORDS or o.reading.lexeme.traits.speech for o in view.tags[i].verbs)
    protest = any(o.reading.lexeme.traits.crowd for tag in view.tags[start : place.first] for o in tag.nouns)
    return not protest and (spoken or not any(start <= at < place.first for at in view.actors))


def _is_of_war(traits: Traits) -> bool:
    return traits.launched or traits.fight or traits.danger or traits.harm in _HARM
