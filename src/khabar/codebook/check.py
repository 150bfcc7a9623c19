"""Checking: does the coder find in each example what its article says, and nothing of the type beside it.

The coder is passed in: a codebook knows nothing of what reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec
from msgspec import UNSET

from khabar.codebook.codebook import Codebook
from khabar.codebook.schema.types import Example, ExpectedClaim, TypeEntry
from khabar.codebook.show import plain
from khabar.model.claim import Claim
from khabar.model.report import Report, make_report

Shown = tuple[str, ...]
Coder = Callable[[Report], Sequence[Claim]]
_PLAIN = ("polarity", "certainty", "phase")
_ACTORS = ("agent", "target")
_PLACES = {"at": "at", "from_": "from", "via": "via", "to": "to"}


class Failure(msgspec.Struct, frozen=True):
    """An example that the coder reads otherwise than its article says."""

    type: str
    example: str
    text: str
    problem: Literal["missing", "different", "unexpected"]
    message: str

    def __str__(self) -> str:
        """`type, example n: message`, and the text below it."""
        return f"{self.type}, {self.example}: {self.message}\n    {self.text}"


def check_examples(codebook: Codebook, code: Coder) -> list[Failure]:
    """Every example and lookalike that `code` reads otherwise than said, in the codebook's order."""
    return [failure for entry in codebook.types.values() for failure in check_type(entry, code)]


def check_type(entry: TypeEntry, code: Coder) -> list[Failure]:
    """The failures of one article."""
    return [
        failure
        for kind, examples in (("example", entry.examples), ("lookalike", entry.lookalikes))
        for number, example in enumerate(examples, 1)
        for failure in _check(entry.type, f"{kind} {number}", example, code)
    ]


def _check(type_name: str, where: str, example: Example, code: Coder) -> Iterator[Failure]:
    report = make_report(example.text, id=f"{type_name}, {where}", published=example.published)
    left = list(code(report))
    unmatched: list[ExpectedClaim] = []
    for expected in example.claims:
        found = next((claim for claim in left if matches(expected, claim, example.text)), None)
        if found is None:
            unmatched.append(expected)
        else:
            left.remove(found)
    for expected in unmatched:
        near = next((claim for claim in left if _same_event(expected, claim, example.text)), None)
        if near is None:
            yield Failure(type_name, where, example.text, "missing", f"no {expected.type} «{expected.trigger}»")
        else:
            left.remove(near)
            told = "; ".join(differences(expected, near))
            yield Failure(type_name, where, example.text, "different", f"{expected.type} «{expected.trigger}»: {told}")
    for claim in left:
        if claim.type == type_name:
            yield Failure(type_name, where, example.text, "unexpected", f"{claim.type} «{claim.trigger.text}» is not listed")


def matches(expected: ExpectedClaim, claim: Claim, text: str) -> bool:
    """Whether a claim is the expected one in every key given; `text` is the example's."""
    return _same_event(expected, claim, text) and not differences(expected, claim)


def _same_event(expected: ExpectedClaim, claim: Claim, text: str) -> bool:
    """Of one type, and the claim's trigger overlaps the quoted one where it stands in the text."""
    if claim.type != expected.type:
        return False
    start = text.find(expected.trigger)
    while start >= 0:
        if claim.trigger.start < start + len(expected.trigger) and start < claim.trigger.end:
            return True
        start = text.find(expected.trigger, start + 1)
    return False


def differences(expected: ExpectedClaim, claim: Claim) -> list[str]:
    """What is otherwise than expected, key by key: `target: مدنيين, expected مزارعين`."""
    compared = ((key, found, _sorted(wanted)) for key, found, wanted in _compared(expected, claim) if wanted is not UNSET)
    return [f"{key}: {_shown(found)}, expected {_shown(wanted)}" for key, found, wanted in compared if found != wanted]


def _compared(expected: ExpectedClaim, claim: Claim) -> Iterator[tuple[str, Shown, Any]]:
    """(key, what the claim has, what is expected of it or UNSET), all as sorted lines of text."""
    for key in _PLAIN:
        yield key, (getattr(claim, key),), _one(getattr(expected, key))
    for key in _ACTORS:
        yield key, _sorted(actor.text for actor in claim.actors if actor.role == key), getattr(expected, key)
    for key, role in _PLACES.items():
        yield role, _sorted(place.text for place in claim.places if place.role == role), getattr(expected, key)
    yield "means", _one(claim.means and claim.means.kind), _one(expected.means)
    yield "struck", _sorted(thing.kind for thing in claim.struck), expected.struck
    yield "flags", _sorted(claim.flags), expected.flags
    yield "time", *_told(_one(claim.time), _one(expected.time))
    yield "quantities", *_told(claim.quantities, expected.quantities)
    yield "sources", *_told(claim.sources, expected.sources)


def _one(value: Any) -> Any:
    """A value that there is at most one of, as a tuple; UNSET stays as it is."""
    if value is UNSET:
        return value
    return () if value is None else (value,)


def _sorted(items: Iterable[str]) -> Shown:
    return tuple(sorted(set(items)))


def _told(found: Sequence[Any], expected: Any) -> tuple[Shown, Any]:
    """Mentions as lines; a found one shows what is told of the expected one with its quote (or of the only one)."""
    if expected is UNSET:
        return (), UNSET
    by_quote = {item.q: item for item in expected}
    only = expected[0] if len(expected) == len(found) == 1 else None
    shown = [_found_line(item, by_quote.get(item.text, only)) for item in found]
    return _sorted(shown), [_line(item.q if "q" in keys else None, item, keys) for item in expected for keys in (_keys(item),)]


def _keys(told: Any) -> list[str]:
    """The keys that an expected mention gives."""
    return [key for key in told.__struct_fields__ if getattr(told, key) is not UNSET]


def _found_line(item: Any, told: Any) -> str:
    """A found mention by the keys told of it; only its quote where nothing was."""
    keys = ["q"] if told is None else _keys(told)
    return _line(item.text if "q" in keys else None, item, keys)


def _line(quote: str | None, item: Any, keys: list[str]) -> str:
    """`ثلاثة مزارعين min=3 unit=person`."""
    values = [f"{key}={plain(getattr(item, key))}" for key in keys if key != "q"]
    return " ".join([quote, *values] if quote is not None else values)


def _shown(lines: Shown) -> str:
    return " + ".join(lines) or "none"
