"""Steering: the verb or noun over an event that says whether it was meant, failed, goes on or ended («حاول»، «فشل في»، «استمرار القصف»)."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.arabic.clitics import LI
from khabar.arabic.function_words import DID_NOT
from khabar.codebook.codebook import Lexeme
from khabar.coder.events.draft import Draft
from khabar.coder.events.status.tense import span_of
from khabar.coder.events.values import Status
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.lexemes import GOVERNING, steering_lexeme, steers, view_class, view_lexeme
from khabar.coder.syntax.view import View

_EXPOSED, _COMPLETED = 25, 3
_STEERING = frozenset({"aspect", "intend", "fail", "prevent", "want"})
_GOVERNS = GOVERNING | {"cause"}
_EFFECT_PHASE: Mapping[str, str] = {"attempt": "future", "intent": "future", "promise": "future", "plan": "future", "decision": "future"}


def governed(draft: Draft, clauses: tuple[Clause, ...]) -> None:
    """Pass down to an event what the verb and the noun over it say of it."""
    governor = _governor(draft, clauses)
    if governor is not None and not brings_report(draft, governor):
        _effect(draft, governor, view_lexeme(draft.view, governor))
    _steered(draft)
    _wanted(draft)


def _wanted(draft: Draft) -> None:
    """An event that a word further out only fears, asks for or means to do («مخاوف من اندلاع معارك»، «قرروا أن يشنوا هجوماً»)."""
    for word in draft.over.words:
        lexeme = lexeme_at(draft.view, word)
        if lexeme.cls in {"want", "intend"} and word != draft.predicate.clause.verb:
            _effect(draft, word, lexeme)


def hoped(draft: Draft, clauses: tuple[Clause, ...]) -> None:
    """Drop what is only hoped for: the clause of an event, or one that «و» joins to it, completes a noun of wish («عن أمله في أن …، وأن …»)."""
    if not (draft.traits.speech or draft.traits.encounter == "talks") and _wish(draft.view, draft.predicate.clause, clauses):
        draft.drop("hoped", over=True)


def _wish(view: View, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Whether «أن» with a present verb opens a clause soon after a noun of wish."""
    while clause.kind == "coordinate" and clause.parent is not None and _goes_on_after(view, clause):
        clause = clauses[clause.parent]
    if clause.kind != "complementizer" or clause.opener is None or clause.verb != clause.opener.last:
        return False
    before = range(max(view.first, clause.opener.first - _COMPLETED), clause.opener.first)
    return any(o.reading.lexeme.wish for j in before for o in view.tags[j].nouns)


def _goes_on_after(view: View, clause: Clause) -> bool:
    """Whether «وأن» joins a clause to what was said before."""
    joint = view.connectors.get(clause.first - 1)
    return joint is not None and joint.value.kind == "addition"


def goes_on(draft: Draft, clauses: tuple[Clause, ...]) -> None:
    """An event that goes on or ends by a verb after it («القصف لا يزال مستمراً»، «الغارات التي … ستستمر»، «الحصار الذي تشهده المدينة»)."""
    view, at = draft.view, draft.at
    if draft.predicate.verbal or draft.phase.because is not None:
        return
    verb = _verb_of(draft.predicate.clause, clauses)
    subject = verb is not None and verb > at and not view.tags[at].preposition and not view.tags[at].conjunction
    if subject and verb is not None and view_class(view, verb) == "aspect":
        _aspect(draft, verb, view_lexeme(view, verb))
    relative = next((c for c in clauses[draft.predicate.clause.number + 1 :][:1] if c.kind == "relative"), None)
    if relative is None or relative.verb is None or relative.opener is None or draft.phase.because is not None:
        return
    if any(not (view.is_quote(j) or view.tags[j].nisba) for j in range(draft.predicate.last, relative.opener.first)):
        return
    if view_class(view, relative.verb) == "light":
        _light_tense(draft, relative.verb, view_lexeme(view, relative.verb), span_of(view, relative.verb, relative.verb + 1))


def _aspect(draft: Draft, verb: int, lexeme: Lexeme) -> None:
    view = draft.view
    denied = any(hit.last == verb for hit in view.negators.values())
    lasts = "ongoing" if denied and lexeme.ended else lexeme.phase or ""
    phase = "future" if view.tags[verb].future else lasts
    if phase in {"ongoing", "future"}:
        draft.phase = Status(phase, span_of(view, verb, verb + 1))


def _steered(draft: Draft) -> None:
    """The noun over an event («استمرار القصف»، «محاولة لاقتحام»، «فشل الهجوم»)."""
    view, at = draft.view, draft.at
    if draft.predicate.verbal:
        return
    j = at - 1
    if j > view.first and not steers(view.tags[j]) and (j in view.prepositions or (view.tags[j].nouns and not view.tags[j].article)):
        j -= 1
    if j < view.first or is_finite(view, j):
        return
    lexeme = steering_lexeme(view.tags[j])
    if lexeme is not None and lexeme.cls in _STEERING and (not view.tags[j].article or j < at - 1 or view.tags[at].preposition):
        _effect(draft, j, lexeme)


def brings_report(draft: Draft, word: int) -> bool:
    """Whether a verb over an event is only that a report comes («لم تصدر تقارير عن»)."""
    over = draft.over.words
    below = over[over.index(word) - 1] if word in over[1:] else None
    return below is not None and not draft.view.tags[below].article and lexeme_at(draft.view, below).attests


def lexeme_at(view: View, word: int) -> Lexeme:
    """The lexeme by which a word governs what is below it."""
    tag = view.tags[word]
    if tag.verbs and is_finite(view, word):
        return view_lexeme(view, word)
    reports = (o.reading.lexeme for o in tag.nouns if o.reading.lexeme.cls == "say_noun")
    return steering_lexeme(tag) or next(reports, None) or (tag.nouns or tag.verbs)[0].reading.lexeme


def _effect(draft: Draft, governor: int, lexeme: Lexeme) -> None:
    view = draft.view
    span = span_of(view, governor, governor + 1)
    effect = lexeme.effect
    if lexeme.cls == "want" and not (draft.traits.speech or draft.traits.encounter == "talks") and not _is_due(view, governor):
        draft.drop("wanted", over=True)
    if lexeme.cls == "intend" and effect in _EFFECT_PHASE:
        draft.phase = Status("future", span)
    elif lexeme.cls == "aspect":
        _aspect(draft, governor, lexeme)
    elif lexeme.cls in {"light", "enable", "cause"} and not draft.predicate.verbal and draft.phase.because is None:
        _light_tense(draft, governor, lexeme, span)


def _is_due(view: View, governor: int) -> bool:
    """Whether a verb of waiting, with «أن», is a phrase for what is planned («يُنتظر أن تنسحب القوات»)."""
    hedge = view.hedges.get(governor)
    return hedge is not None and hedge.last > hedge.first + 1 and hedge.value.phase == "future"


def _light_tense(draft: Draft, governor: int, lexeme: Lexeme, span: tuple[int, int]) -> None:
    view = draft.view
    tense = next((o.reading.tense for o in view.tags[governor].verbs if o.reading.lexeme is lexeme), None)
    if view.tags[governor].future:
        draft.phase = Status("future", span)
    elif tense == "present" and not view.headline and lexeme.phase != "occurred":
        before = view.before(governor)
        if before is None or view.words[before].folded not in DID_NOT:
            draft.phase = Status("ongoing", span)


def _governor(draft: Draft, clauses: tuple[Clause, ...]) -> int | None:
    """The verb that governs a draft's predicate: its clause's own before it, or, after «أن», the one that takes the clause."""
    view, clause, at = draft.view, draft.predicate.clause, draft.predicate.first
    if not draft.predicate.verbal and view.tags[at].preposition == LI and (exposed := _exposed(view, at)) is not None:
        return exposed
    if clause.verb is not None and clause.verb < at:
        lexeme = view_lexeme(view, clause.verb)
        elsewhere = lexeme.ended and clause.verb not in draft.over.words
        return clause.verb if lexeme.cls in _GOVERNS and not elsewhere else None
    if clause.kind == "complementizer" and draft.predicate.verbal and clause.parent is not None:
        outer = clauses[clause.parent]
        if outer.verb is not None and view_class(view, outer.verb) in {"intend", "fail", "want", "prevent"}:
            return outer.verb
    if clause.kind == "bare_relative" and clause.verb == at and clause.number > 0:
        outer = clauses[clause.number - 1]
        if outer.verb is not None and at - outer.verb <= 6 and view_class(view, outer.verb) in {"aspect"}:
            return outer.verb
    return None


def _exposed(view: View, at: int) -> int | None:
    """The light verb that «ل» before an event completes, past what describes its subject («تعرض سوق يقع في البلدة لقصف»)."""
    for j in range(at - 1, max(view.first, at - _EXPOSED) - 1, -1):
        for option in view.tags[j].verbs:
            if option.reading.lexeme.cls == "light" and LI in option.reading.lexeme.prep:
                return j
    return None


def _verb_of(clause: Clause, clauses: tuple[Clause, ...]) -> int | None:
    """The verb of a clause, also where it follows the relative clauses that describe its subject."""
    if clause.verb is not None:
        return clause.verb
    return next((c.verb for c in clauses if c.kind == "resumed" and c.parent == clause.number), None)
