"""`khabar code`: reports into claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from khabar.api import attempt
from khabar.cli.work import Failures, check_options, destination, load_tables, reports
from khabar.errors import CodingError, UsageError
from khabar.model.claim import BACKGROUND, Claim
from khabar.model.report import Report
from khabar.read.given import Given

if TYPE_CHECKING:
    from khabar.coder.knowledge import Tables

FORMATS = ("table", "jsonl", "csv")
_worker: dict[str, Tables] = {}
"""A worker process's tables, loaded once when it starts."""


def start(codebook: Path | None, gazetteers: tuple[Path, ...]) -> None:
    """Load a worker process's tables."""
    _worker["tables"] = load_tables(codebook, gazetteers)


def code_one(report: Report) -> tuple[Claim, ...] | CodingError:
    """The claims of a report, by the tables of this process."""
    from khabar.coder.stages import code

    return attempt(lambda one: code(one, _worker["tables"]), report)


def _coded(found: Iterable[Report], workers: int, codebook: Path | None, gazetteers: tuple[Path, ...]) -> Iterator[tuple[Claim, ...] | CodingError]:
    """Claims of each report, in the order of the reports whatever the number of workers."""
    start(codebook, gazetteers)
    if workers == 1:
        yield from map(code_one, found)
        return
    from khabar.cli.pool import WorkerPool

    with WorkerPool(workers, start, (codebook, gazetteers), code_one) as pool:
        yield from pool.map(found)


def _told(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims that a report tells and does not only refer to."""
    return tuple(claim for claim in claims if BACKGROUND not in claim.flags)


def run(
    paths: list[str],
    given: Given,
    format: str,
    output: Path | None,
    workers: int,
    codebook: Path | None,
    gazetteers: tuple[Path, ...],
    background: bool = False,
) -> int:
    """Code `paths` and write claims, also of what is only referred to if `background`; the exit status."""
    check_options(given.published, format, FORMATS)
    if workers < 1:
        raise UsageError(f"--workers {workers}: expected at least 1")
    failures = Failures()
    coded = failures.without(_coded(reports(paths, given, failures), workers, codebook, gazetteers))
    coded = coded if background else map(_told, coded)
    with destination(output) as stream:
        if format == "jsonl":
            encoder = msgspec.json.Encoder()
            for claims in coded:
                stream.writelines(encoder.encode(claim).decode() + "\n" for claim in claims)
        elif format == "csv":
            from khabar.cli.csv_table import write_csv

            write_csv(coded, stream)
        else:
            from khabar.cli.table import write_table

            write_table(coded, stream)
    return failures.status
