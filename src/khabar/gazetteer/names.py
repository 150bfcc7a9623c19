"""Names: one key for all the ways to write a name.

A key is the name folded, its first article and all spaces gone («دير الزور», «ديرالزور» are «ديرالزور»);
words that writers interchange («الفوقا», «فوقاني») become one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from khabar.arabic.clitics import ARTICLE
from khabar.arabic.script import fold, fold_char

_WORD = re.compile(r"[^\W\d_]+|\d+")
_ASIDE = re.compile(r"\s*[(\[].*?[)\]]|\s*[،,;؛].*$")
_ASIDE_MARK = re.compile(r"[(\[،,;؛]")
_ARABIC = re.compile("[\u0621-\u064a]")
_LONGEST = 80
_FOLDED = {code: fold_char(chr(code)) for code in (*range(0x80), *range(0x600, 0x700))}
_PLAIN = re.compile(r"[\x00-\x7f\u0600-\u06ff]*")
MOST_LETTERS = 200
"""A name longer than this is none."""


class Key(msgspec.Struct, frozen=True, gc=False):
    """A way to look a name up: `first` is the first word without its article, `second` the next as it is spelled, `words` how many there are."""

    key: str
    first: str
    second: str
    words: int
    definite: bool


def bare(folded: str) -> str:
    """A folded word without its article, if at least two letters remain."""
    return folded.removeprefix(ARTICLE) if len(folded) > 3 else folded


def fold_name(name: str) -> str:
    """`fold`, faster for names in plain Arabic or ASCII letters."""
    return name.translate(_FOLDED) if _PLAIN.fullmatch(name) else fold(name)


def is_arabic(name: str) -> bool:
    """Whether a name is in Arabic letters."""
    return _ARABIC.search(name) is not None


class NameKeys:
    """Makes keys; `spellings` maps folded words to the one spelling they are matched as."""

    def __init__(self, spellings: Mapping[str, str]) -> None:
        self.spellings = spellings

    def join(self, first: str, rest: Sequence[str]) -> str:
        """The key of a first word without its article and the folded words after it."""
        if not rest:
            return first
        return first + "".join([self.spellings.get(word, word) for word in rest])

    def of(self, name: str) -> Iterator[Key]:
        """Every key of a written name: as it stands, and without the articles inside; none for a name without letters."""
        words = _WORD.findall(fold_name(_ASIDE.sub("", name) if _ASIDE_MARK.search(name) else name))
        if not words or sum(map(len, words)) > _LONGEST:
            return
        first, rest = bare(words[0]), words[1:]
        if len(first) < 2:
            return
        definite = first != words[0]
        whole = self.join(first, rest)
        second = self.spellings.get(rest[0], rest[0]) if rest else ""
        yield Key(whole, first, second, len(words), definite)
        loose = self.join(first, [bare(word) for word in rest])
        if loose != whole and not definite:
            yield Key(loose, first, bare(second), len(words), definite)
        if rest:
            yield Key(whole, whole, "", 1, definite)
