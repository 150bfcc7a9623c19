"""Joints: what ties an event to the sentence and settles its phase («بعد انسحاب»، «حتى يتم تحرير»، «لاستعادة»)."""

from __future__ import annotations

from khabar.arabic.clitics import LI
from khabar.arabic.lookup import Found
from khabar.codebook.schema.syntax import Connector
from khabar.coder.events.draft import Draft
from khabar.coder.events.status.tense import span_of
from khabar.coder.events.values import Status
from khabar.coder.syntax.lexemes import steers, view_lexeme
from khabar.coder.syntax.tags import Tag
from khabar.coder.syntax.view import View

_FAR = 25


def joint_of(draft: Draft) -> Found[Connector] | None:
    """The connector that leads straight to an event («بعد انسحاب», «خلال عمليات القصف»), with at most the head of its construct between."""
    view, at, clause = draft.view, draft.predicate.first, draft.predicate.clause
    if draft.predicate.verbal:
        return clause.opener if clause.verb == at else None
    hits = [hit for hit in view.connectors.values() if hit.last <= at and hit.value.effect]
    if not hits or (hit := max(hits, key=lambda h: h.last)).last < at - 1:
        return None
    heads = (view.tags[j] for j in range(hit.last, at))
    return hit if all(not (tag.article or tag.preposition or tag.conjunction or steers(tag)) for tag in heads) else None


def settles(draft: Draft, joint: Found[Connector] | None) -> bool:
    """Whether what joins the event to the sentence settles its phase, whatever verb or hedge stands before: a purpose, «بعد», «حتى يتم»."""
    if _purpose(draft):
        return True
    if joint is None or not (effect := joint.value.effect):
        return False
    if effect == "future":
        draft.phase = Status("future", span_of(draft.view, joint.first, joint.last))
        return True
    verb = draft.predicate.clause.verb
    if effect == "occurred" and draft.predicate.verbal and joint.value.before == "verb":
        draft.phase = Status("occurred")
    return effect == "occurred" and not draft.predicate.verbal and not (verb is not None and draft.view.tags[verb].future)


def _purpose(draft: Draft) -> bool:
    """Whether «لـ» on a verbal noun after a finished clause, or another word of purpose, makes it still to come («لتحرير»)."""
    if draft.predicate.verbal or draft.predicate.lexeme.phase:
        return False
    clause, view, at = draft.predicate.clause, draft.view, draft.at
    if clause.kind == "purpose" and clause.opener is not None:
        draft.phase = Status("future", span_of(view, clause.opener.first, clause.opener.last))
        return True
    if clause.verb is not None and clause.verb < at and LI in view_lexeme(view, clause.verb).prep:
        return False
    finished = not draft.traits.strike or (clause.verb is not None and clause.verb < at)
    if view.tags[at].preposition == LI and not view.tags[at].article and draft.traits.aim and finished and _aims(view, at):
        draft.phase = Status("future", (view.words[at].start, view.words[at].start + view.tags[at].outer))
        return True
    head = view.before(at)
    if head is None or view.tags[head].preposition != LI or view.tags[head].article or view.tags[at].preposition or head != at - 1:
        return False
    if finished and view.tags[head].nouns and not view.tags[head].verbs and draft.traits.aim and _aims(view, head):
        draft.phase = Status("future", span_of(view, head, head + 1))
        return True
    return False


def _aims(view: View, at: int) -> bool:
    """Whether «ل» before a verbal noun is a purpose and not the complement of a word before it («تعرضت القرية … لقصف»، «نتيجة لهجوم»)."""
    before = view.before(at)
    ends = {*(hit.last for hit in view.connectors.values()), *(hit.last for hit in view.prepositions.values())}
    if before is None or at in ends:
        return False
    return not any(_asks_for_l(view.tags[j]) for j in range(max(view.first, at - _FAR), at))


def _asks_for_l(tag: Tag) -> bool:
    return any(LI in o.reading.lexeme.prep for o in (*tag.verbs, *tag.nouns))
