"""Transliteration: the consonants that a Latin and an Arabic spelling of one name share.

It finds candidates for a name that is known in Latin letters alone; nothing is ever accepted on it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DIGRAPHS = (
    ("kh", "x"),
    ("gh", "g"),
    ("sh", "c"),
    ("ch", "c"),
    ("th", "t"),
    ("dh", "d"),
    ("zh", "z"),
    ("ph", "f"),
    ("ou", ""),
    ("dj", "j"),
)
_LATIN = str.maketrans({"q": "k", "p": "b", "v": "f", "c": "k", "w": "", "y": "", "h": "", "x": "X"} | dict.fromkeys("aeiou'ʿʾ`’‘", ""))
_ARABIC = str.maketrans(dict(zip("بتثجحخدذرزسشصضطظعغفقكلمن", "btTjHXddrzscsdtzAgfkklmn", strict=True)) | dict.fromkeys("اويهءةىأإآؤئ", ""))
_WORD = re.compile(r"[^\W\d_]+")


def _latin_word(word: str) -> str:
    for pair, one in _DIGRAPHS:
        word = word.replace(pair, {"x": "X", "c": "C"}.get(one, one))
    return word.translate(_LATIN)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Consonants of a Latin or Arabic name, articles left out; empty when fewer than two remain."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    words = [w for w in _WORD.findall(plain) if w not in ("al", "el", "ad", "ar", "as", "az", "ash", "at", "an", "ed", "er", "es", "l")]
    out = []
    for word in words:
        if "\u0600" <= word[0] <= "\u06ff":
            word = word[2:] if word.startswith("ال") and len(word) > 3 else word
            word = word.translate(_ARABIC).replace("T", "t").replace("H", "").replace("A", "").replace("c", "C")
        else:
            word = _latin_word(word)
        out.append(re.sub(r"(.)\1+", r"\1", word))
    key = "".join(out)
    return key if len(key) >= 2 else ""
