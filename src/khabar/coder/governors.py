"""Governors: what the verb over a verbal noun gives it («شنّت القوات غارات»، «تمكن الجيش من دخول …»، «تعرضت القرية لقصف»)."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.coder.clauses import Clause
from khabar.coder.constituents import Constituent, constituents
from khabar.coder.draft import Draft, Filler
from khabar.coder.lexemes import view_lexeme
from khabar.coder.roles import antecedent, coordinated
from khabar.coder.tables import Tables
from khabar.coder.view import View

_OWN_ACTS = frozenset({"noun_by", "noun_between"})
_PASS = frozenset({"enable", "aspect", "intend", "fail"})


def govern(draft: Draft, t: Tables, clauses: Sequence[Clause], running: list[Filler]) -> None:
    """Give a verbal noun the subject of the verb that governs it, in the role that the verb's entry says."""
    if draft.predicate.verbal:
        return
    _light_relative(draft, t, clauses)
    verb = draft.predicate.clause.verb
    if verb is None or verb >= draft.at or not draft.predicate.lexeme.frame:
        return
    lexeme = view_lexeme(draft.view, verb)
    if lexeme.cls == "light":
        role = lexeme.extra.get("subject", "none")
    elif lexeme.cls in _PASS or (lexeme.extra.get("own_act") and draft.predicate.lexeme.frame_name in _OWN_ACTS):
        role = "agent"
    else:
        return
    if role == "place":
        _where(draft, clauses, verb, running)
    if role not in {"agent", "target"} or (draft.agents if role == "agent" else draft.targets):
        return
    subject = subject_of(draft.view, draft.predicate.clause, verb, draft.at, clauses, running)
    for filler in subject if role == "target" else ():
        for i, place in sorted(draft.view.places.items()):
            if filler.first <= i < filler.last:
                draft.add_place("at", place)
    keep = (lambda f: not t.roles.is_place_only(draft.view, f)) if role == "target" else (lambda f: t.roles.is_doer(draft.view, f))
    subject = [f for f in subject if keep(f)]
    draft.add(role, [f for f in subject if not f.first <= draft.at < f.last])


def _where(draft: Draft, clauses: Sequence[Clause], verb: int, running: list[Filler]) -> None:
    """«شهدت المدينة قصفاً»: the subject is where it was."""
    for filler in subject_of(draft.view, draft.predicate.clause, verb, draft.at, clauses, running):
        for i, place in sorted(draft.view.places.items()):
            if filler.first <= i < filler.last:
                draft.add_place("at", place)


def _light_relative(draft: Draft, t: Tables, clauses: Sequence[Clause]) -> None:
    """«قصف نفذته قوات النظام على قرية»: the light verb's subject did it, its phrases are the event's."""
    view, n = draft.view, draft.predicate.clause.number
    if n + 1 >= len(clauses) or draft.agents:
        return
    clause = clauses[n + 1]
    if clause.kind not in {"relative", "bare_relative"} or clause.verb is None or clause.first - draft.at > 6:
        return
    lexeme = view_lexeme(view, clause.verb)
    if lexeme.cls != "light" or lexeme.extra.get("subject") != "agent" or not view.tags[clause.verb].suffix:
        return
    parts = constituents(view, clause.verb + 1, clause.last)
    draft.add("agent", coordinated(view, [p for p in parts if p.time is None]))
    for i, place in sorted(view.places.items()):
        if clause.verb < i < clause.last:
            draft.add_place("at", place)
    t.roles.prepositions(draft, parts)


def _heads(view: View, part: Constituent, at: int) -> bool:
    """Whether a phrase is only the head of the event's own noun («عملية إنزال»), and no subject."""
    if part.last < at or part.prep or view.tags[at].preposition or view.tags[at].conjunction:
        return False
    last = part.last - 1
    named = any(m.first <= last < m.last for layer in (view.actors, view.places, view.quantities) for m in layer.values())
    return not named and not view.tags[last].definite


def subject_of(view: View, clause: Clause, verb: int, at: int, clauses: Sequence[Clause], running: list[Filler]) -> list[Filler]:
    """The subject of a verb: the phrase before it, or the one between it and what it governs, or the running one."""
    for part in constituents(view, clause.first, verb):
        if part.time is None and not part.prep:
            return coordinated(view, constituents(view, part.first, verb))
    between = [p for p in constituents(view, verb + 1, at) if p.time is None and not _heads(view, p, at)]
    if between and not between[0].prep:
        return coordinated(view, between)
    if clause.kind in {"relative", "bare_relative"}:
        return antecedent(view, clauses, clause)
    return running
