"""Hiding: whether a word of an entry's `unless` speaks of this event, or of a field of life that the event only stands beside.

A bomb near a stadium is no sport, a threat against banks no business. Words of such fields (the list `fields`) hide an
event where they do it («هاجم المنتخب …») or are what is done («خطف الفوز»); other words hide it anywhere in its clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from khabar.arabic.clitics import SPEAKER
from khabar.codebook.codebook import Lexeme
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.constituents import Constituent, constituents
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.view import View
from khabar.coder.syntax.word_forms import nouns

_BEYOND = 4
_ASIDE = frozenset({"near", "direction", "time", "with"})
_SITES = frozenset({"site", "ground"})
_MISHAPS = frozenset({"dead", "remains"})
_TAKEN = frozenset({"kidnapped", "detained", "freed"})
"""What people of any field suffer, and such people do not do."""
_ARMED = frozenset({"armed_group", "force"})


def hides(view: View, i: int, lexeme: Lexeme, clause: Clause) -> bool:
    """Whether one of the words of `unless` takes the event at word `i` away."""
    end = min(view.last, clause.last + _BEYOND)
    return any(_hides(view, i, lexeme, clause, j, word) for j, word in _hits(view, lexeme, clause.first, end))


def _hits(view: View, lexeme: Lexeme, first: int, end: int) -> Iterator[tuple[int, str]]:
    unless = frozenset(lexeme.unless)
    for j in range(first, end):
        for cut in view.words[j].form.cuts:
            if cut.stem in unless and cut.suffix not in SPEAKER:
                yield j, cut.stem
                break


def _hides(view: View, i: int, lexeme: Lexeme, clause: Clause, j: int, word: str) -> bool:
    kind = view.known.fields.get(word) or _field(view, j)
    if kind is None or kind == "site":
        return True
    part = _phrase(view, i, clause, j)
    if part is None:
        return kind != "ground"
    if kind == "ground" or part.kind in _ASIDE:
        return False
    head = _field(view, part.first) if part.first != j else None
    if head in _SITES:
        return False
    if "who" in {head, kind}:
        return _does(view, i, lexeme, clause, part)
    return not (part.kind == "place" and _is_violent(view, i))


def _field(view: View, i: int) -> str | None:
    return next((view.known.fields[stem] for stem in nouns(view.words[i].form.folded) if stem in view.known.fields), None)


def _phrase(view: View, i: int, clause: Clause, j: int) -> Constituent | None:
    """The phrase that word `j` stands in, before or after the trigger at `i`."""
    parts = constituents(view, clause.first, i) if j < i else constituents(view, i + 1, view.last)
    return next((part for part in parts if part.holds(j)), None)


def _does(view: View, i: int, lexeme: Lexeme, clause: Clause, part: Constituent) -> bool:
    """Whether a phrase that names people or a body of the field does what the trigger at `i` says, or is hurt as such people are at it."""
    if lexeme.traits.harm in _MISHAPS or lexeme.traits.custody in _TAKEN:
        return False
    if lexeme.traits.harm == "wounded" or lexeme.traits.peaceful:
        return not _is_violent(view, i)
    if part.prep:
        return False
    if not (view.tags[i].verbs and is_finite(view, i)):
        return part.first == i + 1 and lexeme.frame.get("of", ("agent",)) == ("agent",)
    if part.first < i:
        return True
    before = any(not p.prep and p.time is None for p in constituents(view, clause.first, i))
    first = next((p for p in constituents(view, i + 1, view.last) if not p.prep and p.time is None), None)
    return first is part and not before


def _is_violent(view: View, i: int) -> bool:
    """Whether the sentence names a weapon, a blast or somebody who fights, beside the trigger itself."""
    if any(hit.value.kind != "other" for hit in view.means.values()):
        return True
    others = (o.reading.lexeme for j in range(view.first, view.last) if j != i for o in view.tags[j].nouns)
    if any(lexeme.traits.blast and not lexeme.weak for lexeme in others):
        return True
    return any(
        actor.kind in _ARMED and _field(view, at) is None and (at == view.first or _field(view, at - 1) is None) for at, actor in view.actors.items()
    )
