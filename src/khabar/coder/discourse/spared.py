"""Spared: who did nothing of an event, though a rule made him its doer.

Who records, finds or keeps silent did not do what his sentence tells, nor did who only carries the dead and hurt; only a verb of
his own with no other subject («عثرت الشرطة على أسلحة وقتلت …») can say so of somebody who fights.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence, Set

from khabar.coder.discourse.referring import FIGHTING
from khabar.coder.events.draft import Draft
from khabar.coder.events.subjects import own_subject
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.fillers import Filler
from khabar.coder.syntax.silence import stands_aside
from khabar.coder.syntax.view import View

_HANDLED = frozenset({"detained", "freed", "mistreated"})
_CIVIL = frozenset({"official", "organisation", "media"})


def bystanders(views: Sequence[View], clauses: Sequence[Sequence[Clause]]) -> Set[int]:
    """The words at which the subjects of verbs begin that only tell, find, bury or are silent."""
    return {
        filler.first
        for view, parts in zip(views, clauses, strict=True)
        for clause in parts
        if clause.verb is not None and stands_aside(view, clause.verb)
        for filler in own_subject(view, clause)
    }


def spare(report: Sequence[Sequence[Draft]], aside: Set[int]) -> None:
    """Take bystanders out of the doers of a report, in place."""
    for drafts in report:
        finders = {f.first for d in drafts if d.traits.harm == "remains" for f in d.agents}
        carriers = {f.first for d in drafts if d.traits.motion == "cargo" for f in d.agents}
        for draft in drafts:
            if _is_deed(draft):
                idle = aside | finders | (carriers if "self" in draft.predicate.lexeme.frame else set())
                draft.agents = [f for f in draft.agents if f.first not in idle or _acts(draft, f)]


def _acts(draft: Draft, filler: Filler) -> bool:
    """Whether a verb of its own has somebody who fights for its subject."""
    fights = filler.actor is not None and filler.actor.kind in FIGHTING
    return fights and draft.predicate.verbal and not draft.passive


def spare_civil(report: Sequence[Sequence[Draft]]) -> None:
    """Who only speaks, meets or visits in the clauses round an act of violence did not do it: an official or a civil body of another clause."""
    for draft in itertools.chain.from_iterable(report):
        if draft.traits.violent:
            clause = draft.predicate.clause
            draft.agents = [f for f in draft.agents if clause.first <= f.first < clause.last or f.actor is None or f.actor.kind not in _CIVIL]


def _is_deed(draft: Draft) -> bool:
    """Whether an event is violence, or something done to people or a place by force."""
    traits = draft.traits
    return traits.violent or traits.custody in _HANDLED or traits.land == "encircled" or traits.harm == "flight"
