"""Layout: which lines of a plain text are the report, and which are the site round it.

Headlines are lines that no full stop ends, above the text; a run of such lines below it is links to other
stories; furniture («مقالات ذات صلة») is known from the list `boilerplate`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.arabic.lookup import PhraseTable
from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.coder.view import Row

_STOPS = frozenset(".!?؟…:»”\"")
_LONG = 30


class Layout(msgspec.Struct, frozen=True):
    """Sentence numbers that are headlines, and those that are no part of the report."""

    headlines: frozenset[int]
    outside: frozenset[int]


def _ends_open(words: Sequence[Word], sentence: Sentence) -> bool:
    return words[sentence.last - 1].text not in _STOPS


def read_layout(words: Sequence[Word], sentences: Sequence[Sentence], furniture: PhraseTable[Row]) -> Layout:
    """The layout of a report."""
    headlines: set[int] = set()
    outside: set[int] = set()
    closed = [n for n, s in enumerate(sentences) if not _ends_open(words, s)]
    last_closed = closed[-1] if closed else len(sentences)
    first_closed = closed[0] if closed else 0
    for n, sentence in enumerate(sentences):
        lone = sum(1 for s in sentences if s.line == sentence.line) == 1
        short = sentence.last - sentence.first <= _LONG
        if lone and short and _ends_open(words, sentence) and n < first_closed:
            headlines.add(n)
    trailing = [
        n for n in range(last_closed + 1, len(sentences)) if sentences[n].last - sentences[n].first <= _LONG and _ends_open(words, sentences[n])
    ]
    if len(trailing) >= 2 and len(closed) >= 1:
        outside.update(trailing)
    _furniture(words, sentences, furniture, outside)
    return Layout(frozenset(headlines), frozenset(outside))


def _furniture(words: Sequence[Word], sentences: Sequence[Sentence], table: PhraseTable[Row], outside: set[int]) -> None:
    for n, sentence in enumerate(sentences):
        hit = table.at(words, sentence.first, sentence.last)
        if hit is None or hit.last < sentence.last - 3:
            continue
        if hit.value.get("effect") == "ends_text" and n > len(sentences) // 3:
            outside.update(range(n, len(sentences)))
            return
        outside.add(n)
