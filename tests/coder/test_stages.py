"""What the stages hand each other: a day for an undated text, figures that are no day of the month."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.coder.analysis import Analysis


def test_a_text_that_nobody_dated_counts_from_its_dateline(analyse: Callable[..., Analysis]) -> None:
    found = analyse("عدن - 12 آذار 2021\nأصيب رجلان مساء أمس في انفجار قرب السوق.\n")
    assert found.report.published == "2021-03-12"
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


@pytest.mark.parametrize(("published", "today"), [("2019-02-16T01:00+02:00", "2019-02-16"), ("2019-02-15T23:00+00:00", "2019-02-15")])
def test_today_is_the_day_where_the_report_was_published(analyse: Callable[..., Analysis], published: str, today: str) -> None:
    """One o'clock at night in Damascus is the day before in UTC; the offset says which is meant."""
    assert [time.edtf for time in analyse("أصيب رجلان اليوم.", published=published).times] == [today]


def test_a_clause_of_the_future_looks_ahead_and_what_was_done_looks_back(analyse: Callable[..., Analysis]) -> None:
    """The tense comes from the codebook's verbs."""
    found = analyse("سيعود الأهالي الذين نزحوا الأحد. ويجتمع المجلس الثلاثاء.", published="2019-02-16")
    assert [time.edtf for time in found.times] == ["2019-02-10", "2019-02-19"]
