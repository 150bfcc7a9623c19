"""Runs of digits in a text: where a number in digits begins and ends, and whether it is part of a code."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.arabic.letters import RA
from khabar.arabic.numbers.digits import Digits
from khabar.arabic.numbers.items import Piece
from khabar.arabic.numbers.lexicon import SIGNS
from khabar.arabic.numbers.rows import NumberShape
from khabar.arabic.words import Word

_LETTERS_INSIDE = frozenset({"e", RA})
_LETTERS_AFTER = "k"
PLUS = "+"
_INSIDE = frozenset(",،٬٫./-–:^+")
_BEFORE_CODE = frozenset("/=?&_#@\\")
_TAGS = frozenset("#@_")
_AFTER_LETTERS = frozenset("-%")
_AFTER_CODE = frozenset("/=?&_@\\")


class Run(msgspec.Struct, frozen=True):
    """A run of digits: words [first, last), and the number it spells."""

    first: int
    last: int
    piece: Piece | None


def _latin(word: Word) -> bool:
    return word.kind == "word" and word.folded[:1].isascii() and bool(word.folded)


def _tight(words: Sequence[Word], i: int) -> bool:
    """Whether nothing stands between word `i` and the one before it."""
    return 0 < i < len(words) and words[i - 1].end == words[i].start


def _run_end(words: Sequence[Word], i: int) -> int:
    """Where the digits that begin at `i` end, with marks inside them and a sign of percent after."""
    j = i + 1
    while _tight(words, j) and _goes_on(words, j):
        j += 1
    if _tight(words, j) and words[j].folded == _LETTERS_AFTER and not _tight(words, j + 1):
        j += 1
    if _tight(words, j) and words[j].text == PLUS and not _tight(words, j + 1):
        j += 1
    return j


def _goes_on(words: Sequence[Word], j: int) -> bool:
    """Whether word `j` is part of the run of digits before it."""
    mark = words[j]
    if mark.kind == "number" or not mark.folded:
        return True
    if mark.text == "،" and _tight(words, j + 1) and len(words[j + 1].folded) != 3:
        return False
    return _tight(words, j + 1) and (mark.text in _INSIDE or mark.folded in _LETTERS_INSIDE) and _digits_follow(words, j + 1)


def _digits_follow(words: Sequence[Word], j: int) -> bool:
    if words[j].text in ("+", "-") or not words[j].folded:
        return _tight(words, j + 1) and words[j + 1].kind == "number"
    return words[j].kind == "number"


def _spaced_groups(words: Sequence[Word], i: int, j: int) -> int:
    """Where «1 250 000», digits in threes with a space between, ends."""
    if len(words[i].folded) > 3 or words[i].folded[0] == "0" or j != i + 1:
        return j
    while j < len(words) and words[j].kind == "number" and len(words[j].folded) == 3 and words[j].start - words[j - 1].end == 1:
        j += 1
    return j


def _stands_alone(words: Sequence[Word], i: int) -> bool:
    """Whether digits have a space and a word after them and nothing tight before them."""
    word = words[i]
    if word.kind != "number" or i + 1 >= len(words) or (i and words[i - 1].end == word.start):
        return False
    after = words[i + 1]
    return after.kind == "word" and after.start > word.end


class Numerals:
    """Reads runs of digits in a text."""

    def __init__(self, rows: Sequence[NumberShape]) -> None:
        self._digits = Digits(rows)

    def read(self, words: Sequence[Word], i: int) -> Run:
        """The run of digits at word `i`, a sign or point before it taken in."""
        if _stands_alone(words, i):
            return Run(i, i + 1, self._digits.read(words[i].folded))
        if self.opens(words, i):
            inside = self.read(words, i + 1)
            return Run(i, inside.last + 1, inside.piece)
        first = i
        if self.sign(words, i):
            i += 1
        last = _run_end(words, i)
        groups = _spaced_groups(words, i, last)
        if groups > last:
            text = words[i].folded + "".join("," + w.folded for w in words[i + 1 : groups])
            tail = _run_end(words, groups - 1)
            return Run(first, tail, self._digits.read(text + "".join(w.folded for w in words[groups:tail])))
        while last < len(words) and words[last].text in "%٪" and words[last].start - words[last - 1].end <= 1:
            last += 1
        if self._in_code(words, first, last):
            return Run(first, last, None)
        return Run(first, last, self._digits.read("".join(w.folded for w in words[first:last]).removesuffix(PLUS)))

    @staticmethod
    def opens(words: Sequence[Word], i: int) -> bool:
        """Whether word `i` opens brackets round digits alone, with a word after them: «(12) مدنياً»."""
        if words[i].text != "(" or not (_tight(words, i + 1) and words[i + 1].kind == "number"):
            return False
        close = _run_end(words, i + 1)
        return close + 1 < len(words) and words[close].text == ")" and words[close + 1].kind == "word"

    @staticmethod
    def sign(words: Sequence[Word], i: int) -> bool:
        """Whether word `i` is a sign or a decimal point tight before digits, and loose before itself."""
        if words[i].text not in SIGNS or words[i].text == "(" or not _tight(words, i + 1) or words[i + 1].kind != "number":
            return False
        return not _tight(words, i) or words[i - 1].kind == "break"

    @staticmethod
    def _in_code(words: Sequence[Word], first: int, last: int) -> bool:
        """Whether the digits are part of an address, a name in Latin letters, a code."""
        if _tight(words, last) and (_latin(words[last]) or words[last].text in _AFTER_CODE):
            return True
        if not _tight(words, first):
            return False
        before = words[first - 1]
        if _latin(before) or before.text in _BEFORE_CODE:
            return True
        if not _tight(words, first - 1) or words[first - 2].kind == "break":
            return False
        return before.text in _AFTER_LETTERS or (before.kind == "word" and words[first - 2].text in _TAGS)
