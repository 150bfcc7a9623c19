"""Zones: which words of a sentence can hold an event's own place, time and figures."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.coder.events.draft import Draft
from khabar.coder.events.predicates import Predicate
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.lexemes import view_lexeme
from khabar.coder.syntax.view import View


def end_of(predicate: Predicate, following: Sequence[Predicate]) -> int:
    """Where a predicate's own words end: at the next predicate of its clause, or at the verb whose subject its participle describes.

    An event noun right after a verb is its subject («دمرت الغارة مبنى»): what the verb took stands behind it. A victim right
    after an event is who suffers it («وفاة جريح»).
    """
    clause = predicate.clause
    next_one = following[0] if following and following[0].first == predicate.last and not following[0].verbal else None
    if next_one is not None and (predicate.verbal or "self" in next_one.lexeme.frame):
        following = following[1:]
    end = following[0].first if following and following[0].clause is clause else clause.last
    if clause.verb is not None and clause.verb > predicate.first and "participle" in predicate.option.reading.pos:
        return min(end, clause.verb)
    return end


def reach(draft: Draft, moves: frozenset[str], clauses: Sequence[Clause], predicates: Sequence[Predicate], end: int) -> int:
    """Where the circumstances of an event end: with its clause, or with the clauses after it that only tell more of it.

    Those are what describes who moves, and what says where an event fell («قذائف سقطت في …»، «غارات …، تركزت على …»).
    """
    if draft.predicate.last > draft.predicate.clause.last:
        return next(c.last for c in clauses if c.last >= draft.predicate.last)
    if end < draft.predicate.clause.last or draft.traits.speech:
        return end
    for clause in clauses[draft.predicate.clause.number + 1 :]:
        relative = clause.kind in {"relative", "bare_relative"}
        if any(p.clause is clause for p in predicates) or not ((relative and draft.type in moves) or _goes_on(draft.view, clause)):
            break
        end = clause.last
    return end


def _goes_on(view: View, clause: Clause) -> bool:
    """Whether a clause's verb takes the event just told for its subject or, by a pronoun, its object.

    «و» begins something new, and what lies somewhere is a place.
    """
    if clause.verb is None or clause.kind not in {"relative", "bare_relative", "coordinate"} or view.tags[clause.verb].conjunction:
        return False
    if all(o.reading.tense == "present" for o in view.tags[clause.verb].verbs):
        return False
    lexeme = view_lexeme(view, clause.verb)
    if lexeme.cls != "light":
        return False
    return lexeme.subject == "none" or (lexeme.subject == "agent" and bool(view.tags[clause.verb].suffix))


def since(draft: Draft, before: Sequence[Predicate]) -> int:
    """Where the words that can be an event's begin: after the predicate before it in its clause, or nowhere if that is an act of speech.

    A noun in construct shares what its head has.
    """
    clause, start = draft.predicate.clause, draft.at
    for predicate in reversed([p for p in before if p.clause is clause]):
        if predicate.last < start:
            return draft.at if predicate.lexeme.traits.speech else predicate.last
        start = predicate.first
    return clause.first


def is_said(draft: Draft) -> bool:
    """Whether a verb of saying stands before the event in its clause, so that a day between them is the saying's."""
    scope, clause = draft.scope, draft.predicate.clause
    return scope is not None and clause.first <= scope.cue < draft.at and draft.view.tags[scope.cue].saying
