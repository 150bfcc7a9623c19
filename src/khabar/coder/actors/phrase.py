"""What the grammar of actors reads and what it makes: a report's words with their readings, and phrases."""

from __future__ import annotations

from collections.abc import Container, Mapping

import msgspec

from khabar.arabic.clitics import ARTICLE, DEFINITE
from khabar.arabic.words import Word
from khabar.coder.actors.lexicon import Reading

OPENING = frozenset("«“\"'‘([”")
CLOSING = frozenset("»”\"'’)]“")
COMMAS = frozenset("،,")
_JOINING = frozenset("-_–")
_LONGEST_QUOTATION = 6


class Phrase(msgspec.Struct):
    """Words up to `last` (exclusive) read as one actor.

    `definite`: it names somebody in particular. `settled`: a name or a body stands in it. `service`: the body of a
    state that its nouns mean. `person`: the word range of a personal name. `first`: where it begins, if before its
    head. `construct`: its head noun governs what follows.
    """

    last: int
    part: str
    kind: str
    id: str = ""
    definite: bool = False
    settled: bool = False
    service: str = ""
    person: tuple[int, int] | None = None
    adjectives: int = 0
    first: int | None = None
    construct: bool = False

    @property
    def weight(self) -> tuple[int, bool]:
        """Longer first, then a known name."""
        return self.last, self.part == "name"


class View(msgspec.Struct):
    """A report's words with their readings, the places known beforehand by first word, and the sentence's first word."""

    words: tuple[Word, ...]
    looks: list[tuple[Reading, ...]]
    places: Mapping[int, int]
    first: int = 0

    def folded(self, i: int) -> str:
        """The matching spelling of word `i`."""
        return self.words[i].form.folded

    def definite(self, i: int) -> bool:
        """Whether word `i` bears a written article, alone or under a conjunction or preposition."""
        form = self.words[i].form
        if form.kind != "word":
            return False
        return form.folded.startswith(ARTICLE) or any(cut.prefix in DEFINITE and not cut.suffix and len(cut.stem) > 2 for cut in form.cuts)

    def articled(self, i: int) -> bool:
        """Whether word `i` is written with the article and nothing before it."""
        return self.words[i].form.folded.startswith(ARTICLE)

    def parts(self, i: int, definite: bool | None = None) -> list[str]:
        """The parts that word `i` can play with no clitic but the article."""
        return [
            r.sense.part
            for r in self.looks[i]
            if r.sense is not None and not r.prefix and not r.suffix and (definite is None or r.definite == definite)
        ]

    def past(self, i: int, end: int, marks: Container[str]) -> int:
        """`i` moved past one mark of `marks`."""
        return i + 1 if i < end and self.words[i].text in marks else i

    def past_join(self, j: int, end: int) -> int:
        """`j` moved past a quotation mark, a joining mark, or the stop inside an acronym."""
        if j + 1 >= end or self.words[j].form.kind != "punct":
            return j
        mark, before = self.words[j], self.words[j - 1]
        if mark.text == ".":
            return j + 1 if len(before.form.folded) == 1 and before.end == mark.start else j
        return j + 1 if mark.text in OPENING or mark.text in CLOSING or mark.text in _JOINING else j

    def closing(self, first: int, last: int, end: int) -> int:
        """`last` moved past the mark that closes a quotation opened inside words [first, last)."""
        if last >= end or self.words[last].text not in CLOSING:
            return last
        marks = [word.text for word in self.words[first:last] if word.text in OPENING or word.text in CLOSING]
        return last + 1 if len(marks) % 2 else last

    def quoted(self, j: int, end: int) -> int:
        """The end of a short quotation of words that opens at `j`, else `j`."""
        if j >= end or self.words[j].text not in OPENING:
            return j
        for k in range(j + 1, min(end, j + 2 + _LONGEST_QUOTATION)):
            if self.words[k].text in CLOSING:
                return k + 1 if k > j + 1 else j
            if self.words[k].form.kind == "punct":
                return j
        return j
