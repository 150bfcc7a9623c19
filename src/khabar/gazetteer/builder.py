"""Building: gazetteer files are written beside the old one and take its place when they are whole.

Places come in order of trust. One that is there already, in this file or in the gazetteer below it, is joined to it:
the first record keeps its id and coordinates, names are added. Nothing is held in memory but SQLite's pages.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from khabar.gazetteer.entry import Entry
from khabar.gazetteer.gazetteer import Gazetteer
from khabar.gazetteer.merge import same_place
from khabar.gazetteer.names import Key, NameKeys, is_arabic
from khabar.gazetteer.store import BARE, COLUMNS, DEFINITE, FORMAT, Place, Source, entry_of
from khabar.gazetteer.transliteration import skeleton

_SCHEMA = """
CREATE TABLE IF NOT EXISTS places (id TEXT PRIMARY KEY, name TEXT, lat REAL, lon REAL, feature TEXT, latin TEXT, country TEXT, parent TEXT,
                                   population INTEGER, radius_km REAL, source TEXT, curated INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS names (key TEXT, id TEXT, flags INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS firsts (first TEXT PRIMARY KEY, words INTEGER, seconds TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS latin (key TEXT, id TEXT, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS aliases (alias TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TEMP TABLE new_names (key TEXT, id TEXT, flags INTEGER, first TEXT, second TEXT, words INTEGER);
CREATE TEMP TABLE leads (first TEXT, second TEXT, words INTEGER);
"""
_SETTINGS = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-98304; PRAGMA temp_store=FILE;"
_INSERT = f"INSERT OR IGNORE INTO places ({COLUMNS}) VALUES ({','.join('?' * len(Entry.__struct_fields__))})"
_JOIN = """UPDATE places SET name = iif(?1 > curated, ?2, name), feature = iif(?1 > curated, ?3, feature), population = max(population, ?4),
           latin = iif(latin = '', ?5, latin), parent = coalesce(parent, ?6), curated = max(curated, ?1) WHERE id = ?7"""
_FLUSH = """
INSERT INTO names SELECT key, id, max(flags & 1) | max(flags & 2) FROM new_names WHERE true GROUP BY key, id
    ON CONFLICT DO UPDATE SET flags = flags | excluded.flags;
INSERT INTO leads SELECT first, second, max(words) FROM new_names GROUP BY first, second;
DELETE FROM new_names;
"""
_FIRSTS = """
INSERT INTO firsts SELECT first, max(words), trim(group_concat(second, char(10)), char(10))
    FROM (SELECT first, second, max(words) AS words FROM leads GROUP BY first, second) GROUP BY first
"""
_BUFFERED = 20_000


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
        self._db.executescript(_SETTINGS + _SCHEMA)
        self._db.execute("BEGIN")
        row = self._db.execute("SELECT value FROM meta WHERE key = 'sources'").fetchone()
        self._sources = {source.key: source for source in (msgspec.json.decode(row[0], type=list[Source]) if row else ())}
        self._aliased = self._db.execute("SELECT 1 FROM aliases LIMIT 1").fetchone() is not None
        self._others = False
        self._names: list[tuple[str, str, int, str, str, int]] = []
        self._latin: list[tuple[str, str]] = []
        self._below_ids, self._below_keys = (base.ids(), base.name_keys()) if base is not None else (frozenset(), frozenset())
        self.added = self.joined = 0

    def credit(self, source: Source) -> None:
        """Names the source of what is added next; its places are joined to those of other sources alone."""
        self._flush()
        self._sources[source.key] = source
        self._others = self._db.execute("SELECT 1 FROM places WHERE source <> ? LIMIT 1", (source.key,)).fetchone() is not None

    def add(self, place: Place) -> str:
        """Adds a place or joins it to one that is there; the id that it lasts under."""
        entry = place.entry
        keys = self._keys_of(place.names)
        there = self._there(place, keys)
        id = there or entry.id
        if there is None and self._db.execute(_INSERT, [getattr(entry, name) for name in Entry.__struct_fields__]).rowcount:
            self.added += 1
        else:
            self._db.execute(_JOIN, (entry.curated, entry.name, entry.feature, entry.population, entry.latin, entry.parent, id))
            self.joined += 1
        for alias in (entry.id, *place.same_as):
            if alias != id:
                self._db.execute("INSERT OR IGNORE INTO aliases VALUES (?, ?)", (alias, id))
                self._aliased = True
        self._name(id, keys)
        if entry.latin and (consonants := skeleton(entry.latin)):
            self._latin.append((consonants, id))
        return id

    def name(self, id: str, name: str, preferred: bool) -> bool:
        """Gives one more name to a place of this file or below it; False if there is no such place."""
        there = self._known(id)
        if there is None or not is_arabic(name):
            return False
        self._name(there, self._keys_of((name,)))
        if preferred:
            self._db.execute("UPDATE places SET name = ? WHERE id = ? AND NOT curated", (name, there))
        return True

    def _keys_of(self, names: Sequence[str]) -> list[Key]:
        return [key for name in names if is_arabic(name) for key in self._keys.of(name)]

    def _name(self, id: str, keys: list[Key]) -> None:
        for key in keys:
            self._names.append((key.key, id, DEFINITE if key.definite else BARE, key.first, key.second, key.words))
        if len(self._names) > _BUFFERED:
            self._write_names()

    def _write_names(self) -> None:
        self._db.executemany("INSERT INTO new_names VALUES (?, ?, ?, ?, ?, ?)", self._names)
        self._db.executemany("INSERT OR IGNORE INTO latin VALUES (?, ?)", sorted(self._latin))
        self._names.clear()
        self._latin.clear()

    def _flush(self) -> None:
        """Makes the names that came ready to be looked up."""
        self._write_names()
        for statement in _FLUSH.strip().split(";\n"):
            self._db.execute(statement.rstrip(";"))

    def _known(self, id: str) -> str | None:
        """The id under which a place stands here or below, or None."""
        if self._aliased and (row := self._db.execute("SELECT id FROM aliases WHERE alias = ?", (id,)).fetchone()):
            return str(row[0])
        if id in self._below_ids or self._db.execute("SELECT 1 FROM places WHERE id = ?", (id,)).fetchone():
            return id
        return None

    def _there(self, place: Place, keys: list[Key]) -> str | None:
        """The id of the same place of another source, here or below, or of the same id; or None."""
        ids = (place.entry.id, *place.same_as) if self._aliased or self._others else place.same_as
        for id in ids:
            if (known := self._known(id)) is not None:
                return known
        if place.entry.id in self._below_ids:
            return place.entry.id
        others = [entry for entry in self._sharing({key.key for key in keys}) if entry.source != place.entry.source]
        found = same_place(place.entry, others) if others else None
        return found.id if found else None

    def _sharing(self, keys: set[str]) -> Iterator[Entry]:
        """Places that share a name."""
        for key in sorted(keys & self._below_keys):
            assert self._base is not None
            yield from (named.entry for named in self._base.named(key))
        if self._others and keys:
            marks = ",".join("?" * len(keys))
            columns = ", ".join(f"p.{name}" for name in Entry.__struct_fields__)
            rows = self._db.execute(f"SELECT {columns} FROM names n JOIN places p ON p.id = n.id WHERE n.key IN ({marks})", sorted(keys))
            yield from map(entry_of, rows)

    def finish(self) -> None:
        """Writes what describes the whole: its hash does not hang on the order in which places came."""
        self._flush()
        for first, words, seconds in self._db.execute("SELECT first, words, seconds FROM firsts").fetchall():
            self._db.executemany("INSERT INTO leads VALUES (?, ?, ?)", [(first, second, words) for second in seconds.split("\n")])
        self._db.execute("DELETE FROM firsts")
        self._db.execute(_FIRSTS)
        digest = hashlib.sha256(FORMAT.encode())
        for table in ("places", "names"):
            for row in self._db.execute(f"SELECT * FROM {table} ORDER BY 1, 2"):
                digest.update(repr(row).encode())
        counts = dict(self._db.execute("SELECT source, count(*) FROM places GROUP BY source"))
        sources = [msgspec.structs.replace(source, places=counts.get(key, 0)) for key, source in sorted(self._sources.items())]
        meta = {"format": FORMAT.encode(), "hash": digest.hexdigest().encode(), "sources": msgspec.json.encode(sources)}
        self._db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", meta.items())
        self._db.execute("COMMIT")
        self._db.execute("VACUUM")

    def close(self) -> None:
        """Closes the database, whole or not."""
        self._db.close()
