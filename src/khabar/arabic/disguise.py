"""Letters in disguise: words written with letters that only look like the right ones («قصڡ»), read as the words that are meant.

`disguises.tsv` says which letters each can stand for. Folding takes the likeliest; where that makes no known word, the others are tried.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from khabar.arabic.letters import HONEST, MEANT
from khabar.arabic.script import fold
from khabar.arabic.words import Forms, Word

_ANY = re.compile(f"[{''.join(MEANT)}]")
_MOST = 64
"""Most spellings that are tried for one word."""


def undisguise(text: str, words: Sequence[Word], forms: Forms, known: Callable[[str], bool]) -> tuple[tuple[Word, ...], frozenset[int]]:
    """`words` with the spelling that was meant in place of the written one, letter for letter, and the indexes of those that hide something.

    A word with none but letters that people also write in names hides something only if it is a known one.
    """
    if _ANY.search(text) is None:
        return tuple(words), frozenset()
    out, hidden = list(words), set[int]()
    for i, word in enumerate(words):
        if word.kind != "word" or not (letters := set(_ANY.findall(word.text))):
            continue
        meant = _meant(word.text, known)
        out[i] = Word(word.start, word.end, meant, forms.get(meant, "word"))
        if letters - HONEST or known(fold(meant)):
            hidden.add(i)
    return tuple(out), frozenset(hidden)


def _meant(written: str, known: Callable[[str], bool]) -> str:
    """The first known spelling of those that a word can be meant as, else the likeliest."""
    spellings = ("".join(letters) for letters in itertools.product(*(MEANT.get(letter, (letter,)) for letter in written)))
    tried = list(itertools.islice(spellings, _MOST))
    return next((spelling for spelling in tried if known(fold(spelling))), tried[0])
