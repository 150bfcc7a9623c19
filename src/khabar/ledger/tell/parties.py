"""Who did it to whom: the actors of an event, and whether two claims name different doers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from khabar.arabic.script import fold
from khabar.codebook.ledger_words import LedgerWords
from khabar.ledger.link.facts import is_common
from khabar.ledger.tell.context import Context
from khabar.model.claim import Claim, ClaimActor
from khabar.model.event import EventActor

_SIDES = {"civilians": "civilian", "armed_group": "fighter", "force": "fighter"}
"""What the kind of those harmed says of their side; «أشخاص» and names say nothing."""


def root(id: str) -> str:
    """The body that an actor belongs to by its id: an army is its state's («syria.army» is «syria»)."""
    return id.split(".")[0]


def _known(actor: ClaimActor, words: LedgerWords) -> bool:
    """Whether an actor without an id is more than a common word."""
    return actor.id is not None or not all(is_common(word, words) for word in fold(actor.name).split())


def event_actors(claims: Iterable[Claim], context: Context) -> tuple[EventActor, ...]:
    """Agents, then targets, those that most texts name first; one of several alternatives is an agent that the sources do not settle.

    Nobody is an agent by a denial.
    """
    texts: dict[tuple[str, str | None, str], set[str]] = defaultdict(set)
    for claim in claims:
        for actor in claim.actors:
            if _known(actor, context.words) and not (actor.role == "agent" and claim.polarity == "negated"):
                name = "" if actor.id else actor.name
                texts[actor.role, actor.id, name].add(context.text_of(claim.report.id))
    names = {actor.id: actor.name for claim in sorted(claims, key=lambda c: c.id, reverse=True) for actor in claim.actors if actor.id}
    order = sorted(texts, key=lambda key: (key[0], -len(texts[key]), key[1] or "", key[2]))
    return tuple(EventActor(role="agent" if role == "agent" else "target", id=id, name=names.get(id or "", name)) for role, id, name in order)


def doers(claim: Claim) -> frozenset[str]:
    """The ids of those who a claim says did it, or did not."""
    return frozenset(actor.id for actor in claim.actors if actor.role == "agent" and actor.id)


def blamed(claim: Claim) -> frozenset[str]:
    """The bodies that the doers of a claim belong to."""
    return frozenset(map(root, doers(claim)))


def side(claim: Claim) -> str | None:
    """Whether those harmed are civilians or fighters, as far as the claim says; None where it says both or neither."""
    sides = {_SIDES[a.kind] for a in claim.actors if a.role == "target" and a.kind in _SIDES}
    return next(iter(sides)) if len(sides) == 1 else None
