"""Telling events and incidents anew without linking them anew: when the rules or tables of telling changed, or the registry of outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from khabar.codebook.ledger_words import LedgerWords
from khabar.ledger.db import tables as schema
from khabar.ledger.db.rows import chunks, insert_rows, select_in
from khabar.ledger.link import Group
from khabar.ledger.store.teller import Teller, stored
from khabar.ledger.tell.version import version
from khabar.model.event import Event, Incident

_AT_A_TIME = 1000


def is_told_otherwise(connection: Connection, words: LedgerWords) -> bool:
    """Whether other rules or tables told what is stored."""
    return connection.execute(select(schema.made_with.c.version).where(schema.made_with.c.name == "tell")).scalar() != version(words)


def note(connection: Connection, words: LedgerWords) -> None:
    """Note that everything is told by the rules and tables of this program."""
    connection.execute(delete(schema.made_with).where(schema.made_with.c.name == "tell"))
    insert_rows(connection, schema.made_with, [{"name": "tell", "version": version(words)}])


def retell(connection: Connection, words: LedgerWords) -> int:
    """Tell every event and incident anew from its claims; the number of events."""
    told = 0
    table = schema.events
    columns = select(table.c.id, table.c.incident, table.c.type)
    incidents = connection.execute(select(schema.incidents.c.id).order_by(schema.incidents.c.id)).scalars().all()
    for part in chunks(incidents, _AT_A_TIME):
        told += _retell(connection, words, list(select_in(connection, columns, table.c.incident, part)))
    alone = connection.execute(columns.where(table.c.incident.is_(None)).order_by(table.c.id)).all()
    for some in chunks(alone, _AT_A_TIME):
        told += _retell(connection, words, some)
    note(connection, words)
    return told


def _retell(connection: Connection, words: LedgerWords, rows: Sequence[Any]) -> int:
    members, held = schema.event_claims, schema.linkable_claims
    event_of = {row.claim: row.event for row in select_in(connection, select(members), members.c.event, {row.id for row in rows})}
    claims = defaultdict(list)
    for claim, event in sorted(event_of.items()):
        claims[event].append(claim)
    query = select(schema.linkables.c.report).join(held, held.c.linkable == schema.linkables.c.id)
    reports = {row.report for row in select_in(connection, query, held.c.claim, event_of)}
    incident = {row.id: row.incident for row in rows}
    incident_of = {claim: incident[event] for claim, event in event_of.items() if incident[event] is not None}
    teller = Teller(connection, words, reports, event_of, incident_of)
    units: dict[str, list[Group]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: str(row.id)):
        units[row.incident or row.id].append(Group(row.type, tuple(claims[row.id]), row.incident))
    events = [event for unit in units.values() for event in teller.unit(unit)]
    of_incident = defaultdict(list)
    for event in events:
        if event.incident is not None:
            of_incident[event.incident].append(event)
    _update(connection, schema.events, events)
    _update(connection, schema.incidents, [teller.incident(id, some) for id, some in of_incident.items()])
    return len(events)


def _update(connection: Connection, table: Any, records: Sequence[Event | Incident]) -> None:
    if records:
        statement = update(table).where(table.c.id == bindparam("of"))
        connection.execute(statement, [{"of": record.id, **stored(record)} for record in records])
