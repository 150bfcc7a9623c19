"""Transliteration: the consonants that a Latin and an Arabic spelling of one name share.

It finds candidates for a name that is known in Latin letters alone; nothing is ever accepted on it.
"""

from __future__ import annotations

import re
import unicodedata

from khabar.arabic.clitics import ARTICLE
from khabar.arabic.letters import LATIN

_WORD = re.compile(r"[^\W\d_]+")
_REPEATED = re.compile(r"(.)\1+")
_PAIRS = {"kh": "X", "gh": "g", "sh": "S", "ch": "S", "th": "t", "dh": "d", "zh": "z", "ph": "f"}
_PAIR = re.compile("|".join(_PAIRS))
_LATIN = str.maketrans("qpvc", "kbfk", "aeiouwyh'ʿʾ`’‘")
_ARABIC = str.maketrans(LATIN)
_ARTICLES = frozenset(("al", "el", "ad", "ar", "as", "az", "ash", "at", "an", "ed", "er", "es", "l"))
_LAST_ARABIC = "\u06ff"


def skeleton(name: str) -> str:
    """Consonants of a Latin or Arabic name, articles and doubled letters left out; empty when fewer than two remain."""
    plain = name.lower() if name.isascii() else _plain(name)
    words = [_arabic(word) if "\u0600" <= word[0] <= _LAST_ARABIC else _latin(word) for word in _WORD.findall(plain) if word not in _ARTICLES]
    key = "".join([_REPEATED.sub(r"\1", word) for word in words])
    return key if len(key) >= 2 else ""


def _plain(name: str) -> str:
    return "".join([c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)]).lower()


def _arabic(word: str) -> str:
    return (word.removeprefix(ARTICLE) if len(word) > 3 else word).translate(_ARABIC)


def _latin(word: str) -> str:
    return _PAIR.sub(lambda pair: _PAIRS[pair.group()], word).translate(_LATIN)
