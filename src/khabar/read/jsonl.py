"""JSON lines: one report a line, `{"text": …, "id"?, "published"?, "title"?, "outlet"?, "url"?}`; other keys are ignored."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from khabar.errors import InputError
from khabar.model.report import Report, make_report
from khabar.read.dates import check_date, day_of_address
from khabar.read.given import Given


class _Line(msgspec.Struct):
    text: str
    id: str | int | None = None
    published: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None


_DECODER = msgspec.json.Decoder(_Line)


def _report(line: bytes, path: str, number: int, given: Given) -> Report | InputError:
    try:
        row = _DECODER.decode(line)
        own = row.published or day_of_address(row.url)
        day = own or given.published
        if day is not None:
            check_date(day, "published")
        return make_report(
            row.text, id=None if row.id in (None, "") else str(row.id), path=path, url=row.url, title=row.title, outlet=row.outlet or given.outlet,
            published=day, published_by="input" if own else "option",
        )  # fmt: skip
    except UnicodeDecodeError as error:
        return InputError(path, f"not UTF-8: {error.reason}", number)
    except (msgspec.DecodeError, ValueError) as error:
        return InputError(path, f"not a report: {error}", number)


def read_jsonl(data: bytes, path: str, given: Given) -> Iterator[Report | InputError]:
    """Reports of a JSONL file; a broken line gives an InputError with its number and the rest goes on."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            yield _report(line, path, number, given)


def is_jsonl(data: bytes) -> bool:
    """Whether bytes of no known format begin with a line that is a report of its own."""
    line = data.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    if not line.startswith(b"{"):
        return False
    try:
        _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return True
