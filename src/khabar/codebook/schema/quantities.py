"""Lists about quantities: what is counted, and what stands beside a count."""

from __future__ import annotations

from typing import Literal

from khabar.codebook.schema.rows import Row
from khabar.model.mention import Unit


class CountedNoun(Row, frozen=True, kw_only=True):
    """Which nouns can be counted, and what do they count?"""

    noun: str
    """The singular; ـٍ marks a noun that regains a ي («قاضٍ»). Duals, tanwin, construct and pronoun forms are
    generated."""
    plurals: tuple[str, ...] = ()
    """A sound masculine plural is written in ـون."""
    unit: Unit
    """What it counts."""
    actor_kind: Literal["civilians", "person", "armed_group", "force", "official"] | None = None
    """The kind of actor that such people are."""
    demographic: Literal["women", "men", "children", "family"] | None = None
    """For readers of the list: who they are."""
    harmed: bool = False
    """The noun itself says that somebody was killed or wounded."""
    alone: Literal["quality", "no", "member", "kin"] | None = None
    """`no`: a bare singular is not a count («مجموعة»). `quality`: an adjective too («مدني»). `kin`: it makes a pair
    («أم وابنها»). `member`: one of a household, whose dual bears a pronoun («طفليها»)."""


class MeasureUnit(Row, frozen=True, kw_only=True):
    """Which words are units of measure, and how much of the record's unit is one of them?"""

    noun: str
    """As written; several words stand as they are."""
    plurals: tuple[str, ...] = ()
    """Other forms."""
    unit: Unit
    """The record's unit."""
    factor: float
    """One of them in the record's unit (square metres, metres); money, durations and weights stay as they are said."""
    kind: Literal["day"] | None = None
    """`day`: a bare singular before a definite word is a date («قتل خمسة يوم الثلاثاء»)."""


class Approximator(Row, frozen=True, kw_only=True):
    """Which words make a number about, at least or at most?"""

    words: tuple[str, ...]
    """The spellings."""
    kind: Literal["about", "at_least", "at_most"]
    """More than N is N at least, less than N is N at most."""
    side: Literal["before", "after", "around"]
    """Before the number, after what it counts, or on either side."""


class CountWord(Row, frozen=True, kw_only=True):
    """Which words stand beside a count, and what do they do to it?"""

    words: tuple[str, ...]
    """The spellings."""
    kind: Literal[
        "nisba", "other", "of_them", "one_of_them", "adjective", "function", "label", "phone", "score", "change", "month", "ruler", "never",
        "year", "holder",
    ]  # fmt: skip
    """`nisba`: endings of an adjective of this kind. `other`: «آخرون». `of_them`, `one_of_them`: «منهم», «أحدهم».
    `function`: ends a count and is never an adjective. `label`: the digits after it are a name or an index.
    `phone`, `score`: telephone numbers, sport. `change`: a figure that rose from one value to another. `month`: an
    ordinal after it is its name. `ruler`: an ordinal within three words is a name. `never`: not a word of the
    grammar, as it is written. `year`: four digits after it are its year. `holder`: a thing right after it says what
    that person drives, runs or guards («سائق شاحنة»)."""
    detail: Literal["other_sg", "other_pl", "other_dual", "other_thing", "other_things", "person", "same"] | None = None
    """Of `other` the form's number, of `of_them` what it refers to."""


class Partitive(Row, frozen=True, kw_only=True):
    """Which nouns take «من» and a noun into their own («عدد من المدنيين»)?"""

    noun: str
    """As written."""
    people: bool = False
    """The noun itself says who; else what follows «من» does."""


class Homonym(Row, frozen=True, kw_only=True):
    """Which words are written like a weapon or a thing counted and mean something else, and what beside them shows
    it?"""

    word: str
    """As written («مسيرة» is a drone and a march)."""
    plurals: tuple[str, ...] = ()
    """Other forms."""
    after: tuple[str, ...] = ()
    """Words of which one stands among the next few, up to a mark; clitics may hang on them."""
    before: tuple[str, ...] = ()
    """Likewise before it."""
    unit: Unit | None = None
    """What the word counts in that other meaning."""
