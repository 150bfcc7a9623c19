"""Where: the places that stand in an event's clause and are the event's own, each with its role.

A place after the trigger wins over one before it; without either, an event takes the place that its clause describes
(«المدينة التي شهدت …»، «المشفى حيث …») or that its pronoun points back to («السيطرة عليها»).
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import cast

from khabar.arabic.clitics import BI, HER, HIM
from khabar.arabic.endings import FEMININE
from khabar.arabic.function_words import FROM, IN, ON
from khabar.arabic.script import fold
from khabar.codebook.schema.syntax import Preposition
from khabar.coder.events.draft import Draft
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.constituents import Constituent, constituents
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.prepositions import described_by, is_homeland, preposition_of, role_of, sets_scene
from khabar.coder.syntax.view import View
from khabar.model.claim import PlaceRole
from khabar.model.mention import Place

_WAY = frozenset({"from", "via", "to"})
_INSIDE = frozenset({IN, BI})
_LYING = _INSIDE | {""}
_BESIDE = frozenset({"near", "direction"})
_PLACING = frozenset({"place", "near", "direction"})
_WORDS = frozenset({"blame", "warning", "word"})
"""Acts of speech: a place before them is their subject's."""
_LAND = frozenset({"gained", "held", "encircled"})
_OUTER = 6
"""Words before a place among which the place round it is sought."""
_SETTLED = frozenset({"city", "town", "village", "governorate", "district"})
_LOCAL = frozenset({"anonymous", "local_sources", "witnesses"})
_WITHIN = frozenset({"quarter", "described", "anaphor", "hospital", "road", "bridge", "landmark"})
_APART = 3
"""Words between two places that are not said to be one in the other."""


class Whereabouts:
    """Fills places; `moves` are the types with from, via and to, `prepositions` say which part of a way a place is, and when a country is one.

    `nouns`, `buildings` and `single` (a kind of place, one of them) are words for places without a name, `homelands` for
    one's own country. `settings` are the participles that say where somebody or something stands: folded stem → "stationed"
    or "beside".
    """

    def __init__(
        self,
        moves: frozenset[str],
        nouns: frozenset[str],
        buildings: frozenset[str],
        single: frozenset[str],
        homelands: frozenset[str],
        settings: Mapping[str, str],
        prepositions: Sequence[Preposition],
    ) -> None:
        self._moves, self._nouns, self._buildings, self._single = moves, nouns, buildings, single
        self._homelands, self._settings = homelands, settings
        self._placing = frozenset(fold(row.phrase) for row in prepositions if row.country)
        self._ways = {fold(row.phrase): row.role for row in prepositions if row.role in _WAY and row.kind not in _BESIDE}

    def fill(self, draft: Draft, clauses: Sequence[Clause], zone: tuple[int, int], since: int) -> None:
        """Fill from the words of `zone`, else from those before the trigger, not before `since`."""
        view, clause = draft.view, draft.predicate.clause
        found = [*self._named(draft), *self._described(view, clause.first, max(clause.last, zone[1]))]
        found = sorted((p for p in found if self._setting(view, p) != "beside" and not _is_party(draft, p)), key=lambda place: place.first)
        own = [p for p in found if self._is_own(draft, p, zone)]
        start = clause.first if draft.predicate.verbal else clause.verb if clause.verb is not None else zone[0]
        before = [p for p in found if max(start, since) <= p.first < zone[0] and draft.traits.speech not in _WORDS]
        fronted = self._fronted(draft, clauses, own)
        scene = [p for p in before if sets_scene(view, clause, p)] or fronted
        back = self._told_before(draft, clauses) if not own and (not before or _pronoun(draft)) else []
        for place in self._exact(view, [*own, *scene] if own else back or before or fronted or self._beyond(draft, clauses, found)):
            draft.add_place(self._role(draft, view, place), _by_name(view, place))

    def _fronted(self, draft: Draft, clauses: Sequence[Clause], own: Sequence[Place]) -> list[Place]:
        """«وفي الموصل قال مصدر أمني إن …»: the place before a local source is that of what it tells, unless that has one of its own.

        A quarter or a street of its own lies in it.
        """
        view, scope = draft.view, draft.scope
        if scope is None or not view.first <= scope.cue < draft.at or draft.traits.voiced or any(p.feature not in _WITHIN for p in own):
            return []
        clause = next((c for c in clauses if c.first <= scope.cue < c.last), clauses[0])
        if scope.chain[-1].kind not in _LOCAL or clause.number:
            return []
        return [p for i, p in sorted(view.places.items()) if clause.first <= i < scope.cue and p.known and sets_scene(view, clause, p)]

    def _beyond(self, draft: Draft, clauses: Sequence[Clause], found: Sequence[Place]) -> list[Place]:
        """The places of the clauses after an event's that only describe who or what is in it («هجوم على قافلة كانت تقل … قرب مدينة …»)."""
        view, end = draft.view, draft.predicate.clause.last
        if not (draft.traits.violent or draft.traits.custody == "detained"):
            return []
        for clause in clauses[draft.predicate.clause.number + 1 :]:
            if clause.kind not in {"relative", "bare_relative"} or any(
                view.tags[i].event and is_finite(view, i) for i in range(clause.first, clause.last)
            ):
                break
            end = clause.last
        told = [p for p in found if draft.predicate.clause.last <= p.first < end and preposition_of(view, p)]
        return [p for p in told if p.known or p.feature in _SETTLED]

    def _is_own(self, draft: Draft, place: Place, zone: tuple[int, int]) -> bool:
        """Whether a place stands after the trigger; beyond the clause a movement has only what a preposition makes a part of its way."""
        if not zone[0] <= place.first < zone[1] or (not place.known and place.first < draft.predicate.last):
            return False
        return place.first < draft.predicate.clause.last or draft.type not in self._moves or bool(self._way(draft.view, place))

    def _exact(self, view: View, places: Sequence[Place]) -> Sequence[Place]:
        """Places without what only points back: «the country» beside a place in it, «the camp» beside the camp's name."""
        exact = [p for p in places if not (p.feature == "anaphor" and view.tags[p.first].stem in self._homelands)] or places
        named = {view.tags[p.first].stem for p in exact if p.last > p.first + 1}
        return [p for p in exact if p.feature != "anaphor" or p.last > p.first + 1 or view.tags[p.first].stem not in named]

    def _named(self, draft: Draft) -> list[Place]:
        """Named places; a country's name only where a preposition or a direction makes it a place and no party.

        What a speaker speaks of is no place of the speaking: of those only «في» and «ب» count.
        """
        view, found = draft.view, []
        for _, place in sorted(view.places.items()):
            prep = preposition_of(view, place)
            if prep == "" and is_homeland(view.words[place.first].form, self._homelands):
                continue
            country = place.feature == "country"
            if country and ((place.relation is None and prep not in self._placing) or (prep == FROM and draft.type not in self._moves)):
                continue
            if draft.traits.voiced and prep not in _INSIDE:
                continue
            found.append(place)
        return found

    def _described(self, view: View, first: int, last: int) -> list[Place]:
        """Places that are described and not named («قاعدة عسكرية»، «المناطق الحدودية»), after a preposition of place."""
        found = []
        for part in constituents(view, first, last):
            if (part.kind not in _PLACING and part.prep not in self._placing) or part.first >= view.last:
                continue
            tag = view.tags[part.first]
            figure = view.quantities.get(part.first)
            if tag.stem not in self._nouns or any(part.holds(i) for i in view.places) or (figure and tag.stem not in self._single):
                continue
            told = tag.stem in self._single and part.last > part.first + 1 and part.prep != ON
            if not (tag.definite or told or tag.stem in self._buildings or view.tags[part.last - 1].article or _ends_in_name(view, part)):
                continue
            start, end = view.words[part.first].start + view.tags[part.first].outer, view.words[part.last - 1].end
            name = " ".join(w.text for w in view.words[part.first : part.last])
            found.append(
                Place(start=start, end=end, first=part.first, last=part.last, rule="described place", name=name, reason="described, not named",
                      feature="described", known=False)
            )  # fmt: skip
        return found

    def _setting(self, view: View, place: Place) -> str:
        """What the participle before a place's preposition makes of it: "stationed", "beside" or "" («المتمركزة في»، «المتاخمة ل»)."""
        i = place.first - 1 if not view.tags[place.first].preposition else place.first
        while i > view.first and (i in view.prepositions or any(h.first < i < h.last for h in view.prepositions.values())):
            i -= 1
        if i == place.first:
            i -= 1
        return self._settings.get(view.tags[i].stem, "") if i >= view.first and view.tags[i].article else ""

    def _told_before(self, draft: Draft, clauses: Sequence[Clause]) -> list[Place]:
        """The place that the clause describes, or that the trigger's object pronoun points back to."""
        view, clause = draft.view, draft.predicate.clause
        if draft.traits.voiced:
            return []
        place = described_by(view, clauses, clause)
        if place is None and (draft.traits.launched or draft.traits.land in _LAND) and (pronoun := _pronoun(draft)):
            place = next((p for _, p in sorted(view.places.items(), reverse=True) if p.last <= draft.at and self._is_meant(view, p, pronoun)), None)
        return _nested(view, place, draft.at) if place is not None else []

    def _is_meant(self, view: View, place: Place, pronoun: str) -> bool:
        """Whether a pronoun can stand for a place: a kind of place has its noun's gender, a bare name a town's; a country is hardly meant."""
        stem = view.tags[place.first].stem
        return place.feature != "country" and pronoun == (HER if stem not in self._nouns or stem.endswith(FEMININE) else HIM)

    def _role(self, draft: Draft, view: View, place: Place) -> PlaceRole:
        if draft.type not in self._moves:
            stationed = draft.traits.launched and self._setting(view, place) == "stationed"
            if draft.traits.strike == "artillery" and (self._outer(view, place) == "from" or _source_of_fire(view, place)):
                return "from"
            return "from" if stationed and any(f.first <= place.first and place.first - f.last <= 4 for f in draft.agents) else "at"
        if role := self._way(view, place):
            return cast(PlaceRole, role)
        prep = preposition_of(view, place)
        if draft.places and prep in _LYING and 0 <= place.first - draft.places[-1].place.last <= _APART:
            return draft.places[-1].role
        if role := self._outer(view, place):
            return cast(PlaceRole, role)
        left = (prep == "" and draft.predicate.verbal) or place.first < draft.at
        return "from" if draft.traits.land == "left" or (draft.traits.harm == "flight" and left) else "at"

    def _way(self, view: View, place: Place) -> str:
        """The part of a way that the preposition of a place says it is; "" if none."""
        prep, role = preposition_of(view, place), role_of(view, place)
        return role if role in _WAY else self._ways.get(prep, "")

    def _outer(self, view: View, place: Place) -> str:
        """The role of the nameless place that a place is said to lie in («إلى قراها في قضاء سنجار»); "" if there is none."""
        parts = constituents(view, max(view.first, place.first - _OUTER), place.last)
        for before, part in itertools.pairwise(parts):
            if part.holds(place.first) and part.prep_at == before.last and view.tags[before.first].stem in self._nouns:
                role = self._ways.get(before.prep, "")
                return role if role != "via" else ""
        return ""


def _source_of_fire(view: View, place: Place) -> bool:
    """«قصف مصدره مناطق سيطرة …»: a place where a doer is named is where the fire came from."""
    return any(hit.value.kind == "agent" and hit.last == place.first for hit in view.prepositions.values())


def _is_party(draft: Draft, place: Place) -> bool:
    """Whether a place stands for its state («توصلت أنقرة وموسكو إلى اتفاق»)."""
    sides = draft.agents if draft.traits.encounter == "talks" else (*draft.agents, *draft.targets)
    return draft.traits.target == "party" and any(f.first == place.first for f in sides)


def _nested(view: View, place: Place, end: int) -> list[Place]:
    """A place with those that lie in it and those round it, told as one before word `end` («مشفى … في حي … بمدينة …»)."""
    told = [p for i, p in sorted(view.places.items()) if i < end]
    at = told.index(place)
    first = last = at
    while first and _lies_in(view, told[first - 1], told[first]):
        first -= 1
    while last + 1 < len(told) and _lies_in(view, told[last], told[last + 1]):
        last += 1
    return told[first : last + 1]


def _lies_in(view: View, inner: Place, outer: Place) -> bool:
    return 0 <= outer.first - inner.last <= _APART and preposition_of(view, outer) in _LYING


def _by_name(view: View, place: Place) -> Place:
    """The place by its name, where its sentence named it before «the city» pointed back to it."""
    if place.feature != "anaphor" or place.id is None or place.last > place.first + 1:
        return place
    stem = view.tags[place.first].stem
    return next((p for i, p in sorted(view.places.items()) if i < place.first and p.id == place.id and view.tags[i].stem == stem), place)


def _ends_in_name(view: View, part: Constituent) -> bool:
    """Whether whose place it is makes a place without a name definite («مناطق سيطرة قسد»)."""
    return any(actor.id is not None and part.first < actor.first < part.last for actor in view.actors.values())


def _pronoun(draft: Draft) -> str:
    """The pronoun that is a trigger's object or hangs on the preposition after it («تحريرها»، «السيطرة عليه»); "" if none."""
    view, at, frame = draft.view, draft.at, draft.predicate.lexeme.frame
    suffix = view.tags[at].suffix
    part = "object" if draft.predicate.verbal else "of"
    if suffix and "target" in frame.get(part, ()):
        return suffix
    following = view.prepositions.get(draft.predicate.last)
    return following.suffix if following is not None and following.suffix else ""
