"""How sure: polarity, certainty and phase of each draft, with the word that made each other than its default.

The event's own form comes first (`tense`), then what joins it to the sentence (`joints`), then the verb or noun over it
(`steering`), then hedges and negators. A negator or hedge acts on the predicate that follows it in its clause; «لا … إلا» is
"only", not "not".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from khabar.arabic.lookup import Found
from khabar.codebook.schema.status import Hedge, Negator
from khabar.coder.events.bystanders import over
from khabar.coder.events.complements import Chain
from khabar.coder.events.draft import Draft
from khabar.coder.events.status.joints import joint_of, settles
from khabar.coder.events.status.polarity import settle
from khabar.coder.events.status.steering import goes_on, governed, hoped
from khabar.coder.events.status.tense import by_tense, is_past, own_status, span_of
from khabar.coder.events.values import Status
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.finite import denied, is_finite
from khabar.coder.syntax.view import View

_PHRASE = 6


class Modality:
    """Sets the status of drafts; `closers` are the words that make a negator an "only", `anything` those for any of a kind."""

    def __init__(self, closers: Mapping[str, frozenset[str]], anything: frozenset[str]) -> None:
        self._closers = closers
        self._anything = anything

    def marks(self, view: View) -> tuple[list[Found[Hedge]], list[Found[Negator]]]:
        """Hedges and negators of a sentence, in order."""
        own = view.connectors.keys() | view.hedges.keys()
        hedges = [h for h in view.hedges.values() if not h.value.certainty or h.first in view.negators or not denied(view, h.first)]
        return hedges, [f for f in view.negators.values() if f.first not in own and not self._only(view, f)]

    def _only(self, view: View, negator: Found[Negator]) -> bool:
        """Whether a negator opens an "only" construction that its sentence closes («لا … إلا»، «لم … سوى»)."""
        closers = self._closers.get(negator.value.folded, frozenset())
        limit = min(view.last, negator.last + 14)
        return any(view.words[j].folded in closers and j not in view.times for j in range(negator.last, limit))

    def apply(self, draft: Draft, clauses: tuple[Clause, ...], marks: tuple[list[Found[Hedge]], list[Found[Negator]]]) -> None:
        """Set polarity, certainty and phase of a draft, or drop it where it is only wanted or supposed."""
        own_status(draft)
        by_tense(draft)
        joint = joint_of(draft)
        settled = settles(draft, joint)
        if not settled and not draft.over.known:
            governed(draft, clauses)
        if not settled:
            goes_on(draft, clauses)
        hoped(draft, clauses)
        start = draft.predicate.first if settled else draft.view.first
        self._hedged(draft, [hedge for hedge in marks[0] if hedge.first >= start], clauses)
        settle(draft, Chain() if settled else draft.over, marks[1])
        self._surely_not(draft)

    def is_any(self, draft: Draft) -> bool:
        """Whether an event is one of any kind, none told («الوقاية من أي هجوم»)."""
        before = draft.view.before(draft.at)
        of_any = before is not None and draft.view.words[before].folded in self._anything
        return of_any and not draft.predicate.verbal and draft.polarity.value == "affirmed"

    def _hedged(self, draft: Draft, hedges: Iterable[Found[Hedge]], clauses: tuple[Clause, ...]) -> None:
        view = draft.view
        clause = draft.predicate.clause
        aside = over(draft)
        for hedge in hedges:
            if aside is not None and not (hedge.value.certainty or aside < hedge.first < draft.at):
                continue
            if not self._reaches(view, hedge, draft, clause):
                continue
            span = span_of(view, hedge.first, hedge.last)
            if hedge.value.certainty and draft.certainty.value == "asserted":
                draft.certainty = Status(hedge.value.certainty, span)
            if hedge.value.phase and draft.phase.value != "future":
                draft.phase = Status(hedge.value.phase, span)
            elif hedge.value.tense == "present" and draft.phase.value == "ongoing":
                draft.phase = Status("future", span)

    def _reaches(self, view: View, hedge: Found[Hedge], draft: Draft, clause: Clause) -> bool:
        at, scope = draft.predicate.first, hedge.value.scope
        tense = hedge.value.tense
        if hedge.value.kind == "clitic":
            return False
        if tense:
            target = hedge.last
            if target >= view.last or not any(o.reading.tense == tense for o in view.tags[target].verbs):
                return False
        if scope == "sentence":
            return True
        inside = clause.first <= hedge.first < clause.last
        opens = clause.opener is not None and clause.opener.first <= hedge.first < clause.first
        if scope == "clause":
            return inside or opens
        if hedge.first >= at:
            predicated = scope == "noun" or (scope == "following" and hedge.value.phase == "ongoing")
            return predicated and inside and self._describes(view, hedge, draft)
        if inside or opens:
            return not (hedge.value.tense and at - hedge.last > 6)
        return (clause.kind == "complementizer" and clause.opener is not None and 0 <= clause.opener.first - hedge.last <= 3) or (
            hedge.last == clause.first
        )

    def _describes(self, view: View, hedge: Found[Hedge], draft: Draft) -> bool:
        """Whether an adjective after an event noun is its own («القصف مستمر»): nothing but the noun's phrase between."""
        verb = draft.predicate.clause.verb
        if draft.predicate.verbal or hedge.first - draft.predicate.last > _PHRASE:
            return False
        if verb is not None and verb < draft.at and is_past(view, verb) and not view.tags[hedge.first].article:
            return False
        return not any(
            view.is_mark(j) or j in view.connectors or (view.tags[j].verbs and is_finite(view, j)) for j in range(draft.predicate.last, hedge.first)
        )

    def _surely_not(self, draft: Draft) -> None:
        """What a negator denies is not doubted by a hedge under it («دون ورود أنباء عن إصابات»)."""
        doubt, denial = draft.certainty.because, draft.polarity.because
        if doubt is not None and denial is not None and draft.polarity.value == "negated" and denial[0] < doubt[0]:
            draft.certainty = Status("asserted")
