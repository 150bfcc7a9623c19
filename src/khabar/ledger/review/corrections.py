"""What people change in a claim, checked: the field is one of those that people decide on, the record stays a claim, its spans stay true."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from khabar.errors import UsageError
from khabar.ledger.review.plausible import implausible
from khabar.model.claim import NO_EVENT, Claim, MadeBy, claim_id
from khabar.model.report import ReportRef
from khabar.model.span import Span

_VALUES = ("type", "polarity", "certainty", "phase", "actors", "places", "time", "quantities", "means", "struck", "sources")
FIELDS = (*_VALUES, *NO_EVENT)
"""The fields that people correct, and the flags that they set (true) and clear (false); the others say where a claim stands and what made it."""


def corrected(claim: Claim, path: str, value: Any, text: str, types: Collection[str] = ()) -> Claim:
    """`claim` with `value` at `path` (`polarity`, `time.edtf`, `quantities.0.min`).

    A span may be given by `start` and `end` alone. Raises UsageError where the result would be no claim of this text (code points), or,
    if `types` are given, of none of them.
    """
    record = msgspec.json.decode(msgspec.json.encode(claim))
    _put(record, path.split("."), value, f"claim {claim.id}, {path}")
    return _checked(record, text, types, f"claim {claim.id}, {path}")


def missed(
    report: ReportRef, text: str, type: str, trigger: tuple[int, int], fields: Mapping[str, Any], by: str, types: Collection[str] = ()
) -> Claim:  # fmt: skip
    """A claim that a person read where the machine read none; its evidence is the line of the trigger unless `fields` say otherwise."""
    start, end = trigger
    what = f"report {report.id}, added {type}"
    if not 0 <= start < end <= len(text):
        raise UsageError(f"{what}: trigger {start}–{end} is outside the report's {len(text)} characters")
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    record: dict[str, Any] = {
        "id": claim_id(report.id, type, start, end), "report": msgspec.to_builtins(report), "type": type,
        "trigger": {"start": start, "end": end}, "evidence": {"start": line_start, "end": len(text) if line_end < 0 else line_end},
        "score": 1.0, "made_by": msgspec.to_builtins(MadeBy(coder=f"person: {by}", codebook="", gazetteer="")),
    }  # fmt: skip
    for path, value in fields.items():
        _put(record, path.split("."), value, what)
    return _checked(record, text, types, what)


def differing(one: Claim, other: Claim) -> tuple[str, ...]:
    """The fields that two readings of a claim fill differently."""
    return tuple(field for field in FIELDS if value_of(one, field) != value_of(other, field))


def value_of(claim: Claim, field: str) -> Any:
    """What a claim has in a field that people correct: of a flag whether it is there."""
    return field in claim.flags if field in NO_EVENT else getattr(claim, field)


def taking(claim: Claim, other: Claim, fields: Iterable[str]) -> Claim:
    """`claim` with some of its fields as `other` has them."""
    chosen = set(fields)
    flags = {flag: flag in other.flags for flag in NO_EVENT if flag in chosen}
    values = {field: getattr(other, field) for field in _VALUES if field in chosen}
    return msgspec.structs.replace(claim, flags=_with_flags(claim.flags, flags), **values)


def _with_flags(flags: Iterable[str], wanted: Mapping[str, bool]) -> tuple[str, ...]:
    """Flags with some set and some cleared; the others stay as they are."""
    kept = [flag for flag in flags if wanted.get(flag, True)]
    return tuple(kept + sorted(flag for flag, there in wanted.items() if there and flag not in kept))


def _put(record: dict[str, Any], path: list[str], value: Any, what: str) -> None:
    if path[0] not in FIELDS and path[0] != "evidence":
        raise UsageError(f"{what}: {path[0]!r}: expected one of {', '.join(FIELDS)}")
    if path[0] in NO_EVENT:
        if len(path) > 1 or not isinstance(value, bool):
            raise UsageError(f"{what}: expected true or false, to set or clear the flag")
        record["flags"] = _with_flags(record.get("flags", ()), {path[0]: value})
        return
    target: Any = record
    for step in path[:-1]:
        target = _step(target, step, what)
    last = path[-1]
    if isinstance(target, list) and last.isdecimal() and int(last) < len(target):
        target[int(last)] = value
    elif isinstance(target, dict):
        target[last] = value
    else:
        raise UsageError(f"{what}: there is no {last!r} to set")


def _step(target: Any, step: str, what: str) -> Any:
    try:
        return target[int(step)] if isinstance(target, list) else target[step]
    except (KeyError, IndexError, ValueError, TypeError):
        raise UsageError(f"{what}: there is no {step!r} in it") from None


def _checked(record: dict[str, Any], text: str, types: Collection[str], what: str) -> Claim:
    _quote(record, text)
    try:
        claim = msgspec.convert(record, Claim)
    except msgspec.ValidationError as error:
        raise UsageError(f"{what}: {error}") from None
    if types and claim.type not in types:
        raise UsageError(f"{what}: {claim.type!r} is not a type of the codebook: expected one of {', '.join(sorted(types))}")
    if told := "; ".join(implausible(claim)):
        raise UsageError(f"{what}: {told}")
    wrong = [span for span in _spans(claim) if text[span.start : span.end] != span.text]
    if wrong:
        raise UsageError(f"{what}: characters {wrong[0].start}–{wrong[0].end} of the report are not {wrong[0].text!r}")
    return claim


def _quote(value: Any, text: str) -> None:
    """Fill in the text of spans that only say where they stand."""
    if isinstance(value, dict):
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int):
            value.setdefault("text", text[start:end])
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            _quote(part, text)


def _spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.astuple(value)
    if isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
