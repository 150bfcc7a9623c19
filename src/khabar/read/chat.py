"""Chats: exports of a messenger, whose messages have days of their own and must not be read as one report."""

from __future__ import annotations

import re

_DATE = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?\w\.?\w?\.?)?"
_STAMP = rf"(?:{_DATE}[,\u060c]?\s+{_TIME}|{_TIME}[,\u060c]?\s+{_DATE})"
_NAME = r"[^:\n\[\]]{1,60}"
_MESSAGES = re.compile(
    rf"^(?:\[{_STAMP}\]\s*{_NAME}:|{_STAMP}\s+[-\u2013]\s+{_NAME}:|{_NAME}[,\u060c]\s*\[{_STAMP}\]|{_NAME}\s\[{_STAMP}\]:?\s*$)", re.MULTILINE
)
"""The line that begins a message in exports of WhatsApp and in what people copy out of Telegram."""
_OBJECTS = re.compile(r'"messages"\s*:\s*\[')
_STAMPED = re.compile(r'"(?:date|time|timestamp|created_at)\w*"\s*:')
_PAGE = re.compile(r'<div class="message default[^>]*>')
_CLOCK = re.compile(r"\d[:.]\d\d")
_INVISIBLE = dict.fromkeys((8206, 8207, *range(8234, 8239), *range(8294, 8298), 65279))
_SEVERAL = 2


def is_chat(text: str) -> bool:
    """Whether a text is an export of a chat: several lines that begin with a stamp and a sender, or the files that messengers write."""
    if text.lstrip()[:1] in ("{", "[") and '":' in text:
        return _OBJECTS.search(text) is not None or len(_STAMPED.findall(text)) >= _SEVERAL
    if _CLOCK.search(text) is None:
        return False
    plain = text.translate(_INVISIBLE)
    return len(_MESSAGES.findall(plain)) >= _SEVERAL or len(_PAGE.findall(plain)) >= _SEVERAL
