"""Decoding: UTF-8, else UTF-16, else windows-1256 if that gives Arabic, else a clear error."""

from __future__ import annotations

import pytest

from khabar.errors import InputError
from khabar.read.decode import decode

TEXT = "عاد النازحون إلى قراهم.\r\nوفتحت المدارس أبوابها."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256"])
def test_a_text_reads_the_same_from_every_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_a_single_word_in_utf_16_without_a_mark_is_read() -> None:
    assert decode("غارة".encode("utf-16-le"), "a.txt") == "غارة"


def test_utf_8_stays_utf_8_whatever_control_characters_it_holds() -> None:
    assert decode("غارة\x06\x00 جوية".encode(), "a.txt") == "غارة\x06\x00 جوية"


def test_bytes_that_are_no_text_are_an_error_that_names_the_file() -> None:
    with pytest.raises(InputError, match=r"photo\.txt: .*UTF-8, UTF-16"):
        decode(b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe\x81\x8d" * 9, "photo.txt")


def test_latin_text_in_a_single_byte_encoding_is_not_taken_for_arabic() -> None:
    with pytest.raises(InputError):
        decode("caf\u00e9 cr\u00e8me d\u00e9j\u00e0 vu na\u00efve".encode("latin-1"), "menu.txt")


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"", "a.txt") == ""
