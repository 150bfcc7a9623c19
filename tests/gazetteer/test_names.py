from __future__ import annotations

import pytest

from khabar.gazetteer.names import NameKeys
from khabar.gazetteer.spellings import read_spellings

KEYS = NameKeys(read_spellings())


def keys(name: str) -> set[str]:
    return {key.key for key in KEYS.of(name)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("دير الزور", "ديرالزور"),
        ("كفر نبل", "كفرنبل"),
        ("الحسكة", "الحسكه"),
        ("إدلب", "ادلب"),
        ("الباغوز فوقاني", "الباغوز الفوقا"),
        ("عبسان الكبيرة", "عبسان الكبرى"),
        ("أمّ دُرمان", "أم درمان"),
    ],
)
def test_a_name_has_one_key_however_it_is_spelled(one: str, other: str) -> None:
    assert keys(one) & keys(other)


@pytest.mark.parametrize(("one", "other"), [("جرابلس", "طرابلس"), ("حماة", "حمص"), ("دير الزور", "دير حافر")])
def test_different_names_share_no_key(one: str, other: str) -> None:
    assert not keys(one) & keys(other)


def test_a_key_remembers_whether_the_name_has_the_article() -> None:
    assert [key.definite for key in KEYS.of("الرقة")] == [True]
    assert [key.definite for key in KEYS.of("رقة")] == [False]


@pytest.mark.parametrize("name", ["", "٬٬", "ا", "ب" * 10_000])
def test_what_is_no_name_has_no_key(name: str) -> None:
    assert keys(name) == set()


def test_what_stands_in_brackets_or_after_a_comma_is_no_part_of_the_name() -> None:
    assert keys("زحلة، لبنان") == keys("زحلة") == keys("زحلة (مدينة)")
