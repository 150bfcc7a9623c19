"""Governors: what the verb over a verbal noun gives it («شنّت القوات غارات»، «تمكن الجيش من دخول …»، «تعرضت القرية لقصف»)."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.clitics import BI, THIRD_PERSON
from khabar.codebook.codebook import Lexeme
from khabar.coder.events.draft import Draft
from khabar.coder.events.roles.fill import RoleFiller
from khabar.coder.events.status.polarity import stops_short
from khabar.coder.events.values import Said
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.constituents import Constituent, constituents
from khabar.coder.syntax.fillers import Filler, antecedent, coordinated, to_filler
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.lexemes import aside_noun, view_class, view_lexeme
from khabar.coder.syntax.silence import stands_aside
from khabar.coder.syntax.view import View

_OWN_ACTS = frozenset({"noun_by", "noun_between", "noun_aim"})
_NEAR = 12
_FIGHTING = frozenset({"state", "force", "armed_group"})
_BESIDE = 1
_OF_IT = frozenset({"relative", "bare_relative"})
_PASS = frozenset({"enable", "aspect", "intend", "fail"})


def govern(draft: Draft, roles: RoleFiller, clauses: Sequence[Clause], running: list[Filler]) -> None:
    """Give a verbal noun the subject of the verb that governs it, in the role that the verb's entry says."""
    if not draft.predicate.verbal or draft.traits.strike:
        _light_relative(draft, roles, clauses)
    if draft.predicate.verbal:
        return
    _object_of_light(draft, roles, clauses)
    _noun_over(draft, roles, running)
    _purpose(draft, roles, running)
    verb = draft.predicate.clause.verb
    governed = verb is not None and verb < draft.at
    if verb is not None and governed and stands_aside(draft.view, verb):
        return
    if "subject" in draft.predicate.lexeme.frame:
        if not _suffered(draft) or (verb is not None and governed and view_class(draft.view, verb) == "light"):
            _state(draft, roles, clauses, running)
        return
    if verb is None or not governed or not draft.predicate.lexeme.frame:
        return
    lexeme = view_lexeme(draft.view, verb)
    if (draft.over.known and not _owns_up(draft, lexeme)) or stops_short(draft) or _outside(draft, verb, lexeme):
        return
    if lexeme.cls == "prevent" and lexeme.object == "agent" and verb in draft.over.words:
        _kept_from(draft, roles, verb)
        return
    if lexeme.accuses and draft.view.tags[draft.at].preposition == BI:
        _accused(draft, roles, verb)
        return
    if lexeme.cls == "cause" and lexeme.object == "agent" and not draft.agents:
        draft.add("agent", _driven(draft, roles, verb))
    if lexeme.cls == "light":
        role = lexeme.subject or "none"
    elif (
        lexeme.cls in _PASS
        or lexeme.claims
        or (lexeme.own_act and draft.predicate.lexeme.frame_name in _OWN_ACTS and not _within(draft, lexeme))
        or lexeme.cls == "cause"
        or (draft.view.tags[draft.at].preposition == BI and draft.traits.strike and (lexeme.cls != "say" or lexeme.owns or lexeme.own_act))
    ):
        role = "agent"
    else:
        return
    if role == "place":
        _where(draft, clauses, verb, running)
    if role not in {"agent", "target"} or (draft.agents if role == "agent" else draft.targets):
        return
    carried = [] if lexeme.cls in {"cause", "general"} else running
    if lexeme.cls == "cause" and draft.predicate.clause.kind == "coordinate":
        carried = _launched(draft.view, clauses, draft.predicate.clause, running)
    subject = subject_of(draft.view, draft.predicate.clause, verb, draft.at, clauses, carried)
    if role == "target":
        _befell(draft, subject)
    if role == "target":
        subject = [f for f in subject if not roles.is_place_only(draft.view, f)]
    else:
        can = roles.is_party if draft.traits.target == "party" else roles.is_doer
        subject = [f for f in subject if can(draft.view, f)]
    draft.add(role, [f for f in subject if not f.first <= draft.at < f.last])


def _owns_up(draft: Draft, lexeme: Lexeme) -> bool:
    """«أعلنت الجماعة مسؤوليتها عن …»: the responsibility that is announced is the announcer's own."""
    view = draft.view
    before = view.before(draft.at)
    noun = None if before is None or view.words[before].folded not in lexeme.prep else view.before(before)
    owned = noun is not None and any(cut.suffix in THIRD_PERSON and not cut.prefix for cut in view.words[noun].form.cuts)
    return lexeme.own_act and owned and noun is not None and aside_noun(view, noun) is not None


def _suffered(draft: Draft) -> bool:
    """Whether the trigger is a participle that can only be passive («مقتول»), whose doer no subject of another verb is."""
    predicate = draft.predicate
    voices = {o.reading.pos for o in draft.view.tags[draft.at].nouns if o.reading.lexeme is predicate.lexeme}
    return draft.passive and voices == {"passive_participle"}


def _driven(draft: Draft, roles: RoleFiller, verb: int) -> list[Filler]:
    """«أجبر القصف مئات العائلات على النزوح»: who is driven to an act, its doer, stands last before the preposition that leads to it."""
    view = draft.view
    named = [p for p in constituents(view, verb + 1, draft.at) if p.time is None and not p.prep and not p.coordinated]
    if len(named) < 2:
        return []
    return [f for f in coordinated(view, constituents(view, named[-1].first, draft.at)) if roles.is_doer(view, f)]


def _befell(draft: Draft, subject: Sequence[Filler]) -> None:
    """«تعرضت البلدة لقصف»، «تعرض حي كريتر لغارة»: what an event befell is where it was, if that is a place."""
    for i, place in sorted(draft.view.places.items()):
        if any(filler.first <= i < filler.last for filler in subject):
            draft.add_place("at", place)


def _within(draft: Draft, lexeme: Lexeme) -> bool:
    """Whether an event stands after a preposition that the verb does not ask for («أعلنت الوزارة مقتل جندي في هجوم»): it is not what is announced."""
    view, before = draft.view, draft.view.before(draft.at)
    hit = view.prepositions.get(before) if before is not None else None
    word = hit.value.folded if hit is not None else view.tags[draft.at].preposition
    return bool(word) and word not in lexeme.prep


def _outside(draft: Draft, verb: int, lexeme: Lexeme) -> bool:
    """Whether a verb of failing or ending has something else for its complement («رفض التعليق على القصف»، «لم تعلق على الغارة»)."""
    return verb not in draft.over.words and (lexeme.ended or (lexeme.cls == "fail" and draft.over.held))


def _kept_from(draft: Draft, roles: RoleFiller, verb: int) -> None:
    """«منع X Y من قصف …»: whoever was or was not kept from it is its doer."""
    named = [p for p in constituents(draft.view, verb + 1, draft.at) if p.time is None and not p.prep and not p.coordinated]
    if named and not draft.agents:
        kept = coordinated(draft.view, constituents(draft.view, named[-1].first, draft.at))
        draft.add("agent", [f for f in kept if roles.is_doer(draft.view, f)])


def _accused(draft: Draft, roles: RoleFiller, verb: int) -> None:
    """«اتهم X Y بقصف …»: the object of the accusation did it."""
    named = [p for p in constituents(draft.view, verb + 1, draft.at) if p.time is None and not p.prep and not p.coordinated]
    if named and not draft.agents:
        accused = coordinated(draft.view, constituents(draft.view, named[-1].first, draft.at))
        draft.add("agent", [f for f in accused if roles.is_doer(draft.view, f)])


def _state(draft: Draft, roles: RoleFiller, clauses: Sequence[Clause], running: list[Filler]) -> None:
    """«القوات المدعومة من …»، «يعاني السكان من نقص …»: a noun for a state is that of what it describes, or of the clause's subject."""
    view, clause, role = draft.view, draft.predicate.clause, draft.predicate.lexeme.frame["subject"][0]
    if draft.targets if role == "target" else draft.agents:
        return
    before = [p for p in constituents(view, clause.first, draft.at) if p.time is None]
    if before and before[-1].last == draft.at and view.tags[draft.at].article:
        found = [to_filler(view, before[-1], "what is described")]
    else:
        found = subject_of(view, clause, clause.verb if clause.verb is not None else draft.at, draft.at, clauses, running)
    draft.add(role, [f for f in found if roles.is_doer(view, f) and not f.first <= draft.at < f.last])


def _noun_over(draft: Draft, roles: RoleFiller, running: list[Filler]) -> None:
    """«بعد تمكن الجيش من دخول …»، «في محاولتهم اقتحام …»، «بعد تعرضه للضرب»: the doer of a noun that carries an event does it, or suffers it."""
    view, first = draft.view, draft.predicate.clause.first
    if not draft.predicate.lexeme.frame:
        return
    for i in range(draft.at - 1, max(first, draft.at - _NEAR) - 1, -1):
        if view.is_mark(i) or (view.tags[i].verbs and is_finite(view, i)):
            return
        lexemes = [o.reading.lexeme for o in view.tags[i].nouns if "participle" not in o.reading.pos]
        if aside_noun(view, i) is not None:
            return
        role = "agent" if any(map(_carries, lexemes)) else "target" if any(map(_exposes, lexemes)) else ""
        if not role or (draft.agents if role == "agent" else draft.targets):
            continue
        between = [p for p in constituents(view, i + 1, draft.at) if p.time is None]
        if view.tags[i].suffix:
            found = roles.reference.of_pronoun(draft, i, view.tags[i].suffix, running, own=True)
        else:
            found = [] if not between or between[0].prep else coordinated(view, between)
        if role == "target":
            _befell(draft, found)
        doers = [f for f in found if roles.is_doer(view, f)]
        draft.targets = [f for f in draft.targets if not any(d.first <= f.first < d.last for d in doers)]
        draft.add(role, doers)
        return


def _carries(lexeme: Lexeme) -> bool:
    """Whether a noun's doer does the event below it («محاولة», «قيام»)."""
    return (lexeme.cls in _PASS and not lexeme.ended) or (lexeme.cls == "light" and lexeme.subject == "agent")


def _exposes(lexeme: Lexeme) -> bool:
    """Whether a noun's first noun suffers the event below it («تعرضه للضرب»)."""
    return lexeme.cls == "light" and lexeme.subject == "target"


def _purpose(draft: Draft, roles: RoleFiller, running: list[Filler]) -> None:
    """«أرسلت القوات تعزيزات بهدف اقتحام …»: whoever has a purpose is to do it, if they fight."""
    clause = draft.predicate.clause
    if not draft.agents and clause.verb is None and clause.kind == "purpose" and "of" in draft.predicate.lexeme.frame:
        draft.add("agent", [f for f in running if f.actor is not None and f.actor.kind in _FIGHTING])


def _launched(view: View, clauses: Sequence[Clause], clause: Clause, running: list[Filler]) -> list[Filler]:
    """«نفذت القوات عمليات …، أسفرت عن اعتقال»: whoever carried out what then had its effect."""
    outer = clauses[clause.parent] if clause.parent is not None else None
    if outer is None or outer.verb is None:
        return []
    lexeme = view_lexeme(view, outer.verb)
    return running if lexeme.cls == "light" and lexeme.subject == "agent" else []


def _where(draft: Draft, clauses: Sequence[Clause], verb: int, running: list[Filler]) -> None:
    """«شهدت المدينة قصفاً»: the subject is where it was."""
    for filler in subject_of(draft.view, draft.predicate.clause, verb, draft.at, clauses, running):
        for i, place in sorted(draft.view.places.items()):
            if filler.first <= i < filler.last:
                draft.add_place("at", place)


def _light_relative(draft: Draft, roles: RoleFiller, clauses: Sequence[Clause]) -> None:
    """«قصف نفذته قوات النظام على قرية»: the light verb's subject did it, its phrases are the event's."""
    view = draft.view
    found = _light_after(draft, clauses)
    if found is None or draft.agents:
        return
    verb, end = found
    parts = constituents(view, verb + 1, end)
    draft.add("agent", coordinated(view, [p for p in parts if p.time is None]))
    for i, place in sorted(view.places.items()):
        if verb < i < end and place.feature != "country" and (place.feature != "anaphor" or place.id is not None):
            draft.add_place("at", place)
    for i, hit in sorted(view.means.items()):
        if verb < i < end and draft.means is None:
            draft.means = Said(hit.value.kind, view.words[i].start + hit.cut.head, view.words[hit.last - 1].end)
    roles.prepositions(draft, parts)


def _object_of_light(draft: Draft, roles: RoleFiller, clauses: Sequence[Clause]) -> None:
    """«القصف طال منازل ومدرسة»: what a strike's own verb reaches is its target."""
    clause, view = draft.predicate.clause, draft.view
    if not draft.traits.strike or draft.targets:
        return
    verb = clause.verb
    if verb is None or verb < draft.at - _BESIDE:
        after = clauses[clause.number + 1 : clause.number + 2]
        verb = after[0].verb if after and after[0].kind in _OF_IT and after[0].verb is not None and not view.tags[after[0].verb].conjunction else None
    if verb is None or not draft.at - _BESIDE <= verb < draft.at + _NEAR or (verb < draft.at and verb + 1 != draft.at):
        return
    if any(o.reading.lexeme.cls == "light" and o.reading.lexeme.object == "target" for o in view.tags[verb].verbs):
        end = next(c.last for c in clauses if c.verb == verb)
        parts = [p for p in constituents(view, max(verb + 1, draft.predicate.last if verb < draft.at else 0), end) if p.time is None]
        found = coordinated(view, parts if verb > draft.at else [p for p in parts if not view.tags[p.first].nisba])
        draft.add("target", [f for f in found if not roles.is_place_only(view, f)])


def _light_after(draft: Draft, clauses: Sequence[Clause]) -> tuple[int, int] | None:
    """A light verb with a pronoun for the event just named, and where its clause ends."""
    clause = draft.predicate.clause
    following = clauses[clause.number + 1 : clause.number + 2]
    if clause.verb is None or clause.verb <= draft.at:
        clause = following[0] if following and following[0].kind in {"relative", "bare_relative"} else clause
    verb = clause.verb
    if verb is None or not draft.at < verb <= draft.at + 7 or not draft.view.tags[verb].suffix:
        return None
    lexeme = view_lexeme(draft.view, verb)
    return (verb, clause.last) if _carries(lexeme) or lexeme.traits.strike or lexeme.traits.danger else None


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
    while between and between[0].prep and (between[0].first == between[0].prep_at or view.tags[between[0].first].suffix):
        del between[0]
    if between and not between[0].prep:
        return coordinated(view, between)
    if clause.kind in {"relative", "bare_relative"}:
        return antecedent(view, clauses, clause)
    return running
