"""A sentence as the later stages see it: words, tags, and which mention or fixed phrase begins where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from khabar.arabic.lookup import Found
from khabar.arabic.words import Word
from khabar.codebook.schema.events import Weapon
from khabar.codebook.schema.sources import SourceCue, SourceNoun
from khabar.codebook.schema.status import Aside, Hedge, Negator
from khabar.codebook.schema.syntax import Connector, Preposition
from khabar.coder.syntax.tags import Tag
from khabar.coder.syntax.words import SyntaxWords
from khabar.model.mention import Actor, Mention, Place, Quantity, Time

M = TypeVar("M", bound=Mention)
OPENING = frozenset("«“\"'‘([")
QUOTES = frozenset("«»“”\"'‘’()[]")


class View(msgspec.Struct, frozen=True, kw_only=True):
    """Words [first, last) of a report with everything known of them, keyed by word index.

    The phrase layers (`prepositions`, `connectors`, …) hold fixed phrases by where they begin; the mention layers hold
    the longest mention that begins at an index, and `begins` says where any does. `named` are words inside names and
    times, which are no predicates, `counted` words inside figures, which are no verbs. `known` are the words that
    rules look up, `memo` keeps what was worked out of the view once; it is no part of its value.
    """

    known: SyntaxWords
    index: int
    line: int
    first: int
    last: int
    words: tuple[Word, ...]
    tags: tuple[Tag, ...]
    prepositions: Mapping[int, Found[Preposition]]
    connectors: Mapping[int, Found[Connector]]
    cues: Mapping[int, Found[SourceCue]]
    hedges: Mapping[int, Found[Hedge]]
    negators: Mapping[int, Found[Negator]]
    source_nouns: Mapping[int, Found[SourceNoun]]
    asides: Mapping[int, Found[Aside]]
    means: Mapping[int, Found[Weapon]]
    actors: Mapping[int, Actor]
    places: Mapping[int, Place]
    times: Mapping[int, Time]
    quantities: Mapping[int, Quantity]
    begins: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
    counted: frozenset[int] = frozenset()
    headline: bool = False
    memo: dict[tuple[str, int, int], Any] = {}

    def is_mark(self, i: int) -> bool:
        """Whether word `i` is punctuation other than a quotation mark or a figure's sign («+30»)."""
        word = self.words[i]
        return word.kind == "punct" and word.text not in QUOTES and i not in self.quantities

    def is_quote(self, i: int) -> bool:
        """Whether word `i` is a quotation mark or bracket."""
        return self.words[i].text in QUOTES

    def before(self, i: int) -> int | None:
        """The nearest word before `i` that is no quotation mark, or None at the sentence's start."""
        i -= 1
        while i >= self.first and self.is_quote(i):
            i -= 1
        return i if i >= self.first else None


def longest(mentions: Iterable[M]) -> dict[int, M]:
    """Mentions by the index of their first word, the longest where several begin together."""
    found: dict[int, M] = {}
    for mention in mentions:
        if mention.first not in found or found[mention.first].last < mention.last:
            found[mention.first] = mention
    return found
