"""The codebook as the coder reads it: lexemes, readings of written stems, and the codebook that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from khabar.arabic.nominals import Gender, Number, Pos, Tense, Voice
from khabar.codebook.entry import Frame, Roles
from khabar.codebook.schema.lists import Lists
from khabar.codebook.schema.types import NO_TRAITS, Traits, TypeEntry
from khabar.codebook.schema.verbs import Governing, WordClass
from khabar.model.claim import Certainty, Phase


class Lexeme(Governing, frozen=True, kw_only=True, omit_defaults=True):
    """A dictionary word as the coder needs it; words to be compared (`then`, `needs`, `needs_subject`, `unless`, prepositions) are folded.

    `cls` is `event` for a type's trigger, else the class of its file, verbs/<class>.yaml. `gap` is how many words may
    stand before each word of `then`. `traits` are those of its type, set when a codebook is read.
    """

    lemma: str
    pos: Literal["verb", "noun", "phrase"]
    cls: Literal["event"] | WordClass
    type: str | None = None
    traits: Traits = NO_TRAITS
    frame_name: str | None = None
    frame: dict[str, Roles] = msgspec.field(default_factory=dict)
    then: tuple[str, ...] = ()
    gap: int = 0
    needs: tuple[str, ...] = ()
    needs_prep: tuple[str, ...] = ()
    needs_subject: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    unless_with: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    lone: bool = False
    phase: Phase | None = None
    negated: bool = False
    certainty: Certainty | None = None
    weak: bool = False
    type_if: tuple[tuple[tuple[str, ...], str], ...] = ()
    flag: str | None = None


class Reading(msgspec.Struct, frozen=True):
    """One way to read a written stem: its lexeme and what the form may be, None where the form does not say.

    `bound`: spelled so only before a pronoun (قتلو+ه). `free`: never before a pronoun (قتلوا). `fits(suffix)` asks both.
    """

    lexeme: Lexeme
    pos: Pos
    voice: Voice | None = None
    tense: Tense | None = None
    person: int | None = None
    gender: Gender | None = None
    number: Number | None = None
    bound: bool = False
    free: bool = False

    def fits(self, suffix: str) -> bool:
        """Whether the form may stand before this pronoun (or, for "", before none)."""
        return not (self.free if suffix else self.bound)


class Codebook(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the coder knows about the world; `hash` names the files that it was made from."""

    types: Mapping[str, TypeEntry]
    readings: Mapping[str, tuple[Reading, ...]]
    lexemes: tuple[Lexeme, ...]
    frames: Mapping[str, Frame]
    lists: Lists
    hash: str
