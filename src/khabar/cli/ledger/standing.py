"""How an event stands that its claims deny, doubt or only plan, in a word or two for lists."""

from __future__ import annotations

from collections.abc import Collection

from khabar.model.claim import Claim


def standing(claims: Collection[Claim]) -> str:
    """`denied`, `denied by some`, `planned`, `doubted`; empty for what somebody says outright has happened."""
    affirmed = [claim for claim in claims if claim.polarity == "affirmed"]
    if not affirmed:
        return "denied" if claims else ""
    found = ["denied by some"] if len(affirmed) < len(claims) else []
    if all(claim.phase == "future" for claim in affirmed):
        found.append("planned")
    if all(claim.certainty != "asserted" for claim in affirmed):
        found.append("doubted")
    return ", ".join(found)
