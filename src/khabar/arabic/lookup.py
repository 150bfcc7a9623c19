"""Look-up of fixed phrases in words: a table of phrases, matched longest first at a word.

A phrase is matched on folded words; clitics that the caller allows may hang on its first word and a
pronoun on its last. One that ends in a lone ل ب ك («وفقا ل») asks for that letter on the word after it.
What a spelling can begin is worked out once and kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

import msgspec

from khabar.arabic.clitics import ARTICLE, JOINED, PREPOSITIONS
from khabar.arabic.endings import DUALS
from khabar.arabic.letters import ALIF, HA, TA
from khabar.arabic.script import fold
from khabar.arabic.words import Cut, Form, Word

T = TypeVar("T")
_CLITICS = frozenset(PREPOSITIONS)
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


class _Start(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """What a spelling can begin: nothing more (`alone`), by the word that must come next, or before a word with a clitic."""

    alone: tuple[Cut, T] | None
    nexts: dict[str, tuple[tuple[Cut, tuple[str, ...], T], ...]]
    clitics: tuple[tuple[Cut, str, T], ...]


class PhraseTable(Generic[T]):
    """Phrases with a value each; `prefixes` are the proclitics that may hang on the first word, `pronoun` whether one may hang on the
    last, `article` whether it is a noun: later words may carry the article, the first an accusative or dual ending."""

    def __init__(self, rows: Iterable[tuple[str, T]], prefixes: frozenset[str] = JOINED, pronoun: bool = False, article: bool = False) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._prefixes, self._pronoun, self._article = prefixes, pronoun, article
        self._starts: dict[str, _Start[T] | None] = {}
        for phrase, value in rows:
            first, *rest = _TOKENS.findall(fold(phrase))
            self._by_first.setdefault(first, []).append((tuple(rest), value))

    def _start(self, form: Form) -> _Start[T] | None:
        found = [
            (cut, rest, value)
            for cut in form.cuts
            if cut.prefix in self._prefixes
            for stem in (_singulars(cut.stem) if self._article else (cut.stem,))
            for rest, value in self._by_first.get(stem, ())
            if not cut.suffix or (self._pronoun and not rest)
        ]
        if not found:
            return None
        found.sort(key=lambda item: (-len(item[1]), len(item[0].prefix) + len(item[0].suffix)))
        nexts: dict[str, list[tuple[Cut, tuple[str, ...], T]]] = {}
        for cut, rest, value in found:
            if rest and not (len(rest) == 1 and rest[0] in _CLITICS):
                for spelling in (rest[0], ARTICLE + rest[0]) if self._article else rest[:1]:
                    nexts.setdefault(spelling, []).append((cut, rest[1:], value))
        return _Start(
            next(((cut, value) for cut, rest, value in found if not rest), None),
            {word: tuple(items) for word, items in nexts.items()},
            tuple((cut, rest[0], value) for cut, rest, value in found if len(rest) == 1 and rest[0] in _CLITICS),
        )

    def starts(self, word: Word) -> _Start[T] | None:
        """What `word` could begin; None for most words."""
        known = self._starts
        if word.text not in known:
            if len(known) > _LIMIT:
                known.clear()
            known[word.text] = self._start(word.form)
        return known[word.text]

    def at(self, words: Sequence[Word], i: int, end: int) -> Found[T] | None:
        """The longest phrase that begins at word `i` and ends before word `end`."""
        start = self.starts(words[i])
        if start is None:
            return None
        longer = self._longer(start, words, i, end) if start.nexts or start.clitics else None
        if longer is not None or start.alone is None:
            return longer
        cut, value = start.alone
        return Found(value, i, i + 1, cut, cut.suffix)

    def _longer(self, start: _Start[T], words: Sequence[Word], i: int, end: int) -> Found[T] | None:
        j = _past_marks(words, i + 1, end)
        if j >= end:
            return None
        word = words[j]
        for cut, rest, value in start.nexts.get(word.folded, ()):
            last, suffix = self._rest(words, j + 1, end, rest)
            if last:
                return Found(value, i, last, cut, suffix)
        if self._pronoun:
            for ending in word.form.cuts:
                if ending.suffix and not ending.prefix:
                    for cut, rest, value in start.nexts.get(ending.stem, ()):
                        if not rest:
                            return Found(value, i, j + 1, cut, ending.suffix)
        for cut, letter, value in start.clitics:
            if word.folded == letter:
                return Found(value, i, j + 1, cut, "")
            if _begins_with(word.form, letter):
                return Found(value, i, i + 1, cut, "")
        return None

    def _rest(self, words: Sequence[Word], i: int, end: int, rest: tuple[str, ...]) -> tuple[int, str]:
        """Where the further words of a phrase end and the pronoun there; (0, "") if they do not follow."""
        suffix = ""
        for n, expected in enumerate(rest):
            i = _past_marks(words, i, end)
            if i >= end:
                return 0, ""
            form = words[i].form
            final = n == len(rest) - 1
            if final and expected in _CLITICS and form.folded != expected:
                return (i, "") if _begins_with(form, expected) else (0, "")
            if form.folded != expected and not (self._article and form.folded == ARTICLE + expected):
                cut = next((c for c in form.cuts if not c.prefix and c.stem == expected), None) if final and self._pronoun else None
                if cut is None:
                    return 0, ""
                suffix = cut.suffix
            i += 1
        return i, suffix


class PhraseTables:
    """Several tables looked up together: one look a word tells which of them it could begin a phrase of."""

    def __init__(self, **tables: PhraseTable[Any]) -> None:
        self._tables = tables
        self._known: dict[str, tuple[str, ...]] = {}

    def candidates(self, words: Sequence[Word]) -> dict[str, list[int]]:
        """For each table, the indexes of words that could begin one of its phrases."""
        known, found = self._known, {name: [] for name in self._tables}  # type: dict[str, tuple[str, ...]], dict[str, list[int]]
        if len(known) > _LIMIT:
            known.clear()
        for i, word in enumerate(words):
            names = known.get(word.text)
            if names is None:
                names = known[word.text] = tuple(name for name, table in self._tables.items() if table.starts(word) is not None)
            for name in names:
                found[name].append(i)
        return found

    def phrases(
        self, name: str, words: Sequence[Word], candidates: Sequence[int], last: int, accept: Callable[[Found[Any]], bool] | None = None
    ) -> dict[int, Found[Any]]:
        """Phrases of one table that begin at `candidates` and end before word `last`, none inside another, those that `accept` takes."""
        table, found, done = self._tables[name], {}, -1
        for i in candidates:
            if i < done:
                continue
            hit = table.at(words, i, last)
            if hit is not None and (accept is None or accept(hit)):
                found[i] = hit
                done = hit.last
        return found


def _past_marks(words: Sequence[Word], i: int, end: int) -> int:
    while i < end and words[i].text in _MARKS:
        i += 1
    return i


def _singulars(stem: str) -> tuple[str, ...]:
    """A folded stem and what it could be the accusative («لغما») or dual («غارتين»، «صاروخان») of."""
    found = [stem]
    if len(stem) > 3 and stem.endswith(ALIF):
        found.append(stem[:-1])
    if len(stem) > 4 and stem.endswith(DUALS):
        found.append(stem[:-2])
        if stem[-3] == TA:
            found.append(stem[:-3] + HA)
    return tuple(found)


def _begins_with(form: Form, clitic: str) -> bool:
    return any(cut.prefix.startswith(clitic) for cut in form.cuts)
