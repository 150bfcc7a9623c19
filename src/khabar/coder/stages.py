"""The whole program on one screen: the stages that turn a report into claims, in order.

Each is a pure function from an analysis and the compiled tables to a richer analysis.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from khabar.arabic.damage import find_damage
from khabar.arabic.disguise import undisguise
from khabar.arabic.repair import repair
from khabar.arabic.sentences import Sentence, split_sentences
from khabar.arabic.swapped import unswap
from khabar.arabic.words import Word, tokenise
from khabar.coder.analysis import Analysis
from khabar.coder.claims.publish import to_claims
from khabar.coder.discourse.apart import mark_others
from khabar.coder.discourse.background import mark_background
from khabar.coder.discourse.links import close_roles, link
from khabar.coder.discourse.period_totals import mark_totals
from khabar.coder.discourse.selection import select, spare_scenes
from khabar.coder.discourse.spared import bystanders, spare, spare_civil
from khabar.coder.events import build as events
from khabar.coder.knowledge import Tables
from khabar.coder.page.dateline import Dateline, Tells
from khabar.coder.page.frame import Frame
from khabar.coder.page.header import cut_at, cut_links, header_end
from khabar.coder.page.layout import read_layout
from khabar.coder.places.finder import words_of_bodies
from khabar.coder.syntax import homonyms
from khabar.coder.syntax.build import Read, build_views
from khabar.coder.syntax.clauses import split_clauses
from khabar.coder.syntax.overlaps import outside_names
from khabar.model.claim import Claim
from khabar.model.report import Report

Stage = Callable[[Analysis, Tables], Analysis]


def words(a: Analysis, t: Tables) -> Analysis:
    """Script: words read as they were meant, what they can be, sentences, what is no report, the day of a text that nobody dated."""
    found, repaired = _spelled(a.text, t)
    damage = (*a.report.damage, *find_damage(a.text))
    frame = t.frames.find(a.text)
    first, last = frame.words(found)
    sentences, _ = cut_at(split_sentences(found), last)
    tags = t.tagger.tags(found)
    report = _dated(a.report, frame, t.dateline, (found, sentences), lambda i: tags[i].event or bool(tags[i].verbs))
    sentences, header = cut_at(sentences, max(first, header_end(found, sentences, t.furniture)))
    sentences, links = cut_links(found, sentences, t.furniture, lambda i: t.narrates(found, i))
    behind = {n for n, sentence in enumerate(sentences) if sentence.first >= last}
    layout = read_layout(found, sentences, t.furniture, links | behind | frozenset(range(header)))
    return replace(a, report=report, words=found, tags=tags, repaired=repaired, damage=damage, sentences=sentences, layout=layout)


def _spelled(text: str, t: Tables) -> tuple[tuple[Word, ...], frozenset[int]]:
    """The words of a text with broken, disguised and swapped letters read as they were meant, and which of them somebody broke or disguised."""
    found, broken = repair(text, tokenise(text, t.forms), t.forms, t.is_known)
    found, hidden = undisguise(text, found, t.forms, t.is_known)
    return unswap(text, found, t.forms, t.is_known), hidden.union(broken)


def _dated(report: Report, frame: Frame, dateline: Dateline, read: tuple[tuple[Word, ...], tuple[Sentence, ...]], tells: Tells) -> Report:
    """The report with the day that its page, its dateline or the posts in it state, unless its input had one of its own.

    A day given for reports that state none gives way only to its page and to a dateline whose line tells nothing else.
    """
    given = report.published is not None
    if given and report.published_by != "option":
        return report
    stated = None if frame.day else dateline.find(*read, tells if given else None)
    day = frame.day or (stated.date if stated else None)
    if day is None and frame.embedded and not given:
        day = dateline.after(frame.embedded, *read)
    return replace(report, published=day.isoformat(), published_by="text") if day else report


def numbers(a: Analysis, t: Tables) -> Analysis:
    """How many: numbers with what they count."""
    others = t.homonyms.find(a.words, a.sentences)
    return replace(a, homonyms=others, quantities=homonyms.counted(t.quantities.find(a.words, a.sentences), others))


def times(a: Analysis, t: Tables) -> Analysis:
    """When: time expressions, worked out from the day of publication and the tense of their clauses."""
    things = (q for q in a.quantities if q.unit not in {None, "duration"} and q.last > q.first + 1)
    counted = frozenset(q.first for q in things if a.words[q.first].kind == "number") | {q.first + 1 for q in a.quantities if q.shape == "two_said"}
    return replace(a, times=t.times.find(a.words, a.sentences, a.report.day, lambda i: a.tags[i].is_past, counted))


def actors(a: Analysis, t: Tables) -> Analysis:
    """Who: known bodies by name, others by pattern."""
    return replace(a, actors=homonyms.named(t.actors.find(a.words, a.sentences, times=a.times), a.homonyms))


def places(a: Analysis, t: Tables) -> Analysis:
    """Where: named places outside the names of bodies; people that are only words of a place's name go."""
    found = t.places.find(a.words, a.sentences, words_of_bodies(a.actors, a.words, t.actors.namesakes))
    return replace(a, places=found, quantities=outside_names(a.quantities, found), actors=outside_names(a.actors, found))


def bodies(a: Analysis, t: Tables) -> Analysis:
    """Who, knowing where: whose army «the army» is."""
    return replace(a, actors=t.actors.resolve(a.actors, a.words, a.places))


def clauses(a: Analysis, t: Tables) -> Analysis:
    """Sentences split into clauses, each with one predicate."""
    read = Read(
        words=a.words, tags=a.tags, sentences=a.sentences, headlines=a.layout.headlines, homonyms=a.homonyms, quantities=a.quantities,
        times=a.times, actors=a.actors, places=a.places,
    )  # fmt: skip
    views = build_views(read, t.phrases, t.syntax)
    return replace(a, views=views, clauses=tuple(split_clauses(view) for view in views))


def attribution(a: Analysis, t: Tables) -> Analysis:
    """On whose word: scopes of sources."""
    return replace(a, scopes=t.attribution.scopes(a.views, a.clauses, a.report.outlet))


def what(a: Analysis, t: Tables) -> Analysis:
    """What happened: predicates with their roles, circumstances and status, as drafts."""
    drafts = events.draft(a.views, a.clauses, a.scopes, a.layout.outside, t.events)
    events.flag_damage(drafts, a.repaired, a.damage)
    return replace(a, drafts=drafts)


def linking(a: Analysis, t: Tables) -> Analysis:
    """What belongs together: causes and harm, events told twice, what is no claim."""
    aside = bystanders(a.views, a.clauses)
    spare_scenes(a.drafts)
    spare(a.drafts, aside)
    link(a.drafts)
    mark_background(a.drafts, a.clauses, a.report.day)
    mark_totals(a.drafts, a.clauses)
    select(a.drafts, t.topics.balance(a.words))
    spare(a.drafts, aside)
    spare_civil(a.drafts)
    close_roles(a.drafts, t.roleless)
    mark_others(a.drafts)
    return a


def claims(a: Analysis, t: Tables) -> Analysis:
    """Claims, scored, in the order of the text."""
    return replace(a, claims=to_claims(a.drafts, a.report, t.made_by))


MENTIONS: tuple[Stage, ...] = (words, numbers, times, actors, places, bodies)
"""The layers below claims."""
STAGES: tuple[Stage, ...] = (*MENTIONS, clauses, attribution, what, linking, claims)
"""Everything."""


def analyse(report: Report, tables: Tables, stages: tuple[Stage, ...] = STAGES) -> Analysis:
    """Run the stages over a report."""
    analysis = Analysis(report=report)
    for stage in stages:
        analysis = stage(analysis, tables)
    return analysis


def code(report: Report, tables: Tables) -> tuple[Claim, ...]:
    """The claims of a report."""
    return analyse(report, tables).claims
