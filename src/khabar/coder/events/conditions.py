"""Conditions: what a codebook's entry asks of the words round its trigger, and whether it is there.

What must follow, which preposition, which words or mentions must stand near, and which must not.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.arabic.clitics import ARTICLE, LI, THIRD_PERSON
from khabar.arabic.endings import DUALS, FEMININE
from khabar.arabic.letters import ALIF, TA, TA_MARBUTA
from khabar.arabic.words import cuts
from khabar.codebook.codebook import Lexeme, Reading
from khabar.codebook.entry import SOME_FORCE, SOME_PARTY, SOME_PEOPLE
from khabar.coder.events.hiding import hides
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.constituents import Constituent, constituents
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.tags import Option, split_prefix
from khabar.coder.syntax.view import QUOTES, View
from khabar.coder.syntax.word_forms import nouns

_REACH = 14
_NEAR, _SHORTEST, _HEAD = 10, 3, 2
_FORCES = frozenset({"force", "armed_group"})
_BODIES = _FORCES | {"state", "official", "organisation"}
_TAKEN = frozenset({"person", "civilians"})


def _follows(view: View, i: int, end: int, lexeme: Lexeme) -> tuple[int, ...] | None:
    """Where the words that must follow the trigger at `i` stand, or None if they do not."""
    if not lexeme.then:
        return ()
    words, last = view.words, i + 1
    at: list[int] = []
    for expected in lexeme.then:
        limit = min(end, last + lexeme.gap + 1)
        j = last
        while j < limit and words[j].text in QUOTES:
            j, limit = j + 1, min(end, limit + 1)
        any_of = _any_of(expected)
        while j < limit and any_of.isdisjoint(_spelled(words[j].form.folded)):
            if view.is_mark(j) or words[j].form.kind == "break":
                return None
            j += 1
        if j >= limit:
            return None
        at.append(j)
        last = j + 1
    return tuple(at)


@lru_cache(maxsize=10_000)
def _any_of(expected: str) -> frozenset[str]:
    """The words of which one must follow, parted by «|»."""
    return frozenset(expected.split("|"))


@lru_cache(maxsize=100_000)
def _spelled(folded: str) -> frozenset[str]:
    """The words that a folded spelling can be, with a pronoun, tanwin or the article."""
    found = {folded}
    for cut in cuts(folded):
        if cut.prefix in {"", ARTICLE}:
            found.add(cut.stem)
        if not cut.prefix and cut.stem.endswith(ALIF):
            found.add(cut.stem[:-1])
        if not cut.prefix and not cut.suffix and cut.stem.endswith(DUALS) and len(cut.stem) > _SHORTEST + 1:
            found.add(cut.stem[:-3] + FEMININE if cut.stem[-3] == TA else cut.stem[:-2])
        if not cut.prefix and cut.suffix and cut.stem.endswith(TA):
            found.add(cut.stem[:-1] + FEMININE)
    return frozenset(found)


def _has_preposition(view: View, first: int, end: int, wanted: Sequence[str]) -> bool:
    for j in range(first, min(end, first + _REACH)):
        if view.is_mark(j) and j > first + 1:
            return False
        hit = view.prepositions.get(j)
        if hit is not None and hit.value.folded in wanted:
            return True
        if view.tags[j].preposition and view.tags[j].preposition in wanted:
            return True
        if view.words[j].form.folded in wanted:
            return True
    return False


def _nouns_of(view: View, first: int, end: int) -> frozenset[str]:
    """All the nouns that the words of [first, end) can be."""
    key = ("nouns", first, end)
    found = view.memo.get(key)
    if found is None:
        found = view.memo[key] = frozenset(stem for j in range(first, end) for stem in nouns(view.words[j].form.folded))
    return found


def further_words(view: View, i: int, option: Option, clause: Clause) -> tuple[int, ...] | None:
    """The further words of the trigger if every condition of its entry holds, else None."""
    further = _follows(view, i, view.last, option.reading.lexeme)
    return None if further is None or unmet(view, i, option, clause, further) else further


def why_not(view: View, i: int, option: Option, clause: Clause) -> str:
    """The condition of an entry that does not hold for the word at `i`, told for people; "" if all hold."""
    further = _follows(view, i, view.last, option.reading.lexeme)
    return f"needs «{' '.join(option.reading.lexeme.then)}» after it" if further is None else unmet(view, i, option, clause, further)


def unmet(view: View, i: int, option: Option, clause: Clause, further: tuple[int, ...]) -> str:
    """The first condition of an entry that does not hold, with the `further` words of its trigger found; "" if all hold."""
    lexeme, reading = option.reading.lexeme, option.reading
    last = further[-1] + 1 if further else i + 1
    if lexeme.needs_prep and not _has_preposition(view, last, view.last, lexeme.needs_prep):
        return f"needs a preposition: {', '.join(lexeme.needs_prep)}"
    if lexeme.needs_subject and _nouns_of(view, *_subject(view, i, last, clause)).isdisjoint(lexeme.needs_subject):
        return "needs another subject"
    near = max(view.first, min(clause.first, i - _NEAR)), min(view.last, max(clause.last, i + _NEAR))
    if lexeme.needs and _nouns_of(view, *near).isdisjoint(lexeme.needs) and not _has_somebody(view, i, near, max(clause.last, last), lexeme.needs):
        return "needs one of its words near it (`needs`)"
    if lexeme.unless and hides(view, i, lexeme, clause):
        return "hidden by a word near it (`unless`)"
    if lexeme.who and not _names(view, i, last, clause, lexeme.who):
        return "nobody whom it asks for is named (`who`)"
    if lexeme.unless_with and _leads_to(view, last, lexeme):
        return "hidden by what a preposition leads to (`unless_with`)"
    return "it has an object (`lone`)" if lexeme.lone and _has_object(view, i, last, clause, reading) else ""


def _names(view: View, i: int, first: int, clause: Clause, wanted: Sequence[str]) -> bool:
    """Whether a phrase that no preposition leads to, right before the trigger or after it, holds one of the words of `who`."""
    parts = [*_bare(view, clause.first, i)[-1:], *_bare(view, first, min(view.last, _next_verb(view, first)))]
    return any(not nouns(view.words[j].form.folded).isdisjoint(wanted) for part in parts for j in range(part.first, part.last))


def _leads_to(view: View, first: int, lexeme: Lexeme) -> bool:
    """Whether a preposition of `unless_with` leads from the trigger to one of its words («استشهد بتقرير»)."""
    for j in range(first, _next_verb(view, first)):
        hit = view.prepositions.get(j)
        wanted = lexeme.unless_with.get(hit.value.folded) if hit is not None and hit.last < view.last else None
        if wanted is not None and hit is not None and not nouns(view.words[hit.last].form.folded).isdisjoint(wanted):
            return True
        if any(cut.stem in lexeme.unless_with.get(split_prefix(cut.prefix)[1], ()) for cut in view.words[j].form.cuts):
            return True
    return False


def _has_object(view: View, i: int, first: int, clause: Clause, reading: Reading) -> bool:
    """Whether a verb has an object («فقد الجندي ساقه»، «فقدوا ثلاثة جنود»), where without it it would be passive."""
    after, before = _bare(view, first, min(clause.last, _next_verb(view, first))), _bare(view, clause.first, i)
    if len(after) > 1 or (after and (before or reading.number != "s")):
        return True
    for j in range(first, view.last):
        if _is_owned(view, j):
            return True
        if view.is_mark(j) or j in view.prepositions or j in view.times or view.tags[j].preposition or view.tags[j].conjunction:
            return False
    return False


def _is_owned(view: View, j: int) -> bool:
    """Whether word `j` could bear a pronoun («ساقه»); what ends in ta marbuta bears none."""
    word = view.words[j]
    return not word.text.endswith(TA_MARBUTA) and any(cut.suffix in THIRD_PERSON and not cut.prefix for cut in word.form.cuts)


def _bare(view: View, first: int, last: int) -> list[Constituent]:
    """Phrases of [first, last), up to a mark, that no preposition leads to and that are no time, each with what is joined to it."""
    end = next((j for j in range(first, last) if view.is_mark(j)), last)
    return [p for p in constituents(view, first, end) if not (p.prep or p.coordinated) and p.time is None]


def _next_verb(view: View, first: int) -> int:
    return next((j for j in range(first, view.last) if view.tags[j].verbs and is_finite(view, j)), view.last)


def _subject(view: View, i: int, last: int, clause: Clause) -> tuple[int, int]:
    """Where the head of what stops, ends or the like stands: right after its word, past a time, else before it in the clause."""
    first = max((view.times[j].last for j in range(last, min(view.last, last + 1)) if j in view.times), default=last)
    end = next((j for j in range(first, min(view.last, first + _HEAD)) if _closes(view, j)), min(view.last, first + _HEAD))
    if end > first:
        return first, end
    start = next((j for j in range(clause.first, i) if view.words[j].kind == "word"), i)
    if start == i:
        return max(view.first, i - _NEAR), i
    return start, next((j for j in range(start + 1, i) if _closes(view, j)), i)


def _closes(view: View, j: int) -> bool:
    """Whether a noun phrase ends before word `j`."""
    return (
        view.is_mark(j) or j in view.prepositions or j in view.connectors or view.tags[j].preposition not in {"", LI} or view.words[j].kind == "break"
    )


def _has_somebody(view: View, i: int, near: tuple[int, int], end: int, needs: Sequence[str]) -> bool:
    """Whether a mention is of a kind that an entry asks for: `some_party`, `some_force` near the trigger, `some_people` after it."""
    for name, kinds in ((SOME_PARTY, _BODIES), (SOME_FORCE, _FORCES)):
        if name in needs and any(near[0] <= at < near[1] and actor.kind in kinds for at, actor in view.actors.items()):
            return True
    return SOME_PEOPLE in needs and _names_people(view, i + 1, end if view.tags[i].verbs and is_finite(view, i) else i + 2)


def _names_people(view: View, first: int, end: int) -> bool:
    """Whether people are named or counted in [first, end); who stands right after a verb may be the one who acts."""
    end = next((j for j in range(first, end) if view.tags[j].verbs and is_finite(view, j)), end)
    if any(first <= at < end and figure.unit == "person" for at, figure in view.quantities.items()):
        return True
    return any(first <= at < end and (a.kind in _TAKEN or (a.kind in {"official", "armed_group"} and at > first)) for at, a in view.actors.items())
