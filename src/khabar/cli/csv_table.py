"""Claims as CSV: a row a claim, lists joined by « | », offsets beside what they quote.

`no_event` is `background` or `period_total` where the claim is no event of its own, else empty.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from khabar.model.claim import NO_EVENT, Claim, ClaimQuantity
from khabar.model.span import Span

COLUMNS = (
    "report", "published", "id", "type", "trigger", "trigger_start", "trigger_end", "polarity", "certainty", "phase", "agents", "targets",
    "places", "lat", "lon", "time", "edtf", "quantities", "means", "struck", "sources", "score", "no_event", "flags", "evidence",
)  # fmt: skip


def _join(spans: Iterable[Span]) -> str:
    return " | ".join(" ".join(span.text.split()) for span in spans)


def bounds(quantity: ClaimQuantity) -> str:
    """A quantity's bounds: 5, 20–99, ≥ 40, ≤ 10, with ~ where approximate."""
    low, high = quantity.min, quantity.max
    if low is None:
        text = f"≤{high}"
    elif high is None:
        text = f"≥{low}"
    else:
        text = f"{low}" if low == high else f"{low}–{high}"
    return f"{'~' if quantity.approximate else ''}{text} {quantity.unit}"


def row(claim: Claim) -> list[object]:
    """The cells of one claim, in the order of COLUMNS."""
    located = next((place for place in claim.places if place.lat is not None), None)
    return [
        claim.report.id, claim.report.published or "", claim.id, claim.type, claim.trigger.text, claim.trigger.start, claim.trigger.end,
        claim.polarity, claim.certainty, claim.phase,
        _join(a for a in claim.actors if a.role == "agent"), _join(a for a in claim.actors if a.role == "target"),
        " | ".join(f"{p.role}: {p.text}" for p in claim.places), located.lat if located else "", located.lon if located else "",
        claim.time.text if claim.time else "", (claim.time.edtf or "") if claim.time else "", " | ".join(map(bounds, claim.quantities)),
        claim.means.kind if claim.means else "", " | ".join(s.kind for s in claim.struck), _join(claim.sources), claim.score,
        " ".join(flag for flag in NO_EVENT if flag in claim.flags), " ".join(claim.flags), " ".join(claim.evidence.text.split()),
    ]  # fmt: skip


def write_csv(coded: Iterable[Sequence[Claim]], stream: TextIO) -> None:
    """Write claims as CSV with a header."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for claims in coded:
        writer.writerows(row(claim) for claim in claims)
