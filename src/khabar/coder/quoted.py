"""Quoted: what words that a person points at say, as a field of a claim: who, where, when, how many, on whose word.

The words are read as the coder reads them in the report; what it does not find there is kept as quoted, with nothing made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from khabar.arabic.sentences import split_sentences
from khabar.arabic.words import tokenise
from khabar.coder.analysis import Analysis
from khabar.coder.knowledge import Tables
from khabar.errors import UsageError
from khabar.model.mention import Mention, Place

PLACES, ACTORS = ("at", "from", "via", "to"), ("agent", "target")
QUOTED: Mapping[str, str] = {
    **dict.fromkeys(ACTORS, "actors"), **dict.fromkeys(PLACES, "places"), "time": "time", "number": "quantities", "source": "sources",
}  # fmt: skip
"""What a quotation can fill, and the field of a claim that it goes into."""
_PLACE = ("id", "name", "lat", "lon", "radius_km", "feature", "precision", "reason")
M = TypeVar("M", bound=Mention)


def read_quotes(a: Analysis, t: Tables, quotes: Sequence[tuple[str, tuple[int, int]]]) -> dict[str, Any]:
    """Fields of a claim from what is quoted: (name in QUOTED, code points of the report)."""
    found: dict[str, Any] = {}
    for name, (start, end) in quotes:
        field = QUOTED[name]
        value = _read(a, t, name, start, end)
        if field == "time":
            found[field] = value
        else:
            found.setdefault(field, []).append(value)
    return found


def _read(a: Analysis, t: Tables, name: str, start: int, end: int) -> dict[str, Any]:
    span = {"start": start, "end": end, "text": a.text[start:end]}
    if name in PLACES:
        return {**span, "role": name, **_place(a, t, start, end)}
    if name in ACTORS:
        actor = _within(a.actors, start, end)
        return {**span, "role": name, **_of(actor, ("id", "name", "kind"), {"name": a.text[start:end], "kind": "unknown"})}
    if name == "source":
        source = _within((s for scope in a.scopes for s in scope.chain), start, end)
        return {**span, **_of(source, ("id", "name", "kind"), {"name": a.text[start:end], "kind": "unspecified"})}
    mentions: Iterable[Mention] = a.times if name == "time" else a.quantities
    mention = _within(mentions, start, end)
    if mention is None:
        raise UsageError(f"{name}: no {'time' if name == 'time' else 'figure'} is read in «{a.text[start:end]}»")
    if name == "time":
        return {**span, **_of(mention, ("edtf", "part", "basis"), {})}
    unit = getattr(mention, "unit", None) or "other"
    return {**span, **_of(mention, ("min", "max", "approximate", "joint", "counts"), {}), "unit": unit}


def _of(mention: Mention | None, fields: Iterable[str], otherwise: dict[str, Any]) -> dict[str, Any]:
    return {name: getattr(mention, name) for name in fields} if mention is not None else otherwise


def _within(mentions: Iterable[M], start: int, end: int) -> M | None:
    """The longest mention that overlaps [start, end); of equals the first."""
    near = [m for m in mentions if m.start < end and start < m.end]
    return max(near, key=lambda m: (min(m.end, end) - max(m.start, start), -m.start), default=None)


def _place(a: Analysis, t: Tables, start: int, end: int) -> dict[str, Any]:
    """A place as the report means it, or else as the gazetteer knows the quoted name."""
    place: Place | None = _within(a.places, start, end)
    if place is None or place.lat is None:
        words = tokenise(a.text[start:end], t.forms)
        alone = t.places.find(words, split_sentences(words))
        place = next((one for one in alone if one.lat is not None), place)
    if place is None:
        return {"name": a.text[start:end], "reason": "not_in_gazetteer"}
    return {**_of(place, _PLACE, {}), "candidates": list(place.candidates)}
