"""Drafts: claims while they are being worked out. A draft is filled in by the stages and then frozen into a Claim."""

from __future__ import annotations

import msgspec

from khabar.codebook.schema.types import Traits
from khabar.coder.events.complements import Chain
from khabar.coder.events.dropped import Dropped, DropRule, dropped
from khabar.coder.events.fronts import Front
from khabar.coder.events.predicates import Predicate
from khabar.coder.events.values import Placed, Said, Status
from khabar.coder.sources.scopes import Scope
from khabar.coder.syntax.fillers import Filler
from khabar.coder.syntax.view import View
from khabar.model.claim import Certainty, Means, Phase, PlaceRole, Polarity, Struck
from khabar.model.mention import Place, Quantity, Source, Time


class Aside(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Why a claim is no event of its own: its flag, the rule, and the words [start, end) (code points) that say so."""

    flag: str
    rule: str
    start: int
    end: int


class Draft(msgspec.Struct, kw_only=True):
    """A claim in the making; lists keep the order of the text, and nothing is ever said twice in one role."""

    view: View
    predicate: Predicate
    type: str
    traits: Traits
    agents: list[Filler] = []
    targets: list[Filler] = []
    places: list[Placed] = []
    time: Time | None = None
    quantities: list[Quantity] = []
    joint: bool = False
    sources: tuple[Source, ...] = ()
    scope: Scope | None = None
    over: Chain = Chain()
    polarity: Status[Polarity] = Status("affirmed")
    certainty: Status[Certainty] = Status("asserted")
    phase: Status[Phase] = Status("occurred")
    means: Said[Means] | None = None
    struck: list[Said[Struck]] = []
    flags: list[str] = []
    asides: list[Aside] = []
    dropped: Dropped | None = None
    victims: list[Filler] = []
    front: Front | None = None
    subject: Filler | None = None
    objects: list[Filler] = []
    passive: bool = False
    features: dict[str, float] = {}

    @property
    def at(self) -> int:
        """The word index of its trigger."""
        return self.predicate.first

    def become(self, type: str, traits: Traits) -> None:
        """Let it be an event of another type, with the traits of that type."""
        self.type, self.traits = type, traits

    def drop(self, rule: DropRule, over: bool = False) -> None:
        """Leave it out by a rule: the first that does is the one that is told, but for one that goes `over` those before it."""
        if self.dropped is None or over:
            self.dropped = dropped(rule)

    def add(self, role: str, fillers: list[Filler]) -> None:
        """Put fillers in a role, leaving out those that are there already, in either role."""
        mine = self.agents if role == "agent" else self.targets
        for filler in fillers:
            if not any(f.first < filler.last and filler.first < f.last for f in (*self.agents, *self.targets)):
                mine.append(filler)

    def add_place(self, role: PlaceRole, place: Place) -> None:
        """Put a place in a role once, however often it is named."""
        if not any(self._is_same(place, known) for _, known in self.places):
            self.places.append(Placed(role, place))

    def _is_same(self, one: Place, other: Place) -> bool:
        if one.first < other.last and other.first < one.last:
            return True
        if one.id is not None and one.id == other.id and (one.feature == other.feature or _points_back(one) or _points_back(other)):
            return True
        words = self.view.words
        return [w.folded for w in words[one.first : one.last]] == [w.folded for w in words[other.first : other.last]]


def _points_back(place: Place) -> bool:
    """Whether a place is only «the city» or the like, and not a part of one («الريف الغربي»)."""
    return place.feature == "anaphor" and place.last == place.first + 1
