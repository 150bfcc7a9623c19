"""Phrases: rules over the kinds of items, read from a table and applied level by level.

A phrase such as `بين number و number` is a row of kinds and Arabic words. Each kind becomes one letter, so that
a run of items is a string and a phrase a regular expression over it; what a run of kinds makes is looked up once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from khabar.arabic.numbers.items import Item
from khabar.arabic.numbers.rows import GrammarRule
from khabar.arabic.script import fold
from khabar.errors import CodebookError

Action = Callable[[list[Item]], Item | None]

_FIRST_LETTER = 0xE000


class Rule(msgspec.Struct, frozen=True):
    """One phrase and what is made of it."""

    level: int
    name: str
    pattern: re.Pattern[str]
    begins: str
    makes: str
    action: Action


class Letters(dict[str, str]):
    """A letter for every kind, given out as kinds come up."""

    def __missing__(self, kind: str) -> str:
        """The letter of a kind that comes up for the first time."""
        letter = self[kind] = chr(_FIRST_LETTER + len(self))
        return letter


class Alphabet:
    """A letter for every kind, and the groups that stand for several."""

    def __init__(self, rows: Sequence[GrammarRule]) -> None:
        self.letter = Letters()
        self._groups: dict[str, str] = {}
        for row in rows:
            if row.level == "kind":
                self._groups[row.rule] = self.letters(row.phrase)

    def letters(self, names: str) -> str:
        """The letters that `names`, kinds, groups or Arabic words with bars between, stand for."""
        found = {letter for name in names.split("|") for letter in self._groups.get(name) or self.letter[fold(name)]}
        return "".join(sorted(found))

    def words(self) -> frozenset[str]:
        """The Arabic words and marks that phrases name as they are."""
        return frozenset(name for name in self.letter if not name.replace("_", "a").isascii() or not name[0].isalpha())


def _compile(phrase: str, alphabet: Alphabet) -> tuple[re.Pattern[str], str]:
    """`phrase` over letters, and the letters it may begin with: `a|b` alternatives, `a?` and `a*` greedy without giving back."""
    parts: list[str] = []
    begins = ""
    begun = False
    for part in phrase.replace("(?", " (?").replace("(?!", "(?! ").replace("(?=", "(?= ").replace(")", " )").split():
        if part in {"(?!", "(?=", ")"}:
            parts.append(part)
            continue
        sign = part[-1] if part[-1] in "?*" else ""
        letters = alphabet.letters(part.removesuffix(sign))
        begins = begins if begun else begins + letters
        begun = begun or not sign
        parts.append(f"[{letters}]{sign}{'+' if sign else ''}")
    return re.compile("".join(parts)), begins


class Cascade:
    """Rules by level. `run` rewrites items until no rule of the last level applies."""

    def __init__(self, rows: Sequence[GrammarRule], actions: Mapping[str, Action]) -> None:
        self.alphabet = Alphabet(rows)
        self._rules: list[Rule] = []
        for row in rows:
            if row.level == "kind":
                continue
            action = actions.get(row.value or "")
            if action is None:
                expected = ", ".join(sorted(actions))
                raise CodebookError(f"number rule {row.rule}: no value called {row.value!r}, expected one of {expected}")
            pattern, begins = _compile(row.phrase, self.alphabet)
            self._rules.append(Rule(int(row.level), row.rule, pattern, begins, row.makes, action))
        self._rules.sort(key=lambda rule: rule.level)
        self._matches: dict[str, tuple[tuple[Rule, int, int], ...]] = {}

    def _candidates(self, letters: str) -> tuple[tuple[Rule, int, int], ...]:
        found = self._matches.get(letters)
        if found is None:
            if len(self._matches) > 50_000:
                self._matches.clear()
            there = set(letters)
            rules = [rule for rule in self._rules if not there.isdisjoint(rule.begins)]
            found = tuple((rule, *m.span()) for rule in rules for m in rule.pattern.finditer(letters))
            self._matches[letters] = found
        return found

    def run(self, items: list[Item]) -> list[Item]:
        """`items` with every phrase replaced by what it makes; the list is changed in place."""
        letter = self.alphabet.letter
        letters = "".join([letter[item.kind] for item in items])
        level = 0
        while True:
            for rule, first, last in self._candidates(letters):
                if rule.level < level:
                    continue
                made = rule.action(items[first:last])
                if made is not None:
                    made.kind, made.rule, level = rule.makes, rule.name, rule.level
                    items[first:last] = [made]
                    letters = letters[:first] + letter[rule.makes] + letters[last:]
                    break
            else:
                return items
