"""The whole program on one screen: the stages that turn a report into claims, in order.

A stage is a function of the compiled tables and of the layers that its parameters name; it is handed no others, and sets those that stand
over it. The stages of discourse change the drafts that they are handed, in place, and set them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import Any

import msgspec
from msgspec.structs import replace

from khabar.arabic.damage import find_damage
from khabar.arabic.disguise import undisguise
from khabar.arabic.repair import repair
from khabar.arabic.sentences import Sentence, split_sentences
from khabar.arabic.swapped import unswap
from khabar.arabic.words import Word
from khabar.arabic.words import tokenise as split_words
from khabar.coder.analysis import Analysis
from khabar.coder.claims.publish import to_claims
from khabar.coder.discourse.apart import mark_others
from khabar.coder.discourse.background import mark_background
from khabar.coder.discourse.doubts import doubt_before
from khabar.coder.discourse.links import close_roles, link
from khabar.coder.discourse.period_totals import mark_totals
from khabar.coder.discourse.selection import select, spare_scenes
from khabar.coder.discourse.spared import bystanders, spare, spare_civil
from khabar.coder.events.build import draft, flag_damage
from khabar.coder.events.draft import Draft
from khabar.coder.knowledge import Tables
from khabar.coder.page.frame import Frame
from khabar.coder.page.header import cut_at, cut_links, header_end
from khabar.coder.page.layout import Layout, read_layout
from khabar.coder.places.finder import words_of_bodies
from khabar.coder.sources.scopes import Scope
from khabar.coder.syntax.build import Read, build_views
from khabar.coder.syntax.clauses import Clause, split_clauses
from khabar.coder.syntax.homonyms import counted, named
from khabar.coder.syntax.overlaps import outside_names
from khabar.coder.syntax.tags import Tag
from khabar.coder.syntax.view import View
from khabar.model.claim import Claim
from khabar.model.mention import Actor, Place, Quantity, Time, Unit
from khabar.model.report import Report

Words = tuple[Word, ...]
Sentences = tuple[Sentence, ...]
Clauses = tuple[tuple[Clause, ...], ...]
Drafts = tuple[tuple[Draft, ...], ...]


class Stage(msgspec.Struct, frozen=True):
    """A step: what it does, the layers of an analysis that it is handed (`needs`), and those that it sets."""

    run: Callable[..., Any]
    needs: tuple[str, ...]
    sets: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the stage is called."""
        return str(self.run.__name__)

    def __call__(self, a: Analysis, tables: Tables) -> Analysis:
        """The analysis with what the stage sets; ValueError from a stage that makes more or less than it declares."""
        made = self.run(tables, *(getattr(a, name) for name in self.needs))
        return replace(a, **dict(zip(self.sets, made if len(self.sets) > 1 else (made,), strict=True)))


def sets(*layers: str) -> Callable[[Callable[..., Any]], Stage]:
    """Make a stage of a function: it needs what its parameters after the tables name, and sets `layers`."""

    def stage(function: Callable[..., Any]) -> Stage:
        code = function.__code__
        return Stage(function, code.co_varnames[1 : code.co_argcount], layers)

    return stage


# -- page ---------------------------------------------------------------------------------------------------------------


@sets("words", "repaired", "damage")
def tokenise(t: Tables, report: Report) -> tuple[Words, frozenset[int], tuple[str, ...]]:
    """Script: the words of the text as they were meant, which of them were broken or disguised, and what has happened to the text."""
    found, broken = repair(report.text, split_words(report.text, t.forms), t.forms, t.is_known)
    found, hidden = undisguise(report.text, found, t.forms, t.is_known)
    words = unswap(report.text, found, t.forms, t.is_known)
    return words, hidden.union(broken), (*report.damage, *find_damage(report.text))


@sets("tags")
def tag(t: Tables, words: Words) -> tuple[Tag, ...]:
    """What each word can be."""
    return t.tagger.tags(words)


@sets("page", "sentences")
def find_page(t: Tables, report: Report, words: Words) -> tuple[Frame, Sentences]:
    """Which of the words are the post, where a page stands round it, and their sentences."""
    frame = t.frames.find(report.text)
    return frame, cut_at(split_sentences(words), frame.words(words)[1])[0]


@sets("report")
def date_report(t: Tables, report: Report, page: Frame, words: Words, sentences: Sentences, tags: tuple[Tag, ...]) -> Report:
    """The day that the page, the dateline or the posts in it state, unless the input had one of its own.

    A day given for reports that state none gives way only to the page and to a dateline whose line tells nothing else.
    """
    given = report.published is not None
    if given and report.published_by != "option":
        return report
    tells = (lambda i: tags[i].event or bool(tags[i].verbs)) if given else None
    stated = None if page.day else t.dateline.find(words, sentences, tells)
    day = page.day or (stated.date if stated else None)
    if day is None and page.embedded and not given:
        day = t.dateline.after(page.embedded, words, sentences)
    return replace(report, published=day.isoformat(), published_by="text") if day else report


@sets("sentences", "layout")
def lay_out(t: Tables, page: Frame, words: Words, sentences: Sentences) -> tuple[Sentences, Layout]:
    """Sentences cut at headers and links, headlines, and what is no part of the report."""
    first, last = page.words(words)
    sentences, header = cut_at(sentences, max(first, header_end(words, sentences, t.furniture)))
    sentences, links = cut_links(words, sentences, t.furniture, lambda i: t.narrates(words, i))
    behind = {n for n, sentence in enumerate(sentences) if sentence.first >= last}
    return sentences, read_layout(words, sentences, t.furniture, links | behind | frozenset(range(header)))


# -- mentions -----------------------------------------------------------------------------------------------------------


@sets("homonyms", "quantities")
def quantities(t: Tables, words: Words, sentences: Sentences) -> tuple[dict[int, Unit | None], tuple[Quantity, ...]]:
    """How many: numbers with what they count."""
    others = t.homonyms.find(words, sentences)
    return others, counted(t.quantities.find(words, sentences), others)


@sets("times")
def times(t: Tables, report: Report, words: Words, sentences: Sentences, quantities: tuple[Quantity, ...], tags: tuple[Tag, ...]) -> tuple[Time, ...]:
    """When: time expressions, worked out from the day of publication and the tense of their clauses."""
    things = (q for q in quantities if q.unit not in {None, "duration"} and q.last > q.first + 1)
    no_days = frozenset(q.first for q in things if words[q.first].kind == "number") | {q.first + 1 for q in quantities if q.shape == "two_said"}
    return t.times.find(words, sentences, report.day, lambda i: tags[i].is_past, no_days)


@sets("actors")
def actors(t: Tables, words: Words, sentences: Sentences, times: tuple[Time, ...], homonyms: dict[int, Unit | None]) -> tuple[Actor, ...]:
    """Who: known bodies by name, others by pattern."""
    return named(t.actors.find(words, sentences, times=times), homonyms)


@sets("places", "quantities", "actors")
def places(
    t: Tables, words: Words, sentences: Sentences, actors: tuple[Actor, ...], quantities: tuple[Quantity, ...]
) -> tuple[tuple[Place, ...], tuple[Quantity, ...], tuple[Actor, ...]]:
    """Where: named places outside the names of bodies; people that are only words of a place's name go."""
    found = t.places.find(words, sentences, words_of_bodies(actors, words, t.actors.namesakes))
    return found, outside_names(quantities, found), outside_names(actors, found)


@sets("actors")
def settle_actors(t: Tables, actors: tuple[Actor, ...], words: Words, places: tuple[Place, ...]) -> tuple[Actor, ...]:
    """Who, knowing where: whose army «the army» is."""
    return t.actors.resolve(actors, words, places)


# -- sentences ----------------------------------------------------------------------------------------------------------


@sets("views")
def views(
    t: Tables, words: Words, tags: tuple[Tag, ...], sentences: Sentences, layout: Layout, homonyms: dict[int, Unit | None],
    quantities: tuple[Quantity, ...], times: tuple[Time, ...], actors: tuple[Actor, ...], places: tuple[Place, ...],
) -> tuple[View, ...]:  # fmt: skip
    """Each sentence with the mentions and fixed phrases that stand in it."""
    read = Read(
        words=words, tags=tags, sentences=sentences, headlines=layout.headlines, homonyms=homonyms, quantities=quantities, times=times,
        actors=actors, places=places,
    )  # fmt: skip
    return build_views(read, t.phrases, t.syntax)


@sets("clauses")
def clauses(t: Tables, views: tuple[View, ...]) -> Clauses:
    """Sentences split into clauses, each with one predicate."""
    return tuple(split_clauses(view) for view in views)


@sets("scopes")
def scopes(t: Tables, report: Report, views: tuple[View, ...], clauses: Clauses) -> tuple[Scope, ...]:
    """On whose word: what each source vouches for."""
    return t.attribution.scopes(views, clauses, report.outlet)


# -- events -------------------------------------------------------------------------------------------------------------


@sets("drafts")
def events(
    t: Tables, views: tuple[View, ...], clauses: Clauses, scopes: tuple[Scope, ...], layout: Layout, repaired: frozenset[int],
    damage: tuple[str, ...],
) -> Drafts:  # fmt: skip
    """What happened: predicates with their roles, circumstances and status, as drafts."""
    drafts = draft(views, clauses, scopes, layout.outside, t.events)
    flag_damage(drafts, repaired, damage)
    return drafts


# -- discourse: each changes the drafts in place ------------------------------------------------------------------------


@sets("aside")
def find_bystanders(t: Tables, views: tuple[View, ...], clauses: Clauses) -> Set[int]:
    """Where the subjects begin who only tell, find, bury or are silent."""
    return bystanders(views, clauses)


@sets("drafts")
def connect(t: Tables, drafts: Drafts, aside: Set[int]) -> Drafts:
    """What belongs together: causes and harm, events told twice, doers told before; bystanders do none of it."""
    spare_scenes(drafts)
    spare(drafts, aside)
    link(drafts)
    return drafts


@sets("drafts")
def set_aside(t: Tables, drafts: Drafts, clauses: Clauses, report: Report) -> Drafts:
    """What is no event of its own: background, and totals of a period."""
    mark_background(drafts, clauses, report.day)
    mark_totals(drafts, clauses)
    return drafts


@sets("drafts")
def choose(t: Tables, drafts: Drafts, words: Words) -> Drafts:
    """Which drafts the report really claims."""
    select(drafts, t.topics.balance(words))
    return drafts


@sets("drafts")
def close(t: Tables, drafts: Drafts, aside: Set[int]) -> Drafts:
    """Nobody in a role that he does not have; where another event begins."""
    spare(drafts, aside)
    spare_civil(drafts)
    close_roles(drafts, t.roleless)
    mark_others(drafts)
    return drafts


@sets("drafts")
def doubt(t: Tables, drafts: Drafts, views: tuple[View, ...], scopes: tuple[Scope, ...]) -> Drafts:
    """What the sentence after it says is not confirmed."""
    doubt_before(drafts, views, scopes)
    return drafts


# -- claims -------------------------------------------------------------------------------------------------------------


@sets("claims")
def claims(t: Tables, drafts: Drafts, report: Report) -> tuple[Claim, ...]:
    """Claims, scored, in the order of the text."""
    return to_claims(drafts, report, t.made_by)


MENTIONS: tuple[Stage, ...] = (
    tokenise, tag, find_page, date_report, lay_out,
    quantities, times, actors, places, settle_actors,
)  # fmt: skip
"""The layers below claims."""
STAGES: tuple[Stage, ...] = (
    *MENTIONS,
    views, clauses, scopes,
    events,
    find_bystanders, connect, set_aside, choose, close, doubt,
    claims,
)  # fmt: skip
"""Everything."""


def analyse(report: Report, tables: Tables, stages: Sequence[Stage] = STAGES) -> Analysis:
    """Run the stages over a report."""
    analysis = Analysis(report=report)
    for stage in stages:
        analysis = stage(analysis, tables)
    return analysis


def code(report: Report, tables: Tables) -> tuple[Claim, ...]:
    """The claims of a report."""
    return analyse(report, tables).claims
