"""Whether a ledger's events hang on the order in which its reports came: fills several, shuffled and in batches of several sizes, and compares.

    python -m benchmarks.orders REPORTS.jsonl CLAIMS.jsonl [ORDERS]

Exits with 1 if any has other events or incidents (as sets of claims) than the first.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.replay import read_reports, replay_coder
from khabar.ledger.ledger import Ledger

_BATCHES = (200, 37, 1000, 5)
Partition = tuple[frozenset[frozenset[str]], frozenset[frozenset[str]]]


def partition(ledger: Ledger) -> Partition:
    """Events and incidents as sets of claims."""
    events = {event.id: frozenset(event.claims) for event in ledger.events()}
    incidents = frozenset(frozenset().union(*(events[id] for id in incident.events)) for incident in ledger.incidents())
    return frozenset(events.values()), incidents


def main(reports: str, claims: str, orders: str = "3") -> int:
    """Fill and compare."""
    found, coder = read_reports(Path(reports)), replay_coder(Path(claims))
    first: Partition | None = None
    for seed in range(int(orders)):
        order = found if seed == 0 else random.Random(seed).sample(found, len(found))
        with TemporaryDirectory() as folder, Ledger.open(f"{folder}/war.db", create=True) as ledger:
            ledger.add(order, coder, batch=_BATCHES[seed % len(_BATCHES)])
            now = partition(ledger)
        first = first or now
        events, incidents = (len(one ^ other) for one, other in zip(first, now, strict=True))
        print(f"order {seed}: {len(now[0])} events, {len(now[1])} incidents; {events} and {incidents} differ from the first order's")
        if now != first:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
