"""Where, when, how many, with what: what stands in a draft's clause and belongs to its event."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from khabar.arabic.lookup import PhraseTable
from khabar.coder.clauses import Clause
from khabar.coder.draft import Draft
from khabar.coder.view import Row, View
from khabar.coder.where import Whereabouts
from khabar.model.mention import Quantity


class Circumstances:
    """Fills places, times, quantities, means and struck objects; `harmed` and `held` are the types that count single people."""

    def __init__(self, struck: PhraseTable[Row], harmed: frozenset[str], held: frozenset[str], where: Whereabouts) -> None:
        self._struck, self._harmed, self._held, self._where = struck, harmed, held, where

    def fill(self, draft: Draft, clauses: Sequence[Clause], zone: tuple[int, int], since: int) -> None:
        """Fill from the draft's clause; `zone` is the words from its trigger to the next predicate's.

        What stands before `since` belongs to the predicate or the saying before it.
        """
        self._where.fill(draft, clauses, zone, since)
        self._time(draft, zone, since)
        self._quantities(draft, zone)
        self._means(draft, zone)
        self._hit(draft)

    def _time(self, draft: Draft, zone: tuple[int, int], since: int) -> None:
        view, clause = draft.view, draft.predicate.clause
        times = [t for i, t in sorted(view.times.items()) if clause.first <= i < clause.last and not t.vague and t.basis not in {"duration", "set"}]
        inside = [t for t in times if zone[0] <= t.first < zone[1]]
        before = [t for t in times if since <= t.first < zone[0]]
        chosen = inside or before[-1:] if draft.predicate.verbal or inside else before[-1:]
        if chosen:
            draft.time = chosen[0]

    def _quantities(self, draft: Draft, zone: tuple[int, int]) -> None:
        for quantity in (q for _, q in sorted(draft.view.quantities.items())):
            if quantity.ordinal or quantity.rule in {"ambiguous_dual", "dual_construct"} or quantity.unit in {"duration", "percent", "distance_m"}:
                continue
            if self._counts(draft, quantity, zone):
                draft.quantities.append(quantity if quantity.unit else replace(quantity, unit="person"))

    def _counts(self, draft: Draft, quantity: Quantity, zone: tuple[int, int]) -> bool:
        """Whether a figure counts something of the event: who is in it, the event itself, or what it destroyed or took."""
        at = draft.predicate.first
        covers = quantity.first <= at < quantity.last
        own = any(f.first < quantity.last and quantity.first < f.last for f in (*draft.targets, *draft.agents, *draft.objects))
        inside = zone[0] <= quantity.first < zone[1]
        if quantity.rule in {"counted_singular", "other_singular"} and not covers:
            acts = any(f.first < quantity.last and quantity.first < f.last for f in draft.agents)
            return own and not acts and (quantity.unit in {"vehicle", "aircraft"} or draft.type in self._harmed | self._held)
        if quantity.unit is None:
            return inside and quantity.first == at + 1 and draft.type in self._harmed | self._held
        if not draft.quantities and "self" in draft.predicate.lexeme.frame and quantity.unit == "person" and self._reaches(draft, quantity):
            return True
        if covers or own or (inside and bool(draft.targets) and self._among(draft.view, quantity.first)):
            return True
        if not inside:
            return False
        if draft.type == "destruction":
            return quantity.unit in {"building", "vehicle", "aircraft", "weapon", "place"}
        return quantity.unit == "area_m2" or (quantity.unit == "place" and quantity.rule.startswith("dual"))

    def _reaches(self, draft: Draft, quantity: Quantity) -> bool:
        """«حصيلة القتلى بلغت 12 شخصاً»: the figure that the clause's verb gives for a toll."""
        verb = draft.predicate.clause.verb
        return verb is not None and draft.at < quantity.first < draft.predicate.clause.last and quantity.first - draft.at <= 8

    def _among(self, view: View, i: int) -> bool:
        """«بينهم أطفال»: part of those just counted."""
        before = view.before(i)
        return before is not None and view.words[before].folded in {"بينهم", "بينهن", "منهم", "منها", "بينها", "بينهما"}

    def _means(self, draft: Draft, zone: tuple[int, int]) -> None:
        view, clause = draft.view, draft.predicate.clause
        for i, hit in sorted(view.means.items()):
            if clause.first <= i < clause.last and (i >= draft.predicate.first or draft.predicate.verbal) and i < max(zone[1], draft.predicate.last):
                kind = hit.value["kind"]
                draft.means = (kind, view.words[i].start + hit.cut.head, view.words[hit.last - 1].end)
                return

    def _hit(self, draft: Draft) -> None:
        view = draft.view
        for filler in (*draft.targets, *draft.objects):
            for i in range(filler.first, filler.last):
                hit = self._struck.at(view.words, i, filler.last) if self._struck.starts(view.words[i]) else None
                if hit is not None:
                    thing = (hit.value["kind"], view.words[i].start + hit.cut.head, view.words[hit.last - 1].end)
                    if thing not in draft.struck:
                        draft.struck.append(thing)
                    break
