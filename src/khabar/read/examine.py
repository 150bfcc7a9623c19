"""Examining: what was read is a report that can be coded, mended where that is certain, or an error that says why it is none."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from khabar.arabic.damage import unreadable
from khabar.errors import InputError
from khabar.model.report import Report, make_report
from khabar.read.chat import is_chat
from khabar.read.mend import garbled, mend

_CHAT = (
    "an export of a chat: each message has a day of its own, so it is not read as one report; give each message as a line of JSON, with `published`"
)
_GARBLED = "unreadable: its letters were read in a wrong encoding and cannot be told back; save it again as UTF-8"
LONGEST = 5_000_000
"""Most characters of a report, some 9 MB as UTF-8: more than any report has, and no more than a minute or two of reading."""


def examine(item: Report | InputError) -> Report | InputError:
    """A report, mended; an InputError that names it if it is no report, or nothing of it can be read."""
    if isinstance(item, InputError):
        return item
    text, damage = mend(item.text)
    problem = _problem(text)
    if problem is not None:
        return InputError(f"{item.path or item.id} ({item.id})", problem)
    return item if not damage else _with_text(item, text, damage)


def _problem(text: str) -> str | None:
    if len(text) > LONGEST:
        return f"{len(text):,} characters are more than a report has (at most {LONGEST:,}): nothing coded; cut it into its reports"
    if is_chat(text):
        return _CHAT
    if garbled(text):
        return _GARBLED
    reason = unreadable(text)
    return None if reason is None else f"unreadable: {reason}"


def _with_text(report: Report, text: str, damage: tuple[str, ...]) -> Report:
    """The report with its mended text, named by it if it was named by its text."""
    same: dict[str, Any] = {"path": report.path, "url": report.url, "title": report.title, "outlet": report.outlet, "published": report.published}
    named = make_report(report.text, **same).id != report.id
    mended = make_report(text, id=report.id if named else None, read_at=report.read_at, **same)
    return replace(mended, damage=damage)
