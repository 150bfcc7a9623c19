from __future__ import annotations

import pytest

from khabar.gazetteer import Gazetteer
from khabar.gazetteer.find import by_sound
from khabar.gazetteer.transliteration import skeleton


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("الباغوز", "Al-Baghuz"), ("خان شيخون", "Khan Shaykhun"), ("قامشلي", "Qamishli"), ("بصرى الشام", "Busra al-Sham"), ("الشدادي", "ash-Shaddādī")],
)
def test_both_spellings_of_a_name_have_the_same_consonants(arabic: str, latin: str) -> None:
    assert skeleton(arabic) == skeleton(latin) != ""


@pytest.mark.parametrize("name", ["", "آ", "a", "12"])
def test_what_has_no_two_consonants_sounds_like_nothing(name: str) -> None:
    assert skeleton(name) == ""


def test_a_name_in_latin_letters_finds_the_places_that_sound_so(built_in: Gazetteer) -> None:
    assert by_sound("Manbij", built_in)[0].name == "منبج"


def test_only_places_of_the_country_are_given(built_in: Gazetteer) -> None:
    assert {entry.country for entry in by_sound("طرابلس", built_in, "LY")} <= {"LY"}
