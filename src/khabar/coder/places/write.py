"""Writing: a decided draft as a `Place`, with its span, name, precision and radius."""

from __future__ import annotations

import math

from khabar.arabic.clitics import LI, LI_ARTICLE
from khabar.arabic.letters import ALIF
from khabar.arabic.script import DROPPED
from khabar.arabic.words import Word
from khabar.coder.places.candidate import Draft
from khabar.coder.places.fit import Container
from khabar.coder.places.rank import COUNTRYSIDE, Ranked
from khabar.gazetteer import Entry
from khabar.gazetteer.merge import km
from khabar.model.mention import Place, Relation

CLOSE = 0.5
"""Scores this near leave a place ambiguous."""
SAME_PLACE_KM = 10.0
_WIDE = frozenset(("country", "governorate", "region", "sea", "desert", "river"))
_NOWHERE = frozenset(("country", "sea", "desert", "river"))
"""Kinds too wide for their middle to say where a site of that name is."""
_MIDDLE = frozenset(("district", "subdistrict", "mountain", "valley", "plain", "lake", "strait", "island"))
_MOST_CANDIDATES = 5
_COUNTRYSIDE_KM = 30.0
_AWAY_KM = 5.0
_BEARING = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}


def span_of(draft: Draft, words: tuple[Word, ...]) -> tuple[int, int]:
    """Code points of the whole phrase, invisible marks at its end left out."""
    last = words[draft.last - 1]
    return draft.start, last.end - (len(last.text) - len(last.text.rstrip(DROPPED)))


def name_of(draft: Draft, words: tuple[Word, ...]) -> str:
    """The bare name as the report writes it."""
    parts = [words[k].text for k in range(draft.name_first, draft.name_last) if words[k].kind in ("word", "number")]
    if parts:
        parts[0] = parts[0][max(0, draft.name_start - words[draft.name_first].start) :]
        if draft.clitic.endswith(LI) and parts[0].startswith(LI_ARTICLE):
            parts[0] = f"{ALIF}{parts[0][1:]}"
    return " ".join(parts).strip(DROPPED)


def rivals(order: tuple[Ranked, ...]) -> tuple[str, ...]:
    """Ids that stay possible beside the first, or none: scores that are close, places that are not."""
    if len(order) == 1 or order[1].score < order[0].score - CLOSE:
        return ()
    best = order[0].entry
    near = SAME_PLACE_KM + best.radius_km
    others = [r.entry for r in order[1:] if r.score >= order[0].score - CLOSE and km(r.entry.lat, r.entry.lon, best.lat, best.lon) > near]
    return tuple(entry.id for entry in (best, *others[:_MOST_CANDIDATES])) if others else ()


def known(draft: Draft, words: tuple[Word, ...], relation: Relation | None, order: tuple[Ranked, ...]) -> Place:
    """A place of the gazetteer."""
    entry = order[0].entry
    start, end = span_of(draft, words)
    outer = draft.outer or draft.trigger
    rural = outer is not None and outer.kind == COUNTRYSIDE
    lat, lon = _shifted(entry, draft.qualifier) if rural else (entry.lat, entry.lon)
    precision = 3 if entry.feature in _WIDE else 2 if entry.feature in _MIDDLE or relation or rural else 1
    radius = max(entry.radius_km, _COUNTRYSIDE_KM if rural else 0.0) + (_AWAY_KM if relation else 0.0)
    return Place(
        start=start, end=end, first=draft.first, last=draft.last, rule="place.known", name=entry.name, id=entry.id, lat=lat, lon=lon,
        radius_km=radius, feature=COUNTRYSIDE if rural else entry.feature, precision=precision, relation=relation,
        candidates=rivals(order), country=entry.country or None,
    )  # fmt: skip


def _shifted(entry: Entry, qualifier: str | None) -> tuple[float, float]:
    """The middle of one side of a countryside: «ريف X الشرقي» is east of X."""
    north, east = _BEARING.get(qualifier or "", (0, 0))
    away = 0.6 * _COUNTRYSIDE_KM if entry.feature in ("governorate", "city") else 2 * _AWAY_KM
    return entry.lat + north * away / 111.2, entry.lon + east * away / (111.2 * math.cos(math.radians(entry.lat)))


def site(draft: Draft, words: tuple[Word, ...], relation: Relation | None, order: tuple[Ranked, ...]) -> Place:
    """A building or site that bears the name of a place: it is in or near it, no more is known; nowhere if that is a country or a river."""
    entry = order[0].entry
    start, end = span_of(draft, words)
    assert draft.trigger is not None
    there = entry.feature not in _NOWHERE
    return Place(
        start=start, end=end, first=draft.first, last=draft.last, rule="place.namesake", name=name_of(draft, words),
        lat=entry.lat if there else None, lon=entry.lon if there else None, radius_km=entry.radius_km + _AWAY_KM if there else None,
        feature=draft.trigger.kind, precision=(3 if entry.feature in _WIDE else 2) if there else None, relation=relation,
        candidates=(entry.id,), reason="named_for", known=False, country=entry.country or None,
    )  # fmt: skip


def unknown(draft: Draft, words: tuple[Word, ...], relation: Relation | None, inside: Container | None, sounding: tuple[str, ...]) -> Place:
    """A place known by its trigger alone; it has coordinates only if the report says in which known place it is.

    `sounding` are ids of places whose Latin name sounds so: candidates for a person to look at.
    """
    start, end = span_of(draft, words)
    trigger = draft.outer or draft.trigger
    area = inside.entry if inside is not None and inside.sure and inside.entry.feature != "country" else None
    return Place(
        start=start, end=end, first=draft.first, last=draft.last, rule="place.trigger", name=name_of(draft, words),
        lat=area.lat if area else None, lon=area.lon if area else None, radius_km=_radius(area, inside) if area and inside else None,
        feature=trigger.kind if trigger else None, precision=_area_precision(area, inside) if area and inside else None, relation=relation,
        candidates=(*sounding, *((area.id,) if area else ())), known=False, reason="within_named" if area else "not_in_gazetteer",
        country=area.country or None if area else None,
    )  # fmt: skip


def _radius(area: Entry, inside: Container) -> float:
    return max(area.radius_km, _COUNTRYSIDE_KM if inside.rural else 0.0) + _AWAY_KM


def _area_precision(area: Entry, inside: Container) -> int:
    return 3 if inside.rural or area.feature in _WIDE else 2


def described(draft: Draft, words: tuple[Word, ...]) -> Place:
    """A place without a name: «قرية يمنية», «المناطق المجاورة», «مطارها»."""
    start, end = span_of(draft, words)
    name = " ".join(words[k].text for k in range(draft.first, draft.last))[draft.start - words[draft.first].start :]
    return Place(
        start=start, end=end, first=draft.first, last=draft.last, rule="place.described", name=name, feature="described", known=False,
        reason="described",
    )  # fmt: skip


def anaphor(draft: Draft, words: tuple[Word, ...], earlier: list[Place]) -> Place | None:
    """«المدينة», «الريف الشرقي»: the nearest earlier place of a kind that the word can point back to; None for a word that needs one."""
    start, end = span_of(draft, words)
    assert draft.trigger is not None
    meant = next((p for p in reversed(earlier) if p.feature in draft.trigger.anaphor), None)
    if meant is None and not draft.trigger.lone:
        return None
    return Place(
        start=start, end=end, first=draft.first, last=draft.last, rule="place.anaphor", name=meant.name if meant else name_of(draft, words),
        id=meant.id if meant else None, lat=meant.lat if meant else None, lon=meant.lon if meant else None,
        radius_km=meant.radius_km if meant else None, feature="anaphor", precision=meant.precision if meant else None,
        known=False, reason="anaphor", country=meant.country if meant else None,
    )  # fmt: skip
