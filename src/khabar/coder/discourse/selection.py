"""Selection: which drafts a report really claims.

Left out, each with its reason: what is only wanted, supposed or asked; everyday words in a report on nothing
of conflict; what a headline says and the text says again; what was merged into another draft.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence, Set

import msgspec

from khabar.arabic.lookup import PhraseTable
from khabar.arabic.words import Word
from khabar.codebook.schema.page import Topic
from khabar.coder.discourse.asides import flagged
from khabar.coder.discourse.tolls import died_since
from khabar.coder.events.bystanders import over
from khabar.coder.events.draft import Draft
from khabar.coder.events.predicates import of_scene
from khabar.coder.events.spoken import in_words
from khabar.coder.events.works import is_matter
from khabar.model.claim import BACKGROUND

_NEXT, _OTHER = 2, 3
_DEEP = 12
"""Weight of other topics from which a report is theirs though it speaks of battles, blows and bombs."""
_MATERIAL = frozenset({"hospital", "camp", "worship", "home", "utility", "aid", "media", "vehicle", "base"})
"""Kinds of what is struck that nobody but in war or crime takes aim at, as one does at markets and schools."""
_SEIZED = frozenset({"detained", "kidnapped"})
_KEEPERS = frozenset({"force", "armed_group"})
"""Who holds people whatever a report is about."""


class Topics:
    """How much a report is about conflict, from the list `topics`; each phrase has its topic and weight."""

    def __init__(self, table: PhraseTable[Topic]) -> None:
        self._table = table

    def balance(self, words: Sequence[Word]) -> tuple[int, int]:
        """Summed weights of words of conflict and of words of other topics."""
        totals, i = {True: 0, False: 0}, 0
        while i < len(words):
            hit = self._table.at(words, i, len(words))
            if hit is not None:
                totals[hit.value.topic == "conflict"] += hit.value.weight
            i = hit.last if hit is not None else i + 1
        return totals[True], totals[False]


def select(report: Sequence[Sequence[Draft]], balance: tuple[int, int]) -> None:
    """Drop, in place, the drafts that are no claims."""
    drafts = [d for part in report for d in part]
    for draft in drafts:
        if in_words(draft):
            draft.drop("attack_in_words")
        if is_matter(draft):
            draft.drop("matter_of_work")
    conflict, other = balance
    sure = [d for d in drafts if d.dropped is None and d.traits.core and not d.predicate.lexeme.weak]
    strong = len(sure)
    deep = other >= _DEEP and 2 * other > 3 * conflict
    foreign = deep or (
        other >= (_OTHER + 1 if any(map(_armed, drafts)) else _OTHER) and other > 2 * conflict and sum(not d.traits.harm for d in sure) < 3
    )
    told = {id(d.view) for d in sure}
    seen = frozenset() if deep else frozenset(id(d.view) for d in sure if _violent(d))
    for draft in drafts:
        if draft.dropped is not None:
            continue
        weak = draft.predicate.lexeme.weak and not (draft.traits.core and id(draft.view) in told and not foreign) and not _says_what_is_hit(draft)
        if foreign and not _stands_out(draft, bool(weak), deep, seen):
            draft.drop("topic")
        elif weak and draft.predicate.verbal and draft.traits.strike == "ground" and not _armed(draft):
            draft.drop("everyday_verb")
        elif weak and not (_armed(draft) or strong >= 2 or (conflict >= 6 and conflict > 2 * other)):
            draft.drop("everyday_word")
    for part in report:
        _one_event_once(part)
        died_since(part)
        _tolls(part)
        _stopped(part)
    _unnamed_dead(drafts)
    _headlines(drafts)
    _announced(drafts)


def _stands_out(draft: Draft, weak: bool, deep: bool, seen: Set[int]) -> bool:
    """Whether a draft is claimed though its report is about something else: violence, its harm in a sentence that tells of it (`seen`), custody."""
    if weak:
        return False
    if draft.traits.custody in _SEIZED:
        return not deep and any(f.actor is not None and f.actor.kind in _KEEPERS for f in draft.agents)
    if not draft.traits.core:
        return False
    return _fights(draft) if deep else _armed(draft) or id(draft.view) in seen


def _violent(draft: Draft) -> bool:
    """Whether an act of violence is told with its weapon («انفجرت قنبلة») or by whom («هاجم مسلحون …»)."""
    return draft.traits.cause and (_fights(draft) or draft.means is not None)


def spare_scenes(report: Sequence[Sequence[Draft]]) -> None:
    """An event that only says which place or fact is meant («موقع الغارة») goes where the report tells of violence otherwise."""
    kept = [d for part in report for d in part if d.dropped is None]
    for draft in kept:
        told = not draft.predicate.verbal and of_scene(draft.view, draft.at)
        if told and any(_alike(draft, d) for d in kept if d is not draft and not of_scene(d.view, d.at)):
            draft.drop("scene")


def _alike(one: Draft, other: Draft) -> bool:
    return one.type == other.type or other.traits.cause or other.traits.harm is not None


def _announced(drafts: Sequence[Draft]) -> None:
    """A noun for many deaths («مجزرة») goes when its sentence or the next tells who died or how many."""
    told = [d for d in drafts if d.dropped is None and d.traits.harm == "dead"]
    for draft, after in itertools.pairwise(told):
        bare = not (draft.predicate.verbal or draft.targets or draft.quantities)
        if bare and draft.type == after.type and after.view.index - draft.view.index <= 1 and (after.targets or after.quantities):
            draft.drop("told_after")
            if after.view is draft.view:
                for role, place in draft.places:
                    after.add_place(role, place)
                _hand_over(draft, after)


def _fights(draft: Draft) -> bool:
    """Whether somebody who fights is in an event, tells of it or is silent on it."""
    armed = {"armed_group", "force"}
    if any(f.actor is not None and f.actor.kind in armed for f in (*draft.agents, *draft.targets)):
        return True
    if (aside := over(draft)) is not None and any(aside < i < draft.at and actor.kind in armed for i, actor in draft.view.actors.items()):
        return True
    return any(source.kind == "armed_group" for source in draft.sources)


def _armed(draft: Draft) -> bool:
    return _fights(draft) or (draft.means is not None and draft.means.kind != "other")


def _says_what_is_hit(draft: Draft) -> bool:
    """«استُهدف مطار المدينة»: a word that campaigns and plans use too, and what is hit is a building, a vehicle or a place."""
    if draft.traits.strike != "ground":
        return False
    if not draft.predicate.verbal:
        return any(kind in _MATERIAL for kind, _, _ in draft.struck)
    place = draft.view.places.get(draft.subject.first) if draft.subject is not None else None
    return draft.passive and (bool(draft.struck) or (place is not None and (place.known or place.last > place.first + 1)))


def _one_event_once(drafts: Sequence[Draft]) -> None:
    """Two triggers of one type side by side («عمليات القتل»، «قصف … استهداف») with nothing of their own are one claim."""
    for before, draft in itertools.pairwise(drafts):
        if before.dropped or draft.dropped or before.type != draft.type or (before.predicate.verbal and draft.predicate.verbal):
            continue
        same = before.predicate.clause.number == draft.predicate.clause.number
        again = before.predicate.verbal and same and draft.view.tags[draft.at].article and not draft.view.tags[draft.at].conjunction
        if again or (
            draft.at - (before.predicate.last - 1 if "self" in draft.predicate.lexeme.frame else before.at) <= 2
            and before.predicate.clause.number == draft.predicate.clause.number
            and not draft.view.tags[draft.at].conjunction
        ):
            keep, leave = (
                (draft, before) if len(draft.targets) + len(draft.quantities) > len(before.targets) + len(before.quantities) else (before, draft)
            )
            keep.add("agent", [] if keep.agents and keep.traits.speech else leave.agents)
            keep.quantities = keep.quantities or leave.quantities
            for role, place in leave.places:
                keep.add_place(role, place)
            leave.drop("named_twice")


def _unnamed_dead(drafts: Sequence[Draft]) -> None:
    """A killing that names no dead and no figure («مجزرة») goes where one beside it, or in the next sentences, names them."""
    killings = [d for d in drafts if d.traits.harm == "dead" and d.dropped is None]
    for draft in killings:
        if draft.predicate.verbal or draft.targets or draft.quantities or draft.phase.value == "ongoing":
            continue
        places = {place.name for _, place in draft.places}
        near = [d for d in killings if d.quantities and 0 <= d.view.index - draft.view.index <= _NEXT]
        if any(not places or not d.places or places & {place.name for _, place in d.places} for d in near):
            draft.drop("dead_beside")
            if near[0].view is draft.view:
                _hand_over(draft, near[0])


def _stopped(drafts: Sequence[Draft]) -> None:
    """Fighting that a truce or pause stops («تعليق الهجمات»، «وقف لإطلاق النار») is no claim of its own."""
    for before, draft in itertools.pairwise(drafts):
        stops = before.dropped is None and before.traits.encounter == "truce" and before.polarity.value == "affirmed"
        if stops and draft.traits.cause and draft.at - before.predicate.last <= 1:
            draft.drop("fighting_that_stops")


def _tolls(drafts: Sequence[Draft]) -> None:
    """A toll whose figure is given as people of its own («بلغ عدد الضحايا 37 قتيلاً و60 جريحاً») is told by them."""
    for n, draft in enumerate(drafts):
        if draft.dropped is not None or draft.predicate.lexeme.frame_name != "toll":
            continue
        if draft.polarity.value == "negated":
            draft.drop("toll_unknown")
        elif (told := next(filter(_counts_harmed, drafts[n + 1 :]), None)) is not None and _is_told_by(draft, told):
            draft.drop("toll_told")
            _hand_over(draft, told)


def _is_told_by(toll: Draft, told: Draft) -> bool:
    """Whether people in a toll are its figure, and not another's («ارتفع عدد القتلى إلى خمسة والجرحى إلى عشرة»)."""
    return not toll.quantities or any(q in told.quantities for q in toll.quantities)


def _hand_over(toll: Draft, told: Draft) -> None:
    """Who did it, where and when, said of a toll, is that of the people in it where they say nothing else."""
    told.add("agent", [] if told.agents else toll.agents)
    for role, place in () if told.places else toll.places:
        told.add_place(role, place)
    told.time = told.time or toll.time


def _counts_harmed(draft: Draft) -> bool:
    return draft.dropped is None and draft.traits.harm is not None and bool(draft.quantities) and "self" in draft.predicate.lexeme.frame


def _headlines(drafts: Sequence[Draft]) -> None:
    """A headline's claims go when the text below states one of the same type."""
    text = [d for d in drafts if d.dropped is None and not d.view.headline and flagged(d, BACKGROUND) is None]
    told, violence = {d.type for d in text}, any(d.traits.cause for d in text)
    for draft in drafts:
        if draft.view.headline and draft.dropped is None and (draft.type in told or (draft.traits.cause and violence)):
            draft.drop("headline")
    _repeats([d for d in drafts if d.dropped is None])


class _Told(msgspec.Struct, frozen=True):
    """What a claim says, as far as another can repeat it."""

    draft: Draft
    names: frozenset[str]
    figures: frozenset[tuple[float | None, float | None]]

    def members(self) -> Iterator[tuple[object, ...]]:
        """What whoever repeats part of it has in common with it."""
        kind = (self.draft.type, self.draft.polarity.value)
        yield from ((*kind, one) for one in (*self.names, *self.figures))


def _told(draft: Draft) -> _Told:
    names = _texts(draft, "agents") | _texts(draft, "targets") | {p.name for _, p in draft.places}
    return _Told(draft, frozenset(names), frozenset((q.min, q.max) for q in draft.quantities))


def _repeats(drafts: Sequence[Draft]) -> None:
    """A later claim that repeats an earlier one and adds nothing goes."""
    earlier: dict[tuple[object, ...], list[_Told]] = {}
    for draft in drafts:
        one = _told(draft)
        members = list(one.members())
        if members and not draft.traits.speech and any(_adds_nothing(one, before) for before in earlier.get(members[0], ())):
            draft.drop("repeated")
            continue
        for member in members:
            earlier.setdefault(member, []).append(one)


def _adds_nothing(one: _Told, before: _Told) -> bool:
    draft, other = one.draft, before.draft
    if other.view is draft.view or not (one.names <= before.names and one.figures <= before.figures):
        return False
    same_source = not draft.sources or [s.name for s in draft.sources] == [s.name for s in other.sources]
    return same_source and (draft.time is None or _same_time(draft, other))


def _same_time(draft: Draft, before: Draft) -> bool:
    mine, told = draft.time, before.time
    if mine is None or told is None or mine.edtf != told.edtf:
        return False
    return mine.edtf is not None or _folded(draft, mine.first, mine.last) == _folded(before, told.first, told.last)


def _folded(draft: Draft, first: int, last: int) -> str:
    return " ".join(w.folded for w in draft.view.words[first:last] if w.kind != "punct")


def _texts(draft: Draft, which: str) -> set[str]:
    return {_folded(draft, f.first, f.last) for f in getattr(draft, which)}
