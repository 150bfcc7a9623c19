r"""Markup: marks of formatting that scrapers leave in a text. They are no words; some of them end a line.

Tags (`<p>`), entities (`&nbsp;`), line ends written out (`\n`), marks of emphasis that hug a word (`**…**`) and addresses of links.
"""

from __future__ import annotations

import re

_TAG = r"</?[a-zA-Z][^<>\n]{0,400}>"
_ENTITY = r"&(?:amp;)*(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});"
_WRITTEN_OUT = r"\\(?:r\\n|[nrt])(?![a-z])"
_LINK = r"\]\(https?://[^\s()]*\)"
_CLOSED = r"(?<=[^\s*_~`])[*_~`]+[^\S\n]"
_DOUBLE = r"(?<=[^\s_])[*~`]{2,}|[*~`]{2,}(?=[^\s*~`])|(?<![^\W_])_{2,}(?=\S)|(?<=\S)_{2,}(?![^\W_])"
MARKUP = rf"{_TAG}|{_ENTITY}|{_WRITTEN_OUT}|{_LINK}|{_CLOSED}|{_DOUBLE}"
"""What a piece of markup looks like; emphasis that a word does not end with a blank belongs to the blank before it (`OPENED`)."""
OPENED = r"(?:[*_~`]+(?=[^\W_]))?"
"""Marks of emphasis between a blank and a word."""
_LINES = re.compile(r"</?(?:br|p|div|li|ul|ol|tr|td|th|table|h[1-6]|blockquote|section|article|hr)\b", re.IGNORECASE)


def breaks(piece: str) -> bool:
    """Whether a piece of markup ends a line."""
    return piece[0] == "\\" or _LINES.match(piece) is not None
