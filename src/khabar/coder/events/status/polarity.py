"""Polarity: whether an event happened, by all the words over it and the negators on each.

Read from the outermost word to the event, each word leaves the state as it is (it carries what it governs), turns it over
(it fails, prevents, puts off), ends what went on, or takes what it governs for granted. A negator turns over what it stands on:
«لم تمنع الهدنة … قصف» and «فشلت في منع اشتباكات» affirm, «عدم تأجيل الاجتماع» too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.arabic.clitics import LI
from khabar.arabic.lookup import Found
from khabar.codebook.codebook import Lexeme
from khabar.codebook.schema.status import Negator
from khabar.coder.events.bystanders import over as bystander_over
from khabar.coder.events.complements import Chain, holds, is_deed, sibling_of
from khabar.coder.events.draft import Draft
from khabar.coder.events.status.steering import brings_report, lexeme_at
from khabar.coder.events.status.tense import span_of
from khabar.coder.events.values import Status
from khabar.coder.syntax.constituents import joins
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.lexemes import aside_noun, asked
from khabar.coder.syntax.silence import is_comment
from khabar.coder.syntax.view import View
from khabar.model.claim import Polarity

_CARRIES = frozenset({"light", "cause", "aspect", "enable", "intend", "fail", "allow", "prevent", "say_noun"})
"""Classes of words whose negation is that of the event they carry («لم تشن هجوماً»); others are denied alone («لم يعلن مسؤوليته عن الهجوم»)."""
_JOINED, _REPORTED = 4, 12
_NEGATED: Polarity = "negated"
_AFFIRMED: Status[Polarity] = Status("affirmed")


def settle(draft: Draft, over: Chain, negators: Sequence[Found[Negator]]) -> None:
    """Set a draft's polarity by the words over it and the negators before them."""
    if _given(draft):
        return
    state: Status[Polarity] | None = None
    view, used = draft.view, set[int]()
    negators = _denying(draft, over, negators)
    for word in reversed(over.words):
        lexeme = lexeme_at(view, word)
        if (lexeme.cls in _CARRIES or brings_report(draft, word)) and (hit := _on(view, negators, word)) is not None and _whole(view, hit, draft):
            used.add(hit.first)
            state = _turned(state, span_of(view, hit.first, hit.last))
            _as_phase(draft, hit)
        if lexeme.presumes and state is not None and state.value == _NEGATED:
            clear(draft)
        state = _passed(draft, state, lexeme, span_of(view, word, word + 1))
    carried = bool(used)
    for hit in _own(draft, negators):
        if hit.first not in used:
            own = span_of(view, hit.first, hit.last)
            state = _turned(state, own) if carried else Status(_NEGATED, own)
            _as_phase(draft, hit)
            if hit.value.scope == "noun" and view.tags[hit.first].preposition == LI:
                draft.drop("avoided", over=True)
    if state is not None:
        draft.polarity = state


def _denying(draft: Draft, over: Chain, negators: Sequence[Found[Negator]]) -> Sequence[Found[Negator]]:
    """Negators but for those that a word over the event asks for as its preposition («حال دون»), and the silence of who stands aside («نفى علمه»)."""
    view, aside = draft.view, bystander_over(draft)
    wanted = frozenset().union(*(asked(lexeme_at(view, word)) for word in over.words))
    silent = {hit.first for hit in negators if aside is not None and aside < hit.first and aside_noun(view, hit.first) is not None}
    return [hit for hit in negators if hit.value.folded not in wanted and hit.first not in silent and not is_comment(view, hit.last)]


def _given(draft: Draft) -> bool:
    """Whether an event is told by who suffered it, as people already known of («حالة المصابين»)."""
    return "self" in draft.predicate.lexeme.frame and not draft.predicate.verbal and draft.view.tags[draft.at].article


def shares(draft: Draft) -> bool:
    """Whether a word over an event only says who had a hand in it («ضلوعها في», «شارك في»)."""
    return any(lexeme_at(draft.view, word).presumes for word in draft.over.words)


def stops_short(draft: Draft) -> bool:
    """Whether a noun between a verb and an event stops it, so that the verb's subject is no doer of it («عجزت عن وقف القصف»)."""
    nouns = (lexeme_at(draft.view, word) for word in draft.over.words[:-1])
    return any(turns_over(lexeme) or lexeme.ended for lexeme in nouns)


def clear(draft: Draft) -> None:
    """Take from an event the doers named before it: somebody denies that they are."""
    draft.agents = [filler for filler in draft.agents if filler.first > draft.at]


def turns_over(lexeme: Lexeme) -> bool:
    """Whether what a word governs does not come about by it."""
    return lexeme.cls in {"fail", "prevent"} and lexeme.effect == _NEGATED


def _turned(state: Status[Polarity] | None, span: tuple[int, int]) -> Status[Polarity]:
    return _AFFIRMED if state is not None and state.value == _NEGATED else Status(_NEGATED, span)


def _passed(draft: Draft, state: Status[Polarity] | None, lexeme: Lexeme, span: tuple[int, int]) -> Status[Polarity] | None:
    """The state below a word, given the one above it."""
    if lexeme.presumes:
        return _AFFIRMED
    if lexeme.negates:
        return Status(_NEGATED, span)
    if turns_over(lexeme):
        return _turned(state, span)
    if lexeme.ended:
        if state is not None and state.value == _NEGATED:
            return _AFFIRMED
        return state if draft.traits.stoppable else Status(_NEGATED, span)
    return state


def _as_phase(draft: Draft, hit: Found[Negator]) -> None:
    if hit.value.as_phase:
        draft.phase = Status(hit.value.as_phase, span_of(draft.view, hit.first, hit.last))


def _on(view: View, negators: Sequence[Found[Negator]], word: int) -> Found[Negator] | None:
    """The negator that stands on a word: right before it, at most a particle or «أي» between."""
    for hit in negators:
        if hit.last > word or word - hit.last > 1:
            continue
        if hit.value.scope == "indefinite" and view.tags[word].article:
            continue
        between = range(hit.last, word)
        if all(view.words[j].folded in view.known.modifiers or view.words[j].folded in view.known.particles for j in between):
            return hit
    return None


def _whole(view: View, hit: Found[Negator], draft: Draft) -> bool:
    """Whether nothing that opens a new thought stands between a negator and the event."""
    return not any(view.is_mark(j) or j in view.connectors for j in range(hit.last, draft.at))


def _own(draft: Draft, negators: Sequence[Found[Negator]]) -> Iterator[Found[Negator]]:
    """Negators on the event itself, or on the one that it is joined to («دون قتلى أو جرحى»)."""
    at, clause = draft.predicate.first, draft.predicate.clause
    yield from _before(draft, at, negators)
    if any(lexeme_at(draft.view, word).attests for word in draft.over.words):
        yield from (hit for hit in negators if hit.value.scope == "back" and at < hit.first < clause.last)
    sibling = None if draft.predicate.verbal else sibling_of(draft.view, clause.first, at)
    if sibling is not None and at - sibling <= _JOINED:
        yield from _before(draft, sibling, negators)


def _before(draft: Draft, at: int, negators: Sequence[Found[Negator]]) -> Iterator[Found[Negator]]:
    """Negators before a verb, or before a noun with at most the head of its name between."""
    view, clause = draft.view, draft.predicate.clause
    for hit in negators:
        if hit.value.scope == "told" and hit.first < at and _next_told(view, hit, at):
            yield hit
            continue
        if hit.value.scope == "that" and (not draft.predicate.verbal or _over_that(draft, hit)):
            if draft.predicate.verbal:
                yield hit
            continue
        if hit.value.scope == "back" or not clause.first <= hit.first < at or any(view.is_mark(j) for j in range(hit.last, at)):
            continue
        if hit.value.scope == "indefinite" and view.tags[at].article:
            continue
        gap = [j for j in range(hit.last, at) if view.words[j].kind == "word" and view.words[j].folded not in view.known.modifiers]
        if len(gap) > 1 or (gap and not draft.predicate.verbal and not _opens_name(view, gap[0])):
            continue
        yield hit


def _over_that(draft: Draft, hit: Found[Negator]) -> bool:
    """Whether «أن» leads from a negator and its subject to the event («كاد الجندي أن يقتل»)."""
    clause = draft.predicate.clause
    return clause.kind == "complementizer" and clause.opener is not None and 0 <= clause.opener.first - hit.last <= _JOINED


def _next_told(view: View, hit: Found[Negator], at: int) -> bool:
    """Whether an event is the first that a negator of reports has after it («لا صحة لما تردد عن قصف»)."""
    first = hit.last + bool(view.tags[hit.last].verbs)
    if at - first > _REPORTED or any(view.is_mark(j) for j in range(first, at)):
        return False
    return not any(is_deed(view, j) or (is_finite(view, j) and joins(view, j)) for j in range(first, at))


def _opens_name(view: View, word: int) -> bool:
    """Whether a word between a negator and an event's noun belongs to the noun's phrase."""
    return not (is_finite(view, word) or word in view.actors or holds(view, word) or is_deed(view, word))
