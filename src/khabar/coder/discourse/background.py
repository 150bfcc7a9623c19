"""Background: what a report only refers to: an anniversary's massacre, the war since which is counted, a recap of months ago.

What happened long ago is background beside what the report tells besides; where it tells nothing else it is the report's story.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from khabar.arabic.clitics import BI, LI
from khabar.arabic.function_words import DURING, IN, ON
from khabar.coder.discourse.asides import because, flagged, hits, put
from khabar.coder.events.draft import Aside, Draft
from khabar.coder.events.values import Status
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.lexemes import view_lexeme
from khabar.coder.syntax.view import View
from khabar.model.claim import BACKGROUND
from khabar.model.mention import Time

_NEAR, _REACH = 2, 5
"""How many words may stand between what leads to an event and the event."""
_RECAP, _LONG_AGO, _HISTORY = dt.timedelta(days=90), dt.timedelta(days=730), dt.timedelta(days=5 * 365)
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_RELATIVE = frozenset({"relative", "bare_relative"})
_DEPENDENT = _RELATIVE | {"result", "cause_before", "coordinate", "temporal", "complementizer"}
_GOES_ON = frozenset({"coordinate", "result", "relative", "bare_relative"})


def mark_background(report: Sequence[Sequence[Draft]], clauses: Sequence[Sequence[Clause]], day: dt.date | None) -> None:
    """Flag, in place, the drafts of a report published on `day` that are only referred to; drafts and clauses by sentence."""
    parts = [[d for d in part if d.dropped is None] for part in report]
    drafts = [d for part in parts for d in part]
    for draft in drafts:
        put(draft, _archived(draft) or _since(draft))
        if (aside := _referred(draft)) is not None:
            put(draft, aside)
            _settle(draft, aside)
    old = _recalled(parts, day)
    if any(not d.asides and id(d) not in old and not _older(d, day, _RECAP) for d in drafts):
        for draft in drafts:
            put(draft, old.get(id(draft)))
    for part in parts:
        for draft in part:
            put(draft, _told_of_aside(draft, part, clauses[draft.view.index]))


def _settle(draft: Draft, aside: Aside) -> None:
    """What is referred to has happened, and a time before the words that refer to it is that of the remembrance."""
    draft.phase = Status("occurred")
    if draft.time is not None and draft.time.first < draft.at and draft.time.start < aside.start:
        draft.time = None


def _referred(draft: Draft) -> Aside | None:
    """An event noun that a word of remembrance or likening leads to, or a time after which something else was («بعد أسبوعين من غارة»)."""
    view, at = draft.view, draft.at
    if draft.predicate.verbal or not view.asides:
        return None
    for kind in ("refers", "elapsed"):
        for first, last in hits(view, kind):
            if last <= at <= last + _REACH and _leads(view, last, at, kind == "elapsed"):
                return because(view, BACKGROUND, first, last, "remembered or likened to")
    for first, _ in hits(view, "after"):
        time = view.times.get(first)
        if time is not None and _is_long(time) and time.last < at <= time.last + _NEAR and not _cut(view, time.last, at):
            return because(view, BACKGROUND, first, time.last, "what the report tells came weeks after it")
    return None


def _leads(view: View, first: int, at: int, needs_on: bool) -> bool:
    """Whether words [first, at) are only how a remembrance is called («السنوية الخامسة»), with «ل» or «على» or nothing before the event."""
    between = [j for j in range(first, at) if view.words[j].folded != ON]
    if needs_on and len(between) == at - first:
        return False
    leads = [view.tags[j].preposition for j in (*between, at)]
    if not {"", LI}.issuperset(leads) or _cut(view, first, at) or any(j in view.places or j in view.prepositions for j in between):
        return False
    return LI in leads or len(between) < at - first or not any(view.tags[j].article for j in between)


def _cut(view: View, first: int, last: int) -> bool:
    """Whether a mark or a verb stands among words [first, last)."""
    return any(view.is_mark(j) or is_finite(view, j) for j in range(first, last))


def _is_long(time: Time) -> bool:
    """Whether a duration is of weeks or more («أسبوعين»، «ثلاثة أشهر»)."""
    return time.basis == "duration" and time.iso is not None and not {"W", "M", "Y"}.isdisjoint(time.iso.partition("T")[0])


def _since(draft: Draft) -> Aside | None:
    """A whole war since which, or whose victims, are counted («منذ بدء العدوان»، «عدد ضحايا العدوان»)."""
    view, at = draft.view, draft.at
    war = view.asides.get(at)
    if war is None or war.value.kind != "war":
        return None
    starts = (hit for hit in hits(view, "since") if hit[1] == at)
    tallies = (hit for hit in hits(view, "tally") if hit[1] <= at <= hit[1] + _NEAR and not _cut(view, hit[1], at))
    start = next(chain(starts, tallies), None)
    return because(view, BACKGROUND, *start, "a war that is only counted over") if start else None


def _archived(draft: Draft) -> Aside | None:
    """What is said of a picture from an archive («قصف على المدينة (أرشيف)»)."""
    view = draft.view
    for first, last in hits(view, "archive"):
        apart = any(view.words[j].kind == "punct" for j in range(max(view.first, first - _NEAR), first))
        if apart and draft.at < first and last >= view.last - _NEAR:
            return because(view, BACKGROUND, first, last, "a picture from an archive")
    return None


def _recalled(parts: Sequence[Sequence[Draft]], day: dt.date | None) -> dict[int, Aside]:
    """Which drafts (by identity) tell of long ago, in a report that may tell other things too."""
    tried = any(d.traits.custody == "tried" for part in parts for d in part)
    found: dict[int, Aside] = {}
    for part in parts:
        before: Draft | None = None
        for draft in part:
            aside = _told_before(draft, day) or _described(draft, day, tried)
            if aside is None and before is not None and _goes_on(before, draft):
                aside = found.get(id(before))
            if aside is not None and not draft.asides:
                found[id(draft)] = aside
            before = draft
    return found


def _goes_on(before: Draft, draft: Draft) -> bool:
    """Whether a draft without a time goes on with what the clause before it tells («… قبل سنوات، وقتلت عشرة»)."""
    mine, theirs = draft.predicate.clause, before.predicate.clause
    return draft.time is None and (mine is theirs or (mine.kind in _GOES_ON and mine.number == theirs.number + 1))


def _older(draft: Draft, day: dt.date | None, by: dt.timedelta) -> bool:
    """Whether an event's own time ended so long before a day."""
    return day is not None and draft.time is not None and is_before(draft.time.edtf, day - by)


def is_before(edtf: str | None, day: dt.date) -> bool:
    """Whether a date or an interval of EDTF ended before a day."""
    found = _DATE.match(edtf.rpartition("/")[2]) if edtf else None
    return found is not None and found[0] < day.isoformat()[: len(found[0])]


def _told_before(draft: Draft, day: dt.date | None) -> Aside | None:
    """«وكانت … قد قصفت … قبل ثمانية أشهر»: the story before the story, where its time is long ago."""
    view, clause = draft.view, draft.predicate.clause
    had = next(_pluperfects(draft), None) if view.asides else None
    if had is None:
        return None
    if _older(draft, day, _RECAP):
        return because(view, BACKGROUND, *had, "the story before the story, months ago")
    ago = next((hit for hit in hits(view, "ago") if had[0] < hit[0] and clause.first <= hit[0] < clause.last), None)
    return because(view, BACKGROUND, *ago, "the story before the story, long ago") if ago else None


def _pluperfects(draft: Draft) -> Iterator[tuple[int, int]]:
    """The words that set a sentence, or what follows a mark in it, before its story («وكانت القوات قد …»)."""
    view = draft.view
    for first, last in hits(view, "had"):
        begins = first <= view.first + 1 or view.is_mark(first - 1)
        already = next((hit for hit in hits(view, "already") if last <= hit[0] <= last + _REACH), None)
        if begins and already is not None and first < draft.at:
            yield first, already[1]


def _described(draft: Draft, day: dt.date | None, tried: bool) -> Aside | None:
    """What is told of somebody or something («القيادي الذي نفذ هجوم السوق عام 2015»), or only named with its date, and was years ago."""
    time, clause = draft.time, draft.predicate.clause
    if time is None or time.first < draft.at or not _older(draft, day, _LONG_AGO):
        return None
    if clause.kind in _RELATIVE and time.first < clause.last:
        return Aside(flag=BACKGROUND, rule="told of whom or what the report speaks of, years ago", start=time.start, end=time.end)
    if not (draft.predicate.verbal or tried) and _older(draft, day, _HISTORY) and _only_named(draft, time):
        return Aside(flag=BACKGROUND, rule="history, named by its date", start=time.start, end=time.end)
    return None


def _only_named(draft: Draft, time: Time) -> bool:
    """Whether no verb of its clause carries the event, and its date stands in its own phrase."""
    view, verb = draft.view, draft.predicate.clause.verb
    carried = verb is not None and verb < draft.at and view_lexeme(view, verb).cls in {"light", "cause"}
    return not carried and not _cut(view, draft.at + 1, time.first)


def _told_of_aside(draft: Draft, drafts: Sequence[Draft], clauses: Sequence[Clause]) -> Aside | None:
    """What a relative clause tells of an event that is an aside, what came of it, or what it was in («مقتل العشرات في غارة»)."""
    clause: Clause | None = draft.predicate.clause
    before = [d for d in drafts if d.at < draft.at and d.predicate.clause is clause]
    if before and not before[-1].predicate.verbal and (aside := flagged(before[-1], BACKGROUND)) and _belongs(before[-1], draft):
        return aside
    while clause is not None and clause.parent is not None and clause.kind in _DEPENDENT:
        outer = clauses[clause.parent]
        if clause.kind in _RELATIVE:
            heads = [d for d in drafts if d.at < clause.first and d.predicate.clause is outer and not d.predicate.verbal]
            if heads and (aside := flagged(heads[-1], BACKGROUND)) is not None:
                return aside
        clause = outer
    return None


def _belongs(aside: Draft, draft: Draft) -> bool:
    """Whether an event of the same clause is part of the aside before it: led to by a preposition, or a verb with a pronoun for it («قتل فيها»)."""
    view, at = draft.view, draft.at
    if draft.predicate.verbal:
        return at + 1 < view.last and bool(view.tags[at + 1].suffix) and not view.is_mark(at - 1)
    first = aside.predicate.last
    led = view.tags[at].preposition == BI or view.words[at - 1].folded in {IN, DURING}
    return led and at - first <= _REACH and not _cut(view, first, at) and not any(view.tags[j].conjunction for j in range(first, at))
