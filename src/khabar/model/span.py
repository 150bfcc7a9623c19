"""Spans: what a record quotes from a report."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False):
    """Code points [start, end) of a report's text, and those characters: `report_text[start:end] == text`."""

    start: int
    end: int
    text: str


def quote(text: str, start: int, end: int) -> Span:
    """The span of `text` from `start` to `end`."""
    return Span(start, end, text[start:end])
