"""How long lists take in a ledger of a million claims: fills one with made events and incidents, then asks it the questions of a working day.

    python -m benchmarks.scale_ledger [--claims 1000000] [--db FILE-OR-URL]

Prints the median and the 95th percentile of each question in milliseconds, by the wall and of the processor time of this process. Texts,
claims and links are left out: lists do not read them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from khabar.ledger.db import tables as schema
from khabar.ledger.db.rows import chunks, insert_rows
from khabar.ledger.ledger import Ledger
from khabar.ledger.store.lists import Filter
from khabar.model.event import Event, EventPlace, EventQuantity, EventTime, Incident, SourceBounds

_TYPES = (("shelling", 30), ("killing", 30), ("injury", 20), ("air_strike", 15), ("arrest", 4), ("siege", 1))
_CLAIMS = 4
_EVENTS = (1, 2, 3)
_FIRST, _DAYS = dt.date(2011, 3, 15), 5000
_ROUNDS = 100
Questions = dict[str, Callable[[], object]]
_encode = msgspec.json.Encoder().encode


def _id(*parts: object) -> str:
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()[:16]


def made(claims: int, seed: int = 1) -> Iterator[tuple[Incident, list[Event]]]:
    """Incidents with their events, together of so many claims."""
    chance, number = random.Random(seed), 0
    while number * _CLAIMS * 2 < claims:
        number += 1
        incident, day = _id("incident", number), (_FIRST + dt.timedelta(days=chance.randrange(_DAYS))).isoformat()
        place = EventPlace(id=f"place:{chance.randrange(5000)}", name="مدينة", lat=chance.uniform(12, 37), lon=chance.uniform(32, 48))
        types = chance.choices([name for name, _ in _TYPES], [weight for _, weight in _TYPES], k=chance.choice(_EVENTS))
        events = [_event(number, at, incident, type, day, place) for at, type in enumerate(types)]
        yield Incident(id=incident, events=tuple(event.id for event in events), time=EventTime(edtf=day), places=(place,)), events


def _event(number: int, at: int, incident: str, type: str, day: str, place: EventPlace) -> Event:
    claims = tuple(_id("claim", number, at, claim) for claim in range(_CLAIMS))
    return Event(
        id=_id("event", number, at), incident=incident, type=type, time=EventTime(edtf=day, not_after=day), places=(place,),
        quantities=(EventQuantity(unit="person", min=1, max=3, best=2, lowest=1),), claims=claims, reports=claims, sources=SourceBounds(min=1, max=3),
    )  # fmt: skip


def fill(ledger: Ledger, claims: int) -> int:
    """Write made events and incidents; how many claims they have."""
    count = 0
    for part in chunks(made(claims), 5000):
        with ledger.store.write() as connection:
            days = [(incident, incident.time.edtf or "") for incident, _ in part]
            rows: list[dict[str, Any]] = [
                {"id": one.id, "anchor": one.id, "sort_day": day, "last_day": day, "record": _encode(one).decode()} for one, day in days
            ]
            insert_rows(connection, schema.incidents, rows)
            events = [event for _, found in part for event in found]
            insert_rows(connection, schema.events, [_row(event) for event in events])
            insert_rows(connection, schema.event_claims, [{"claim": claim, "event": event.id} for event in events for claim in event.claims])
            count += sum(len(event.claims) for event in events)
    return count


def _row(event: Event) -> dict[str, Any]:
    day = event.time.edtf or ""
    return {
        "id": event.id, "incident": event.incident, "anchor": event.claims[0], "type": event.type, "sort_day": day, "last_day": day,
        "record": _encode(event).decode(),
    }  # fmt: skip


def questions(ledger: Ledger, chance: random.Random, ids: Sequence[str], first: dt.date = _FIRST, days: int = _DAYS) -> Questions:
    """What is asked of it: pages of lists from days of its time on, cut in several ways, and one incident of `ids`."""

    def day() -> str:
        return (first + dt.timedelta(days=chance.randrange(days))).isoformat()

    return {
        "incidents, first 50": lambda: list(ledger.incidents(Filter(limit=50))),
        "incidents, 50 from a day on": lambda: list(ledger.incidents(Filter(since=day(), limit=50))),
        "incidents, 50 up to a day, page 20": lambda: list(ledger.incidents(Filter(until=day(), limit=50, offset=1000))),
        "incidents, 50 with an arrest from a day on": lambda: list(ledger.incidents(Filter(type="arrest", since=day(), limit=50))),
        "incidents, 50 with a siege from a day on": lambda: list(ledger.incidents(Filter(type="siege", since=day(), limit=50))),
        "events, 50 killings from a day on": lambda: list(ledger.events(Filter(type="killing", since=day(), limit=50))),
        "one incident with its events": lambda: ledger.show(chance.choice(ids)),
    }


def ask(asked: Questions) -> None:
    """Ask each question a hundred times; print the median and the 95th percentile, by the wall and of this process's processor time."""
    for name, question in asked.items():
        took: list[tuple[float, float]] = []
        for _ in range(_ROUNDS):
            start = time.perf_counter(), time.process_time()
            question()
            took.append((time.perf_counter() - start[0], time.process_time() - start[1]))
        wall, cpu = ([1000 * seconds for seconds in of] for of in zip(*took, strict=True))
        told = f"median {statistics.median(wall):.1f} ms, p95 {statistics.quantiles(wall, n=20)[-1]:.1f} ms"
        print(f"{name}: {told}; of the processor {statistics.median(cpu):.1f} ms and {statistics.quantiles(cpu, n=20)[-1]:.1f} ms")


def main() -> None:
    """Fill and ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--db", help="an empty ledger's file or address; a temporary file without it")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder, Ledger.open(asked.db or f"{folder}/scale.db", create=True) as ledger:
        print(f"{fill(ledger, asked.claims)} claims")
        ask(questions(ledger, random.Random(2), [_id("incident", number) for number in range(1, 10000)]))


if __name__ == "__main__":
    main()
