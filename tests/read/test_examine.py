"""Examining: what cannot be read is refused in a sentence, what is certain is mended and said, and a chat is not one report."""

from __future__ import annotations

import pytest

from khabar.arabic.damage import CODES, WRONG_ENCODING
from khabar.errors import InputError
from khabar.model.report import Report, make_report
from khabar.read import examine as examining
from khabar.read.decode import decode
from khabar.read.examine import examine

TEXT = "قتل جنديان في كمين نصبه مسلحون على طريق البادية، وفق مصدر أمني."


def misread(text: str, right: str, wrong: str) -> str:
    """The bytes of a text read in a wrong encoding, those that it does not know kept as control characters."""
    out = []
    for byte in text.encode(right):
        letter = bytes([byte]).decode(wrong, "replace")
        out.append(chr(byte) if letter == "\ufffd" else letter)
    return "".join(out)


def refused(text: str) -> str:
    item = examine(make_report(text, path="a.txt"))
    assert isinstance(item, InputError), text
    return str(item)


@pytest.mark.parametrize(
    ("right", "wrong"), [("utf-8", "cp1252"), ("utf-8", "latin-1"), ("utf-8", "cp1256"), ("cp1256", "latin-1"), ("cp1256", "cp1252")]
)
def test_text_read_in_a_wrong_encoding_is_read_again_in_the_right_one(right: str, wrong: str) -> None:
    item = examine(make_report(misread(TEXT, right, wrong), path="a.txt"))
    assert isinstance(item, Report)
    assert (item.text, item.damage) == (TEXT, (WRONG_ENCODING,))
    assert (item.sha256, item.path) == (make_report(TEXT).sha256, "a.txt")


@pytest.mark.parametrize("code", ["&#{0};", "&#x{0:x};", "\\u{0:04x}", "<U+{0:04X}>", "&amp;#{0};"])
def test_letters_written_as_codes_are_read_as_letters(code: str) -> None:
    item = examine(make_report("".join(code.format(ord(c)) if c > "~" else c for c in TEXT)))
    assert isinstance(item, Report)
    assert (item.text, item.damage) == (TEXT, (CODES,))


def test_a_report_keeps_the_id_that_it_came_with() -> None:
    item = examine(make_report(misread(TEXT, "utf-8", "cp1256"), id="7"))
    assert isinstance(item, Report)
    assert item.id == "7"


def test_what_lost_letters_in_a_wrong_encoding_is_refused() -> None:
    assert "wrong encoding" in refused(TEXT.encode().decode("cp1252", "ignore"))


@pytest.mark.parametrize("text", ["??? ?????? ?? ???? ?????", "\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd\ufffd", "قتل ??? ????? في ???? ?????"])
def test_letters_that_became_question_marks_are_refused(text: str) -> None:
    assert "letters are lost" in refused(text)


@pytest.mark.parametrize("text", [TEXT, "سقوط قذائف على قرية النيرب", "وصلت مساعدات إلى مخيم الركبان بعد انقطاع\nوعاد بعض سكانه إلى بيوتهم"])
def test_lines_in_reverse_order_are_refused_and_those_in_order_are_not(text: str) -> None:
    backwards = "\n".join(line[::-1] for line in text.split("\n"))
    assert "reverse order" in refused(backwards)
    assert examine(make_report(text)) == make_report(text)


@pytest.mark.parametrize(
    "text",
    [
        "12/01/2023, 08:15 - مراسل: قصف على البلدة أمس\n14/01/2023, 19:40 - مراسل: هدوء حذر",
        "[12/01/2023, 8:15:00 ص] مراسل: قصف على البلدة أمس\n[14/01/2023, 7:40:00 م] مراسل: هدوء حذر",
        "[08:15, 12/01/2023] مراسل: قصف على البلدة أمس\n[19:40, 14/01/2023] مراسل: هدوء حذر",
        "قناة البلدة, [12.01.2023 08:15]\nقصف أمس\n\nقناة البلدة, [14.01.2023 19:40]\nهدوء حذر",
        "\u200f[\u200f١٢/١/٢٠٢٣، ٨:١٥ ص] مراسل: قصف أمس\n\u200f[\u200f١٤/١/٢٠٢٣، ٧:٤٠ م] مراسل: هدوء",
        '{"name": "قناة", "messages": [{"id": 1, "date": "2023-01-12T08:15:00", "text": "قصف أمس"}]}',
        '[{"date": "2023-01-12", "message": "قصف أمس"}, {"date": "2023-01-14", "message": "هدوء"}]',
    ],
)  # fmt: skip
def test_an_exported_chat_is_not_read_as_one_report(text: str) -> None:
    assert "an export of a chat" in refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "نشر في 12/01/2023 08:15\nآخر تحديث 12/01/2023 09:30\nقصف على البلدة أمس.",
        "قال المصدر: القصف بدأ الساعة 8:15 يوم 12/01/2023.\nوقال السكان: انتهى الساعة 9:30.",
    ],
)
def test_stamps_of_a_page_make_no_chat(text: str) -> None:
    assert isinstance(examine(make_report(text)), Report)


def test_a_text_longer_than_a_report_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "LONGEST", 1000)
    assert "at most 1,000" in refused(TEXT * 20)


def test_iso_8859_6_is_told_from_windows_1256() -> None:
    plain = TEXT.replace("،", ",")
    assert decode(plain.encode("iso-8859-6"), "a.txt") == plain
    assert decode(plain.encode("windows-1256"), "a.txt") == plain


def test_a_text_cut_inside_a_letter_is_still_utf_8() -> None:
    assert decode(TEXT.encode()[:-2], "a.txt") == TEXT[:-2] + "\ufffd"
