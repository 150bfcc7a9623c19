"""The coder as programs use it: codebook and gazetteers loaded once, reports in, claims out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from khabar.errors import CodingError

if TYPE_CHECKING:
    from khabar.coder.knowledge import Tables
    from khabar.model.claim import Claim, MadeBy
    from khabar.model.report import Report

Made = TypeVar("Made")


def load_tables(codebook: Path | None = None, gazetteers: Sequence[Path] = ()) -> Tables:
    """The compiled tables: the built-in codebook and gazetteer with what is laid over them.

    Raises CodebookError or GazetteerError, naming file and entry, for a folder or file that breaks its rules.
    """
    from khabar.codebook.load import load
    from khabar.coder.knowledge import Tables
    from khabar.gazetteer import open_gazetteer

    return Tables(load(codebook), open_gazetteer(tuple(gazetteers)))


def attempt(work: Callable[[Report], Made], report: Report) -> Made | CodingError:
    """What `work` makes of a report, or the error that names it: whatever fault khabar has, the other reports of a batch go on."""
    try:
        return work(report)
    except Exception as error:
        return CodingError(report.path or report.id, f"{type(error).__name__}: {error}")


class Coder:
    """Codes reports. `codebook` is a folder laid over khabar's own, `gazetteers` are files made by `khabar gazetteer add`; see `load_tables`."""

    def __init__(self, codebook: Path | None = None, gazetteers: Sequence[Path] = ()) -> None:
        self._tables = load_tables(codebook, gazetteers)

    @property
    def made_by(self) -> MadeBy:
        """The version of coder, codebook and gazetteer."""
        return self._tables.made_by

    def code(self, reports: Sequence[Report]) -> Sequence[tuple[Claim, ...] | CodingError]:
        """The claims of each report, in the order of its text; a CodingError in place of those of a report on which khabar failed.

        Claims that are no event of their own are among them, with the flag `background` or `period_total`: `khabar.makes_event` tells.
        """
        from khabar.coder.stages import code

        return [attempt(lambda one: code(one, self._tables), report) for report in reports]
