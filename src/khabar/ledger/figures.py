"""The figures of one claim: which is the total, which is a part of it, and which are batches that add up.

«7 مدنيين بينهم 3 أطفال» is 7, of whom 3; «4 أطفال ورجل» is 5; «الأولى 240 عنصراً والثانية 200 عنصر» is 440 in two batches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from khabar.arabic.script import fold
from khabar.arabic.tables import rows
from khabar.model.claim import Claim, ClaimQuantity
from khabar.model.mention import Unit

_WORDS = {fold(row["word"]): row["kind"] for row in rows("khabar.ledger", "figure_words.tsv")}
_WORD = re.compile(r"[^\W\d_]+")
_CONJUNCTION = re.compile(r"^[وف](?=..)")
_STEM = 3

Role = Literal["total", "part", "batch"]


class Figure(msgspec.Struct, frozen=True):
    """One figure: bounds (None where open), of what, and how it stands to the others of its claim.

    `moving` says that it took the place of an earlier figure («ارتفعت الحصيلة إلى …»), `added` that it is the sum of the claim's figures.
    """

    unit: Unit
    min: float | int | None
    max: float | int | None
    counts: str | None = None
    role: Role = "total"
    approximate: bool = False
    joint: bool = False
    moving: bool = False
    added: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.min is not None and self.min == self.max


def kinds_between(claim: Claim, start: int, end: int) -> set[str]:
    """The kinds of the figure words of a claim's evidence between two offsets of its report."""
    text = claim.evidence.text[max(0, start - claim.evidence.start) : max(0, end - claim.evidence.start)]
    words = [_CONJUNCTION.sub("", word) for word in _WORD.findall(fold(text))]
    return {_WORDS[word] for word in words if word in _WORDS}


def _stem(noun: str | None) -> str:
    return fold(noun or "")[:_STEM]


def _figure(q: ClaimQuantity, role: Role, moving: bool) -> Figure:
    return Figure(q.unit, q.min, q.max, q.counts, role, q.approximate, q.joint, moving)


def _sum(figures: Sequence[Figure]) -> Figure:
    """All of them together; open where one is open."""
    low, high = [f.min for f in figures], [f.max for f in figures]
    least = sum(n for n in low if n is not None)
    most = None if None in high else sum(n for n in high if n is not None)
    rough = any(f.approximate for f in figures)
    return Figure(figures[0].unit, least, most, None, "total", rough, any(f.joint for f in figures), any(f.moving for f in figures), True)


def _of_unit(claim: Claim, quantities: Sequence[ClaimQuantity], moving: bool) -> list[Figure]:
    """Figures of one unit: the total first, then what it is made of."""
    first = quantities[0]
    addends: list[Figure] = [_figure(first, "total", moving)]
    parts: list[Figure] = []
    before = first
    for q in quantities[1:]:
        outside = q.start < before.end or not claim.evidence.start <= before.end <= q.start <= claim.evidence.end
        if parts or outside or "part" in kinds_between(claim, before.end, q.start):
            parts.append(_figure(q, "part", moving))
        else:
            addends.append(_figure(q, "total", moving))
        before = q
    if len(addends) == 1:
        return [*addends, *parts]
    batches = len({_stem(f.counts) for f in addends}) == 1
    made_of: Role = "batch" if batches else "part"
    return [_sum(addends), *(msgspec.structs.replace(f, role=made_of) for f in addends), *parts]


def figures(claim: Claim) -> tuple[Figure, ...]:
    """The figures of a claim, unit by unit in the order of its text; the total of each unit stands first."""
    units: dict[Unit, list[ClaimQuantity]] = {}
    for q in sorted(claim.quantities, key=lambda q: (q.start, q.end)):
        if q.min is not None or q.max is not None:
            units.setdefault(q.unit, []).append(q)
    moving = "moving" in kinds_between(claim, claim.evidence.start, claim.evidence.end)
    return tuple(figure for quantities in units.values() for figure in _of_unit(claim, quantities, moving))


def totals(found: Iterable[Figure]) -> list[Figure]:
    """Those of the figures that are totals of one thing alone: no parts, no joint figures."""
    return [figure for figure in found if figure.role == "total" and not figure.joint]
