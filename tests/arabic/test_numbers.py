"""Numbers alone: which runs of words and digits are one, and of what value."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khabar
from khabar.arabic.numbers.grammar import NumberGrammar
from khabar.arabic.numbers.phrases import Cascade
from khabar.arabic.numbers.rows import GrammarRule
from khabar.arabic.numbers.values import ACTIONS
from khabar.arabic.words import Forms, tokenise
from khabar.codebook.tables import read_lists
from khabar.errors import CodebookError

LISTS = read_lists(Path(khabar.__file__).parent / "codebook" / "lists")
GRAMMAR = NumberGrammar(LISTS)
FORMS = Forms()
UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def values(text: str) -> list[tuple[str, float | int | None, float | int | None]]:
    """What is found in `text`: each span with its bounds."""
    items = GRAMMAR.items(tokenise(text, FORMS))
    return [(text[i.start : i.end], i.low, i.high) for i in items if i.valued]


def below_hundred(value: int) -> str:
    if value == 10:
        return "عشرة"
    if 10 < value < 20:
        return ["أحد", "اثنا", *UNITS[3:]][value - 11] + " عشر"
    return " و".join(part for part in (UNITS[value % 10], TENS[value // 10]) if part)


def below_thousand(value: int) -> str:
    return " و".join(part for part in (HUNDREDS[value // 100], below_hundred(value % 100)) if part)


def spelled(value: int) -> str:
    """A number below a million as Arabic writes it."""
    thousands, rest = divmod(value, 1000)
    if thousands == 0:
        return below_thousand(rest)
    if thousands == 1:
        head = "ألف"
    elif thousands == 2:
        head = "ألفان"
    else:
        head = f"{below_thousand(thousands)} {'آلاف' if thousands < 11 else 'ألفاً'}"
    return f"{head} و{below_thousand(rest)}" if rest else head


@given(st.integers(1, 999_999))
def test_every_number_below_a_million_is_read_as_it_is_spelled(value: int) -> None:
    """A number word by word comes out as one number, over all its words."""
    text = spelled(value)
    assert values(text) == [(text, value, value)]


@given(st.integers(0, 10**15 - 1))
def test_digits_with_or_without_commas_are_the_number_they_write(value: int) -> None:
    """«1250» and «1,250» are the same number."""
    assert values(str(value)) == [(str(value), value, value)]
    assert values(f"{value:,}") == [(f"{value:,}", value, value)]


@given(st.integers(0, 999_999))
def test_three_kinds_of_digits_are_one(value: int) -> None:
    """«250», «٢٥٠» and «۲۵۰» are the same number, mixed ones too."""
    for zero in "0٠۰":
        text = "".join(chr(ord(zero) + int(digit)) for digit in str(value))
        assert values(text) == [(text, value, value)]
    mixed = "".join(chr(ord("0٠۰"[place % 3]) + int(digit)) for place, digit in enumerate(str(value)))
    assert values(mixed) == [(mixed, value, value)]


@given(st.integers(1, 99), st.integers(2, 999))
def test_digits_go_with_scale_words(thousands: int, rest: int) -> None:
    """«12 ألفاً و500» is one number."""
    text = f"{thousands} ألفاً و{rest}"
    assert values(text) == [(text, thousands * 1000 + rest, thousands * 1000 + rest)]


@pytest.mark.parametrize("text", ["1" * 10_000, "٩" * 4_301, "1," * 5_000, "1.5e999999", "9^99999", "1/0", "5" * 16])
def test_digits_that_nobody_counts_with_are_no_number_and_no_crash(text: str) -> None:
    """Runs too long, too large or impossible give nothing rather than a wrong value."""
    assert all(low is not None and abs(low) < 1e16 for _, low, _ in values(text))


@pytest.mark.parametrize("word", ["مليون ", "وخمسة ", "بين ", "ألف ", "5 ", "و", "-", "نصف "])
def test_ten_thousand_number_words_in_a_row_end(word: str) -> None:
    """A text of nothing but number words costs time in proportion to its length."""
    text = word * 10_000
    for span, _, _ in values(text):
        assert span in text


@given(st.text(alphabet="واحدثلةمئتنعشرفبلك ٠١٢345.,،/-%^eرk\n«»", max_size=60))
def test_any_text_gives_spans_that_lie_in_order_and_in_the_text(text: str) -> None:
    """Whatever is written, numbers do not overlap and quote the text."""
    items = [i for i in GRAMMAR.items(tokenise(text, FORMS)) if i.valued]
    assert all(0 <= i.start < i.end <= len(text) for i in items)
    assert all(a.end <= b.start for a, b in itertools.pairwise(items))


def test_a_number_is_not_read_across_a_line() -> None:
    """A line break ends a number."""
    assert [low for _, low, _ in values("ثلاثة\nوعشرون")] == [3, 20]


def test_definite_and_joined_forms_are_numbers_without_their_prefixes() -> None:
    """«بالمئات», «لثلاثة»: the preposition stays out of the span, the article stays in."""
    assert values("لثلاثة أسباب") == [("ثلاثة", 3, 3)]
    assert values("وبالعشرين") == [("العشرين", 20, 20)]


def test_a_rule_that_names_no_known_value_says_which() -> None:
    """A mistake in the table names the rule and what was expected."""
    row = GrammarRule(level="1", rule="broken", phrase="unit unit", makes="unit", value="guess")
    with pytest.raises(CodebookError, match="broken"):
        Cascade([row], ACTIONS)
