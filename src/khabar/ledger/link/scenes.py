"""The scenes of a report: which of its claims tell of one moment and place.

Claims of violence follow one another: a clause that names neither day nor place goes on with the scene before it («وأدى القصف إلى …»),
and one that names the same place returns to an earlier scene. Claims of other types come together with those of their own type alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from khabar.codebook.ledger_words import LedgerWords
from khabar.ledger.link.facts import Facts, covered, facts, finest, kinds_named, places
from khabar.ledger.link.linkable import Linkable, Spot
from khabar.ledger.link.moment import Moment, bounds, on, report_day, settled
from khabar.ledger.link.nearness import same_spot, within_area
from khabar.model.claim import Claim, makes_event

_MOMENT_DAYS = 3
_NEWS_DAYS = 3
"""News is of the day of its report or so many days before."""
_PEOPLE = ("dead", "hurt")


class _Scene(msgspec.Struct):
    """A scene while it is put together."""

    facts: list[Facts]
    moment: Moment
    coarse: bool
    spots: tuple[Spot, ...]
    areas: tuple[Spot, ...]
    lent: bool = False


def is_coarse(one: Facts) -> bool:
    """A time that is no moment: a month, a year, «since …»."""
    moment = one.moment
    if moment.length is not None:
        return moment.length > _MOMENT_DAYS
    return one.timed and moment.shift is None and moment.weekday is None and moment.of_month is None and moment.part is None


def moments_fit(a: Moment, b: Moment) -> bool:
    """Whether two moments of one report may be one: nothing that both say differs."""
    if a.days and b.days:
        return a.days[0] <= b.days[1] and b.days[0] <= a.days[1]
    same = ((a.month, b.month), (a.of_month, b.of_month), (a.weekday, b.weekday), (a.shift, b.shift))
    return all(x is None or y is None or x == y for x, y in same)


def _conflict(one: Facts, scene: _Scene) -> bool:
    """Whether a figure of the claim differs from every one of the same kind in the scene."""
    for count in one.counts:
        there = [(c.min, c.max) for f in scene.facts for c in f.counts if c.kind == count.kind]
        if count.total and there and (count.min, count.max) not in there:
            return True
    return False


def _same_clause(one: Facts, scene: _Scene) -> bool:
    return any(f.clause[0] < one.clause[1] and one.clause[0] < f.clause[1] for f in scene.facts)


def _shares_spot(one: Facts, scene: _Scene) -> bool:
    return any(same_spot(a, b) for a in one.spots for b in scene.spots)


def _follows(one: Facts, scene: _Scene) -> bool:
    """Whether a claim goes on with the scene before it."""
    if is_coarse(one) != scene.coarse and one.timed:
        return False
    if not moments_fit(one.moment, scene.moment):
        return False
    if _same_clause(one, scene) and (not one.spots or not scene.spots or _shares_spot(one, scene)):
        return True
    if one.spots and scene.spots:
        return _shares_spot(one, scene)
    if one.spots or one.areas:
        inside = all(any(within_area(spot, area) for area in scene.areas) for spot in one.spots or one.areas) or not scene.areas
        return inside and not _conflict(one, scene)
    return True


def _returns(one: Facts, scene: _Scene) -> bool:
    """Whether a claim returns to an earlier scene: the same place by name, nothing against it."""
    fits = is_coarse(one) == scene.coarse and moments_fit(one.moment, scene.moment)
    return fits and _shares_spot(one, scene) and not _conflict(one, scene)


def _join(one: Facts, scene: _Scene) -> None:
    scene.facts.append(one)
    moment = scene.moment
    if moment.days is None and (one.moment.days or moment.month is None):
        filled = {n: getattr(one.moment, n) if getattr(one.moment, n) is not None else getattr(moment, n) for n in Moment.__struct_fields__}
        scene.moment = Moment(**filled)
    scene.spots, scene.areas = finest((*scene.spots, *one.spots), (*scene.areas, *one.areas))


def _scenes(claims: Sequence[Facts]) -> list[_Scene]:
    scenes: list[_Scene] = []
    for one in claims:
        known = [] if one.another else scenes
        home = next((s for s in known[-1:] if _follows(one, s)), None) or next((s for s in reversed(known) if _returns(one, s)), None)
        if home is None:
            scenes.append(_Scene([one], one.moment, is_coarse(one), one.spots, one.areas))
        else:
            _join(one, home)
    return _retold(scenes)


def _figures(scene: _Scene) -> set[tuple[str, float]]:
    """Exact figures of people in a scene, of more than one."""
    counts = (c for f in scene.facts for c in f.counts if c.total and c.kind in _PEOPLE)
    return {(c.kind, c.min) for c in counts if c.min is not None and c.min == c.max and c.min > 1}


def _one_scene(a: _Scene, b: _Scene) -> bool:
    """Whether two scenes of a report tell the same, as a headline and its text do: a figure in common, nothing against it."""
    if b.facts[0].another or a.coarse != b.coarse or not moments_fit(a.moment, b.moment) or not _figures(a) & _figures(b):
        return False
    if a.spots and b.spots:
        return any(same_spot(x, y) for x in a.spots for y in b.spots)
    return all(within_area(x, y) for x in a.spots or b.spots for y in (b.areas if a.spots else a.areas))


def _retold(scenes: list[_Scene]) -> list[_Scene]:
    """Scenes with those that a report tells twice brought together."""
    kept: list[_Scene] = []
    for scene in scenes:
        home = next((other for other in kept if _one_scene(other, scene)), None)
        if home is None:
            kept.append(scene)
            continue
        for one in scene.facts:
            _join(one, home)
    return kept


def _parties(one: Facts) -> set[str]:
    return {*one.agents, *one.targets}


def _again(one: Facts, scene: _Scene) -> bool:
    """Whether a claim of a type that stands alone tells again what another of its report told: one time, place and parties."""
    if (is_coarse(one) != scene.coarse and one.timed) or not moments_fit(one.moment, scene.moment):
        return False
    if one.spots and scene.spots and not _shares_spot(one, scene):
        return False
    mine, theirs = _parties(one), {party for f in scene.facts for party in _parties(f)}
    return bool(mine & theirs) or not (one.rule.actors or (mine and theirs))


def _told_again(claims: Sequence[Facts]) -> list[_Scene]:
    scenes: list[_Scene] = []
    for one in claims:
        home = next((s for s in scenes if _again(one, s)), None)
        if home is None:
            scenes.append(_Scene([one], one.moment, is_coarse(one), one.spots, one.areas))
        else:
            _join(one, home)
    return scenes


def _lend(scenes: Sequence[_Scene], named: Sequence[Spot]) -> None:
    """Scenes without a place are at the finest one that their report names and that fits them, if that is but one."""
    for scene in scenes:
        if scene.spots or scene.coarse:
            continue
        fitting, _ = finest((spot for spot in named if all(within_area(spot, area) for area in scene.areas)), ())
        if len({spot.name for spot in fitting}) == 1:
            scene.spots, scene.lent = fitting[:1], True


def _recaps(scenes: Sequence[_Scene], today: Moment) -> set[int]:
    """Numbers of the scenes that a report recalls beside its news: long times, and days well before its own."""
    old = {at for at, scene in enumerate(scenes) if scene.coarse or _is_old(scene.moment, today)}
    return old if len(old) < len(scenes) else set()


def _is_old(moment: Moment, today: Moment) -> bool:
    return moment.days is not None and today.days is not None and today.days[0] - moment.days[1] > _NEWS_DAYS


def _linkable(scene: str, members: _Scene, report: str, today: Moment, told: int = 1, *, recap: bool = False) -> Linkable:
    ordered = sorted(members.facts, key=lambda f: f.id)
    merged: dict[str, Any] = {
        name: tuple(sorted({value for f in ordered for value in getattr(f, name)}))
        for name in ("agents", "targets", "victims", "people", "weapons", "struck", "words")
    }
    return Linkable(
        id=ordered[0].id,
        report=report,
        scene=scene,
        claims=tuple(f.id for f in ordered),
        types=tuple(f.type for f in ordered),
        rules={f.type: f.rule for f in ordered},
        future=all(f.future for f in ordered),
        today=today,
        told=told,
        moment=members.moment,
        coarse=members.coarse,
        recap=recap,
        lent=members.lent,
        tolls=tuple(f.toll for f in ordered if f.toll is not None),
        spots=members.spots,
        areas=members.areas,
        counts=tuple(dict.fromkeys(c for f in members.facts for c in f.counts)),
        evidence=tuple(sorted({f.evidence for f in ordered if f.evidence})),
        **merged,
    )


def linkables(claims: Sequence[Claim], words: LedgerWords) -> tuple[Linkable, ...]:
    """The scenes of one coding of one report; every claim that makes an event is in exactly one. Sorted by id."""
    if not claims:
        return ()
    report = claims[0].report
    published = bounds(report.published[:10]) if report.published else None
    read_from, kinds = covered(claims), kinds_named(claims)
    read = sorted((facts(claim, read_from, words, kinds) for claim in claims if makes_event(claim)), key=lambda f: (f.start, f.id))
    named = [spot for claim in claims for spot in places(claim.places, kinds)[0]]
    today = on(published) if published else report_day([f.moment for f in read])
    read = [msgspec.structs.replace(f, moment=settled(f.moment, today)) for f in read]
    found: list[Linkable] = []
    for future in (False, True):
        violent = [f for f in read if f.future is future and f.rule.scene]
        scenes = _scenes(violent)
        _lend(scenes, named)
        recaps = _recaps(scenes, today)
        told = sum(not scene.coarse for scene in scenes)
        found += [_linkable("violence", s, report.id, today, told, recap=at in recaps) for at, s in enumerate(scenes)]
    for kind in sorted({f.rule.event for f in read if not f.rule.scene}):
        of_kind = [f for f in read if f.rule.event == kind and not f.rule.scene]
        found += [_linkable(kind, s, report.id, today) for s in _told_again(of_kind)]
    return tuple(sorted(found, key=lambda x: x.id))
