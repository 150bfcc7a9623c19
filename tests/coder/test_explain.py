"""Explanations: the rule, the words that fired it and what was rejected, for every value."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.coder.analysis import Analysis
from khabar.coder.explain import explain_claim, explain_dropped
from khabar.coder.knowledge import Tables
from khabar.coder.refused import refused

TEXT = "قال المرصد السوري لحقوق الإنسان إن الطيران الروسي قصف بلدة سراقب أمس، ما أدى إلى مقتل ثلاثة أطفال. وطالب الأهالي بالإفراج عن المعتقلين."


@pytest.fixture
def told(analyse: Callable[..., Analysis], tables: Tables) -> dict[str, str]:
    """The explanation of each claim, by type."""
    return {claim.type: "\n".join(lines) for claim, lines in explain_claim(analyse(TEXT, published="2024-05-15"), tables)}


def test_the_claims_explained_are_the_claims_coded(analyse: Callable[..., Analysis], tables: Tables) -> None:
    a = analyse(TEXT, published="2024-05-15")
    assert tuple(claim for claim, _ in explain_claim(a, tables)) == a.claims


def test_the_type_is_explained_by_its_entry_and_what_changed_it(told: dict[str, str]) -> None:
    assert "type: air_strike, from the entry «قصف» of shelling" in told["air_strike"]
    assert "became air_strike because of aircraft" in told["air_strike"]


def test_each_value_is_explained_by_the_words_that_gave_it(told: dict[str, str]) -> None:
    for quoted in ("agent: «الطيران الروسي»", "at: «بلدة سراقب»", "time: «أمس»", "source 1: «المرصد السوري لحقوق الإنسان»", "cue «قال»"):
        assert quoted in told["air_strike"]
    assert "quantity: «ثلاثة أطفال»" in told["killing"]
    assert "2024-05-14" in told["air_strike"]


def test_a_default_says_that_nothing_says_otherwise(told: dict[str, str]) -> None:
    assert "polarity: affirmed (nothing says otherwise)" in told["air_strike"]


def test_what_made_no_claim_is_told_with_its_reason(analyse: Callable[..., Analysis]) -> None:
    assert {line.split(":")[0] for line in explain_dropped(analyse(TEXT))} == {"no claim"}
    assert "only wanted or threatened" in "".join(explain_dropped(analyse(TEXT)))


def test_the_ranking_of_places_is_told_with_its_features(told: dict[str, str]) -> None:
    ranked = [line for line in told["air_strike"].splitlines() if line.strip().startswith("1. ")]
    assert len(ranked) == 1
    assert "سراقب" in ranked[0]
    assert "trigger +1.6" in ranked[0]
    assert "size +" in ranked[0]


@pytest.mark.parametrize(
    ("text", "word", "reason"),
    [
        ("أصيب لاعبان بفيروس خلال المعسكر.", "أصيب", "hidden by a word near it"),
        ("سقط المنتخب أمام ضيفه.", "سقط", "needs"),
        ("تجمع الأهالي في ساحة التحرير.", "التحرير", ""),
    ],
)
def test_a_word_that_could_have_made_a_claim_says_why_it_made_none(analyse: Callable[..., Analysis], text: str, word: str, reason: str) -> None:
    lines = [line for line in explain_dropped(analyse(text)) if f"«{word}»" in line]
    assert len(lines) == 1
    assert reason in lines[0]


def test_every_event_word_of_a_text_is_a_claim_or_is_told_why_not(analyse: Callable[..., Analysis]) -> None:
    a = analyse(TEXT + " وبحث الوزير قصف الأمس مع نظيره في قصر المؤتمرات، وأعلنت شركة قصف الجبهات عن عرضها.", published="2024-05-15")
    drafted = {draft.at for part in a.drafts for draft in part}
    told = {i: reason for i, _, reason in refused(a)}
    assert all(told.values())
    assert {i for i, tag in enumerate(a.tags) if tag.event} == drafted | told.keys()
