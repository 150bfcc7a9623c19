"""Where, when, how many, with what: what stands in a draft's clause and belongs to its event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from khabar.arabic.lookup import PhraseTable
from khabar.codebook.schema.events import StruckThing
from khabar.coder.events.bystanders import over
from khabar.coder.events.circumstances.asides import Asides
from khabar.coder.events.circumstances.counts import count
from khabar.coder.events.circumstances.where import Whereabouts
from khabar.coder.events.draft import Draft
from khabar.coder.events.values import Said
from khabar.coder.events.zones import is_said
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.fillers import Filler
from khabar.coder.syntax.view import View
from khabar.model.mention import Time

_BEFORE_HELD = 2
_DAY = re.compile(r"\d{4}-\d\d-\d\d[~?%]?")


_UNARMED = frozenset({"truce", "terms"})
"""Types that are done with no weapon, though their own words name fire («وقف إطلاق النار»)."""


class Circumstances:
    """Fills places, times, figures, means and struck objects of drafts."""

    def __init__(self, struck: PhraseTable[StruckThing], where: Whereabouts, asides: Asides, holders: frozenset[str]) -> None:
        self._struck, self._where, self._asides, self._holders = struck, where, asides, holders

    def fill(self, draft: Draft, clauses: Sequence[Clause], zone: tuple[int, int], since: int) -> None:
        """Fill from the draft's clause; `zone` is the words from its trigger to the next predicate's.

        What stands before `since` belongs to the predicate or the saying before it.
        """
        self._where.fill(draft, clauses, zone, since)
        self._time(draft, zone, since)
        count(draft, zone)
        self._means(draft, zone)
        self._hit(draft)

    def _time(self, draft: Draft, zone: tuple[int, int], since: int) -> None:
        view, clause = draft.view, draft.predicate.clause
        last = max(clause.last, zone[1])
        times = [t for i, t in sorted(view.times.items()) if clause.first <= i < last and not t.vague and t.basis not in {"duration", "set"}]
        if over(draft) is not None:
            times = [t for t in times if t.first > draft.at and view.hedges.keys().isdisjoint(range(t.first, t.last))]
        times = [t for t in times if not self._asides.holds(view, clause.first, t)]
        inside = [t for t in times if zone[0] <= t.first < zone[1]]
        said = is_said(draft)
        before = [t for t in times if since <= t.first < zone[0] and not (said and _is_day(t))]
        chosen = inside or before[-1:] if draft.predicate.verbal or inside else before[-1:]
        if chosen:
            draft.time = chosen[0]

    def _means(self, draft: Draft, zone: tuple[int, int]) -> None:
        view, clause = draft.view, draft.predicate.clause
        if draft.traits.encounter in _UNARMED:
            return
        for i, hit in sorted(view.means.items()):
            if clause.first <= i < clause.last and (i >= draft.predicate.first or draft.predicate.verbal) and i < max(zone[1], draft.predicate.last):
                draft.means = Said(hit.value.kind, view.words[i].start + hit.cut.head, view.words[hit.last - 1].end)
                return

    def _hit(self, draft: Draft) -> None:
        view = draft.view
        for filler in (*draft.targets, *draft.objects):
            for i in range(filler.first, filler.last):
                hit = self._struck.at(view.words, i, filler.last) if self._struck.starts(view.words[i]) else None
                if hit is not None and not self._is_held(view, filler, i):
                    thing = Said(hit.value.kind, view.words[i].start + hit.cut.head, view.words[hit.last - 1].end)
                    if thing not in draft.struck:
                        draft.struck.append(thing)
                    break

    def _is_held(self, view: View, filler: Filler, i: int) -> bool:
        """Whether a thing in a phrase only says who somebody is («مدير مدرسة», «حارس أمن مصنع»)."""
        heads = range(max(filler.first, i - _BEFORE_HELD), i)
        return not view.tags[i].preposition and any(cut.stem in self._holders for j in heads for cut in view.words[j].form.cuts if not cut.suffix)


def _is_day(time: Time) -> bool:
    """Whether a time is one day or unknown, as a saying's is, and no month or span of days."""
    return time.edtf is None or _DAY.fullmatch(time.edtf) is not None
