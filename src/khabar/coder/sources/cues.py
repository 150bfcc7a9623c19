"""Cues: which words open a source's scope, and whether what is said follows them."""

from __future__ import annotations

from khabar.coder.syntax.clauses import splits
from khabar.coder.syntax.finite import is_finite, is_marked_passive, negated
from khabar.coder.syntax.lexemes import asked, only_with
from khabar.coder.syntax.tags import Option
from khabar.coder.syntax.view import View

"""Types of claims that are themselves acts of speech."""
_SAYING = frozenset({"say", "deny"})
_FAR, _NEAR, _NOUN = 25, 12, 4


def saying(view: View, i: int) -> Option | None:
    """The reading of word `i` as a verb or participle of saying, if it has one."""
    tag = view.tags[i]
    if (
        not tag.saying
        or i in view.named
        or i in view.prepositions
        or (tag.stem in view.known.jussives and not is_finite(view, i))
        or any(c.first <= i < c.last and splits(c) for c in view.connectors.values())
    ):
        return None
    for option in tag.verbs:
        if option.reading.lexeme.cls in _SAYING and option.reading.tense != "imperative" and only_with(view, i, option.reading.lexeme):
            return option if is_finite(view, i) or not tag.nouns else None
    named = any(o.reading.pos == "noun" for o in tag.nouns)
    for option in () if named else tag.nouns:
        if option.reading.lexeme.cls in _SAYING and option.reading.pos == "active_participle" and not tag.article:
            return option if only_with(view, i, option.reading.lexeme) else None
    return None


def is_silent(view: View, i: int) -> bool:
    """Whether the verb of saying or denying at `i` is denied («لم يعلن»، «لم ينف») or said of who is told («أُبلغت الشرطة»): nobody speaks."""
    return negated(view, i) or is_marked_passive(view, i)


def speech_act(view: View, i: int) -> Option | None:
    """The reading of word `i` as a verb that is itself an act of speech («طالب»، «هدد»): it says who speaks, and opens no scope."""
    if not view.tags[i].event or not is_finite(view, i):
        return None
    return next((o for o in view.tags[i].verbs if o.reading.lexeme.traits.speech and o.reading.voice != "passive"), None)


def has_content(view: View, i: int, option: Option) -> bool:
    """Whether something said follows: a complementiser, a colon, a quotation, the verb's preposition, or an event's name."""
    preps = asked(option.reading.lexeme)
    for j in range(i, min(view.last, i + _FAR)):
        if _opens(view, j):
            return True
        hit = view.prepositions.get(j)
        if (hit is not None and hit.value.folded in preps) or (view.tags[j].preposition and view.tags[j].preposition in preps):
            return True
        if any(o.reading.lexeme.cls in {"event", "say_noun"} for o in view.tags[j].nouns) and j <= i + _NOUN:
            return True
    return False


def opens_content(view: View, j: int) -> int | None:
    """Where what is said begins soon after word `j`, past commas, a time or a circumstance, but no other verb; else None."""
    for k in range(j, min(view.last, j + _NEAR)):
        if _opens(view, k):
            return k
        if view.tags[k].verbs and is_finite(view, k):
            return None
    return None


def _opens(view: View, j: int) -> bool:
    connector = view.connectors.get(j)
    return (connector is not None and connector.value.kind == "complementizer") or view.words[j].text in {":", "«", "“", '"'}
