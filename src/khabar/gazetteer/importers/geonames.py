"""GeoNames: country dumps (`SY.txt`, 19 columns) and `alternateNamesV2` (10 columns), as text or in their zip. CC BY 4.0.

Arabic names come from the dump's own column of names in any language, and from alternateNamesV2 where it is given too.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from khabar.arabic.letters import FOREIGN
from khabar.gazetteer.importers.records import Problem, kind_by_people, kinds, make_place, whole
from khabar.gazetteer.names import MOST_LETTERS, is_arabic
from khabar.gazetteer.store import Place, Source

SOURCE = Source("geonames", "GeoNames", "CC BY 4.0", "GeoNames (geonames.org)", "https://www.geonames.org/")
DUMP, ALTERNATES = 19, 10


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Numbered lines of a text file, or of the largest text in a zip; undecodable bytes become U+FFFD."""
    if path.suffix.lower() != ".zip":
        with path.open(encoding="utf-8", errors="replace", newline="\n") as stream:
            yield from enumerate(stream, 1)
        return
    with zipfile.ZipFile(path) as archive:
        texts = [info for info in archive.infolist() if info.filename.endswith(".txt") and "readme" not in info.filename.lower()]
        if texts:
            with archive.open(max(texts, key=lambda info: info.file_size)) as raw:
                yield from enumerate(io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="\n"), 1)


def columns(path: Path) -> int:
    """How many columns the first line of a tab-separated file or zip has."""
    return next((line.count("\t") + 1 for _, line in lines(path)), 0)


def read_alternates(path: Path) -> Iterator[tuple[str, str, bool]]:
    """(id, Arabic name, whether preferred) from alternateNamesV2, historic and colloquial names too."""
    for _, line in lines(path):
        if "\tar\t" in line:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 4 and cells[2] == "ar" and 0 < len(cells[3]) <= MOST_LETTERS:
                yield f"gn:{cells[1]}", cells[3], cells[4] == "1"


def read_dump(path: Path) -> Iterator[Place | Problem]:
    """Places of a country dump; kinds that no report names (farms, wells …) are left out."""
    features = kinds("geonames_features")
    for number, line in lines(path):
        cells = line.rstrip("\n").split("\t")
        if len(cells) != DUMP:
            yield Problem(f"{path.name}, line {number}", f"{len(cells)} columns, expected {DUMP}")
        elif cells[7] in features:
            yield _place(f"{path.name}, line {number}", cells, features[cells[7]])


def _place(where: str, cells: list[str], feature: str) -> Place | Problem:
    try:
        id, population = int(cells[0]), whole(cells[14])
    except ValueError:
        return Problem(where, f"id {cells[0]!r} or population {cells[14]!r} is not a number")
    names = [name for name in (cells[1], *cells[3].split(",")) if is_arabic(name) and FOREIGN.isdisjoint(name)]
    feature = kind_by_people(feature, population)
    return make_place(
        where, f"gn:{id}", names, cells[4], cells[5], feature, latin=(cells[1], cells[2]), country=cells[8], population=population,
        source=SOURCE.key,
    )  # fmt: skip
