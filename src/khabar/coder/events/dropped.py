"""Dropped: why a draft makes no claim; code asks for the rule, `explain` shows the reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

DropRule = Literal[
    "any", "asked", "attack_in_words", "avoided", "counted_in_toll", "danger", "dead_beside", "everyday_verb", "everyday_word", "fighting_that_stops",
    "headline", "hoped", "matter_of_work", "named_twice", "of_subject", "people_told", "points_back", "repeated", "scene", "supposed", "threatened",
    "toll_told", "toll_unknown", "told_after", "topic", "wanted", "wounded_who_died",
]  # fmt: skip
REASONS: Mapping[DropRule, str] = {
    "any": "any such event, none told",
    "asked": "asked, not told",
    "attack_in_words": "an attack in words",
    "avoided": "only to be avoided",
    "counted_in_toll": "counted in the toll before it",
    "danger": "a danger that nobody threatens with",
    "dead_beside": "the dead are told beside it",
    "everyday_verb": "an everyday verb with nobody armed about it",
    "everyday_word": "an everyday word with nothing of conflict near it",
    "fighting_that_stops": "the fighting that stops",
    "headline": "the headline of what the text tells",
    "hoped": "only hoped for",
    "matter_of_work": "what a work is about",
    "named_twice": "the same event named twice",
    "of_subject": "the same event as its subject",
    "people_told": "speaks of people told of before",
    "points_back": "points back to an event told before, with nothing new",
    "repeated": "told before, with nothing new",
    "scene": "only says which place or fact is meant",
    "supposed": "only supposed",
    "threatened": "only wanted or threatened",
    "toll_told": "a toll whose figures are told",
    "toll_unknown": "a toll not known",
    "told_after": "told in full after it",
    "topic": "the report is about something else",
    "wanted": "only wanted, feared or talked about",
    "wounded_who_died": "the wounded who died",
}
"""What a person reads of each rule."""


class Dropped(msgspec.Struct, frozen=True):
    """Which rule left a draft out, and the reason that `explain` shows."""

    rule: DropRule
    reason: str


def dropped(rule: DropRule) -> Dropped:
    """What a rule leaves of a draft, with its reason."""
    return Dropped(rule, REASONS[rule])
