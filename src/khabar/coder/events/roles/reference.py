"""Reference: whom a pronoun or a dropped subject means, by agreement in gender and number, and by nearness.

A written-on pronoun and a verb's ending say what they agree with; the nearest mention before them that does is meant.
Where a place that agrees stands nearer, nobody is.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.clitics import THIRD_PERSON
from khabar.arabic.endings import DUAL, FEMININE, FEMININE_OR_BROKEN, FEMININE_PLURAL, SOUND_PLURALS
from khabar.codebook.codebook import Reading
from khabar.coder.events.draft import Draft
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.fillers import Filler, make_filler
from khabar.coder.syntax.view import View
from khabar.model.mention import Actor

_PLURAL = (*SOUND_PLURALS, FEMININE_PLURAL, DUAL)
_PEOPLE = frozenset({"civilians", "person", "armed_group", "force", "unknown"})
_TOWNS = frozenset({"capital", "city", "town"})
_ONE = frozenset({"official", "person"})
_REACH = 40


class Reference:
    """Finds referents; `plurals` are the folded plurals of nouns that show none by their ending («عناصر»), `formations` those of bodies («فصائل»)."""

    def __init__(self, plurals: frozenset[str], formations: frozenset[str]) -> None:
        self._plurals, self._formations = plurals, formations

    def of_pronoun(self, draft: Draft, at: int, suffix: str, running: Sequence[Filler], own: bool = False) -> list[Filler]:
        """Whom the pronoun `suffix` of word `at` means; the running subject first where it is the pronoun's `own` doing."""
        wanted = THIRD_PERSON.get(suffix)
        if wanted is None:
            return []
        view = draft.view
        fitting = [f for f in running if self.agrees(view, f, *wanted)]
        if own and fitting:
            return fitting
        found = self._nearest(view, at, *wanted, not draft.traits.people)
        return fitting if found is None else found

    def clashes(self, view: View, readings: Sequence[Reading], filler: Filler) -> bool:
        """Whether a masculine verb has a plural of bodies or a town after it («واتهم الفصائل»), which would take a feminine one as its subject."""
        place = view.places.get(filler.first)
        town = place is not None and place.known and place.feature in _TOWNS and filler.last <= place.last
        return {r.gender for r in readings} == {"m"} and (town or view.tags[filler.first].stem in self._formations)

    def of_verb(self, view: View, readings: Sequence[Reading], running: Sequence[Filler]) -> list[Filler]:
        """The running subject if a verb with no subject of its own, of these readings, can have it."""
        wanted = {(r.gender or "", r.number or "") for r in readings if r.person in {None, 3}}
        return [f for f in running if any(self.agrees(view, f, *w) for w in wanted)] if wanted else list(running)

    def _nearest(self, view: View, at: int, gender: str, number: str, or_place: bool) -> list[Filler] | None:
        """The nearest mention of people or a body before word `at` that agrees, with what it is joined to; empty if a place is nearer."""
        for i in range(at - 1, max(view.first, at - _REACH) - 1, -1):
            actor = view.actors.get(i)
            if or_place and number == "s" and i in view.places and (actor is None or actor.kind == "state"):
                return []
            if actor is None or actor.last > at or _tells(actor) or (actor.kind == "state" and i in view.places):
                continue
            filler = _filler(view, actor)
            if self.agrees(view, filler, gender, number):
                return [*(_joined(view, actor) if number != "s" else ()), filler]
        return None

    def agrees(self, view: View, filler: Filler, gender: str, number: str) -> bool:
        """Whether a phrase can have this gender and number; a body of people can be plural whatever its form."""
        head, kind = view.tags[filler.first].stem, filler.actor.kind if filler.actor is not None else "unknown"
        many = head in self._plurals or head.endswith(_PLURAL)
        if number == "d":
            return kind != "state"
        if number == "s" and kind != "state" and len(head) > 4 and head.endswith(SOUND_PLURALS):
            return False
        if number == "p":
            return kind in _PEOPLE and (many or (kind != "person" and not head.endswith(FEMININE)))
        if gender == "f":
            return head.endswith(FEMININE_OR_BROKEN) or kind not in _ONE | {"civilians"}
        return not many and not (head.endswith(FEMININE) and kind != "official")


def _tells(actor: Actor) -> bool:
    """Whether a mention only tells of things, as agencies and sources do."""
    return actor.kind == "media" or actor.made_by == "informant"


def _filler(view: View, actor: Actor) -> Filler:
    return make_filler(view, actor.first, actor.last, "the nearest that its pronoun agrees with")


def _joined(view: View, actor: Actor) -> list[Filler]:
    """The mentions right before one that «و» joins to it."""
    if not view.tags[actor.first].conjunction:
        return []
    before = next((a for a in view.actors.values() if a.last == actor.first), None)
    return [] if before is None else [*_joined(view, before), _filler(view, before)]


def is_told_of(view: View, clause: Clause) -> bool:
    """Whether the complementiser that opens a clause bears a pronoun («قال الجيش إنه …»), which is its subject."""
    opener = clause.opener
    if clause.kind != "complementizer" or opener is None:
        return False
    return any(cut.suffix in THIRD_PERSON for cut in view.words[opener.last - 1].form.cuts)
