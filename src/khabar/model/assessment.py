"""Assessments: what named people decided about an incident, with their reasons. khabar never writes one of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

Harm = Literal["killed", "injured", "missing", "detained", "displaced"]
Standing = Literal["civilian", "fighter", "unknown"]
Group = Literal["women", "children", "men", "unknown"]
AssessmentStatus = Literal["draft", "second_review", "published", "corrected"]


class People(msgspec.Struct, frozen=True, kw_only=True):
    """How many people of one standing and group came to one harm, as a range; `max` null is open. Nobody is in two of these."""

    harm: Harm
    standing: Standing = "unknown"
    group: Group = "unknown"
    min: int
    max: int | None = None


class Responsible(msgspec.Struct, frozen=True, kw_only=True):
    """Who is held responsible, by whose word, and the claims that say so."""

    name: str
    id: str | None = None
    by_word_of: tuple[str, ...]
    claims: tuple[str, ...] = ()


class Range(msgspec.Struct, frozen=True):
    """At least `min` and at most `max`, which is null where open."""

    min: int
    max: int | None


class Assessment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """People by harm, standing and group; who is held responsible; how well it is attested, in the words of those who grade; what happened,
    told in words; why it was decided so."""

    people: tuple[People, ...] = ()
    responsible: tuple[Responsible, ...] = ()
    grade: str | None = None
    narrative: str = ""
    reasons: str = ""


def totals(people: Iterable[People], key: Callable[[People], str]) -> dict[str, Range]:
    """The sums of the ranges for each value of `key`, such as the harm, in the order they come."""
    found: dict[str, Range] = {}
    for one in people:
        before = found.get(key(one), Range(0, 0))
        most = None if before.max is None or one.max is None else before.max + one.max
        found[key(one)] = Range(before.min + one.min, most)
    return found


def problems(assessment: Assessment) -> tuple[str, ...]:
    """What is wrong with an assessment, in words; () if it holds."""
    told = []
    cells = [(one.harm, one.standing, one.group) for one in assessment.people]
    for one in assessment.people:
        cell = f"{one.harm}, {one.standing}, {one.group}"
        if one.min < 0 or (one.max is not None and one.max < one.min):
            told.append(f"{cell}: {one.min}–{one.max} is not a range of people")
        if cells.count((one.harm, one.standing, one.group)) > 1:
            told.append(f"{cell}: given more than once")
    unnamed = [one for one in assessment.responsible if not (one.name and one.by_word_of)]
    told += [f"responsible, {one.name or 'without a name'}: a name and by whose word were expected" for one in unnamed]
    return tuple(dict.fromkeys(told))
