"""How sure: polarity, certainty and phase of each draft, with the word that made each other than its default.

A negator, hedge or sign of the future acts on the predicate that follows it in its clause; «لا … إلا» is
"only", not "not". A verb that governs a predicate («حاول»، «فشل في»، «كاد») passes its effect down to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from khabar.arabic.lookup import Found
from khabar.codebook.entry import Lexeme
from khabar.coder.clauses import Clause
from khabar.coder.draft import Draft
from khabar.coder.lexemes import GOVERNING, view_class, view_lexeme
from khabar.coder.view import Row, View

_AIMS = frozenset(
    {"offensive", "territory_change", "transfer", "return", "clash", "arrest", "release", "withdrawal", "support", "siege", "access", "aid",
     "interception", "military_movement", "displacement", "killing", "destruction", "air_strike", "shelling"}
)  # fmt: skip
_EFFECT_PHASE: Mapping[str, str] = {"attempt": "future", "intent": "future", "promise": "future", "plan": "future", "decision": "future"}


class Modality:
    """Sets the status of drafts; `closers` are the words that make a negator an "only"."""

    def __init__(self, closers: Mapping[str, frozenset[str]]) -> None:
        self._closers = closers

    def marks(self, view: View) -> tuple[list[Found[Row]], list[Found[Row]]]:
        """Hedges and negators of a sentence, in order."""
        return list(view.hedges.values()), [f for f in view.negators.values() if f.first not in view.connectors and not self._only(view, f)]

    def _only(self, view: View, negator: Found[Row]) -> bool:
        """Whether a negator opens an "only" construction that its sentence closes («لا … إلا»، «لم … سوى»)."""
        closers = self._closers.get(negator.value["folded"], frozenset())
        limit = min(view.last, negator.last + 14)
        return any(view.words[j].folded in closers for j in range(negator.last, limit))

    def apply(self, draft: Draft, clauses: tuple[Clause, ...], marks: tuple[list[Found[Row]], list[Found[Row]]]) -> None:
        """Set polarity, certainty and phase of a draft, or drop it where it is only wanted or supposed."""
        self._own(draft)
        self._tense(draft)
        self._governed(draft, clauses)
        self._hedged(draft, marks[0], clauses)
        self._negated(draft, marks[1])
        self._joined(draft)

    def _own(self, draft: Draft) -> None:
        lexeme, at = draft.predicate.lexeme, draft.predicate.first
        span = _span(draft.view, at, draft.predicate.last)
        if lexeme.phase:
            draft.phase = (lexeme.phase, span)
        if lexeme.certainty:
            draft.certainty = (lexeme.certainty, span)
        if lexeme.negated:
            draft.polarity = ("negated", span)

    def _tense(self, draft: Draft) -> None:
        """A present verb or a participle goes on now, unless it is a headline's, or «لم» makes it past; «س» makes it future."""
        if draft.predicate.lexeme.phase:
            return
        if "participle" in draft.predicate.option.reading.pos:
            draft.phase = ("ongoing", _span(draft.view, draft.at, draft.at + 1))
        if not draft.predicate.verbal:
            return
        view, at = draft.view, draft.predicate.first
        tag = view.tags[at]
        span = _span(view, at, at + 1)
        if tag.future:
            draft.phase = ("future", span)
        elif draft.predicate.option.reading.tense == "present" and not view.headline:
            before = view.before(at)
            if before is not None and view.words[before].folded in {"لم", "ولم"}:
                return
            draft.phase = ("ongoing", span)

    def _governed(self, draft: Draft, clauses: tuple[Clause, ...]) -> None:
        governor = self.governor(draft, clauses)
        if governor is None:
            return
        view, lexeme = draft.view, view_lexeme(draft.view, governor)
        span = _span(view, governor, governor + 1)
        effect = lexeme.extra.get("effect", "")
        if lexeme.cls == "intend" and effect in _EFFECT_PHASE:
            draft.phase = ("future", span)
        elif lexeme.cls == "fail" or (lexeme.cls == "prevent" and effect == "negated"):
            draft.polarity = ("negated", span)
        elif lexeme.cls == "aspect":
            phase = "future" if view.tags[governor].future else lexeme.phase or lexeme.extra.get("phase", "")
            if lexeme.extra.get("negates"):
                draft.polarity = ("negated", span)
            elif phase in {"ongoing", "future"}:
                draft.phase = (phase, span)
        elif lexeme.cls in {"light", "enable"} and not draft.predicate.verbal and draft.phase[1] is None:
            self._light_tense(draft, governor, lexeme, span)

    def _light_tense(self, draft: Draft, governor: int, lexeme: Lexeme, span: tuple[int, int]) -> None:
        view = draft.view
        tense = next((o.reading.tense for o in view.tags[governor].verbs if o.reading.lexeme is lexeme), None)
        if view.tags[governor].future:
            draft.phase = ("future", span)
        elif tense == "present" and not view.headline:
            before = view.before(governor)
            if before is None or view.words[before].folded not in {"لم", "ولم"}:
                draft.phase = ("ongoing", span)

    def governor(self, draft: Draft, clauses: tuple[Clause, ...]) -> int | None:
        """The verb that governs a draft's predicate: its clause's own before it, or, after «أن», the one that takes the clause."""
        view, clause, at = draft.view, draft.predicate.clause, draft.predicate.first
        if clause.verb is not None and clause.verb < at:
            return clause.verb if view_class(view, clause.verb) in GOVERNING else None
        if clause.kind == "complementizer" and draft.predicate.verbal and clause.parent is not None:
            outer = clauses[clause.parent]
            if outer.verb is not None and view_class(view, outer.verb) in {"intend", "fail", "want", "prevent"}:
                return outer.verb
        if clause.kind == "bare_relative" and clause.verb == at and clause.number > 0:
            outer = clauses[clause.number - 1]
            if outer.verb is not None and at - outer.verb <= 6 and view_class(view, outer.verb) in {"aspect"}:
                return outer.verb
        return None

    def _hedged(self, draft: Draft, hedges: Iterable[Found[Row]], clauses: tuple[Clause, ...]) -> None:
        view, at = draft.view, draft.predicate.first
        clause = draft.predicate.clause
        for hedge in hedges:
            if not self._reaches(view, hedge, draft, clause):
                continue
            span = _span(view, hedge.first, hedge.last)
            if hedge.value.get("certainty") and draft.certainty[0] == "asserted":
                draft.certainty = (hedge.value["certainty"], span)
            if hedge.value.get("phase") and draft.phase[0] != "future":
                draft.phase = (hedge.value["phase"], span)
        del at

    def _reaches(self, view: View, hedge: Found[Row], draft: Draft, clause: Clause) -> bool:
        at, scope = draft.predicate.first, hedge.value.get("scope", "clause")
        tense = hedge.value.get("tense")
        if hedge.value.get("kind") == "clitic":
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
            return False
        if inside or opens:
            return not (hedge.value.get("tense") and at - hedge.last > 6)
        return (clause.kind == "complementizer" and clause.opener is not None and 0 <= clause.opener.first - hedge.last <= 3) or (
            hedge.last == clause.first
        )

    def _negated(self, draft: Draft, negators: Iterable[Found[Row]]) -> None:
        view, at = draft.view, draft.predicate.first
        clause = draft.predicate.clause
        for negator in negators:
            if not clause.first <= negator.first < at:
                continue
            if not self._adjacent(view, negator, draft):
                continue
            span = _span(view, negator.first, negator.last)
            draft.polarity = ("negated", span)
            if negator.value.get("as_phase"):
                draft.phase = (negator.value["as_phase"], span)

    def _adjacent(self, view: View, negator: Found[Row], draft: Draft) -> bool:
        """A negator acts on the verb just after it (and on what that verb governs), or on the noun that it is in construct with."""
        at = draft.predicate.first
        gap = [j for j in range(negator.last, at) if view.words[j].kind == "word"]
        if len(gap) <= 1:
            return True
        if draft.predicate.clause.verb is not None and negator.last <= draft.predicate.clause.verb <= negator.last + 1:
            return not draft.predicate.verbal and draft.predicate.clause.verb < at and not _crosses(view, negator.last, at)
        return False

    def _joined(self, draft: Draft) -> None:
        """«لـ» on a verbal noun after a finished clause is a purpose («لتحرير»), so still to come."""
        if draft.predicate.verbal or draft.phase[1] is not None:
            return
        clause, view, at = draft.predicate.clause, draft.view, draft.at
        if clause.kind == "purpose" and clause.opener is not None:
            draft.phase = ("future", _span(view, clause.opener.first, clause.opener.last))
        elif clause.verb is not None and clause.verb < at and "ل" in view_lexeme(view, clause.verb).extra.get("prep", "").split():
            return
        elif view.tags[at].preposition == "ل" and not view.tags[at].article and draft.type in _AIMS and self._aims(view, at):
            draft.phase = ("future", (view.words[at].start, view.words[at].start + view.tags[at].outer))

    def _aims(self, view: View, at: int) -> bool:
        """Whether «ل» before a verbal noun is a purpose and not the complement of the word before it («تعرضت لقصف»، «نتيجة لهجوم»)."""
        before = view.before(at)
        if before is None or any(hit.last == at for hit in (*view.connectors.values(), *view.prepositions.values())):
            return False
        return not any("ل" in o.reading.lexeme.extra.get("prep", "").split() for o in (*view.tags[before].verbs, *view.tags[before].nouns))


def _crosses(view: View, start: int, end: int) -> bool:
    return any(view.is_mark(j) or j in view.connectors for j in range(start, end))


def _span(view: View, first: int, last: int) -> tuple[int, int]:
    return view.words[first].start, view.words[last - 1].end
