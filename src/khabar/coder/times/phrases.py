"""Phrases of the time rules (`&lead? day-word? weekday dir?`) as regular expressions over signs (time_words.py)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from khabar.coder.times.words import Lexicon
from khabar.errors import CodebookError

FOUND = {"T": "TDEW", **{letter: letter for letter in "DEABHKLMNOPSVWY"}}
"""What the levels after the first read beside words: the letters that rules set (see time_rules.tsv); T is any time."""
_TOKEN = re.compile(r"[()|?!]|[^\s()|?!]+")
_CLITIC = {"+": "(?:[+&@]|(?<=[+&@]))", "~": "(?:[~&]|(?<=[~&]))", "^": r"(?:[\^@]|(?<=[\^@]))", "=": "(?:-|(?<=[-+]))", "": "-?"}


class Phrase(msgspec.Struct, frozen=True):
    """A compiled phrase: its expression, (slot, category) of each group in order, the letters it can begin with,
    and whether it can be empty."""

    source: str
    slots: tuple[tuple[str, str], ...] = ()
    begins: frozenset[str] = frozenset()
    empty: bool = True


def _sequence(items: list[Phrase]) -> Phrase:
    begins: frozenset[str] = frozenset()
    empty = True
    for item in items:
        if empty:
            begins |= item.begins
        empty = empty and item.empty
    return Phrase("".join(item.source for item in items), sum((item.slots for item in items), ()), begins, empty)


def _choice(options: list[Phrase]) -> Phrase:
    if len(options) == 1:
        return options[0]
    begins = frozenset(letter for option in options for letter in option.begins)
    source = "(?:" + "|".join(option.source for option in options) + ")"
    return Phrase(source, sum((option.slots for option in options), ()), begins, any(option.empty for option in options))


class Compiler:
    """Compiles phrases; `macros` are the named phrases that others use as `&name`."""

    def __init__(self, lexicon: Lexicon, macros: Mapping[str, str]) -> None:
        self._lexicon, self._macros = lexicon, macros
        self._known: dict[str, Phrase] = {}

    def compile(self, text: str) -> Phrase:
        """The phrase of a rule's text; an unknown category or a bracket too few is a CodebookError."""
        tokens = iter([*_TOKEN.findall(text), ")"])
        phrase = self._options(tokens)
        if next(tokens, None) is not None:
            raise CodebookError(f"time_rules: brackets do not match in «{text}»")
        return phrase

    def _options(self, tokens: Iterator[str]) -> Phrase:
        options: list[list[Phrase]] = [[]]
        for token in tokens:
            if token == ")":
                return _choice([_sequence(items) for items in options])
            if token == "|":
                options.append([])
            elif token == "?":
                options[-1].append(self._optional(options[-1].pop()))
            elif token == "!":
                options[-1].append(self._absent(self._primary(next(tokens, ")"), tokens)))
            else:
                options[-1].append(self._primary(token, tokens))
        raise CodebookError("time_rules: a bracket is not closed")

    def _primary(self, token: str, tokens: Iterator[str]) -> Phrase:
        return self._options(tokens) if token == "(" else self._atom(token)

    @staticmethod
    def _absent(phrase: Phrase) -> Phrase:
        """Not followed by the phrase."""
        return Phrase(f"(?!{phrase.source})", phrase.slots, frozenset(), True)

    @staticmethod
    def _optional(phrase: Phrase) -> Phrase:
        return Phrase(f"(?:{phrase.source})?", phrase.slots, phrase.begins, True)

    def _atom(self, token: str) -> Phrase:
        clitic = token[0] if token[0] in "+~^=" else ""
        name, _, slot = token[len(clitic) :].partition(":")
        if name.startswith("&"):
            inner = self._macro(name)
            return Phrase(f"({inner.source})", ((slot or name, name), *inner.slots), inner.begins, inner.empty)
        known = self._category(name)
        return Phrase(f"({_CLITIC[clitic]}{known.source})", ((slot or name, name),), known.begins, False)

    def _macro(self, name: str) -> Phrase:
        if name not in self._macros:
            raise CodebookError(f"time_rules: no phrase is called {name}")
        if name not in self._known:
            self._known[name] = self.compile(self._macros[name])
        return self._known[name]

    def _category(self, name: str) -> Phrase:
        """One sign, or the signs of a unit of several words, after the first sign's clitic character."""
        if name not in self._known:
            self._known[name] = self._signs(name)
        return self._known[name]

    def _signs(self, name: str) -> Phrase:
        if name in FOUND:
            return Phrase(_class(FOUND[name]), begins=frozenset(FOUND[name]), empty=False)
        if not self._lexicon.knows(name):
            raise CodebookError(f"time_rules: no word has the category {name}")
        rows = [[self._lexicon.letters(f"={stem}") for stem in stems] for stems in self._lexicon.phrases(name)]
        if self._lexicon.letters(name):
            rows.append([self._lexicon.letters(name)])
        sources = ["-".join(map(_class, row)) for row in rows]
        begins = frozenset(letter for row in rows for letter in row[0])
        return Phrase(sources[0] if len(sources) == 1 else "(?:" + "|".join(sources) + ")", begins=begins, empty=False)


def _class(letters: str) -> str:
    """An expression for one of `letters`, neighbours as a range."""
    if len(letters) == 1:
        return letters
    codes = sorted(map(ord, letters))
    starts = [code for code in codes if code - 1 not in codes]
    ends = [code for code in codes if code + 1 not in codes]
    return "[" + "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True)) + "]"
