"""Spared: who did nothing of an event, though a rule made him its doer.

Who records, finds or keeps silent did not do what his sentence tells, nor did who only carries the dead and hurt; only a verb of
his own with no other subject («عثرت الشرطة على أسلحة وقتلت …») can say so of somebody who fights.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence, Set

from khabar.coder.bystanders import stands_aside
from khabar.coder.causes import CAUSES
from khabar.coder.clauses import Clause
from khabar.coder.draft import Draft, Filler
from khabar.coder.referring import FIGHTING
from khabar.coder.subjects import own_subject
from khabar.coder.view import View

VIOLENCE = CAUSES | {"killing", "injury", "destruction", "abduction"}
_DEEDS = VIOLENCE | {"arrest", "release", "abuse", "siege", "displacement"}
_CARRYING = frozenset({"transfer", "aid"})
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
        finders = {f.first for d in drafts if d.type == "body_recovery" for f in d.agents}
        carriers = {f.first for d in drafts if d.type in _CARRYING for f in d.agents}
        for draft in drafts:
            if draft.type in _DEEDS:
                idle = aside | finders | (carriers if "self" in draft.predicate.lexeme.frame else set())
                draft.agents = [f for f in draft.agents if f.first not in idle or _acts(draft, f)]


def _acts(draft: Draft, filler: Filler) -> bool:
    """Whether a verb of its own has somebody who fights for its subject."""
    fights = filler.actor is not None and filler.actor.kind in FIGHTING
    return fights and draft.predicate.verbal and not draft.passive


def spare_civil(report: Sequence[Sequence[Draft]]) -> None:
    """Who only speaks, meets or visits in the clauses round an act of violence did not do it: an official or a civil body of another clause."""
    for draft in itertools.chain.from_iterable(report):
        if draft.type in VIOLENCE:
            clause = draft.predicate.clause
            draft.agents = [f for f in draft.agents if clause.first <= f.first < clause.last or f.actor is None or f.actor.kind not in _CIVIL]
