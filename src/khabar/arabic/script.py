"""Script: one spelling for matching, with a map back to the text as it was read.

Folding follows what Arabic retrieval has long done: presentation forms, tatweel, vowel marks and
invisible marks go, and letters that writers interchange (أإآ/ا, ى/ي, ة/ه, ؤ/و, ئ/ي) become one.
A letter of another alphabet becomes the one that it most likely stands for.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import msgspec

from khabar.arabic.letters import MEANT, SAME

_SAME = str.maketrans({**{letter: SAME.get(meant[0], meant[0]) for letter, meant in MEANT.items()}, **SAME})
_DIGITS = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
INVISIBLE = "".join(map(chr, [0x61C, 0xFEFF, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)]))
"""Characters that nobody sees, such as marks of direction."""
TATWEEL = chr(0x640)
_MARKS = "".join(map(chr, [*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6DD), *range(0x6DF, 0x6E9), *range(0x6EA, 0x6EE)]))
_MATHEMATICAL = "\U0001ee00"
"""Where the letters of Arabic formulas begin, some of which serve as ornament."""
DROPPED = TATWEEL + INVISIBLE + _MARKS
"""Characters that folding removes: they never separate two words."""


class Folded(msgspec.Struct, frozen=True):
    """Folded text; `starts[i]` is the original offset of folded character i, with one entry more for the end."""

    text: str
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original [start, end) of folded [start, end); marks that follow the last letter belong to it."""
        return (self.starts[start], self.starts[end]) if end > start else (self.starts[start], self.starts[start])


@lru_cache(maxsize=4096)
def fold_char(char: str) -> str:
    """The folded spelling of one character: empty for a mark, two letters for a ligature."""
    if char in DROPPED:
        return ""
    if "ﭐ" <= char <= "﻿" or char >= _MATHEMATICAL:
        char = unicodedata.normalize("NFKC", char)
        char = "".join(c for c in char if c not in DROPPED and not c.isspace())
    return char.translate(_SAME).translate(_DIGITS).lower()


def fold(text: str) -> str:
    """`text` folded for matching; may be shorter or longer than `text`."""
    return "".join(map(fold_char, text))


def fold_with_map(text: str) -> Folded:
    """`text` folded, with the original offset of every folded character."""
    out: list[str] = []
    starts: list[int] = []
    for offset, char in enumerate(text):
        for folded in fold_char(char):
            out.append(folded)
            starts.append(offset)
    starts.append(len(text))
    return Folded("".join(out), tuple(starts))
