"""Where, when, how many, with what: what stands in a draft's clause and belongs to its event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from khabar.arabic.lookup import PhraseTable
from khabar.coder.clauses import Clause
from khabar.coder.constituents import constituents
from khabar.coder.draft import Draft
from khabar.coder.view import Row, View
from khabar.model.mention import Place, Quantity

_FROM, _TO, _VIA = frozenset({"من"}), frozenset({"الي", "نحو", "باتجاه", "صوب", "في اتجاه", "ل"}), frozenset({"عبر", "من خلال", "مرورا ب"})


_PLACING = frozenset({"place", "near", "direction"})
_SPEECH = frozenset({"demand", "criticism", "threat", "statement", "support"})
_STANDING = frozenset({"في", "ب", "من", "الي", "داخل", "نحو", "عبر", "باتجاه", "صوب", "علي", "قرب"})


class Circumstances:
    """Fills places, times, quantities, means and struck objects; `moves` are the types with from, via and to."""

    def __init__(
        self, struck: PhraseTable[Row], moves: frozenset[str], harmed: frozenset[str], held: frozenset[str], places: frozenset[str],
        buildings: frozenset[str],
    ) -> None:  # fmt: skip
        self._struck, self._moves, self._harmed, self._held, self._nouns, self._buildings = struck, moves, harmed, held, places, buildings

    def fill(self, draft: Draft, clauses: Sequence[Clause], zone: tuple[int, int], since: int) -> None:
        """Fill from the draft's clause; `zone` is the words from its trigger to the next predicate's.

        What stands before `since` belongs to the predicate or the saying before it.
        """
        self._places(draft, zone, since)
        self._time(draft, zone, since)
        self._quantities(draft, zone)
        self._means(draft, zone)
        self._hit(draft)

    def _places(self, draft: Draft, zone: tuple[int, int], since: int) -> None:
        view, clause = draft.view, draft.predicate.clause
        found = [*self._named(draft), *self._described(view, clause.first, max(clause.last, zone[1]))]
        found.sort(key=lambda place: place.first)
        after = [p for p in found if zone[0] <= p.first < zone[1]]
        start = clause.first if draft.predicate.verbal else clause.verb if clause.verb is not None else zone[0]
        before = [p for p in found if start <= p.first < zone[0]]
        for place in after or before:
            draft.add_place(self._role(draft, view, place), place)

    def _named(self, draft: Draft) -> list[Place]:
        """Named places; a country's name only where a preposition or a direction makes it a place and no party.

        What a speaker speaks of is no place of the speaking: of those only «في» and «ب» count.
        """
        view, found = draft.view, []
        for _, place in sorted(view.places.items()):
            prep = preposition_of(view, place)
            country = place.feature == "country"
            if country and ((place.relation is None and prep not in _STANDING) or (prep == "من" and draft.type not in self._moves)):
                continue
            if draft.type in _SPEECH and prep not in {"في", "ب"}:
                continue
            found.append(place)
        return found

    def _described(self, view: View, first: int, last: int) -> list[Place]:
        """Places that are described and not named («قاعدة عسكرية»، «المناطق الحدودية»), after a preposition of place."""
        found = []
        for part in constituents(view, first, last):
            if (part.kind not in _PLACING and part.prep not in _STANDING) or part.first >= view.last:
                continue
            tag = view.tags[part.first]
            if tag.stem not in self._nouns or any(part.holds(i) for i in view.places) or part.first in view.quantities:
                continue
            if not (tag.definite or tag.stem in self._buildings or view.tags[part.last - 1].article):
                continue
            start, end = view.words[part.first].start + view.tags[part.first].outer, view.words[part.last - 1].end
            name = " ".join(w.text for w in view.words[part.first : part.last])
            found.append(
                Place(start=start, end=end, first=part.first, last=part.last, rule="described place", name=name, reason="described, not named",
                      feature="described", known=False)
            )  # fmt: skip
        return found

    def _role(self, draft: Draft, view: View, place: Place) -> str:
        if draft.type not in self._moves:
            return "at"
        prep, role = preposition_of(view, place), _role_of(view, place)
        if role in {"from", "via", "to"}:
            return role
        if prep in _TO:
            return "to"
        if prep in _FROM:
            return "from"
        if prep in _VIA:
            return "via"
        if draft.places and prep in {"في", "ب", ""} and not self._apart(view, draft.places[-1][1], place):
            return draft.places[-1][0]
        if prep == "" and draft.predicate.verbal and draft.type == "displacement":
            return "from"
        return "from" if draft.type == "withdrawal" else "at"

    def _apart(self, view: View, before: Place, place: Place) -> bool:
        """Whether two places stand too far apart to be one («مدينة X في محافظة Y»)."""
        return place.first - before.last > 3

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


def _role_of(view: View, place: Place) -> str:
    """The place role that the list `prepositions` gives to what stands before a place; "" if none."""
    for j in range(place.first, max(view.first, place.first - 5) - 1, -1):
        hit = view.prepositions.get(j)
        if hit is not None and hit.last <= place.first and hit.value["kind"] not in {"direction", "near"}:
            return str(hit.value.get("role", ""))
        if view.tags[j].preposition or view.is_mark(j):
            break
    return ""


def preposition_of(view: View, place: Place) -> str:
    """The folded preposition that governs a place, looking back past what it is part of; "" if none."""
    i = place.first
    if view.tags[i].preposition:
        return view.tags[i].preposition
    for j in range(i - 1, max(view.first, i - 5) - 1, -1):
        hit = view.prepositions.get(j)
        if hit is not None and hit.last <= i and hit.value["kind"] != "direction":
            return str(hit.value["folded"])
        if view.tags[j].preposition:
            return view.tags[j].preposition
        if view.is_mark(j):
            break
    return ""


def means_kinds(view: View, clause: Clause) -> Mapping[str, int]:
    """Kinds of means named in a clause, with where each stands."""
    return {hit.value["kind"]: i for i, hit in sorted(view.means.items()) if clause.first <= i < clause.last}
