"""The calendar: partial dates, periods and their EDTF, arithmetic at the ends of months, years and the calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic import calendar as cal
from khabar.arabic import calendar_hijri as hijri
from khabar.arabic.calendar import Partial, Period

D = dt.date
DATES = st.dates(D(1900, 1, 1), D(2100, 12, 31))


@pytest.mark.parametrize(
    ("partial", "text", "first", "last"),
    [
        (Partial(2019, 2, 16), "2019-02-16", D(2019, 2, 16), D(2019, 2, 16)),
        (Partial(2020, 2), "2020-02", D(2020, 2, 1), D(2020, 2, 29)),
        (Partial(2019), "2019", D(2019, 1, 1), D(2019, 12, 31)),
        (Partial(1980, decade=True), "198X", D(1980, 1, 1), D(1989, 12, 31)),
        (Partial(2019, 2, 15, approx=True), "2019-02-15~", D(2019, 2, 15), D(2019, 2, 15)),
        (Partial(247), "0247", D(247, 1, 1), D(247, 12, 31)),
    ],
)
def test_a_partial_date_has_its_edtf_and_days(partial: Partial, text: str, first: dt.date, last: dt.date) -> None:
    assert (str(partial), partial.first, partial.last) == (text, first, last)


def test_a_period_of_one_date_is_that_date() -> None:
    assert cal.only(Partial(2019)).edtf == "2019"
    assert Period(Partial(2011), Partial(2015, 3)).edtf == "2011/2015-03"
    assert cal.days(D(2020, 1, 2), D(2020, 1, 1)).edtf == "2020-01-01/2020-01-02"


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2021, 2, 31), (2021, 2, 29), (2021, 13, 1), (2021, 0, 1), (0, 1, 1), (10_000, 1, 1), (2021, 4, 31)]
)
def test_a_day_that_does_not_exist_is_none(year: int, month: int, day: int) -> None:
    assert cal.make_date(year, month, day) is None


@pytest.mark.parametrize(
    ("edge", "edtf"),
    [
        ("start", "2019-02-01/2019-02-10"),
        ("early", "2019-02-01/2019-02-10"),
        ("middle", "2019-02-15~"),
        ("late", "2019-02-21/2019-02-28"),
        ("later", "2019-02-16/2019-02-28"),
    ],
)
def test_the_parts_of_a_month(edge: str, edtf: str) -> None:
    assert cal.part_of(cal.only(Partial(2019, 2)), edge).edtf == edtf


@pytest.mark.parametrize(
    ("edge", "edtf"),
    [("start", "2014-01~"), ("early", "2014-01/2014-03"), ("middle", "2014-06/2014-07"), ("late", "2014-10/2014-12"), ("end", "2014-12~")],
)
def test_the_parts_of_a_year(edge: str, edtf: str) -> None:
    assert cal.part_of(cal.only(Partial(2014)), edge).edtf == edtf


@pytest.mark.parametrize(
    ("edge", "edtf"), [("start", "2024-01-01/2024-01-03"), ("middle", "2024-01-02/2024-01-05"), ("late", "2024-01-04/2024-01-07")]
)
def test_the_parts_of_a_week(edge: str, edtf: str) -> None:
    week = cal.week_of(D(2024, 1, 3))
    assert week is not None
    assert cal.part_of(week, edge).edtf == edtf


@given(DATES)
def test_a_week_runs_from_monday_to_sunday_round_its_day(date: dt.date) -> None:
    week = cal.week_of(date)
    assert week is not None
    assert (week.first.isoweekday(), week.last.isoweekday()) == (1, 7)
    assert week.first <= date <= week.last


@given(DATES, st.integers(-200, 200))
def test_months_keep_the_day_or_take_the_last(date: dt.date, count: int) -> None:
    moved = cal.shift(date, "month", count)
    assert moved is not None
    assert (moved.year - date.year) * 12 + moved.month - date.month == count
    assert moved.day == date.day or (moved.day < date.day and (moved + dt.timedelta(1)).day == 1)


@given(DATES, st.integers(1, 7), st.booleans())
def test_strict_leaves_out_the_day_itself(date: dt.date, weekday: int, forward: bool) -> None:
    found = cal.nearest_weekday(date, weekday, forward, strict=True)
    assert found is not None
    assert found.isoweekday() == weekday
    assert 1 <= ((found - date) if forward else (date - found)).days <= 7


@given(DATES, st.integers(1, 12))
def test_a_bare_month_is_the_one_of_publication_or_the_last_before(date: dt.date, month: int) -> None:
    year = cal.nearest_year(date, month, None, forward=False)
    assert year == (date.year if month <= date.month else date.year - 1)


def test_a_leap_day_looks_for_a_leap_year() -> None:
    assert cal.nearest_year(D(2023, 3, 1), 2, 29, forward=False) == 2020
    assert cal.nearest_year(D(1899, 3, 1), 2, 29, forward=True) == 1904
    assert cal.nearest_year(D(2023, 3, 1), 2, 31, forward=False) is None


@pytest.mark.parametrize("grain", cal.GRAINS)
@pytest.mark.parametrize(("date", "count"), [(D(1, 1, 1), -1), (D(9999, 12, 31), 1), (D(2000, 1, 1), 10**7), (D(2000, 1, 1), -(10**7))])
def test_what_leaves_the_calendar_is_none(grain: str, date: dt.date, count: int) -> None:
    assert cal.neighbour(date, grain, count) is None


def test_centuries_begin_with_a_one() -> None:
    century = cal.century_of(20)
    assert century is not None
    assert century.edtf == "1901/2000"
    assert cal.century_of(0) is None
    assert cal.decade_of(5) is None


class TestHijri:
    """Hijri dates by the Umm al-Qura table."""

    def test_a_day_and_a_month(self) -> None:
        found, month = hijri.hijri_day(1445, 9, 1), hijri.hijri_month(1445, 9)
        assert found is not None
        assert month is not None
        assert (found.edtf, month.edtf) == ("2024-03-11", "2024-03-11/2024-04-09")

    @pytest.mark.parametrize(("year", "month", "day"), [(1342, 1, 1), (1501, 1, 1), (1445, 13, 1), (1445, 9, 31), (0, 1, 1)])
    def test_outside_the_table_is_none(self, year: int, month: int, day: int) -> None:
        assert hijri.hijri_day(year, month, day) is None

    def test_a_year(self) -> None:
        year = hijri.hijri_year(1445)
        assert year is not None
        assert year.edtf == "2023-07-19/2024-07-06"
        assert hijri.hijri_year(1600) is None

    def test_the_nearest_month_has_begun_or_is_not_over(self) -> None:
        inside = D(2024, 4, 1)
        assert str(hijri.nearest_hijri(inside, 9, None, forward=False)) == str(hijri.nearest_hijri(inside, 9, None, forward=True))
        last = hijri.nearest_hijri(inside, 9, None, forward=False, strict=True)
        assert last is not None
        assert last.first == D(2023, 3, 23)
        assert hijri.nearest_hijri(D(1500, 1, 1), 9, None, forward=False) is None
