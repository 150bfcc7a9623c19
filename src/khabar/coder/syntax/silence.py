"""Silence: verbs whose subject says and does nothing of what they govern, and comments that nobody makes."""

from __future__ import annotations

from khabar.coder.syntax.finite import negated
from khabar.coder.syntax.lexemes import view_class, view_lexeme
from khabar.coder.syntax.view import View

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
