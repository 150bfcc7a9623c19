"""Records of events and incidents told out of stored claims, and the rows that hold them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection

from khabar.codebook.ledger_words import LedgerWords
from khabar.ledger.link import Group
from khabar.ledger.link.moment import bounds
from khabar.ledger.review.outlets import in_force
from khabar.ledger.store import copies
from khabar.ledger.store.inforce import claims_in_force
from khabar.ledger.tell import Context, event_record, incident_record
from khabar.model.claim import Claim
from khabar.model.event import Event, EventTime, Incident, Related

_encode = msgspec.json.Encoder().encode


class Teller:
    """Tells records out of the claims of some reports, under the ids that were given."""

    def __init__(
        self, connection: Connection, words: LedgerWords, reports: Collection[str], event_of: Mapping[str, str], incident_of: Mapping[str, str]
    ) -> None:
        self._claims = {claim.id: claim for of_report in claims_in_force(connection, reports).values() for claim in of_report}
        self._context = Context(words=words, copies=copies.groups(connection, reports), outlets=in_force(connection))
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
