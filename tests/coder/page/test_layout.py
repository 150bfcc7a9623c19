"""Layout: headlines above the text, links to other stories below it, and the site's furniture."""

from __future__ import annotations

from collections.abc import Callable

from khabar.coder.analysis import Analysis
from khabar.model.claim import Claim

BODY = "قُتل قيادي في تنظيم الدولة بغارة جوية في محافظة دير الزور أمس. وقال مصدر أمني إن القيادي كان وحده."


def test_a_line_above_the_text_that_no_full_stop_ends_is_a_headline(analyse: Callable[..., Analysis]) -> None:
    assert analyse(f"مقتل قيادي بغارة على دير الزور\n\n{BODY}").layout.headlines == {0}


def test_a_line_that_ends_in_a_comma_goes_on_and_is_no_headline(analyse: Callable[..., Analysis]) -> None:
    line = "قُتل ثلاثة أشخاص وأصيب ستة آخرون بينهم نساء وأطفال في تجدد القصف على ريف مدينة إدلب صباح أمس،"
    assert analyse(f"{line}\n\n{BODY}").layout.headlines == frozenset()


def test_a_text_without_a_headline_has_none(analyse: Callable[..., Analysis]) -> None:
    assert analyse(BODY).layout.headlines == frozenset()


def test_a_run_of_lines_below_the_text_is_no_part_of_the_report(analyse: Callable[..., Analysis], code: Callable[..., tuple[Claim, ...]]) -> None:
    text = f"{BODY}\nاعتقال خلية في صنعاء\nقصف على مدينة تعز"
    assert analyse(text).layout.outside == {2, 3}
    assert {c.type for c in code(text)} == {c.type for c in code(BODY)}


def test_a_headline_is_not_coded_when_the_text_tells_the_same(code: Callable[..., tuple[Claim, ...]]) -> None:
    text = f"مقتل قيادي بغارة على دير الزور\n\n{BODY}"
    assert [c.trigger.text for c in code(text) if c.type == "killing"] == ["قُتل"]


def test_a_headline_is_coded_when_the_text_tells_something_else(code: Callable[..., tuple[Claim, ...]]) -> None:
    assert "abduction" in {c.type for c in code(f"مسلحون يخطفون صحفياً في بغداد\n\n{BODY}")}


def test_links_to_other_stories_inside_a_page_of_one_line_are_no_part_of_the_report(code: Callable[..., tuple[Claim, ...]]) -> None:
    links = "روابط ذات علاقة مقتل 7 جنود بتفجير في كابل اعتقال قيادي في الحديدة وقال شهود إن القصف طال سوقاً في البلدة."
    found = code(f"{BODY} {links}")
    assert [(c.type, [s.text for s in c.sources]) for c in found[-1:]] == [("shelling", ["شهود"])]
    assert len(found) == len(code(BODY)) + 1


def test_truncated_headlines_below_the_text_are_no_part_of_the_report(analyse: Callable[..., Analysis]) -> None:
    assert analyse(f"{BODY}\nاقتحام حرم الجامعة واعتداء على...\nبعد أن قتل شاباً في السوق..").layout.outside == {2, 3}


def test_a_teaser_is_no_second_telling(code: Callable[..., tuple[Claim, ...]]) -> None:
    told = "أصيبت امرأة بجروح صباح اليوم إثر قصف مدفعي استهدف منازل المدنيين في بلدة حيان بريف حلب."
    teaser = "أصيبت امرأة بجروح صباح اليوم إثر قصف مدفعي استهدف..."
    expected = [(claim.type, claim.trigger.text) for claim in code(told)]
    assert expected == [("injury", "أصيبت"), ("shelling", "قصف مدفعي")]
    for text in (f"{teaser}\n\n{told}", f"{told}\n{told}", f"{told}\n{teaser}"):
        assert [(claim.type, claim.trigger.text) for claim in code(text)] == expected


def test_lines_that_begin_alike_and_go_on_otherwise_are_both_told(code: Callable[..., tuple[Claim, ...]]) -> None:
    text = "قُتل ثلاثة مدنيين في قصف على بلدة حيان.\nقُتل ثلاثة مدنيين في قصف على بلدة بيانون."
    assert [claim.places[0].name for claim in code(text) if claim.type == "killing"] == ["حيان", "بيانون"]
