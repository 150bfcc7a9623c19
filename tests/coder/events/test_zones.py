"""Zones: which words can hold an event's own place and time."""

from __future__ import annotations

from collections.abc import Callable

from khabar.model.claim import Claim

One = Callable[..., Claim]


def test_the_day_of_a_saying_is_not_the_day_of_what_it_tells(claim: One) -> None:
    assert claim("killing", "أعلن متحدث باسم الجيش اليوم الأربعاء مقتل خمسة جنود في سيناء.", published="2024-05-15").time is None


def test_the_day_after_the_event_is_the_event_s(claim: One) -> None:
    found = claim("killing", "أعلن متحدث باسم الجيش مقتل خمسة جنود أمس في سيناء.", published="2024-05-15").time
    assert found is not None
    assert found.edtf == "2024-05-14"


def test_a_clause_that_says_where_strikes_fell_belongs_to_them(claim: One) -> None:
    found = claim("air_strike", "شن الطيران الحربي ست غارات، تركزت على بلدة كفرنبل.")
    assert [p.text for p in found.places] == ["بلدة كفرنبل"]


def test_what_lies_somewhere_says_nothing_of_the_strike(claim: One) -> None:
    found = claim("air_strike", "شن الطيران الحربي غارات على بلدة الزهراني التي تقع جنوبي مدينة صيدا.")
    assert "مدينة صيدا" not in [p.text for p in found.places]


def test_a_month_between_a_saying_and_what_it_tells_is_the_event_s(claim: One) -> None:
    found = claim("killing", "أعلنت الوزارة خلال الشهرين الماضيين مقتل 40 مدنياً.", published="2024-05-15").time
    assert found is not None


def test_a_word_of_time_in_an_outlet_s_name_is_no_time(claim: One) -> None:
    assert claim("killing", "قناة حلب اليوم: مقتل تسعة مدنيين في بلدة نوى.", published="2024-05-15").time is None
