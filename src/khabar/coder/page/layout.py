"""Layout: which lines of a plain text are the report, and which are the site round it.

Headlines are lines that no full stop ends, above the text, or the one line of a text that has no other; a run of such
lines below it is links to other stories; furniture («مقالات ذات صلة») is known from the list `boilerplate`; a line that
another tells word for word is a teaser of it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.arabic.lookup import PhraseTable
from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.codebook.schema.page import Boilerplate

_STOPS = frozenset(".:")
_COMMAS = frozenset("،,")
_CLOSERS = frozenset('»”")')
_LONG, _TEASER = 30, 15
_TOLD_AGAIN = 5
"""Least number of words of a line that is known to repeat another."""


class Layout(msgspec.Struct, frozen=True):
    """Sentence numbers that are headlines, and those that are no part of the report."""

    headlines: frozenset[int]
    outside: frozenset[int]


class _Line(msgspec.Struct):
    """The sentences of one line: their numbers, its words, and whether a full stop ends it."""

    numbers: list[int]
    length: int
    closed: bool


def _lines(words: Sequence[Word], sentences: Sequence[Sentence]) -> list[_Line]:
    lines: list[_Line] = []
    at = -1
    for n, sentence in enumerate(sentences):
        closed = _closed(words, sentence)
        if sentence.line != at:
            lines.append(_Line([], 0, False))
            at = sentence.line
        lines[-1].numbers.append(n)
        lines[-1].length += sentence.last - sentence.first
        lines[-1].closed = closed
    return lines


def _closed(words: Sequence[Word], sentence: Sentence) -> bool:
    """Whether a sentence ends as one of a text: with a stop that is no ellipsis («…»), or, if it is no short title, a closing mark."""
    last = words[sentence.last - 1].text
    if last in _CLOSERS:
        return sentence.last - sentence.first > _TEASER
    return (last in _STOPS or (last in _COMMAS and sentence.last - sentence.first > _TEASER)) and words[sentence.last - 2].text != last


def read_layout(
    words: Sequence[Word], sentences: Sequence[Sentence], furniture: PhraseTable[Boilerplate], known: frozenset[int] = frozenset()
) -> Layout:
    """The layout of a report of which the `known` sentences are its page's header and links inside the text."""
    lines = _lines(words, sentences)
    text = [n for n, line in enumerate(lines) if line.closed or line.length > _LONG]
    headlines: set[int] = set() if text or len(sentences) != 1 else {0}
    outside: set[int] = set(known) | _told_again(words, sentences, lines)
    for line in lines[: text[0]] if text else ():
        headlines.update(line.numbers)
    below = lines[text[-1] + 1 :] if text else []
    if len(below) >= 2:
        for line in below:
            outside.update(line.numbers)
    _furniture(words, sentences, furniture, outside)
    return Layout(frozenset(headlines), frozenset(outside))


def _told_again(words: Sequence[Word], sentences: Sequence[Sentence], lines: Sequence[_Line]) -> set[int]:
    """Sentences of lines that another line tells word for word, and goes on (a teaser, «…»), or that an earlier one told whole."""
    again: set[int] = set()
    told: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for line in sorted(lines, key=lambda line: -line.length):
        first, last = sentences[line.numbers[0]].first, sentences[line.numbers[-1]].last
        spoken = tuple(word.folded for word in words[first:last] if word.kind in ("word", "number"))
        if len(spoken) < _TOLD_AGAIN:
            continue
        beginnings = told.setdefault(spoken[:_TOLD_AGAIN], [])
        if any(other[: len(spoken)] == spoken for other in beginnings):
            again.update(line.numbers)
        else:
            beginnings.append(spoken)
    return again


def _furniture(words: Sequence[Word], sentences: Sequence[Sentence], table: PhraseTable[Boilerplate], outside: set[int]) -> None:
    for n, sentence in enumerate(sentences):
        hit = table.at(words, sentence.first, sentence.last)
        if hit is None or (sentence.last - sentence.first > (hit.value.max_words or 0) and hit.last < sentence.last - 3):
            continue
        if hit.value.effect == "ends_text" and n > len(sentences) // 3:
            outside.update(range(n, len(sentences)))
            return
        outside.add(n)
