"""Bystanders: who is silent, is told of an event, finds, carries or counts its victims, and so did nothing of it.

A verb of class `aside` and a denied verb of saying («لم يعلن مسؤوليته») have such subjects, and so have the verbs of what is
found, carried or helped: none of them is a doer of the harm told of in the sentence, unless a verb of his own says so.
"""

from __future__ import annotations

from khabar.coder.draft import Draft
from khabar.coder.finite import negated
from khabar.coder.lexemes import view_class, view_lexeme
from khabar.coder.view import View

_SAYING = frozenset({"say", "deny"})


def is_silent(view: View, verb: int) -> bool:
    """Whether the verb at a word tells of no speech and no deed: it is of class `aside`, or a verb of saying that is denied."""
    cls = view_class(view, verb)
    return cls == "aside" or (cls in _SAYING and negated(view, verb))


def is_comment(view: View, i: int) -> bool:
    """Whether a word is a noun for comment or reply: who denies it denies no event («لا تعليق من الجيش على …»)."""
    if not view.first <= i < view.last or view.tags[i].article:
        return False
    lexemes = (o.reading.lexeme for o in view.tags[i].nouns if "participle" not in o.reading.pos)
    return any(lexeme.cls == "aside" and lexeme.matter == "comment" for lexeme in lexemes)


def stands_aside(view: View, verb: int) -> bool:
    """Whether the subject of the verb at a word does nothing of what the verb governs."""
    return is_silent(view, verb) or view_lexeme(view, verb).object == "content"


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
