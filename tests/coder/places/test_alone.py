"""Towns whose names are words too: named alone they are places where reports name them so, and words elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.coder.analysis import Analysis


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قصف مدفعي على الأبيض صباح السبت", ["الأبيض"]),
        ("غارتان على صور ليلاً", ["صور"]),
        ("قتل عامل في الباب أمس", ["الباب"]),
        ("نزحت عشرات العائلات إلى مدني", ["مدني"]),
        ("هاجم مسلحون دوما وأحرقوا مركزاً للشرطة", ["دوما"]),
        ("حاصرت الفصائل كتم أسبوعاً", ["كتم"]),
        ("تظاهر العشرات في الخليل ودورا ويعبد", ["الخليل", "دورا", "يعبد"]),
        ("الزاوية – اشتباكات متقطعة", ["الزاوية"]),
        ("أصيب رجلان بانفجار لغم قرب الميادين", ["الميادين"]),
    ],
)
def test_a_town_that_is_a_word_is_a_place_where_reports_name_it_alone(analyse: Callable[..., Analysis], text: str, places: list[str]) -> None:
    assert [text[place.start : place.end] for place in analyse(text).places] == places


@pytest.mark.parametrize(
    "text",
    [
        "إطلاق نار على مدني أعزل",
        "قتل حارسان عند الباب الخلفي",
        "ظهر القصف في صور الأقمار الصناعية",
        "صور | قصف على السوق",
        "هجوم على الزاوية الشمالية من المعسكر",
        "سقط الصاروخ في البحر الأبيض المتوسط",
        "كتم رجل سراً خطيراً",
        "لون الرجل في الباب",
    ],
)
def test_the_same_words_are_no_place_elsewhere(analyse: Callable[..., Analysis], text: str) -> None:
    towns = {"مدني", "الباب", "صور", "الزاوية", "الأبيض", "كتم"}
    assert towns.isdisjoint(text[place.start : place.end] for place in analyse(text).places)
