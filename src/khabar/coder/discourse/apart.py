"""Where a report says that it goes over to another event («وفي حادث آخر», «في حادثة منفصلة»): the first claim of it is flagged."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.coder.events.draft import Draft
from khabar.coder.syntax.view import View

ANOTHER = "another_event"
"""The flag of a claim that begins what its report tells as another event."""
_BEHIND = 6
"""Words after a trigger within which its clause may say so."""


def mark_others(drafts: Sequence[Sequence[Draft]]) -> None:
    """Flag the drafts, given by sentence, that begin another event."""
    for of_sentence in drafts:
        told = sorted((draft for draft in of_sentence if draft.dropped is None), key=lambda draft: draft.at)
        for hit in told[0].view.connectors.values() if told else ():
            if hit.value.begins == "another":
                _begin(hit.first, told)


def parts(view: View, first: int, last: int) -> bool:
    """Whether a clause between words `first` and `last` begins by going over to another event («…، وفي حادثة منفصلة قتل …»)."""
    for i, hit in view.connectors.items():
        before = view.before(i)
        opens = bool(view.tags[i].conjunction) or (before is not None and view.is_mark(before))
        if first < i < last and opens and hit.value.begins == "another":
            return True
    return False


def _begin(at: int, told: Sequence[Draft]) -> None:
    """Flag the draft that words at `at` are about: the next, unless they end the clause of the one before."""
    before = [draft for draft in told if 0 < at - draft.at <= _BEHIND and not any(draft.view.is_mark(i) for i in range(draft.at, at))]
    after = [draft for draft in told if draft.at > at]
    for draft in before[-1:] or after[:1]:
        draft.flags.append(ANOTHER)
