"""The analysis of one report: what the stages know so far. Frozen; a stage returns a richer one.

Invariants: `words` tile the text in order, none overlap; `sentences` index `words`, in order; every
mention has `first < last`, lies inside one sentence, and quotes words[first].start .. words[last - 1].end or
less (a clitic cut off); `views`, `clauses` and `drafts` have one entry a sentence.
"""

from __future__ import annotations

from collections.abc import Set

import msgspec

from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.coder.events.draft import Draft
from khabar.coder.page.frame import Frame
from khabar.coder.page.layout import Layout
from khabar.coder.sources.scopes import Scope
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.tags import Tag
from khabar.coder.syntax.view import View
from khabar.model.claim import Claim
from khabar.model.mention import Actor, Place, Quantity, Time, Unit
from khabar.model.report import Report


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """A report and its layers, in the order in which the stages fill them.

    `page` is the part of a page that is the report, `repaired` are words that somebody broke or disguised, `damage` what has happened to the
    text (`arabic.damage`), `aside` where the subjects begin who do nothing of what they tell.
    `report.published` is filled in from the text where nobody gave it and the text states it.
    """

    report: Report
    words: tuple[Word, ...] = ()
    repaired: frozenset[int] = frozenset()
    damage: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    page: Frame | None = None
    sentences: tuple[Sentence, ...] = ()
    layout: Layout = Layout(frozenset(), frozenset())
    homonyms: dict[int, Unit | None] = {}
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    views: tuple[View, ...] = ()
    clauses: tuple[tuple[Clause, ...], ...] = ()
    scopes: tuple[Scope, ...] = ()
    drafts: tuple[tuple[Draft, ...], ...] = ()
    aside: Set[int] = frozenset()
    claims: tuple[Claim, ...] = ()

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text
