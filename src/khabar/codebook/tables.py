"""Tables: the lists of the codebook as plain rows, before anything is compiled from them.

A `.tsv` has a header line; `#` begins a comment line; cells are stripped.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from khabar.errors import CodebookError

Row = Mapping[str, str]


def read_tsv(path: Path) -> tuple[Row, ...]:
    """Rows of a tab-separated file with a header, as {column: cell}; a row of another width is a CodebookError."""
    rows: list[Row] = []
    header: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
        elif len(cells) > len(header):
            raise CodebookError(f"{path}, line {number}: {len(cells)} cells, expected {len(header)} ({', '.join(header)})")
        else:
            rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)))
    return tuple(rows)


def read_lists(folder: Path) -> dict[str, tuple[Row, ...]]:
    """The rows of every table of `folder`, by its name; a list in YAML is a CodebookError."""
    for path in sorted(folder.glob("*.yaml")):
        raise CodebookError(f"{path}: lists are tables (.tsv); words that are no event stand in verbs/<class>.yaml")
    return {path.stem: read_tsv(path) for path in sorted(folder.glob("*.tsv"))}
