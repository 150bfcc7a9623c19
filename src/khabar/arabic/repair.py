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
_PICTURE = "[\u0300-\u036f\u20e3\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u297f\u2b00-\u2bff\ufe00-\ufe0f\U0001f000-\U0001faff]"
"""Emoji, arrows, stars, and the marks that strike a letter through."""
# A break is a tatweel, a mark or a picture between two letters, perhaps with a space beside the tatweel.
_BREAK = rf"(?:\s?ـ\s?(?:{_NOISE}|{_PICTURE})*\s?ـ?\s?|{_NOISE}+|(?:{_PICTURE}|\u200d)+|\s?ـ{_NOISE}*\s?)"
_BROKEN = re.compile(rf"{_LETTER}+(?:{_BREAK}{_LETTER}+)+")
_SPACED = re.compile(rf"(?<!\S)(?:{_LETTER} ){{2,}}{_LETTER}(?!\S)")
_SIGN = re.compile(rf"{_LETTER}(?:ـ|[.,*_+=~|/\\^•·'`’#@!،؛]{_LETTER}|{_PICTURE}+{_LETTER})|(?<!\S){_LETTER} {_LETTER} ")
_LETTERS = re.compile(f"{_LETTER}+")
_PARTED = re.compile(rf"{_LETTER}{_PICTURE}|{_PICTURE}{_LETTER}")
_TATWEEL = "\u0640"
_WORD = 3
"""Fewest letters of a part that may be a word of its own."""


def looks_broken(text: str) -> bool:
    """Whether anything in `text` could be evasion spelling; cheap, and false for most texts."""
    return _SIGN.search(text) is not None


def _joined(written: str) -> str:
    return "".join(_LETTERS.findall(written))


def _are_words(written: str, known: Callable[[str], bool]) -> bool:
    """Whether a picture stands between words, one of them known, and breaks none («🔴قصف»)."""
    if _TATWEEL in written or _PARTED.search(written) is None:
        return False
    return any(len(part) >= _WORD and known(fold(part)) for part in _LETTERS.findall(written))


def _repair(text: str, forms: Forms, known: Callable[[str], bool]) -> list[Word]:
    found: list[Word] = []
    for pattern in (_BROKEN, _SPACED):
        for match in pattern.finditer(text):
            written = match.group()
            joined = _joined(written)
            if len(joined) == len(written) or joined == written.replace("ـ", "") or len(joined) < 3:
                continue
            if known(fold(joined)) and not _are_words(written, known):
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
