"""Saved pages of social sites: where the post stands among names, buttons and other people's comments, and the day that the site stamps on it.

The patterns stand in page_frames.tsv. Stamps that disagree give no day; of posts that an article embeds the latest tells, if they are of a few days.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence

import msgspec

from khabar.arabic.words import Word
from khabar.codebook.schema.page import PageFrame
from khabar.codebook.schema.times import Month

_CLOSE = dt.timedelta(days=2)


class Frame(msgspec.Struct, frozen=True):
    """The code points [start, end) of a text that are the post, and the day of its stamp; `embedded` is that of posts within an article."""

    start: int
    end: int
    day: dt.date | None = None
    embedded: dt.date | None = None

    def words(self, words: Sequence[Word]) -> tuple[int, int]:
        """Numbers of the words [first, last) of the post."""
        first = next((i for i, word in enumerate(words) if word.start >= self.start), len(words)) if self.start else 0
        return first, next((i for i, word in enumerate(words) if word.start >= self.end), len(words))


class PageFrames:
    """Finds the frame of a page; built from the rows of page_frames.tsv and months.tsv."""

    def __init__(self, rows: Sequence[PageFrame], months: Sequence[Month]) -> None:
        self._months = {row.words: row.value for row in months}
        names = "|".join(re.escape(name) for name in sorted(self._months, key=lambda name: (-len(name), name)))
        parts = {"{month}": f"(?P<month>{names})", "{day}": r"(?P<day>\d{1,2})", "{year}": r"(?P<year>\d{4})"}
        self._patterns = []
        for row in rows:
            pattern = row.pattern
            for name, part in parts.items():
                pattern = pattern.replace(name, part)
            self._patterns.append((re.compile(pattern), row.post))

    def find(self, text: str) -> Frame:
        """The frame of a text; all of it, without a day, where it is no such page."""
        start, end, days, embedded = 0, len(text), set[dt.date | None](), set[dt.date | None]()
        for pattern, post in self._patterns:
            for found in pattern.finditer(text):
                if "day" in pattern.groupindex:
                    (embedded if post == "within" else days).add(self._day(found))
                if post == "after" and start == 0:
                    start = found.end()
                elif post == "before":
                    end = min(end, found.start())
        return Frame(start, end if start < end else len(text), days.pop() if len(days) == 1 else None, _latest(embedded))

    def _day(self, found: re.Match[str]) -> dt.date | None:
        try:
            return dt.date(int(found["year"]), self._months[found["month"]], int(found["day"]))
        except ValueError:
            return None


def _latest(days: Collection[dt.date | None]) -> dt.date | None:
    """The last of some days that lie close together; None where they do not, or one is no day."""
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) and max(known) - min(known) <= _CLOSE else None
