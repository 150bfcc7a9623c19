"""The records of the tables that the grammar of numbers is built from: number words, shapes of digits, rules."""

from __future__ import annotations

from typing import Literal

import msgspec


class NumberWord(msgspec.Struct, frozen=True, kw_only=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """Which words are numbers, and of which kind?"""

    words: tuple[str, ...]
    """The spellings."""
    kind: str
    """The kind that rules call it by."""
    low: int | float
    """The value of the word alone, or the least value of a vague one."""
    high: int | float | None = None
    """The greatest value of a vague word."""
    scale: int | float | None = None
    """What a number before it is multiplied by."""
    article: Literal["no", "ordinal"] | None = None
    """`no`: it is not a number under the article. Else the kind that it is under the article."""


class NumberShape(msgspec.Struct, frozen=True, kw_only=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """How are digits written, and what number is meant? The first shape that matches the whole run counts."""

    shape: str
    """A name for readers of the list."""
    pattern: str
    """A regular expression over the run, its marks folded."""
    reading: Literal[
        "dash", "decimal", "either", "grouped", "grouped_decimal", "letter", "nothing", "percent", "percent_range", "power", "scientific",
        "signed", "slash", "stops", "whole",
    ]  # fmt: skip
    """How the run is read; `nothing` where times, names or nobody reads it."""


class GrammarRule(msgspec.Struct, frozen=True, kw_only=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """A phrase of kinds and what is made of it."""

    level: str
    """Levels are tried in order; a row of level `kind` names a group of kinds."""
    rule: str
    """Its name; of a group, the group's."""
    phrase: str
    """x|y either, x? at most once, x* any number of times, (?=x) only before x, (?!x) not before x."""
    makes: str = ""
    """The kind of the whole."""
    value: str | None = None
    """What is done with the values of the parts."""
