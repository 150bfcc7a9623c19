"""How many independent sources stand behind claims: copies are one, sources are followed down the chain to who is quoted last.

The bounds say what is known: sources with a name count in both, unnamed ones («مصادر محلية», «ناشطون») raise only the upper bound,
as each may be somebody new or one of the named.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from khabar.arabic.script import fold
from khabar.arabic.tables import rows
from khabar.ledger.tell.context import Context
from khabar.model.claim import Claim, ClaimSource
from khabar.model.event import SourceBounds

_UNNAMED = {"local_sources", "anonymous", "witnesses", "unspecified", "social_media", "documents"}
_OWN_STAFF = tuple(fold(row["word"]) for row in rows("khabar.ledger.tell", "own_staff.tsv"))


class Voice(msgspec.Struct, frozen=True, order=True):
    """Somebody on whose word a claim stands in the end: an owner, a body or a person, or an unnamed voice of one text."""

    name: str
    named: bool


def is_own(source: ClaimSource) -> bool:
    """Whether a source is the report's own staff («مراسلنا»), and so the outlet itself."""
    return source.id is None and fold(source.name).startswith(_OWN_STAFF)


def _outlet(claim: Claim, context: Context) -> Voice:
    """The outlet as a source: its owner; a text that several outlets carry is one voice without a name of its own."""
    outlet = context.outlet_of(claim.report.outlet)
    text = context.text_of(claim.report.id)
    if outlet is None or text != claim.report.id:
        return Voice(f"text:{text}", outlet is not None)
    return Voice(outlet.owner, True)


def voice(claim: Claim, context: Context) -> Voice:
    """The ultimate source of a claim: the last link of its chain, or the outlet where the report speaks for itself."""
    chain = [source for source in claim.sources if not is_own(source)]
    if not chain:
        return _outlet(claim, context)
    last = chain[-1]
    if last.id is not None:
        return Voice(context.outlets.owners.get(last.id, last.id), True)
    if last.kind in _UNNAMED:
        return Voice(f"{context.text_of(claim.report.id)}:{last.kind}", False)
    return Voice(f"name:{fold(last.name)}", True)


def _taken(claim: Claim, found: Voice, named: set[str], context: Context) -> bool:
    """Whether an outlet that speaks for itself may only repeat an agency that it carries and that is quoted by others."""
    outlet = context.outlet_of(claim.report.outlet)
    own = not any(not is_own(source) for source in claim.sources)
    if not own or outlet is None:
        return False
    return bool(named & {context.outlets.owners.get(one, one) for one in outlet.takes} - {found.name})


def voices(claims: Iterable[Claim], context: Context) -> tuple[tuple[Voice, ...], tuple[Voice, ...]]:
    """Distinct voices that are certainly apart, and those that may be one of them; both sorted."""
    found = [(claim, voice(claim, context)) for claim in claims]
    named = {one.name for _, one in found if one.named}
    sure = {one for claim, one in found if one.named and not _taken(claim, one, named, context)}
    return tuple(sorted(sure)), tuple(sorted({one for _, one in found} - sure))


def bounds(claims: Iterable[Claim], context: Context) -> SourceBounds:
    """How many distinct ultimate sources there are at least and at most; at least one where there is a claim."""
    sure, unsure = voices(claims, context)
    total = len(sure) + len(unsure)
    return SourceBounds(min=max(len(sure), min(total, 1)), max=total)


def copied(reports: Iterable[str], context: Context) -> tuple[tuple[str, ...], ...]:
    """Groups of reports that are copies of one text, each sorted."""
    groups: dict[str, list[str]] = {}
    for report in sorted(set(reports)):
        groups.setdefault(context.text_of(report), []).append(report)
    return tuple(sorted(tuple(group) for group in groups.values() if len(group) > 1))
