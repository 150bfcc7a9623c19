"""Sentences: runs of words up to a full stop, a question mark or a line break."""

from __future__ import annotations

import pytest

from khabar.arabic.sentences import split_sentences
from khabar.arabic.words import Forms, tokenise


def sentences(text: str) -> list[str]:
    words = tokenise(text, Forms())
    return [text[words[s.first].start : words[s.last - 1].end] for s in split_sentences(words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("توقف القصف. عاد الأهالي.", ["توقف القصف.", "عاد الأهالي."]),
        ("من قصف القرية؟ لا أحد يعلم", ["من قصف القرية؟", "لا أحد يعلم"]),
        ("عنوان بلا نقطة\nنص الخبر.", ["عنوان بلا نقطة", "نص الخبر."]),
        ("سطر\r\n\r\nسطر آخر", ["سطر", "سطر آخر"]),
        ("بلغت الخسائر 1.5 مليون دولار.", ["بلغت الخسائر 1.5 مليون دولار."]),
        ("نقلت د.ب.ا عن شاهد أن القصف توقف.", ["نقلت د.ب.ا عن شاهد أن القصف توقف."]),
        ("قال: «لن نغادر.» ثم مضى.", ["قال: «لن نغادر.»", "ثم مضى."]),
        ("يتبع...", ["يتبع..."]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_sentence_knows_the_line_it_begins_on() -> None:
    words = tokenise("عنوان\n\nأول. ثان.", Forms())
    assert [s.line for s in split_sentences(words)] == [0, 2, 2]
