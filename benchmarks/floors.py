"""Quality has floors: what was reached on annotated reports may not be lost again.

    python -m benchmarks.floors           measures, and compares with tests/floors.json; status 1 if anything fell
    python -m benchmarks.floors --write   raises the floors to what is measured, and takes new data in; never lowers one on the same data

Floors are kept for our own annotated reports (`tests/corpus/reports`), which everybody has, and for annotated reports that a developer may
have beside the project (`../shared/gold`, or $KHABAR_GOLD: a folder with dev.jsonl and dev.gold.jsonl). Each floor names the SHA-256 of
the data it was measured on: other data has no floor until it is written. Both golds were made by language models, not by people.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks import annotated
from benchmarks.errors import Error, Tally, f1, read, run
from benchmarks.matching import Matcher, Record, generic_words
from khabar.cli.work import load_tables
from khabar.coder.knowledge import Tables
from khabar.coder.stages import code
from khabar.model.report import make_report

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "floors.json"
SLACK = 0.005
"""How far below a floor a figure may lie, so that mending one thing may cost a hair elsewhere."""
Data = tuple[list[Any], list[Any]]
Figures = dict[str, Any]


def datasets() -> Iterator[tuple[str, Data]]:
    """Name, reports and gold of each set that is here."""
    yield "own", annotated.load()
    folder = Path(os.environ.get("KHABAR_GOLD", ROOT.parent / "shared" / "gold"))
    if (folder / "dev.gold.jsonl").exists():
        yield "gold", (read(folder / "dev.jsonl"), read(folder / "dev.gold.jsonl"))


def coded(reports: Sequence[Record], tables: Tables) -> list[Any]:
    """Claims of `reports` as JSON has them."""
    keys = ("id", "outlet", "published", "title", "url")
    made = (make_report(report["text"], **{key: report.get(key) for key in keys}) for report in reports)
    return [msgspec.to_builtins(claim) for report in made for claim in code(report, tables)]


def evaluate(data: Data, tables: Tables) -> tuple[list[Error], dict[str, Tally]]:
    """All errors of the coder on `data`, and the figures of each outlet."""
    matcher = Matcher(generic_words(tables.codebook.lists))
    return run(data[0], data[1], coded(data[0], tables), matcher, lambda _, __: "missed")


def figures(data: Data, tables: Tables) -> Figures:
    """What is kept: the data's hash, F1 of typed claims and of slots, claims on reports that have none."""
    errors, tallies = evaluate(data, tables)
    claims, slots = ([sum(counts) for counts in zip(*parts, strict=True)] for parts in _parts(tallies))
    nothing = sum(e.cause == "extra claim in a report with nothing to code" for e in errors)
    found = {"data": annotated.digest(*data), "typed": f1(claims), "slots": f1(slots)}
    return {**{k: round(v, 3) if isinstance(v, float) else v for k, v in found.items()}, "claims on empty reports": nothing}


def _parts(tallies: dict[str, Tally]) -> Iterator[list[list[int]]]:
    yield [tally.claims for tally in tallies.values()]
    yield [tally.slots for tally in tallies.values()]


def fallen(name: str, floor: Figures | None, found: Figures) -> list[str]:
    """What is worse than its floor, each in a line; other data than the floor's cannot have fallen."""
    if floor is None or floor["data"] != found["data"]:
        return []
    low = [f"{name}: {key} {found[key]} is under its floor of {floor[key]}" for key in ("typed", "slots") if found[key] < floor[key] - SLACK]
    key = "claims on empty reports"
    return low + ([f"{name}: {found[key]} {key}, at most {floor[key]}"] if found[key] > floor[key] else [])


def raised(floor: Figures | None, found: Figures) -> Figures:
    """The floor after `found`: never lower on the same data."""
    if floor is None or floor["data"] != found["data"]:
        return found
    key = "claims on empty reports"
    return {**found, **{k: max(floor[k], found[k]) for k in ("typed", "slots")}, key: min(floor[key], found[key])}


def main(arguments: Sequence[str]) -> int:
    """Compare or write; the exit status."""
    if list(arguments) not in ([], ["--write"]):
        print("usage: python -m benchmarks.floors [--write]", file=sys.stderr)
        return 2
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    tables, bad = load_tables(), []
    for name, data in datasets():
        found = figures(data, tables)
        print(name, found)
        if arguments:
            floors[name] = raised(floors.get(name), found)
        else:
            bad += fallen(name, floors.get(name), found)
    if arguments:
        FLOORS.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print("\n".join(bad), file=sys.stderr, end="\n" if bad else "")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
