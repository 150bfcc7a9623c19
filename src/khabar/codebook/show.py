"""Showing: an article as a person reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import UNSET

from khabar.codebook.entry import Trigger, several
from khabar.codebook.schema.types import Example, ExpectedClaim, TypeEntry

_CONDITIONS = ("needs", "needs_prep", "needs_subject", "who", "unless")
_MARKS = ("tense", "voice", "phase", "certainty", "negated", "lone", "weak", "flag")


def plain(value: object) -> str:
    """A value as text, 3 and 3.0 alike."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def show(entry: TypeEntry) -> str:
    """One type's article as plain text: what it is, who is who, its words, examples and lookalikes."""
    return "\n".join(_lines(entry)) + "\n"


def _lines(entry: TypeEntry) -> Iterator[str]:
    yield f"{entry.type} ({entry.label.get('ar', '')}), {entry.family}"
    yield f"  {entry.definition}"
    yield f"  agent: {entry.agent or '-'}; target: {entry.target or '-'}; PLOVER: {entry.plover or '-'}; ACLED: {entry.acled or '-'}"
    if entry.notes:
        yield f"  {' '.join(entry.notes.split())}"
    yield from ("", "Words")
    yield from (f"  {_trigger(word)}" for word in entry.triggers)
    for case in entry.becomes:
        yield f"  with {', '.join(case.means)}: {case.type}"
    for title, examples in (("Examples", entry.examples), ("Lookalikes", entry.lookalikes)):
        yield from ("", title)
        for number, example in enumerate(examples, 1):
            yield from _example(number, example)


def _trigger(word: Trigger) -> str:
    """`قتل (قتل, فعَل يفعُل) act_on; then مصرع; على: target`."""
    head = word.lemma
    if word.root:
        head += f" ({word.root}, {word.pattern})"
    if word.plurals:
        head += f" (plural {'، '.join(several(word.plurals))})"
    parts = [f"{head} {word.frame}"]
    parts += [f"{preposition}: {'/'.join(several(roles))}" for preposition, roles in word.with_.items()]
    parts += [f"{name.replace('_', ' ')} {'، '.join(several(getattr(word, name)))}" for name in _CONDITIONS if getattr(word, name)]
    parts += [f"unless {preposition} leads to {'، '.join(several(words))}" for preposition, words in word.unless_with.items()]
    parts += [name if getattr(word, name) is True else f"{name} {getattr(word, name)}" for name in _MARKS if getattr(word, name)]
    parts += [f"{case.type} with {'/'.join(case.means)}" for case in word.type_if]
    return "; ".join(parts)


def _example(number: int, example: Example) -> Iterator[str]:
    dated = f" [{example.published}]" if example.published else ""
    yield f"  {number}. {example.text}{dated}"
    for claim in example.claims:
        yield f"     → {claim.type} «{claim.trigger}»{''.join(f'; {part}' for part in _claim(claim))}"


def _claim(claim: ExpectedClaim) -> Iterator[str]:
    for name in claim.__struct_fields__[2:]:
        value = getattr(claim, name)
        if value is not UNSET:
            yield f"{name.rstrip('_')} {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        return " + ".join(map(_value, value)) or "none"
    if hasattr(value, "__struct_fields__"):
        told = [(name, getattr(value, name)) for name in value.__struct_fields__]
        return " ".join(f"«{item}»" if name == "q" else f"{name}={plain(item)}" for name, item in told if item is not UNSET)
    return "none" if value is None else str(value)
