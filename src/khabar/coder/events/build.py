"""What: each predicate with its frame becomes a draft, its roles filled from the clause, then from the running subject."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from khabar.arabic.clitics import BI, LI
from khabar.arabic.lookup import Found
from khabar.codebook.schema.syntax import Connector
from khabar.codebook.schema.types import Traits
from khabar.coder.events.circumstances.fill import Circumstances
from khabar.coder.events.complements import chain
from khabar.coder.events.draft import Draft
from khabar.coder.events.fronts import Front, after, fronts
from khabar.coder.events.governors import govern
from khabar.coder.events.predicates import Predicate, find_predicates
from khabar.coder.events.roles.fill import RoleFiller
from khabar.coder.events.status.joints import joint_of
from khabar.coder.events.status.modality import Modality
from khabar.coder.events.status.polarity import clear, shares
from khabar.coder.events.subjects import Subjects
from khabar.coder.events.values import Status
from khabar.coder.events.zones import end_of, reach, since
from khabar.coder.sources.scopes import Scope, by_sentence, words_of_sources
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.fillers import Filler
from khabar.coder.syntax.lexemes import governs, steers
from khabar.coder.syntax.view import View
from khabar.model.mention import Mention

_SETTLE = 50
"""How many sentences may wait for the subject that runs into them."""
_WANTING = frozenset({"request", "warning"})


class EventKnowledge(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What events are built with: who fills roles, circumstances and status, the traits of each type, what its means make of it, what moves."""

    roles: RoleFiller
    circumstances: Circumstances
    modality: Modality
    traits: Mapping[str, Traits]
    becomes: Mapping[str, Sequence[tuple[Collection[str], str]]]
    moves: frozenset[str]
    headings: frozenset[str]


def draft(
    views: Sequence[View], clauses: Sequence[tuple[Clause, ...]], scopes: Sequence[Scope], outside: frozenset[int], t: EventKnowledge
) -> tuple[tuple[Draft, ...], ...]:
    """Drafts of every sentence of a report, in order; sentences `outside` it have none."""
    out: list[tuple[Draft, ...]] = []
    subjects: Subjects | None = None
    heads = fronts(views, outside, t.headings, len(views[0].words) if views else 0)
    front: Front | None = None
    scoped, sources = by_sentence(views, scopes), words_of_sources(scopes)
    for view, parts in zip(views, clauses, strict=True):
        if view.index in outside:
            out.append(())
            continue
        subjects = Subjects(t.roles, view, parts, subjects)
        drafts = _sentence(t, view, parts, subjects, scoped[view.index], sources)
        front = heads.get(view.line) or after(front, len(heads) > 1)
        for one in drafts:
            one.front = front
            _flag(one)
        out.append(drafts)
        if view.index % _SETTLE == 0:
            subjects.final()
    return tuple(out)


def flag_damage(drafts: Iterable[Sequence[Draft]], repaired: frozenset[int], damage: Sequence[str]) -> None:
    """Flag, in place and before other flags, the drafts that quote words which were put right, and all of a damaged text."""
    for one in (draft for part in drafts for draft in part):
        put_right = bool(repaired) and not repaired.isdisjoint(_quoted(one))
        one.flags[:0] = [*(["obfuscated"] if put_right else []), *(["damaged_text"] if damage else [])]


def _flag(draft: Draft) -> None:
    if draft.predicate.lexeme.flag:
        draft.flags.append(draft.predicate.lexeme.flag)
    if any(place.candidates for _, place in draft.places):
        draft.flags.append("ambiguous_place")
    if draft.time is not None:
        draft.flags.extend(draft.time.flags)


def _quoted(draft: Draft) -> Iterator[int]:
    """The words that a draft's claim quotes as what happened, to whom, where and how many."""
    yield from range(draft.predicate.first, draft.predicate.last)
    for filler in (*draft.agents, *draft.targets):
        yield from range(filler.first, filler.last)
    mentions: list[Mention] = [*draft.quantities, *(place for _, place in draft.places)]
    for mention in mentions:
        yield from range(mention.first, mention.last)


def _sentence(
    t: EventKnowledge, view: View, clauses: tuple[Clause, ...], subjects: Subjects, scopes: Sequence[Scope], sources: frozenset[int]
) -> tuple[Draft, ...]:
    predicates = find_predicates(view, clauses) if any(tag.event for tag in view.tags[view.first : view.last]) else ()
    predicates = tuple(p for p in predicates if p.verbal or not _names_source(sources, p))
    if not predicates:
        return ()
    marks = t.modality.marks(view)
    drafts: list[Draft] = []
    for n, predicate in enumerate(predicates):
        end = end_of(predicate, predicates[n + 1 :])
        one = Draft(view=view, predicate=predicate, type=predicate.type, traits=predicate.lexeme.traits, victims=_victims(drafts))
        one.over = chain(view, clauses, predicate)
        subject = _able(one, subjects.of(predicate.clause.number))
        t.roles.fill(one, clauses, subject, end)
        govern(one, t.roles, clauses, subject)
        one.scope = scope_at(scopes, predicate.first)
        t.circumstances.fill(one, clauses, (predicate.first, reach(one, t.moves, clauses, predicates, end)), since(one, predicates[:n]))
        _retype(one, t)
        one.sources = () if one.scope is None else one.scope.chain
        _own_words(one)
        t.modality.apply(one, clauses, marks)
        _scoped(one)
        _unreal(one, drafts, view)
        if t.modality.is_any(one):
            one.drop("any", over=True)
        drafts.append(one)
    return tuple(drafts)


def _victims(before: Sequence[Draft]) -> list[Filler]:
    """Whom the nearest harm told before in the sentence befell."""
    return next((d.targets for d in reversed(before) if (d.traits.harm or d.traits.custody) and d.targets), [])


def _able(draft: Draft, running: list[Filler]) -> list[Filler]:
    """The running subject without those whom the sentence has just told of as harmed or held, who then do no violence."""
    if not draft.traits.violent or not draft.victims:
        return running
    harmed = {f.first for f in draft.victims}
    return [f for f in running if f.first not in harmed]


def _retype(draft: Draft, t: EventKnowledge) -> None:
    """Another type when the clause names a means that the entry says makes it so."""
    kind = draft.means.kind if draft.means is not None else _arm(draft)
    for kinds, type_ in (*draft.predicate.lexeme.type_if, *t.becomes[draft.type]):
        if kind in kinds:
            draft.become(type_, t.traits[type_])
            return


def _arm(draft: Draft) -> str:
    """The kind of weapon that an agent is («من قبل طائرة»)."""
    arms = (draft.view.means.get(f.first) for f in draft.agents)
    return next((hit.value.kind for hit in arms if hit is not None), "")


def _own_words(draft: Draft) -> None:
    """A speaker's own act (a demand, an accusation) is the speaker's, not told on the speaker's word."""
    if not draft.traits.speech or not draft.sources or (draft.traits.speech == "word" and draft.agents):
        return
    speaker = draft.sources[-1]
    if "participle" in draft.predicate.option.reading.pos and draft.scope is not None:
        draft.agents = [f for f in draft.agents if not draft.scope.first <= f.first < draft.at]
    if not draft.agents:
        actor = next((a for a in draft.view.actors.values() if a.first == speaker.first), None)
        draft.agents = [Filler(first=speaker.first, last=speaker.last, start=speaker.start, end=speaker.end, actor=actor, rule="the one who speaks")]
    words = draft.view.words
    said = {w.folded for f in draft.agents for w in words[f.first : f.last]}
    if any(f.first < speaker.last and speaker.first < f.last for f in draft.agents) or {w.folded for w in words[speaker.first : speaker.last]} & said:
        draft.sources = draft.sources[:-1]


def _names_source(sources: frozenset[int], predicate: Predicate) -> bool:
    """Whether a word is part of what a source is called («أحد المصابين», «أهالي المفقودين»)."""
    return "self" in predicate.lexeme.frame and predicate.first in sources


def scope_at(scopes: Sequence[Scope], at: int) -> Scope | None:
    """The innermost scope that covers word `at` and is not opened by it."""
    inside = [s for s in scopes if s.first <= at < s.last and s.cue != at]
    return max(inside, key=lambda s: (s.first, s.cue, len(s.chain)), default=None)


def _scoped(draft: Draft) -> None:
    scope = draft.scope
    if scope is None:
        return
    words = draft.view.words
    if scope.negated and _granted(draft):
        clear(draft)
    elif scope.negated:
        draft.polarity = Status("negated", (words[scope.cue].start, words[scope.cue].end))
    aside = draft.predicate.clause.kind in {"relative", "bare_relative"}
    if scope.certainty and draft.certainty.value == "asserted" and not aside:
        draft.certainty = Status(scope.certainty, (words[scope.cue].start, words[scope.cue].end))
    if scope.phase and not draft.predicate.verbal and not aside and draft.phase.value == "occurred":
        draft.phase = Status(scope.phase, (words[scope.cue].start, words[scope.cue].end))


def _granted(draft: Draft) -> bool:
    """Whether a source that denies something takes the event itself for granted: who did it («مسؤوليته عن»), a definite one, one told of another."""
    if draft.predicate.clause.kind == "relative" and draft.predicate.verbal:
        return True
    return draft.over.known or shares(draft) or (draft.over.held and draft.view.tags[draft.at].article)


def _unreal(draft: Draft, before: Sequence[Draft], view: View) -> None:
    """Drop what is only wanted, threatened, supposed or asked."""
    clause = draft.predicate.clause
    if draft.traits.speech == "warning" and draft.predicate.verbal and draft.subject is not None and not draft.agents:
        draft.drop("danger", over=True)
    elif (clause.kind == "condition" and not _is_fact(clause.opener)) or _supposed(draft) or _unmet(draft):
        draft.drop("supposed", over=True)
    elif _asks(view):
        draft.drop("asked", over=True)
    elif any(d.traits.speech in _WANTING and d.dropped is None and _governs(d, draft) for d in before):
        draft.drop("threatened", over=True)


def _asks(view: View) -> bool:
    """Whether a sentence is a question, also one in quotation marks."""
    last = next((i for i in range(view.last - 1, view.first, -1) if not view.is_quote(i)), view.first)
    return view.words[last].text in {"؟", "?"}


def _is_fact(opener: Found[Connector] | None) -> bool:
    """Whether what a conditional word leads to did happen («لولا القصف لعاد السكان»)."""
    return opener is not None and opener.value.effect == "occurred"


def _supposed(draft: Draft) -> bool:
    """Whether a condition leads straight to an event's noun («في حال تواصل القصف»)."""
    view, at = draft.view, draft.at
    hits = (hit for hit in view.connectors.values() if hit.last <= at and hit.value.kind == "condition")
    before = [hit for hit in hits if not hit.value.effect and not (hit.last == hit.first + 1 and governs(view, hit.first))]
    if draft.predicate.verbal or not before:
        return False
    last = max(hit.last for hit in before)
    return all(steers(view.tags[j]) or view.is_quote(j) for j in range(last, at))


def _unmet(draft: Draft) -> bool:
    """Whether an event would have come about but for something («لولا الملجأ لقُتل العشرات»): from the «ل» of the result on."""
    view, at = draft.view, draft.at
    facts = [hit.last for hit in view.connectors.values() if hit.last <= at and hit.value.kind == "condition" and _is_fact(hit)]
    if not facts:
        return False
    result = next((j for j in range(facts[0] + 1, at + 1) if view.words[j].folded.startswith(LI) and not view.tags[j].article), None)
    led = draft.view.tags[at].preposition == LI and not draft.over.words
    return result is not None and (draft.predicate.verbal or (led and at == result))


def _governs(wanting: Draft, draft: Draft) -> bool:
    """Whether a demand or threat governs a later predicate: no new main verb between them."""
    mine, theirs = draft.predicate.clause, wanting.predicate.clause
    if draft.scope is not None and wanting.at < draft.scope.cue < draft.at:
        return False
    joint = joint_of(draft) or mine.opener
    if joint is not None and joint.first > wanting.at and joint.value.kind in {"cause_before", "temporal"}:
        return False
    if mine.number == theirs.number:
        return True
    if mine.kind in {"complementizer", "purpose"} and mine.number == theirs.number + 1:
        return True
    if draft.predicate.verbal or mine.kind not in {"relative", "bare_relative"} or mine.number != theirs.number + 1:
        return False
    return mine.verb is not None and draft.at > mine.verb and draft.view.tags[draft.at].preposition == BI
