"""`khabar ledger`: reports kept, brought together, looked at, and brought up to date."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.api import Coder
from khabar.cli import code as coding
from khabar.cli.counted import counted
from khabar.cli.pool import WorkerPool
from khabar.cli.work import Failures, check_options, reports
from khabar.errors import CodingError, UsageError
from khabar.model.claim import Claim, MadeBy
from khabar.model.report import Report
from khabar.read.given import Given

if TYPE_CHECKING:
    from khabar.ledger.ledger import Ledger


_NO_DAY = (
    "what they tell is brought together with other reports only where a figure, a name or a detail agrees; "
    "give the day as `published` or `url` in JSON lines, as a line of the text, or with --published YYYY-MM-DD"
)


def require() -> None:
    """Raise UsageError where what a ledger needs is not installed."""
    try:
        import khabar.ledger.ledger  # noqa: F401
    except ModuleNotFoundError as error:
        raise UsageError(f"a ledger needs {error.name}, which is not installed: pip install 'khabar[ledger]'") from None


def open_ledger(address: str, *, create: bool = False, codebook: Path | None = None) -> Ledger:
    """The ledger at an address, with the words of the codebook that `codebook` is laid over; UsageError where what it needs is not installed."""
    require()
    from khabar.codebook.load import load_ledger_words
    from khabar.ledger.ledger import Ledger

    return Ledger.open(address, create=create, words=None if codebook is None else load_ledger_words(codebook))


class PooledCoder:
    """A coder whose reports are coded in several processes."""

    def __init__(self, made_by: MadeBy, pool: WorkerPool[tuple[Claim, ...]]) -> None:
        self.made_by, self._pool = made_by, pool

    def code(self, reports: Sequence[Report]) -> Sequence[tuple[Claim, ...] | CodingError]:
        """The claims of each report."""
        return list(self._pool.map(reports))


@contextmanager
def coder(workers: int, codebook: Path | None, gazetteers: tuple[Path, ...]) -> Iterator[Coder | PooledCoder]:
    """A coder with so many processes."""
    if workers < 1:
        raise UsageError(f"--workers {workers}: expected at least 1")
    one = Coder(codebook, gazetteers)
    if workers == 1:
        yield one
        return
    with WorkerPool(workers, coding.start, (codebook, gazetteers), coding.code_one) as pool:
        yield PooledCoder(one.made_by, pool)


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int], None]]:
    """A bar on stderr that counts reports; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(what, total=None)
        yield lambda count: bar.advance(task, count)


def add(ledger: str, paths: list[str], given: Given, batch: int, workers: int, codebook: Path | None, gazetteers: tuple[Path, ...]) -> int:
    """Add reports; status 1 if one could not be read or was refused."""
    check_options(given.published, "jsonl", ("jsonl",))
    if batch < 1:
        raise UsageError(f"--batch {batch}: expected at least 1")
    failures = Failures()
    with (
        open_ledger(ledger, create=True, codebook=codebook) as opened,
        coder(workers, codebook, gazetteers) as with_coder,
        progress_bar("reports") as progress,
    ):
        done = opened.add(reports(paths, given, failures), with_coder, batch=batch, progress=progress)
    failures.tell_refused(done.refused)
    if done.undated:
        print(f"khabar: {done.undated} of these reports have no day: {_NO_DAY}", file=sys.stderr)
    print(f"{ledger}: {counted(done.added, 'report')} added with {counted(done.claims, 'claim')}, {done.known} known before")
    return failures.status
