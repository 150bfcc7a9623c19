r"""Mending: text whose bytes were read in a wrong encoding before they came here, and letters written as codes (`&#1602;`, `\u0642`).

Only what is certain is mended: what comes out as Arabic without one byte left over. The text of the report is then the mended one.
"""

from __future__ import annotations

import re

from khabar.arabic.damage import CODES, WRONG_ENCODING
from khabar.arabic.letters import HAMZA, TA_HEAVY, YA, ZA_HEAVY

_CODE = re.compile(r"&(?:amp;)*#(?:x(?P<hex>[0-9a-fA-F]{2,5})|(?P<decimal>\d{3,6}));|\\u(?P<escape>[0-9a-fA-F]{4})|<U\+(?P<point>[0-9A-F]{4,5})>")
_ARABIC_CODE = re.compile(r"&(?:amp;)*#(?:x0?6[0-9a-fA-F]{2}|1(?:5[4-9]|6\d|7[0-8])\d);|\\u06[0-9a-fA-F]{2}|<U\+06[0-9A-F]{2}>")
_CODED = ("&#", "&amp;", "\\u", "<U+")
_HIGH = re.compile("[\u0080-\u00ff]")
_BEGINNERS = re.compile(f"[{TA_HEAVY}{ZA_HEAVY}]")
"""What the first bytes of UTF-8's Arabic letters are as windows-1256."""
_MUCH, _BEGINNING = 0.3, 1000
_WRONG = (("cp1252", "utf-8"), ("cp1256", "utf-8"), ("cp1252", "cp1256"))
"""How bytes were read, and how they should have been."""
_ARABIC = 0.7


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as it was meant, and the kinds of damage that were undone; the text itself where nothing is certain."""
    damage: list[str] = []
    if any(sign in text for sign in _CODED) and _ARABIC_CODE.search(text) is not None:
        text = _CODE.sub(_letter, text)
        damage.append(CODES)
    if _suspect(text) and (mended := _redecoded(text)) is not None:
        text = mended
        damage.append(WRONG_ENCODING)
    return text, tuple(damage)


def _letter(code: re.Match[str]) -> str:
    """The letter of a code; the code itself where it is the code of none."""
    number = int(code["decimal"]) if code["decimal"] else int(code["hex"] or code["escape"] or code["point"], 16)
    return code.group() if 0xD800 <= number < 0xE000 or number > 0x10FFFF else chr(number)


def garbled(text: str) -> bool:
    """Whether a text shows the letters that Arabic becomes in a wrong encoding."""
    return _suspect(text)


def _suspect(text: str) -> bool:
    beginning = text[:_BEGINNING]
    return max(len(_HIGH.findall(beginning)), len(_BEGINNERS.findall(beginning))) > _MUCH * len(beginning)


def _redecoded(text: str) -> str | None:
    for wrong, right in _WRONG:
        data = _bytes(text, wrong)
        if data is None:
            continue
        try:
            found = data.decode(right)
        except UnicodeDecodeError:
            continue
        if _is_arabic(found):
            return found
    return None


def _bytes(text: str, encoding: str) -> bytes | None:
    """The bytes that were read as `text`; bytes that the encoding does not know were kept as the control characters of their number."""
    out = bytearray()
    for letter in text:
        try:
            out += letter.encode(encoding)
        except UnicodeEncodeError:
            if ord(letter) > 0xFF:
                return None
            out.append(ord(letter))
    return bytes(out)


def _is_arabic(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(HAMZA <= c <= YA for c in letters) > _ARABIC * len(letters) and not _suspect(text)
