"""Which reports tell of one event, read from reports by the coder itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.ledger.link import Linkable, keys, linkables, probes, score
from khabar.model.claim import Claim
from tests.ledger.words import WORDS

Code = Callable[..., tuple[Claim, ...]]


def scene(code: Code, text: str, **of_report: str) -> Linkable:
    """The one scene of violence of a report."""
    (found,) = (x for x in linkables(code(text, **of_report), WORDS) if x.scene == "violence")
    return found


def linked(a: Linkable, b: Linkable) -> bool:
    """Whether two scenes are compared at all, and score enough."""
    return bool(set(keys(a)) & set(probes(b))) and score(a, b) >= 0


def test_one_place_and_day_are_one_event_also_with_a_later_toll(code: Code) -> None:
    first = scene(code, "قتل 9 مدنيين وأصيب 20 بغارة جوية على مدينة ذمار اليوم.", published="2017-03-04", outlet="a")
    later = scene(code, "ارتفعت حصيلة قتلى الغارة الجوية على مدينة ذمار أمس إلى 11 مدنياً.", published="2017-03-05", outlet="b")
    assert linked(first, later)


def test_one_place_on_two_days_is_two_events(code: Code) -> None:
    first = scene(code, "قتل 9 مدنيين بغارة جوية على مدينة ذمار اليوم.", published="2017-03-04", outlet="a")
    other = scene(code, "قتل 9 مدنيين بغارة جوية على مدينة ذمار اليوم.", published="2017-04-20", outlet="b")
    assert score(first, other) < 0


def test_two_places_on_one_day_are_two_events(code: Code) -> None:
    first = scene(code, "قتل 9 مدنيين بغارة جوية على مدينة ذمار اليوم.", published="2017-03-04", outlet="a")
    other = scene(code, "قتل 9 مدنيين بغارة جوية على مدينة صعدة اليوم.", published="2017-03-04", outlet="b")
    assert score(first, other) < 0


def test_undated_reports_link_by_date_without_year_and_figures(code: Code) -> None:
    first = scene(code, "قتل 6 مدنيين بقصف على مدينة زوارة اليوم الأحد 14 أيلول.", outlet="a")
    other = scene(code, "مقتل ستة مدنيين جراء قصف استهدف مدينة زوارة يوم 14 سبتمبر.", outlet="b")
    assert linked(first, other)


def test_undated_reports_of_one_town_that_share_nothing_else_do_not_link(code: Code) -> None:
    first = scene(code, "قتل 6 مدنيين بقصف على مدينة زوارة.", outlet="a")
    other = scene(code, "أصيب 3 عمال بانفجار لغم في مدينة زوارة.", outlet="b")
    assert score(first, other) < 0


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("قصف مدفعي على قرية المزرعة.", "سقطت قذائف مدفعية على قرية المزرعة.", False),
        ("أصيبت امرأة وأربعة أطفال بقصف على قرية المزرعة.", "إصابة أربعة أطفال بقذيفة على قرية المزرعة.", True),
        ("قُتل أربعة رجال بقصف على قرية المزرعة.", "مقتل أربعة بقذيفة على قرية المزرعة.", True),
        ("قُتل رجل بقصف على قرية المزرعة اليوم الأحد.", "قُتل رجل بقصف على قرية المزرعة اليوم الأربعاء.", False),
        ("قُتل ثلاثة رجال بقصف على قرية المزرعة اليوم الأحد.", "مقتل ثلاثة بقصف على قرية المزرعة الأحد.", True),
        ("قصف على قرى الحيمة والمزرعة والتحيتا والمتينة.", "سقطت قذائف على قرى المتينة والحيمة والتحيتا والجاح.", False),
    ],
    ids=["a place alone", "a figure", "the dead", "another week day", "one week day", "lists of villages"],
)
def test_without_a_day_a_place_is_not_enough(code: Code, one: str, other: str, are_one: bool) -> None:
    first, second = scene(code, one, outlet="a"), scene(code, other, outlet="b")
    assert (score(first, second) >= 0) is are_one


def test_lists_of_villages_are_one_on_one_day(code: Code) -> None:
    first = scene(code, "قصف على قرى الحيمة والمزرعة والتحيتا والمتينة.", published="2018-08-10", outlet="a")
    other = scene(code, "سقطت قذائف على قرى المتينة والحيمة والتحيتا والجاح.", published="2018-08-10", outlet="b")
    assert linked(first, other)


def test_a_sentence_about_years_that_many_reports_end_with_is_no_evidence(code: Code) -> None:
    ending = " وكانت القوات قد كثفت هجماتها على قرى الساحل في عام 2018."
    first = linkables(code("قُتل صياد اليوم الأحد برصاص قناص في الخوخة." + ending, published="2023-02-05", outlet="a"), WORDS)
    other = linkables(code("أصيبت امرأة اليوم الجمعة بقذيفة في حيس." + ending, published="2023-08-11", outlet="b"), WORDS)
    assert all(score(x, y) < 0 for x in first for y in other)


@pytest.mark.parametrize(
    ("text", "size"),
    [("قصف على مدينة درعا.", 1), ("قصف على مدينة أعزاز.", 1), ("قصف على مدينة حلب.", 2), ("قصف على قرية كنصفرة.", 0), ("قصف على حي كريتر.", 0)],
)
def test_a_town_is_a_town_by_kind(code: Code, text: str, size: int) -> None:
    assert {spot.size for spot in scene(code, text).spots} == {size}


def test_a_region_joins_nothing(code: Code) -> None:
    first = scene(code, "قُتل مدني بقصف على ريف إدلب اليوم.", published="2021-08-10", outlet="a")
    other = scene(code, "قُتل مدني بقصف على ريف إدلب اليوم.", published="2021-08-12", outlet="b")
    assert score(first, other) < 0
