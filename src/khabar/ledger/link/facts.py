"""What one claim says that linking compares: places fine and wide, figures, who, with what, and the words of its evidence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from khabar.arabic.clitics import ARTICLE, ARTICLES, BI, CONJUNCTIONS, KA, PREPOSITIONS
from khabar.arabic.endings import DUAL, FEMININE, FEMININE_DUALS, FEMININE_PLURAL, SOUND_PLURALS
from khabar.arabic.letters import ALIF
from khabar.arabic.script import fold
from khabar.codebook.ledger_words import LedgerWords, TypeRule
from khabar.ledger.figures import figures
from khabar.ledger.link.linkable import Count, Spot, Toll
from khabar.ledger.link.moment import Moment, read
from khabar.ledger.link.words import COMMON, MEANS, SIDES
from khabar.model.claim import Claim, ClaimActor, ClaimPlace
from khabar.model.span import Span

_WIDE = {
    "countryside", "region", "country", "governorate", "district", "subdistrict", "mountain", "valley", "plain", "river", "desert", "sea", "lake",
}  # fmt: skip
_NAMELESS = {"described", "anaphor", None}
_SIZES = {"town": 1, "city": 1}
_CITY_KM, _TOWN_KM, _NEAR_KM = 5.0, 2.5, 5.0
"""A city has a radius of more, a town whose kind is not said too; «near» a place widens its radius by so much."""
_AREA_KM = 40.0
_NO_KINDS: Mapping[str, str] = MappingProxyType({})
_FELL = {"at", "to"}
"""Roles of places where violence was; where it came from or passed is another matter."""
_COUNTED = {"dead": "dead", "wounded": "hurt"}
"""What figures of people are counted as, by the harm that their claim tells of."""
_SIDES = {"civilians", "force", "armed_group"}
_WORD = re.compile(r"[^\W\d_]{3,}")
_BEFORE_NOUN = tuple(clitic + ARTICLE for clitic in (*CONJUNCTIONS, BI, KA))
_ARTICLE = re.compile(rf"^(?:{'|'.join((*_BEFORE_NOUN, *ARTICLES))})(?=..)")
_CLITIC = re.compile(rf"^[{''.join((*CONJUNCTIONS, *PREPOSITIONS))}](?=...)")
_DUAL = re.compile(rf"(?:{'|'.join(FEMININE_DUALS)})$")
_ENDING = re.compile(rf"(?:{'|'.join((*SOUND_PLURALS, DUAL, FEMININE_PLURAL, ALIF, FEMININE))})$")
_FEW = 2
_LONG_CLAUSE = 5


class Facts(msgspec.Struct, frozen=True):
    """One claim, as far as linking looks at it."""

    id: str
    type: str
    rule: TypeRule
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
    people: tuple[str, ...]
    weapons: tuple[str, ...]
    struck: tuple[str, ...]
    words: tuple[str, ...]
    evidence: str
    another: bool
    toll: Toll | None


def place_name(name: str) -> str:
    """A place's name for comparison: folded, the article and blanks left out."""
    return "".join(_ARTICLE.sub("", word) for word in re.findall(r"[^\W_]+", fold(name)))


def spot_of(place: ClaimPlace) -> Spot:
    """A place of a claim as linking compares it; how large it is by its kind, of a city by its radius too."""
    radius = place.radius_km or 0.0
    return Spot(place_name(place.name), place.id, place.lat, place.lon, radius, _size(place, radius - _NEAR_KM if place.precision != 1 else radius))


def _size(place: ClaimPlace, radius: float) -> int:
    """0 of a village, 1 of a town, 2 of a city: a town by kind, larger by radius; what stands for a place is as large as its radius."""
    if place.feature in _NAMELESS:
        return 2 if radius > _CITY_KM else 1 if radius > _TOWN_KM else 0
    return 2 if place.feature == "city" and radius > _CITY_KM else _SIZES.get(place.feature or "", 0)


def _of_kind(place: ClaimPlace, kinds: Mapping[str, str]) -> ClaimPlace:
    kind = kinds.get(place.id) if place.id and place.feature in _NAMELESS else None
    return msgspec.structs.replace(place, feature=kind) if kind else place


def _is_area(place: ClaimPlace) -> bool:
    return place.feature in _WIDE or (place.feature in _NAMELESS | {"city"} and (place.radius_km or 0.0) > _AREA_KM)


def kinds_named(claims: Iterable[Claim]) -> dict[str, str]:
    """The kind of each place that a report names, for where it only points back to it («المدينة»)."""
    return {place.id: place.feature for claim in claims for place in claim.places if place.id and place.feature and place.feature not in _NAMELESS}


def places(named_places: Iterable[ClaimPlace], kinds: Mapping[str, str] = _NO_KINDS) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """The finest places named, and wider ones: a town beside its village is wide. One that is described and not named is neither."""
    told = [_of_kind(place, kinds) for place in named_places if place.feature != "country"]
    named = [place for place in told if place.lat is not None or (place.feature not in _NAMELESS and len(place.name) > _FEW)]
    fine = dict.fromkeys(spot_of(place) for place in named if not _is_area(place))
    areas = dict.fromkeys(spot_of(place) for place in named if _is_area(place))
    return finest(fine, areas)


def finest(spots: Iterable[Spot], areas: Iterable[Spot]) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """Spots and areas, where towns beside villages, and cities beside towns, count as areas."""
    spots, areas = tuple(dict.fromkeys(spots)), tuple(dict.fromkeys(areas))
    least = min((spot.size for spot in spots), default=0)
    return tuple(s for s in spots if s.size == least), tuple(dict.fromkeys((*areas, *(s for s in spots if s.size > least))))


def _counts(claim: Claim, rule: TypeRule) -> tuple[Count, ...]:
    """The figures of a claim that are no joint ones; the parts of a total are marked."""
    found = [f for f in figures(claim) if not f.joint]
    kinds = {f: _COUNTED.get(rule.harm, "person") if f.unit == "person" else f.unit for f in found}
    return tuple(dict.fromkeys(Count(kinds[f], f.min, f.max, f.role == "total") for f in found))


def _root(id: str) -> str:
    return id.split(".")[0]


def _spans(claim: Claim) -> Iterator[Span]:
    """What the fields of a claim were read from; its evidence is not among it."""
    yield claim.trigger
    yield from (actor for actor in claim.actors if actor.role == "agent" or actor.id or actor.kind == "person")
    yield from (*claim.places, *claim.quantities, *claim.sources)
    yield from (s.cue for s in claim.sources if s.cue)
    yield from (one for one in (claim.time, claim.means) if one)


def covered(claims: Iterable[Claim]) -> list[tuple[int, int]]:
    """Characters of a report that the fields of its claims were read from, as sorted disjoint [start, end)."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted({(span.start, span.end) for claim in claims for span in _spans(claim)}):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def details(evidence: Span, read: Sequence[tuple[int, int]], known: LedgerWords) -> tuple[str, ...]:
    """The words of a clause that no field was read from («سوق المحروقات»), folded, without article; sorted."""
    text = list(evidence.text)
    for start, end in read:
        if start < evidence.end and evidence.start < end:
            for at in range(max(0, start - evidence.start), min(len(text), end - evidence.start)):
                text[at] = " "
    words = {_ARTICLE.sub("", word) for word in _WORD.findall(fold("".join(text)))}
    return tuple(sorted(word for word in words if not is_common(word, known)))


def _hash(text: str) -> str:
    """A hash of the words of a clause; empty for a short one, which many reports have word for word."""
    words = _WORD.findall(fold(text))
    return hashlib.blake2b(" ".join(words).encode(), digest_size=8).hexdigest() if len(words) >= _LONG_CLAUSE else ""


def _actors(claim: Claim, role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_root(actor.id) for actor in claim.actors if actor.role == role and actor.id))


def people(claim: Claim, words: LedgerWords) -> tuple[str, ...]:
    """Whether children, women or men were harmed, as far as a claim of harm says."""
    if not words.rule(claim.type).harm:
        return ()
    said = [a.name for a in claim.actors if a.role == "target"] + [q.counts for q in claim.quantities if q.counts]
    found = [_ARTICLE.sub("", word) for text in said for word in _WORD.findall(fold(text))]
    forms = (form for word in found for form in (word, _ENDING.sub("", word), _DUAL.sub(FEMININE, word)))
    return tuple(sorted({words.people[form] for form in forms if form in words.people}))


def toll(claim: Claim, rule: TypeRule) -> Toll | None:
    """The figure of a claim of harm that gives one exact one, which took the place of no other; None without."""
    found = [f for f in figures(claim) if f.unit == "person" and f.role == "total" and f.exact and not (f.joint or f.moving or f.approximate)]
    if not rule.harm or len(found) != 1 or claim.polarity == "negated":
        return None
    sides = {side for actor in claim.actors if actor.role == "target" and (side := _side(actor))}
    return Toll(claim.id, sides.pop() if len(sides) == 1 else "", float(found[0].min or 0))


def _side(actor: ClaimActor) -> str:
    if actor.kind in _SIDES:
        return actor.kind
    said = {SIDES[word] for word in (_ARTICLE.sub("", word) for word in _WORD.findall(fold(actor.name))) if word in SIDES}
    return said.pop() if len(said) == 1 else ""


def is_common(word: str, words: LedgerWords) -> bool:
    """Whether a folded word says nothing of its own, also with a clitic or an ending."""
    forms = (word, _ENDING.sub("", word), _CLITIC.sub("", word), _ENDING.sub("", _CLITIC.sub("", word)))
    return any(form in COMMON or form in words.common or len(form) <= _FEW for form in forms)


def victim_name(name: str, known: LedgerWords) -> str:
    """The words of a person's name, folded, without articles and without words for people; empty where fewer than two are left."""
    words = [_ARTICLE.sub("", word) for word in _WORD.findall(fold(name))]
    left = [word for word in words if not is_common(word, known)]
    return " ".join(left) if len(left) >= _FEW else ""


def facts(claim: Claim, read_from: Sequence[tuple[int, int]], words: LedgerWords, kinds: Mapping[str, str] = _NO_KINDS) -> Facts:
    """What a claim says that linking compares; `read_from` are the covered characters of its report, `kinds` those of the places it names."""
    rule = words.rule(claim.type)
    spots, areas = places([place for place in claim.places if not rule.scene or place.role in _FELL], kinds)
    named = (a for a in claim.actors if a.role == "target" and a.id is None and a.kind == "person")
    weapons = (MEANS.get(claim.means.kind, "") if claim.means else "", "air" if rule.air else "")
    values: dict[str, Any] = {
        "moment": read(claim.time, words.dates),
        "timed": claim.time is not None,
        "victims": tuple(dict.fromkeys(name for a in named if (name := victim_name(a.name, words)))),
        "people": people(claim, words),
        "weapons": tuple(sorted({w for w in weapons if w})),
        "struck": tuple(dict.fromkeys(s.kind for s in claim.struck if s.kind != "other")),
    }
    return Facts(
        id=claim.id,
        type=claim.type,
        rule=rule,
        start=claim.trigger.start,
        future=claim.phase == "future",
        clause=(claim.evidence.start, claim.evidence.end),
        spots=spots,
        areas=areas,
        counts=_counts(claim, rule),
        agents=_actors(claim, "agent"),
        targets=_actors(claim, "target"),
        words=details(claim.evidence, read_from, words),
        evidence=_hash(claim.evidence.text),
        another="another_event" in claim.flags,
        toll=toll(claim, rule),
        **values,
    )
