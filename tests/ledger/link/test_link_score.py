"""Which reports tell of one event, read from reports by the coder itself."""

from __future__ import annotations

from collections.abc import Callable

from khabar.ledger.link import Linkable, keys, linkables, probes, score
from khabar.model.claim import Claim

Code = Callable[..., tuple[Claim, ...]]


def scene(code: Code, text: str, **of_report: str) -> Linkable:
    """The one scene of violence of a report."""
    (found,) = (x for x in linkables(code(text, **of_report)) if x.scene == "violence")
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
