"""Lists about times: the words of time expressions, and the rules that read them."""

from __future__ import annotations

from typing import Literal

from khabar.codebook.schema.rows import Row
from khabar.model.mention import DayPart


class TimeTerm(Row, frozen=True, kw_only=True):
    """Which words does an expression of time consist of? A rule of time_rules.tsv names their categories."""

    category: str
    """The category; `never`: words that are not of a time, as they are written."""
    words: str
    """Several words are one unit. Clitics before it are cut; the article is written here where the word has it."""
    value: str = ""
    """What the rule's op works with."""


class Month(Row, frozen=True, kw_only=True):
    """Which months are there: Levantine and Iraqi, Egyptian and Gulf, Maghrebi?"""

    category: Literal["month", "month-weak"]
    """`month-weak`: also a common word or name, a month only beside a day, a year, «شهر» or a preposition."""
    words: str
    """Its name."""
    value: int
    """Its number."""


class HijriMonth(Row, frozen=True, kw_only=True):
    """Which months has the Hijri calendar?"""

    category: Literal["hijri", "hijri-weak"]
    """`hijri-weak`: also a name or a common word."""
    words: str
    """Its name."""
    value: int
    """Its number."""


class Weekday(Row, frozen=True, kw_only=True):
    """Which days has the week?"""

    category: Literal["weekday", "weekday-bare"]
    """`weekday-bare`: a week day only after «يوم», «مساء» …"""
    words: str
    """Its name."""
    value: int
    """1 Monday … 7 Sunday."""


class PartOfDay(Row, frozen=True, kw_only=True):
    """Which words say a part of the day?"""

    category: Literal["part", "Part", "partly", "midnight", "afternoon", "tonight", "early-part"]
    """`part`: before the day's name («صباح السبت»). `Part`: with the article. `partly`: as an adverb («صباحاً»)."""
    words: str
    """As written."""
    value: DayPart | None = None
    """The part of the day in records."""


class TimeNumber(Row, frozen=True, kw_only=True):
    """Which number words stand inside times?"""

    category: Literal["n1", "N1", "nteen", "ntens", "nhundred", "nthousand", "o1", "o1f", "o1-bare", "otens", "one-the"]
    """n…: cardinals; o…: ordinals; `N1`: a cardinal with the article."""
    words: str
    """As written."""
    value: int
    """Its value."""


class TimeRule(Row, frozen=True, kw_only=True):
    """Which phrases say a time, and how is it worked out? The longest phrase at a place wins, then the earlier row."""

    level: Literal["0", "1", "2", "3", "4"]
    """0: a phrase that others name as `&name`. 1 reads words; each level after it reads words and what the level
    before found. 2 puts days and dates together, 3 parts of a day, 4 times."""
    rule: str
    """Its name."""
    pattern: str
    """A phrase over categories; the head of time_rules.tsv says how it is written."""
    op: Literal[
        "after", "ago", "anniversary", "centuries", "century", "century-hijri", "century-part", "context-ago", "day", "day-of-context",
        "day-of-month", "day-range", "decade", "decade-2000", "decade-of", "duration", "duration-vague", "feast", "feast-solar", "few-ago",
        "first-n", "half", "hijri", "hijri-early", "hijri-year", "join", "last-n", "last-night", "midnight", "month", "month-short", "months",
        "named-day", "night-of", "nothing", "now", "now-vague", "nth-weekday", "numeric-month", "on-this-day", "part-of-context",
        "period-same", "quarter", "rest-of", "same", "season", "set", "since", "since-ago", "since-part", "unit", "unit-then", "vague",
        "week-of", "week-ordinal", "weekday", "weekday-number", "weekday-of", "weekday-pair", "weekend", "year", "year-bc", "year-only",
        "year-short", "year-spelled", "year-turn", "years",
    ] | None = None  # fmt: skip
    """How the value is worked out; `nothing`: the phrase is not a time."""
    set: str = ""
    """Constants for the op, as `name=value` parted by spaces."""


class TimeFuture(Row, frozen=True, kw_only=True):
    """Which signs before a time say that its clause is about the future?"""

    kind: Literal["word", "verb", "spelled", "not", "not-word", "scheduled", "past", "that", "present"]
    """`word`: the whole word. `verb`: how a future verb begins. `spelled`: the same, by its first letters as
    written. `not`: how words begin that look like one. `not-word`: such words. `scheduled`: a present verb of what
    is planned. `past`: makes a clause past. `that`: a verb after it is present if it begins like one
    (`present`)."""
    words: str
    """As written."""


class TimeAside(Row, frozen=True, kw_only=True):
    """Which words before a time say that it is not when the event was?"""

    kind: Literal["counted", "born"]
    """`counted`: before «منذ», since when such events are counted («للمرة الثالثة منذ شباط»). `born`: right before
    a year or day, of a birth."""
    words: str
    """As written."""
