"""Repair of evasion spelling: words broken to slip past filters («الألغـ,ام», «د.ا.ع.ش», «قـ*صف»).

Runs of letter groups joined by stray marks are candidates; a repair is accepted only if the joined
word, clitics cut, is one that the caller knows. The repaired word covers all that was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from khabar.arabic.script import fold
from khabar.arabic.words import Forms, Word

_LETTER = "[\u0621-\u064a\u064b-\u0652\u0671-\u06d3]"
_NOISE = r"[.,*_\-+=~|/\\^•·'`’ـ\u200b-\u200f،؛#@!]"
# A break is a tatweel or a mark between two letters, perhaps with a space beside the tatweel.
_BREAK = rf"(?:\s?ـ\s?{_NOISE}*\s?ـ?\s?|{_NOISE}+|\s?ـ{_NOISE}*\s?)"
_BROKEN = re.compile(rf"{_LETTER}+(?:{_BREAK}{_LETTER}+)+")
_SPACED = re.compile(rf"(?<!\S)(?:{_LETTER} ){{2,}}{_LETTER}(?!\S)")
_SIGN = re.compile(rf"{_LETTER}(?:ـ|[.,*_+=~|/\\^•·'`’#@!،؛]{_LETTER})|(?<!\S){_LETTER} {_LETTER} ")
_LETTERS = re.compile(f"{_LETTER}+")


def looks_broken(text: str) -> bool:
    """Whether anything in `text` could be evasion spelling; cheap, and false for most texts."""
    return _SIGN.search(text) is not None


def _joined(written: str) -> str:
    return "".join(_LETTERS.findall(written))


def _repair(text: str, forms: Forms, known: Callable[[str], bool]) -> list[Word]:
    found: list[Word] = []
    for pattern in (_BROKEN, _SPACED):
        for match in pattern.finditer(text):
            written = match.group()
            joined = _joined(written)
            if len(joined) == len(written) or joined == written.replace("ـ", "") or len(joined) < 3:
                continue
            if known(fold(joined)):
                found.append(Word(match.start(), match.end(), written, forms.get(joined, "word")))
    return found


def repair(text: str, words: Sequence[Word], forms: Forms, known: Callable[[str], bool]) -> tuple[tuple[Word, ...], tuple[int, ...]]:
    """`words` with broken ones joined, and the indexes of those; `known` tells whether a folded spelling is a word."""
    repaired = _repair(text, forms, known) if looks_broken(text) else []
    if not repaired:
        return tuple(words), ()
    repaired.sort(key=lambda word: (word.start, -word.end))
    out: list[Word] = []
    at: list[int] = []
    pending = iter(repaired)
    fixed = next(pending, None)
    for word in words:
        while fixed is not None and fixed.end <= word.start:
            fixed = next(pending, None)
        if fixed is None or word.end <= fixed.start:
            out.append(word)
        elif not out or out[-1] is not fixed:
            if out and out[-1].end > fixed.start:
                out.append(word)
                continue
            out.append(fixed)
            at.append(len(out) - 1)
    return tuple(out), tuple(at)
