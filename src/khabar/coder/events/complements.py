"""Complements: which words govern an event, and where something that only holds it keeps it out of their reach.

A verb acts on its complement and on no more. «فشلت في منع اندلاع اشتباكات» governs the clashes, through «منع» and «اندلاع»;
«لم تتمكن من معرفة المسؤول عن انفجار» governs the knowing: the explosion stands inside it and is taken for granted.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.arabic.clitics import LI
from khabar.arabic.endings import SOUND_PLURALS, TANWIN_ACCUSATIVE
from khabar.arabic.function_words import ABOUT, BEHIND, FROM, ON_A_TOPIC, OR
from khabar.arabic.lookup import Found
from khabar.codebook.codebook import Lexeme
from khabar.codebook.schema.status import Negator
from khabar.codebook.schema.syntax import Preposition
from khabar.coder.events.predicates import Predicate
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.constituents import constituents, joins
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.lexemes import asked, steering_lexeme, view_lexeme
from khabar.coder.syntax.view import View

_OUTER = frozenset({"intend", "fail", "want", "prevent", "aspect"})
_OBJECTLESS = frozenset({"fail", "enable", "cause"})
"""Classes of verbs that, where they ask for a preposition, govern nothing without it unless it stands beside them."""
_ACTED = frozenset({"cause", "prevent"})
"""Classes of verbs of which an event can be the subject, and something else what they govern."""
_ANYWAY = {"say_noun": frozenset({ABOUT, *ON_A_TOPIC}), "intend": frozenset({LI})}
_DEEPEST, _BESIDE = 6, 2


class Chain(msgspec.Struct, frozen=True, gc=False):
    """The words over an event, each the complement of the next, nearest first.

    `held`: a noun between only holds it, so that no word further out governs it. `known`: that noun tells of it as of
    something known («سبب الانفجار»), so that no word further out says how it stands.
    """

    words: tuple[int, ...] = ()
    known: bool = False
    held: bool = False


class _Phrase(msgspec.Struct, frozen=True, gc=False):
    """Where the phrase of an event noun begins, and the preposition that leads to it ("" for none) with its place."""

    first: int
    prep: str
    prep_at: int


def chain(view: View, clauses: Sequence[Clause], predicate: Predicate) -> Chain:
    """The words over a predicate."""
    clause = predicate.clause
    if predicate.verbal:
        return Chain(_over_clause(view, clauses, clause))
    found: list[int] = []
    at = predicate.first
    while len(found) < _DEEPEST:
        over = _over(view, clause, at)
        if over is None or over < 0:
            return Chain(tuple(found), over == _KNOWN, over is not None)
        found.append(over)
        if over == clause.verb:
            found.extend(_over_clause(view, clauses, clause))
            break
        at = over
    return Chain(tuple(found))


def _over_clause(view: View, clauses: Sequence[Clause], clause: Clause) -> tuple[int, ...]:
    """The verb that takes a clause with «أن» («رفضوا أن ينفذوا هجوماً»), or none."""
    outer = clauses[clause.parent].verb if clause.kind == "complementizer" and clause.parent is not None else None
    return (outer,) if outer is not None and view_lexeme(view, outer).cls in _OUTER else ()


_HELD, _KNOWN = -1, -2


def _over(view: View, clause: Clause, at: int) -> int | None:
    """The word that governs the event or noun at `at`; _HELD or _KNOWN where a noun between only holds it, None where nothing governs it."""
    verb = clause.verb if clause.verb is not None and clause.verb < at else None
    low = clause.first if verb is None else verb + 1
    if (sibling := sibling_of(view, low, at)) is not None:
        over = _over(view, clause, sibling)
        alike = at - sibling <= _BESIDE or (view.tags[at].article and view.tags[sibling].article)
        apart = over is not None and over >= 0 and over != verb and not alike
        return _over(view, clause, over) if apart and over is not None else over
    phrase = _phrase(view, low, at, verb)
    if isinstance(phrase, int):
        return phrase
    if phrase.prep in BEHIND:
        return _KNOWN
    if phrase.prep:
        return _led(view, low, phrase, verb)
    if verb is None:
        return None
    return _bare(view, clause, verb, phrase, at)


def sibling_of(view: View, low: int, at: int) -> int | None:
    """The event that «و» or «أو» joins this one to."""
    before = view.before(at)
    if before is not None and view.words[before].folded in view.known.modifiers:
        before = view.before(before)
    if not joins(view, at) and (before is None or view.words[before].folded not in OR):
        return None
    for j in range(at - 1, low - 1, -1):
        if view.is_mark(j) or (view.tags[j].verbs and is_finite(view, j)):
            return None
        if is_deed(view, j):
            return j
    return None


def _phrase(view: View, low: int, at: int, verb: int | None) -> _Phrase | int:
    """How the phrase of the noun at `at` begins; or the noun that governs it in construct, or _HELD."""
    j = at
    while True:
        if view.tags[j].preposition:
            return _Phrase(j, view.tags[j].preposition, j)
        k = view.before(j)
        if k is None or k < low or view.is_mark(k):
            return _Phrase(j, "", j)
        hit = _leading(view, k)
        part = view.before(hit.first) if hit is not None and hit.value.folded == FROM else None
        if part is not None and part >= low and view.tags[part].stem in view.known.partitives:
            j = part
            continue
        if hit is not None:
            return _Phrase(j, hit.value.folded, hit.first)
        tag = view.tags[k]
        if view.words[k].folded in view.known.modifiers or k in view.quantities or (tag.stem in view.known.partitives and not holds(view, k)):
            j = k
            continue
        if tag.article or k in view.named or k in view.connectors or joins(view, j):
            return _Phrase(j, "", j)
        if (lexeme := steering_lexeme(tag)) is not None and lexeme.cls != "general":
            return k
        if is_deed(view, k) or holds(view, k) or _in_construct(view, k, at, verb):
            return _kept(view, k)
        return _Phrase(j, "", j)


def _leading(view: View, k: int) -> Found[Preposition] | Found[Negator] | None:
    """The preposition, «دون» among them, that word `k` is or ends."""
    preposition = next((hit for hit in view.prepositions.values() if hit.first <= k < hit.last), None)
    negators = (hit for hit in view.negators.values() if hit.value.scope == "noun" and hit.first <= k < hit.last)
    return preposition or next(negators, None)


def holds(view: View, j: int) -> bool:
    """Whether a word is a noun that holds an event, with its pronoun or without («مسؤوليته»)."""
    tag = view.tags[j]
    if tag.stem in view.known.holders:
        return True
    return any(cut.suffix and not cut.prefix and cut.stem in view.known.holders for cut in view.words[j].form.cuts)


def _kept(view: View, j: int) -> int:
    return _KNOWN if holds(view, j) and not is_deed(view, j) else _HELD


def _in_construct(view: View, k: int, at: int, verb: int | None) -> bool:
    """Whether an unknown noun right before an event can only be the first part of its name («مصدر القصف»، «من تصوير قصف»)."""
    tag, word = view.tags[k], view.words[k]
    if tag.verbs or tag.nisba or tag.suffix or word.folded in view.known.adjectives or word.text.endswith(TANWIN_ACCUSATIVE) or word.kind != "word":
        return False
    before = view.before(k)
    led = bool(tag.preposition) or (before is not None and any(h.last == before + 1 for f, h in view.prepositions.items() if f <= before))
    beside = verb is not None and before == verb
    return led or (view.tags[at].article and not beside and not tag.stem.endswith(SOUND_PLURALS))


def _led(view: View, low: int, phrase: _Phrase, verb: int | None) -> int | None:
    """Who takes the preposition that leads to a phrase: the nearest noun or the verb that asks for it."""
    before = view.before(phrase.prep_at)
    if before is not None and before >= low and (holds(view, before) or (before != verb and _owned_topic(view, verb, before))):
        return _KNOWN
    asks = verb is not None and phrase.prep in asked(view_lexeme(view, verb))
    holder = False
    for j in range(phrase.prep_at - 1, low - 1, -1):
        if view.is_mark(j):
            holder = False
            if not asks:
                return None
            continue
        lexeme = _asking(view, j, phrase.prep)
        if lexeme is not None and not holder:
            return j
        if is_deed(view, j) or holds(view, j):
            if not asks or _leads_to(view, verb, j):
                return _kept(view, j)
            holder = True
    return verb if asks else None


def _owned_topic(view: View, verb: int | None, j: int) -> bool:
    """Whether a verb of saying has an object with a pronoun, which takes the preposition after it («أعلنت نتائج تحقيقاتها عن …»)."""
    return verb is not None and view_lexeme(view, verb).cls == "say" and bool(view.tags[j].suffix) and not view.tags[j].verbs


def _asking(view: View, j: int, prep: str) -> Lexeme | None:
    """The lexeme by which a noun asks for a preposition: a governing noun, or one of report before «عن» and the like."""
    for option in view.tags[j].nouns:
        lexeme = option.reading.lexeme
        if "participle" not in option.reading.pos and lexeme.cls != "event" and prep in (asked(lexeme) | _told_of(lexeme)):
            return lexeme
    return None


def _leads_to(view: View, verb: int | None, j: int) -> bool:
    """Whether a noun stands after a preposition that the verb asks for, and so is its complement."""
    if verb is None:
        return False
    wanted = asked(view_lexeme(view, verb))
    before = view.before(j)
    hits = (h.value.folded for first, h in view.prepositions.items() if before is not None and first <= before < h.last)
    return view.tags[j].preposition in wanted or any(prep in wanted for prep in hits)


def _bare(view: View, clause: Clause, verb: int, phrase: _Phrase, at: int) -> int | None:
    """Whether a verb governs a phrase that no preposition leads to."""
    lexeme = view_lexeme(view, verb)
    beside = all(view.is_quote(j) for j in range(verb + 1, phrase.first))
    if beside:
        return None if lexeme.cls in _ACTED and _acts(view, clause, verb, at) else verb
    if lexeme.prep and (lexeme.cls in _OBJECTLESS or lexeme.only_with == "prep"):
        return None
    for j in range(verb + 1, phrase.first):
        if view.words[j].folded == FROM and view.tags[j + 1].is_past and not view.tags[j + 1].nouns:
            return _KNOWN
        if not is_deed(view, j) and not holds(view, j):
            continue
        subject = view.before(j) == verb and view.tags[j].article
        if not subject and (_leads_to(view, verb, j) or not _preposed(view, j)):
            return _kept(view, j)
    return verb


def _preposed(view: View, j: int) -> bool:
    before = view.before(j)
    return bool(view.tags[j].preposition) or (before is not None and any(f <= before < h.last for f, h in view.prepositions.items()))


def _acts(view: View, clause: Clause, verb: int, at: int) -> bool:
    """Whether the event beside a verb is its subject: what the verb governs comes after it («منع القصف السكان من العودة»)."""
    wanted = asked(view_lexeme(view, verb))
    if any(o.reading.voice == "passive" for o in view.tags[verb].verbs[:1]):
        return False
    parts = constituents(view, at + 1, clause.last)
    if any(part.prep in wanted for part in parts if part.prep):
        return True
    bare = [p for p in parts if not p.prep and p.time is None and not p.coordinated and p.first > at and not _describes(view, p.first, at)]
    return view.tags[at].article and bool(bare)


def _describes(view: View, j: int, at: int) -> bool:
    """Whether the word after a definite event is its adjective («القصف المتواصل»)."""
    return j == at + 1 and view.tags[j].article


def is_deed(view: View, j: int) -> bool:
    """Whether a word is a noun of an event, of its own type or of any."""
    tag = view.tags[j]
    if not tag.event or j in view.named or (tag.verbs and is_finite(view, j)):
        return False
    return any(o.reading.lexeme.cls == "event" and not o.reading.lexeme.then and "participle" not in o.reading.pos for o in tag.nouns) and not _light(
        view, j
    )


def _light(view: View, j: int) -> bool:
    lexeme = steering_lexeme(view.tags[j])
    return lexeme is not None and lexeme.cls == "light"


def _told_of(lexeme: Lexeme) -> frozenset[str]:
    """The prepositions that lead from a noun of report to what it tells of, from any of purpose to what is meant."""
    return _ANYWAY.get(lexeme.cls, frozenset()) if lexeme.cls == "intend" or lexeme.attests else frozenset()
