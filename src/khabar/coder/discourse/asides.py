"""Asides: words that say that a claim is no event of its own, and the flags that they put on it; `explain` tells both."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.coder.events.draft import Aside, Draft
from khabar.coder.syntax.view import View


def because(view: View, flag: str, first: int, last: int, rule: str) -> Aside:
    """A flag with the words [first, last) of a sentence that put it there."""
    return Aside(flag=flag, rule=rule, start=view.words[first].start, end=view.words[last - 1].end)


def put(draft: Draft, aside: Aside | None) -> None:
    """Put an aside on a draft that has none of its flag yet."""
    if aside is not None and flagged(draft, aside.flag) is None:
        draft.asides.append(aside)


def flagged(draft: Draft, flag: str) -> Aside | None:
    """Why a draft has a flag; None where it has not."""
    return next((aside for aside in draft.asides if aside.flag == flag), None)


def hits(view: View, kind: str) -> Iterator[tuple[int, int]]:
    """Words [first, last) of a sentence that are of a kind of the list `asides`, in order."""
    return ((hit.first, hit.last) for hit in view.asides.values() if hit.value.kind == kind)
