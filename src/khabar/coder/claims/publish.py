"""Claims out of drafts: scored and put in the order of the text."""

from __future__ import annotations

from khabar.coder.analysis import Analysis
from khabar.coder.claims.build import to_claim
from khabar.coder.claims.score import score
from khabar.coder.knowledge import Tables
from khabar.model.claim import Claim
from khabar.model.report import reference


def to_claims(a: Analysis, t: Tables) -> tuple[Claim, ...]:
    """The claims of a report's drafts that were not dropped."""
    report = reference(a.report)
    kept = [d for part in a.drafts for d in part if d.dropped is None]
    claims = [to_claim(d, report, a.text, t.made_by, score(d)) for d in kept]
    claims.sort(key=lambda c: (c.trigger.start, c.type))
    return tuple(claims)
