"""Entries: what a codebook file may hold, the YAML schema as an analyst writes it (unknown keys are errors)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from khabar.arabic.nominals import Tense, Voice
from khabar.model.claim import Certainty, Means, Phase

Role = Literal["agent", "target", "both", "place", "from", "via", "to"]
Roles = tuple[str, ...]
Frame = Mapping[str, Roles]
"""Position in the clause (subject, object, of, adjective, self, between, a preposition) → roles it may fill."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What an analyst writes: keys not in the schema are errors."""


class TypeIf(Entry, frozen=True, kw_only=True):
    """Another type when the clause names one of these means."""

    means: tuple[Means, ...]
    type: str


SOME_PEOPLE, SOME_PARTY, SOME_FORCE = "some_people", "some_party", "some_force"
"""What `needs` may ask for besides words: people named or counted, a body of politics or war, one that fights."""
Words = str | tuple[str, ...]
"""One word, or several of which any will do (for `then`: several in order)."""


class Word(Entry, frozen=True, kw_only=True):
    """One word or phrase of a codebook, as written: exactly one of verb (with root and pattern), noun, phrase."""

    verb: str | None = None
    root: str | None = None
    pattern: str | None = None
    passive: bool | None = None
    reduced: bool = False
    tense: Tense | None = None
    voice: Voice | None = None
    masdar: bool | Words = False
    noun: str | None = None
    plurals: Words = ()
    phrase: str | None = None
    then: Words = ()
    gap: int | None = None

    @property
    def lemma(self) -> str:
        """How the entry is named in messages: its verb, noun or phrase with what must follow."""
        return " ".join((self.verb or self.noun or self.phrase or "?", *(word.split("|")[0] for word in several(self.then))))


class Trigger(Word, frozen=True, kw_only=True):
    """A word that states an event of its file's type."""

    frame: str
    with_: dict[str, Role | tuple[Role, ...]] = msgspec.field(name="with", default_factory=dict)
    needs: Words = ()
    needs_prep: Words = ()
    needs_subject: Words = ()
    unless: Words = ()
    who: Words = ()
    unless_with: dict[str, Words] = {}
    lone: bool = False
    phase: Phase | None = None
    negated: bool = False
    certainty: Certainty | None = None
    weak: bool = False
    type_if: tuple[TypeIf, ...] = ()
    flag: str | None = None


def several(words: Words) -> tuple[str, ...]:
    """One word or several, as several."""
    return (words,) if isinstance(words, str) else words
