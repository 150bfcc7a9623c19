"""What becomes of an assessment when its incident is merged into another or falls apart: it is kept, and people are asked."""

from __future__ import annotations

from sqlalchemy import Connection, select

from khabar.ledger.db.review_tables import assessments
from khabar.ledger.db.rows import select_in
from khabar.ledger.review.act import act
from khabar.ledger.review.ids import Assignment
from khabar.ledger.review.log import Entry, Logged

_BY = "khabar"


def moved(connection: Connection, incidents: Assignment, at: str) -> Logged | None:
    """Log what new ids of incidents mean for assessments; None if they mean nothing.

    The assessment of an incident that now redirects follows to the other, unless that one has its own.
    """
    touched = incidents.redirects.keys() | incidents.successors.keys() | set(incidents.redirects.values())
    held = {row.incident for row in select_in(connection, select(assessments.c.incident), assessments.c.incident, touched)}
    follow: dict[str, str] = {}
    questions = []
    for old, new in sorted(incidents.redirects.items()):
        if old in held:
            if new not in held:
                follow[old] = new
                held.add(new)
            told = f"incident {old}, which was assessed, is now one with {new}" + ("" if old in follow else ", which has an assessment of its own")
            questions.append({"subject": f"incident:{new}", "kind": "incident_merged", "detail": told})
    for old, parts in sorted(incidents.successors.items()):
        if old in held:
            told = f"incident {old}, which was assessed, fell apart into {', '.join(parts) or 'nothing: its claims are gone'}"
            questions.append({"subject": f"incident:{follow.get(old, old)}", "kind": "incident_split", "detail": told})
    if not questions:
        return None
    body = {"follow": follow, "conflicts": questions}
    return act(connection, Entry(by=_BY, at=at, action="moved", subject="ledger:incidents", body=body))
