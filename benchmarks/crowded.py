"""What a full ledger costs in precision: reports of known incidents linked alone, and again among so many made ones.

    python -m benchmarks.crowded [--made 10000] [--same SAME] DATA...

Each DATA is a file of the incident benchmark (shared/bench/incidents.*.jsonl), SAME its pairs of reports that tell of one event under two
incidents, which count neither way. All DATA are one ledger; a report that is in two of them is two reports of one incident. Only pairs of
their reports are counted, never those of made ones (`benchmarks.made_reports`).
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.made_reports import Maker
from khabar.cli.work import load_tables
from khabar.codebook.load import load_ledger_words
from khabar.coder.knowledge import Tables
from khabar.coder.stages import code
from khabar.ledger.link import Linkable, groups, linkables, pairs
from khabar.model.report import make_report

WORDS = load_ledger_words()


_HARM = {"killing", "injury", "air_strike", "shelling", "bombing", "offensive", "clash", "destruction"}
_PER = 10_000
Record = Mapping[str, Any]
Pairs = set[tuple[str, str]]


class Known(NamedTuple):
    """Reports with their incident, by id, and pairs that count neither way."""

    incidents: Mapping[str, str]
    neither: Pairs


def read(path: Path) -> list[Record]:
    """The reports of a file of the benchmark, each with an id that no other file has."""
    found = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [{**record, "of": record["id"], "id": f"{path.name}:{record['id']}"} for record in found]


def scenes(reports: Iterable[Record], tables: Tables) -> Iterator[Linkable]:
    """What the coder reads in reports, as it is linked."""
    keys = ("id", "outlet", "published", "title", "url")
    for record in reports:
        yield from linkables(code(make_report(record["text"], **{key: record.get(key) for key in keys}), tables), WORDS)


def together(found: Sequence[Linkable], known: Known) -> Pairs:
    """Pairs of known reports that an event of harm brings together."""
    report = {claim: x.report for x in found for claim in x.claims}
    brought: Pairs = set()
    for event in groups(found, pairs(found)):
        if event.type in _HARM:
            ids = {report[claim] for claim in event.claims} & known.incidents.keys()
            brought |= set(itertools.combinations(sorted(ids), 2))
    return brought - known.neither


def tell(name: str, found: Sequence[Linkable], known: Known) -> None:
    """Print one line: precision, recall and false pairs."""
    start = time.perf_counter()
    brought = together(found, known)
    every = set(itertools.combinations(sorted(known.incidents), 2)) - known.neither
    same = {(a, b) for a, b in every if known.incidents[a] == known.incidents[b]}
    hit, false = len(brought & same), len(brought - same)
    shares = f"P {hit / max(1, len(brought)):.3f}  R {hit / max(1, len(same)):.3f}"
    told = f"false pairs {false}, {_PER * false / max(1, len(every - same)):.1f} per 10,000"
    print(f"{name:24} {shares}  {told}  ({time.perf_counter() - start:.1f} s)")


def known_of(records: Sequence[Record], same: Sequence[Sequence[str]]) -> Known:
    """What is known of the reports of all files; `same` names them by the ids of their files."""
    ids = defaultdict(list)
    for record in records:
        ids[record["of"]].append(record["id"])
    neither = {(min(p, q), max(p, q)) for a, b in same for p in ids[a] for q in ids[b]}
    return Known({record["id"]: record["gold"]["incident"] for record in records}, neither)


def main() -> None:
    """Link both ways and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--made", type=int, default=10_000)
    parser.add_argument("--same", type=Path)
    asked = parser.parse_args()
    tables = load_tables()
    records = [record for path in asked.data for record in read(path)]
    known = known_of(records, json.loads(asked.same.read_text(encoding="utf-8")) if asked.same else [])
    found = list(scenes(records, tables))
    tell(f"{len(records):,} reports", found, known)
    found += scenes(Maker().reports(asked.made), tables)
    tell(f"among {asked.made:,} made", found, known)


if __name__ == "__main__":
    sys.exit(main())
