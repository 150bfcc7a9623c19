"""The coder as programs use it: codebook and gazetteers loaded once, reports in, claims out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from khabar.coder.tables import Tables
    from khabar.model.claim import Claim, MadeBy
    from khabar.model.report import Report


def load_tables(codebook: Path | None = None, gazetteers: Sequence[Path] = ()) -> Tables:
    """The compiled tables: the built-in codebook and gazetteer with what is laid over them.

    Raises CodebookError or GazetteerError, naming file and entry, for a folder or file that breaks its rules.
    """
    from khabar.codebook.load import load
    from khabar.coder.tables import Tables
    from khabar.gazetteer import open_gazetteer

    return Tables(load(codebook), open_gazetteer(tuple(gazetteers)))


class Coder:
    """Codes reports. `codebook` is a folder laid over khabar's own, `gazetteers` are files made by `khabar gazetteer add`; see `load_tables`."""

    def __init__(self, codebook: Path | None = None, gazetteers: Sequence[Path] = ()) -> None:
        self._tables = load_tables(codebook, gazetteers)

    @property
    def made_by(self) -> MadeBy:
        """The version of coder, codebook and gazetteer."""
        return self._tables.made_by

    def code(self, reports: Sequence[Report]) -> Sequence[tuple[Claim, ...]]:
        """The claims of each report, in the order of its text."""
        from khabar.coder.stages import code

        return [code(report, self._tables) for report in reports]
