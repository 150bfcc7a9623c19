"""Phrases: rules over the kinds of items, read from a table and applied level by level.

A phrase such as `بين number و number` is a row of kinds and Arabic words. Each kind becomes one letter, so that
a run of items is a string and a phrase a regular expression over it; what a run of kinds makes is looked up once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from khabar.arabic.number_items import Item
from khabar.arabic.script import fold
from khabar.errors import CodebookError

Row = Mapping[str, str]
Action = Callable[[list[Item]], Item | None]

_WORD = re.compile(r"[^\s|()?*+!]+")
_FIRST_LETTER = 0xE000


class Rule(msgspec.Struct, frozen=True):
    """One phrase and what is made of it."""

    level: int
    name: str
    pattern: re.Pattern[str]
    makes: str
    action: Action


class Alphabet:
    """A letter for every kind, and the groups that stand for several."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._letters: dict[str, str] = {}
        self._groups: dict[str, str] = {}
        for row in rows:
            if row["level"] == "kind":
                self._groups[row["rule"]] = "".join(sorted({c for name in row["phrase"].split("|") for c in self.letters(name)}))

    def letters(self, name: str) -> str:
        """The letters that `name`, a kind, a group or an Arabic word, stands for."""
        group = self._groups.get(name)
        return group if group is not None else self.letter(fold(name))

    def letter(self, kind: str) -> str:
        """The letter of one kind."""
        found = self._letters.get(kind)
        if found is None:
            found = self._letters[kind] = chr(_FIRST_LETTER + len(self._letters))
        return found

    def words(self) -> frozenset[str]:
        """The Arabic words and marks that phrases name as they are."""
        return frozenset(name for name in self._letters if not name.replace("_", "a").isascii() or not name[0].isalpha())


def _compile(phrase: str, alphabet: Alphabet) -> re.Pattern[str]:
    """`phrase` over letters: `a|b` are alternatives, `a?`, `a*` repeat greedily without giving back."""
    parts = []
    for part in phrase.replace("(?", " (?").replace("(?!", "(?! ").replace("(?=", "(?= ").replace(")", " )").split():
        if part in {"(?!", "(?=", ")"}:
            parts.append(part)
            continue
        sign = part[-1] if part[-1] in "?*" else ""
        names = part[: len(part) - len(sign)].split("|")
        letters = "".join(sorted({c for name in names for c in alphabet.letters(name)}))
        parts.append(f"[{letters}]{sign}{'+' if sign else ''}")
    return re.compile("".join(parts))


class Cascade:
    """Rules by level. `run` rewrites items until no rule of the last level applies."""

    def __init__(self, rows: Sequence[Row], actions: Mapping[str, Action]) -> None:
        self.alphabet = Alphabet(rows)
        self._rules: list[Rule] = []
        for row in rows:
            if row["level"] == "kind":
                continue
            if row["value"] not in actions:
                expected = ", ".join(sorted(actions))
                raise CodebookError(f"number rule {row['rule']}: no value called {row['value']!r}, expected one of {expected}")
            pattern = _compile(row["phrase"], self.alphabet)
            self._rules.append(Rule(int(row["level"]), row["rule"], pattern, row["makes"], actions[row["value"]]))
        self._rules.sort(key=lambda rule: rule.level)
        self._matches: dict[str, tuple[tuple[Rule, int, int], ...]] = {}

    def _candidates(self, letters: str) -> tuple[tuple[Rule, int, int], ...]:
        found = self._matches.get(letters)
        if found is None:
            if len(self._matches) > 50_000:
                self._matches.clear()
            found = tuple((rule, *m.span()) for rule in self._rules for m in rule.pattern.finditer(letters))
            self._matches[letters] = found
        return found

    def run(self, items: list[Item]) -> list[Item]:
        """`items` with every phrase replaced by what it makes; the list is changed in place."""
        letter = self.alphabet.letter
        letters = "".join([letter(item.kind) for item in items])
        level = 0
        while True:
            for rule, first, last in self._candidates(letters):
                if rule.level < level:
                    continue
                made = rule.action(items[first:last])
                if made is not None:
                    made.kind, made.rule, level = rule.makes, rule.name, rule.level
                    items[first:last] = [made]
                    letters = letters[:first] + letter(rule.makes) + letters[last:]
                    break
            else:
                return items
