"""Lexemes in place: which dictionary word a verb of a sentence is, by what follows it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache

from khabar.arabic.script import fold
from khabar.codebook.codebook import Lexeme, Reading
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.tags import Tag
from khabar.coder.syntax.view import View

_NEAR, _FAR, _WRITTEN = 6, 10, 14
GOVERNING = frozenset({"intend", "fail", "aspect", "prevent", "light", "enable", "want", "general", "allow", "say", "deny"})
"""Classes of verbs that can govern an event word."""


def view_class(view: View, i: int) -> str:
    """The class of the verb at word `i`."""
    return view_lexeme(view, i).cls


def view_lexeme(view: View, i: int) -> Lexeme:
    """The lexeme of the verb at word `i`: one whose subject stands aside, else of a class that governs others, if one of its readings is."""
    options = view.tags[i].verbs
    for option in options:
        if option.reading.lexeme.cls == "aside" and only_with(view, i, option.reading.lexeme):
            return option.reading.lexeme
    for option in options:
        if option.reading.lexeme.cls in GOVERNING - {"general"} | {"cause"} and only_with(view, i, option.reading.lexeme):
            return option.reading.lexeme
    return options[0].reading.lexeme


def governs(view: View, i: int) -> bool:
    """Whether a word is a verb whose preposition follows, whatever else it can be («حال … دون»)."""
    return any(o.reading.lexeme.only_with == "prep" and only_with(view, i, o.reading.lexeme) for o in view.tags[i].verbs)


def only_with(view: View, i: int, lexeme: Lexeme) -> bool:
    """Whether what a verb's class asks for follows it: its preposition, a verbal noun, or content."""
    wanted = lexeme.only_with
    if not wanted:
        return True
    if wanted == "comment" or wanted == "inquiry":
        return _matter(view, i, lexeme) == wanted
    if wanted == "event_subject":
        before = (option.reading for j in range(max(view.first, i - _NEAR), i) for option in view.tags[j].nouns)
        return any(reading.lexeme.cls == "event" and reading.pos != "phrase" for reading in before)
    if wanted == "content":
        return _takes_content(view, i, lexeme)
    if wanted == "deed":
        return _takes_deed(view, i)
    if wanted == "masdar":
        return i + 1 < view.last and any(o.reading.pos == "masdar" for o in view.tags[i + 1].nouns) and not is_finite(view, i + 1)
    reach = {"prep": _NEAR, "prep_far": _FAR}.get(wanted, 0)
    return any(view.tags[j].preposition in lexeme.prep or _leads(view, j, lexeme.prep) for j in range(i + 1, min(view.last, i + reach)))


def _takes_content(view: View, i: int, lexeme: Lexeme) -> bool:
    """Whether «أن», a colon or a quotation follows a verb, further on if its preposition stands beside it."""
    written = i + 1 < view.last and view.words[i + 1].folded in lexeme.prep
    return any(
        view.words[j].text in {":", "«", "“", '"'} or (j in view.connectors and view.connectors[j].value.kind == "complementizer")
        for j in range(i + 1, min(view.last, i + (_WRITTEN if written else _NEAR)))
    )


def _leads(view: View, j: int, words: Sequence[str]) -> bool:
    """Whether one of these words stands at `j` and leads to what follows («دون» too)."""
    preposition, negator = view.prepositions.get(j), view.negators.get(j)
    return (preposition is not None and preposition.value.phrase in words) or (negator is not None and negator.value.word in words)


def _takes_deed(view: View, i: int) -> bool:
    """Whether the first event after a verb is a deed that it may take for its object («أجّلت … تبادل الأسرى»), and no people («أجلت … الجرحى»)."""
    for j in range(i + 1, min(view.last, i + _FAR)):
        if view.is_mark(j) or j in view.connectors:
            return False
        nouns = [o.reading.lexeme for o in view.tags[j].nouns if o.reading.lexeme.cls == "event" and "participle" not in o.reading.pos]
        if nouns and j not in view.named:
            return not view.tags[j].preposition and j - 1 not in view.prepositions and all("self" not in lexeme.frame for lexeme in nouns)
    return False


def steers(tag: Tag) -> bool:
    """Whether a noun says of the event after it how it stands («استمرار»، «محاولة»)."""
    return steering_lexeme(tag) is not None


def steering_lexeme(tag: Tag) -> Lexeme | None:
    """The lexeme by which a noun steers the event after it."""
    pos = ("noun", "masdar")
    return next((o.reading.lexeme for o in tag.nouns if o.reading.lexeme.cls in GOVERNING and o.reading.pos in pos), None)


def _matter(view: View, i: int, lexeme: Lexeme) -> str:
    """What the verb at word `i` has as its object where that is a word for comment, silence or news («رفض التعليق»، «تلقت بلاغاً»), and no event."""
    preps = {"", *asked(lexeme)}
    for j in range(i + 1, min(view.last, i + _WRITTEN)):
        tag = view.tags[j]
        if view.is_mark(j) or (tag.verbs and is_finite(view, j)):
            break
        aside = aside_noun(view, j)
        if aside is not None and _preposition_of(view, j) in preps and j not in view.named:
            return aside.matter or ""
        if j not in view.named and any(_is_deed(o.reading) for o in tag.nouns):
            break
    return ""


def _is_deed(reading: Reading) -> bool:
    """Whether a noun names an event other than an act of speech; prepositions that begin a trigger's phrase do not."""
    return reading.lexeme.cls == "event" and reading.pos != "phrase" and not reading.lexeme.traits.speech


def aside_noun(view: View, j: int) -> Lexeme | None:
    """The word for comment, silence or news at `j`: with an article or followed by its preposition, where its entry names one."""
    for option in view.tags[j].nouns:
        lexeme = option.reading.lexeme
        if (
            lexeme.cls == "aside"
            and "participle" not in option.reading.pos
            and (view.tags[j].article or not lexeme.prep or _followed(view, j + 1, asked(lexeme)))
        ):
            return lexeme
    return None


def _followed(view: View, j: int, preps: Set[str]) -> bool:
    """Whether one of the prepositions stands at word `j` or on it."""
    hit = view.prepositions.get(j)
    return j < view.last and (view.tags[j].preposition in preps or (hit is not None and hit.value.folded in preps))


def _preposition_of(view: View, j: int) -> str:
    """The preposition on or before word `j`."""
    hit = next((hit for hit in view.prepositions.values() if hit.last == j), None)
    return view.tags[j].preposition or ("" if hit is None else hit.value.folded)


def asked(lexeme: Lexeme) -> frozenset[str]:
    """The prepositions that a lexeme asks for, folded."""
    return _folded(lexeme.prep)


@lru_cache(maxsize=10_000)
def _folded(prepositions: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, prepositions))
