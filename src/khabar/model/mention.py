"""Mentions: what is named in a report below the level of claims.

Each kind is a layer that can be tested alone. All quote the report by code points, and carry the
word indexes [first, last) that stages work with; `rule` names what made them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Unit = Literal[
    "person", "family", "vehicle", "aircraft", "weapon", "building", "place", "area_m2",
    "distance_m", "money", "percent", "duration", "event", "other",
]  # fmt: skip
Basis = Literal["explicit", "relative", "underspecified", "duration", "set"]
DayPart = Literal["dawn", "morning", "noon", "afternoon", "evening", "night"]
ActorKind = Literal["state", "armed_group", "force", "official", "person", "organisation", "civilians", "media", "unknown"]
SourceKind = Literal[
    "official", "armed_group", "named_person", "government", "organisation", "media",
    "local_sources", "anonymous", "witnesses", "documents", "social_media", "unspecified",
]  # fmt: skip


QuantityShape = Literal["single", "dual", "own_dual", "two_said", "either", "construct", "pair", "partitive"]
"""How a figure is written: a noun for one, a dual, a dual before a pronoun («ولديه»), a dual with «two» after it, a form that is two or more
(«مدنيين»), a dual in construct, two people of one household («أم وابنها»), so many of a group («العشرات من القتلى»)."""
TimeSaid = Literal["today", "today_weekday", "weekday", "since", "since_span", "last", "between"]
"""What the words of a time say, where a reader asks: since a time or for how long until now, the last so many, from one time to another."""
ActorMaker = Literal[
    "name", "capital", "state", "head", "force", "unit", "body", "people", "doer", "informant", "title", "rank", "nisba", "person", "surname",
    "anaphor",
]  # fmt: skip
"""What an actor was read from: a known name, a capital that stands for its state, a state's name; a noun of a part of actor_patterns.tsv; an
adjective of belonging; a personal name, or its last word alone; a noun that only refers back."""


class Mention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What every mention has: code points [start, end), words [first, last), and the rule that made it, for `explain`."""

    start: int
    end: int
    first: int
    last: int
    rule: str


class Quantity(Mention, frozen=True, kw_only=True, gc=False):
    """A number and, where it counts something, what it counts; `start`..`end` covers both.

    `min`/`max` are bounds, null where open. `unit` is null for a bare number, a page, a year.
    `counts` is the counted noun as written; `noun` its word index. `ordinal` numbers count nothing. `shape` is null for a number and its noun.
    """

    min: float | None
    max: float | None
    approximate: bool = False
    joint: bool = False
    unit: Unit | None = None
    counts: str | None = None
    noun: int | None = None
    ordinal: bool = False
    shape: QuantityShape | None = None


class Time(Mention, frozen=True, kw_only=True, gc=False):
    """A time expression; `edtf` is null when there is no date to count from, or for durations and sets.

    `iso` is the ISO 8601 value of a duration or set. `vague` times (مؤخراً) are mentions that claims ignore. `ends` are the
    dates that a relation joins («1991» of «منذ 1991», both years of «من 1948 حتى 1967»): a claim takes the interval, a list of
    mentions the dates. `names_today`: a date that the text calls today.
    """

    edtf: str | None
    basis: Basis
    part: DayPart | None = None
    iso: str | None = None
    vague: bool = False
    flags: tuple[str, ...] = ()
    ends: tuple[Time, ...] = ()
    said: TimeSaid | None = None
    names_today: bool = False


class Relation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A direction or nearness that stands between an event and a place, outside the place's span."""

    kind: str
    start: int
    end: int


class Place(Mention, frozen=True, kw_only=True, gc=False):
    """A named place, located if the gazetteer settles which one it is.

    `radius_km` is the uncertainty round `lat`/`lon` (degrees, WGS84). `candidates` are gazetteer ids that
    stay possible; unresolved: `lat` and `lon` null and a `reason`. `feature` is the gazetteer's kind.
    `known` is false for a place found only by its trigger word.
    """

    name: str
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    feature: str | None = None
    precision: int | None = None
    relation: Relation | None = None
    candidates: tuple[str, ...] = ()
    reason: str | None = None
    known: bool = True
    country: str | None = None


class Actor(Mention, frozen=True, kw_only=True, gc=False):
    """Somebody who acts or suffers: a known body by alias, or an unknown one by pattern.

    `id` is the entity or null, `candidates` the ids it could be when the report does not settle it. `relative`: the id of the row of actors.tsv
    whose name means another body in each place («الجيش»).
    """

    made_by: ActorMaker
    name: str
    id: str | None = None
    kind: ActorKind = "unknown"
    candidates: tuple[str, ...] = ()
    relative: str | None = None


class Source(Mention, frozen=True, kw_only=True, gc=False):
    """Somebody on whose word something is said; `cue` is the code points of the reporting word."""

    kind: SourceKind
    name: str
    id: str | None = None
    cue: tuple[int, int] | None = None
