"""Works: what a film, a book or a lecture is about happened elsewhere, if at all, and is no claim («فيلم عن مجزرة»)."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.coder.events.draft import Draft
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.lexemes import asked
from khabar.coder.syntax.view import OPENING, View
from khabar.coder.syntax.word_forms import nouns

_NEAR = 8
"""Words between a work and what says that it is about something."""
_DEPICTS, _FICTION = "depicts", "fiction"
_RELATIVE = frozenset({"relative", "bare_relative"})
_ABOUT = frozenset({"topic", "near"})
"""Kinds of «عن» and «حول»."""


def is_matter(draft: Draft) -> bool:
    """Whether an event is what a work named before it is about, or part of its title."""
    view, at = draft.view, draft.at
    works = _works(view)
    if not works:
        return False
    return _titled(view, works, at) or any(_reaches(view, about, at, draft) for about in _abouts(view, works) if about < at)


def _works(view: View) -> dict[int, str]:
    """Words for works and verbs of depicting in a sentence, with what each is."""
    found: dict[int, str] | None = view.memo.get(("works", 0, 0))
    if found is None:
        found = view.memo["works", 0, 0] = dict(_read(view))
    return found


def _read(view: View) -> Iterator[tuple[int, str]]:
    for i in range(view.first, view.last):
        kind = next((view.known.works[stem] for stem in nouns(view.words[i].form.folded) if stem in view.known.works), None)
        if kind is not None:
            yield i, kind


def _abouts(view: View, works: dict[int, str]) -> Iterator[int]:
    """Where it is said what a work is about: «عن» or «حول» after it, or a verb of depicting that it is the subject of."""
    nouns_at = [i for i, kind in works.items() if kind != _DEPICTS]
    for i in range(view.first, view.last):
        if works.get(i) == _DEPICTS:
            if any(0 < i - n <= _NEAR and _joined(view, n, i) for n in nouns_at) or any(n in (i + 1, i + 2) for n in nouns_at):
                yield i
        elif _is_about(view, i) and any(0 < i - n <= _NEAR and _joined(view, n, i) for n in nouns_at):
            yield i


def _is_about(view: View, i: int) -> bool:
    """Whether word `i` is «عن» or «حول» and no verb before it leads to it («أسفر هجوم على مهرجان عن …»)."""
    hit = view.prepositions.get(i)
    if hit is None or hit.value.kind not in _ABOUT:
        return False
    verb = next((j for j in range(i - 1, view.first - 1, -1) if view.tags[j].verbs and is_finite(view, j)), None)
    return verb is None or not any(hit.value.folded in asked(o.reading.lexeme) for o in view.tags[verb].verbs)


def _joined(view: View, first: int, last: int) -> bool:
    """Whether no mark and no other finite verb stands between a work and word `last`."""
    works = _works(view)
    return not any(view.is_mark(j) or (view.tags[j].verbs and is_finite(view, j) and works.get(j) != _DEPICTS) for j in range(first + 1, last))


def _reaches(view: View, about: int, at: int, draft: Draft) -> bool:
    """Whether an event stands in the matter that begins at word `about`: no mark or new statement before it or the clause that describes there."""
    clause = draft.predicate.clause
    end = clause.first if clause.kind in _RELATIVE and clause.first > about else at + 1
    return not any(view.is_mark(j) or (view.tags[j].verbs and is_finite(view, j)) for j in range(about + 1, end))


def _titled(view: View, works: dict[int, str], at: int) -> bool:
    """«فيلم اغتيال …»، «رواية «سقوط بغداد»»: an event's name right after a work, or in the quotation marks after it."""
    before = view.before(at)
    if before is None:
        return False
    if works.get(before) == _FICTION and not view.tags[before].article and not view.tags[at].preposition and not view.tags[at].conjunction:
        return True
    opened = next((j for j in range(at - 1, max(view.first, at - _NEAR), -1) if view.words[j].text in OPENING), None)
    return opened is not None and any(opened - 2 <= i < opened and kind != _DEPICTS for i, kind in works.items())
