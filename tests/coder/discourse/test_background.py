"""What a report only refers to is flagged `background`; what it tells, also of long ago or of last week, is not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from khabar.coder.analysis import Analysis
from khabar.coder.discourse.background import is_before
from khabar.coder.explain import explain_claim
from khabar.coder.knowledge import Tables
from khabar.model.claim import Claim

DAY = "2024-05-16"


def flagged(claims: tuple[Claim, ...]) -> list[tuple[str, bool]]:
    """The types of a text's claims, and whether each is background."""
    return [(claim.type, "background" in claim.flags) for claim in claims]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("في ذكرى مجزرة القرية تجمع الأهالي في الساحة وأشعلوا الشموع.", [("killing", True)]),
        ("تجمع سكان البلدة في الذكرى الثالثة للمجزرة التي راح ضحيتها العشرات.", [("killing", True)]),
        ("تظاهر طلاب في المدينة إحياء لذكرى اغتيال المحامي سليم الراوي.", [("protest", False), ("killing", True)]),
        ("نظم صحفيون وقفة احتجاجية بمناسبة مرور عامين على مقتل زميلهم في غارة.", [("protest", False), ("killing", True), ("air_strike", True)]),
        ("أحيا الأهالي الذكرى السنوية لبدء القصف على المدرسة.", [("shelling", True)]),
        ("قال مسؤول إن القصف يعيد إلى الأذهان مجزرة الكيماوي.", [("shelling", False), ("killing", True)]),
        ("قُصف المستشفى أمس على غرار قصف المدرسة.", [("shelling", False), ("shelling", True)]),
        ("نزح ألف شخص منذ بدء العدوان على الجنوب.", [("displacement", False), ("offensive", True)]),
    ],
)
def test_what_is_remembered_likened_to_or_counted_from(code: Callable[..., tuple[Claim, ...]], text: str, types: list[tuple[str, bool]]) -> None:
    assert flagged(code(text, published=DAY)) == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("أصيب راع بلغم قرب السد. وكانت قذائف قد قتلت ثلاثة رعاة قبل سبعة أشهر.", [("injury", False), ("killing", True)]),
        ("أصيب راع بلغم قرب السد. وكان الجيش قد قصف السد قبل سنوات، وقتل فيه عمالاً.", [("injury", False), ("shelling", True), ("killing", True)]),
        ("قُتل حارس برصاص مجهولين، وكان قد نجا من محاولة اغتيال قبل سنوات.", [("killing", False), ("offensive", True)]),
        ("خطف مسلحون تاجراً. وكانت العصابة قد خطفت شقيقه عام 2021.", [("abduction", False), ("abduction", True)]),
        ("أصيب عامل في انفجار لغم. ويأتي ذلك بعد شهرين من غارة قتل فيها خمسة عمال.", [("injury", False), ("air_strike", True), ("killing", True)]),
    ],
)  # fmt: skip
def test_the_story_before_the_story(code: Callable[..., tuple[Claim, ...]], text: str, types: list[tuple[str, bool]]) -> None:
    found = flagged(code(text, published=DAY))
    assert all(one in found for one in types)
    assert {flag for type_, flag in found if type_ == types[0][0] and not types[0][1]} >= {False}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("اعتقلت الشرطة رجلاً نفذ هجوماً على حافلة عام 2016.", [("arrest", False), ("offensive", True)]),
        ("زار الوزير القرية التي قُتل فيها عشرة رعاة عام 2013.", [("meeting", False), ("killing", True)]),
        ("قصفت الطائرات أمس جسراً قرب موقع تفجير المعبد عام 2015.", [("air_strike", False), ("bombing", True)]),
    ],
)
def test_what_is_told_of_somebody_and_was_years_ago(code: Callable[..., tuple[Claim, ...]], text: str, types: list[tuple[str, bool]]) -> None:
    found = flagged(code(text, published=DAY))
    assert all(flag == dict(types)[type_] for type_, flag in found if type_ in dict(types))
    assert any(flag for _, flag in found)


def test_a_picture_from_an_archive(code: Callable[..., tuple[Claim, ...]]) -> None:
    assert flagged(code("قصف على أطراف البلدة (أرشيف)\n\nأصيب رجل بلغم اليوم.", published=DAY))[0] == ("shelling", True)
    assert flagged(code("غارة على المرفأ - أرشيف", published=DAY)) == [("air_strike", True)]
    assert ("injury", False) in flagged(code("أصيب رجل في قصف على البلدة بحسب أرشيف المركز.", published=DAY))


@pytest.mark.parametrize(
    "text",
    [
        "وكانت غارة قد قتلت راعيين قبل أسبوع. وأصيب رجل بلغم اليوم.",
        "قبل عشر سنوات قصفت الطائرات سوق البلدة وقتلت خمسة تجار.",
        "قُتل خمسة تجار في قصف على سوق البلدة عام 2013.",
        "قُتل رجل في انفجار خلال احتفال بذكرى الاستقلال.",
        "أصيب رجل في غارة بعد يومين من غارة مماثلة.",
        "تعرضت البلدة لقصف أثناء مرور قافلة، وتقدم مسلحون نحوها.",
        "حكم على رجل بالسجن لقتله جاره عام 2010.",
    ],
)
def test_what_a_report_tells_is_no_background(code: Callable[..., tuple[Claim, ...]], text: str) -> None:
    found = flagged(code(text, published=DAY))
    assert found
    assert not any(flag for _, flag in found)


def test_background_is_told_to_be_it_and_why(analyse: Callable[..., Analysis], tables: Tables) -> None:
    found = analyse("في ذكرى مجزرة القرية تجمع الأهالي في الساحة.", published=DAY)
    ((_, lines),) = explain_claim(found, tables)
    assert "flag: background because of «ذكرى» 3–7: remembered or likened to" in lines


@pytest.mark.parametrize(
    ("edtf", "day", "before"),
    [
        ("2023", "2024-02-01", True), ("2024", "2024-02-01", False), ("2024-01~", "2024-02-16", True), ("2024-02-16", "2024-02-16", False),
        ("2024-01/2024-02-15", "2024-02-16", True), (None, "2024-02-16", False), ("2011/..", "2024-02-16", False),
    ],
)  # fmt: skip
def test_a_date_before_a_day(edtf: str | None, day: str, before: bool) -> None:
    assert is_before(edtf, dt.date.fromisoformat(day)) is before
