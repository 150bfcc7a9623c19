"""Inputs: paths as the command line takes them, into reports in a fixed order."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from khabar.errors import InputError
from khabar.model.report import Report, make_report
from khabar.read.decode import decode
from khabar.read.examine import examine
from khabar.read.given import Given
from khabar.read.html import read_html
from khabar.read.jsonl import is_jsonl, read_jsonl

Input = Report | InputError
SUFFIXES = (".txt", ".html", ".htm", ".jsonl")
"""What a folder is searched for."""
_ENOUGH_ARABIC, _FOREIGN = 0.1, 20


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    else:
        yield path


def passed_over(path: str) -> list[Path]:
    """The files of a folder that are not read, as nothing in their names says that they are reports; hidden ones apart."""
    folder = Path(path)
    inside = sorted(p for p in folder.rglob("*") if p.is_file()) if folder.is_dir() else []
    hidden = (any(part.startswith(".") for part in p.relative_to(folder).parts) for p in inside)
    return [p for p, unseen in zip(inside, hidden, strict=True) if not unseen and p.suffix.lower() not in SUFFIXES]


def _plain(data: bytes, path: str, given: Given) -> Input:
    return make_report(decode(data, path), path=path, outlet=given.outlet, published=given.published, published_by="option")


def _read_file(path: Path, given: Given) -> Iterator[Input]:
    try:
        data = path.read_bytes()
    except OSError as error:
        yield InputError(str(path), error.strerror or str(error))
        return
    yield from _read_bytes(data, str(path), path.suffix.lower(), given)


def _read_bytes(data: bytes, path: str, suffix: str, given: Given) -> Iterator[Input]:
    try:
        if suffix == ".jsonl":
            yield from read_jsonl(data, path, given)
        elif suffix in {".html", ".htm"}:
            yield read_html(data, path, given)
        else:
            yield _plain(data, path, given)
    except InputError as error:
        yield error


def read_inputs(paths: Iterable[str], published: str | None = None, outlet: str | None = None) -> Iterator[Input]:
    """Reports of files, folders (searched deep, in order of name) and `-` (standard input, text or JSON lines).

    Errors stand in place of what fails or is no report; `published` and `outlet` are those of reports that name none.
    """
    return map(examine, _inputs(paths, Given(published, outlet)))


def _inputs(paths: Iterable[str], given: Given) -> Iterator[Input]:
    """What is read, as it is."""
    for path in paths:
        if path == "-":
            data = sys.stdin.buffer.read()
            yield from _read_bytes(data, "-", ".jsonl" if is_jsonl(data) else ".txt", given)
            continue
        found = list(_files(Path(path)))
        if not found:
            yield InputError(path, f"nothing to read: no {', '.join(SUFFIXES)} in this folder")
        for file in found:
            yield from _read_file(file, given)


def complaint(report: Report) -> str | None:
    """Why a report has nothing to code, if so: it is empty, or not Arabic."""
    letters = [c for c in report.text if c.isalpha()]
    if not report.text.strip():
        return "empty: nothing in it"
    arabic = sum("\u0600" <= c <= "\u06ff" or "\ufb50" <= c <= "\ufeff" for c in letters)
    if len(letters) - arabic >= _FOREIGN and arabic < _ENOUGH_ARABIC * len(letters):
        return "not Arabic: nothing coded"
    return None
