"""Drafts: claims while they are being worked out. A draft is filled in by the stages and then frozen into a Claim."""

from __future__ import annotations

import msgspec

from khabar.coder.predicates import Predicate
from khabar.coder.scopes import Scope
from khabar.coder.view import View
from khabar.model.mention import Actor, Place, Quantity, Source, Time


class Filler(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words [first, last) in a role, quoted as code points [start, end); `actor` is the mention that names it, if any.

    `rule` says how it came to the role, for `explain`.
    """

    first: int
    last: int
    start: int
    end: int
    actor: Actor | None = None
    alternative: bool = False
    rule: str = ""


class Draft(msgspec.Struct, kw_only=True):
    """A claim in the making; lists keep the order of the text, and nothing is ever said twice in one role."""

    view: View
    predicate: Predicate
    type: str
    agents: list[Filler] = []
    targets: list[Filler] = []
    places: list[tuple[str, Place]] = []
    time: Time | None = None
    quantities: list[Quantity] = []
    joint: bool = False
    sources: tuple[Source, ...] = ()
    scope: Scope | None = None
    polarity: tuple[str, tuple[int, int] | None] = ("affirmed", None)
    certainty: tuple[str, tuple[int, int] | None] = ("asserted", None)
    phase: tuple[str, tuple[int, int] | None] = ("occurred", None)
    means: tuple[str, int, int] | None = None
    struck: list[tuple[str, int, int]] = []
    flags: list[str] = []
    dropped: str | None = None
    lead: Place | None = None
    subject: Filler | None = None
    objects: list[Filler] = []
    passive: bool = False
    features: dict[str, float] = {}

    @property
    def at(self) -> int:
        """The word index of its trigger."""
        return self.predicate.first

    def add(self, role: str, fillers: list[Filler]) -> None:
        """Put fillers in a role, leaving out those that are there already, in either role."""
        mine = self.agents if role == "agent" else self.targets
        for filler in fillers:
            if not any(f.first < filler.last and filler.first < f.last for f in (*self.agents, *self.targets)):
                mine.append(filler)

    def add_place(self, role: str, place: Place) -> None:
        """Put a place in a role once."""
        words = self.view.words
        text = [w.folded for w in words[place.first : place.last]]
        if not any((p.first < place.last and place.first < p.last) or [w.folded for w in words[p.first : p.last]] == text for _, p in self.places):
            self.places.append((role, place))
