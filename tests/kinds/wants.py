"""What a small input wants of khabar, and whether what khabar says fits.

`none`: no claim of these types, or none at all ("any"); `one`, `only`, `types`: exactly one claim of a type, all of it, at least these;
`claim` and fields: some claim of the type has them; `times`: the times of all claims; `layer` with a value: a mention has it; `message`:
the text is refused or said to be damaged, `or_message`: that will do too. Claims flagged `background` are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from khabar.model.claim import BACKGROUND

_VALUES = ("edtf", "min", "max", "unit")
_FIELDS = frozenset({"agent", "target", "places", "sources", "struck", "polarity", "phase", "means", "time", "quantity", "flags"})


def meet(wanted: Sequence[str], said: Sequence[str]) -> bool:
    """Whether each wanted text shares a word with a said one and each said one with a wanted one, none much longer; none wanted, none said."""

    def shares(want: str, got: str) -> bool:
        return bool(set(want.split()) & set(got.split())) and len(got.split()) <= len(want.split()) + 2

    return all(any(shares(want, got) for got in said) for want in wanted) and all(any(shares(want, got) for want in wanted) for got in said)


def value(claim: Mapping[str, Any], field: str) -> Any:
    """The part of a claim that a field of a want is compared with."""
    if field in {"agent", "target"}:
        return [actor["text"] for actor in claim["actors"] if actor["role"] == field]
    if field in {"places", "sources", "struck"}:
        return [one["text"] for one in claim[field]]
    if field == "quantity":
        return [[one["min"], one["max"], one["unit"]] for one in claim["quantities"]]
    inner = {"means": "kind", "time": "edtf"}.get(field)
    return claim[field] if inner is None else (claim[field] or {}).get(inner)


def fits(claim: Mapping[str, Any], want: Mapping[str, Any]) -> bool:
    """Whether a claim has all fields that are wanted."""
    for field in _FIELDS & want.keys():
        said, wanted = value(claim, field), want[field]
        if field == "flags":
            same = set(wanted) <= set(said)
        elif field in {"agent", "target", "places", "sources", "struck"}:
            same = meet(wanted, said)
        else:
            same = said == wanted
        if not same:
            return False
    return True


def holds(want: Mapping[str, Any], records: Sequence[Mapping[str, Any]], told: bool) -> bool:
    """Whether records (claims, or mentions for a `layer`) are as wanted; `told` if the text was refused or said to be damaged."""
    if want.get("message") or (want.get("or_message") and told):
        return told
    if "layer" in want:
        return any(r["layer"] == want["layer"] and all(r.get(k) == want[k] for k in _VALUES if k in want) for r in records)
    claims = [claim for claim in records if BACKGROUND not in claim["flags"]]
    types = [str(claim["type"]) for claim in claims]
    if claims and ("any" in want.get("none", ()) or set(want.get("none", ())) & set(types)):
        return False
    if "times" in want:
        return sorted({value(claim, "time") or "" for claim in claims} - {""}) == sorted(want["times"])
    if not _counts(want, types):
        return False
    if "claim" in want or not {"none", "one", "only", "types"} & want.keys():
        return any(want.get("claim", claim["type"]) == claim["type"] and fits(claim, want) for claim in claims)
    return all(fits(claim, want) for claim in claims if claim["type"] == want.get("one"))


def _counts(want: Mapping[str, Any], types: Sequence[str]) -> bool:
    one, only = want.get("one"), want.get("only")
    if one is not None and types.count(one) != 1:
        return False
    if only is not None and set(types) != {only}:
        return False
    return Counter(want.get("types", ())) <= Counter(types)
