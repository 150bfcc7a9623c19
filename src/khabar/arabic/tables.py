"""Tables shipped inside a package: rows of TSV files, read once when a module that names them is imported.

`arabic` keeps its facts of the language so: letters, clitics, pronouns, endings and function words, each with the name
that code calls it by. They are part of the program, like the code that names them, and no codebook can change them.
"""

from __future__ import annotations

import pkgutil

Row = dict[str, str]


def rows(package: str, name: str) -> tuple[Row, ...]:
    """Rows of `name` in `package` as {column: cell}; `#` begins a comment line, missing last cells are empty.

    Not by importlib.resources, which takes longer to import than all these tables to read.
    """
    lines = (pkgutil.get_data(package, name) or b"").decode().splitlines()
    cells = [[cell.strip() for cell in line.split("\t")] for line in lines if line.strip() and not line.startswith("#")]
    header = cells[0]
    return tuple(dict(zip(header, row + [""] * (len(header) - len(row)), strict=True)) for row in cells[1:])


def written(table: str) -> dict[str, str]:
    """What each name of a table of `arabic` stands for, as it is written."""
    return {row["name"]: row["written"] for row in rows("khabar.arabic", f"{table}.tsv")}
