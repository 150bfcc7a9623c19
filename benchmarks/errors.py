"""Errors by kind, so that each next step is chosen by size.

    python -m benchmarks.errors REPORTS.jsonl GOLD.jsonl CLAIMS.jsonl [--top N]
    python -m benchmarks.errors REPORTS.jsonl GOLD.jsonl CLAIMS.jsonl --by-outlet

Groups what is wrong in CLAIMS (of `khabar code --format jsonl`) by type, field and likely cause, the largest group first, each with its
three shortest examples. Why a trigger was missed is asked of the coder, which reads those reports again. `--by-outlet` prints F1 for each
outlet (what follows the last «-» of a report's id), so that whole outlets can be left out when rules are checked.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.matching import FIELDS, Matcher, Record, generic_words, overlap, slots, status
from khabar.cli.work import load_tables
from khabar.coder.analysis import Analysis
from khabar.coder.stages import analyse
from khabar.model.report import make_report

_WIDTH = 80
_EXAMPLES = 3
Why = Callable[[str, Record], str]
"""Report id and missed gold claim → the likely cause."""


class Error(msgspec.Struct, frozen=True):
    """One thing that is wrong, with the text that shows it."""

    type: str
    field: str
    cause: str
    text: str


class Tally(msgspec.Struct):
    """Right, gold and predicted claims, and the same of their slots."""

    claims: list[int] = msgspec.field(default_factory=lambda: [0, 0, 0])
    slots: list[int] = msgspec.field(default_factory=lambda: [0, 0, 0])


def why_missed(analysis: Analysis, gold: Record) -> str:
    """The likely cause of a gold trigger without a claim."""
    trigger = gold["trigger"]
    inside = [i for i, word in enumerate(analysis.words) if word.start < trigger["end"] and trigger["start"] < word.end]
    view = next((v for v in analysis.views if inside and v.first <= inside[0] < v.last), None)
    if view is None or view.index in analysis.layout.outside:
        return "outside what is read as the report"
    here = [d for d in analysis.drafts[view.index] if any(d.predicate.first <= i < d.predicate.last for i in inside)]
    dropped = next((d.dropped for d in here if d.dropped is not None), None)
    if dropped is not None:
        return f"dropped: {dropped}"
    if here:
        return "its trigger makes a claim that meets another gold claim"
    if any(analysis.tags[i].event for i in inside):
        return "in the codebook, but the conditions of its reading do not hold"
    return "word not in codebook"


def field_errors(matcher: Matcher, gold: Record, found: Record) -> Iterator[Error]:
    """What is wrong in a claim of the right type."""
    mine, theirs, text = slots(gold), slots(found), gold["evidence"]["text"]
    for field in FIELDS:
        _, missed, left = matcher.pair(field, mine[field], theirs[field])
        for value in missed:
            yield Error(gold["type"], field, _missing(field, value, left, gold, found), _shown(value, text))
        for value in left:
            yield Error(gold["type"], field, _surplus(value, found), _shown(value, text))


def _missing(field: str, value: Any, left: list[Any], gold: Record, found: Record) -> str:
    """Why a gold value is missed; what was said in its place is taken out of `left`."""
    if field == "status":
        left.clear()
        return ", ".join(f"{a} read as {b}" for a, b in zip(status(gold), status(found), strict=True) if a != b)
    near = next((other for other in left if overlap(value, other)), None)
    if near is not None:
        left.remove(near)
        return _differs(field, value, near)
    if left:
        left.pop(0)
        return "something else in its place"
    return "missing" if overlap(value, found["evidence"]) else "missing, and it stands outside the claim's clause"


def _differs(field: str, gold: Record, found: Record) -> str:
    if field == "place" and gold["role"] != found["role"]:
        return f"role {gold['role']} read as {found['role']}"
    return {"time": "wrong date", "quantity": "wrong bounds"}.get(field, "wrong span")


def _surplus(value: Any, found: Record) -> str:
    return "extra" if overlap(value, found["evidence"]) else "extra, inherited from outside the clause"


def _shown(value: Any, evidence: str) -> str:
    return f"«{value['text']}» | {evidence}" if isinstance(value, dict) else evidence


def compare(matcher: Matcher, gold: Sequence[Record], found: Sequence[Record], tally: Tally, why: Callable[[Record], str]) -> list[Error]:
    """The errors of one report; its figures are added to `tally`."""
    errors: list[Error] = []
    pairs = matcher.align(gold, found)
    right = [(gold[i], found[j]) for i, j in pairs if gold[i]["type"] == found[j]["type"]]
    for total, counts in (
        (tally.claims, (len(right), len(gold), len(found))),
        (tally.slots, (sum(matcher.hits(g, f) for g, f in right), _size(gold), _size(found))),
    ):
        for k, count in enumerate(counts):
            total[k] += count
    for i, j in pairs:
        if gold[i]["type"] == found[j]["type"]:
            errors += field_errors(matcher, gold[i], found[j])
        else:
            errors.append(Error(gold[i]["type"], "type", f"read as {found[j]['type']}", _claim(gold[i])))
    met = {i for i, _ in pairs}
    errors += [Error(one["type"], "trigger", why(one), _claim(one)) for i, one in enumerate(gold) if i not in met]
    met = {j for _, j in pairs}
    where = "extra claim" if gold else "extra claim in a report with nothing to code"
    errors += [Error(one["type"], "trigger", where, _claim(one)) for j, one in enumerate(found) if j not in met]
    return errors


def _size(claims: Iterable[Record]) -> int:
    return sum(len(values) for claim in claims for values in slots(claim).values())


def _claim(claim: Record) -> str:
    return f"«{claim['trigger']['text']}» | {claim['evidence']['text']}"


def f1(counts: Sequence[int]) -> float:
    """F1 of (right, gold, predicted)."""
    right, gold, found = counts
    return 2 * right / (gold + found) if gold + found else 0.0


def outlet_of(report: Record) -> str:
    """What follows the last «-» of a report's id, else its outlet, else its id."""
    _, dash, last = report["id"].rpartition("-")
    return str(last if dash else report.get("outlet") or report["id"])


def groups(errors: Iterable[Error]) -> list[tuple[tuple[str, str, str], list[str]]]:
    """Errors by (type, field, cause), the largest group first."""
    found: dict[tuple[str, str, str], list[str]] = collections.defaultdict(list)
    for error in errors:
        found[error.type, error.field, error.cause].append(" ".join(error.text.split()))
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def tell(errors: Sequence[Error], top: int) -> Iterator[str]:
    """The lines of the report: fields and causes over all types, then the groups with their examples."""
    yield f"{len(errors)} errors"
    for (field, cause), count in collections.Counter((e.field, e.cause) for e in errors).most_common(top):
        yield f"  {count:4} {field}: {cause}"
    yield "by type"
    for (type_, field, cause), texts in groups(errors)[:top]:
        yield f"  {len(texts):4} {type_}, {field}: {cause}"
        yield from (f"         {text[:_WIDTH]}" for text in sorted(texts, key=lambda text: (len(text), text))[:_EXAMPLES])


def read(path: Path) -> list[Any]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def run(
    reports: Sequence[Record], gold: Sequence[Record], claims: Sequence[Record], matcher: Matcher, why: Why
) -> tuple[list[Error], dict[str, Tally]]:
    """All errors, and the figures of each outlet."""
    of_report: tuple[dict[str, list[Record]], dict[str, list[Record]]] = (collections.defaultdict(list), collections.defaultdict(list))
    for claims_, out in zip((gold, claims), of_report, strict=True):
        for claim in claims_:
            out[claim["report"]["id"]].append(claim)
    errors: list[Error] = []
    tallies: dict[str, Tally] = {}
    for report in reports:
        id = report["id"]
        tally = tallies.setdefault(outlet_of(report), Tally())
        errors += compare(matcher, of_report[0][id], of_report[1][id], tally, lambda claim, id=id: why(id, claim))  # type: ignore[misc]
    return errors, tallies


def outlets(tallies: dict[str, Tally]) -> Iterator[str]:
    """A line for each outlet, then all together, then the figures without each."""
    whole = Tally()
    for tally in tallies.values():
        for total, part in ((whole.claims, tally.claims), (whole.slots, tally.slots)):
            total[:] = [a + b for a, b in zip(total, part, strict=True)]
    yield "outlet            typed  slots  gold  predicted | without it: typed  slots"
    for name, tally in sorted(tallies.items()):
        rest = [[a - b for a, b in zip(total, part, strict=True)] for total, part in ((whole.claims, tally.claims), (whole.slots, tally.slots))]
        figures = f"{f1(tally.claims):.3f}  {f1(tally.slots):.3f}  {tally.claims[1]:4}  {tally.claims[2]:9}"
        yield f"{name:16}  {figures} |             {f1(rest[0]):.3f}  {f1(rest[1]):.3f}"
    yield f"{'all':16}  {f1(whole.claims):.3f}  {f1(whole.slots):.3f}  {whole.claims[1]:4}  {whole.claims[2]:9} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the errors by kind, or the figures by outlet; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.errors", description=(__doc__ or "").split("\n")[0])
    for name in ("reports", "gold", "claims"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--top", type=int, default=30, metavar="N", help="how many groups (30)")
    parser.add_argument("--by-outlet", action="store_true", help="F1 of each outlet, and of all without it")
    options = parser.parse_args(arguments)
    tables = load_tables()
    reports = {report["id"]: report for report in read(options.reports)}
    known: dict[str, Analysis] = {}

    def why(id: str, claim: Record) -> str:
        if id not in known:
            report = reports[id]
            known[id] = analyse(make_report(report["text"], id=id, outlet=report.get("outlet"), published=report.get("published")), tables)
        return why_missed(known[id], claim)

    matcher = Matcher(generic_words(tables.codebook.lists))
    found, tallies = run(list(reports.values()), read(options.gold), read(options.claims), matcher, why)
    print("\n".join(outlets(tallies) if options.by_outlet else tell(found, options.top)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
