"""Tense: the phase that an event's own word gives it."""

from __future__ import annotations

from khabar.arabic.endings import FEMININE, FEMININE_PLURAL
from khabar.arabic.function_words import DID_NOT
from khabar.coder.events.draft import Draft
from khabar.coder.events.values import Status
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.lexemes import view_lexeme
from khabar.coder.syntax.view import View

_NEAR = 6
_FEMININE = (FEMININE, FEMININE_PLURAL)


def own_status(draft: Draft) -> None:
    """The status that the codebook's entry gives its word."""
    lexeme, at = draft.predicate.lexeme, draft.predicate.first
    span = span_of(draft.view, at, draft.predicate.last)
    if lexeme.phase:
        draft.phase = Status(lexeme.phase, span)
    if lexeme.certainty:
        draft.certainty = Status(lexeme.certainty, span)
    if lexeme.negated:
        draft.polarity = Status("negated", span)


def by_tense(draft: Draft) -> None:
    """A present verb or a participle goes on now, unless it is a headline's, or «لم» makes it past; «س» makes it future."""
    if draft.predicate.lexeme.phase:
        return
    if "participle" in draft.predicate.option.reading.pos and not _circumstance(draft):
        draft.phase = Status("ongoing", span_of(draft.view, draft.at, draft.at + 1))
    if not draft.predicate.verbal:
        return
    view, at = draft.view, draft.predicate.first
    tag = view.tags[at]
    span = span_of(view, at, at + 1)
    if tag.future and (past := _was_to(draft)) is not None:
        draft.polarity = Status("negated", span_of(view, past, past + 1))
    elif tag.future:
        draft.phase = Status("future", span)
    elif (draft.predicate.option.reading.tense == "present" or _feminine_present(draft)) and not _as_headline(draft):
        before = view.before(at)
        if before is not None and (view.words[before].folded in DID_NOT or _accompanies(draft, before)):
            return
        draft.phase = Status("ongoing", span)


def _was_to(draft: Draft) -> int | None:
    """The past verb before a future one that says that it did not come about («كانت القذيفة ستقتل»)."""
    view, clause = draft.view, draft.predicate.clause
    for j in range(draft.at - 1, max(clause.first, draft.at - _NEAR) - 1, -1):
        if view.is_mark(j):
            return None
        if is_past(view, j) and any(o.reading.lexeme.unmet for o in view.tags[j].verbs):
            return j
    return None


def _as_headline(draft: Draft) -> bool:
    """Whether the present is a headline's, which tells what was done after who did it («مسلحون يخطفون مهندساً»), and no state that lasts."""
    return draft.view.headline and not draft.traits.lasting and draft.at > draft.view.first


def _feminine_present(draft: Draft) -> bool:
    """Whether a verb written alike in the masculine past and the feminine present («تقاتل»، «تهدد») follows a feminine subject."""
    view, verbs = draft.view, draft.view.tags[draft.predicate.first].verbs
    if draft.subject is None or draft.subject.first > draft.predicate.first or not view.words[draft.subject.first].folded.endswith(_FEMININE):
        return False
    past = [o.reading for o in verbs if o.reading.tense == "past"]
    return all(r.gender == "m" for r in past) and any(o.reading.tense == "present" and o.reading.gender == "f" for o in verbs)


def _accompanies(draft: Draft, before: int) -> bool:
    """Whether a movement in the present only tells how something past was seen or done («شوهدت تعزيزات … تتوجه»)."""
    verbs = [i for i in range(draft.predicate.clause.first - 1, draft.view.first - 1, -1) if draft.view.tags[i].verbs and is_finite(draft.view, i)]
    bare = draft.traits.motion == "troops" and draft.predicate.clause.kind == "bare_relative" and draft.predicate.clause.verb == draft.at
    return bare and bool(verbs) and before not in verbs and is_past(draft.view, verbs[0])


def _circumstance(draft: Draft) -> bool:
    """Whether a participle says in what state something past was done («دخلت القوات … مدعومة بغارات»)."""
    view, verb = draft.view, draft.predicate.clause.verb
    if view.tags[draft.at].article or verb is None or verb > draft.at:
        return False
    lexeme = view_lexeme(view, verb)
    lasting = lexeme.cls == "aspect" and lexeme.phase is not None
    return is_past(view, verb) and not lasting


def is_past(view: View, verb: int) -> bool:
    """Whether the verb at a word can only be of the past."""
    return bool(view.tags[verb].verbs) and all(o.reading.tense == "past" for o in view.tags[verb].verbs)


def span_of(view: View, first: int, last: int) -> tuple[int, int]:
    """Characters of words [first, last)."""
    return view.words[first].start, view.words[last - 1].end
