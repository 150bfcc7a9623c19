"""Links: what one event of a report takes from another that it belongs with.

A strike spoken of again («القصف») takes its doer and its kind from the strike before; a verb whose
subject is a strike («غارات استهدفت …») is the same event as its subject.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence, Set

from khabar.coder.causes import CAUSES, HARM, STRIKES, opens_with_result, share_all
from khabar.coder.constituents import joins
from khabar.coder.cues import SPEECH
from khabar.coder.draft import Draft, Filler
from khabar.coder.joints import joint_of
from khabar.coder.role_tests import SIDES

MEETINGS = frozenset({"meeting", "clash"})
FIGHTING = frozenset({"armed_group", "force", "state"})
_BACK = 2
_PEOPLE = frozenset({"killing", "injury"})
_CIVIL = frozenset({"official", "organisation", "media"})
VIOLENCE = CAUSES | {"killing", "injury", "destruction", "abduction"}
CUSTODY = frozenset({"arrest", "abduction", "release", "surrender", "transfer", "trial", "abuse"})


def link(report: Sequence[Sequence[Draft]]) -> None:
    """Link the drafts of a report, a list for each sentence, in place."""
    for n, drafts in enumerate(report):
        merge_restated(drafts)
        doers_of_strikes(drafts)
        earlier = [d for before in report[max(0, n - _BACK) : n] for d in before if d.dropped is None]
        for at, draft in enumerate(drafts):
            if draft.dropped is None and draft.type in MEETINGS:
                parties(draft, [*earlier, *drafts[:at]])
        for draft in drafts:
            if draft.dropped is None and draft.type in CAUSES:
                refer_back(draft, earlier + [d for d in drafts if d.at < draft.at])
        spare_victims(drafts)
        share_all(drafts, earlier)
        trailing(drafts)
        coordinate(drafts)
        share_all(drafts, earlier)
        spare_victims(drafts)
        for draft in drafts:
            if draft.dropped is None and draft.type in STRIKES:
                drop_reference(draft, earlier)
            elif draft.dropped is None and draft.type == "arrest":
                raided(draft, earlier)
            elif draft.dropped is None and draft.type == "transfer":
                carried(draft, drafts)
    for drafts in report:
        for draft in drafts:
            if draft.lead is not None and draft.lead.first != draft.at:
                draft.add_place("at", draft.lead)


def spare_bystanders(report: Sequence[Sequence[Draft]]) -> None:
    """Who only speaks, meets or visits in the clauses round an act of violence did not do it: an official or a civil body of another clause."""
    for draft in itertools.chain.from_iterable(report):
        if draft.type in VIOLENCE:
            clause = draft.predicate.clause
            draft.agents = [f for f in draft.agents if clause.first <= f.first < clause.last or f.actor is None or f.actor.kind not in _CIVIL]


def close_roles(report: Sequence[Sequence[Draft]], roleless: Mapping[str, Set[str]]) -> None:
    """Empty the roles that a draft's type does not have (nobody is the agent of a shortage)."""
    for draft in itertools.chain.from_iterable(report):
        if "agent" in roleless[draft.type]:
            draft.agents = []
        if "target" in roleless[draft.type]:
            draft.targets = []


def merge_restated(drafts: Sequence[Draft]) -> None:
    """Join a verb with the strike noun that is its subject: one event, told by the noun, with the verb's object and places."""
    for verb in drafts:
        if not (verb.predicate.verbal and verb.type in STRIKES) or verb.dropped:
            continue
        for noun in drafts:
            if noun.predicate.verbal or noun.type not in STRIKES or noun.dropped or noun.at >= verb.at:
                continue
            if any(f.first <= noun.at < f.last for f in _subjects(verb)) or _describes(verb, noun) or _goes_on(verb, noun):
                _absorb(noun, verb)
                break


def _goes_on(verb: Draft, noun: Draft) -> bool:
    """«هجوم نفذته القوات واستهدف مدينة»: «و» joins a verb for what a strike reaches to the clause that describes the strike."""
    clause, before = verb.predicate.clause, noun.predicate.clause
    reaches = any(o.reading.lexeme.cls == "light" and o.reading.lexeme.extra.get("object") == "target" for o in verb.view.tags[verb.at].verbs)
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
    noun.type = "air_strike" if verb.type == "air_strike" else noun.type
    for quantity in verb.quantities:
        if quantity not in noun.quantities:
            noun.quantities.append(quantity)
    verb.dropped = "the same event as its subject"


def doers_of_strikes(drafts: Sequence[Draft]) -> None:
    """A strike's noun that stands as a doer («الغارات دمرت …») gives its own doers instead."""
    strikes = {d.at: d for d in drafts if not d.predicate.verbal and d.type in STRIKES}
    for draft in drafts:
        named = [strikes[f.first] for f in draft.agents if f.first in strikes and strikes[f.first] is not draft]
        if named:
            draft.agents = [f for f in draft.agents if f.first not in strikes]
            draft.add("agent", [f for strike in named for f in strike.agents if f.first not in strikes])


def parties(draft: Draft, earlier: Sequence[Draft]) -> None:
    """A meeting or a deal told of again («اللقاء», «استعرض الجانبان») has the parties of the one before; a clash's one side has the last doer
    against it."""
    if any(f.rule != SIDES for f in draft.agents) or (draft.targets and draft.type != "clash"):
        return
    for before in reversed(earlier):
        if before.dropped is not None or not before.agents or any(f.rule == SIDES for f in before.agents):
            continue
        if draft.type == "clash" and draft.targets and before.view is draft.view:
            foes = {f.actor.id for f in draft.targets if f.actor is not None}
            draft.add("agent", [f for f in before.agents if f.actor is not None and f.actor.kind in FIGHTING and f.actor.id not in foes])
            return
        if before.type == draft.type and draft.type != "clash" and (draft.predicate.verbal or draft.view.tags[draft.at].article):
            draft.agents = list(before.agents)
            draft.targets = list(before.targets)
            return


def refer_back(draft: Draft, earlier: Sequence[Draft]) -> None:
    """A definite strike noun with no doer is the strike told before: take its doer, and its kind if it was from the air."""
    if draft.agents or not (_by_weapon(draft) if draft.predicate.verbal else draft.view.tags[draft.at].article):
        return
    for before in reversed(earlier):
        if before.type in CAUSES and before.dropped is None:
            draft.add("agent", list(before.agents) if before.type in STRIKES or before.type == draft.type else [])
            draft.add("target", list(before.targets) if before.type == draft.type == "clash" else [])
            if before.type == "air_strike" and draft.type in {"shelling", "offensive"}:
                draft.type = "air_strike"
            if draft.type == "offensive" and before.type == "shelling":
                draft.type = "shelling"
            return


def _by_weapon(draft: Draft) -> bool:
    """«القذائف استهدفت …»: a verb whose subject is a weapon, whoever fired it."""
    return draft.subject is not None and draft.subject.first in draft.view.means


def carried(draft: Draft, drafts: Sequence[Draft]) -> None:
    """«أصيب ثلاثة، حيث نُقلوا إلى …»: those hurt before a passive verb are carried, not who fought."""
    if not (draft.predicate.verbal and draft.passive) or any(f.first > draft.at or not _fights(f) for f in draft.targets):
        return
    hurt = next((d for d in reversed(drafts) if d.at < draft.at and d.type in _PEOPLE and d.dropped is None and d.targets), None)
    if hurt is not None:
        draft.targets = list(hurt.targets)


def raided(draft: Draft, earlier: Sequence[Draft]) -> None:
    """«وأسفرت الحملة عن اعتقال …»: whoever carried out the raid just told made the arrests."""
    if draft.agents or not opens_with_result(draft.view):
        return
    raid = next((d for d in reversed(earlier) if d.type in {"offensive", "arrest"} and d.agents), None)
    draft.add("agent", list(raid.agents) if raid is not None else [])


def drop_reference(draft: Draft, earlier: Sequence[Draft]) -> None:
    """A definite strike noun that only points back («أدى القصف إلى …») is no claim of its own unless it adds something."""
    if draft.predicate.verbal or not draft.view.tags[draft.at].article or not earlier:
        return
    told = next((d for d in reversed(earlier) if d.type in CAUSES), None)
    if (
        told is None
        or draft.targets
        or draft.quantities
        or draft.phase[0] != "occurred"
        or _other_doer(draft, told)
        or (draft.time is not None and draft.time != told.time)
    ):
        return
    if {p.name for _, p in draft.places} <= {p.name for _, p in told.places}:
        draft.dropped = "points back to an event told before, with nothing new"


def _other_doer(draft: Draft, told: Draft) -> bool:
    """Whether a draft names a doer of its own that the event told before does not."""
    known, ids = {f.first for f in told.agents}, {f.actor.id for f in told.agents if f.actor is not None and f.actor.id}
    return any(f.first not in known and f.first > draft.at and not (f.actor is not None and f.actor.id in ids) for f in draft.agents)


def trailing(drafts: Sequence[Draft]) -> None:
    """What ends a clause belongs to both events where one is the other's object («تصدت لهجوم في …»)."""
    for draft, after in itertools.pairwise(drafts):
        if draft.dropped or after.dropped or draft.predicate.clause is not after.predicate.clause:
            continue
        if any(draft.view.is_mark(i) for i in range(draft.at, after.at)) and not _during(after):
            continue
        if not draft.places and draft.type not in {"demand", "criticism", "threat", "support", "meeting"}:
            for role, place in after.places:
                draft.add_place("at" if draft.type in CAUSES | HARM else role, place)
        draft.time = draft.time or after.time


def _during(after: Draft) -> bool:
    """Whether an event is told only for when another happened («أثناء انسحابهم من …»)."""
    joint = joint_of(after)
    return joint is not None and joint.value["kind"] == "temporal" and joint.value["effect"] == "occurred"


def coordinate(drafts: Sequence[Draft]) -> None:
    """Events joined by «و» in one sentence share doer, place and time where the later says none."""
    for before, draft in itertools.pairwise(drafts):
        if draft.dropped or before.dropped or not _joined(before, draft):
            continue
        if (not draft.agents and before.type == draft.type) or {before.type, draft.type} <= HARM:
            draft.add("agent", list(before.agents) if not draft.agents else [])
        if not draft.places and draft.type in HARM | CAUSES | CUSTODY:
            for role, place in before.places:
                if role == "at" or before.type == draft.type:
                    draft.add_place(role, place)
        elif not before.places and ({before.type, draft.type} <= _PEOPLE or (before.type in CAUSES and _nouns_of_one_clause(before, draft))):
            for role, place in draft.places:
                before.add_place(role, place)
        if draft.time is None and not (draft.type in SPEECH and before.predicate.clause is not draft.predicate.clause):
            draft.time = before.time
        if before.predicate.verbal == draft.predicate.verbal and {before.type, draft.type} == {"killing", "injury"}:
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
    if mine or own or draft.at - before.at > (1 if draft.predicate.verbal else 3):
        return
    before.targets = list(draft.targets)
    before.quantities = list(draft.quantities)
    before.joint = draft.joint = bool(draft.quantities)


def spare_victims(drafts: Sequence[Draft]) -> None:
    """Whom a sentence names as harmed or held did not strike, and their number is their harm's, not the strike's."""
    harms = [d for d in drafts if d.type in HARM | CUSTODY and d.dropped is None]
    harmed = {f.first for d in harms for f in d.targets}
    told = {d.at for d in drafts if d.dropped is None}
    for draft in drafts:
        if draft.type in HARM:
            draft.agents = [f for f in draft.agents if f.first not in harmed or _fights(f)]
            draft.quantities = [q for q in draft.quantities if q.first <= draft.at < q.last or told.isdisjoint(range(q.first, q.last))]
        if draft.type in STRIKES:
            draft.agents = [f for f in draft.agents if f.first not in harmed and not _never_fires(draft, f)]
            draft.quantities = [q for q in draft.quantities if q.unit != "person" or all(q not in d.quantities for d in harms)]


def _fights(filler: Filler) -> bool:
    return filler.actor is not None and filler.actor.kind in FIGHTING


def _never_fires(draft: Draft, filler: Filler) -> bool:
    """Whether a phrase names those who count strikes or suffer them: media, observers, victims and, but for attacks on the ground, civilians."""
    kind = filler.actor.kind if filler.actor is not None else "unknown"
    words = draft.view.tags[filler.first : filler.last]
    victims = not _fights(filler) and any("self" in o.reading.lexeme.frame for tag in words for o in tag.nouns)
    return victims or kind in {"media", "organisation"} or (kind == "civilians" and draft.type != "offensive")
