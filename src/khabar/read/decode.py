"""Decoding: bytes of an unknown encoding into text, or a clear error."""

from __future__ import annotations

from khabar.errors import InputError

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def _arabic_share(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum("\u0600" <= c <= "\u06ff" for c in letters) / len(letters) if letters else 0.0


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def decode(data: bytes, path: str) -> str:
    """The text of a file: UTF-8, else UTF-16 by its mark or its zero bytes, else windows-1256 if that gives Arabic.

    Line ends stay as they are. Raises InputError, naming `path`, when none of them fits.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom) and (text := _try(data, encoding)) is not None:
            return text
    if (text := _try(data, "utf-8")) is not None:
        return text
    for encoding in ("utf-16-le", "utf-16-be", "windows-1256"):
        text = _try(data, encoding)
        if text is not None and _arabic_share(text) >= 0.5:
            return text
    raise InputError(path, "not text that can be read: tried UTF-8, UTF-16 and windows-1256; save it as UTF-8")
