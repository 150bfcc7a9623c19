"""`khabar ledger events | incidents | claims | show`: what a ledger holds, for people and for programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from khabar.cli.ledger import open_ledger
from khabar.cli.table import isolate, write_table
from khabar.cli.work import check_options
from khabar.errors import LedgerError, UsageError
from khabar.model.event import Event, EventQuantity, EventTime, Incident
from khabar.read.dates import check_date

if TYPE_CHECKING:
    from khabar.ledger import Ledger

_SHAPES = ("table", "jsonl")
_OF_KIND: dict[str, type[Event] | type[Incident]] = {"event": Event, "incident": Incident}


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


def events(ledger: str, type: str | None, since: str | None, until: str | None, limit: int | None, offset: int, format: str) -> int:
    """List events."""
    check_options(None, format, _SHAPES)
    wanted = _wanted(type, since, until, limit, offset)
    with open_ledger(ledger) as opened:
        from khabar.ledger.store.lists import Filter

        _check_type(opened, type)
        return _write(opened.events(msgspec.convert(wanted, Filter)), format)


def incidents(ledger: str, type: str | None, since: str | None, until: str | None, limit: int | None, offset: int, format: str) -> int:
    """List incidents."""
    check_options(None, format, _SHAPES)
    wanted = _wanted(type, since, until, limit, offset)
    with open_ledger(ledger) as opened:
        from khabar.ledger.store.lists import Filter

        _check_type(opened, type)
        return _write(opened.incidents(msgspec.convert(wanted, Filter)), format)


def claims(ledger: str, type: str | None, report: str | None, format: str) -> int:
    """List claims in force."""
    check_options(None, format, ("table", "jsonl", "csv"))
    with open_ledger(ledger) as opened:
        _check_type(opened, type)
        if report is not None and opened.show(report) is None:
            raise LedgerError(ledger, f"no report has the id {report!r}")
        found = opened.claims(report=report, type=type)
        if format == "jsonl":
            return _write((claim for of_report in found for claim in of_report), format)
        if format == "csv":
            from khabar.cli.csvs import write_csv

            write_csv(found, sys.stdout)
        else:
            write_table(found, sys.stdout)
    sys.stdout.flush()
    return 0


def _write(records: Iterable[msgspec.Struct], format: str) -> int:
    encoder = msgspec.json.Encoder()
    for record in records:
        line = encoder.encode(record).decode() if format == "jsonl" or not isinstance(record, (Event, Incident)) else "\t".join(cells(record))
        sys.stdout.write(line + "\n")
    sys.stdout.flush()
    return 0


def cells(record: Event | Incident) -> list[str]:
    """A line of a list: id, what, when, where, how many, who says so."""
    where = ", ".join(isolate(place.name) for place in record.places)
    if isinstance(record, Incident):
        return [record.id, record.status, when(record.time), where, f"{len(record.events)} events"]
    sources = f"{record.sources.min}–{record.sources.max} sources" if record.sources.min != record.sources.max else f"{record.sources.min} sources"
    return [
        record.id,
        record.type,
        when(record.time),
        where,
        ", ".join(map(how_many, record.quantities)),
        f"{len(record.reports)} reports, {sources}",
    ]


def when(time: EventTime) -> str:
    """A time, or the day that it is not after."""
    return time.edtf or (f"not after {time.not_after}" if time.not_after else "?")


def how_many(quantity: EventQuantity) -> str:
    """The range of a quantity with its unit; `best` before it where that is less than the whole range."""
    low, high = ("?" if bound is None else f"{bound:g}" for bound in (quantity.min, quantity.max))
    span = low if low == high else f"{low}–{high}"
    best = f"{quantity.best:g} of " if quantity.best is not None and low != high else ""
    return f"{best}{span} {quantity.counts or quantity.unit}"


def show(ledger: str, id: str, format: str) -> int:
    """Show whatever bears an id; for an id that nothing bears any more, what took its place."""
    check_options(None, format, _SHAPES)
    with open_ledger(ledger) as opened:
        shown = opened.show(id)
        if shown is None:
            raise LedgerError(ledger, f"nothing has the id {id!r}: expected that of an incident, event, claim or report")
        if format == "jsonl":
            return _write(shown.records, format)
        for record in shown.records:
            if record.id != id and shown.kind in _OF_KIND and isinstance(record, _OF_KIND[shown.kind]):
                print(f"{id} is now {record.id}")
            sys.stdout.writelines(line + "\n" for line in told(record))
        if not shown.records:
            print(f"{id}: no more: nothing is left of this {shown.kind}")
    sys.stdout.flush()
    return 0


def told(record: msgspec.Struct) -> Iterator[str]:
    """A record for people, a line a value."""
    for key, value in msgspec.json.decode(msgspec.json.encode(record)).items():
        if value not in (None, [], {}, ""):
            yield from _lines(key, value)


def _lines(key: str, value: object) -> Iterator[str]:
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        yield f"{key}:"
        yield from (f"  - {_flat(item)}" for item in value)
    else:
        yield f"{key}: {_flat(value)}"


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_flat(item)}" for key, item in value.items() if item not in (None, [], {}, ""))
    if isinstance(value, list):
        return ", ".join(_flat(item) for item in value)
    return isolate(value) if isinstance(value, str) and not value.isascii() else str(value)
