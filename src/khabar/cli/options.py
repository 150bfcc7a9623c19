"""Arguments and options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files (.txt, .html, .jsonl), folders, or - for standard input.")]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication (YYYY-MM-DD) of reports that state none, in a field of theirs or in their text."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="The outlet of reports that name none.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here instead of standard output.")]
Format = Annotated[str, typer.Option("--format", help="table (for people), jsonl or csv.")]
CodebookDir = Annotated[Path | None, typer.Option("--codebook", metavar="DIR", help="A folder laid over the built-in codebook.")]
GazetteerFiles = Annotated[list[Path] | None, typer.Option("--gazetteer", metavar="FILE", help="A gazetteer made by `khabar gazetteer add`.")]
Workers = Annotated[int, typer.Option(metavar="N", help="How many processes code at once.")]
