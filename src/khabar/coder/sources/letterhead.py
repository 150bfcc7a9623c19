"""Letterheads: the body that a heading line names («بيان صادر عن …») speaks all that follows."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.clitics import LI
from khabar.arabic.lookup import Found, PhraseTable
from khabar.codebook.schema.page import Letterhead
from khabar.coder.sources.names import SourceKinds
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.view import View
from khabar.model.mention import Source

_HEAD = 5
"""How many sentences of a report are looked at."""


class Letterheads:
    """Finds letterheads; `table` has the words for documents and those that lead from them to a body."""

    def __init__(self, kinds: SourceKinds, table: PhraseTable[Letterhead]) -> None:
        self._kinds, self._table = kinds, table

    def find(self, views: Sequence[View]) -> tuple[int, Source] | None:
        """The sentence that names the body, or the word for its document, whichever is later, and the body."""
        for n, view in enumerate(views[:_HEAD]):
            found = self._named(view)
            if found is not None:
                return n, found
            if self._is_document(view):
                for beside in (n + 1, n - 1):
                    if (
                        0 <= beside < len(views)
                        and (body := self._body(views[beside], _start(views[beside]), (view.first, view.first + 1))) is not None
                    ):
                        return max(n, beside), body
        return None

    def _named(self, view: View) -> Source | None:
        """The body in «بيان صحفي صادر عن X», «بيان X», «صادر عن X»."""
        start = _start(view)
        i, linked = start, False
        if (document := self._part(view, i, "document")) is not None:
            i = _past_adjectives(view, document.last)
        if (link := self._part(view, i, "link")) is not None and (document is not None or link.last > i + 1):
            i, linked = link.last, True
        if i == start or i >= view.last:
            return None
        if not linked and not (self._kinds.is_source(view, i) and (view.tags[i].preposition in {"", LI})):
            return None
        return self._body(view, i, (start, i if linked or document is None else document.last), linked)

    def _body(self, view: View, i: int, cue: tuple[int, int], linked: bool = False) -> Source | None:
        """The body named from word `i` on, if its line tells of nothing else before a colon."""
        if i >= view.last or not (linked or self._kinds.is_source(view, i)):
            return None
        end = self._kinds.end(view, i)
        colon = next((j for j in range(end, view.last) if view.words[j].text == ":"), view.last)
        if any(view.tags[j].verbs and is_finite(view, j) for j in range(i, colon)) or _tells(view, end, colon):
            return None
        return self._kinds.source(view, i, end, (view.words[cue[0]].start, view.words[cue[1] - 1].end))

    def _is_document(self, view: View) -> bool:
        """Whether a line has only the word for a document («بيان صحفي»)."""
        document = self._part(view, _start(view), "document")
        return document is not None and all(view.words[j].kind != "word" for j in range(_past_adjectives(view, document.last), view.last))

    def _part(self, view: View, i: int, part: str) -> Found[Letterhead] | None:
        hit = self._table.at(view.words, i, view.last) if i < view.last else None
        return hit if hit is not None and hit.value.part == part else None


def _start(view: View) -> int:
    """The first word of a line, past marks."""
    return next((i for i in range(view.first, view.last) if view.words[i].kind == "word"), view.last)


def _tells(view: View, start: int, end: int) -> bool:
    """Whether words [start, end) name an event, other than as what a text is about («بيان من النقابة بشأن اعتقال …»)."""
    hit = view.prepositions.get(start)
    if hit is not None and hit.value.kind == "topic":
        return False
    return any(o.reading.lexeme.cls == "event" and o.reading.pos != "phrase" for j in range(start, end) for o in view.tags[j].nouns)


def _past_adjectives(view: View, i: int) -> int:
    while (
        i < view.last and (view.tags[i].nisba or view.tags[i].stem in view.known.adjectives or i in view.quantities) and not view.tags[i].preposition
    ):
        i += 1
    return i
