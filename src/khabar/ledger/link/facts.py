"""What one claim says that linking compares: places fine and wide, figures, who, with what, and the words of its evidence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any

import msgspec

from khabar.arabic.script import fold
from khabar.ledger.link.linkable import Count, Spot
from khabar.ledger.link.moment import Moment, read
from khabar.ledger.link.words import DATE_WORDS, MEANS
from khabar.model.claim import Claim, ClaimPlace, ClaimQuantity

SPOT_KM = 15.0
"""A place of no greater radius tells an event from its neighbours; a wider one only says in which region it was."""
_WIDE = {"countryside", "region", "governorate", "country", "district", "subdistrict", "mountain", "river", "desert"}
_NAMELESS = {"described", "anaphor"}
_HARM = {"killing": "dead", "injury": "hurt"}
_WORD = re.compile(r"[^\W\d_]{3,}")
_ARTICLE = re.compile(r"^(?:وال|بال|فال|كال|لل|ال)(?=..)")
_BITS = 256
_FEW = 2


class Facts(msgspec.Struct, frozen=True):
    """One claim, as far as linking looks at it."""

    id: str
    type: str
    start: int
    future: bool
    clause: tuple[int, int]
    moment: Moment
    timed: bool
    spots: tuple[Spot, ...]
    areas: tuple[Spot, ...]
    counts: tuple[Count, ...]
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    victims: tuple[str, ...]
    weapons: tuple[str, ...]
    struck: tuple[str, ...]
    words: int
    evidence: str


def place_name(name: str) -> str:
    """A place's name for comparison: folded, the article and blanks left out."""
    return "".join(_ARTICLE.sub("", word) for word in re.findall(r"[^\W_]+", fold(name)))


def _spot(place: ClaimPlace) -> Spot:
    return Spot(place_name(place.name), place.id, place.lat, place.lon, place.radius_km or 0.0)


def _places(places: Iterable[ClaimPlace]) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """Places that can be told from their neighbours, and wider ones; a described one without a name is neither."""
    spots: dict[Spot, None] = {}
    areas: dict[Spot, None] = {}
    for place in places:
        located = place.lat is not None
        if not located and (place.feature in _NAMELESS or place.feature is None or len(place.name) <= _FEW):
            continue
        wide = place.feature in _WIDE or (located and (place.radius_km or 0.0) > SPOT_KM)
        (areas if wide else spots)[_spot(place)] = None
    return tuple(spots), tuple(areas)


def _counts(claim: Claim) -> tuple[Count, ...]:
    """The figures of a claim; of several of people the first is the total and the others may be its parts, or add up."""
    found: list[Count] = []
    kinds: dict[str, list[ClaimQuantity]] = {}
    for quantity in claim.quantities:
        if not quantity.joint and (quantity.min is not None or quantity.max is not None):
            kind = _HARM.get(claim.type, "person") if quantity.unit == "person" else quantity.unit
            kinds.setdefault(kind, []).append(quantity)
    for kind, several in kinds.items():
        found += [Count(kind, q.min, q.max, at == 0) for at, q in enumerate(several)]
        exact = [q.min for q in several if q.min is not None and q.min == q.max]
        if len(exact) == len(several) > 1:
            found.append(Count(kind, sum(exact), sum(exact), True))
    return tuple(dict.fromkeys(found))


def _root(id: str) -> str:
    return id.split(".")[0]


def content_bits(text: str) -> int:
    """The words of a text of three letters or more, without article, as a set of 256 bits."""
    bits = 0
    for word in _WORD.findall(fold(text)):
        bits |= 1 << (hashlib.blake2b(_ARTICLE.sub("", word).encode(), digest_size=1).digest()[0] % _BITS)
    return bits


def _hash(text: str) -> str:
    return hashlib.blake2b(" ".join(_WORD.findall(fold(text))).encode(), digest_size=8).hexdigest()


def _actors(claim: Claim, role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_root(actor.id) for actor in claim.actors if actor.role == role and actor.id))


def facts(claim: Claim) -> Facts:
    """What a claim says that linking compares."""
    spots, areas = _places(claim.places)
    people = (a for a in claim.actors if a.role == "target" and a.id is None and a.kind == "person")
    weapons = (MEANS.get(claim.means.kind, "") if claim.means else "", "air" if claim.type == "air_strike" else "")
    values: dict[str, Any] = {
        "moment": read(claim.time, DATE_WORDS),
        "timed": claim.time is not None,
        "victims": tuple(dict.fromkeys(fold(a.name) for a in people if len(a.name.split()) >= _FEW)),
        "weapons": tuple(sorted({w for w in weapons if w})),
        "struck": tuple(dict.fromkeys(s.kind for s in claim.struck if s.kind != "other")),
    }
    return Facts(
        id=claim.id,
        type=claim.type,
        start=claim.trigger.start,
        future=claim.phase == "future",
        clause=(claim.evidence.start, claim.evidence.end),
        spots=spots,
        areas=areas,
        counts=_counts(claim),
        agents=_actors(claim, "agent"),
        targets=_actors(claim, "target"),
        words=content_bits(claim.evidence.text),
        evidence=_hash(claim.evidence.text),
        **values,
    )
