"""Events and incidents as they are stored: components linked, ids that last given, records told."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, delete, select

from khabar.ledger.link import Binding, Group, Linkable, Pair, groups
from khabar.ledger.link.moment import bounds
from khabar.ledger.review.ids import Assignment, Held, assign
from khabar.ledger.review.moved import moved
from khabar.ledger.review.outlets import in_force
from khabar.ledger.store import copies, schema
from khabar.ledger.store.inforce import claims_in_force
from khabar.ledger.store.rows import chunks, delete_in, insert_rows, select_in
from khabar.ledger.tell import Context, event_record, incident_record
from khabar.model.claim import Claim
from khabar.model.event import Event, EventTime, Incident, Related

_TOLD_AT_A_TIME = 2000
_encode = msgspec.json.Encoder().encode


class Part(msgspec.Struct, frozen=True):
    """Whole components: their linkables, links and bindings."""

    linkables: Sequence[Linkable]
    pairs: Sequence[Pair]
    bindings: Sequence[Binding]


class Given:
    """Every id that was given at any time, asked for one by one."""

    def __init__(self, connection: Connection, kind: str) -> None:
        self._connection, self._kind = connection, kind

    def __contains__(self, id: object) -> bool:
        table = schema.events if self._kind == "event" else schema.incidents
        retired = select(schema.retired_ids.c.id).where(schema.retired_ids.c.kind == self._kind, schema.retired_ids.c.id == id)
        return any(self._connection.execute(query).first() is not None for query in (select(table.c.id).where(table.c.id == id), retired))


def _asleep(connection: Connection, kind: str) -> frozenset[str]:
    """The ids that nobody bears, as none of their claims is left."""
    table = schema.retired_ids
    return frozenset(connection.execute(select(table.c.id).where(table.c.kind == kind, table.c.successor == "")).scalars())


def rewrite(connection: Connection, part: Part, gone: Collection[str], at: str, carried: Mapping[str, str]) -> None:
    """Store the events and incidents of whole components in place of those that their claims, and the claims `gone`, were in."""
    touched = {claim for x in part.linkables for claim in x.claims} | set(gone)
    events_before, incidents_before = _before(connection, touched, carried)
    found = groups(part.linkables, part.pairs, part.bindings)
    events = assign(events_before, [group.claims for group in found], Given(connection, "event"), "event", _asleep(connection, "event"))
    incidents = assign(incidents_before, _claims_of_incidents(found), Given(connection, "incident"), "incident", _asleep(connection, "incident"))
    delete_in(connection, schema.event_claims.c.event, events_before.keys())
    delete_in(connection, schema.events.c.id, events_before.keys())
    delete_in(connection, schema.incidents.c.id, incidents_before.keys())
    _tell(connection, part, found, events, incidents)
    _retire(connection, "event", events)
    _retire(connection, "incident", incidents)
    moved(connection, incidents, at)


def _before(connection: Connection, claims: Collection[str], carried: Mapping[str, str]) -> tuple[dict[str, Held], dict[str, Held]]:
    """The events that claims are in and the incidents of these, each with its claims as they are called now."""
    members, table = schema.event_claims, schema.events
    ids = {row.event for row in select_in(connection, select(members.c.event), members.c.claim, claims)}
    of_event = defaultdict(set)
    for row in select_in(connection, select(members), members.c.event, ids):
        of_event[row.event].add(carried.get(row.claim, row.claim))
    of_incident: dict[str, set[str]] = defaultdict(set)
    events = {}
    for row in select_in(connection, select(table.c.id, table.c.incident, table.c.anchor), table.c.id, ids):
        events[row.id] = Held(frozenset(of_event[row.id]), carried.get(row.anchor, row.anchor))
        if row.incident is not None:
            of_incident[row.incident] |= of_event[row.id]
    anchors = select(schema.incidents.c.id, schema.incidents.c.anchor)
    rows = select_in(connection, anchors, schema.incidents.c.id, of_incident)
    return events, {row.id: Held(frozenset(of_incident[row.id]), carried.get(row.anchor, row.anchor)) for row in rows}


def _claims_of_incidents(found: Iterable[Group]) -> list[list[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for group in found:
        if group.incident is not None:
            members[group.incident].extend(group.claims)
    return [sorted(claims) for claims in members.values()]


def _tell(connection: Connection, part: Part, found: Sequence[Group], events: Assignment, incidents: Assignment) -> None:
    """Write the records of the events and incidents, so many at a time that their claims fit in memory."""
    report_of = {claim: x.report for x in part.linkables for claim in x.claims}
    event_of = {claim: id for id, held in events.held.items() for claim in held.claims}
    incident_of = {claim: id for id, held in incidents.held.items() for claim in held.claims}
    units: dict[str, list[Group]] = defaultdict(list)
    for group in found:
        units[incident_of.get(group.claims[0], "") if group.incident is not None else group.claims[0]].append(group)
    for some in chunks(units.values(), _TOLD_AT_A_TIME):
        reports = {report_of[claim] for unit in some for group in unit for claim in group.claims}
        teller = Teller(connection, reports, event_of, incident_of)
        _write(connection, [event for unit in some for event in teller.unit(unit)], teller, events, incidents)


class Teller:
    """Tells records out of the claims of some reports, under the ids that were given."""

    def __init__(self, connection: Connection, reports: Collection[str], event_of: Mapping[str, str], incident_of: Mapping[str, str]) -> None:
        self._claims = {claim.id: claim for of_report in claims_in_force(connection, reports).values() for claim in of_report}
        self._context = Context(copies=copies.groups(connection, reports), outlets=in_force(connection))
        self._event_of, self._incident_of = event_of, incident_of

    def unit(self, unit: Sequence[Group]) -> Iterator[Event]:
        """The records of the events of one incident, each with the others beside it, or of one event that is in none."""
        ids = [self._event_of[group.claims[0]] for group in unit]
        for id, group in zip(ids, unit, strict=True):
            incident = self._incident_of[group.claims[0]] if group.incident is not None else None
            others = tuple(Related(id=other, how="same_incident") for other in sorted(ids) if other != id)
            yield event_record(id, incident, self._of(group.claims), replace(self._context, related=others))

    def incident(self, id: str, events: Sequence[Event]) -> Incident:
        """The record of an incident."""
        return incident_record(id, events, self._of(sorted(claim for event in events for claim in event.claims)), self._context)

    def _of(self, ids: Iterable[str]) -> list[Claim]:
        return [self._claims[id] for id in ids]


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


def stored(record: Event | Incident) -> dict[str, str]:
    """A record as its row holds it, with the days that it is listed by."""
    return {"record": _encode(record).decode(), **_days(record.time)}


def _days(time: EventTime) -> dict[str, str]:
    """Days to sort and filter by: first and last; of an undated one that of its earliest report; empty where even that is unknown."""
    found = bounds(time.edtf)
    if found is None:
        latest = (time.not_after or "")[:10]
        return {"sort_day": latest, "last_day": latest}
    first, last = (dt.date.fromordinal(day).isoformat() for day in found)
    return {"sort_day": first, "last_day": last}


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
