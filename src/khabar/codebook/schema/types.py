"""The article of a claim type as an analyst writes it: head, traits, linking, triggers, examples (unknown keys are errors)."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from khabar.codebook.entry import Entry, Trigger, TypeIf
from khabar.model.claim import Certainty, Means, Phase, Polarity, Struck
from khabar.model.mention import DayPart, SourceKind, Unit

Strike = Literal["air", "artillery", "explosive", "ground"]
Encounter = Literal["fight", "talks", "terms", "truce"]
Harm = Literal["dead", "wounded", "damage", "flight", "remains", "want"]
Speech = Literal["request", "blame", "warning", "word"]
Custody = Literal["detained", "kidnapped", "freed", "given_up", "moved", "tried", "mistreated"]
Land = Literal["gained", "held", "encircled", "left"]
Motion = Literal["troops", "passage", "cargo"]
Figure = Literal["harmed", "handled"]
Target = Literal["party", "owner", "weapon_owner"]


class Traits(Entry, frozen=True, kw_only=True):
    """What an event of a type is, as far as the coder and the ledger ask.

    strike: an attack on somebody or something, by how it is made. encounter: the sides do the same to each other.
    harm: what is suffered, by anyone. speech: an act of words. custody: what is done to people in somebody's hands.
    land: what becomes of a place and who holds it. motion: who or what passes.
    target: who can be the target besides people: a party, which a place's name may stand for; the owner of the thing that the phrase
    names; the side whose weapon the phrase names.
    backing: one side stands by another. crowd: people gather. danger: harm is only to be feared. lasting: a state rather than a deed.
    people: whoever takes part is people. physical: it happens on the ground, where one such event follows from another.
    core: it is of conflict itself, so that the report is one of conflict. aim: another deed may be done for it.
    stoppable: where it is stopped it has happened, or gone on till then; of other types what is stopped is not done.
    peaceful: it is of sport or business wherever their people take part.
    figure: numbers beside its word count who is harmed, or who is handled. counts: what it counts besides people.
    single: a single thing of those that it counts is a figure too.
    """

    strike: Strike | None = None
    encounter: Encounter | None = None
    harm: Harm | None = None
    speech: Speech | None = None
    custody: Custody | None = None
    land: Land | None = None
    motion: Motion | None = None
    target: Target | None = None
    backing: bool = False
    crowd: bool = False
    danger: bool = False
    lasting: bool = False
    people: bool = False
    physical: bool = False
    core: bool = False
    aim: bool = False
    stoppable: bool = False
    peaceful: bool = False
    figure: Figure | None = None
    counts: tuple[Unit, ...] = ()
    single: bool = False

    @property
    def fight(self) -> bool:
        """Two sides fight."""
        return self.encounter == "fight"

    @property
    def cause(self) -> bool:
        """Violence that harm comes from: a strike or a fight."""
        return self.strike is not None or self.encounter == "fight"

    @property
    def casualty(self) -> bool:
        """People are killed or wounded."""
        return self.harm == "dead" or self.harm == "wounded"

    @property
    def violent(self) -> bool:
        """Violence or its immediate harm."""
        return self.cause or self.harm in {"dead", "wounded", "damage"} or self.custody == "kidnapped"

    @property
    def befalls(self) -> bool:
        """It befalls people, so that a lone phrase by a verb of either voice is whom it befell."""
        return self.harm in {"dead", "wounded", "flight", "remains"} or self.custody not in {None, "given_up"}

    @property
    def voiced(self) -> bool:
        """A body takes a stand: an act of words, or support."""
        return self.speech is not None or self.backing

    @property
    def launched(self) -> bool:
        """A strike whose doer comes or fires from elsewhere; an explosive only goes off."""
        return self.strike is not None and self.strike != "explosive"

    @property
    def blast(self) -> bool:
        """A strike in which something goes off."""
        return self.strike is not None and self.strike != "ground"


NO_TRAITS = Traits()
"""Of a word that states no event, and of a type that says nothing of itself."""


class LinkRule(Entry, frozen=True, kw_only=True):
    """How claims of a type are brought together; a type that does not say has the default.

    scene: claims of one scene name tell of one moment and place and are linked as one; other claims of a report are linked type by type.
    event: types with one name here are one event where the reports do not set them apart (a bare قصف and a غارة); without it the type alone.
    actors: two claims of one day are told apart by their parties, not by their place.
    attack: a `bare` one («هجوم») of which a report says no more is the one `named` attack that the other reports of its incident tell of.
    """

    scene: Literal["violence"] | None = None
    event: str | None = None
    actors: bool = False
    attack: Literal["bare", "named"] | None = None


class ExpectedTime(Entry, frozen=True, kw_only=True):
    """A time that an example's claim has; keys not given are not compared."""

    q: str | UnsetType = UNSET
    edtf: str | UnsetType | None = UNSET
    part: DayPart | UnsetType | None = UNSET


class ExpectedQuantity(Entry, frozen=True, kw_only=True):
    """A number that an example's claim has; keys not given are not compared."""

    q: str
    min: float | UnsetType | None = UNSET
    max: float | UnsetType | None = UNSET
    unit: Unit | UnsetType = UNSET
    approximate: bool | UnsetType = UNSET
    joint: bool | UnsetType = UNSET
    counts: str | UnsetType | None = UNSET


class ExpectedSource(Entry, frozen=True, kw_only=True):
    """A link of the chain of attribution that an example's claim has."""

    q: str
    kind: SourceKind | UnsetType = UNSET


Quotes = tuple[str, ...]


class ExpectedClaim(Entry, frozen=True, kw_only=True, rename={"from_": "from"}):
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


class Example(Entry, frozen=True, kw_only=True):
    """A sentence with the claims that it makes; `published` (ISO 8601) is the day that relative times count from."""

    text: str
    claims: tuple[ExpectedClaim, ...] = ()
    published: str | None = None
    note: str | None = None


class TypeEntry(Entry, frozen=True, kw_only=True):
    """The dictionary article of one claim type; `extends` (overlays only) adds to the entry of that name."""

    type: str
    extends: bool = False
    family: str = ""
    label: dict[str, str] = msgspec.field(default_factory=dict)
    definition: str = ""
    agent: str | None = None
    target: str | None = None
    plover: str | None = None
    acled: str | None = None
    notes: str = ""
    moves: bool = False
    traits: Traits = NO_TRAITS
    linking: LinkRule = LinkRule()
    triggers: tuple[Trigger, ...] = ()
    becomes: tuple[TypeIf, ...] = ()
    examples: tuple[Example, ...] = ()
    lookalikes: tuple[Example, ...] = ()
