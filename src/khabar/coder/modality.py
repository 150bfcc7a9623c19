"""How sure: polarity, certainty and phase of each draft, with the word that made each other than its default.

A negator, hedge or sign of the future acts on the predicate that follows it in its clause; «لا … إلا» is
"only", not "not". A verb that governs a predicate («حاول»، «فشل في»، «كاد») passes its effect down to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from khabar.arabic.lookup import Found
from khabar.codebook.entry import Lexeme
from khabar.coder.clauses import Clause, is_finite
from khabar.coder.draft import Draft
from khabar.coder.lexemes import GOVERNING, view_class, view_lexeme
from khabar.coder.tags import Tag
from khabar.coder.view import Row, View

_AIMS = frozenset(
    {"offensive", "territory_change", "transfer", "return", "clash", "arrest", "release", "withdrawal", "support", "siege", "access", "aid",
     "interception", "military_movement", "displacement", "killing", "destruction", "air_strike", "shelling"}
)  # fmt: skip
_PHRASE, _ADJACENT = 6, 3
_FEMININE = ("ات", "ه")
_STEERING = frozenset({"aspect", "intend", "fail", "prevent"})
_GOVERNS = GOVERNING | {"cause"}
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
        joint = self._joint(draft)
        settled = self._settled(draft, joint, clauses)
        if not settled:
            self._governed(draft, clauses)
            self._goes_on(draft, clauses)
        start = draft.predicate.first if settled else draft.view.first
        self._hedged(draft, [hedge for hedge in marks[0] if hedge.first >= start], clauses)
        self._negated(draft, marks[1])

    def _joint(self, draft: Draft) -> Found[Row] | None:
        """The connector that leads straight to an event («بعد انسحاب», «خلال عمليات القصف»), with at most the head of its construct between."""
        view, at, clause = draft.view, draft.predicate.first, draft.predicate.clause
        if draft.predicate.verbal:
            return clause.opener if clause.verb == at else None
        hits = [hit for hit in view.connectors.values() if hit.last <= at and hit.value.get("effect")]
        if not hits or (hit := max(hits, key=lambda h: h.last)).last < at - 1:
            return None
        heads = (view.tags[j] for j in range(hit.last, at))
        return hit if all(not (tag.article or tag.preposition or tag.conjunction or _steers(tag)) for tag in heads) else None

    def _settled(self, draft: Draft, joint: Found[Row] | None, clauses: tuple[Clause, ...]) -> bool:
        """Whether what joins the event to the sentence settles its phase, whatever verb or hedge stands before: a purpose, «بعد», «حتى يتم»."""
        if self._purpose(draft):
            return True
        if joint is None or not (effect := joint.value.get("effect")):
            return False
        if effect == "future":
            draft.phase = ("future", _span(draft.view, joint.first, joint.last))
            return True
        verb = draft.predicate.clause.verb
        return effect == "occurred" and not draft.predicate.verbal and not (verb is not None and draft.view.tags[verb].future)

    def _goes_on(self, draft: Draft, clauses: tuple[Clause, ...]) -> None:
        """An event that goes on or ends by a verb after it («القصف لا يزال مستمراً»، «الغارات التي … ستستمر»، «الحصار الذي تشهده المدينة»)."""
        view, at = draft.view, draft.at
        if draft.predicate.verbal or draft.phase[1] is not None:
            return
        verb = _verb_of(draft.predicate.clause, clauses)
        subject = verb is not None and verb > at and not view.tags[at].preposition and not view.tags[at].conjunction
        if subject and verb is not None and view_class(view, verb) == "aspect":
            self._aspect(draft, verb, view_lexeme(view, verb))
        relative = next((c for c in clauses[draft.predicate.clause.number + 1 :][:1] if c.kind == "relative"), None)
        if relative is None or relative.verb is None or relative.opener is None or draft.phase[1] is not None:
            return
        if any(not (view.is_quote(j) or view.tags[j].nisba) for j in range(draft.predicate.last, relative.opener.first)):
            return
        if view_class(view, relative.verb) == "light":
            self._light_tense(draft, relative.verb, view_lexeme(view, relative.verb), _span(view, relative.verb, relative.verb + 1))

    def _aspect(self, draft: Draft, verb: int, lexeme: Lexeme) -> None:
        view = draft.view
        phase = "future" if view.tags[verb].future else lexeme.phase or lexeme.extra.get("phase", "")
        if lexeme.extra.get("negates"):
            draft.polarity = ("negated", _span(view, verb, verb + 1))
        elif phase in {"ongoing", "future"}:
            draft.phase = (phase, _span(view, verb, verb + 1))

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
        if "participle" in draft.predicate.option.reading.pos and not self._circumstance(draft):
            draft.phase = ("ongoing", _span(draft.view, draft.at, draft.at + 1))
        if not draft.predicate.verbal:
            return
        view, at = draft.view, draft.predicate.first
        tag = view.tags[at]
        span = _span(view, at, at + 1)
        if tag.future:
            draft.phase = ("future", span)
        elif (draft.predicate.option.reading.tense == "present" or self._feminine_present(draft)) and not view.headline:
            before = view.before(at)
            if before is not None and view.words[before].folded in {"لم", "ولم"}:
                return
            draft.phase = ("ongoing", span)

    def _feminine_present(self, draft: Draft) -> bool:
        """Whether a verb written alike in the masculine past and the feminine present («تقاتل»، «تهدد») follows a feminine subject."""
        view, verbs = draft.view, draft.view.tags[draft.predicate.first].verbs
        if draft.subject is None or draft.subject.first > draft.predicate.first or not view.words[draft.subject.first].folded.endswith(_FEMININE):
            return False
        past = [o.reading for o in verbs if o.reading.tense == "past"]
        return all(r.gender == "m" for r in past) and any(o.reading.tense == "present" and o.reading.gender == "f" for o in verbs)

    def _circumstance(self, draft: Draft) -> bool:
        """Whether a participle says in what state something past was done («دخلت القوات … مدعومة بغارات»)."""
        view, verb = draft.view, draft.predicate.clause.verb
        if view.tags[draft.at].article or verb is None or verb > draft.at or view_class(view, verb) == "aspect":
            return False
        return _is_past(view, verb)

    def _governed(self, draft: Draft, clauses: tuple[Clause, ...]) -> None:
        governor = self.governor(draft, clauses)
        if governor is not None:
            self._effect(draft, governor, view_lexeme(draft.view, governor))
        self._steered(draft)

    def _steered(self, draft: Draft) -> None:
        """The noun over an event («استمرار القصف»، «محاولة لاقتحام»، «فشل الهجوم»)."""
        view, at = draft.view, draft.at
        if draft.predicate.verbal:
            return
        j = view.before(at)
        while j is not None and at - j <= _ADJACENT and not _steers(view.tags[j]):
            linked = j in view.prepositions or (not view.tags[j].article and not view.tags[j].verbs and not view.is_mark(j))
            j = view.before(j) if linked else None
        if j is None or at - j > _ADJACENT or is_finite(view, j):
            return
        lexeme = next(o.reading.lexeme for o in view.tags[j].nouns if o.reading.lexeme.cls in GOVERNING)
        if lexeme.cls in _STEERING and (not view.tags[j].article or j < at - 1 or view.tags[at].preposition):
            self._effect(draft, j, lexeme)

    def _effect(self, draft: Draft, governor: int, lexeme: Lexeme) -> None:
        view = draft.view
        span = _span(view, governor, governor + 1)
        effect = lexeme.extra.get("effect", "")
        if lexeme.cls == "intend" and effect in _EFFECT_PHASE:
            draft.phase = ("future", span)
        elif lexeme.cls == "fail" or (lexeme.cls == "prevent" and effect == "negated"):
            draft.polarity = ("negated", span)
        elif lexeme.cls == "aspect":
            self._aspect(draft, governor, lexeme)
        elif lexeme.cls in {"light", "enable", "cause"} and not draft.predicate.verbal and draft.phase[1] is None:
            self._light_tense(draft, governor, lexeme, span)

    def _light_tense(self, draft: Draft, governor: int, lexeme: Lexeme, span: tuple[int, int]) -> None:
        view = draft.view
        tense = next((o.reading.tense for o in view.tags[governor].verbs if o.reading.lexeme is lexeme), None)
        if view.tags[governor].future:
            draft.phase = ("future", span)
        elif tense == "present" and not view.headline and lexeme.phase != "occurred":
            before = view.before(governor)
            if before is None or view.words[before].folded not in {"لم", "ولم"}:
                draft.phase = ("ongoing", span)

    def governor(self, draft: Draft, clauses: tuple[Clause, ...]) -> int | None:
        """The verb that governs a draft's predicate: its clause's own before it, or, after «أن», the one that takes the clause."""
        view, clause, at = draft.view, draft.predicate.clause, draft.predicate.first
        if clause.verb is not None and clause.verb < at:
            return clause.verb if view_class(view, clause.verb) in _GOVERNS else None
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
        view = draft.view
        clause = draft.predicate.clause
        for hedge in hedges:
            if not self._reaches(view, hedge, draft, clause):
                continue
            span = _span(view, hedge.first, hedge.last)
            if hedge.value.get("certainty") and draft.certainty[0] == "asserted":
                draft.certainty = (hedge.value["certainty"], span)
            if hedge.value.get("phase") and draft.phase[0] != "future":
                draft.phase = (hedge.value["phase"], span)
            elif hedge.value.get("tense") == "present" and draft.phase[0] == "ongoing":
                draft.phase = ("future", span)

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
            predicated = scope == "noun" or (scope == "following" and hedge.value.get("phase") == "ongoing")
            return predicated and inside and self._describes(view, hedge, draft)
        if inside or opens:
            return not (hedge.value.get("tense") and at - hedge.last > 6)
        return (clause.kind == "complementizer" and clause.opener is not None and 0 <= clause.opener.first - hedge.last <= 3) or (
            hedge.last == clause.first
        )

    def _describes(self, view: View, hedge: Found[Row], draft: Draft) -> bool:
        """Whether an adjective after an event noun is its own («القصف مستمر»): nothing but the noun's phrase between."""
        verb = draft.predicate.clause.verb
        if draft.predicate.verbal or hedge.first - draft.predicate.last > _PHRASE:
            return False
        if verb is not None and verb < draft.at and _is_past(view, verb) and not view.tags[hedge.first].article:
            return False
        return not any(view.is_mark(j) or j in view.connectors or (view.tags[j].verbs and is_finite(view, j)) for j in range(draft.predicate.last, hedge.first))

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

    def _purpose(self, draft: Draft) -> bool:
        """Whether «لـ» on a verbal noun after a finished clause, or another word of purpose, makes it still to come («لتحرير»)."""
        if draft.predicate.verbal or draft.predicate.lexeme.phase:
            return False
        clause, view, at = draft.predicate.clause, draft.view, draft.at
        if clause.kind == "purpose" and clause.opener is not None:
            draft.phase = ("future", _span(view, clause.opener.first, clause.opener.last))
            return True
        if clause.verb is not None and clause.verb < at and "ل" in view_lexeme(view, clause.verb).extra.get("prep", "").split():
            return False
        if view.tags[at].preposition == "ل" and not view.tags[at].article and draft.type in _AIMS and self._aims(view, at):
            draft.phase = ("future", (view.words[at].start, view.words[at].start + view.tags[at].outer))
            return True
        return False

    def _aims(self, view: View, at: int) -> bool:
        """Whether «ل» before a verbal noun is a purpose and not the complement of the word before it («تعرضت لقصف»، «نتيجة لهجوم»)."""
        before = view.before(at)
        if before is None or any(hit.last == at for hit in (*view.connectors.values(), *view.prepositions.values())):
            return False
        return not any("ل" in o.reading.lexeme.extra.get("prep", "").split() for o in (*view.tags[before].verbs, *view.tags[before].nouns))


def _is_past(view: View, verb: int) -> bool:
    """Whether the verb at a word can only be of the past."""
    return bool(view.tags[verb].verbs) and all(o.reading.tense == "past" for o in view.tags[verb].verbs)


def _steers(tag: Tag) -> bool:
    """Whether a noun says of the event after it how it stands («استمرار»، «محاولة»)."""
    return any(o.reading.lexeme.cls in GOVERNING and "participle" not in o.reading.pos for o in tag.nouns)


def _verb_of(clause: Clause, clauses: tuple[Clause, ...]) -> int | None:
    """The verb of a clause, also where it follows the relative clauses that describe its subject."""
    if clause.verb is not None:
        return clause.verb
    return next((c.verb for c in clauses if c.kind == "resumed" and c.parent == clause.number), None)


def _crosses(view: View, start: int, end: int) -> bool:
    return any(view.is_mark(j) or j in view.connectors for j in range(start, end))


def _span(view: View, first: int, last: int) -> tuple[int, int]:
    return view.words[first].start, view.words[last - 1].end
