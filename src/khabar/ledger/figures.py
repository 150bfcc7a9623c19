"""The figures of one claim: which is the total, which is a part of it, and which are batches that add up.

«7 مدنيين بينهم 3 أطفال» is 7, of whom 3; «4 أطفال ورجل» is 5; «الأولى 240 عنصراً والثانية 200 عنصر» is 440 in two batches;
«300 مقاتل على دفعتين: 150 و250 مقاتلاً» is 300, said to be batches that make 400.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from khabar.arabic.clitics import CONJUNCTIONS
from khabar.arabic.script import fold
from khabar.arabic.tables import rows
from khabar.model.claim import Claim, ClaimQuantity
from khabar.model.mention import Unit

_WORDS = {fold(row["word"]): row["kind"] for row in rows("khabar.ledger", "figure_words.tsv")}
_WORD = re.compile(r"[^\W\d_]+")
_CONJUNCTION = re.compile(rf"^[{''.join(CONJUNCTIONS)}](?=..)")
_STEM = 3

Role = Literal["total", "part", "batch"]


class Figure(msgspec.Struct, frozen=True):
    """One figure: bounds (None where open), of what, and how it stands to the others of its claim.

    `moving` says that it took the place of an earlier figure («ارتفعت الحصيلة إلى …»), `batches` that it is a sum of batches that the text
    does not give itself.
    """

    unit: Unit
    min: float | int | None
    max: float | int | None
    counts: str | None = None
    role: Role = "total"
    approximate: bool = False
    joint: bool = False
    moving: bool = False
    batches: bool = False

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


def _sum(figures: Sequence[Figure], batches: bool) -> Figure:
    """All of them together; open where one is open."""
    low, high = [f.min for f in figures], [f.max for f in figures]
    least = sum(n for n in low if n is not None)
    most = None if None in high else sum(n for n in high if n is not None)
    rough = any(f.approximate for f in figures)
    joint, moving = any(f.joint for f in figures), any(f.moving for f in figures)
    return Figure(figures[0].unit, least, most, None, "total", rough, joint, moving, batches)


def _of_unit(claim: Claim, quantities: Sequence[ClaimQuantity], moving: bool) -> list[Figure]:
    """Figures of one unit: the total first, then what it is made of."""
    before = quantities[0]
    addends, batches, parts = [_figure(before, "total", moving)], list[Figure](), list[Figure]()
    for q in quantities[1:]:
        outside = q.start < before.end or not claim.evidence.start <= before.end <= q.start <= claim.evidence.end
        between = set() if outside else kinds_between(claim, before.end, q.start)
        if parts or outside or "part" in between:
            parts.append(_figure(q, "part", moving))
        elif batches or "batches" in between:
            batches.append(_figure(q, "batch", moving))
        else:
            addends.append(_figure(q, "total", moving))
        before = q
    if len(addends) == 1:
        return [*addends, *batches, *parts]
    alike = len({_stem(f.counts) for f in addends}) == 1
    made_of: Role = "batch" if alike else "part"
    return [_sum(addends, alike), *(msgspec.structs.replace(f, role=made_of) for f in addends), *batches, *parts]


def in_batches(found: Sequence[Figure]) -> tuple[Figure, tuple[Figure, ...]] | None:
    """What the batches of a claim come to, and the batches; None where it has fewer than two."""
    batches = tuple(figure for figure in found if figure.role == "batch")
    return (_sum(batches, True), batches) if len(batches) > 1 else None


def figures(claim: Claim) -> tuple[Figure, ...]:
    """The figures of a claim, unit by unit in the order of its text; the total of each unit stands first."""
    units: dict[Unit, list[ClaimQuantity]] = {}
    for q in sorted(claim.quantities, key=lambda q: (q.start, q.end)):
        if q.min is not None or q.max is not None:
            units.setdefault(q.unit, []).append(q)
    moving = "moving" in kinds_between(claim, claim.evidence.start, claim.evidence.end)
    return tuple(figure for quantities in units.values() for figure in _of_unit(claim, quantities, moving))
