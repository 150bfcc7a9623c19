"""Restated: a strike's noun and the verb that has it as its subject are one event («غارات استهدفت …»)."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.coder.events.draft import Draft
from khabar.coder.syntax.fillers import Filler


def merge_restated(drafts: Sequence[Draft]) -> None:
    """Join a verb with the strike noun that is its subject: one event, told by the noun, with the verb's object and places."""
    for verb in drafts:
        if not (verb.predicate.verbal and verb.traits.strike) or verb.dropped:
            continue
        for noun in drafts:
            if noun.predicate.verbal or not noun.traits.strike or noun.dropped or noun.at >= verb.at:
                continue
            if any(f.first <= noun.at < f.last for f in _subjects(verb)) or _describes(verb, noun) or _goes_on(verb, noun):
                _absorb(noun, verb)
                break


def _goes_on(verb: Draft, noun: Draft) -> bool:
    """«هجوم نفذته القوات واستهدف مدينة»: «و» joins a verb for what a strike reaches to the clause that describes the strike."""
    clause, before = verb.predicate.clause, noun.predicate.clause
    reaches = any(o.reading.lexeme.cls == "light" and o.reading.lexeme.object == "target" for o in verb.view.tags[verb.at].verbs)
    own = [f for f in verb.agents if f.first > verb.at and f not in noun.agents]
    return reaches and not own and clause.kind == "coordinate" and clause.verb == verb.at and 1 <= clause.number - before.number <= 2


def _subjects(verb: Draft) -> list[Filler]:
    """Who or what an active verb's subject is («إن هجوماً … استهدف …»)."""
    return verb.agents if verb.subject is None or verb.passive else [*verb.agents, verb.subject]


def _describes(verb: Draft, noun: Draft) -> bool:
    """Whether a relative clause with no other subject hangs on the strike noun («قصف من قبل القوات استهدف …»)."""
    clause = verb.predicate.clause
    before = noun.predicate.clause
    if (
        clause.kind in {"bare_relative", "coordinate"}
        and clause.verb == verb.at
        and clause.number == before.number + 1
        and not noun.view.tags[verb.at].conjunction
    ):
        own = [f for f in verb.agents if f.first > verb.at]
        if (not own and before.verb is None) or (before.verb or 0) < noun.at:
            return not own
    mine = all(noun.at <= f.first < clause.first for f in verb.agents)
    return clause.kind in {"relative", "bare_relative"} and clause.verb == verb.at and mine and 0 < clause.first - noun.at <= 5


def _absorb(noun: Draft, verb: Draft) -> None:
    noun.add("target", [t for t in verb.targets if not t.first <= noun.at < t.last])
    for role, place in verb.places:
        noun.add_place(role, place)
    noun.time = noun.time or verb.time
    noun.means = noun.means or verb.means
    noun.struck = noun.struck or verb.struck
    if verb.traits.strike == "air":
        noun.become(verb.type, verb.traits)
    for quantity in verb.quantities:
        if quantity not in noun.quantities:
            noun.quantities.append(quantity)
    verb.drop("of_subject", over=True)


def doers_of_strikes(drafts: Sequence[Draft]) -> None:
    """A strike's noun that stands as a doer («الغارات دمرت …») gives its own doers instead."""
    strikes = {d.at: d for d in drafts if not d.predicate.verbal and d.traits.strike}
    for draft in drafts:
        named = [strikes[f.first] for f in draft.agents if f.first in strikes and strikes[f.first] is not draft]
        if named:
            draft.agents = [f for f in draft.agents if f.first not in strikes]
            draft.add("agent", [f for strike in named for f in strike.agents if f.first not in strikes])
