"""Tables: the lists of the codebook as they are written, and as records.

A `.tsv` has a header line; `#` begins a comment line; cells are stripped, and empty cells at the end may be left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

import msgspec

from khabar.codebook.schema.lists import Lists
from khabar.codebook.schema.rows import columns, make_row
from khabar.errors import CodebookError

Row = Mapping[str, str]
Records = tuple[Any, ...]
"""The rows of one list, all of one record."""


@cache
def records() -> dict[str, type[msgspec.Struct]]:
    """The record of each list, by the name of its file."""
    return {field.name: get_args(field.type)[0] for field in msgspec.structs.fields(Lists)}


class Table(msgspec.Struct, frozen=True):
    """A table as it is written: its columns, and each row's line and cells."""

    header: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Each row's line and its cells by column."""
        for line, cells in self.lines:
            yield line, dict(zip(self.header, cells + ("",) * (len(self.header) - len(cells)), strict=False))

    def too_wide(self) -> Iterator[tuple[int, str]]:
        """Lines with more cells than there are columns, and what was expected."""
        for line, cells in self.lines:
            if len(cells) > len(self.header):
                yield line, f"{len(cells)} cells, expected {len(self.header)} ({', '.join(self.header)})"


def read_table(path: Path) -> Table:
    """A tab-separated file."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    (header, *rows) = [
        (number, tuple(cell.strip() for cell in line.split("\t"))) for number, line in lines if line.strip() and not line.startswith("#")
    ] or [(1, ())]
    return Table(header[1], tuple(rows))


def read_tsv(path: Path) -> tuple[Row, ...]:
    """Rows of a tab-separated file with a header, as {column: cell}; a row of another width is a CodebookError."""
    table = read_table(path)
    for line, message in table.too_wide():
        raise CodebookError(f"{path}, line {line}: {message}")
    return tuple(row for _, row in table.rows())


def read_records(table: Table, record: type[msgspec.Struct]) -> tuple[Records, list[tuple[int, str]]]:
    """The records of a table, and what is wrong in it: line (0: the header) and message."""
    known = columns(record)
    wrong = [(0, f"unknown column {name!r}, expected {', '.join(known)}") for name in table.header if name not in known]
    missing = [name for name, column in known.items() if not column.optional and name not in table.header]
    wrong += [(0, f"no column {name!r}, expected {', '.join(known)}") for name in missing]
    wrong += table.too_wide()
    made: list[Any] = []
    for line, row in () if missing else table.rows():
        found, problems = make_row(record, row)
        wrong += [(line, problem) for problem in problems]
        made += [] if found is None else [found]
    return tuple(made), wrong


def read_lists(folder: Path) -> Lists:
    """The lists of a folder; CodebookError names file, line and what was expected."""
    return Lists(**read_rows(folder))


def read_rows(folder: Path) -> dict[str, Records]:
    """The records of every table of `folder` that a list is named after, by its name; CodebookError as `read_lists`."""
    for path in sorted(folder.rglob("*.yaml")):
        raise CodebookError(f"{path}: lists are tables (.tsv); words that are no event stand in verbs/<class>.yaml")
    found: dict[str, Records] = {}
    for name, path in list_files(folder).items():
        if name in records():
            found[name], wrong = read_records(read_table(path), records()[name])
            if wrong:
                raise CodebookError("\n".join(f"{path}, {at(line)}: {message}" for line, message in wrong))
    return found


def list_files(folder: Path) -> dict[str, Path]:
    """The tables of a folder and of the rooms in it, by name; CodebookError names two of one name."""
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.tsv")):
        if path.stem in found:
            raise CodebookError(f"{path}: the same list as {found[path.stem]}, expected one file")
        found[path.stem] = path
    return found


def at(line: int) -> str:
    """How a message names a line of a table."""
    return f"line {line}" if line else "header"
