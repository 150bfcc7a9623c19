"""Sentences: runs of words that end at a full stop, a question mark or a line break, real or written out (`\\n`, `<br>`).

A stop inside a number («1.5»), between single letters («د.ب.ا») or after an initial ends nothing. What runs on for hundreds of words
without a stop is cut at a comma, as no reader could tell what belongs together in it and the time that reading takes would know no bound.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from khabar.arabic.words import Word

_ENDS = frozenset(".!?؟…")
_CLOSERS = frozenset("»”\"')]")
_COMMAS = frozenset("،,؛;:")
_LONGEST = 300
"""Most words of a sentence."""


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """Words [first, last) of a text; `line` counts the line it begins on from 0."""

    first: int
    last: int
    line: int


def _ends_here(words: tuple[Word, ...], i: int) -> bool:
    """Whether the mark at `i` closes a sentence."""
    if words[i].text not in _ENDS:
        return False
    before = words[i - 1] if i else None
    after = words[i + 1] if i + 1 < len(words) else None
    if before is None or after is None:
        return True
    tight = before.end == words[i].start and after.start == words[i].end
    if tight and (before.kind == after.kind == "number" or len(before.text) == 1 or (len(after.text) == 1 and after.kind == "word")):
        return False
    return not (
        len(before.folded) == 1 and before.kind == "word" and before.end == words[i].start and after.kind == "word" and len(after.folded) == 1
    )


def split_sentences(words: tuple[Word, ...]) -> tuple[Sentence, ...]:
    """Sentences of a tokenised text, none empty, line breaks in none of them."""
    found: list[Sentence] = []
    first, line = 0, 0
    for i in [i for i, word in enumerate(words) if word.text in _ENDS or word.form.kind == "break"]:
        if i < first:
            continue
        if words[i].form.kind == "break":
            if i > first:
                found.append(Sentence(first, i, line))
            first, line = i + 1, line + 1
        elif _ends_here(words, i):
            while i + 1 < len(words) and (words[i + 1].text in _ENDS or (words[i + 1].text in _CLOSERS and words[i + 1].start == words[i].end)):
                i += 1
            found.append(Sentence(first, i + 1, line))
            first = i + 1
    if first < len(words):
        found.append(Sentence(first, len(words), line))
    return tuple(piece for sentence in found for piece in _pieces(words, sentence))


def _pieces(words: tuple[Word, ...], sentence: Sentence) -> Iterator[Sentence]:
    """A sentence, cut behind the last comma of every so many words if it is too long."""
    first = sentence.first
    while sentence.last - first > _LONGEST:
        furthest = first + _LONGEST
        last = next((i for i in range(furthest, first + _LONGEST // 2, -1) if words[i - 1].text in _COMMAS), furthest)
        yield Sentence(first, last, sentence.line)
        first = last
    yield Sentence(first, sentence.last, sentence.line)
