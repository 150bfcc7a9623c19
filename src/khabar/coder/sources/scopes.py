"""Scopes: the words said on a source's word, and whether a sentence goes on with what the one before it told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from khabar.coder.syntax.view import View
from khabar.model.claim import Certainty, Phase
from khabar.model.mention import Source


class Scope(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words [first, last) said on the word of `chain`; `negated` where the source denies them. An empty one only says who speaks."""

    first: int
    last: int
    chain: tuple[Source, ...]
    cue: int
    negated: bool = False
    certainty: Certainty | None = None
    phase: Phase | None = None


def by_sentence(views: Sequence[View], scopes: Sequence[Scope]) -> list[list[Scope]]:
    """For each sentence the scopes that reach into it."""
    found: list[list[Scope]] = [[] for _ in views]
    for scope in scopes:
        for n in range(bisect_right(views, scope.first, key=_end), len(views)):
            if views[n].first >= scope.last:
                break
            found[n].append(scope)
    return found


def words_of_sources(scopes: Sequence[Scope]) -> frozenset[int]:
    """The words that name sources."""
    return frozenset(i for scope in scopes for source in scope.chain for i in range(source.first, source.last))


def _end(view: View) -> int:
    return view.last


def same_speech(view: View, views: Sequence[View]) -> bool:
    """Whether an open quotation runs on: on the same line, or a new one that opens it again."""
    return (view.index > 0 and views[view.index - 1].line == view.line) or view.words[view.first].text in {"«", "“", '"'}


def continues(view: View) -> bool:
    """Whether a sentence goes on with the last speaker's content: «كما أن…», «وأن…»."""
    i = _first_word(view)
    if i is None:
        return False
    connector = view.connectors.get(i)
    if connector is not None and connector.value.kind == "addition" and connector.last < view.last:
        connector = view.connectors.get(connector.last)
    if connector is None or connector.value.kind != "complementizer":
        return False
    return bool(view.tags[i].conjunction) or connector.first > i or connector.last > connector.first + 1


def hangs_on(view: View) -> bool:
    """Whether a sentence is in truth a part of the one before it: it begins with a relative («والتي …»)."""
    i = _first_word(view)
    connector = None if i is None else view.connectors.get(i)
    return connector is not None and connector.value.kind == "relative"


def _first_word(view: View) -> int | None:
    return next((i for i in range(view.first, view.last) if view.words[i].kind == "word"), None)


def unclosed(view: View, opened: bool) -> bool:
    """Whether the sentence ends inside a quotation."""
    depth = int(opened)
    straight = 0
    for i in range(view.first, view.last):
        text = view.words[i].text
        if text in {"«", "“"}:
            depth += 1
        elif text in {"»", "”"}:
            depth = max(0, depth - 1)
        elif text == '"':
            straight += 1
    return depth > 0 or (straight % 2 == 1) != (opened and depth == 0 and straight > 0)
