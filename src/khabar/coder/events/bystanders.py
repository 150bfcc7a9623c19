"""Bystanders: who is silent, is told of an event, finds, carries or counts its victims, and so did nothing of it.

A verb of class `aside` and a denied verb of saying («لم يعلن مسؤوليته») have such subjects, and so have the verbs of what is
found, carried or helped: none of them is a doer of the harm told of in the sentence, unless a verb of his own says so.
"""

from __future__ import annotations

from khabar.coder.events.draft import Draft
from khabar.coder.syntax.finite import negated
from khabar.coder.syntax.lexemes import view_class
from khabar.coder.syntax.silence import is_comment, is_silent


def over(draft: Draft) -> int | None:
    """The verb before an event in its clause whose subject stands aside from it, or the comment that nobody made («لا تعليق على»); else None.

    Times and hedges round that word are its own.
    """
    view, clause = draft.view, draft.predicate.clause
    verb = clause.verb
    if verb is None and not draft.predicate.verbal:
        unsaid = next((i for i in range(clause.first, draft.at) if is_comment(view, i) and negated(view, i)), None)
        if unsaid is not None:
            return unsaid
        verb = next((i for i in range(clause.first, draft.at) if view.tags[i].verbs and view_class(view, i) == "aside"), None)
    if draft.predicate.verbal or verb is None or verb >= draft.at or not is_silent(view, verb):
        return None
    return verb
