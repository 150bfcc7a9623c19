"""Period totals: a figure that is counted over days, a month or a war is that of no single event («40 قتيلاً خلال 24 ساعة»)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from khabar.coder.discourse.asides import because, flagged, hits, put
from khabar.coder.events.draft import Draft
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.view import View
from khabar.model.claim import PERIOD_TOTAL
from khabar.model.mention import Time

_COUNTED = frozenset({"person", "family", "building", "vehicle", "aircraft", "weapon", "place", "event"})
_SEIZED = frozenset({"detained", "kidnapped", "freed"})
_HOURS = re.compile(r"PT(\d+)H")
_ENDS = re.compile(r"(\d{4}-\d\d-\d\d)[~?%]?/(\d{4}-\d\d-\d\d)[~?%]?")
_COARSE = re.compile(r"\d{4}(?:-\d\d)?[~?%]?(?:/.*)?")
_YEAR = re.compile(r"\d{4}")
_A_DAY, _NEAR, _PHRASE, _MANY = 24, 4, 3, 5
_OF_A_WAR = 100
_WIDE = 3
"""Precision of places that many events of one day have in common."""


class _Span(msgspec.Struct, frozen=True):
    """Words [first, last) that say over which time something is counted."""

    first: int
    last: int
    rule: str
    war: bool = False


def mark_totals(report: Sequence[Sequence[Draft]], clauses: Sequence[Sequence[Clause]]) -> None:
    """Flag, in place, the drafts of a report whose figure is that of a period, a list for each sentence."""
    for part in report:
        drafts = [d for d in part if d.dropped is None]
        if any(map(_counts, drafts)):
            view = drafts[0].view
            spans = [span for span in _spans(view) if not _only_ranks(view, span)]
            for draft in filter(_counts, drafts):
                covering = (s for s in spans if _covers(s, draft, drafts, clauses[view.index]))
                span = next(covering, None) or _whole_time(draft, drafts)
                if span is not None:
                    put(draft, because(view, PERIOD_TOTAL, span.first, span.last, span.rule))
            _told_together(drafts)


def _counts(draft: Draft) -> bool:
    """Whether a draft has a figure of more than one for something that happened."""
    happened = draft.polarity.value == "affirmed" and draft.phase.value == "occurred" and not draft.traits.lasting
    return happened and any(q.unit in _COUNTED and (q.min or q.max or 0) > 1 for q in draft.quantities)


def _spans(view: View) -> Iterator[_Span]:
    """The periods that a sentence names, in the order of its kinds."""
    for first, time in sorted(view.times.items()):
        if _is_period(view, time):
            yield _Span(first, time.last, "what is counted over a time")
    for first, last in hits(view, "since"):
        if last < view.last and last > first + 1 and last not in view.times:
            yield _Span(first, last + 1, "what is counted since something began")
    for first, last in hits(view, "tally"):
        spell = view.asides.get(last)
        if spell is not None and spell.value.kind == "spell":
            yield _Span(first, spell.last, "what is counted over a time")
    for first, last in (*hits(view, "tally"), *hits(view, "since")):
        war = next((hit for hit in hits(view, "war") if last <= hit[0] <= last + _PHRASE), None)
        named = war is not None and not any(view.is_mark(j) or is_finite(view, j) for j in range(last, war[0]))
        if war is not None and named:
            yield _Span(first, war[1], "what is counted over a war", True)


def _is_period(view: View, time: Time) -> bool:
    """Whether a time is one of a day or more over which something can be counted, and not the time of one event."""
    if time.said == "since":
        return bool(time.ends)
    if time.said == "last":
        return time.edtf is not None and not any(time.first <= first < time.last for first, _ in hits(view, "brief"))
    opened = any(first - 1 <= time.first <= last for first, last in (*hits(view, "period"), *hits(view, "tally")))
    if time.basis == "duration":
        hours = _HOURS.fullmatch(time.iso or "")
        return opened and (int(hours[1]) >= _A_DAY if hours else "T" not in (time.iso or ""))
    return (opened or time.said == "between") and _is_longer(time.edtf)


def _is_longer(edtf: str | None) -> bool:
    """Whether a date of EDTF is longer than a night: three days, a month, a year."""
    if edtf is None:
        return False
    ends = _ENDS.fullmatch(edtf)
    if ends is not None:
        return (dt.date.fromisoformat(ends[2]) - dt.date.fromisoformat(ends[1])).days > 1
    return _COARSE.fullmatch(edtf) is not None


def _only_ranks(view: View, span: _Span) -> bool:
    """Whether a period only says among which an event is the first or the worst («أعنف غارة منذ بداية الحرب»)."""
    first = span.first - _NEAR
    ordinals = any(figure.ordinal and first <= at < span.first for at, figure in view.quantities.items())
    return ordinals or any(first <= at < span.last for at, _ in hits(view, "peak"))


def _covers(span: _Span, draft: Draft, drafts: Sequence[Draft], clauses: Sequence[Clause]) -> bool:
    """Whether a draft's figure is counted over a period that its sentence names."""
    own, clause = draft.time, draft.predicate.clause
    if span.war and _most(draft) < _OF_A_WAR and any(span.last <= place.first and place.precision != _WIDE for _, place in draft.places):
        return False
    if own is not None and not span.first <= own.first < span.last and not _is_longer(own.edtf):
        return False
    if clause.first <= span.first < clause.last:
        return not any(draft.at < d.at < span.first and _is_single(d) for d in drafts)
    home = next((c for c in clauses if c.first <= span.first < c.last), None)
    if span.first > draft.at or (home is not None and home.kind in {"relative", "bare_relative"}):
        return False
    return home is None or ((home.verb is None or home.verb > span.first) and not any(d.at < span.first for d in drafts))


def _whole_time(draft: Draft, drafts: Sequence[Draft]) -> _Span | None:
    """A figure for a bare year («1200 مدني في عام 2023»), or for a day so far, in a wide area and with no event of one moment beside it."""
    time = draft.time
    if time is None or not _befell(draft) or any(place.precision != _WIDE for _, place in draft.places):
        return None
    beside = [d for d in drafts if d is not draft and not (_counts(d) and _befell(d))]
    if _YEAR.fullmatch(time.edtf or "") and _most(draft) >= _MANY and not beside:
        return _Span(time.first, time.last, "what is counted over a year")
    if time.said == "since" and not time.ends and draft.traits.casualty and not any(map(_is_single, beside)):
        return _Span(time.first, time.last, "what is counted over a day")
    return None


def _most(draft: Draft) -> float:
    return max((q.min or 0 for q in draft.quantities), default=0)


def _is_single(draft: Draft) -> bool:
    """Whether an event noun is of one event, or a verb tells another («في غارة منذ …»)."""
    if draft.predicate.verbal:
        return True
    number = draft.predicate.option.reading.number
    return draft.traits.strike not in {None, "artillery"} and number in (None, "s") and not draft.quantities


def _told_together(drafts: Sequence[Draft]) -> None:
    """«قُتل 120 وأصيب 300 خلال شهر»: figures of harm that stand side by side are counted over one period."""
    pairs = list(pairwise(drafts))
    for one, other in (*pairs, *((b, a) for a, b in reversed(pairs))):
        if _counts(other) and _befell(one) and _befell(other) and _side_by_side(*sorted((one, other), key=lambda d: d.at)):
            put(other, flagged(one, PERIOD_TOTAL))


def _side_by_side(before: Draft, after: Draft) -> bool:
    own = before.time is not None and after.time is not None and before.time != after.time
    return not own and after.at - max((q.last for q in before.quantities), default=before.at) <= 1


def _befell(draft: Draft) -> bool:
    """Whether an event is harm, or people seized or let go: what is counted over a year."""
    return draft.traits.harm is not None or draft.traits.custody in _SEIZED
