"""Settings: what the words round a place say of it: its preposition, and whether a clause is set in it."""

from __future__ import annotations

from collections.abc import Container, Sequence

from khabar.arabic.clitics import AND, BI
from khabar.arabic.function_words import WHERE
from khabar.arabic.words import Form
from khabar.coder.syntax.clauses import Clause, splits
from khabar.coder.syntax.view import View
from khabar.model.mention import Place


def sets_scene(view: View, clause: Clause, place: Place) -> bool:
    """Whether «في» and a place begin the clause and hold for all of it («وفي مدينة غزة، …»)."""
    at = clause.first
    while at < place.first and (view.is_mark(at) or view.words[at].folded == AND):
        at += 1
    hit = view.prepositions.get(at)
    inside = view.tags[at].preposition == BI and at == place.first
    return inside or (hit is not None and hit.value.kind == "place" and hit.last == place.first)


def described_by(view: View, clauses: Sequence[Clause], clause: Clause) -> Place | None:
    """The place that a clause describes and that its events were at: right before «التي» and its like, or before «حيث»."""
    while clause.kind == "bare_relative" and clause.parent is not None and not _after_where(view, clause):
        clause = clauses[clause.parent]
    if _after_where(view, clause):
        end = clause.first - 1
    elif clause.kind == "relative" and clause.opener is not None:
        end = clause.opener.first
    else:
        return None
    while end > view.first and view.is_mark(end - 1):
        end -= 1
    return next((p for p in view.places.values() if p.last == end), None)


def _after_where(view: View, clause: Clause) -> bool:
    return clause.first > view.first and view.words[clause.first - 1].folded == WHERE


def is_homeland(form: Form, homelands: Container[str]) -> bool:
    """Whether a word means a speaker's own country («بلاده»)."""
    return any(cut.suffix and cut.stem in homelands for cut in form.cuts)


def role_of(view: View, place: Place) -> str:
    """The place role that the list `prepositions` gives to what stands before a place; "" if none."""
    for j in range(place.first, max(view.first, place.first - 5) - 1, -1):
        hit = view.prepositions.get(j)
        if hit is not None and hit.last <= place.first and hit.value.kind not in {"direction", "near"}:
            return hit.value.role or ""
        if (has_clitic(view, place) if j == place.first else view.tags[j].preposition) or view.is_mark(j):
            break
    return ""


def has_clitic(view: View, place: Place) -> bool:
    """Whether a preposition is written on a place, and is no letter of its name («لوغانسك»)."""
    tag = view.tags[place.first]
    return bool(tag.preposition) and place.start - view.words[place.first].start >= tag.outer > len(tag.conjunction)


def preposition_of(view: View, place: Place) -> str:
    """The folded preposition that governs a place, looking back past what it is part of; "" if none."""
    i = place.first
    if has_clitic(view, place):
        return view.tags[i].preposition
    for j in range(i - 1, max(view.first, i - 5) - 1, -1):
        hit = view.prepositions.get(j)
        if hit is not None and hit.last <= i and hit.value.kind != "direction":
            return hit.value.folded
        if view.tags[j].preposition:
            return view.tags[j].preposition
        if view.is_mark(j) or (j in view.connectors and splits(view.connectors[j])):
            break
    return ""
