"""Which figure of a claim is the total, which a part, which a batch."""

from __future__ import annotations

import pytest

from khabar.ledger.figures import figures
from khabar.model.claim import Claim, ClaimQuantity, MadeBy
from khabar.model.report import ReportRef
from khabar.model.span import Span


def claim(text: str, *quoted: tuple[str, int, str]) -> Claim:
    """A claim whose evidence is `text`, with exact quantities (quote, number, noun)."""
    quantities = []
    for quote, number, noun in quoted:
        start = text.index(quote)
        span = {"start": start, "end": start + len(quote), "text": quote}
        quantities.append(ClaimQuantity(**span, min=number, max=number, approximate=False, joint=False, unit="person", counts=noun))
    whole = Span(start=0, end=len(text), text=text)
    report = ReportRef(id="r", sha256="0" * 64)
    made_by = MadeBy(coder="", codebook="", gazetteer="")
    return Claim(id="c", report=report, type="killing", trigger=whole, evidence=whole, quantities=tuple(quantities), made_by=made_by)


@pytest.mark.parametrize(
    ("text", "quoted", "read"),
    [
        ("قتل 9 مدنيين بينهم 4 أطفال", [("9 مدنيين", 9, "مدنيين"), ("4 أطفال", 4, "أطفال")], [("total", 9), ("part", 4)]),
        ("مقتل 4 أطفال و2 نساء", [("4 أطفال", 4, "أطفال"), ("2 نساء", 2, "نساء")], [("total", 6), ("part", 4), ("part", 2)]),
        (
            "خرج المقاتلون على دفعتين، الأولى 150 مقاتلاً والثانية 250 مقاتلاً",
            [("150 مقاتلاً", 150, "مقاتلاً"), ("250 مقاتلاً", 250, "مقاتلاً")],
            [("total", 400), ("batch", 150), ("batch", 250)],
        ),
        (
            "استسلم 300 مقاتل على دفعتين 150 مقاتلاً و250 مقاتلاً",
            [("300 مقاتل", 300, "مقاتل"), ("150 مقاتلاً", 150, "مقاتلاً"), ("250 مقاتلاً", 250, "مقاتلاً")],
            [("total", 300), ("batch", 150), ("batch", 250)],
        ),
    ],
)
def test_totals_parts_and_batches(text: str, quoted: list[tuple[str, int, str]], read: list[tuple[str, int]]) -> None:
    assert [(f.role, f.min) for f in figures(claim(text, *quoted))] == read


def test_a_toll_that_rose_moves() -> None:
    (figure,) = figures(claim("ارتفعت حصيلة القتلى إلى 31 مدنياً", ("31 مدنياً", 31, "مدنياً")))
    assert figure.moving
