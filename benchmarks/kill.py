"""Kills `ledger add` at random moments, again and again until all is added, and compares the ledger with one that was left in peace.

    python -m benchmarks.kill REPORTS.jsonl CLAIMS.jsonl --kills 500 [--postgresql postgresql://user@host/]

Says how many lives it took, and exits with 1 if the two ledgers differ in anything.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, select, text

from khabar.ledger.db.migrate import open_store
from khabar.ledger.db.tables import metadata

_START_SECONDS = 0.4
_MARGIN = 3
"""So many times the time that the work takes is waited in all, at most: much of what a life did is lost with it."""


def contents(ledger: str) -> dict[str, list[str]]:
    """Every row of every table, sorted."""
    store = open_store(ledger)
    with store.read() as connection:
        found = {table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table))) for table in metadata.sorted_tables}
    store.close()
    return found


def live(ledger: str, reports: Path, claims: Path, batch: int, seconds: float | None) -> bool:
    """Run the adding program; after so many seconds of work kill it with signal 9. Whether it came to its end."""
    command = [sys.executable, "-m", "benchmarks.replay", ledger, str(reports), str(claims), str(batch)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        if seconds is not None:
            if seconds >= 0 and program.stdout is not None:
                program.stdout.readline()
            time.sleep(abs(seconds))
            program.send_signal(signal.SIGKILL)
        status = program.wait()
    if status not in (0, -signal.SIGKILL):
        raise AssertionError(f"the adding program failed with status {status}")
    return status == 0


def killed(ledger: str, reports: Path, claims: Path, *, batch: int, kills: int, most_seconds: float, seed: int) -> int:
    """Kill it so many times at random moments, a tenth of them while it starts, then let it end; how many kills hit it at work."""
    chance, hit = random.Random(seed), 0
    for _ in range(kills):
        starting = chance.random() < 0.1
        hit += not live(ledger, reports, claims, batch, -chance.uniform(0, _START_SECONDS) if starting else chance.uniform(0, most_seconds))
    live(ledger, reports, claims, batch, None)
    return hit


def differences(one: dict[str, list[str]], other: dict[str, list[str]]) -> Iterator[str]:
    """Rows that only one of two ledgers has."""
    for table, rows in one.items():
        lost, doubled = sorted(set(rows) - set(other[table])), sorted(set(other[table]) - set(rows))
        yield from (f"{table}: lost {row[:160]}" for row in lost)
        yield from (f"{table}: not in the uninterrupted ledger: {row[:160]}" for row in doubled)
        if len(rows) != len(other[table]):
            yield f"{table}: {len(rows)} rows, {len(other[table])} after the kills"


def new_database(server: str, name: str) -> str:
    """An empty PostgreSQL database on a server; one of this name is dropped."""
    address = server.replace("postgresql://", "postgresql+psycopg://")
    base, _, query = address.partition("?")
    engine = create_engine(f"{base.rstrip('/')}/postgres?{query}", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
    engine.dispose()
    return f"{server.partition('?')[0].rstrip('/')}/{name}?{query}"


def main() -> int:
    """Run over both stores, or over SQLite alone where no server is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("claims", type=Path)
    parser.add_argument("--kills", type=int, default=500, help="in all, half of them on each store")
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--postgresql", metavar="URL", help="a server where databases may be made")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    status = 0
    with TemporaryDirectory() as folder:
        peaceful = f"{folder}/peaceful.db"
        start = time.monotonic()
        live(peaceful, asked.reports, asked.claims, asked.batch, None)
        took = time.monotonic() - start
        stores = [f"{folder}/killed.db"] + ([new_database(asked.postgresql, "khabar_killed")] if asked.postgresql else [])
        print(f"uninterrupted: {took:.0f} s")
        for ledger in stores:
            kills = asked.kills // len(stores)
            hit = killed(ledger, asked.reports, asked.claims, batch=asked.batch, kills=kills, most_seconds=_MARGIN * took / kills, seed=asked.seed)
            found = list(differences(contents(peaceful), contents(ledger)))
            print(
                f"{ledger.partition(':')[0] if '://' in ledger else 'sqlite'}: {kills} kills, {hit} of them before its end; {len(found)} differences"
            )
            print("\n".join(found[:10]))
            status |= bool(found)
    return status


if __name__ == "__main__":
    sys.exit(main())
