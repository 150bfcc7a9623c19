"""A suggested grade with its reasons; only people grade.

`acknowledged` the party blamed says so itself; `contested` some deny it or blame somebody else; `several` two independent sources or more;
`single` one; `unsourced` nobody named.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.ledger.tell.parties import blamed, root
from khabar.ledger.tell.sources import Voices
from khabar.model.claim import Claim
from khabar.model.event import Disagreement, Grade, SourceBounds

_SEVERAL = 2


def _acknowledged(claims: Sequence[Claim]) -> list[str]:
    """Those who are themselves the last source of a claim that affirms what it blames them, or their body, for."""
    affirmed = (claim for claim in claims if claim.polarity == "affirmed" and claim.sources)
    return sorted({claim.sources[-1].name for claim in affirmed if (id := claim.sources[-1].id) and root(id) in blamed(claim)})


def _contested(claims: Sequence[Claim], deniers: Voices, found: Sequence[Disagreement]) -> list[str]:
    """Why it is contested: somebody contradicts who affirms it, nobody affirms it, or others are held to have done it."""
    contradicted = any(one.field == "polarity" for one in found)
    alone = all(claim.polarity == "negated" for claim in claims)
    denied = [f"denied by {one.label}" for some in deniers for one in some] if contradicted or alone else []
    disputed = ["who did it is disputed" for one in found if one.field == "agent" and one.kind == "conflict"]
    return [*denied, *(["affirmed by nobody"] if alone else []), *disputed]


def _counted(bounds: SourceBounds) -> str:
    plural = "" if bounds.min == 1 else "s"
    return f"{bounds.min} independent source{plural}" + (f" at least, {bounds.max} at most" if bounds.max > bounds.min else "")


def suggest(claims: Sequence[Claim], sources: Voices, deniers: Voices, found: Sequence[Disagreement]) -> Grade:
    """The grade of an event from its claims, its sources, those who deny it, and its disagreements."""
    sure, unsure = sources
    doubtful = (f"may only repeat another: {one.label}" if one.named else f"unnamed: {one.label}" for one in unsure)
    reasons = [_counted(sources.bounds), *(f"named: {one.label}" for one in sure), *doubtful]
    acknowledged, contested = _acknowledged(claims), _contested(claims, deniers, found)
    if contested:
        return Grade(value="contested", reasons=(*contested, *(f"acknowledged by {body}" for body in acknowledged), *reasons))
    if acknowledged:
        return Grade(value="acknowledged", reasons=(*(f"acknowledged by {body}" for body in acknowledged), *reasons))
    value = "unsourced" if not sure else "several" if len(sure) >= _SEVERAL else "single"
    return Grade(value=value, reasons=tuple(reasons))
