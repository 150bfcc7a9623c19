"""The claims that count: those of the current codings, as people corrected, rejected and completed them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from khabar.ledger.db.texts import current_claims
from khabar.ledger.review.look import overlay
from khabar.model.claim import Claim


def claims_in_force(connection: Connection, of: Collection[str]) -> dict[str, tuple[Claim, ...]]:
    """The claims in force of each report of `of`, in the order of its text."""
    read, made = current_claims(connection, of), overlay(connection, of)
    found = {report: [made.decided.get(claim.id, claim) for claim in claims if claim.id not in made.rejected] for report, claims in read.items()}
    for claim in made.added:
        found[claim.report.id].append(claim)
    return {report: tuple(sorted(claims, key=lambda claim: (claim.trigger.start, claim.type, claim.id))) for report, claims in found.items()}
