"""What a time says for linking, with and without a year."""

from __future__ import annotations

import datetime as dt

import pytest

from khabar.ledger.link.moment import Moment, bounds, on, read, report_day, settled
from khabar.model.claim import ClaimTime
from tests.ledger.words import WORDS


def time(text: str, edtf: str | None = None) -> ClaimTime:
    return ClaimTime(start=0, end=len(text), text=text, edtf=edtf, part=None, basis="underspecified" if edtf is None else "explicit")


def day(*of: int) -> int:
    return dt.date(*of).toordinal()


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2019-02-16", day(2019, 2, 16), day(2019, 2, 16)),
        ("2019-02", day(2019, 2, 1), day(2019, 2, 28)),
        ("2018-12~", day(2018, 12, 1), day(2018, 12, 31)),
        ("2019-01-30/2019-02-02", day(2019, 1, 30), day(2019, 2, 2)),
        ("2020", day(2020, 1, 1), day(2020, 12, 31)),
    ],
)
def test_bounds_are_the_first_and_last_day(edtf: str, first: int, last: int) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize("edtf", [None, "2019-02-16/..", "../2019", "2019-13"])
def test_open_or_impossible_dates_have_no_bounds(edtf: str | None) -> None:
    assert bounds(edtf) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("اليوم الثلاثاء 12 تشرين الأول", Moment(weekday=2, month=10, of_month=12, shift=0)),
        ("أمس الجمعة", Moment(weekday=5, shift=-1)),
        ("مساء الأحد", Moment(weekday=7)),
        ("5 مارس", Moment(month=3, of_month=5)),
        ("شهري نيسان وأيار", Moment()),
    ],
)
def test_a_date_without_a_year_keeps_what_it_says(text: str, said: Moment) -> None:
    assert read(time(text), WORDS.dates) == said


def test_the_day_of_a_report_settles_its_today_and_yesterday() -> None:
    today = report_day([Moment(weekday=6, month=2, of_month=12, shift=0), Moment(shift=0)])
    assert today == Moment(weekday=6, month=2, of_month=12)
    assert settled(Moment(shift=-1), today) == Moment(weekday=5, month=2, of_month=11, shift=-1)
    assert settled(Moment(weekday=4), today) == Moment(weekday=4)


def test_reports_whose_times_disagree_have_no_day() -> None:
    assert report_day([Moment(weekday=6, shift=0), Moment(weekday=2, shift=0)]) == Moment()


def test_a_known_day_knows_its_week_day() -> None:
    assert on((day(2024, 2, 12), day(2024, 2, 12))).weekday == 1
