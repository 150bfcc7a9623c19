"""`khabar ledger events | incidents | claims`: what a ledger holds, for people and for programs."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

import msgspec

from khabar.cli.ledger.add import open_ledger
from khabar.cli.ledger.standing import standing
from khabar.cli.table import isolate, write_table
from khabar.cli.work import check_options
from khabar.errors import LedgerError, UsageError
from khabar.model.claim import Claim
from khabar.model.event import Event, EventQuantity, EventTime, Incident, SourceBounds
from khabar.read.dates import check_date

if TYPE_CHECKING:
    from khabar.ledger import Ledger

SHAPES = ("table", "jsonl")
_AT_A_TIME = 500


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
    if type is not None and type not in (known := opened.words.types) and type not in opened.types():
        raise UsageError(f"--type {type!r} is not a claim type: expected one of {', '.join(known)}")


def listed(
    ledger: str, what: Literal["events", "incidents"], type: str | None, since: str | None, until: str | None, limit: int | None, offset: int,
    format: str,
) -> int:  # fmt: skip
    """List events or incidents."""
    check_options(None, format, (*SHAPES, "csv"))
    wanted = _wanted(type, since, until, limit, offset)
    with open_ledger(ledger) as opened:
        from khabar.ledger.store.lists import Filter

        _check_type(opened, type)
        found = (opened.events if what == "events" else opened.incidents)(msgspec.convert(wanted, Filter))
        if format == "jsonl":
            return write(found)
        with_claims = _with_claims(opened, found)
        if format == "csv":
            from khabar.cli.ledger.tables import EVENT_COLUMNS, INCIDENT_COLUMNS, write_csv

            write_csv(with_claims, EVENT_COLUMNS if what == "events" else INCIDENT_COLUMNS, sys.stdout)
        else:
            _write_lines(cells(record, claims) for record, claims in with_claims)
    sys.stdout.flush()
    return 0


def _with_claims(opened: Ledger, found: Iterable[Event | Incident]) -> Iterator[tuple[Event | Incident, list[Claim]]]:
    """Events or incidents, each with its claims."""
    from khabar.ledger.db.rows import chunks

    for records in chunks(found, _AT_A_TIME):
        ids = {record.id: _claims_of(record) for record in records}
        claims = opened.claims_of(id for some in ids.values() for id in some)
        yield from ((record, [claims[id] for id in ids[record.id] if id in claims]) for record in records)


def _claims_of(record: Event | Incident) -> list[str]:
    if isinstance(record, Event):
        return list(record.claims)
    return [id for one in record.claimed.get("by_source", ()) for id in one["claims"]]


def claims(ledger: str, type: str | None, report: str | None, coding: str | None, format: str) -> int:
    """List claims in force, or those that one coding read."""
    check_options(None, format, ("table", "jsonl", "csv"))
    with open_ledger(ledger) as opened:
        _check_type(opened, type)
        if report is not None and ((shown := opened.show(report)) is None or shown.kind != "report"):
            raise LedgerError(ledger, f"no report has the id {report!r}")
        found = _of_coding(opened, coding, report, type) if coding is not None else opened.claims(report=report, type=type)
        if format == "jsonl":
            return write(claim for of_report in found for claim in of_report)
        if format == "csv":
            from khabar.cli.csv_table import write_csv

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


def write(records: Iterable[msgspec.Struct]) -> int:
    """Write records as JSON lines."""
    encoder = msgspec.json.Encoder()
    sys.stdout.writelines(encoder.encode(record).decode() + "\n" for record in records)
    sys.stdout.flush()
    return 0


def _write_lines(rows: Iterable[list[str]]) -> None:
    """Write a line of cells each; on a terminal as a table."""
    if not sys.stdout.isatty():
        sys.stdout.writelines("\t".join(row) + "\n" for row in rows)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("id", "what", "when", "where", "how many", "who says so", show_lines=True)
    for row in rows:
        table.add_row(*map(Text, row))
    Console(file=sys.stdout).print(table)


def cells(record: Event | Incident, claims: Collection[Claim]) -> list[str]:
    """A line of a list: id, what (and whether it is denied, planned or doubted), when, where, how many, who says so."""
    mark = f" ({told})" if (told := standing(claims)) else ""
    where = ", ".join(isolate(place.name) for place in record.places)
    if isinstance(record, Event):
        said = f"{how_many_reports(record)}, {how_many_sources(record.sources)}"
        return [record.id, f"{record.type}{mark}", when(record.time), where, ", ".join(map(how_many, record.quantities)), said]
    claimed = record.claimed
    harm = [f"{one} {harmed(claimed[one])}" for one in HARM if one in claimed]
    sources = how_many_sources(msgspec.convert(claimed.get("sources", {"min": 0, "max": 0}), SourceBounds))
    what = f"{', '.join(claimed.get('types', ()))}{mark}; {record.status}"
    return [record.id, what, when(record.time), where, ", ".join(harm), sources]


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
