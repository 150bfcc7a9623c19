"""Reports: what names one, and that its text never changes."""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec
import pytest

from khabar.model.report import make_report, reference


def test_a_text_is_known_by_its_sha256() -> None:
    assert make_report("هدنة").sha256 == hashlib.sha256("هدنة".encode()).hexdigest()


def test_ten_papers_with_one_text_are_ten_reports() -> None:
    assert len({make_report("هدنة", outlet=f"صحيفة {n}").id for n in range(10)}) == 10


def test_the_same_text_of_one_outlet_and_day_is_one_report_wherever_it_lies() -> None:
    assert make_report("هدنة", path="a.txt", published="2022-04-02").id == make_report("هدنة", path="b.txt", published="2022-04-02").id


def test_an_id_of_its_own_is_kept() -> None:
    assert make_report("هدنة", id="77").id == "77"


@pytest.mark.parametrize("published", ["2022-04-02", "2022-04-02T23:30:00+03:00"])
def test_the_day_of_publication_is_the_day_written(published: str) -> None:
    assert make_report("هدنة", published=published).day == dt.date(2022, 4, 2)
    assert make_report("هدنة").day is None


def test_a_reference_is_the_report_without_its_text_and_what_was_undone_in_it() -> None:
    report = make_report("هدنة", title="عنوان", url="https://example.org/1")
    assert msgspec.to_builtins(reference(report)) == {k: v for k, v in msgspec.to_builtins(report).items() if k not in {"text", "damage"}}


def test_a_report_is_frozen() -> None:
    report = make_report("هدنة")
    with pytest.raises(AttributeError):
        report.text = "حرب"
