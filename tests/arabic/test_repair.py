"""Repair of evasion spelling: broken words are joined where the joined word is known, and quoted as written."""

from __future__ import annotations

import pytest

from khabar.arabic.repair import looks_broken, repair
from khabar.arabic.script import fold
from khabar.arabic.words import Forms, tokenise

KNOWN = {fold(word) for word in ("قصف", "غارة", "الألغام", "داعش", "شهيد", "انفجار")}


def repaired(text: str) -> list[tuple[str, str]]:
    """Broken words as written and as read."""
    forms = Forms()
    words, at = repair(text, tokenise(text, forms), forms, lambda folded: folded in KNOWN)
    assert all(text[word.start : word.end] == word.text for word in words)
    return [(words[i].text, words[i].folded) for i in at]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("قـ*صف", "قصف"),
        ("غـ,ارة", "غاره"),
        ("الألغـ.ـام", "الالغام"),
        ("د.ا.ع.ش", "داعش"),
        ("شـ ـهيد", "شهيد"),
        ("ا ن ف ج ا ر", "انفجار"),
        ("غـ🔥ـارة", "غاره"),
        ("قص💥ف", "قصف"),
        ("شـ⚔️ـهيد", "شهيد"),
        ("انفـ👨🏽‍🚒ـجار", "انفجار"),
        ("غـ→ـارة", "غاره"),
    ],
)
def test_a_broken_word_is_read_whole_and_quoted_as_it_is_written(written: str, read: str) -> None:
    assert repaired(f"أنباء عن {written} هناك") == [(written, read)]


@pytest.mark.parametrize("text", ["الجـيـش", "قصف،غارة", "انتهى القصف.عاد الناس", "و/أو", "م.ن", "شارع-حي", "🔴قصف", "و🔴قصف", "قصف🔴هناك"])
def test_what_joins_to_no_known_word_stays_as_it_is(text: str) -> None:
    assert repaired(text) == []


def test_a_plain_text_does_not_look_broken() -> None:
    assert not looks_broken("عاد الأهالي إلى قراهم، وفتحت المدارس أبوابها.")


def test_words_round_a_repaired_one_stay() -> None:
    forms = Forms()
    text = "نفذ الطيران غـ.ـارة ليلاً"
    words, at = repair(text, tokenise(text, forms), forms, lambda folded: folded in KNOWN)
    assert [word.text for word in words] == ["نفذ", "الطيران", "غـ.ـارة", "ليلاً"]
    assert at == (2,)
