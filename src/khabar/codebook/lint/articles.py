"""Rules about articles: complete, with examples that quote themselves."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.codebook.lint.unchecked import Draft, Problem, examples_of, file_of
from khabar.codebook.schema.types import ExpectedClaim

_LEAST = (("triggers", 1), ("examples", 6), ("lookalikes", 3))
_HEAD = ("family", "definition")
_QUOTED = ("agent", "target", "at", "from_", "via", "to")


def types_present(draft: Draft) -> Iterator[Problem]:
    """A whole codebook has an article for every type that types.txt names, and for no other."""
    for name in draft.order if draft.whole else ():
        if name not in draft.types:
            yield Problem(f"types/{name}.yaml", "", "missing or unreadable, expected a file for each type that types.txt names")
    for name in draft.types if draft.whole else ():
        if name not in draft.order:
            yield Problem(f"types/{name}.yaml", "", "a type that types.txt does not name")


def heads_complete(draft: Draft) -> Iterator[Problem]:
    """An article says what its type is: family, a label in English and in Arabic, and definition."""
    for entry in draft.types.values():
        if entry.extends:
            continue
        for key in _HEAD:
            if not getattr(entry, key).strip():
                yield Problem(file_of(entry), key, "missing")
        if not (entry.label.get("en") and entry.label.get("ar")):
            yield Problem(file_of(entry), "label", f"{entry.label}, expected en and ar")


def types_named(draft: Draft) -> Iterator[Problem]:
    """`becomes`, `type_if` and expected claims name types that exist."""
    known = {*draft.order, *draft.types}
    for entry in draft.types.values():
        named = [("becomes", case.type) for case in entry.becomes]
        named += [(f"«{word.lemma}», type_if", case.type) for word in entry.triggers for case in word.type_if]
        named += [(where, claim.type) for where, example in examples_of(entry) for claim in example.claims]
        for where, name in named:
            if name not in known:
                yield Problem(file_of(entry), where, f"unknown type {name!r}")


def examples_enough(draft: Draft) -> Iterator[Problem]:
    """Triggers, six examples and three lookalikes at least; each example makes the type's claim; no text stands twice."""
    for entry in draft.types.values():
        for kind, least in () if entry.extends else _LEAST:
            if len(getattr(entry, kind)) < least:
                yield Problem(file_of(entry), kind, f"{len(getattr(entry, kind))}, expected at least {least}")
        seen: dict[str, str] = {}
        for where, example in examples_of(entry):
            if where.startswith("example") and all(claim.type != entry.type for claim in example.claims):
                yield Problem(file_of(entry), where, f"makes no claim of type {entry.type}")
            if example.text in seen:
                yield Problem(file_of(entry), where, f"the same text as {seen[example.text]}")
            seen[example.text] = where


def _quotes(claim: ExpectedClaim) -> Iterator[str]:
    yield claim.trigger
    for key in _QUOTED:
        yield from getattr(claim, key) or ()
    for quantity in claim.quantities or ():
        yield quantity.q
    for source in claim.sources or ():
        yield source.q
    if claim.time and isinstance(claim.time.q, str):
        yield claim.time.q


def quotes_found(draft: Draft) -> Iterator[Problem]:
    """Every quote of an expected claim stands in the example's text."""
    for entry in draft.types.values():
        for where, example in examples_of(entry):
            for quote in (quote for claim in example.claims for quote in _quotes(claim)):
                if quote not in example.text:
                    yield Problem(file_of(entry), where, f"«{quote}» is not in the text")
