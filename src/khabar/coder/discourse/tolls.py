"""Tolls that a later death raised («ارتفع عدد القتلى إلى خمسة بعد وفاة أحد المصابين»).

The death is in the toll, and who died is no longer wounded.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.clitics import BI
from khabar.arabic.function_words import FROM
from khabar.coder.events.draft import Draft

_NEAR = 4
"""Words from a death to who died."""


def died_since(drafts: Sequence[Draft]) -> None:
    """Drop, in place, the wounded who died, and the deaths that a toll before them in their sentence counts."""
    for draft in drafts:
        if draft.traits.harm == "dead" and "self" not in draft.predicate.lexeme.frame:
            for other in drafts:
                if other.traits.harm == "wounded" and _died(draft, other):
                    _take(draft, other)
                    other.drop("wounded_who_died")
    toll = next((d for d in drafts if d.dropped is None and _is_toll(d)), None)
    for draft in drafts:
        if toll is not None and draft is not toll and _raised(toll, draft):
            draft.drop("counted_in_toll")


def _died(death: Draft, wounded: Draft) -> bool:
    """Whether a word for wounded people says who died («وفاة أحد المصابين», «توفي جريح»)."""
    view, at = death.view, wounded.at
    if "self" not in wounded.predicate.lexeme.frame or not death.predicate.last <= at < death.predicate.last + _NEAR:
        return False
    between = range(death.predicate.last, at)
    counted = {i for q in view.quantities.values() for i in range(q.first, q.last)}
    return not view.tags[at].conjunction and all(i in counted or view.words[i].folded == FROM for i in between)


def _take(death: Draft, wounded: Draft) -> None:
    """Give a death who died, how many, and where."""
    death.add("target", [] if death.targets else wounded.targets)
    death.quantities = death.quantities or wounded.quantities
    for role, place in () if death.places else wounded.places:
        death.add_place(role, place)


def _is_toll(draft: Draft) -> bool:
    """Whether a draft gives the figure of a toll."""
    frame = draft.predicate.lexeme
    return draft.traits.harm == "dead" and bool(draft.quantities) and (frame.frame_name == "toll" or "self" in frame.frame)


def _raised(toll: Draft, death: Draft) -> bool:
    """Whether a death after «بعد» or «بـ» raised the toll before it."""
    view, at = death.view, death.at
    if death.traits.harm != "dead" or death.predicate.verbal or at <= toll.quantities[0].first or "self" in death.predicate.lexeme.frame:
        return False
    joint = next((hit for hit in view.connectors.values() if hit.last == at), None)
    temporal = joint is not None and joint.value.kind in {"temporal", "cause_before"}
    before = view.prepositions.get(at - 1)
    return temporal or view.tags[at].preposition == BI or (before is not None and before.value.kind in {"time", "with", "cause"})
