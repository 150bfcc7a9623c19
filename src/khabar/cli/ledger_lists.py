"""`khabar ledger events | incidents | claims`: what a ledger holds, for people and for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

from khabar.cli.ledger import open_ledger
from khabar.cli.table import isolate, write_table
from khabar.cli.work import check_options
from khabar.errors import LedgerError, UsageError
from khabar.model.claim import Claim
from khabar.model.event import Event, EventQuantity, EventTime, Incident, SourceBounds
from khabar.read.dates import check_date

if TYPE_CHECKING:
    from khabar.ledger import Ledger

SHAPES = ("table", "jsonl")


def _wanted(type: str | None, since: str | None, until: str | None, limit: int | None, offset: int) -> dict[str, object]:
    for name, day in (("--since", since), ("--until", until)):
        if day is not None:
            try:
                check_date(day, name)
            except ValueError as error:
                raise UsageError(str(error)) from None
    return {"type": type, "since": since, "until": until, "limit": limit, "offset": offset}


def _check_type(opened: Ledger, type: str | None) -> None:
    """Raise UsageError for a type that neither khabar's codebook nor any event of the ledger has."""
    from khabar.codebook.load import load

    if type is not None and type not in (known := load().types) and type not in opened.types():
        raise UsageError(f"--type {type!r} is no type of claim: expected one of {', '.join(known)}")


def listed(
    ledger: str, what: Literal["events", "incidents"], type: str | None, since: str | None, until: str | None, limit: int | None, offset: int,
    format: str,
) -> int:  # fmt: skip
    """List events or incidents."""
    check_options(None, format, SHAPES)
    wanted = _wanted(type, since, until, limit, offset)
    with open_ledger(ledger) as opened:
        from khabar.ledger.store.lists import Filter

        _check_type(opened, type)
        found = opened.events if what == "events" else opened.incidents
        return write(found(msgspec.convert(wanted, Filter)), format)


def claims(ledger: str, type: str | None, report: str | None, coding: str | None, format: str) -> int:
    """List claims in force, or those that one coding read."""
    check_options(None, format, ("table", "jsonl", "csv"))
    with open_ledger(ledger) as opened:
        _check_type(opened, type)
        if report is not None and ((shown := opened.show(report)) is None or shown.kind != "report"):
            raise LedgerError(ledger, f"no report has the id {report!r}")
        found = _of_coding(opened, coding, report, type) if coding is not None else opened.claims(report=report, type=type)
        if format == "jsonl":
            return write((claim for of_report in found for claim in of_report), format)
        if format == "csv":
            from khabar.cli.csvs import write_csv

            write_csv(found, sys.stdout)
        else:
            write_table(found, sys.stdout)
    sys.stdout.flush()
    return 0


def _of_coding(opened: Ledger, coding: str, report: str | None, type: str | None) -> Iterable[tuple[Claim, ...]]:
    found = opened.coding(coding)
    if not found:
        raise LedgerError(opened.store.name, f"no coding has the id {coding!r}, or it read no claim")
    yield tuple(claim for claim in found if type in (None, claim.type) and report in (None, claim.report.id))


def write(records: Iterable[msgspec.Struct], format: str) -> int:
    """Write records as JSON lines, or a line of cells each; on a terminal as a table."""
    if format == "table" and sys.stdout.isatty():
        return _draw(record for record in records if isinstance(record, Event | Incident))
    encoder = msgspec.json.Encoder()
    for record in records:
        line = encoder.encode(record).decode() if format == "jsonl" or not isinstance(record, (Event, Incident)) else "\t".join(cells(record))
        sys.stdout.write(line + "\n")
    sys.stdout.flush()
    return 0


def _draw(records: Iterable[Event | Incident]) -> int:
    """Draw a table on the terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("id", "what", "when", "where", "how many", "who says so", show_lines=True)
    for record in records:
        table.add_row(*map(Text, cells(record)))
    Console(file=sys.stdout).print(table)
    return 0


def cells(record: Event | Incident) -> list[str]:
    """A line of a list: id, what, when, where, how many, who says so."""
    where = ", ".join(isolate(place.name) for place in record.places)
    if isinstance(record, Event):
        said = f"{how_many_reports(record)}, {how_many_sources(record.sources)}"
        return [record.id, record.type, when(record.time), where, ", ".join(map(how_many, record.quantities)), said]
    claimed = record.claimed
    harm = [f"{one} {harmed(claimed[one])}" for one in HARM if one in claimed]
    sources = how_many_sources(msgspec.convert(claimed.get("sources", {"min": 0, "max": 0}), SourceBounds))
    return [record.id, record.status, when(record.time), where, ", ".join(harm), f"{', '.join(claimed.get('types', ()))}; {sources}"]


def when(time: EventTime) -> str:
    """A time, or the day that it is not after."""
    return time.edtf or (f"not after {time.not_after}" if time.not_after else "?")


def how_many(quantity: EventQuantity) -> str:
    """A quantity with its unit: what stands first, and in brackets the range that all claims leave."""
    figure = harmed({"min": quantity.min, "max": quantity.max, "best": quantity.best})
    return f"{figure} {isolate(quantity.counts or quantity.unit)}"


def how_many_reports(event: Event) -> str:
    """The number of reports of an event."""
    return f"{len(event.reports)} report{'' if len(event.reports) == 1 else 's'}"


def how_many_sources(bounds: SourceBounds) -> str:
    """The bounds of the number of independent sources."""
    if bounds.min == bounds.max:
        return f"{bounds.min} independent source{'' if bounds.min == 1 else 's'}"
    return f"{bounds.min}–{bounds.max} independent sources"


HARM = ("killed", "injured")


def harmed(figures: Mapping[str, float | None]) -> str:
    """A figure by `min`, `max` and `best`: the best, and in brackets the range where that is wider."""
    low, high = ("?" if (bound := figures[key]) is None else f"{bound:g}" for key in ("min", "max"))
    span = low if low == high else f"{low}–{high}"
    best = figures["best"]
    return span if best is None or low == high else f"{best:g} ({span})"
