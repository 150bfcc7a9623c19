"""Claims as a table for people: a block a report, a line a value; in a pipe, plain lines.

Arabic runs are set between isolates, so that a terminal that knows right-to-left shows each whole and in its place.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from khabar.cli.csv_table import bounds
from khabar.model.claim import NO_EVENT, Claim
from khabar.model.span import Span

FIRST_STRONG, POP = "\u2068", "\u2069"
HEADERS = ("claim", "who → whom", "where", "when", "how many", "on whose word")


def isolate(text: str) -> str:
    """`text` on one line, shielded from the direction of what stands round it."""
    return f"{FIRST_STRONG}{' '.join(text.split())}{POP}" if text else ""


def _several(spans: Iterable[Span], joint: str = "، ") -> str:
    return isolate(joint.join(" ".join(span.text.split()) for span in spans))


def _status(claim: Claim) -> str:
    marks: list[str] = [
        value for value, default in ((claim.polarity, "affirmed"), (claim.certainty, "asserted"), (claim.phase, "occurred")) if value != default
    ]
    marks += [flag.replace("_", " ") for flag in NO_EVENT if flag in claim.flags]
    return f" ({', '.join(marks)})" if marks else ""


def cells(claim: Claim) -> list[str]:
    """The cells of one claim, in the order of HEADERS."""
    agents = _several(a for a in claim.actors if a.role == "agent")
    targets = _several(a for a in claim.actors if a.role == "target")
    arrow = " → " if agents or targets else ""
    time = f"{isolate(claim.time.text)} {claim.time.edtf or '?'}" if claim.time else ""
    places = ", ".join((f"{p.role} " if p.role != "at" else "") + isolate(p.text) + ("" if p.lat is not None else "?") for p in claim.places)
    return [
        f"{claim.type}{_status(claim)} {isolate(claim.trigger.text)}",
        f"{agents}{arrow}{targets}".strip(),
        places,
        time,
        ", ".join(f"{bounds(q)}{' (joint)' if q.joint else ''}" for q in claim.quantities),
        _several(claim.sources, " ← "),
    ]


def write_table(coded: Iterable[Sequence[Claim]], stream: TextIO) -> None:
    """Write claims as tables, one a report; where `stream` is no terminal, tab-separated lines."""
    if not stream.isatty():
        for claims in coded:
            for claim in claims:
                stream.write("\t".join((claim.report.id, *cells(claim))) + "\n")
        return
    console = Console(file=stream, width=shutil.get_terminal_size((120, 40)).columns)
    for claims in coded:
        if not claims:
            continue
        report = claims[0].report
        table = Table(*HEADERS, title=isolate(report.title or report.path or report.id), title_justify="left", show_lines=True)
        for claim in claims:
            table.add_row(*(Text(cell) for cell in cells(claim)))
        console.print(table)
