"""The rules of time expressions, and what they find in a run of words.

A run is a stretch of signs (time_words.py) without an unknown word. What the rules find in it depends on its
signs alone, so it is worked out once for each distinct run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from khabar.codebook.schema.times import TimeRule
from khabar.coder.times.phrases import FOUND, Compiler, Phrase
from khabar.coder.times.words import Lexicon

_LONGEST_KEPT = 80
_KEPT = 100_000
TIME = "T"
"""The letter of what is a time by itself."""
NOT_QUOTED = "-"
"""The slot of words that a time does not quote; their values go by their category."""


_TODAY = frozenset({"today", "today_weekday"})


class Rule:
    """One row of the table; its expression is compiled when a run first needs it."""

    def __init__(self, row: TimeRule, phrase: Phrase) -> None:
        self.name, self.level, self.op, self.phrase = row.rule, int(row.level), row.op or "", phrase
        self.constants = dict(part.split("=", 1) for part in row.set.split())
        self.letter = self.constants.pop("letter", TIME)
        self.said = self.constants.pop("said", None)

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
    """A rule that fits the words [first, last) of a run; `parts` are the matches of the level before in it, by slot.

    `has_day` says whether a rule in it counts days from today, `names_today` whether a date in it is called today, `quoted` are the
    words that its time quotes, `derivation` the rules that made it: «since(weekday)».
    """

    rule: Rule
    first: int
    last: int
    slots: tuple[Slot, ...] = ()
    parts: Mapping[str, Match] = {}
    has_day: bool = False
    names_today: bool = False
    quoted: tuple[int, int] = (0, 0)
    derivation: str = ""

    def inside(self) -> Iterator[Match]:
        """It and those in it."""
        yield self
        for part in self.parts.values():
            yield from part.inside()


class _Item(msgspec.Struct, frozen=True):
    """What a level reads: a word of the run, or a match of the level before."""

    sign: str
    first: int
    last: int
    match: Match | None = None


def read_rules(rows: Sequence[TimeRule], lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rules of time_rules.tsv, in order."""
    compiler = Compiler(lexicon, {row.rule: row.pattern for row in rows if row.level == "0"})
    return tuple(Rule(row, compiler.compile(row.pattern)) for row in rows if row.level != "0")


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
    """Finds what rules fit a run of signs, longest first from the left, level after level; remembers runs."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._levels = [_Level([rule for rule in rules if rule.level == level]) for level in sorted({rule.level for rule in rules})]
        self._runs: dict[str, tuple[Match, ...]] = {}

    def find(self, run: str) -> tuple[Match, ...]:
        """The times in a run, in order, none overlapping."""
        found = self._runs.get(run)
        if found is None:
            items = [_Item(run[at : at + 2], at // 2, at // 2 + 1) for at in range(0, len(run), 2)]
            for level in self._levels:
                items = _read(items, level)
            found = tuple(item.match for item in items if item.match is not None and item.match.rule.letter in FOUND["T"])
            if len(run) <= _LONGEST_KEPT:
                if len(self._runs) >= _KEPT:
                    self._runs.clear()
                self._runs[run] = found
        return found


def _read(items: Sequence[_Item], level: _Level) -> list[_Item]:
    """The items with each match of a level as one."""
    signs = "".join([item.sign for item in items])
    out: list[_Item] = []
    at = 0
    while at < len(items):
        best = level.longest(signs, 2 * at)
        if best is None:
            out.append(items[at])
            at += 1
            continue
        match = _matched(*best, items, at)
        out.append(_Item(items[at].sign[0] + match.rule.letter, match.first, match.last, match))
        at = best[1].end() // 2
    return out


def _matched(rule: Rule, hit: re.Match[str], items: Sequence[_Item], at: int) -> Match:
    """What a rule found, by slot: words, or matches of the level before."""
    parts: dict[str, Match] = {}
    slots: list[Slot] = []
    for i, (name, category) in enumerate(rule.phrase.slots, 1):
        start, end = hit.span(i)
        if end <= start:
            continue
        inside = items[start // 2]
        if category in FOUND and inside.match is not None:
            parts[name] = inside.match
        else:
            slots.append(Slot(name, category, inside.first, items[end // 2 - 1].last))
    return _described(Match(rule, items[at].first, items[hit.end() // 2 - 1].last, tuple(slots), parts))


def _described(match: Match) -> Match:
    """A match with what its slots and parts come to."""
    inner = ",".join(part.derivation for part in match.parts.values())
    return msgspec.structs.replace(
        match,
        has_day=match.rule.op == "day" or any(part.has_day for part in match.parts.values()),
        names_today=any(part.names_today or (match.rule.op == "day" and part.rule.said in _TODAY) for part in match.parts.values()),
        quoted=_quoted(match),
        derivation=f"{match.rule.name}({inner})" if inner else match.rule.name,
    )


def _quoted(match: Match) -> tuple[int, int]:
    """The words [first, last) of a match that its time quotes."""
    first, last = match.first, match.last
    unquoted = [slot for inside in match.inside() for slot in inside.slots if slot.name == NOT_QUOTED]
    for slot in unquoted:
        first = slot.last if slot.first == first else first
    for slot in reversed(unquoted):
        last = slot.first if slot.last == last else last
    return first, last
