"""What the commands share: tables, reports with their failures told, and where results go."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from khabar.arabic.damage import SAID, find_damage
from khabar.cli.counted import counted
from khabar.errors import CodingError, InputError, UsageError
from khabar.model.report import Report
from khabar.read.dates import check_date
from khabar.read.given import Given
from khabar.read.inputs import SUFFIXES, complaint, passed_over, read_inputs

if TYPE_CHECKING:
    from khabar.coder.knowledge import Tables

Made = TypeVar("Made")
_DEVICES = Path("/dev")
_MOST_NAMED = 10


def load_tables(codebook: Path | None = None, gazetteers: tuple[Path, ...] = ()) -> Tables:
    """The tables of a command, which live as long as its process: the collector need not walk them again and again."""
    from khabar import api

    tables = api.load_tables(codebook, gazetteers)
    gc.freeze()
    return tables


def check_options(published: str | None, format: str, formats: tuple[str, ...]) -> None:
    """Raise UsageError for a date that is none or a format that there is not."""
    if published is not None:
        try:
            check_date(published, "--published")
        except ValueError as error:
            raise UsageError(str(error)) from None
    if format not in formats:
        raise UsageError(f"--format {format!r}: expected one of {', '.join(formats)}")


class Failures:
    """Inputs that failed, each told on stderr as it happens; `status` is the exit status they make."""

    def __init__(self) -> None:
        self.count = 0

    def tell(self, message: str) -> None:
        """Name one failure."""
        self.count += 1
        print(f"khabar: {message}", file=sys.stderr)

    def tell_refused(self, refused: Mapping[str, str]) -> None:
        """Name the reports that a ledger did not take."""
        for id, reason in sorted(refused.items()):
            self.tell(f"report {id}: not added: {reason}")

    def without(self, found: Iterable[Made | CodingError]) -> Iterator[Made]:
        """What was made of reports; those on which khabar failed are told and left out."""
        for one in found:
            if isinstance(one, CodingError):
                self.tell(str(one))
            else:
                yield one

    @property
    def status(self) -> int:
        """0 if nothing failed, else 1."""
        return 1 if self.count else 0


def reports(paths: Sequence[str], given: Given, failures: Failures) -> Iterator[Report]:
    """Readable reports of `paths`; the others are told. One that is empty or not Arabic is told and left out, one that is damaged is told."""
    for path in paths:
        _tell_passed_over(path)
    texts: dict[str, str] = {}
    for item in read_inputs(paths, given.published, given.outlet):
        if isinstance(item, InputError):
            failures.tell(str(item))
        elif texts.setdefault(item.id, item.sha256) != item.sha256:
            failures.tell(f"{item.path or '-'}: report {item.id}: left out: another text before it has this id")
        elif (problem := complaint(item)) is not None:
            print(f"khabar: {item.path or item.id} ({item.id}): {problem}", file=sys.stderr)
        else:
            for kind in (*item.damage, *find_damage(item.text)):
                print(f"khabar: {item.path or item.id} ({item.id}): damaged: {SAID[kind]}", file=sys.stderr)
            yield item


def _tell_passed_over(path: str) -> None:
    left = passed_over(path)
    if left:
        names = ", ".join(str(file.relative_to(path)) for file in left[:_MOST_NAMED]) + (", …" if len(left) > _MOST_NAMED else "")
        print(f"khabar: {path}: {counted(len(left), 'file')} passed over: {names}; expected {', '.join(SUFFIXES)}", file=sys.stderr)


@contextmanager
def destination(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file: a device or pipe as it is, else one that appears only when it is complete, where a link leads, with its mode."""
    if output is None:
        yield sys.stdout
        return
    try:
        as_it_is = output.absolute().is_relative_to(_DEVICES) or (output.exists() and not output.is_file())
        if as_it_is:
            with output.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
        else:
            yield from _whole(output.resolve())
    except OSError as error:
        raise InputError(str(output), error.strerror or str(error)) from error


def _whole(target: Path) -> Iterator[TextIO]:
    """A file beside `target` that takes its place, with its mode, when all is written."""
    part = target.with_name(target.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        if target.exists():
            part.chmod(target.stat().st_mode)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
