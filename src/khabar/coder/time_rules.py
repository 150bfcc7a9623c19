"""The rules of time expressions, and what they find in a run of words.

A run is a stretch of signs (time_words.py) without an unknown word. What the rules find in it depends on its
signs alone, so it is worked out once for each distinct run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

import msgspec

from khabar.coder.time_phrases import FOUND, Compiler, Phrase
from khabar.coder.time_words import Lexicon

_LONGEST_KEPT = 80
_KEPT = 100_000
TIME = "T"
"""The letter of what is a time by itself."""


class Rule:
    """One row of the table; its expression is compiled when a run first needs it."""

    def __init__(self, row: Mapping[str, str], phrase: Phrase) -> None:
        self.name, self.level, self.op, self.phrase = row["rule"], int(row["level"]), row["op"], phrase
        self.constants = dict(part.split("=", 1) for part in row["set"].split())
        self.letter = self.constants.pop("letter", TIME)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The rule as a regular expression over signs."""
        return re.compile(self.phrase.source)


class Slot(msgspec.Struct, frozen=True):
    """A part of a match: its name, the category it was read as, and its words [first, last) from the run's start."""

    name: str
    category: str
    first: int
    last: int


class Match(msgspec.Struct, frozen=True):
    """A rule that fits the words [first, last) of a run; `parts` are the times inside it, by slot."""

    rule: Rule
    first: int
    last: int
    slots: tuple[Slot, ...] = ()
    parts: Mapping[str, Match] = {}


class _Item(msgspec.Struct, frozen=True):
    """What the second level reads: a word of the run, or a match of the first."""

    sign: str
    first: int
    last: int
    match: Match | None = None


def read_rules(rows: Sequence[Mapping[str, str]], lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules of time_rules.tsv, in order."""
    compiler = Compiler(lexicon, {row["rule"]: row["pattern"] for row in rows if row["level"] == "0"})
    return tuple(Rule(row, compiler.compile(row["pattern"])) for row in rows if row["level"] != "0")


class _Level:
    """The rules of one level, by the letter that they can begin with."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._by_letter: dict[str, list[Rule]] = {}
        for rule in rules:
            for letter in sorted(rule.phrase.begins):
                self._by_letter.setdefault(letter, []).append(rule)

    def longest(self, signs: str, at: int) -> tuple[Rule, re.Match[str]] | None:
        """The rule that reaches furthest from the sign at `at`, the earlier row of equals; a first clitic is no matter."""
        best: tuple[Rule, re.Match[str]] | None = None
        for rule in self._by_letter.get(signs[at + 1], ()):
            hit = rule.pattern.match(signs, at + 1)
            if hit and (best is None or hit.end() > best[1].end()):
                best = rule, hit
        return best


class Scanner:
    """Finds what rules fit a run of signs, longest first from the left; remembers runs."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._words, self._times = (_Level([rule for rule in rules if rule.level == level]) for level in (1, 2))
        self._runs: dict[str, tuple[Match, ...]] = {}

    def find(self, run: str) -> tuple[Match, ...]:
        """The matches in a run, in order, none overlapping."""
        found = self._runs.get(run)
        if found is None:
            found = self._join(run, self._read(run))
            if len(run) <= _LONGEST_KEPT:
                if len(self._runs) >= _KEPT:
                    self._runs.clear()
                self._runs[run] = found
        return found

    def _read(self, run: str) -> list[Match]:
        """First level: times made of words."""
        matches: list[Match] = []
        at = 0
        while at < len(run):
            best = self._words.longest(run, at)
            if best is None:
                at += 2
                continue
            rule, hit = best
            slots = tuple(
                Slot(name, category, hit.start(i) // 2, hit.end(i) // 2)
                for i, (name, category) in enumerate(rule.phrase.slots, 1)
                if hit.end(i) > hit.start(i)
            )
            matches.append(Match(rule, at // 2, hit.end() // 2, slots))
            at = hit.end()
        return matches

    def _join(self, run: str, matches: list[Match]) -> tuple[Match, ...]:
        """Second level: times made of times; what is no time alone goes."""
        if not matches:
            return ()
        items = list(_items(run, matches))
        signs = "".join(item.sign for item in items)
        found: list[Match] = []
        at = 0
        while at < len(items):
            best = self._times.longest(signs, 2 * at)
            if best is not None:
                found.append(_joined(*best, items, at))
                at = best[1].end() // 2
                continue
            match = items[at].match
            if match is not None and match.rule.letter == TIME:
                found.append(match)
            at += 1
        return tuple(found)


def _items(run: str, matches: Sequence[Match]) -> list[_Item]:
    """The run with each match as one item."""
    items: list[_Item] = []
    at = 0
    for match in matches:
        items += [_Item(run[2 * i : 2 * i + 2], i, i + 1) for i in range(at, match.first)]
        items.append(_Item(run[2 * match.first] + match.rule.letter, match.first, match.last, match))
        at = match.last
    return items + [_Item(run[2 * i : 2 * i + 2], i, i + 1) for i in range(at, len(run) // 2)]


def _joined(rule: Rule, hit: re.Match[str], items: Sequence[_Item], at: int) -> Match:
    """A match of the second level."""
    parts: dict[str, Match] = {}
    slots: list[Slot] = []
    for i, (name, category) in enumerate(rule.phrase.slots, 1):
        if hit.start(i) < 0:
            continue
        inside = items[hit.start(i) // 2]
        if category in FOUND and inside.match is not None:
            parts[name] = inside.match
        else:
            slots.append(Slot(name, category, inside.first, items[hit.end(i) // 2 - 1].last))
    return Match(rule, items[at].first, items[hit.end() // 2 - 1].last, tuple(slots), parts)
