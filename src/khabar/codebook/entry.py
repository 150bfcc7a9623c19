"""Entries: what a codebook file may hold, the YAML schema as an analyst writes it (unknown keys are errors)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from khabar.arabic.nominals import Tense, Voice
from khabar.model.claim import Certainty, Means, Phase, Polarity, Struck
from khabar.model.mention import DayPart, SourceKind, Unit

Role = Literal["agent", "target", "both", "place", "from", "via", "to"]
Roles = tuple[str, ...]
Frame = Mapping[str, Roles]
"""Position in the clause (subject, object, of, adjective, self, between, a preposition) → roles it may fill."""


class _Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What an analyst writes: keys not in the schema are errors."""


class TypeIf(_Entry, frozen=True, kw_only=True):
    """Another type when the clause names one of these means."""

    means: tuple[Means, ...]
    type: str


SOME_PEOPLE, SOME_PARTY, SOME_FORCE = "some_people", "some_party", "some_force"
"""What `needs` may ask for besides words: people named or counted, a body of politics or war, one that fights."""
Words = str | tuple[str, ...]
"""One word, or several of which any will do (for `then`: several in order)."""


class Word(_Entry, frozen=True, kw_only=True):
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


class ExpectedTime(_Entry, frozen=True, kw_only=True):
    """A time that an example's claim has; keys not given are not compared."""

    q: str | UnsetType = UNSET
    edtf: str | UnsetType | None = UNSET
    part: DayPart | UnsetType | None = UNSET


class ExpectedQuantity(_Entry, frozen=True, kw_only=True):
    """A number that an example's claim has; keys not given are not compared."""

    q: str
    min: float | UnsetType | None = UNSET
    max: float | UnsetType | None = UNSET
    unit: Unit | UnsetType = UNSET
    approximate: bool | UnsetType = UNSET
    joint: bool | UnsetType = UNSET
    counts: str | UnsetType | None = UNSET


class ExpectedSource(_Entry, frozen=True, kw_only=True):
    """A link of the chain of attribution that an example's claim has."""

    q: str
    kind: SourceKind | UnsetType = UNSET


Quotes = tuple[str, ...]


class ExpectedClaim(_Entry, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A claim that an example makes; every key given must match exactly, a key not given is not compared."""

    type: str
    trigger: str
    polarity: Polarity | UnsetType = UNSET
    certainty: Certainty | UnsetType = UNSET
    phase: Phase | UnsetType = UNSET
    agent: Quotes | UnsetType = UNSET
    target: Quotes | UnsetType = UNSET
    at: Quotes | UnsetType = UNSET
    from_: Quotes | UnsetType = UNSET
    via: Quotes | UnsetType = UNSET
    to: Quotes | UnsetType = UNSET
    time: ExpectedTime | UnsetType | None = UNSET
    quantities: tuple[ExpectedQuantity, ...] | UnsetType = UNSET
    sources: tuple[ExpectedSource, ...] | UnsetType = UNSET
    means: Means | UnsetType | None = UNSET
    struck: tuple[Struck, ...] | UnsetType = UNSET
    flags: tuple[str, ...] | UnsetType = UNSET


class Example(_Entry, frozen=True, kw_only=True):
    """A sentence with the claims that it makes; `published` (ISO 8601) is the day that relative times count from."""

    text: str
    claims: tuple[ExpectedClaim, ...] = ()
    published: str | None = None
    note: str | None = None


class TypeEntry(_Entry, frozen=True, kw_only=True):
    """The dictionary article of one claim type; `extends` (overlays only) adds to the entry of that name."""

    type: str
    extends: bool = False
    family: str = ""
    label: dict[str, str] = {}
    definition: str = ""
    agent: str | None = None
    target: str | None = None
    plover: str | None = None
    acled: str | None = None
    notes: str = ""
    moves: bool = False
    triggers: tuple[Trigger, ...] = ()
    becomes: tuple[TypeIf, ...] = ()
    examples: tuple[Example, ...] = ()
    lookalikes: tuple[Example, ...] = ()
