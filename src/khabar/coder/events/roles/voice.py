"""Voice: whether a verb that is written alike in the active and the passive («قتل») is passive where it stands.

The phrases round it, their case, agreement and what they name settle it; a written damma does at once.
"""

from __future__ import annotations

from khabar.arabic.endings import FEMININE_OR_BROKEN
from khabar.codebook.codebook import Reading
from khabar.coder.events.draft import Draft
from khabar.coder.events.predicates import Predicate
from khabar.coder.events.roles.fits import RoleTests
from khabar.coder.syntax.fillers import Filler, is_accusative
from khabar.coder.syntax.finite import is_marked_passive
from khabar.coder.syntax.view import View


def readings(view: View, predicate: Predicate) -> list[Reading]:
    """Every reading of a verb as the entry that states its event."""
    return [o.reading for o in view.tags[predicate.first].verbs if o.reading.lexeme is predicate.lexeme]


class Voice:
    """Tells passive verbs."""

    def __init__(self, tests: RoleTests) -> None:
        self._tests = tests

    def is_passive(self, draft: Draft, bare: list[list[Filler]], before: list[Filler], suffix: str) -> bool:
        """Whether the verb of `draft` is passive, with the phrases `bare` after it and `before` it, and a pronoun `suffix` on it."""
        predicate, view = draft.predicate, draft.view
        same = readings(view, predicate)
        voices = {r.voice for r in same}
        if voices == {"passive"} or is_marked_passive(view, predicate.first):
            return True
        if "passive" not in voices or "object" not in predicate.lexeme.frame or "between" in predicate.lexeme.frame:
            return False
        if suffix or (len(bare) > 1 and not _apart(view, bare[0][-1], bare[1][0])):
            return False
        if (before and bare) or (bare and (self._is_object(view, predicate, bare[0][0]) or self.disagrees(view, predicate, bare[0][0]))):
            return False
        only = before or (bare[0] if bare else [])
        return bool(only) and not self._does(view, only[0], draft, bool(before))

    def _is_object(self, view: View, predicate: Predicate, filler: Filler) -> bool:
        """Whether a phrase is written as an object; what a number counts has its case from the number («قتل 12 مدنياً»)."""
        counted = any(q.first < filler.first < q.last for q in view.quantities.values())
        masculine = any(o.reading.gender == "m" for o in view.tags[predicate.first].verbs if o.reading.lexeme is predicate.lexeme)
        return is_accusative(view, filler) and not (counted and masculine)

    def _does(self, view: View, filler: Filler, draft: Draft, before: bool) -> bool:
        """Whether a lone phrase by a verb of either voice is its doer: weapons and bodies do, people suffer."""
        if draft.traits.befalls:
            return (
                before
                and filler.actor is not None
                and filler.actor.kind in {"state", "force", "armed_group"}
                and not self._tests.is_counted(view, filler)
            )
        return self._tests.is_doer(view, filler) and not self._tests.is_built(view, filler)

    def disagrees(self, view: View, predicate: Predicate, filler: Filler) -> bool:
        """Whether a feminine verb cannot have a phrase as its subject: a masculine noun that is no broken plural of things."""
        genders = {o.reading.gender for o in view.tags[predicate.first].verbs if o.reading.lexeme is predicate.lexeme}
        head = view.words[filler.first].folded
        if genders != {"f"} or head.endswith(FEMININE_OR_BROKEN):
            return False
        figure = next((q for q in view.quantities.values() if q.first <= filler.first < q.last), None)
        bare_figure = figure is not None and figure.noun is None
        return filler.actor is not None and filler.actor.kind in {"civilians", "person"} and "object" in predicate.lexeme.frame and not bare_figure


def _apart(view: View, one: Filler, other: Filler) -> bool:
    """Whether a mark and a preposition part two phrases after a verb, so that the second is no object of it («جُرح آخرون، بقصف
    …»); what stands between two marks parts nothing («اتهمت الهيئة، في بيان، الجيش»)."""
    between = range(one.last, other.first)
    marks = sum(view.is_mark(i) for i in between)
    return marks == 1 and any(i in view.prepositions or view.tags[i].preposition for i in between)
