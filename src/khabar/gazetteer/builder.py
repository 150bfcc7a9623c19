"""Building: gazetteer files are written beside the old one and take its place when they are whole.

Places come in order of trust. One that is there already, in this file or in the gazetteer below it, is joined to it:
the first record keeps its id and coordinates, names are added.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from khabar.gazetteer.entry import Entry
from khabar.gazetteer.gazetteer import Gazetteer
from khabar.gazetteer.merge import same_place
from khabar.gazetteer.names import Key, NameKeys, is_arabic
from khabar.gazetteer.store import COLUMNS, FORMAT, Firsts, Place, Source, entry_of
from khabar.gazetteer.transliteration import skeleton

_SCHEMA = """
CREATE TABLE IF NOT EXISTS places (id TEXT PRIMARY KEY, name TEXT, lat REAL, lon REAL, feature TEXT, latin TEXT, country TEXT, parent TEXT,
                                   population INTEGER, radius_km REAL, source TEXT, curated INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS names (key TEXT, id TEXT, flags INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS latin (key TEXT, id TEXT, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS aliases (alias TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
"""
_INSERT = f"INSERT INTO places ({COLUMNS}) VALUES ({','.join('?' * len(Entry.__struct_fields__))})"
_JOIN = """UPDATE places SET population = max(population, ?), latin = CASE latin WHEN '' THEN ? ELSE latin END,
           parent = coalesce(parent, ?), name = CASE WHEN ? > curated THEN ? ELSE name END, curated = max(curated, ?) WHERE id = ?"""


@contextlib.contextmanager
def building(path: Path, keys: NameKeys, base: Gazetteer | None = None) -> Iterator[StoreBuilder]:
    """A builder for the file at `path`, with what that file holds already; the file is replaced at the end, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        if path.exists():
            shutil.copyfile(path, scratch)
        builder = StoreBuilder(scratch, keys, base)
        try:
            yield builder
            builder.finish()
        finally:
            builder.close()
        with scratch.open("rb") as written:
            os.fsync(written.fileno())
        os.replace(scratch, path)
    finally:
        scratch.unlink(missing_ok=True)


class StoreBuilder:
    """Fills one gazetteer file; `added` and `joined` count what came."""

    def __init__(self, scratch: Path, keys: NameKeys, base: Gazetteer | None) -> None:
        self._keys, self._base = keys, base
        self._db = sqlite3.connect(scratch, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;" + _SCHEMA)
        self._db.execute("BEGIN")
        meta = dict(self._db.execute("SELECT key, value FROM meta"))
        known = msgspec.msgpack.decode(meta["firsts"], type=Firsts) if meta else {}
        self._firsts: dict[str, tuple[int, set[str]]] = {first: (words, set(seconds)) for first, (words, seconds) in known.items()}
        self._sources = {source.key: source for source in (msgspec.json.decode(meta["sources"], type=list[Source]) if meta else ())}
        self.added = self.joined = 0

    def credit(self, source: Source) -> None:
        """Names a source of what is added."""
        self._sources[source.key] = source

    def add_all(self, places: Iterable[Place]) -> None:
        """Adds places in order."""
        for place in places:
            self.add(place)

    def add(self, place: Place) -> str:
        """Adds a place or joins it to one that is there; the id that it lasts under."""
        keys = self._name_keys(place)
        there = self._there(place, keys)
        entry = place.entry
        if there is None:
            self._db.execute(_INSERT, [getattr(entry, name) for name in Entry.__struct_fields__])
            self.added += 1
        else:
            better = (entry.population, entry.latin, entry.parent, entry.curated, entry.name, entry.curated, there)
            self._db.execute(_JOIN, better)
            self.joined += 1
        id = there or entry.id
        aliases = [alias for alias in (entry.id, *place.same_as) if alias != id]
        self._db.executemany("INSERT OR IGNORE INTO aliases VALUES (?, ?)", [(alias, id) for alias in aliases])
        self._name(id, keys, place)
        return id

    def _name_keys(self, place: Place) -> dict[str, tuple[Key, int]]:
        keys: dict[str, tuple[Key, int]] = {}
        for number, name in enumerate(place.names):
            for key in self._keys.of(name) if is_arabic(name) else ():
                flags = keys[key.key][1] if key.key in keys else 0
                keys[key.key] = (key, flags | key.definite | (2 if number == 0 else 0))
                self._lead(key)
        return keys

    def _lead(self, key: Key) -> None:
        words, seconds = self._firsts.get(key.first, (0, set()))
        if key.second:
            seconds.add(key.second)
        self._firsts[key.first] = (max(words, key.words), seconds)

    def _name(self, id: str, keys: dict[str, tuple[Key, int]], place: Place) -> None:
        rows = [(key, id, flags) for key, (_, flags) in keys.items()]
        self._db.executemany("INSERT INTO names VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET flags = flags | excluded.flags", rows)
        skeletons = {skeleton(name) for name in (place.entry.latin, *place.latin)} - {""}
        self._db.executemany("INSERT OR IGNORE INTO latin VALUES (?, ?)", [(key, id) for key in sorted(skeletons)])

    def _there(self, place: Place, keys: dict[str, tuple[Key, int]]) -> str | None:
        """The id of the same place, here or below, or None."""
        for id in (place.entry.id, *place.same_as):
            row = self._db.execute("SELECT id FROM places WHERE id = ? UNION SELECT id FROM aliases WHERE alias = ?", (id, id)).fetchone()
            if row is not None:
                return str(row[0])
            if self._base is not None and self._base.entry(id) is not None:
                return id
        others: dict[str, Entry] = {}
        for key in keys:
            others |= {entry.id: entry for entry in self._under(key)}
        found = same_place(place.entry, list(others.values()))
        return found.id if found else None

    def _under(self, key: str) -> list[Entry]:
        columns = ", ".join(f"p.{name}" for name in Entry.__struct_fields__)
        here = self._db.execute(f"SELECT {columns} FROM names n JOIN places p ON p.id = n.id WHERE n.key = ?", (key,))
        found = [entry_of(row) for row in here]
        return found + [named.entry for named in self._base.named(key)] if self._base is not None else found

    def finish(self) -> None:
        """Writes what describes the whole: its hash does not hang on the order in which places came."""
        digest = hashlib.sha256(FORMAT.encode())
        for table in ("places", "names"):
            for row in self._db.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
                digest.update(repr(row).encode())
        counts = dict(self._db.execute("SELECT source, count(*) FROM places GROUP BY source"))
        sources = [msgspec.structs.replace(source, places=counts.get(key, 0)) for key, source in sorted(self._sources.items())]
        firsts = {first: (words, sorted(seconds)) for first, (words, seconds) in sorted(self._firsts.items())}
        meta = {
            "format": FORMAT.encode(),
            "hash": digest.hexdigest().encode(),
            "sources": msgspec.json.encode(sources),
            "firsts": msgspec.msgpack.encode(firsts),
        }
        self._db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())
        self._db.execute("COMMIT")
        self._db.execute("VACUUM")

    def close(self) -> None:
        """Closes the database, whole or not."""
        self._db.close()
