r"""Damage: what has happened to a text on its way here, and whether it can still be read.

Each kind of damage is found by signs that no sound text shows. Most is read through by the modules named with it, and said; a text of
which nothing sure is left is not read at all.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from khabar.arabic.letters import ALIF, ALIF_MAQSURA, LAM, TA_MARBUTA
from khabar.arabic.markup import MARKUP
from khabar.arabic.swapped import shows_swaps
from khabar.arabic.tables import written

SWAPPED, MARKED, LOST, REVERSED = "swapped_letters", "markup", "lost_letters", "reversed_lines"
WRONG_ENCODING, CODES = "wrong_encoding", "letters_as_codes"
SAID = {
    SWAPPED: "lam-alef is swapped, as in text taken out of a PDF; read as it was meant",
    MARKED: r"marks of formatting stand in it (tags, entities, \n written out, **); read without them",
    LOST: "some of its letters are lost (????); what stands round them may be misread",
    REVERSED: "some lines stand in reverse order, as in text taken out of a PDF; they are not read",
    WRONG_ENCODING: "its bytes had been read in a wrong encoding; mended, and read so",
    CODES: r"its letters were written as codes (&#1602;, \u0642); mended, and read so",
}
"""Each kind of damage in words."""
_MARKED = re.compile(MARKUP)
_MARKERS = ("<", "&", "\\", "](", "**", "__", "~~", "``")
_LOST = re.compile(r"(?<![^\s.،,:;«»\"'()])[?\ufffd]{3,}(?![^\s.،,:;«»\"'()])|\ufffd")
_WORD = re.compile(r"[\u0621-\u064a\u064b-\u0652]+")
_SHAPED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
"""Letters in the shape that they have in a word."""
_FEW_LOST, _MANY_LOST, _MOSTLY_LOST = 3, 6, 0.3
_HALF = 0.5


def find_damage(text: str) -> tuple[str, ...]:
    """The kinds of damage that a text shows, in the order of `SAID`; none for a sound text."""
    found = {SWAPPED: shows_swaps(text), MARKED: _is_marked(text), LOST: _is_lost(text), REVERSED: _share_reversed(text) > 0}
    return tuple(kind for kind, shown in found.items() if shown)


def unreadable(text: str) -> str | None:
    """Why nothing of a text can be read, if so."""
    lost = text.count("?") + text.count("\ufffd")
    if lost >= _MANY_LOST and lost > _MOSTLY_LOST * sum(not letter.isspace() for letter in text):
        return "its letters are lost: question marks stand in their place"
    return "its letters stand in reverse order, as in text taken out of a PDF" if _share_reversed(text) > _HALF else None


def _is_lost(text: str) -> bool:
    return ("?" in text or "\ufffd" in text) and len(_LOST.findall(text)) >= _FEW_LOST


def _is_marked(text: str) -> bool:
    return any(marker in text for marker in _MARKERS) and _MARKED.search(text) is not None


def _share_reversed(text: str) -> float:
    """The share of the Arabic lines of a text whose letters stand in reverse order."""
    plain = unicodedata.normalize("NFKC", text) if _SHAPED.search(text) else text
    if not any(sign in plain for sign in _signs_of_reversal()):
        return 0.0
    lines = [line for line in plain.splitlines() if _WORD.search(line)]
    return sum(len(line) for line in lines if stands_reversed(line)) / max(sum(map(len, lines)), 1)


def stands_reversed(line: str) -> bool:
    """Whether the letters of a line stand from its end to its beginning: words that begin as words end, and function words backwards."""
    words = [found.group() for found in _WORD.finditer(line)]
    against = sum(word in _function_words() or word.endswith(TA_MARBUTA) or word.startswith(ALIF + LAM) for word in words)
    signs = [word for word in words if _is_backwards(word)]
    return len(signs) > against and (len(signs) > 1 or (against == 0 and _ends_backwards(signs[0])))


def _is_backwards(word: str) -> bool:
    return word[::-1] in _function_words() or _ends_backwards(word) or word.endswith(LAM + ALIF)


def _ends_backwards(word: str) -> bool:
    """Whether a word begins with a letter that only ends words."""
    return len(word) > 1 and word.startswith((TA_MARBUTA, ALIF_MAQSURA))


@lru_cache(maxsize=1)
def _signs_of_reversal() -> tuple[str, ...]:
    """After a blank: a letter that only ends words, function words backwards."""
    return (*(f" {letter}" for letter in (TA_MARBUTA, ALIF_MAQSURA)), *(f" {word[::-1]} " for word in sorted(_function_words())))


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    """Function words that are none when read backwards."""
    words = frozenset(word for word in written("function_words").values() if len(word) > 1)
    return frozenset(word for word in words if word[::-1] not in words)
