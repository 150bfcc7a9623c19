"""Writes docs/why/quality.md: how good the coder is, by type and by field, and what is still wrong.

    python -m benchmarks.quality          writes docs/why/quality.md and docs/why/reliability.svg

Measures the sets of `benchmarks/floors.py`: our own annotated reports and, if it is there, the developers' gold. Examples of errors are shown
for our own reports only, as the others are not ours to print.
"""

from __future__ import annotations

import collections
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks import annotated
from benchmarks.calibrate import curve_svg, left_out, reliability
from benchmarks.errors import Error, Tally, f1, groups, run
from benchmarks.floors import ROOT, Data, coded, datasets
from benchmarks.matching import FIELDS, Matcher, generic_words, slots
from khabar.cli.work import load_tables
from khabar.coder.knowledge import Tables

PAGE, CURVE = ROOT / "docs" / "why" / "quality.md", ROOT / "docs" / "why" / "reliability.svg"
_TOP = 20
_TITLES = {"own": "Our own annotated reports", "gold": "The developers' gold"}
_WHAT = {
    "own": (
        "`tests/corpus/reports`: written for the project in the manner of many newspapers, and annotated, by language models. Everybody has them."
    ),
    "gold": (
        "Reports of four newspapers and others, annotated by language models, not by people; not shipped. Rules were written with these in view: "
        "expect less of a newspaper that is not among them."
    ),
}
Counts = dict[str, list[int]]
"""Name → right, gold, predicted."""


def by_field(pairs: Sequence[tuple[Any, Any]], matcher: Matcher) -> Counts:
    """Counts of each field among claims of the right type."""
    found: Counts = {field: [0, 0, 0] for field in FIELDS if field != "type"}
    for gold, claim in pairs:
        mine, theirs = slots(gold), slots(claim)
        for field, counts in found.items():
            counts[0] += matcher.pair(field, mine[field], theirs[field])[0]
            counts[1] += len(mine[field])
            counts[2] += len(theirs[field])
    return found


def by_type(gold: Sequence[Any], claims: Sequence[Any], pairs: Sequence[tuple[Any, Any]]) -> Counts:
    """Counts of claims of each type."""
    found: Counts = collections.defaultdict(lambda: [0, 0, 0])
    for k, types in enumerate(([one["type"] for one, _ in pairs], [c["type"] for c in gold], [c["type"] for c in claims])):
        for type_ in types:
            found[type_][k] += 1
    return dict(sorted(found.items(), key=lambda item: (-item[1][1], item[0])))


def met(data: Data, claims: Sequence[Any], matcher: Matcher) -> list[tuple[Any, Any]]:
    """Gold claims with the predicted ones that they meet in type."""
    pairs = []
    for report in data[0]:
        gold, found = ([c for c in part if c["report"]["id"] == report["id"]] for part in (data[1], claims))
        pairs += [(gold[i], found[j]) for i, j in matcher.align(gold, found) if gold[i]["type"] == found[j]["type"]]
    return pairs


def _row(name: str, counts: Sequence[int]) -> str:
    right, gold, found = counts
    return f"| {name} | {gold} | {found} | {right / found if found else 0:.2f} | {right / gold if gold else 0:.2f} | {f1(counts):.2f} |"


def _table(first: str, counts: Counts) -> Iterator[str]:
    yield from ("", f"| {first} | gold | said | precision | recall | F1 |", "| --- | --- | --- | --- | --- | --- |")
    yield from (_row(name, one) for name, one in counts.items())


def _whole(tallies: dict[str, Tally]) -> Counts:
    parts = {"claims, by type": [t.claims for t in tallies.values()], "slots": [t.slots for t in tallies.values()]}
    return {name: [sum(column) for column in zip(*counts, strict=True)] for name, counts in parts.items()}


def _errors(errors: Sequence[Error], shown: bool) -> Iterator[str]:
    yield from ("", "What is wrong, by field and cause:", "", "| errors | field | cause |", "| --- | --- | --- |")
    for (field, cause), count in collections.Counter((e.field, e.cause) for e in errors).most_common(_TOP):
        yield f"| {count} | {field} | {cause} |"
    yield from ("", "The largest kinds within a type:", "", "| errors | type | field | cause |" + (" for example |" if shown else ""))
    yield "| --- | --- | --- | --- |" + (" --- |" if shown else "")
    for (type_, field, cause), texts in groups(errors)[:_TOP]:
        example = f" {min(texts, key=lambda text: (len(text), text)).replace('|', '·')} |" if shown else ""
        yield f"| {len(texts)} | {type_} | {field} | {cause} |{example}"


def section(name: str, data: Data, tables: Tables) -> Iterator[str]:
    """The part of the page on one set of reports."""
    matcher, claims = Matcher(generic_words(tables.codebook.lists)), coded(data[0], tables)
    errors, tallies = run(data[0], data[1], claims, matcher, lambda _, __: "missed")
    pairs = met(data, claims, matcher)
    yield from ("", f"## {_TITLES[name]}", _WHAT[name])
    yield f"{len(data[0])} reports, {len(data[1])} claims; SHA-256 of the data `{annotated.digest(*data)[:16]}`."
    yield from _table("all", _whole(tallies))
    if name != "own":
        yield from _table("outlet, slots", {outlet: tally.slots for outlet, tally in sorted(tallies.items())})
    yield from _table("field, among claims of the right type", by_field(pairs, matcher))
    yield from _table("type", by_type(data[1], claims, pairs))
    yield from _errors(errors, shown=name == "own")


def page(tables: Tables) -> Iterator[str]:
    """The lines of docs/why/quality.md; the curve is written beside it."""
    yield "<!-- Generated by python -m benchmarks.quality; do not edit. -->"
    yield "# How good it is, and what is still wrong"
    yield "A claim is right in type if it meets a gold claim of its type (`benchmarks/matching.py`); slots are all values of all claims as one count."
    for name, data in datasets():
        yield from section(name, data, tables)
        if name == "gold":
            yield from _curve(data, tables)


def _curve(data: Data, tables: Tables) -> Iterator[str]:
    scored = left_out(data, tables)
    curve, error = reliability(scored)
    CURVE.write_text(curve_svg(curve), encoding="utf-8")
    yield from (
        "",
        "### Does a score mean what it says?",
        "Weights of `coder/claims/score.py` fitted without each outlet in turn and tried on it; the gold is made by models.",
    )
    yield from ("", "![Share right at each score](reliability.svg)", "", "| score said | right | claims |", "| --- | --- | --- |")
    yield from (f"| {mean:.2f} | {share:.2f} | {count} |" for mean, share, count in curve)
    yield from ("", f"Expected calibration error: {error:.3f}.")


def main() -> int:
    """Write the page; the exit status."""
    PAGE.write_text("\n".join(page(load_tables())) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
