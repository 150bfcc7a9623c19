"""Reading what a ledger holds: lists of claims, events and incidents, and whatever bears an id."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Literal

import msgspec
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Connection, Select, Table, exists, select

from khabar.ledger.db.review_tables import added_claims
from khabar.ledger.db.rows import chunks, select_in
from khabar.ledger.db.tables import claims, codings, events, incidents, reports, retired_ids
from khabar.ledger.db.texts import read_reference, read_report
from khabar.ledger.review.assess import assessed
from khabar.ledger.store.inforce import claims_in_force
from khabar.model.claim import Claim
from khabar.model.event import Event, Incident
from khabar.model.report import Report, ReportRef

Kind = Literal["report", "claim", "event", "incident"]
_EVENT, _INCIDENT = msgspec.json.Decoder(Event), msgspec.json.Decoder(Incident)
_AT_A_TIME = 500


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What a list is cut down to: a type, days (ISO 8601, both included), a number of records and how many to leave out before them.

    An undated event counts for the days up to its earliest report.
    """

    type: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    offset: int = 0


EVERYTHING = Filter()
"""A list that is not cut down."""


def list_events(connection: Connection, wanted: Filter) -> Iterator[Event]:
    """Events, the newest first; those of which not even the day of a report is known come last."""
    of_type = () if wanted.type is None else (events.c.type == wanted.type,)
    for row in connection.execute(_listed(events, wanted, *of_type)):
        yield _EVENT.decode(row.record)


def list_incidents(connection: Connection, wanted: Filter) -> Iterator[Incident]:
    """Incidents, the newest first; with a type, those that have an event of it."""
    of_type = () if wanted.type is None else (exists().where(events.c.incident == incidents.c.id, events.c.type == wanted.type),)
    for part in chunks(connection.execute(_listed(incidents, wanted, *of_type)).scalars(), _AT_A_TIME):
        yield from _assessed(connection, [_INCIDENT.decode(record) for record in part])


def _assessed(connection: Connection, found: Sequence[Incident]) -> Iterator[Incident]:
    """Incidents with what people assessed laid into them."""
    states = assessed(connection, [incident.id for incident in found])
    for incident in found:
        record, status = states.get(incident.id, (incident.assessed, incident.status))
        yield replace(incident, assessed=record, status=status)


def _listed(table: Table, wanted: Filter, *conditions: ColumnElement[bool]) -> Select[Any]:
    query = select(table.c.record).where(*conditions).order_by(table.c.sort_day.desc(), table.c.id.desc()).limit(wanted.limit)
    if wanted.since is not None:
        query = query.where(table.c.last_day >= wanted.since)
    if wanted.until is not None:
        query = query.where(table.c.sort_day <= wanted.until)
    return query.offset(wanted.offset) if wanted.offset else query


def list_claims(connection: Connection, report: str | None = None, type: str | None = None) -> Iterator[tuple[Claim, ...]]:
    """The claims in force, report by report in order of their ids."""
    ids = [report] if report is not None else connection.execute(select(reports.c.id).order_by(reports.c.id)).scalars()
    for part in chunks(ids, _AT_A_TIME):
        for found in claims_in_force(connection, part).values():
            yield tuple(claim for claim in found if type in (None, claim.type))


def event_types(connection: Connection) -> frozenset[str]:
    """The types of all events."""
    return frozenset(connection.execute(select(events.c.type).distinct()).scalars())


def kind_of(connection: Connection, id: str) -> Kind | None:
    """What bears an id, or bore it."""
    places: tuple[tuple[Kind, ColumnElement[Any]], ...] = (
        ("incident", incidents.c.id), ("event", events.c.id), ("report", reports.c.id),
    )  # fmt: skip
    for kind, column in places:
        if connection.execute(select(column).where(column == id)).first() is not None:
            return kind
    if read_claim(connection, id) is not None:
        return "claim"
    retired: Kind | None = connection.execute(select(retired_ids.c.kind).where(retired_ids.c.id == id)).scalar()
    return retired


def successors(connection: Connection, id: str) -> tuple[str, ...]:
    """What bears an id's claims now: itself, what it was merged into, or the parts that it fell into; () where nothing is left."""
    found, seen, frontier = set(), set[str](), {id}
    while frontier:
        current = min(frontier)
        frontier.discard(current)
        seen.add(current)
        if connection.execute(
            select(events.c.id).where(events.c.id == current).union(select(incidents.c.id).where(incidents.c.id == current))
        ).first():
            found.add(current)
        onward = connection.execute(select(retired_ids.c.successor).where(retired_ids.c.id == current)).scalars()
        frontier |= {one for one in onward if one and one not in seen}
    return tuple(sorted(found))


def read(connection: Connection, kind: Kind, id: str) -> Iterator[Report | ReportRef | Claim | Event | Incident]:
    """The records of an id of a kind; of an incident it and its events, of a retired id those of its successors."""
    if kind == "report":
        yield from _present(read_report(connection, id) or read_reference(connection, id))
    elif kind == "claim":
        yield from _present(read_claim(connection, id))
    for current in successors(connection, id) if kind in ("event", "incident") else ():
        if kind == "event":
            yield _EVENT.decode(connection.execute(select(events.c.record).where(events.c.id == current)).scalar_one())
        else:
            yield from _assessed(
                connection, [_INCIDENT.decode(connection.execute(select(incidents.c.record).where(incidents.c.id == current)).scalar_one())]
            )
            rows = connection.execute(select(events.c.record).where(events.c.incident == current).order_by(events.c.id)).scalars()
            yield from map(_EVENT.decode, rows)


def _present(record: Report | ReportRef | Claim | None) -> Iterator[Report | ReportRef | Claim]:
    if record is not None:
        yield record


def ancestors(connection: Connection, kind: Kind, id: str) -> frozenset[str]:
    """An id and all that it took the place of."""
    found, asked = {id}, {id}
    while asked and kind in ("event", "incident"):
        query = select(retired_ids.c.id).where(retired_ids.c.kind == kind)
        asked = {row.id for row in select_in(connection, query, retired_ids.c.successor, asked)} - found
        found |= asked
    return frozenset(found)


def read_claims(connection: Connection, ids: Collection[str]) -> dict[str, Claim]:
    """The claims in force among these ids."""
    read = select(codings.c.report).join(claims, claims.c.coding == codings.c.id).where(codings.c.current)
    added = select(added_claims.c.report)
    queries = ((read, claims.c.id), (added, added_claims.c.claim))
    of = {row.report for query, column in queries for row in select_in(connection, query, column, ids)}
    return {claim.id: claim for found in claims_in_force(connection, of).values() for claim in found if claim.id in ids}


def read_claim(connection: Connection, id: str) -> Claim | None:
    """The claim in force of an id."""
    return read_claims(connection, {id}).get(id)
