"""Numbers on the translated specs (Recognizers-Text, MIT), all of them and without those that we hold wrong.

    python -m benchmarks.numbers DATA.jsonl

DATA has a text a line with `gold`, the values of its numbers. A value is found where one of khabar's mentions has it as a bound; a
mention that nobody asked for counts against precision. What is held wrong, and why, is numbers_held.tsv (decision 010).
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from khabar.cli.mentions import records
from khabar.cli.work import load_tables
from khabar.coder.knowledge import Tables
from khabar.coder.stages import MENTIONS, analyse
from khabar.model.report import make_report

HELD = Path(__file__).with_name("numbers_held.tsv")
Bounds = tuple[float | None, float | None]


class Score(msgspec.Struct, frozen=True):
    """Values found, wanted and given."""

    hit: int = 0
    gold: int = 0
    said: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.hit + other.hit, self.gold + other.gold, self.said + other.said)

    def __str__(self) -> str:
        precision, recall = self.hit / max(1, self.said), self.hit / max(1, self.gold)
        f1 = 2 * precision * recall / (precision + recall) if self.hit else 0.0
        return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   ({self.hit}/{self.gold} gold, {self.said} predicted)"


def held(path: Path = HELD) -> frozenset[str]:
    """The ids of the texts that we hold wrong."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    return frozenset(f"num-NumberModel-{number}" for ids, _ in rows for number in ids.split())


def score(wanted: Iterable[float], given: Sequence[Bounds]) -> Score:
    """Each mention gives at most one value."""
    left, values = list(given), list(wanted)
    for value in values:
        match = next((bounds for bounds in left if any(bound is not None and math.isclose(bound, value, rel_tol=1e-6) for bound in bounds)), None)
        if match is not None:
            left.remove(match)
    return Score(len(given) - len(left), len(values), len(given))


def mentions(text: str, tables: Tables) -> list[Bounds]:
    """The bounds of the numbers that khabar lists in a text."""
    return [(record["min"], record["max"]) for record in records(analyse(make_report(text), tables, MENTIONS), ("number",))]


def measure(rows: Iterable[Mapping[str, Any]], tables: Tables) -> tuple[Score, Score]:
    """The score on all texts, and on those that we do not hold wrong."""
    wrong = held()
    whole, rest = Score(), Score()
    for row in rows:
        one = score([gold["value"] for gold in row["gold"]], mentions(row["text"], tables))
        whole += one
        rest += Score() if row["id"] in wrong else one
    return whole, rest


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both scores; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.numbers", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines() if line.strip()]
    whole, rest = measure(rows, load_tables())
    print(f"all      {whole}\nthe rest {rest}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
