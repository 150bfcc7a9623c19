"""Whatever the input, every span of every record quotes the report's text at its offsets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.arabic.damage import SWAPPED
from khabar.arabic.markup import MARKUP
from khabar.arabic.words import Forms, tokenise
from khabar.cli.mentions import records
from khabar.coder.analysis import Analysis

LAYERS = ("number", "time", "place", "actor", "source")
NEWS = (
    "قُتل ثلاثة مدنيين", "بقصف مدفعي", "لقوات النظام", "على بلدة حيان", "يوم الاثنين", "، بحسب الدفاع المدني", "لم تقصف الطائرات", "ربما",
    "من المتوقع أن ينسحب الجيش", "إلى مدينة غاو", "قال المرصد إن", "«", "»", "نقلاً عن مصادر محلية", "عشرات القتلى والجرحى", "شرق مدينة حلب",
    "في 16 شباط 2019", "قبل ٣ أيام", "سوف", "نفت وزارة الدفاع أن تكون", "لا تسيطر إلا على", "د.ا.ع.ش", "قـ,صف", "غـ.ـارة", "وبالباغوز",
    "للتحالف", "نحو 1,500 عائلة", "١٢٫٥٪", "أو الروسي", "بينهم أطفال", ".", "؟", ":",
)  # fmt: skip
NOISE = (
    "\r\n", "\n", "\r", "\x00", "\u200f", "\u202b", "\u202c", "\u2067", "\u2069", "\u200d", "\ufeff", "\u0640", "\u064e\u0651", "\u0301", "😀",
    "👨\u200d👩\u200d👧", "🇸🇾", "\t", " ", "\u00a0", "\u2028", "ﷲ", "ﷺ", "ﻻ", "e\u0301", "12", "٪", "_", "#", "@", "...", "1.5", "İ", "ß", "ﬁ", "ؐ",
)  # fmt: skip
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
MIXED = st.lists(st.one_of(st.sampled_from(NEWS), st.sampled_from(NOISE), ANY_TEXT.map(lambda t: t[:6])), max_size=40).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda glue: glue.join(parts))
)
DAYS = st.sampled_from([None, "2019-02-16", "2024-02-29"])
slow = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from spans(inner)


def check(text: str, analysis: Analysis) -> None:
    told = msgspec.to_builtins([*analysis.claims, *records(analysis, LAYERS)])
    for span in spans(told):
        assert 0 <= span["start"] < span["end"] <= len(text), span
        assert text[span["start"] : span["end"]] == span["text"], span


@slow
@given(text=MIXED, day=DAYS)
def test_every_span_quotes_the_text_in_news_mixed_with_noise(analyse: Callable[..., Analysis], text: str, day: str | None) -> None:
    check(text, analyse(text, published=day))


@slow
@given(text=ANY_TEXT)
def test_every_span_quotes_the_text_whatever_it_is(analyse: Callable[..., Analysis], text: str) -> None:
    check(text, analyse(text, published="2024-02-29"))


@slow
@given(text=MIXED)
def test_words_lie_in_order_and_mentions_lie_in_one_sentence(analyse: Callable[..., Analysis], text: str) -> None:
    a = analyse(text, published="2024-02-29")
    assert all(before.end <= after.start for before, after in pairwise(a.words))
    otherwise = {i for i, word in enumerate(a.words) if text[word.start : word.end] != word.text}
    assert otherwise <= a.repaired or SWAPPED in a.damage, "only what was put right is read otherwise than it stands"
    for mention in (*a.quantities, *a.times, *a.places, *a.actors):
        assert 0 <= mention.first < mention.last <= len(a.words)
        assert any(s.first <= mention.first and mention.last <= s.last for s in a.sentences), mention
        assert a.words[mention.first].start <= mention.start < mention.end <= a.words[mention.last - 1].end, mention


@slow
@given(text=MIXED)
def test_tokens_cover_all_but_white_space_and_marks_of_formatting(text: str) -> None:
    ends, words = 0, tokenise(text, Forms())
    between = []
    for word in words:
        between.append(text[ends : word.start])
        ends = word.end
    left = [re.sub(MARKUP, "", part) for part in (*between, text[ends:])]
    assert [part for part in left if not all(c.isspace() or c in "*_~`" for c in part)] == []


SENTENCE = "قال المرصد إن الطيران الروسي قصف سوقاً شرق مدينة حلب أمس وقتل 12 مدنياً."
DISGUISES = {
    "Windows line ends": SENTENCE.replace(" ", "\r\n"),
    "bidi marks": "\u202b" + SENTENCE.replace(" ", "\u200f \u200f") + "\u202c",
    "vowel marks": "".join(c + "\u064e" if c.isalpha() else c for c in SENTENCE),
    "tatweel": SENTENCE.replace("ر", "ـرـ"),
    "NUL": SENTENCE.replace(" ", " \x00 "),
    "emoji": SENTENCE.replace(" ", " 😀 "),
    "a byte order mark inside": SENTENCE.replace(" ", " \ufeff"),
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguised_sentence_is_quoted_as_it_is_written(analyse: Callable[..., Analysis], disguise: str) -> None:
    text = DISGUISES[disguise]
    check(text, analyse(text, published="2024-02-29"))


@pytest.mark.parametrize("disguise", ["bidi marks", "tatweel", "a byte order mark inside"])
def test_invisible_marks_do_not_hide_a_claim(analyse: Callable[..., Analysis], disguise: str) -> None:
    found = [claim.type for claim in analyse(DISGUISES[disguise], published="2024-02-29").claims]
    assert found == [claim.type for claim in analyse(SENTENCE, published="2024-02-29").claims]
    assert "air_strike" in found


@pytest.mark.parametrize("letter", ["ا", "و", "ـ", "\u064e", "1", ".", "\n", "«", " ", "😀"])
def test_a_megabyte_of_one_character_is_read_and_claims_nothing(analyse: Callable[..., Analysis], letter: str) -> None:
    assert analyse(letter * (1_000_000 // len(letter.encode()))).claims == ()


def test_an_empty_text_has_nothing_in_it(analyse: Callable[..., Analysis]) -> None:
    assert analyse("").words == ()
    assert analyse("").claims == ()
