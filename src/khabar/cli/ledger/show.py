"""`khabar ledger show`: an incident, event, claim or report as a person reads it, a line a value."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from khabar.cli.counted import counted
from khabar.cli.ledger.add import open_ledger
from khabar.cli.ledger.lists import HARM, SHAPES, harmed, how_many, how_many_reports, how_many_sources, when, write
from khabar.cli.table import isolate
from khabar.cli.work import check_options
from khabar.errors import LedgerError
from khabar.model.claim import Claim
from khabar.model.event import Disagreement, Event, EventPlace, Incident

if TYPE_CHECKING:
    from khabar.ledger import Ledger, Shown
    from khabar.ledger.store.lists import Kind

Claims = Mapping[str, Claim]
_OF_KIND: dict[str, type[Event] | type[Incident]] = {"event": Event, "incident": Incident}


def show(ledger: str, id: str, format: str) -> int:
    """Show whatever bears an id; for an id that nothing bears any more, what took its place."""
    check_options(None, format, SHAPES)
    with open_ledger(ledger) as opened:
        shown = opened.show(id)
        if shown is None:
            raise LedgerError(ledger, f"no incident, event, claim or report has the id {id!r}")
        if format == "jsonl":
            return write(shown.records)
        claims = opened.claims_of(claim for record in shown.records if isinstance(record, Event) for claim in record.claims)
        for record in shown.records:
            told = (*_succession(id, shown, record), *lines(record, claims), *_decided(opened, record, shown.kind))
            sys.stdout.writelines(f"{line}\n" for line in told)
        if not shown.records:
            print(f"{id}: no more: nothing is left of this {shown.kind}")
    sys.stdout.flush()
    return 0


def _succession(id: str, shown: Shown, record: Any) -> Iterator[str]:
    """A blank line between records; where one took the place of what was asked for, or of some of it, a line that says so."""
    if record is not shown.records[0]:
        yield ""
    bearers = [one.id for one in shown.records if isinstance(one, _OF_KIND.get(shown.kind, ()))]
    if record.id in bearers and record.id != id:
        yield f"{'some of what was ' if len(bearers) > 1 else ''}{id} is now {record.id}"


def _decided(opened: Ledger, record: Any, kind: Kind) -> Iterator[str]:
    """What the ledger knows beside a record: events of another scope, the version that a merge or split takes, codings, comments."""
    if isinstance(record, Event):
        for how, other in opened.scopes(record.id):
            where, many = ", ".join(isolate(place.name) for place in other.places), ", ".join(map(how_many, other.quantities))
            yield f"may {'be part of' if how == 'part_of' else 'include'}: event {other.id}: {where}" + (f", {many}" if many else "")
    if isinstance(record, Event | Incident):
        kind = "event" if isinstance(record, Event) else "incident"
        yield f"version: merge or split {opened.version(kind, record.id)}"
    if kind == "report":
        yield from _kept(opened, record.id)
    for one in opened.remarks(kind, record.id):
        yield f"comment {one.seq} by {isolate(one.by)}, {one.at}: {isolate(one.text)}"


def _kept(opened: Ledger, report: str) -> Iterator[str]:
    """The codings of a report, and that it was erased."""
    for coding in opened.codings(report):
        made = f"coder {coding.made_by.coder}, codebook {coding.made_by.codebook}, gazetteer {coding.made_by.gazetteer}"
        yield f"coding {coding.id}: {counted(coding.claims, 'claim')}, {coding.made_at}, {made}" + (" (counts)" if coding.current else "")
    if (erased := opened.tombstone(report)) is not None:
        yield f"erased by {isolate(erased.by)}, {erased.at}: {isolate(erased.why)} (entry {erased.seq})"


def lines(record: msgspec.Struct, claims: Claims) -> Iterator[str]:
    """A record for people; `claims` are those of the events among it."""
    if isinstance(record, Event):
        yield from _event(record, claims)
    elif isinstance(record, Incident):
        yield from _incident(record, claims)
    else:
        for key, value in msgspec.json.decode(msgspec.json.encode(record)).items():
            if _is_told(value):
                yield from _value(key, value)


def _event(event: Event, claims: Claims) -> Iterator[str]:
    yield f"event {event.id}: {event.type}" + (f", of incident {event.incident}" if event.incident else "")
    yield from _when_and_where(event)
    yield from (f"how many: {how_many(quantity)}{_certain(quantity.lowest, quantity.min)}" for quantity in event.quantities)
    yield from (f"{actor.role}: {isolate(actor.name)}" + (f" ({actor.id})" if actor.id else "") for actor in event.actors)
    yield f"sources: {how_many_sources(event.sources)} in {how_many_reports(event)}"
    if event.suggested_grade is not None:
        yield f"suggested grade: {event.suggested_grade.value}: {'; '.join(isolate(one) for one in event.suggested_grade.reasons)}"
    yield from (f"copies of one text, the earliest first: {', '.join(group)}" for group in event.copies)
    yield from _differ(event.disagreements, claims)
    yield "claims:"
    yield from (f"  {_claim(claims[id])}" for id in event.claims if id in claims)
    yield from (f"{one.how.replace('_', ' ')}: event {one.id}" for one in event.related)


def _incident(incident: Incident, claims: Claims) -> Iterator[str]:
    claimed = incident.claimed
    yield f"incident {incident.id}: {', '.join(claimed.get('types', ()))} ({incident.status})"
    yield from _when_and_where(incident)
    yield from (f"{harm}: {harmed(claimed[harm])}{_certain(claimed[harm]['lowest'], claimed[harm]['min'])}" for harm in HARM if harm in claimed)
    yield from (f"agent: {isolate(one['name'])}" + (f" ({one['id']})" if one["id"] else "") for one in claimed.get("agents", ()))
    yield from (f"{key}: {', '.join(claimed[key])}" for key in ("means", "struck") if claimed.get(key))
    yield "by source:"
    for one in claimed.get("by_source", ()):
        told = [f"{harm} {', '.join(one[harm])}" for harm in HARM if one.get(harm)]
        yield f"  {isolate(one['source'])}: {'; '.join([*told, ', '.join(one['types'])])} ({counted(len(one['claims']), 'claim')})"
    yield from _differ(msgspec.convert(claimed.get("disagreements", ()), tuple[Disagreement, ...]), claims)
    if incident.assessed:
        yield from _value("assessed", incident.assessed)


def _certain(lowest: float | None, least: float | None) -> str:
    return "" if lowest is None or lowest == least else f", {lowest:g} at least for certain"


def _when_and_where(record: Event | Incident) -> Iterator[str]:
    not_after = f", not after {record.time.not_after}" if record.time.edtf and record.time.not_after else ""
    yield f"when: {when(record.time)}{not_after}"
    yield from (f"where: {_place(place)}" for place in record.places)


def _place(place: EventPlace) -> str:
    role = "" if place.role == "at" else f"{place.role} "
    known = [place.id] if place.id else []
    if place.lat is not None and place.lon is not None:
        known.append(f"{place.lat:g}, {place.lon:g}" + (f" ± {place.radius_km:g} km" if place.radius_km else ""))
    return f"{role}{isolate(place.name)} ({'; '.join(known) or 'not located'})"


def _differ(found: Iterable[Disagreement], claims: Claims) -> Iterator[str]:
    for one in found:
        yield f"differ on {one.field} ({one.kind}):"
        for side in one.sides:
            by = dict.fromkeys(_by(claims[id]) for id in side.claims if id in claims)
            yield f"  {isolate(side.value)}: {', '.join(by)}"


def _by(claim: Claim) -> str:
    """Who carries a claim: its report's outlet, else what names the report."""
    return isolate(claim.report.outlet or claim.report.path or claim.report.id)


def _claim(claim: Claim) -> str:
    chain = " ← ".join(" ".join(source.text.split()) for source in claim.sources)
    said = f" ({isolate(chain)})" if chain else ""
    return f"{claim.id}  report {claim.report.id}, {claim.report.published or '?'}, {_by(claim)}{said}: {isolate(claim.evidence.text)}"


def _value(key: str, value: object) -> Iterator[str]:
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        yield f"{key}:"
        yield from (f"  - {_flat(item)}" for item in value)
    elif isinstance(value, dict) and any(isinstance(item, list | dict) for item in value.values()):
        yield f"{key}:"
        yield from (f"  {line}" for inner, item in value.items() if _is_told(item) for line in _value(inner, item))
    else:
        yield f"{key}: {_flat(value)}"


def _is_told(value: object) -> bool:
    """Whether a value says anything: null, false and what is empty do not; 0 does."""
    if isinstance(value, dict):
        return any(map(_is_told, value.values()))
    return bool(value) or (value is not False and isinstance(value, int | float))


def _flat(value: object) -> str:
    """A value on one line, as in JSON but for its quotes and brackets."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {_flat(item)}" for key, item in value.items() if _is_told(item))
    if isinstance(value, list):
        return ", ".join(_flat(item) for item in value)
    if isinstance(value, str):
        return value if value.isascii() else isolate(value)
    return msgspec.json.encode(value).decode()
