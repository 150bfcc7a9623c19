"""How many: the figures of an event, read three ways (lowest, best, widest range), and where they move, add up or disagree.

Joint figures («عشرات القتلى والجرحى») are a toll of neither alone: they bound the range from above and give no minimum, lowest or best.
What is only planned or expected gives no lowest, and a best only where nobody tells what happened.
A toll that rose («ارتفعت الحصيلة إلى 12») takes the place of lower ones said before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from khabar.arabic.script import fold
from khabar.ledger.figures import Figure, figures
from khabar.ledger.link.facts import places
from khabar.ledger.tell.context import Context
from khabar.ledger.tell.parties import side
from khabar.model.claim import Claim
from khabar.model.event import EventQuantity
from khabar.model.mention import Unit

TOLERANCE = 0.1
"""An approximate figure may stand so far from another, as a share of it, and agree."""


class Said(msgspec.Struct, frozen=True):
    """A figure and who says it when: the claim, the outlet, the text it stands in (copies are one), the day of its report ('' unknown).

    `side` is whom it counts, civilians or fighters, as far as the claim says; `wide` says that it names no place finer than a region;
    `happened` is false for what is planned or expected.
    """

    figure: Figure
    claim: str
    outlet: str | None
    text: str
    day: str
    side: str | None
    wide: bool
    happened: bool
    certain: bool


def said(claims: Iterable[Claim], context: Context) -> list[Said]:
    """Every figure of the claims that are not denied, in the order of the claims."""
    return [_said(figure, claim, context) for claim in claims if claim.polarity == "affirmed" for figure in figures(claim)]


def _said(figure: Figure, claim: Claim, context: Context) -> Said:
    report = claim.report
    return Said(
        figure=figure,
        claim=claim.id,
        outlet=report.outlet,
        text=context.text_of(report.id),
        day=report.published or "",
        side=side(claim),
        wide=is_wide(claim),
        happened=claim.phase != "future",
        certain=claim.certainty == "asserted",
    )


def is_wide(claim: Claim) -> bool:
    """Whether a claim names only places that are wider than a town."""
    spots, areas = places(claim.places)
    return bool(areas) and not spots


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
    """What stands first: the figure that most texts give, of what happened before what is planned, of a town before its region, exact
    before ranges. Of equals the latest, then the highest.
    """
    texts: dict[tuple[float, float], set[str]] = defaultdict(set)
    for one in figures_said:
        texts[_value(one)].add(one.text)
    moving = any(one.figure.moving for one in figures_said)

    def rank(one: Said) -> tuple[bool, bool, bool, bool, int, str, tuple[float, float]]:
        return (one.happened, not one.wide, one.figure.exact, moving and one.figure.moving, len(texts[_value(one)]), one.day, _value(one))

    return max(figures_said, key=rank, default=None)


def _plain(number: float | None) -> float | int | None:
    return int(number) if number is not None and number == int(number) else number


def _quantity(unit: Unit, some: Sequence[Said], alone: Sequence[Said]) -> EventQuantity:
    """One quantity out of all that is said of it; `alone` are those of `some` that are no joint figures."""
    lows, highs = [one.figure.min for one in alone], [one.figure.max for one in some]
    certain = [one.figure.min for one in alone if one.certain and one.happened and one.figure.min is not None]
    best = _best(alone)
    return EventQuantity(
        unit=unit,
        counts=best.figure.counts if best is not None else next((one.figure.counts for one in some if one.figure.counts), None),
        min=None if None in lows else _plain(min((n for n in lows if n is not None), default=None)),
        max=None if None in highs else _plain(max((n for n in highs if n is not None), default=None)),
        best=_plain(None if best is None else best.figure.min if best.figure.min is not None else best.figure.max),
        lowest=_plain(min(certain, default=None)),
    )


def quantities(claims: Sequence[Claim], context: Context) -> tuple[EventQuantity, ...]:
    """Totals unit by unit, people first, then parts of people by their noun («أطفال»)."""
    everything = said(claims, context)
    totals: dict[Unit, list[Said]] = defaultdict(list)
    parts: dict[str, list[Said]] = defaultdict(list)
    for one in everything:
        if one.figure.role == "total":
            totals[one.figure.unit].append(one)
        elif one.figure.role == "part" and one.figure.unit == "person" and one.figure.counts:
            parts[fold(one.figure.counts)].append(one)
    order = sorted(totals, key=lambda unit: (unit != "person", unit))
    found = [_quantity(unit, totals[unit], [one for one in totals[unit] if not one.figure.joint]) for unit in order]
    found += [_quantity("person", parts[noun], [one for one in parts[noun] if not one.figure.joint]) for noun in sorted(parts)]
    return tuple(found)
