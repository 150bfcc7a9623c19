"""Look-up of fixed phrases in words: a table of phrases, matched longest first at a word.

A phrase is matched on folded words; clitics that the caller allows may hang on its first word and a
pronoun on its last. One that ends in a lone ل ب ك («وفقا ل») asks for that letter on the word after it. What a spelling can begin is worked out once per form and kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

from khabar.arabic.script import fold
from khabar.arabic.words import Cut, Form, Word

T = TypeVar("T")
CONJUNCTIONS = frozenset({"", "و", "ف"})
_CLITICS = frozenset("لبك")
_LIMIT = 200_000
_TOKENS = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_MARKS = frozenset("\"'“”«»‘’()[]")


class Found(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """A phrase found at words [first, last); `cut` tells the clitics of its first word, `suffix` the pronoun at its end."""

    value: T
    first: int
    last: int
    cut: Cut
    suffix: str


class PhraseTable(Generic[T]):
    """Phrases with a value each; `prefixes` are the proclitics that may hang on the first word, `pronoun` whether one may hang on the
    last, `article` whether it is a noun: later words may carry the article, the first an accusative or dual ending."""

    def __init__(
        self, rows: Iterable[tuple[str, T]], prefixes: frozenset[str] = CONJUNCTIONS, pronoun: bool = False, article: bool = False
    ) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._prefixes, self._pronoun, self._article = prefixes, pronoun, article
        self._starts: dict[str, tuple[tuple[Cut, tuple[str, ...], T], ...]] = {}
        for phrase, value in rows:
            first, *rest = _TOKENS.findall(fold(phrase))
            if rest and rest[-1] in _CLITICS:
                rest[-1] = "+" + rest[-1]
            self._by_first.setdefault(first, []).append((tuple(rest), value))

    def _start(self, form: Form) -> tuple[tuple[Cut, tuple[str, ...], T], ...]:
        found = [
            (cut, rest, value)
            for cut in form.cuts
            if cut.prefix in self._prefixes
            for stem in (_singulars(cut.stem) if self._article else (cut.stem,))
            for rest, value in self._by_first.get(stem, ())
            if not cut.suffix or (self._pronoun and not rest)
        ]
        found.sort(key=lambda item: (-len(item[1]), len(item[0].prefix) + len(item[0].suffix)))
        return tuple(found)

    def starts(self, word: Word) -> tuple[tuple[Cut, tuple[str, ...], T], ...]:
        """Phrases that `word` could begin, longest first; empty for most words."""
        found = self._starts.get(word.text)
        if found is None:
            if len(self._starts) > _LIMIT:
                self._starts.clear()
            found = self._starts[word.text] = self._start(word.form)
        return found

    def at(self, words: Sequence[Word], i: int, end: int) -> Found[T] | None:
        """The longest phrase that begins at word `i` and ends before word `end`."""
        for cut, rest, value in self.starts(words[i]):
            if not rest:
                return Found(value, i, i + 1, cut, cut.suffix)
            found = self._rest(words, i + 1, end, rest)
            if found is not None:
                return Found(value, i, found[0], cut, found[1])
        return None

    def _rest(self, words: Sequence[Word], i: int, end: int, rest: tuple[str, ...]) -> tuple[int, str] | None:
        suffix = ""
        for n, expected in enumerate(rest):
            while i < end and words[i].text in _MARKS:
                i += 1
            if i >= end:
                return None
            if expected[0] == "+":
                if words[i].folded == expected[1:]:
                    return i + 1, ""
                return (i, "") if _begins_with(words[i].form, expected[1:]) else None
            if words[i].folded != expected and not (self._article and words[i].folded == "ال" + expected):
                if not (self._pronoun and n == len(rest) - 1):
                    return None
                cut = next((c for c in words[i].form.cuts if not c.prefix and c.stem == expected), None)
                if cut is None:
                    return None
                suffix = cut.suffix
            i += 1
        return i, suffix


def _singulars(stem: str) -> tuple[str, ...]:
    """A folded stem and what it could be the accusative («لغما») or dual («غارتين»، «صاروخان») of."""
    found = [stem]
    if len(stem) > 3 and stem.endswith("ا"):
        found.append(stem[:-1])
    if len(stem) > 4 and stem.endswith(("ين", "ان")):
        found.append(stem[:-2])
        if stem[-3] == "ت":
            found.append(stem[:-3] + "ه")
    return tuple(found)


def _begins_with(form: Form, clitic: str) -> bool:
    return any(cut.prefix.startswith(clitic) for cut in form.cuts)
