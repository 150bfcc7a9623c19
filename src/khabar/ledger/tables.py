"""The tables that the ledger ships: rows of TSV files inside the package, read once when a module of tables is imported."""

from __future__ import annotations

from importlib import resources

Row = dict[str, str]


def rows(package: str, name: str) -> tuple[Row, ...]:
    """Rows of `name` in `package` as {column: cell}; `#` begins a comment line, missing last cells are empty."""
    lines = resources.files(package).joinpath(name).read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.split("\t")] for line in lines if line.strip() and not line.startswith("#")]
    header = cells[0]
    return tuple(dict(zip(header, row + [""] * (len(header) - len(row)), strict=True)) for row in cells[1:])
