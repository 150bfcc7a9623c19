"""The registry of outlets: who owns them, on whose side they stand, whose texts they carry; rows of a ledger laid over those that khabar ships."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from khabar.arabic.script import fold
from khabar.arabic.tables import Row, rows
from khabar.errors import UsageError

_HOST = re.compile(r"\w[\w+.-]*://(?:[^/@]*@)?([^/:?#]+)")
COLUMNS = ("outlet", "entity", "owner", "affiliation", "takes")


class Outlet(msgspec.Struct, frozen=True):
    """One outlet by its domain or name; `entity` is its id as a source that others quote, `takes` the entities whose texts it carries."""

    outlet: str
    entity: str | None
    owner: str
    affiliation: str | None = None
    takes: tuple[str, ...] = ()


class Registry(msgspec.Struct, frozen=True):
    """Outlets by name, and the owner of each entity that is an outlet."""

    outlets: Mapping[str, Outlet]
    owners: Mapping[str, str]

    def find(self, name: str | None, url: str | None = None) -> Outlet | None:
        """The outlet of this name, else of this address; one that the registry lacks is its own owner, None has neither."""
        host = _HOST.match(url) if url else None
        key = key_of(name or (host[1] if host else ""))
        if not key:
            return None
        parent = key
        while parent and parent not in self.outlets:
            parent = parent.partition(".")[2]
        return self.outlets.get(parent) or Outlet(key, None, key)


def key_of(name: str) -> str:
    """A domain or name as the registry finds it: folded, in lower case, without `www.`."""
    return fold(name).strip().lower().removeprefix("www.")


def registry(table: Iterable[Row]) -> Registry:
    """The registry of some rows; of two rows of one outlet the later holds."""
    found: dict[str, Outlet] = {}
    for row in table:
        takes = tuple(one for one in row["takes"].split("|") if one)
        key = key_of(row["outlet"])
        found[key] = Outlet(key, row["entity"] or None, row["owner"] or key, row["affiliation"] or None, takes)
    owners = {one.entity: one.owner for one in found.values() if one.entity is not None}
    return Registry(MappingProxyType(found), MappingProxyType(owners))


SHIPPED = rows("khabar.ledger.tell", "outlets.tsv")
"""The rows of the registry that khabar ships."""
OUTLETS = registry(SHIPPED)


def parse(text: str, name: str, entities: Iterable[str]) -> tuple[Row, ...]:
    """Rows of a table that somebody wrote (tab-separated, columns as in COLUMNS, `#` for comments); UsageError says which line is wrong."""
    known = {*entities}
    lines = [(number, line.split("\t")) for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1) if _is_row(line)]
    if not lines or tuple(cell.strip() for cell in lines[0][1]) != COLUMNS:
        raise UsageError(f"{name}: expected a first line with the columns {', '.join(COLUMNS)}, apart by tabs")
    found: dict[str, Row] = {}
    for number, cells in lines[1:]:
        row = dict(zip(COLUMNS, [cell.strip() for cell in cells] + [""] * len(COLUMNS), strict=False))
        wrong = [*(["more cells than columns"] if len(cells) > len(COLUMNS) else []), *_problems(row, known, found)]
        if wrong:
            raise UsageError(f"{name}, line {number}: {'; '.join(wrong)}")
        found[key_of(row["outlet"])] = row
    return tuple(found.values())


def _is_row(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _problems(row: Row, known: Iterable[str], before: Mapping[str, Row]) -> Iterator[str]:
    if not key_of(row["outlet"]):
        yield "an outlet's domain or name was expected in the first cell"
    if key_of(row["outlet"]) in before:
        yield f"{row['outlet']} has a row already"
    named = [one for one in (row["entity"], *row["takes"].split("|")) if one]
    yield from (f"{one!r} is not an actor of the codebook" for one in named if one not in known)


def written(table: Iterable[Row]) -> Iterator[str]:
    """Rows as lines of the table that `parse` reads."""
    yield "\t".join(COLUMNS)
    for row in table:
        yield "\t".join(row[column] for column in COLUMNS).rstrip("\t")
