"""What can fill a role: whether a phrase names people, a body, a weapon, a thing or a place, by the codebook's lists.

`RoleTests.put` is the one gate through which phrases come into a draft's roles.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.arabic.clitics import JOINED, OF_PEOPLE
from khabar.arabic.endings import FEMININE
from khabar.arabic.letters import TA
from khabar.coder.events.draft import Draft
from khabar.coder.events.roles.owners import Nisba, launcher, owner
from khabar.coder.syntax.constituents import Constituent, is_mother
from khabar.coder.syntax.fillers import Filler
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.prepositions import is_homeland
from khabar.coder.syntax.tags import Option
from khabar.coder.syntax.view import OPENING, View

_MISUSED = frozenset({"detained", "kidnapped", "mistreated"})
_NAMES = frozenset({"name", "state", "capital", "person"})
_HOLDING = frozenset({"held", "gained"})


class RoleTests:
    """The tests of phrases against roles; the lists give the words that the rules name."""

    def __init__(
        self, doers: frozenset[str], adjectives: frozenset[str], places: frozenset[str], things: frozenset[str], bodies: frozenset[str],
        struck: frozenset[str], sides: frozenset[str], homelands: frozenset[str], nisba: Nisba,
    ) -> None:  # fmt: skip
        self._nisba = nisba
        self._struck, self._sides, self._homelands = struck, sides, homelands
        self._doers, self.adjectives, self._places, self._things, self._bodies = doers, adjectives - bodies, places, things, bodies

    def _of_sides(self, view: View, filler: Filler) -> Filler:
        """A filler, marked if it is only the sides that somebody spoke of before («الجانبان»)."""
        if filler.last != filler.first + 1 or view.tags[filler.first].stem not in self._sides:
            return filler
        return msgspec.structs.replace(filler, rule="the sides told of before", origin="sides")

    def put(self, draft: Draft, roles: Sequence[str], fillers: list[Filler]) -> None:
        """Put phrases in the first of `roles`, those that can fill it."""
        view = draft.view
        if any(f.first <= i < f.last for f in fillers[:1] for i in draft.predicate.further):
            return
        fillers = [f for f in fillers if not any(f.first <= i < f.last for i in draft.predicate.further) and _opens(view, f)]
        fillers = [self._of_sides(view, f) for f in fillers]
        for role in roles[:1]:
            if draft.traits.target == "party" and role in {"agent", "target"}:
                draft.add(role, [f for f in fillers if role == "target" or self.is_party(draft.view, f)])
            elif role in {"agent", "both"}:
                draft.add("agent", [f for f in fillers if self.is_doer(draft.view, f) or self.is_named_body(draft.view, f)])
            elif role in {"target", "place"} and draft.traits.target == "owner":
                draft.objects = [*draft.objects, *(f for f in fillers if self.is_counted(view, f))]
                draft.add("target", [whose for f in fillers if (whose := owner(view, f)) is not None])
            elif role in {"target", "place"} and draft.traits.target == "weapon_owner":
                draft.objects = [*draft.objects, *(f for f in fillers if self.is_counted(view, f))]
                draft.add("target", [whose for f in fillers if (whose := self._stopped(view, f, role)) is not None])
            elif role == "target":
                draft.objects = [
                    *draft.objects,
                    *(f for f in fillers if _is_figure(view, f) or (draft.traits.strike and self.is_place_only(view, f))),
                ]
                draft.add(role, [f for f in fillers if not self.is_place_only(draft.view, f) and self.is_named(view, f, draft)])

    def _stopped(self, view: View, filler: Filler, role: str) -> Filler | None:
        """Whose weapon a phrase names, or the fighters that it names themselves where the frame says that they are stopped."""
        if filler.first in view.means or role != "target":
            return launcher(view, filler, self._nisba)
        actor = filler.actor
        return filler if actor is not None and actor.first == filler.first and actor.kind in {"state", "force", "armed_group"} else None

    def is_named(self, view: View, filler: Filler, draft: Draft) -> bool:
        """Whether a phrase says who or what, and is no bare figure and, where people or things suffer, no event («راح ضحية القصف»)."""
        if _is_figure(view, filler):
            return False
        return not _hits(draft) or filler.actor is not None or not any(_is_event(o) for o in view.tags[filler.first].nouns)

    def owner_suffix(self, view: View, i: int) -> str:
        """The pronoun on a thing's name («سيارته»), "" if it has none."""
        known = self._things | self._struck
        cuts = (cut for cut in view.words[i].form.cuts if cut.suffix and cut.prefix in JOINED)
        return next((cut.suffix for cut in cuts if cut.stem in known or (cut.stem[-1:] == TA and cut.stem[:-1] + FEMININE in known)), "")

    def is_doer(self, view: View, filler: Filler) -> bool:
        """Whether a phrase names people, a body or a weapon of war rather than a thing or a place."""
        if filler.actor is not None or self._is_homeland(view, filler):
            return True
        return any(cut.stem in self._doers for cut in view.words[filler.first].form.cuts)

    def _is_homeland(self, view: View, filler: Filler) -> bool:
        """«بلاده»: a speaker's own country, which acts as its state does."""
        return filler.last == filler.first + 1 and is_homeland(view.words[filler.first].form, self._homelands)

    def is_party(self, view: View, filler: Filler) -> bool:
        """Whether a phrase can act in diplomacy: people, bodies, and capitals that stand for their states («واشنطن»)."""
        if self.is_doer(view, filler) or self.is_named_body(view, filler):
            return True
        place = view.places.get(filler.first)
        return place is not None and place.known and place.feature in {"country", "capital", "city"} and filler.last <= place.last

    def is_named_body(self, view: View, filler: Filler) -> bool:
        """Whether a phrase that no table knows could name a body: definite, and a word for bodies («المنظمة») or no thing, place or event."""
        tag = view.tags[filler.first]
        if tag.stem in self._bodies and (tag.article or view.tags[filler.last - 1].article) and filler.first not in view.places:
            return True
        weapon = view.means.get(filler.first)
        if weapon is not None and not weapon.value.air:
            return False
        if filler.first > view.first and view.words[filler.first - 1].text in OPENING and view.tags[filler.last - 1].article:
            return True
        if not (tag.article or view.tags[filler.last - 1].article) or tag.stem in self._things | self._places | self._struck:
            return False
        return (
            not tag.nouns
            and not is_finite(view, filler.first)
            and tag.stem not in self.adjectives
            and not any(filler.first <= i < filler.last for i in view.places)
        )

    def is_struck(self, view: View, filler: Filler) -> bool:
        """Whether a phrase begins with a word for what can be struck and does nothing itself."""
        stem = view.tags[filler.first].stem
        return stem in self._struck or (stem in self._things and stem not in self._doers)

    def is_built(self, view: View, filler: Filler) -> bool:
        """Whether a phrase names a building or vehicle and whose it is («مبنى قناة المنار»), which does nothing itself."""
        return filler.actor is not None and filler.actor.first > filler.first and self.is_struck(view, filler)

    def is_place_only(self, view: View, filler: Filler) -> bool:
        """Whether a phrase is a place and nothing else, which is never a target."""
        if self._is_territory(view, filler):
            return True
        if filler.actor is not None:
            return filler.actor.kind == "state" and filler.actor.first in view.places
        tag, place = view.tags[filler.first], view.places.get(filler.first)
        if (tag.stem in self._struck or tag.suffix in OF_PEOPLE) and (place is None or not place.known):
            return False
        counted = view.quantities.get(filler.first)
        if view.tags[filler.first].stem in self._places or (counted is not None and counted.unit == "place" and counted.shape != "single"):
            return True
        place = next((p for i, p in view.places.items() if filler.first <= i < filler.last), None)
        return place is not None and place.first == filler.first and place.feature != "camp"

    def _is_territory(self, view: View, filler: Filler) -> bool:
        """«مناطق سيطرة المعارضة»، «شمال غربي سوريا»: land, whoever holds it."""
        second = filler.first + 1
        traits = (o.reading.lexeme.traits for o in view.tags[second].nouns) if second < filler.last else ()
        held = any(one.land in _HOLDING or one.motion == "troops" for one in traits)
        if held and view.tags[filler.first].stem in self._places:
            return True
        place = next((p for i, p in view.places.items() if second <= i < filler.last), None)
        hit = view.prepositions.get(filler.first)
        return place is not None and hit is not None and hit.value.kind == "direction" and hit.last >= place.first

    def choose(self, roles: Sequence[str], view: View, filler: Filler) -> tuple[str, ...]:
        """The role of a phrase where the frame leaves two: agent for a doer, else the other."""
        if len(roles) < 2:
            return tuple(roles)
        return (roles[0],) if self.acts(view, filler) else (roles[1],)

    def acts(self, view: View, filler: Filler) -> bool:
        """Whether a phrase can be the doer of what a noun names: a body that fights, or a weapon."""
        if filler.actor is not None:
            held = filler.actor.first <= filler.first or any(cut.stem in self._doers for cut in view.words[filler.first].form.cuts)
            return held and filler.actor.kind in {"state", "force", "armed_group", "unknown"}
        return self.is_doer(view, filler)

    def is_definite(self, view: View, filler: Filler) -> bool:
        """Whether a phrase names somebody in particular: by an article, a pronoun, or a name that it ends in."""
        last = view.tags[filler.last - 1]
        if last.definite or view.tags[filler.first].definite or (filler.actor is not None and filler.actor.made_by in _NAMES):
            return True
        return filler.last > filler.first + 1 and not (last.nisba or last.stem in self.adjectives)

    def is_somebody(self, view: View, part: Constituent) -> bool:
        """Whether a phrase names people or things that can be struck or helped, rather than a purpose («لرعاية …»)."""
        if any(part.holds(i) for i in view.actors) or view.tags[part.first].suffix in OF_PEOPLE:
            return True
        figure = view.quantities.get(part.first)
        counted = view.tags[figure.noun].stem if figure is not None and figure.noun is not None else view.tags[part.first].stem
        return counted in self._things and (figure is None or figure.unit not in {"event", "other", "duration"})

    def fights(self, view: View, part: Constituent) -> bool:
        """«غارات للتحالف»، «قصف لقوات النظام»: after «ل» a body that fights owns the strike."""
        actor = view.actors.get(part.first)
        return actor is not None and actor.kind in {"state", "force", "armed_group"}

    def is_counted(self, view: View, filler: Filler) -> bool:
        """Whether a phrase begins in a figure and what it counts."""
        return any(q.first <= filler.first < q.last for q in view.quantities.values())


def _opens(view: View, filler: Filler) -> bool:
    """Whether a phrase can begin where it does: with somebody named, a mother («أم»), or no connector or particle."""
    if filler.actor is not None or is_mother(view, filler.first):
        return True
    return filler.first not in view.connectors and view.words[filler.first].folded not in view.known.particles


def _is_figure(view: View, filler: Filler) -> bool:
    """Whether a phrase is a figure in digits that counts nothing named («إصابة 11 بينهم طفل»)."""
    figure = view.quantities.get(filler.first)
    alone = figure is not None and figure.noun is None and filler.last <= figure.last + 1
    return alone and figure is not None and filler.actor is None and any(view.words[i].kind == "number" for i in range(figure.first, figure.last))


def _is_event(option: Option) -> bool:
    lexeme = option.reading.lexeme
    return lexeme.cls == "event" and "self" not in lexeme.frame and "participle" not in option.reading.pos and not lexeme.then


def _hits(draft: Draft) -> bool:
    """Whether an event is done to somebody or something that it hits or holds, and never to an event."""
    traits = draft.traits
    return traits.strike is not None or traits.casualty or traits.harm == "remains" or traits.custody in _MISUSED
