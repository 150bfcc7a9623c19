"""Lam-alef swapped: text that a program took out of a PDF with the two letters of the ligature in the wrong order («االحتالل», «ثالثين»).

Alif before alif and lam stands in no Arabic word, so it is the sign; so are the swapped letters of common words. In a text that shows
signs more often than lam before a hamza, every word may be swapped; it is read as a known word if one comes of it. Else only the words
with alif before alif are.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from khabar.arabic.clitics import PRONOUNS
from khabar.arabic.letters import ALIF, ALIF_MADDA, HA, HAMZA_ON_ALIF, HAMZA_UNDER_ALIF, LAM, TA, YA
from khabar.arabic.script import fold
from khabar.arabic.tables import rows
from khabar.arabic.words import Forms, Word

_ALIFS = HAMZA_ON_ALIF + HAMZA_UNDER_ALIF + ALIF_MADDA
_ROWS = rows("khabar.arabic", "lam_alef.tsv")
_LIGATURE = re.compile(f"{LAM}([{_ALIFS}{ALIF}])")
_COMMON = [_LIGATURE.sub(rf"\1{LAM}", article + row["word"]) for row in _ROWS if row["sign"] for article in ("", ALIF + LAM)]
_SIGNS = (*(ALIF + alif + LAM for alif in _ALIFS), *_COMMON)
_WEAK = ALIF + ALIF + LAM
_RIGHT = re.compile(f"{LAM}[{_ALIFS}]")
_SURE = re.compile(f"{ALIF}([{_ALIFS}{ALIF}]){LAM}")
_TO_THE = re.compile(f"^({LAM})([{_ALIFS}{ALIF}]){LAM}(?=..)")
"""«لالتحاد», «لألمم»: ل and a swapped ligature, as ل before the article is written otherwise."""
_SOUND_PLURAL = ALIF + LAM + TA
_LONG = 7
_ENDINGS = frozenset({"", TA, YA, HA, *PRONOUNS})
"""What the alif and lam at the end of a stem stand before."""
_TANWIN = re.compile(f"{ALIF}{LAM}\u064b$")
_STEM = 4
"""Fewest letters of a word of the list that a pronoun may hang on."""
_PAIR = re.compile(f"[{_ALIFS}{ALIF}]{LAM}")
_ENOUGH = 2
"""Weak signs, which may be slips of the hand, that make a text swapped."""
_MOST_PAIRS = 4


def shows_swaps(text: str) -> bool:
    """Whether some words of a text have lam-alef swapped."""
    return any(sign in text for sign in _SIGNS) or text.count(_WEAK) >= _ENOUGH


def unswap(text: str, words: Sequence[Word], forms: Forms, known: Callable[[str], bool]) -> tuple[Word, ...]:
    """`words` with the letters of swapped ones in their order; each word keeps its place and length."""
    if not shows_swaps(text):
        return tuple(words)
    whole = text.count(_WEAK) + sum(map(text.count, _SIGNS)) > len(_RIGHT.findall(text))
    return tuple(_unswapped(word, forms, known, whole) if word.kind == "word" else word for word in words)


def _unswapped(word: Word, forms: Forms, known: Callable[[str], bool], whole: bool) -> Word:
    right = _TANWIN.sub(f"{LAM}{ALIF}\u064b", _SURE.sub(rf"{ALIF}{LAM}\1", word.text))
    if right == word.text and not whole:
        return word
    if whole:
        right = _best(_TO_THE.sub(rf"\1{LAM}\2", right), forms, known)
    return word if right == word.text else Word(word.start, word.end, right, forms.get(right, "word"))


def _best(text: str, forms: Forms, known: Callable[[str], bool]) -> str:
    """`text`, or the first of its spellings with some more pairs swapped that is meant: one of the list, a known word where `text` is none.

    A pair that begins or ends a word is hardly ever swapped, but for ل before a hamza («إلطالق»).
    """
    pairs = [found.start() for found in _PAIR.finditer(text)][:_MOST_PAIRS]
    if not pairs:
        return text
    listed = _spellings(text, [at for at in pairs if at]) + _spellings(text, [at for at in pairs if not at])
    over = next((s for s in listed if fold(s) in _words(True)), None)
    if over is not None or known(fold(text)):
        return over or text
    inner = _spellings(text, [at for at in pairs if at > 1 and fold(text[at + 2 :]) not in _ENDINGS])
    if found := next((s for s in listed if _is_listed(s, forms)), None) or next((s for s in inner if known(fold(s))), None):
        return found
    if len(text) >= _LONG and text.endswith(_SOUND_PLURAL):
        return _swap(text, pairs[-1:])
    led = _swap(text, pairs[:1]) if len(text) >= _LONG and pairs[0] == 0 and text[0] != ALIF else text
    return led if known(fold(led)) else text


def _spellings(text: str, pairs: Sequence[int]) -> list[str]:
    """`text` with one of the pairs swapped, with two, and so on."""
    return [_swap(text, chosen) for size in range(1, len(pairs) + 1) for chosen in itertools.combinations(pairs, size)]


def _swap(text: str, pairs: Sequence[int]) -> str:
    letters = list(text)
    for at in pairs:
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)


def _is_listed(text: str, forms: Forms) -> bool:
    return any(cut.stem in _words(False) and (not cut.suffix or len(cut.stem) >= _STEM) for cut in forms.get(text, "word").cuts)


@lru_cache(maxsize=2)
def _words(over: bool) -> frozenset[str]:
    """The folded words of `lam_alef.tsv`: all of them, or those that win over a word of the swapped letters."""
    return frozenset(fold(row["word"]) for row in _ROWS if row["over"] or not over)
