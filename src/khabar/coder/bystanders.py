"""Bystanders: who is silent, is told of an event, finds, carries or counts its victims, and so did nothing of it.

A verb of class `aside` and a denied verb of saying («لم يعلن مسؤوليته») have such subjects, and so have the verbs of what is
found, carried or helped: none of them is a doer of the harm told of in the sentence, unless a verb of his own says so.
"""

from __future__ import annotations

from khabar.codebook.codebook import Lexeme
from khabar.coder.finite import negated
from khabar.coder.lexemes import view_lexeme
from khabar.coder.view import View

_SAYING = frozenset({"say", "deny"})


def stands_aside(view: View, verb: int) -> bool:
    """Whether the subject of the verb at a word does nothing of what the verb governs."""
    return _aside(view, verb, view_lexeme(view, verb))


def _aside(view: View, verb: int, lexeme: Lexeme) -> bool:
    return lexeme.cls == "aside" or (lexeme.cls in _SAYING and (negated(view, verb) or lexeme.extra.get("object") == "content"))
