"""What is compared: the claims of one report about one moment and place, and what linking needs to know of them."""

from __future__ import annotations

import msgspec

from khabar.codebook.ledger_words import TypeRule
from khabar.ledger.link.moment import Moment


class Spot(msgspec.Struct, frozen=True, array_like=True):
    """A place: gazetteer id, name folded without article and blanks, degrees (WGS84) and radius in km where located.

    `size` is 0 of a village, a quarter, a camp, 1 of a town and 2 of a city: the larger, the more events have it in common.
    """

    name: str
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float = 0.0
    size: int = 0


class Count(msgspec.Struct, frozen=True, array_like=True):
    """A figure of one kind: `dead` and `hurt` people, else the unit; `total` false for a part («بينهم 3 أطفال»)."""

    kind: str
    min: float | None
    max: float | None
    total: bool = True


class Toll(msgspec.Struct, frozen=True, array_like=True):
    """One exact figure of people killed or wounded as a claim gives it, of a `side` (civilians, force, armed_group) if it says of whom."""

    claim: str
    side: str
    number: float


class Linkable(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of one report about one moment and place (a scene), or one claim of a type that is linked alone.

    `id` is the smallest of `claims`. `spots` are the finest places named, `areas` wider ones; `lent` says that the place is not its own but
    the only one that its report names. `people` are who was harmed (children, women, men), `words` details that no field was read from,
    `evidence` hashes of its clauses. `today` is the day of its report, as published or as far as the text says it, and `told` how many scenes
    the report tells; a `recap` is what it recalls beside its news. `rules` are those of its types.
    """

    id: str
    report: str
    scene: str
    claims: tuple[str, ...]
    types: tuple[str, ...]
    future: bool = False
    today: Moment = Moment()
    moment: Moment = Moment()
    coarse: bool = False
    spots: tuple[Spot, ...] = ()
    areas: tuple[Spot, ...] = ()
    counts: tuple[Count, ...] = ()
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    told: int = 1
    recap: bool = False
    lent: bool = False
    tolls: tuple[Toll, ...] = ()
    evidence: tuple[str, ...] = ()
    rules: dict[str, TypeRule] = {}

    def rule(self, type: str) -> TypeRule:
        """How claims of one of its types are linked."""
        return self.rules.get(type) or TypeRule(type)


class Binding(msgspec.Struct, frozen=True, order=True):
    """What a person decided of two claims: one event or incident (`together`), or not."""

    a: str
    b: str
    level: str
    together: bool


class Pair(msgspec.Struct, frozen=True, order=True):
    """Two linkables, a < b, and their score: the weights of what they share and differ in, added up."""

    a: str
    b: str
    score: float


class Group(msgspec.Struct, frozen=True):
    """An event: its type, its claims in order, and the incident that it is part of (its smallest claim id), if any."""

    type: str
    claims: tuple[str, ...]
    incident: str | None = None
