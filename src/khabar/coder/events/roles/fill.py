"""Roles: who did it to whom, from the phrases round a predicate and the frame of its entry.

A verb takes its subject before it (SVO) or after it (VSO), its object after that; a passive verb's subject
takes the role of its object. A verbal noun takes the noun in construct with it, its adjective, its
prepositions, and the subject of the verb that governs it.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.clitics import AND, BI, LI
from khabar.arabic.function_words import BETWEEN, FROM, ON, TO
from khabar.coder.events.draft import Draft
from khabar.coder.events.roles.fits import RoleTests
from khabar.coder.events.roles.nouns import NounRoles
from khabar.coder.events.roles.owners import Nisba
from khabar.coder.events.roles.reference import Reference
from khabar.coder.events.roles.verbs import VerbRoles
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.constituents import Constituent, constituents
from khabar.coder.syntax.fillers import Filler, make_filler, to_filler
from khabar.coder.syntax.view import View

_TOWARDS = frozenset({LI, ON})
_ARMED = frozenset({"armed_group", "force", "state", "unknown"})


class RoleFiller:
    """Fills the agents and targets of drafts; `lists` give the words that the rules name."""

    def __init__(
        self, agent_phrases: frozenset[str], nisba: Nisba, doers: frozenset[str], adjectives: frozenset[str], places: frozenset[str],
        things: frozenset[str], plurals: frozenset[str], bodies: frozenset[str], struck: frozenset[str], sides: frozenset[str],
        families: frozenset[str], formations: frozenset[str], homelands: frozenset[str],
    ) -> None:  # fmt: skip
        self.reference = reference = Reference(plurals, formations)
        self._families = families
        self._by, self._tests = agent_phrases, RoleTests(doers, adjectives, places, things, bodies, struck, sides, homelands, nisba)
        self._verbs, self._nouns = VerbRoles(self._tests, reference), NounRoles(self._tests, nisba, reference)

    def fill(self, draft: Draft, clauses: Sequence[Clause], running: list[Filler], end: int) -> None:
        """Fill the roles of `draft`; `running` is the subject carried from before, `end` where the next predicate of its clause stands."""
        if draft.predicate.verbal:
            self.prepositions(draft, self._verbs.fill(draft, clauses, running, end))
        elif "participle" in draft.predicate.option.reading.pos:
            self.prepositions(draft, self._nouns.participle(draft, running))
        else:
            self.prepositions(draft, self._nouns.noun(draft, running, end), running)
            self._nouns.settle(draft)
        if draft.traits.encounter and not draft.predicate.verbal and not draft.agents and not draft.targets:
            self._parties_before(draft, running)

    def is_doer(self, view: View, filler: Filler) -> bool:
        """Whether a phrase names people, a body or a weapon of war rather than a thing or a place."""
        return self._tests.is_doer(view, filler)

    def is_party(self, view: View, filler: Filler) -> bool:
        """Whether a phrase can act in diplomacy."""
        return self._tests.is_party(view, filler)

    def is_built(self, view: View, filler: Filler) -> bool:
        """Whether a phrase names a building or vehicle and whose it is («مبنى قناة المنار»), which does nothing itself."""
        return self._tests.is_built(view, filler)

    def is_place_only(self, view: View, filler: Filler) -> bool:
        """Whether a phrase is a place and nothing else, which is never a target."""
        return self._tests.is_place_only(view, filler)

    def prepositions(self, draft: Draft, parts: Sequence[Constituent], running: Sequence[Filler] = ()) -> None:
        """Fill roles from prepositional phrases, as the entry's frame says."""
        frame = draft.predicate.lexeme.frame
        view = draft.view
        last: tuple[str, ...] = ()
        for part in parts:
            if part.time is not None:
                continue
            if part.prep in self._by or part.kind == "agent":
                roles: tuple[str, ...] = ("agent",)
            elif part.kind == "leader":
                roles = () if any(a.last == part.prep_at for a in view.actors.values()) else ("agent",)
            elif part.prep.startswith(BETWEEN) and "between" in frame:
                self._between(draft, parts, part, running)
                return
            elif part.prep:
                roles = frame.get(part.prep, ())
            elif part.coordinated:
                roles = () if _holds_victims(view, part) else last
            else:
                roles = ()
            if part.prep == LI and self._belongs(draft, part):
                continue
            if part.prep == LI and self._owns_struck(draft, part):
                self._tests.put(draft, ("target",) if draft.traits.target == "weapon_owner" else (), [to_filler(view, part, "whose attack it was")])
                continue
            if part.prep == LI and draft.traits.target == "owner" and self._owns(view, parts, part):
                draft.add("target", [to_filler(view, part, "whose the thing is")])
                continue
            if part.prep == LI and part is parts[0] and self._owns_strike(draft, part):
                roles = ("agent",)
            if part.prep == FROM and not draft.predicate.verbal and draft.traits.strike and self._tests.fights(view, part):
                roles = ("agent",)
            if part.prep in _TOWARDS and roles == ("target",) and not self._tests.is_somebody(view, part):
                roles = ()
            if part.prep == FROM and "self" in frame and self._of_one_family(view, part):
                continue
            if part.prep == TO and "self" in frame and not self._counts_people(view, part):
                continue
            if part.prep == BI and draft.traits.casualty and (armed := self._whose_weapon(draft, part)) is not None:
                self._tests.put(draft, ("agent",), [armed])
                continue
            last = roles
            if not roles or part.first >= view.last:
                continue
            self._tests.put(draft, roles, self._named(draft, part, running))

    def _whose_weapon(self, draft: Draft, part: Constituent) -> Filler | None:
        """«قُتل بقذيفة مسلحين»: the fighters whose weapon it was, where the event has no object that they could be."""
        view = draft.view
        hit = view.means.get(part.first)
        actor = view.actors.get(hit.last) if hit is not None else None
        if actor is None or actor.kind not in _ARMED or actor.first >= part.last or ("object" in draft.predicate.lexeme.frame and not draft.passive):
            return None
        return make_filler(view, actor.first, actor.last, "whose weapon it was")

    def _named(self, draft: Draft, part: Constituent, running: Sequence[Filler]) -> list[Filler]:
        """What a prepositional phrase names; whom its pronoun means where it is only that («معهم»)."""
        view = draft.view
        hit = view.prepositions.get(part.first)
        if hit is None or part.first != part.prep_at:
            return [to_filler(view, part, f"«{part.prep or AND}» in the frame")]
        return self.reference.of_pronoun(draft, part.first, hit.suffix, running)

    def _belongs(self, draft: Draft, part: Constituent) -> bool:
        """«أهداف للتنظيم»: a body after «ل» that owns the thing just named is part of its name."""
        view = draft.view
        owned = next((f for f in draft.targets if f.last == part.prep_at and f.actor is None), None)
        actor = view.actors.get(part.first)
        if owned is None or actor is None:
            return False
        draft.targets[draft.targets.index(owned)] = Filler(
            first=owned.first, last=part.last, start=owned.start, end=view.words[part.last - 1].end, actor=actor, rule=owned.rule, origin=owned.origin
        )
        return True

    def _of_one_family(self, view: View, part: Constituent) -> bool:
        """«أربعة شهداء من عائلة واحدة»: the family tells who they were, and is not the victim."""
        return view.tags[part.first].stem in self._families

    def _owns(self, view: View, parts: Sequence[Constituent], part: Constituent) -> bool:
        """«منزلين لفلسطينيين»: people or a body after «ل», right behind what was destroyed."""
        figure = view.quantities.get(part.first)
        people = part.first in view.actors or (figure is not None and figure.unit in {"person", "family"})
        return people and any(p.last == part.prep_at and p.time is None for p in parts)

    def _counts_people(self, view: View, part: Constituent) -> bool:
        """«ارتفع عدد القتلى إلى خمسة»: a figure of people, and not where they were taken («قتلى … إلى مستشفى»)."""
        figure = view.quantities.get(part.first)
        return figure is not None and (figure.noun is None or figure.unit in {"person", "family"})

    def _owns_strike(self, draft: Draft, part: Constituent) -> bool:
        """«غارات للتحالف»: a body after «ل» that owns the strike itself, where nothing else says who did it or what was hit."""
        predicate = draft.predicate
        known = draft.agents or (draft.targets and predicate.lexeme.frame.get("of", ("",))[0] == "target")
        return not (predicate.verbal or known) and "adjective" in predicate.lexeme.frame and self._tests.fights(draft.view, part)

    def _owns_struck(self, draft: Draft, part: Constituent) -> bool:
        """«استهداف نقطة للجيش»: a body after «ل» that owns the place in construct with the trigger did not strike it."""
        view, first = draft.view, draft.predicate.last
        if draft.predicate.verbal or part.prep_at != first + 1 or draft.targets or not self._tests.fights(view, part):
            return False
        owned = view.tags[first]
        return not (owned.article or owned.nisba or owned.preposition or owned.stem in self._tests.adjectives) and first not in view.prepositions

    def _between(self, draft: Draft, parts: Sequence[Constituent], start: Constituent, running: Sequence[Filler]) -> None:
        """«بين A وB»: one side each; a pronoun's side («بينهم وبين B») is whom it means."""
        view, sides = draft.view, [start]
        for part in parts[list(parts).index(start) + 1 :]:
            if part.time is not None:
                continue
            if not part.coordinated or not (part.prep == "" or part.prep.startswith(BETWEEN)):
                break
            sides.append(part)
        fillers = [side for part in sides for side in self._side(draft, part, running)]
        sides_of_war = draft.traits.target == "party" or draft.predicate.lexeme.frame_name == "noun_between"
        can = self._tests.is_party if sides_of_war else self._tests.is_doer
        if all(f.first not in view.places or (sides_of_war and can(view, f)) for f in fillers) and (
            sides_of_war or all(can(view, f) for f in fillers)
        ):
            draft.add("agent", fillers[:1])
            draft.add("target", fillers[1:])

    def _parties_before(self, draft: Draft, running: Sequence[Filler]) -> None:
        """«العمليات بين A وB متوقفة»: the sides told before the word that says what became of it."""
        parts = constituents(draft.view, draft.predicate.clause.first, draft.predicate.first)
        start = next((part for part in parts if part.prep.startswith(BETWEEN)), None)
        if start is not None:
            self._between(draft, parts, start, running)

    def _side(self, draft: Draft, part: Constituent, running: Sequence[Filler]) -> list[Filler]:
        """One side: a phrase, or whom a pronoun means."""
        if part.first != part.prep_at or not part.prep:
            return [to_filler(draft.view, part, f"one side of «{BETWEEN}»")]
        suffix = max((cut.suffix for cut in draft.view.words[part.first].form.cuts), key=len, default="")
        return self.reference.of_pronoun(draft, part.first, suffix, running, own=True)


def _holds_victims(view: View, part: Constituent) -> bool:
    """Whether a phrase tells of victims in an event of their own («… وعدة جرحى»)."""
    return any("self" in o.reading.lexeme.frame for i in range(part.first, part.last) for o in view.tags[i].nouns)
