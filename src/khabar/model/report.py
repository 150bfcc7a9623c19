"""Reports: a text as one outlet carried it."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Literal

import msgspec

PublishedBy = Literal["input", "text", "option"]
"""What a day of publication is from: a field of the input (or an article's address), the text, or an option given for reports that state none."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One text as one outlet carried it; `text` is exactly what was read and never changes.

    `published` is a day (ISO 8601), the only date that relative times are counted from; `published_by` says what it is from. `damage` is what
    was undone in reading, by the names of `arabic.damage`: the text is then the mended one.
    """

    id: str
    text: str
    sha256: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_by: PublishedBy | None = None
    read_at: str | None = None
    damage: tuple[str, ...] = ()

    @property
    def day(self) -> dt.date | None:
        """The day of publication, if known."""
        return dt.date.fromisoformat(self.published[:10]) if self.published else None


class ReportRef(msgspec.Struct, frozen=True, kw_only=True):
    """How a record names its report: all of `Report` but the text.

    `published` is the input's own day, else the one that the text states, else the one given for reports that state none, and
    `published_by` says which of them.
    """

    id: str
    sha256: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_by: PublishedBy | None = None
    read_at: str | None = None


def reference(report: Report) -> ReportRef:
    """The report without its text."""
    return ReportRef(**{name: getattr(report, name) for name in ReportRef.__struct_fields__})


def make_report(
    text: str,
    *,
    id: str | None = None,
    path: str | None = None,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    published_by: PublishedBy = "input",
    read_at: str | None = None,
) -> Report:
    """A report; without an `id` of its own it is named by a hash of (sha256, outlet, url, published).

    A day `published_by` "option" gives way to one that the text states.
    """
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if id is None:
        key = "\x1f".join((sha256, outlet or "", url or "", published or ""))
        id = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Report(
        id=id, text=text, sha256=sha256, path=path, url=url, title=title, outlet=outlet, published=published,
        published_by=published_by if published else None, read_at=read_at,
    )  # fmt: skip
