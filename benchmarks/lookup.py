"""Fixed phrases by words (`khabar.arabic.lookup`) against a character automaton (daachorse), on the same texts and phrases.

    python -m benchmarks.lookup REPORTS.jsonl [--rounds N]

Both are given folded text or words that are there already. The automaton says only where characters stand; `at word borders` counts
those of its matches that a word border or clitic could allow, `found` what the phrase tables accept. Needs `pip install daachorse`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from khabar.arabic.lookup import PhraseTables
from khabar.arabic.script import fold
from khabar.arabic.words import Word, tokenise
from khabar.cli.work import load_tables
from khabar.codebook.schema.lists import Lists, keyed

NAMES = ("prepositions", "connectors", "means", "cues", "sources", "hedges", "negators", "source_nouns")
"""The tables that the coder looks up together."""


def spellings(lists: Lists) -> list[str]:
    """The folded phrases of all the tables."""
    words = [row.word for row in lists.negators if row.effect != "none"]
    tables = (lists.prepositions, lists.connectors, lists.means, lists.source_cues, lists.hedges, lists.source_nouns)
    return sorted({fold(phrase) for table in tables for phrase, _ in keyed(table)}.union(map(fold, words)))


def best(work: Callable[[], object], rounds: int) -> float:
    """The least seconds of several rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def by_words(phrases: PhraseTables, texts: Sequence[Sequence[Word]]) -> int:
    """How many phrases the tables find."""
    count = 0
    for words in texts:
        candidates = phrases.candidates(words)
        count += sum(len(phrases.phrases(name, words, candidates[name], len(words))) for name in NAMES)
    return count


def at_borders(texts: Sequence[str], matches: Sequence[Sequence[Any]]) -> int:
    """How many of the automaton's matches begin and end where a word does."""
    count = 0
    for text, found in zip(texts, matches, strict=True):
        starts = {m.start() for m in re.finditer(r"\w+", text)}
        ends = {m.end() for m in re.finditer(r"\w+", text)}
        count += sum(match[0] in starts and match[1] in ends for match in found)
    return count


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both figures; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lookup", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("reports", type=Path)
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="rounds, of which the best counts (7)")
    options = parser.parse_args(arguments)
    try:
        import daachorse
    except ImportError:
        print("benchmarks.lookup: daachorse is missing; pip install daachorse", file=sys.stderr)
        return 1
    tables = load_tables()
    with options.reports.open(encoding="utf-8") as stream:
        texts = [json.loads(line)["text"] for line in stream if line.strip()]
    words, folded = [tokenise(text, tables.forms) for text in texts], [fold(text) for text in texts]
    patterns = spellings(tables.codebook.lists)
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(patterns, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
    matches = [automaton.find(text) for text in folded]
    total = sum(map(len, words))
    for label, work, note in (
        ("words", lambda: by_words(tables.phrases, words), f"{by_words(tables.phrases, words)} found"),
        ("daachorse", lambda: [automaton.find(text) for text in folded],
         f"{sum(map(len, matches))} matches, {at_borders(folded, matches)} at word borders"),
    ):  # fmt: skip
        seconds = best(work, options.rounds)
        print(f"{label:10} {1e6 * seconds / total:.2f} µs a word   {note}")
    print(f"{len(texts)} texts, {total} words, {len(patterns)} phrases")
    return 0


if __name__ == "__main__":
    sys.exit(main())
