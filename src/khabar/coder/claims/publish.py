"""Claims out of drafts: scored and put in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khabar.coder.claims.build import to_claim
from khabar.coder.claims.score import score
from khabar.coder.events.draft import Draft
from khabar.model.claim import Claim, MadeBy
from khabar.model.report import Report, reference


def to_claims(drafts: Iterable[Sequence[Draft]], report: Report, made_by: MadeBy) -> tuple[Claim, ...]:
    """The claims of a report's drafts that were not dropped."""
    named = reference(report)
    kept = (draft for part in drafts for draft in part if draft.dropped is None)
    claims = [to_claim(draft, named, report.text, made_by, score(draft)) for draft in kept]
    claims.sort(key=lambda claim: (claim.trigger.start, claim.type))
    return tuple(claims)
