"""Decoding: bytes of an unknown encoding into text, or a clear error."""

from __future__ import annotations

from khabar.errors import InputError

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SINGLE = ("windows-1256", "iso-8859-6")
_FEW = 0.01
_ARABIC_PAGE = "\x06"
"""The high byte of Arabic in UTF-16, which is valid UTF-8 but in no text."""


def _arabic_share(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum("\u0600" <= c <= "\u06ff" for c in letters) / len(letters) if letters else 0.0


def _is_arabic(text: str) -> bool:
    """Whether bytes guessed to be `text` can have been it: mostly Arabic letters, and no control characters that binary data has."""
    controls = sum(c < " " and c not in "\t\n\r\f" for c in text)
    return _arabic_share(text) >= 0.5 and controls <= _FEW * len(text)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def decode(data: bytes, path: str) -> str:
    """The text of a file: by its byte order mark; else UTF-8, UTF-16, windows-1256 or ISO-8859-6, the last three if they give Arabic.

    A few bytes that are no UTF-8 become U+FFFD in a text that else is. Line ends stay as they are. Raises InputError, naming `path`, when
    none of them fits.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom) and (text := _try(data, encoding)) is not None:
            return text
    plain = _try(data, "utf-8")
    if plain is not None and _ARABIC_PAGE not in plain:
        return plain
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _try(data, encoding)
        if text is not None and _is_arabic(text):
            return text
    if plain is None:
        replaced = data.decode("utf-8", "replace")
        if replaced.count("\ufffd") <= max(1, _FEW * len(replaced)) and _is_arabic(replaced):
            return replaced
    found = [text for encoding in _SINGLE if (text := _try(data, encoding)) is not None and _is_arabic(text)]
    if found:
        return max(found, key=_arabic_share)
    if plain is not None:
        return plain
    raise InputError(path, "not text that can be read: tried UTF-8, UTF-16, windows-1256 and ISO-8859-6; save it as UTF-8")
