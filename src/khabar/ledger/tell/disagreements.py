"""Where claims of one event or incident say different things: each field on its own, with the claims on each side.

`kind` says how they differ: `conflict` (both cannot be right), `update` (a later figure takes the place of an earlier one), `scope` (they do
not count the same: a governorate and a town, the dead and all victims, civilians and all the dead), `sum` (batches do not add up to the
total), `status` (denied, or held to be only possible or planned, by some).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from math import inf

from khabar.arabic.script import fold
from khabar.ledger.figures import Figure, figures, in_batches
from khabar.ledger.link.facts import places
from khabar.ledger.link.linkable import Spot
from khabar.ledger.link.moment import bounds
from khabar.ledger.link.nearness import km
from khabar.ledger.link.words import MEANS
from khabar.ledger.tell.context import Context
from khabar.ledger.tell.numbers import Said, agree, said
from khabar.ledger.tell.parties import blamed, doers, side
from khabar.model.claim import Claim
from khabar.model.event import Disagreement, Side

_FAR_KM = 15.0


def disagreements(claims: Sequence[Claim], context: Context) -> tuple[Disagreement, ...]:
    """Every disagreement among the claims of one event, in a fixed order of fields."""
    found: list[Disagreement] = []
    for check in (_numbers, _sums, _doers, _means, _victims, _status, _days, _places):
        found += check(claims, context)
    return tuple(found)


def _sides(values: dict[str, set[str]]) -> tuple[Side, ...]:
    return tuple(Side(value=value, claims=tuple(sorted(values[value]))) for value in sorted(values))


def _by_value(claims: Iterable[Claim], value: Callable[[Claim], str | None]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        one = value(claim)
        if one is not None:
            found[one].add(claim.id)
    return found


def show(figure: Figure) -> str:
    """A figure as one writes it: 12, ~12, 10–15, ≥30, ≤5."""
    low, high = figure.min, figure.max
    rough = "~" if figure.approximate else ""
    if low is not None and low == high:
        return f"{rough}{low:g}"
    if low is None or high is None:
        return f"{rough}≥{low:g}" if low is not None else f"{rough}≤{high:g}"
    return f"{rough}{low:g}–{high:g}"


def _numbers(claims: Sequence[Claim], context: Context) -> list[Disagreement]:
    """Totals of one unit that cannot both be right, then parts of one noun («3 أطفال»); batches that are added up are left to `_sums`."""
    totals: dict[str, list[Said]] = defaultdict(list)
    parts: dict[str, list[Said]] = defaultdict(list)
    for one in said(claims, context):
        figure = one.figure
        if figure.role == "total":
            totals["quantity" if figure.unit == "person" else f"quantity.{figure.unit}"].append(one)
        elif figure.role == "part" and figure.counts:
            parts[fold(figure.counts)].append(one)
    found = [one for field in sorted(totals) for one in _apart(field, totals[field], show)]
    return found + [one for noun in sorted(parts) for one in _apart("quantity.part", parts[noun], _with_noun)]


def _with_noun(figure: Figure) -> str:
    return f"{show(figure)} {figure.counts}"


def _apart(field: str, some: Sequence[Said], told: Callable[[Figure], str]) -> Iterator[Disagreement]:
    """The disagreements among figures of one thing, a record for each kind of them."""
    kinds: dict[str, set[Said]] = defaultdict(set)
    for a, b in combinations(some, 2):
        if not agree(a.figure, b.figure) and not _is_of_batches(a, b):
            kinds[_how(a, b)] |= {a, b}
    for kind, differing in sorted(kinds.items()):
        values: dict[str, set[str]] = defaultdict(set)
        for _, value, claim in sorted((_size(one), told(one.figure) + (_scope(one) if kind == "scope" else ""), one.claim) for one in differing):
            values[value].add(claim)
        yield Disagreement(field=field, kind=kind, sides=tuple(Side(value=value, claims=tuple(sorted(ids))) for value, ids in values.items()))


def _scope(one: Said) -> str:
    """What a figure counts, where that is why it differs."""
    joint = ["several harms together"] if one.figure.joint else []
    area = ["a wider area"] if one.wide else []
    counted = joint + area + ([f"{one.side}s"] if one.side else [])
    return f" ({', '.join(counted)})" if counted else ""


def _size(one: Said) -> tuple[float, float]:
    low, high = one.figure.min, one.figure.max
    return (low if low is not None else high or 0.0), (high if high is not None else inf)


def _is_of_batches(a: Said, b: Said) -> bool:
    """Whether one of two figures is a sum of batches, which `_sums` checks against totals."""
    return a.figure.batches != b.figure.batches


def _how(a: Said, b: Said) -> str:
    low, high = sorted((a, b), key=_size)
    if a.figure.joint != b.figure.joint or a.wide != b.wide or {a.side, b.side} == {"civilian", "fighter"}:
        return "scope"
    if high.figure.moving and not (high.day and low.day and high.day < low.day):
        return "update"
    later = low.day and high.day and low.text != high.text and (low.day < high.day or (low.day != high.day and low.outlet == high.outlet))
    if later:
        return "update"
    return "scope" if low.side is not None and high.side is None else "conflict"


def _sums(claims: Sequence[Claim], context: Context) -> list[Disagreement]:
    """Batches that add up otherwise than the total that their report, or another, gives."""
    if not any(len(claim.quantities) > 1 for claim in claims):
        return []
    found = []
    everything = [(claim, figures(claim)) for claim in claims if claim.polarity == "affirmed"]
    for claim, mine in everything:
        added = in_batches(mine)
        if added is None:
            continue
        total, batches = added
        against: dict[str, set[str]] = defaultdict(set)
        for other, figure in ((other, figure) for other, theirs in everything for figure in theirs):
            if figure.unit == total.unit and figure.role == "total" and not (figure.batches or figure.joint or agree(figure, total)):
                against[show(figure)].add(other.id)
        if against:
            mine_added = Side(value=" + ".join(show(f) for f in batches), claims=(claim.id,))
            found.append(Disagreement(field="quantity", kind="sum", sides=(mine_added, *_sides(against))))
    return found


def _doers(claims: Sequence[Claim], context: Context) -> list[Disagreement]:
    """Doers of whom no body is in common."""
    found = [claim for claim in claims if claim.polarity == "affirmed" and doers(claim)]
    bodies = {blamed(claim) for claim in found}
    apart = {some for some in bodies for other in bodies if not some & other}
    values = _by_value((claim for claim in found if blamed(claim) in apart), lambda claim: ", ".join(sorted(doers(claim))))
    return [Disagreement(field="agent", kind="conflict", sides=_sides(values))] if apart else []


def _means(claims: Sequence[Claim], context: Context) -> list[Disagreement]:
    def weapon(claim: Claim) -> str | None:
        return MEANS.get(claim.means.kind) if claim.means else "air" if context.words.rule(claim.type).air else None

    values = _by_value((claim for claim in claims if claim.polarity == "affirmed"), weapon)
    return [Disagreement(field="means", kind="conflict", sides=_sides(values))] if len(values) > 1 else []


def _victims(claims: Sequence[Claim], context: Context) -> list[Disagreement]:
    values = _by_value((claim for claim in claims if context.words.rule(claim.type).harm and claim.polarity == "affirmed"), side)
    return [Disagreement(field="victims", kind="conflict", sides=_sides(values))] if len(values) > 1 else []


def _status(claims: Sequence[Claim], context: Context) -> list[Disagreement]:
    """Denied by some, or held only possible or planned by some, and said to be so by others.

    Who denies that one body did it does not contradict those who say that another did.
    """
    denied = [claim for claim in claims if claim.polarity == "negated"]
    against = [c for c in claims if c.polarity == "affirmed" and any(not (blamed(c) and blamed(d)) or blamed(c) & blamed(d) for d in denied)]
    polarity = _by_value((*against, *denied), lambda claim: "denied" if claim.polarity == "negated" else "affirmed")
    certainty = _by_value((c for c in claims if c.polarity == "affirmed"), lambda c: "asserted" if c.certainty == "asserted" else "unconfirmed")
    phase = _by_value((c for c in claims if c.polarity == "affirmed"), lambda c: "planned" if c.phase == "future" else "happened")
    told = (("polarity", polarity), ("certainty", certainty), ("phase", phase))
    return [Disagreement(field=field, kind="status", sides=_sides(values)) for field, values in told if len(values) > 1]


def _days(claims: Sequence[Claim], context: Context) -> list[Disagreement]:
    """Days that do not overlap."""
    said_days = {claim.id: days for claim in claims if claim.time and (days := bounds(claim.time.edtf)) and claim.polarity == "affirmed"}
    apart = {a for a in said_days for b in said_days if said_days[a][0] > said_days[b][1] or said_days[b][0] > said_days[a][1]}
    values = _by_value((claim for claim in claims if claim.id in apart), lambda claim: claim.time.edtf if claim.time else None)
    return [Disagreement(field="time", kind="conflict", sides=_sides(values))] if len(values) > 1 else []


def _places(claims: Sequence[Claim], context: Context) -> list[Disagreement]:
    """Fine places of which each is far from every place of the other side."""
    spots = {claim.id: [spot for spot in places(claim.places)[0] if spot.lat is not None] for claim in claims if claim.polarity == "affirmed"}
    located = {id: some for id, some in spots.items() if some}
    apart = {a for a in located for b in located if _all_far(located[a], located[b])}
    values = _by_value((c for c in claims if c.id in apart), lambda c: min(p.name for p in c.places if p.lat is not None))
    return [Disagreement(field="place", kind="conflict", sides=_sides(values))] if len(values) > 1 else []


def _all_far(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    return all((km(x, y) or 0.0) > _FAR_KM + x.radius_km + y.radius_km for x in a for y in b)
