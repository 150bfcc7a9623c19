"""Doubts: a sentence that only says that what was told is not confirmed takes back that the sentence before it is sure.

«قال ناشطون إن القصف قتل خمسة. ولم يتسن التحقق من صحة ذلك.»: the death is possible. A doubt of one detail («من هوية القتلى») is not of the
event, and in another paragraph, after words of its own or on another's word it may be about something else.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from khabar.arabic.clitics import BI, LI
from khabar.arabic.function_words import ABOUT, FROM, ON, ON_A_TOPIC
from khabar.arabic.lookup import Found
from khabar.codebook.schema.status import Hedge
from khabar.coder.events.build import scope_at
from khabar.coder.events.draft import Draft
from khabar.coder.events.status.tense import span_of
from khabar.coder.events.values import Status
from khabar.coder.sources.scopes import Scope
from khabar.coder.syntax.view import View

_MATTER = (ON_A_TOPIC - {ON}) | {ABOUT, FROM}
"""What leads to the matter of a doubt."""


def doubt_before(report: Sequence[Sequence[Draft]], views: Sequence[View], scopes: Sequence[Scope]) -> None:
    """Make possible, in place, what a sentence tells that the next one of its line doubts."""
    for view, after in itertools.pairwise(views):
        hedge = _doubt(after)
        if hedge is None or view.line != after.line or view.headline or any(d.dropped is None for d in report[after.index]):
            continue
        scope = scope_at(scopes, hedge.first)
        for draft in _told(report[view.index]):
            if hedge.value.certainty and (scope is None or scope.chain == draft.sources):
                draft.certainty = Status(hedge.value.certainty, span_of(after, hedge.first, hedge.last))


def _told(drafts: Sequence[Draft]) -> Iterable[Draft]:
    """What a sentence asserts of events: what it tells on a source's word if anything, else all."""
    told = [d for d in drafts if d.dropped is None and not d.asides and not d.traits.speech]
    return [d for d in [d for d in told if d.sources] or told if d.certainty.value == "asserted"]


def _doubt(view: View) -> Found[Hedge] | None:
    """The hedge with which a sentence begins, if it doubts all that was told before."""
    hedge = next((hit for hit in view.hedges.values() if hit.value.scope == "previous"), None)
    if hedge is None or not all(_joins(view, i) for i in range(view.first, hedge.first)):
        return None
    return hedge if all(_is_whole(view, i) for i in range(hedge.last, view.last)) else None


def _joins(view: View, i: int) -> bool:
    """Whether word `i` only ties a sentence to the one before («غير أنه»، «لكن»)."""
    return any(hit.first <= i < hit.last for hit in view.connectors.values()) or view.is_quote(i)


def _is_whole(view: View, i: int) -> bool:
    """Whether word `i` behind a doubt leads to no detail: no clause of its own but a relative one, and no matter but all that was told."""
    joint = view.connectors.get(i)
    if joint is not None and joint.value.kind != "relative":
        return False
    if view.words[i].folded in _MATTER and (i not in view.prepositions or view.prepositions[i].last == i + 1):
        return i + 1 < view.last and view.tags[i + 1].stem in view.known.doubted
    return view.tags[i].preposition not in {BI, LI} or view.tags[i].stem in view.known.doubted
