"""The record of an event: what its claims say together, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.ledger.link.groups import event_type
from khabar.ledger.tell.context import Context
from khabar.ledger.tell.disagreements import disagreements
from khabar.ledger.tell.grade import suggest
from khabar.ledger.tell.numbers import quantities
from khabar.ledger.tell.parties import event_actors
from khabar.ledger.tell.sources import copied, voices
from khabar.ledger.tell.when import event_time
from khabar.ledger.tell.whereabouts import event_places
from khabar.model.claim import Claim
from khabar.model.event import Event


def event_record(id: str, incident: str | None, claims: Sequence[Claim], context: Context) -> Event:
    """The event `id` of an incident or of none, told from its claims; the same for any order of them.

    Its sources and targets are those of the claims that affirm it, if any does: who only denies it does not attest it.
    """
    claims = sorted(claims, key=lambda claim: claim.id)
    reports = tuple(sorted({claim.report.id for claim in claims}))
    found = disagreements(claims, context)
    denials = [claim for claim in claims if claim.polarity == "negated"]
    said = [claim for claim in claims if claim.polarity == "affirmed"] or claims
    sources, deniers = voices(said, context), voices(denials, context)
    return Event(
        id=id,
        incident=incident,
        type=event_type((claim.type for claim in claims), context.words.rule),
        time=event_time(claims, context),
        places=event_places(claims, context),
        quantities=quantities(claims, context),
        actors=event_actors(said, context),
        claims=tuple(claim.id for claim in claims),
        reports=reports,
        copies=copied(reports, context),
        sources=sources.bounds,
        suggested_grade=suggest(claims, sources, deniers, found),
        disagreements=found,
        related=context.related,
    )
