"""Tables: the lists of the codebook as plain rows, before anything is compiled from them.

A `.tsv` has a header line; `#` begins a comment line; cells are stripped. A `.yaml` holds what YAML holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

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


def read_lists(folder: Path) -> dict[str, Any]:
    """Every list of `folder` by name: rows of a TSV, the value of a YAML."""
    lists: dict[str, Any] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix == ".tsv":
            lists[path.stem] = read_tsv(path)
        elif path.suffix == ".yaml":
            lists[path.stem] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return lists
