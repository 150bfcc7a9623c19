"""`khabar mentions`: the layers below claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from khabar.api import attempt
from khabar.cli.work import Failures, check_options, destination, load_tables, reports
from khabar.coder.analysis import Analysis
from khabar.errors import UsageError
from khabar.model.report import reference
from khabar.read.given import Given

_FIELDS: dict[str, tuple[str, ...]] = {
    "number": ("min", "max", "approximate", "unit", "counts"),
    "time": ("edtf", "part", "basis", "iso", "flags"),
    "place": ("id", "name", "lat", "lon", "radius_km", "feature", "precision", "relation", "candidates", "reason"),
    "actor": ("id", "name", "kind", "candidates"),
    "source": ("kind", "id", "name", "cue"),
}


_NO_NUMBERS = frozenset({"single", "either", "construct", "pair"})
"""Shapes of quantities that no number stands in: nouns counted by their form."""
_NO_NAMES = frozenset({"anaphor", "described"})
"""Places told of without a name («المدينة», «القرى المجاورة»): claims hold them, a mention is a name (decision 060)."""


def _layer(analysis: Analysis, layer: str) -> list[Any]:
    if layer == "source":
        seen = {(s.start, s.end): s for scope in analysis.scopes for s in scope.chain}
        return [seen[key] for key in sorted(seen)]
    found: dict[str, list[Any]] = {
        "number": [q for q in analysis.quantities if q.shape not in _NO_NUMBERS],
        "time": [date for time in analysis.times for date in time.ends or (time,)],
        "place": [p for p in analysis.places if p.feature not in _NO_NAMES],
        "actor": list(analysis.actors),
    }
    return sorted(found[layer], key=lambda m: (m.start, m.end))


def records(analysis: Analysis, layers: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Mention records of an analysed report, layer by layer, in the order of the text."""
    report = reference(analysis.report)
    for layer in layers:
        for mention in _layer(analysis, layer):
            record = {"schema": "khabar.mention/1", "report": report, "layer": layer, "start": mention.start, "end": mention.end,
                      "text": analysis.text[mention.start : mention.end]}  # fmt: skip
            record.update((field, _value(analysis, getattr(mention, field))) for field in _FIELDS[layer])
            if layer == "time" and mention.vague:
                record["flags"] = (*mention.flags, "vague")
            yield record


def _value(analysis: Analysis, value: Any) -> Any:
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(v, int) for v in value):
        return {"start": value[0], "end": value[1], "text": analysis.text[value[0] : value[1]]}
    if hasattr(value, "kind") and hasattr(value, "start"):
        return {"kind": value.kind, "start": value.start, "end": value.end, "text": analysis.text[value.start : value.end]}
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def run(
    paths: list[str],
    given: Given,
    format: str,
    layer: str,
    output: Path | None,
    codebook: Path | None,
    gazetteers: tuple[Path, ...],
) -> int:
    """Write the mentions of `paths`; the exit status."""
    from khabar.coder.stages import MENTIONS, STAGES, analyse

    check_options(given.published, format, ("jsonl",))
    layers = tuple(name.strip() for name in layer.split(",") if name.strip())
    unknown = [name for name in layers if name not in _FIELDS]
    if unknown:
        raise UsageError(f"--layer {unknown[0]!r}: expected some of {', '.join(_FIELDS)}")
    stages = STAGES if "source" in layers else MENTIONS
    failures, tables, encoder = Failures(), load_tables(codebook, gazetteers), msgspec.json.Encoder()
    write: Callable[[str], object]
    with destination(output) as stream:
        write = stream.write
        analysed = (attempt(lambda one: analyse(one, tables, stages), report) for report in reports(paths, given, failures))
        for analysis in failures.without(analysed):
            for record in records(analysis, layers):
                write(encoder.encode(record).decode() + "\n")
    return failures.status
