"""Events and incidents as they are stored: components linked, ids that last given, records told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, delete, select

from khabar.codebook.ledger_words import LedgerWords
from khabar.ledger.db import tables as schema
from khabar.ledger.db.rows import chunks, delete_in, insert_rows, select_in
from khabar.ledger.link import Binding, Group, Linkable, Pair, groups
from khabar.ledger.review.ids import Assignment, Held, assign, named_after
from khabar.ledger.review.moved import moved
from khabar.ledger.store.teller import Teller, stored
from khabar.model.event import Event, Incident

_TOLD_AT_A_TIME = 2000


class Part(msgspec.Struct, frozen=True):
    """Whole components: their linkables, links and bindings."""

    linkables: Sequence[Linkable]
    pairs: Sequence[Pair]
    bindings: Sequence[Binding]


class _Given:
    """Every id that was given at any time: those that new groups would have looked up together, others one by one."""

    def __init__(self, connection: Connection, kind: str, groups: Iterable[Iterable[str]]) -> None:
        self._connection, self._kind = connection, kind
        self._asked = {named_after(min(group), kind) for group in groups}
        self._given = self._among(self._asked)

    def _among(self, ids: Collection[str]) -> set[str]:
        table, retired = schema.events if self._kind == "event" else schema.incidents, schema.retired_ids
        of_kind = select(retired.c.id).where(retired.c.kind == self._kind)
        queries = ((select(table.c.id), table.c.id), (of_kind, retired.c.id))
        return {row.id for query, column in queries for row in select_in(self._connection, query, column, ids)}

    def __contains__(self, id: object) -> bool:
        return id in (self._given if id in self._asked else self._among([str(id)]))


def _asleep(connection: Connection, kind: str) -> frozenset[str]:
    """The ids that nobody bears, as none of their claims is left."""
    table = schema.retired_ids
    return frozenset(connection.execute(select(table.c.id).where(table.c.kind == kind, table.c.successor == "")).scalars())


class _Before(msgspec.Struct, frozen=True):
    """The events and incidents that claims were in, and the incident of each event."""

    events: dict[str, Held]
    incidents: dict[str, Held]
    incident_of: dict[str, str | None]


def rewrite(
    connection: Connection, words: LedgerWords, part: Part, gone: Collection[str], fresh: Collection[str], at: str, carried: Mapping[str, str]
) -> None:
    """Store the events and incidents of whole components in place of those that their claims, and the claims `gone`, were in.

    What is as it was, without a claim of the reports `fresh`, is not written again.
    """
    touched = {claim for x in part.linkables for claim in x.claims} | set(gone)
    before = _before(connection, touched, carried)
    found = groups(part.linkables, part.pairs, part.bindings)
    of_events, of_incidents = [group.claims for group in found], _claims_of_incidents(found)
    events = assign(before.events, of_events, _Given(connection, "event", of_events), "event", _asleep(connection, "event"))
    incidents = assign(before.incidents, of_incidents, _Given(connection, "incident", of_incidents), "incident", _asleep(connection, "incident"))
    units = _units(found, events, incidents)
    fresh_claims = {claim for x in part.linkables if x.report in fresh for claim in x.claims}
    new = [unit for unit in units if not _is_as_before(unit, before, events, incidents, fresh_claims)]
    _clear(connection, before, {id for unit in units for id in unit.ids} - {id for unit in new for id in unit.ids})
    _tell(connection, words, part, new, events, incidents)
    _retire(connection, "event", events)
    _retire(connection, "incident", incidents)
    moved(connection, incidents, at)


class _Unit(msgspec.Struct, frozen=True):
    """What is told together: an incident with its events, or an event that is in none."""

    incident: str | None
    events: dict[str, Group]

    @property
    def ids(self) -> list[tuple[str, str]]:
        """Kind and id of each of its records."""
        return [("event", id) for id in self.events] + ([("incident", self.incident)] if self.incident is not None else [])


def _units(found: Iterable[Group], events: Assignment, incidents: Assignment) -> list[_Unit]:
    event_of = {claim: id for id, held in events.held.items() for claim in held.claims}
    incident_of = {claim: id for id, held in incidents.held.items() for claim in held.claims}
    units: dict[str, _Unit] = {}
    for group in found:
        incident = incident_of[group.claims[0]] if group.incident is not None else None
        unit = units.setdefault(incident or group.claims[0], _Unit(incident, {}))
        unit.events[event_of[group.claims[0]]] = group
    return list(units.values())


def _is_as_before(unit: _Unit, before: _Before, events: Assignment, incidents: Assignment, fresh: set[str]) -> bool:
    """Whether an incident and its events hold the claims that they held, none of them fresh."""
    id = unit.incident
    return (id is None or before.incidents.get(id) == incidents.held[id]) and all(
        before.events.get(event) == events.held[event] and before.incident_of[event] == id and fresh.isdisjoint(group.claims)
        for event, group in unit.events.items()
    )


def _clear(connection: Connection, before: _Before, kept: Collection[tuple[str, str]]) -> None:
    """Delete the events and incidents that were, but for those that are kept."""
    events = {id for id in before.events if ("event", id) not in kept}
    delete_in(connection, schema.event_claims.c.event, events)
    delete_in(connection, schema.events.c.id, events)
    delete_in(connection, schema.incidents.c.id, {id for id in before.incidents if ("incident", id) not in kept})


def _before(connection: Connection, claims: Collection[str], carried: Mapping[str, str]) -> _Before:
    """What claims were in, each event and incident with its claims as they are called now."""
    members, table = schema.event_claims, schema.events
    ids = {row.event for row in select_in(connection, select(members.c.event), members.c.claim, claims)}
    of_event = defaultdict(set)
    for row in select_in(connection, select(members), members.c.event, ids):
        of_event[row.event].add(carried.get(row.claim, row.claim))
    of_incident: dict[str, set[str]] = defaultdict(set)
    before = _Before({}, {}, {})
    for row in select_in(connection, select(table.c.id, table.c.incident, table.c.anchor), table.c.id, ids):
        before.events[row.id] = Held(frozenset(of_event[row.id]), carried.get(row.anchor, row.anchor))
        before.incident_of[row.id] = row.incident
        if row.incident is not None:
            of_incident[row.incident] |= of_event[row.id]
    anchors = select(schema.incidents.c.id, schema.incidents.c.anchor)
    for row in select_in(connection, anchors, schema.incidents.c.id, of_incident):
        before.incidents[row.id] = Held(frozenset(of_incident[row.id]), carried.get(row.anchor, row.anchor))
    return before


def _claims_of_incidents(found: Iterable[Group]) -> list[list[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for group in found:
        if group.incident is not None:
            members[group.incident].extend(group.claims)
    return [sorted(claims) for claims in members.values()]


def _tell(connection: Connection, words: LedgerWords, part: Part, units: Sequence[_Unit], events: Assignment, incidents: Assignment) -> None:
    """Write the records of events and incidents, so many at a time that their claims fit in memory."""
    report_of = {claim: x.report for x in part.linkables for claim in x.claims}
    event_of = {claim: id for unit in units for id, group in unit.events.items() for claim in group.claims}
    incident_of = {claim: unit.incident for unit in units if unit.incident for group in unit.events.values() for claim in group.claims}
    for some in chunks(units, _TOLD_AT_A_TIME):
        reports = {report_of[claim] for unit in some for group in unit.events.values() for claim in group.claims}
        teller = Teller(connection, words, reports, event_of, incident_of)
        _write(connection, [event for unit in some for event in teller.unit(list(unit.events.values()))], teller, events, incidents)


def _write(connection: Connection, told: Sequence[Event], teller: Teller, events: Assignment, incidents: Assignment) -> None:
    of_incident = defaultdict(list)
    for event in told:
        if event.incident is not None:
            of_incident[event.incident].append(event)
    records = [teller.incident(id, of_incident[id]) for id in sorted(of_incident)]
    insert_rows(connection, schema.incidents, [_incident_row(record, incidents.held[record.id]) for record in records])
    insert_rows(connection, schema.events, [_event_row(event, events.held[event.id]) for event in told])
    insert_rows(connection, schema.event_claims, [{"claim": claim, "event": event.id} for event in told for claim in event.claims])


def _incident_row(record: Incident, held: Held) -> dict[str, str]:
    return {"id": record.id, "anchor": held.anchor, **stored(record)}


def _event_row(event: Event, held: Held) -> dict[str, str | None]:
    return {"id": event.id, "incident": event.incident, "anchor": held.anchor, "type": event.type, **stored(event)}


def _retire(connection: Connection, kind: str, assignment: Assignment) -> None:
    """Note what became of ids that nobody bears any more, or whose claims came apart."""
    rows = dict.fromkeys(assignment.redirects.items(), "redirect")
    for old, ids in assignment.successors.items():
        rows.update({(old, id): "successor" for id in ids or ("",) if (old, id) not in rows})
    table = schema.retired_ids
    woken = _asleep(connection, kind) & (assignment.held.keys() | assignment.redirects.keys())
    for part in chunks(sorted(woken)):
        connection.execute(delete(table).where(table.c.kind == kind, table.c.successor == "", table.c.id.in_(part)))
    found = select_in(connection, select(table.c.id, table.c.successor).where(table.c.kind == kind), table.c.id, {old for old, _ in rows})
    there = {(row.id, row.successor) for row in found}
    new = [{"kind": kind, "id": old, "successor": id, "how": how} for (old, id), how in sorted(rows.items()) if (old, id) not in there]
    insert_rows(connection, table, new)
