"""Fronts: the place that a post, or a part of a bulletin, begins with, and that all of it is about («#رفح | قصف مدفعي», «الفاشر - اشتباكات»).

A hashtag, a bar, a colon or dots make a place a front. A dash does only where no agency or long report follows, as it is that of a
dateline too; a line of its own only in a short post or one of several. These, and a bare hashtag, count only for events that name no
place themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.view import OPENING, QUOTES, View
from khabar.model.mention import Place

_DASHES = frozenset("-–—")
_ARROWS = frozenset("»›")
_COMMAS = frozenset("،,؛")
_POST, _SENTENCE, _AGENCY = 40, 20, 4
"""Most words of a post, of a sentence after a dash, and of the name of an agency between two dashes."""
_SAYING = frozenset({"say", "deny"})
_DIRECTION = 3
"""Words of a direction and the name that it leads to."""
_NAMELESS = frozenset({"anaphor", "described"})


class Front(msgspec.Struct, frozen=True):
    """A place at the head of a line; it `holds` for the lines after it too, up to the next one, and `beside` other places that an event names."""

    place: Place
    holds: bool
    beside: bool = False


def after(front: Front | None, several: bool) -> Front | None:
    """What a front is to the lines after its own: one of `several` still is; the only one is in a post the place of what names none."""
    if front is None or several:
        return front
    return Front(front.place, True) if front.holds else None


class _Head(msgspec.Struct):
    """What stands at the head of a sentence: its last place, whether it is a hashtag, the marks after it, and where the rest begins."""

    place: Place | None = None
    tagged: bool = False
    marks: str = ""
    end: int = 0


def fronts(views: Sequence[View], outside: frozenset[int], headings: frozenset[str], size: int) -> dict[int, Front]:
    """The fronts of a report of `size` words, by line; `headings` are words that stand before or beside them («عاجل»)."""
    lines: dict[int, list[View]] = {}
    for view in views:
        if view.index not in outside:
            lines.setdefault(view.line, []).append(view)
    found: dict[int, Front] = {}
    alone: dict[int, Place] = {}
    for line, parts in lines.items():
        head = _head(parts[0], headings)
        if head.place is None:
            continue
        if head.end == parts[0].last and len(parts) == 1:
            alone[line] = head.place
        elif _leads(parts, head, size):
            found[line] = Front(head.place, size <= _POST, not set(head.marks) <= _DASHES)
    if len(alone) > 1 or (alone and size <= _POST):
        found.update({line: Front(place, True) for line, place in alone.items()})
    return found


def _head(view: View, headings: frozenset[str]) -> _Head:
    """What a sentence begins with: marks, headings and hashtags, then places, the last of which is the nearest."""
    head, i, tagged = _Head(), view.first, False
    while i < view.last:
        text = view.words[i].text
        place = _named_at(view, i)
        if place is not None:
            wider = place.feature == "country" and head.place is not None
            head = head if wider else _Head(place, tagged)
            i, tagged = place.last, False
        elif text == "#":
            i, tagged = i + 1, True
        elif view.words[i].kind == "punct" and (text not in QUOTES or _points_on(view, i, text)) and text not in _COMMAS:
            head.marks += text
            i += 1
        elif view.words[i].folded in headings or i in view.times:
            i = view.times[i].last if i in view.times else i + 1
        elif tagged:
            i, tagged = _hashtag_end(view, i), False
        elif (text in "[(" and i + 1 in view.places) or (text in "])" and head.place is not None and i == head.place.last):
            head.marks += text
            i += 1
        else:
            break
    head.end = i
    return head


def _points_on(view: View, i: int, text: str) -> bool:
    """Whether a closing mark closes nothing («تعز » …»)."""
    return text in _ARROWS and not any(view.words[j].text in OPENING for j in range(view.first, i))


def _named_at(view: View, i: int) -> Place | None:
    """The place that is named at word `i`, its direction before it («غرب رفح»), with nothing written on it that ties it to a sentence («برفح»)."""
    place = next((view.places[j] for j in range(i, min(view.last, i + _DIRECTION)) if j in view.places), None)
    if place is None or place.feature in _NAMELESS:
        return None
    start = place.relation.start if place.relation is not None and place.first > i else place.start
    return place if start == view.words[i].start else None


def _hashtag_end(view: View, i: int) -> int:
    while i + 2 < view.last and view.words[i + 1].text == "_":
        i += 2
    return i + 1


def _leads(parts: Sequence[View], head: _Head, size: int) -> bool:
    """Whether a place at the head of a line is what the line is about."""
    view, place = parts[0], head.place
    assert place is not None
    if ":" in head.marks and _speaks(view, head.end):
        return False
    dashed = bool(head.marks) and set(head.marks) <= _DASHES
    if head.tagged and (head.marks or head.end == view.last):
        return True
    if head.tagged:
        return place.feature != "country" and not is_finite(view, head.end)
    if dashed:
        return _is_post(view, place, head.end, size)
    return bool(head.marks)


def _speaks(view: View, i: int) -> bool:
    """Whether what follows a colon is an act of speech, so that the place before it stands for its government («موسكو: ندين …»)."""
    verbs = view.tags[i].verbs if i < view.last else ()
    return any(o.reading.lexeme.cls in _SAYING or o.reading.lexeme.traits.speech for o in verbs)


def _is_post(view: View, place: Place, start: int, size: int) -> bool:
    """Whether a dash after a place is a post's, not a dateline's: no agency between dashes, no other place, and few words or no verb."""
    if any(view.words[i].text in _DASHES for i in range(start, min(view.last, start + _AGENCY))):
        return False
    if any(other.first >= place.last for other in view.places.values()):
        return False
    return size <= _POST or (view.last - start <= _SENTENCE and not is_finite(view, start))
