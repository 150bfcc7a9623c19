"""What the stages hand each other: a day for an undated text, figures that are no day of the month."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from khabar.coder.analysis import Analysis
from khabar.coder.events.draft import Draft
from khabar.coder.knowledge import Tables
from khabar.coder.stages import STAGES, Stage
from khabar.model.report import make_report

TOLD = "قصفت الطائرات بلدة حيان أمس. وأدى القصف إلى مقتل ثلاثة مدنيين، بحسب الدفاع المدني."


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


def test_a_stage_needs_only_what_the_report_or_a_stage_before_it_gave() -> None:
    known = {"report"}
    for stage in STAGES:
        assert set(stage.needs) <= known, stage.name
        known |= set(stage.sets)
    assert known == set(Analysis.__struct_fields__)


def test_a_stage_that_makes_more_than_it_declares_fails(tables: Tables) -> None:
    greedy = Stage(lambda _, report: (report, report, report), ("report",), ("report", "words"))
    with pytest.raises(ValueError, match="longer"):
        greedy(Analysis(report=make_report("قصف")), tables)


def values(drafts: tuple[tuple[Draft, ...], ...]) -> list[dict[str, object]]:
    """What drafts say, apart from the sentences that they stand in."""
    fields = [name for name in Draft.__struct_fields__ if name not in {"view", "predicate"}]
    return [{name: copy.copy(getattr(one, name)) for name in fields} for part in drafts for one in part]


def test_a_stage_changes_nothing_but_what_it_sets(tables: Tables) -> None:
    """Layers are tuples of frozen records, but for drafts: these stay as they are where a stage does not set them."""
    a = Analysis(report=make_report(TOLD, published="2024-05-15"))
    for stage in STAGES:
        before = values(a.drafts)
        richer = stage(a, tables)
        for name in set(Analysis.__struct_fields__) - set(stage.sets):
            assert getattr(richer, name) is getattr(a, name), (stage.name, name)
        assert "drafts" in stage.sets or values(richer.drafts) == before, stage.name
        a = richer
    assert a.claims
