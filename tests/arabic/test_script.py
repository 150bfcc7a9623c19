"""Folding: one spelling for matching, and the way back to the text as it was read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic.script import fold, fold_with_map


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أُصيبَ", "اصيب"),
        ("مدرسة", "مدرسه"),
        ("مستشفى", "مستشفي"),
        ("مسؤول", "مسوول"),
        ("قائد", "قايد"),
        ("الجــيـش", "الجيش"),
        ("٢٠١٩", "2019"),
        ("۱۴۰۲", "1402"),
        ("ﻻجئون", "لاجيون"),
        ("کردستان", "كردستان"),
        ("النازحين\u200f", "النازحين"),
        ("UNICEF", "unicef"),
    ],
)
def test_spellings_that_writers_interchange_become_one(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_a_folded_span_leads_back_to_what_was_written() -> None:
    """«قُتِلَ» in «لم قُتِلَ»: three folded letters, six written characters."""
    text = "ثم قُتِلَ."
    folded = fold_with_map(text)
    start = folded.text.index("قتل")
    assert text[slice(*folded.span(start, start + 3))] == "قُتِلَ"


def test_a_ligature_is_several_letters_of_one_character() -> None:
    folded = fold_with_map("ﷲ")
    assert folded.text == "الله"
    assert folded.starts == (0, 0, 0, 0, 1)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_map_has_an_offset_for_every_folded_character_and_never_goes_back(text: str) -> None:
    folded = fold_with_map(text)
    assert folded.text == fold(text)
    assert len(folded.starts) == len(folded.text) + 1
    assert list(folded.starts) == sorted(folded.starts)
    assert folded.starts[-1] == len(text)


@given(st.text(st.characters(exclude_categories=["Cs"], min_codepoint=0x600, max_codepoint=0x6FF)))
def test_folding_arabic_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
