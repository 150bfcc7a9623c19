"""Rules about lists: each cell holds what its column can, and no row stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from khabar.codebook.lint.unchecked import Draft, Problem
from khabar.codebook.tables import Table, at, read_records, records


def lists_formed(draft: Draft) -> Iterator[Problem]:
    """Each column and cell is what the list's record says; a list that nothing reads and one without rows are warnings."""
    files: dict[str, str] = {}
    for file, table in draft.tables.items():
        name = PurePosixPath(file).stem
        if files.setdefault(name, file) != file:
            yield Problem(file, "", f"the same list as {files[name]}, expected one file")
        if not table.lines:
            yield Problem(file, "", "no rows, expected a header and at least one row", "warning")
        elif name not in records():
            yield Problem(file, "", "a list that khabar's codebook does not have: nothing reads it", "warning")
        else:
            yield from (Problem(file, at(line), message) for line, message in read_records(table, records()[name])[1])
            yield from _repeated(file, table)


def _repeated(file: str, table: Table) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], int] = {}
    for line, cells in table.lines:
        if cells in seen:
            yield Problem(file, at(line), f"the same as {at(seen[cells])}: {' | '.join(cells)}")
        seen.setdefault(cells, line)
