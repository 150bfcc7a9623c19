"""Causes: which event harm came from, and what the two share.

Harm takes doer, place and time from the strike that caused it, and the strike takes the place of its harm.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.clitics import BI
from khabar.arabic.function_words import AFTER, DURING, IN
from khabar.codebook.schema.syntax import Connector
from khabar.coder.discourse.apart import parts
from khabar.coder.events.draft import Draft
from khabar.coder.events.status.joints import joint_of
from khabar.coder.syntax.lexemes import view_lexeme
from khabar.coder.syntax.view import View

_AMID = frozenset({IN, BI, DURING, AFTER})
"""What leads from harm to the strike in which it was done, beside prepositions of cause."""
_FIGHTERS = frozenset({"armed_group", "force"})


def cause_of(harm: Draft, drafts: Sequence[Draft], earlier: Sequence[Draft]) -> Draft | None:
    """The event that harm came from: the next one its sentence gives as its cause, else the last one before it."""
    causes = [d for d in drafts if d.traits.cause and d.dropped is None and d is not harm and not _is_another(harm, d)]
    after = [d for d in causes if d.at > harm.at and _caused_by(harm, d)] or _named_causes(harm, drafts)
    if after:
        return after[0]
    before = [d for d in causes if d.at < harm.at]
    if before:
        return before[-1]
    if _is_outcome(harm):
        before = [d for d in drafts if d.dropped is None and d.at < harm.at and d.predicate.clause is not harm.predicate.clause]
        if before and before[-1].traits.physical:
            return before[-1]
    if opens_with_result(harm.view):
        told = [d for d in earlier if d.traits.cause]
        return told[-1] if told else None
    return None


def _is_another(harm: Draft, other: Draft) -> bool:
    """Whether the sentence goes over to another event between two of its drafts."""
    return parts(harm.view, min(harm.at, other.at), max(harm.at, other.at))


def _named_causes(harm: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """What a sentence calls the cause of harm, whatever it is («توقف … نتيجة الأضرار التي …»)."""
    joints = ((d, joint_of(d)) for d in drafts if d.at > harm.at and d.dropped is None and d.traits.physical)
    return [d for d, joint in joints if joint is not None and joint.value.kind == "cause_before"]


def _caused_by(harm: Draft, cause: Draft) -> bool:
    """Whether a word of cause, «في», «ب» or the like stands between harm and what follows it."""
    view = harm.view
    for i in range(harm.at + 1, cause.at + 1):
        connector = view.connectors.get(i)
        if connector is not None and (connector.value.kind == "cause_before" or (cause.predicate.verbal and _meanwhile(connector.value))):
            return True
    tag = view.tags[cause.at]
    if tag.preposition:
        return tag.preposition == BI
    before = view.before(cause.at)
    steps = 0
    while before is not None and before > harm.at and steps < 4 and not view.is_mark(before):
        hit = view.prepositions.get(before)
        if hit is not None or view.tags[before].preposition:
            name, kind = (hit.value.folded, hit.value.kind) if hit is not None else (view.tags[before].preposition, "")
            return kind == "cause" or name in _AMID
        before = view.before(before)
        steps += 1
    return False


def _meanwhile(connector: Connector) -> bool:
    """«قتلوا عندما قصفت الطائرات …»: what happened at that time did it."""
    return connector.kind == "temporal" and connector.effect == "occurred"


def _is_outcome(harm: Draft) -> bool:
    """Whether a verb of causing brings the harm in («مما أسفر عن …»)."""
    clause = harm.predicate.clause
    return clause.verb is not None and clause.verb < harm.at and view_lexeme(harm.view, clause.verb).cls == "cause"


def opens_with_result(view: View) -> bool:
    """Whether the sentence says what came of the one before («ونجم عن ذلك», «وأسفر القصف عن»)."""
    return any(any(o.reading.lexeme.cls == "cause" for o in view.tags[i].verbs) for i in range(view.first, min(view.last, view.first + 3)))


def share_all(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Harm and its cause share what one of them lacks."""
    for draft in drafts:
        if draft.dropped is None and draft.traits.harm:
            cause = cause_of(draft, drafts, earlier)
            if cause is not None:
                share(draft, cause)
                take_sides(draft, cause)


def share(harm: Draft, cause: Draft) -> None:
    """Doer and circumstances pass between harm and its cause where one lacks them."""
    if not harm.agents and cause.traits.strike and harm.traits.harm != "flight":
        harm.add("agent", list(cause.agents))
    if not harm.places or (harm.at < cause.at and cause.view is harm.view):
        for role, place in cause.places:
            if harm.traits.harm == "flight" or role != "from":
                harm.add_place("from" if harm.traits.harm == "flight" else "at", place)
    elif not cause.places:
        for _, place in harm.places:
            cause.add_place("at", place)
    if not _of_wounds(harm, cause):
        harm.time, cause.time = harm.time or cause.time, cause.time or harm.time
    if cause.traits.strike == "explosive" and not cause.targets and harm.traits.casualty:
        cause.add("target", list(harm.targets))


def _of_wounds(harm: Draft, cause: Draft) -> bool:
    """Whether somebody died later of wounds from the cause («توفي متأثراً بجراحه شاب أصيب في غارة»), so that its day is not the death's."""
    hits = (hit for i, hit in harm.view.prepositions.items() if harm.at < i < cause.at)
    return harm.traits.harm == "dead" and harm.view is cause.view and any(hit.value.kind == "wounds" for hit in hits)


def take_sides(harm: Draft, clash: Draft) -> None:
    """Fighters killed in a clash are one side of it, and the other side did it («قتل 15 من المسلحين في مواجهات مع القوات»)."""
    fighters = [f for f in harm.targets if f.actor is not None and f.actor.kind in _FIGHTERS and not f.first <= harm.at < f.last]
    if not clash.traits.fight or not fighters or clash.view is not harm.view:
        return
    ids = {f.actor.id for f in fighters if f.actor is not None and f.actor.id}
    sides = [clash.agents, clash.targets]
    mine = [side for side in sides if any(f.actor is not None and f.actor.id in ids for f in side)]
    if not clash.agents and not mine:
        clash.agents = list(fighters)
        mine = [clash.agents]
    others = [f for side in (clash.agents, clash.targets) for f in side if len(mine) == 1 and side is not mine[0]]
    if not harm.agents:
        harm.add("agent", others)
