"""How many: the figures of an event, read three ways (lowest, best, widest range), and where they move, add up or disagree.

Joint figures («عشرات القتلى والجرحى») are a toll of neither alone: they widen the range and give no lowest and no best.
A toll that rose («ارتفعت الحصيلة إلى 12») takes the place of lower ones said before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from khabar.arabic.script import fold
from khabar.ledger.figures import Figure, figures
from khabar.ledger.tell.context import Context
from khabar.model.claim import Claim
from khabar.model.event import EventQuantity
from khabar.model.mention import Unit

TOLERANCE = 0.1
"""An approximate figure may stand so far from another, as a share of it, and agree."""


class Said(msgspec.Struct, frozen=True):
    """A figure and who says it when: the claim, the text it stands in (copies are one), the day of its report ('' unknown)."""

    figure: Figure
    claim: str
    report: str
    text: str
    day: str
    certain: bool


def said(claims: Iterable[Claim], context: Context) -> list[Said]:
    """Every figure of the claims that are not denied, in the order of the claims."""
    return [
        Said(figure, claim.id, claim.report.id, context.text_of(claim.report.id), claim.report.published or "", claim.certainty == "asserted")
        for claim in claims
        if claim.polarity == "affirmed"
        for figure in figures(claim)
    ]


def agree(a: Figure, b: Figure) -> bool:
    """Whether two figures can both be right: their ranges meet, approximate ones with a tolerance of a tenth."""
    slack = TOLERANCE if a.approximate or b.approximate else 0.0
    low = max(a.min or 0, b.min or 0)
    highs = [f.max for f in (a, b) if f.max is not None]
    return not highs or low <= min(highs) * (1 + slack)


def _value(one: Said) -> tuple[float, float]:
    low = one.figure.min if one.figure.min is not None else one.figure.max or 0
    return low, one.figure.max if one.figure.max is not None else low


def _best(figures_said: Sequence[Said]) -> Said | None:
    """What stands first: the figure that most texts give, exact before ranges; of equals the latest, then the highest."""
    texts: dict[tuple[float, float], set[str]] = defaultdict(set)
    for one in figures_said:
        texts[_value(one)].add(one.text)
    moving = any(one.figure.moving for one in figures_said)

    def rank(one: Said) -> tuple[bool, bool, int, str, tuple[float, float]]:
        return (one.figure.exact, moving and one.figure.moving, len(texts[_value(one)]), one.day, _value(one))

    return max(figures_said, key=rank, default=None)


def _plain(number: float | None) -> float | int | None:
    return int(number) if number is not None and number == int(number) else number


def _quantity(unit: Unit, some: Sequence[Said], alone: Sequence[Said]) -> EventQuantity:
    """One quantity out of all that is said of it; `alone` are those of `some` that are no joint figures."""
    lows = [one.figure.min for one in some if one.figure.min is not None]
    highs = [one.figure.max for one in some]
    certain = [one.figure.min for one in alone if one.certain and one.figure.min is not None]
    best = _best(alone)
    return EventQuantity(
        unit=unit,
        counts=_noun(alone or some, best),
        min=_plain(min(lows, default=None)),
        max=None if None in highs else _plain(max((h for h in highs if h is not None), default=None)),
        best=_plain(None if best is None else best.figure.min if best.figure.min is not None else best.figure.max),
        lowest=_plain(min(certain, default=None)),
    )


def _noun(some: Sequence[Said], best: Said | None) -> str | None:
    if best is not None and best.figure.counts:
        return best.figure.counts
    return next((one.figure.counts for one in some if one.figure.counts), None)


def quantities(claims: Sequence[Claim], context: Context) -> tuple[EventQuantity, ...]:
    """Totals unit by unit, people first, then parts of people by their noun («أطفال»)."""
    everything = said(claims, context)
    totals: dict[Unit, list[Said]] = defaultdict(list)
    parts: dict[str, list[Said]] = defaultdict(list)
    for one in everything:
        if one.figure.role == "total":
            totals[one.figure.unit].append(one)
        elif one.figure.unit == "person" and one.figure.counts:
            parts[fold(one.figure.counts)].append(one)
    order = sorted(totals, key=lambda unit: (unit != "person", unit))
    found = [_quantity(unit, totals[unit], [one for one in totals[unit] if not one.figure.joint]) for unit in order]
    found += [_quantity("person", parts[noun], [one for one in parts[noun] if not one.figure.joint]) for noun in sorted(parts)]
    return tuple(found)
