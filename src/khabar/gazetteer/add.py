"""Adding: public gazetteers and tables into a gazetteer file of the user's, over the built-in one."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import msgspec

from khabar.errors import GazetteerError
from khabar.gazetteer.builder import building
from khabar.gazetteer.gazetteer import Gazetteer, open_gazetteer
from khabar.gazetteer.importers import codab, geonames, table, whosonfirst
from khabar.gazetteer.importers.records import Problem
from khabar.gazetteer.store import Place, Source

Read = tuple[Source, Iterator[Place | Problem]]


class Added(msgspec.Struct, frozen=True):
    """What an import did: places that are new, places joined to known ones, records refused."""

    added: int
    joined: int
    refused: int


def add(
    files: tuple[Path, ...],
    target: Path,
    mapping: Mapping[str, str] | None = None,
    base: Gazetteer | None = None,
    on_problem: Callable[[Problem], object] = print,
) -> Added:
    """Imports files into the gazetteer file `target`, which is replaced when all is done, or stays as it was.

    Files may be GeoNames dumps and alternateNamesV2 (text or zip), Who's On First (a folder or SQLite), COD-AB (CSV, XLSX, GeoJSON) and any
    CSV with a `mapping`. Each record that cannot be used goes to `on_problem`. GazetteerError for a file of no known kind.
    """
    missing = [str(path) for path in files if not path.exists()]
    if missing:
        raise GazetteerError(f"{missing[0]}: no such file")
    base = base or open_gazetteer()
    refused = 0
    kinds = {path: kind_of(path, mapping) for path in files}
    alternates = [path for path in files if kinds[path] == "alternates"]
    with building(target, base.keys, base) as builder:
        for source, places in _readers(kinds, mapping):
            builder.credit(source)
            for place in places:
                if isinstance(place, Problem):
                    refused += 1
                    on_problem(place)
                else:
                    builder.add(place)
        for path in alternates:
            for id, name, preferred in geonames.read_alternates(path):
                builder.name(id, name, preferred)
        return Added(builder.added, builder.joined, refused)


def _readers(kinds: Mapping[Path, str], mapping: Mapping[str, str] | None) -> Iterator[Read]:
    for path, kind in kinds.items():
        if kind == "geonames":
            yield geonames.SOURCE, geonames.read_dump(path)
        elif kind == "whosonfirst":
            yield whosonfirst.SOURCE, whosonfirst.read_folder(path) if path.is_dir() else whosonfirst.read_sqlite(path)
        elif kind == "codab":
            yield codab.SOURCE, codab.read_codab(path)
        elif kind == "table":
            yield table.source_of(path), table.read_rows(path, mapping)


def kind_of(path: Path, mapping: Mapping[str, str] | None = None) -> str:
    """`geonames`, `alternates`, `whosonfirst`, `codab` or `table`; GazetteerError for none of them."""
    if path.is_dir() or whosonfirst.is_sqlite(path):
        return "whosonfirst"
    if path.suffix.lower() in (".txt", ".zip"):
        try:
            width = geonames.columns(path)
        except zipfile.BadZipFile as error:
            raise GazetteerError(f"{path}: {error}") from error
        if width in (geonames.DUMP, geonames.ALTERNATES):
            return "geonames" if width == geonames.DUMP else "alternates"
        raise GazetteerError(f"{path}: {width} columns; a GeoNames dump has {geonames.DUMP}, alternateNamesV2 {geonames.ALTERNATES}")
    if path.suffix.lower() in codab.SUFFIXES:
        return "codab"
    if path.suffix.lower() in (".csv", ".tsv"):
        return "codab" if mapping is None and codab.is_codab(table.header(path)) else "table"
    raise GazetteerError(f"{path}: not a GeoNames dump, a Who's On First folder or SQLite file, a COD-AB workbook or GeoJSON, or a CSV")
