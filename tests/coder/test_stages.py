"""What the stages hand each other: a day for an undated text, figures that are no day of the month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from khabar.coder.analysis import Analysis


def test_a_text_that_nobody_dated_counts_from_its_dateline(analyse: Callable[..., Analysis]) -> None:
    found = analyse("عدن - 12 آذار 2021\nأصيب رجلان مساء أمس في انفجار قرب السوق.\n")
    assert found.day == dt.date(2021, 3, 12)
    assert [time.edtf for time in found.times if time.basis == "relative"] == ["2021-03-11"]


def test_a_given_day_outweighs_the_dateline(analyse: Callable[..., Analysis]) -> None:
    found = analyse("عدن - 12 آذار 2021\nأصيب رجلان مساء أمس.\n", published="2022-01-02")
    assert [time.edtf for time in found.times if time.basis == "relative"] == ["2022-01-01"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("أوقفت الشرطة فجر الأحد 14 شاباً.", "2024-05-12"), ("أوقفت الشرطة مساء أمس 3 رجال.", "2024-05-14")],
)
def test_a_figure_that_counts_people_is_no_day_of_the_month(analyse: Callable[..., Analysis], text: str, edtf: str) -> None:
    assert [time.edtf for time in analyse(text, published="2024-05-15").times] == [edtf]


def test_the_days_of_a_span_are_still_a_time(analyse: Callable[..., Analysis]) -> None:
    assert [time.edtf for time in analyse("وقع الهجوم قبل 3 أيام.", published="2024-05-15").times] == ["2024-05-12"]
