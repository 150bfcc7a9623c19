"""Links: what one event of a report takes from another that it belongs with.

In the order of `link`: what is told twice in one sentence, what points back to a sentence before, harm and its cause, what «و» joins.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence, Set

from khabar.coder.discourse.causes import share_all
from khabar.coder.discourse.referring import FIGHTING, drop_reference, parties, raided, refer_back
from khabar.coder.discourse.restated import doers_of_strikes, merge_restated
from khabar.coder.events.draft import Draft
from khabar.coder.events.status.joints import joint_of
from khabar.coder.syntax.constituents import joins
from khabar.coder.syntax.fillers import Filler

MEETINGS = frozenset({"talks", "fight"})
_BACK = 2


def link(report: Sequence[Sequence[Draft]]) -> None:
    """Link the drafts of a report, a list for each sentence, in place."""
    for n, drafts in enumerate(report):
        merge_restated(drafts)
        doers_of_strikes(drafts)
        earlier = [d for before in report[max(0, n - _BACK) : n] for d in before if d.dropped is None]
        for at, draft in enumerate(drafts):
            if draft.dropped is None and draft.traits.encounter in MEETINGS:
                parties(draft, [*earlier, *drafts[:at]])
        for draft in drafts:
            if draft.dropped is None and draft.traits.cause:
                refer_back(draft, earlier + [d for d in drafts if d.at < draft.at])
        spare_victims(drafts)
        share_all(drafts, earlier)
        trailing(drafts)
        coordinate(drafts)
        share_all(drafts, earlier)
        spare_victims(drafts)
        for draft in drafts:
            if draft.dropped is None and draft.traits.strike:
                drop_reference(draft, earlier)
            elif draft.dropped is None and draft.traits.custody == "detained":
                raided(draft, earlier)
            elif draft.dropped is None and draft.traits.custody == "moved":
                carried(draft, drafts)
    for drafts in report:
        for draft in drafts:
            front = draft.front
            if front is not None and front.place.first != draft.at and not draft.traits.speech and (front.beside or not draft.places):
                draft.add_place("at", front.place)


def close_roles(report: Sequence[Sequence[Draft]], roleless: Mapping[str, Set[str]]) -> None:
    """Empty the roles that a draft's type does not have (nobody is the agent of a shortage)."""
    for draft in itertools.chain.from_iterable(report):
        if "agent" in roleless[draft.type]:
            draft.agents = []
        if "target" in roleless[draft.type]:
            draft.targets = []


def _is_stand(draft: Draft) -> bool:
    """Whether an event is a stand that a body takes, wherever it is: words to or about another, support, talks."""
    traits = draft.traits
    return traits.target == "party" and (traits.voiced or traits.encounter == "talks")


def trailing(drafts: Sequence[Draft]) -> None:
    """What ends a clause belongs to both events where one is the other's object («تصدت لهجوم في …»)."""
    for draft, after in itertools.pairwise(drafts):
        if draft.dropped or after.dropped or draft.predicate.clause is not after.predicate.clause:
            continue
        if any(draft.view.is_mark(i) for i in range(draft.at, after.at)) and not _during(after):
            continue
        if not draft.places and not _is_stand(draft):
            for role, place in after.places:
                draft.add_place("at" if draft.traits.cause or draft.traits.harm else role, place)
        draft.time = draft.time or after.time


def _during(after: Draft) -> bool:
    """Whether an event is told only for when another happened («أثناء انسحابهم من …»)."""
    joint = joint_of(after)
    return joint is not None and joint.value.kind == "temporal" and joint.value.effect == "occurred"


def coordinate(drafts: Sequence[Draft]) -> None:
    """Events joined by «و» in one sentence share doer, place and time where the later says none."""
    for before, draft in itertools.pairwise(drafts):
        if draft.dropped or before.dropped or not _joined(before, draft):
            continue
        if (not draft.agents and before.type == draft.type) or (before.traits.harm and draft.traits.harm):
            draft.add("agent", list(before.agents) if not draft.agents else [])
        if not draft.places and (draft.traits.harm or draft.traits.cause or draft.traits.custody):
            for role, place in before.places:
                if role == "at" or before.type == draft.type:
                    draft.add_place(role, place)
        elif not before.places and (_are_casualties(before, draft) or (before.traits.cause and _nouns_of_one_clause(before, draft))):
            for role, place in draft.places:
                before.add_place(role, place)
        if draft.time is None and not (draft.traits.speech and before.predicate.clause is not draft.predicate.clause):
            draft.time = before.time
        if before.predicate.verbal == draft.predicate.verbal and {before.traits.harm, draft.traits.harm} == {"dead", "wounded"}:
            _joint_people(before, draft)


def _joined(before: Draft, draft: Draft) -> bool:
    mine, theirs = draft.predicate.clause, before.predicate.clause
    if draft.view is not before.view:
        return False
    if mine is theirs:
        return joins(draft.view, draft.at)
    return mine.kind == "coordinate" and mine.number == theirs.number + 1


def _nouns_of_one_clause(before: Draft, draft: Draft) -> bool:
    return before.predicate.clause is draft.predicate.clause and not before.predicate.verbal and not draft.predicate.verbal


def _joint_people(before: Draft, draft: Draft) -> None:
    """«مقتل وإصابة عدد من المدنيين»: what follows the second noun belongs to both, its figure to neither alone."""
    if draft.predicate.verbal and draft.at == before.predicate.last and before.quantities and not draft.quantities:
        draft.quantities = list(before.quantities)
        before.joint = draft.joint = True
        return
    mine = [f for f in before.targets if not f.first <= before.at < f.last]
    own = all(f.first <= draft.at < f.last for f in draft.targets)
    counted = any(before.at < q.first and q.last <= draft.at for q in before.quantities)
    if mine or own or counted or draft.at - before.at > (1 if draft.predicate.verbal else 3):
        return
    before.targets = list(draft.targets)
    before.quantities = list(draft.quantities)
    before.joint = draft.joint = bool(draft.quantities)


def carried(draft: Draft, drafts: Sequence[Draft]) -> None:
    """«أصيب ثلاثة، حيث نُقلوا إلى …»: those hurt before a passive verb are carried, not who fought."""
    if not (draft.predicate.verbal and draft.passive) or any(f.first > draft.at or not _fights(f) for f in draft.targets):
        return
    hurt = next((d for d in reversed(drafts) if d.at < draft.at and d.traits.casualty and d.dropped is None and d.targets), None)
    if hurt is not None:
        draft.targets = list(hurt.targets)


def spare_victims(drafts: Sequence[Draft]) -> None:
    """Whom a sentence names as harmed or held did not strike, and their number is their harm's, not the strike's."""
    harms = [d for d in drafts if (d.traits.harm or d.traits.custody) and d.dropped is None]
    harmed = {f.first for d in harms for f in d.targets}
    told = {d.at for d in drafts if d.dropped is None and not (d.traits.custody and "self" in d.predicate.lexeme.frame)}
    for draft in drafts:
        if draft.traits.harm:
            draft.agents = [f for f in draft.agents if f.first not in harmed or _fights(f) or draft.traits.harm == "flight"]
            draft.quantities = [q for q in draft.quantities if q.first <= draft.at < q.last or told.isdisjoint(range(q.first, q.last))]
        if draft.traits.strike:
            draft.agents = [f for f in draft.agents if f.first not in harmed and not _never_fires(draft, f)]
            draft.quantities = [q for q in draft.quantities if q.unit != "person" or all(q not in d.quantities for d in harms)]


def _fights(filler: Filler) -> bool:
    return filler.actor is not None and filler.actor.kind in FIGHTING


def _never_fires(draft: Draft, filler: Filler) -> bool:
    """Whether a phrase names those who count strikes or suffer them: media, observers, victims and, but for attacks on the ground, civilians."""
    kind = filler.actor.kind if filler.actor is not None else "unknown"
    words = draft.view.tags[filler.first : filler.last]
    victims = not _fights(filler) and any("self" in o.reading.lexeme.frame for tag in words for o in tag.nouns)
    return victims or kind in {"media", "organisation"} or (kind == "civilians" and draft.traits.strike != "ground")


def _are_casualties(one: Draft, other: Draft) -> bool:
    return one.traits.casualty and other.traits.casualty
