"""Stores: gazetteer files. One SQLite database each, written whole and then only read.

places   one row a place
names    key -> place id (of this file, or of a place of the gazetteer below it); flags: 1 definite, 2 preferred
latin    consonants of a Latin name -> place id
meta     format, hash, sources (JSON), firsts: MessagePack {first word: (most words of a name that begins so, second words)}
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from khabar.errors import GazetteerError
from khabar.gazetteer.entry import Entry, Named
from khabar.gazetteer.names import Key, NameKeys, is_arabic
from khabar.gazetteer.transliteration import skeleton

FORMAT = "khabar.gazetteer/1"
_SCHEMA = """
CREATE TABLE places (id TEXT PRIMARY KEY, name TEXT, lat REAL, lon REAL, feature TEXT, latin TEXT, country TEXT, parent TEXT,
                     population INTEGER, radius_km REAL, source TEXT, curated INTEGER) WITHOUT ROWID;
CREATE TABLE names (key TEXT, id TEXT, flags INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE latin (key TEXT, id TEXT, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
"""
_COLUMNS = ", ".join(Entry.__struct_fields__)


class Source(msgspec.Struct, frozen=True):
    """Where places come from, under which licence, and whom to credit."""

    key: str
    title: str
    licence: str
    credit: str
    url: str = ""
    places: int = 0


class Place(msgspec.Struct, frozen=True):
    """What a store is made of: an entry and all its names, the preferred one first; `known` if the entry is in the gazetteer below."""

    entry: Entry
    names: tuple[str, ...]
    latin: tuple[str, ...] = ()
    known: bool = False


class _Writer:
    """Fills an open database; keys are the same for equal input, in whatever order places come."""

    def __init__(self, db: sqlite3.Connection, keys: NameKeys) -> None:
        self.db, self.keys = db, keys
        self.firsts: dict[str, tuple[int, set[str]]] = {}
        self.digest = hashlib.sha256()

    def add(self, place: Place) -> None:
        """One place with its names."""
        entry = place.entry
        if not place.known:
            row = [getattr(entry, name) for name in Entry.__struct_fields__]
            self.db.execute(f"INSERT OR IGNORE INTO places ({_COLUMNS}) VALUES ({','.join('?' * len(row))})", row)
        rows: dict[str, int] = {}
        for number, name in enumerate(place.names):
            for key in self.keys.of(name) if is_arabic(name) else ():
                self._first(key)
                rows[key.key] = rows.get(key.key, 0) | key.definite | (2 if number == 0 else 0)
        self.db.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", [(key, entry.id, flags) for key, flags in rows.items()])
        skeletons = {skeleton(name) for name in (entry.latin, *place.latin)} - {""}
        self.db.executemany("INSERT OR IGNORE INTO latin VALUES (?, ?)", [(key, entry.id) for key in skeletons])
        self.digest.update(repr((entry, place.names, place.known)).encode())

    def _first(self, key: Key) -> None:
        words, seconds = self.firsts.get(key.first, (0, set()))
        if key.second:
            seconds.add(key.second)
        self.firsts[key.first] = (max(words, key.words), seconds)

    def finish(self, sources: Iterable[Source]) -> None:
        """Writes what describes the whole."""
        meta = {
            "format": FORMAT.encode(),
            "hash": self.digest.hexdigest().encode(),
            "sources": msgspec.json.encode(list(sources)),
            "firsts": msgspec.msgpack.encode({first: (words, sorted(seconds)) for first, (words, seconds) in sorted(self.firsts.items())}),
        }
        self.db.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())


def write_store(path: Path, places: Iterable[Place], sources: Iterable[Source], keys: NameKeys) -> str:
    """Writes a gazetteer file and returns its hash; the file at `path` is replaced at the end, or not at all."""
    handle, scratch = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        with contextlib.closing(sqlite3.connect(scratch)) as db:
            db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + _SCHEMA)
            writer = _Writer(db, keys)
            for place in places:
                writer.add(place)
            writer.finish(sources)
            db.commit()
            db.execute("VACUUM")
        with open(scratch, "rb") as written:
            os.fsync(written.fileno())
        os.chmod(scratch, 0o644)
        os.replace(scratch, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(scratch)
        raise
    return writer.digest.hexdigest()


class Store:
    """An open gazetteer file: nothing is read but what is asked for, and the file is never written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            meta = dict(self._db.execute("SELECT key, value FROM meta"))
        except sqlite3.Error as error:
            raise GazetteerError(f"{path}: not a gazetteer file ({error})") from error
        if bytes(meta.get("format", b"")) != FORMAT.encode():
            raise GazetteerError(f"{path}: not of format {FORMAT}; make it anew with `khabar gazetteer add`")
        self.hash = bytes(meta["hash"]).decode()
        self.sources = msgspec.json.decode(meta["sources"], type=tuple[Source, ...])
        self.firsts = msgspec.msgpack.decode(meta["firsts"], type=dict[str, tuple[int, tuple[str, ...]]])

    def named(self, key: str) -> list[tuple[str, int]]:
        """Ids and flags of the places under a key, by id."""
        return self._db.execute("SELECT id, flags FROM names WHERE key = ? ORDER BY id", (key,)).fetchall()

    def under_latin(self, key: str) -> list[str]:
        """Ids of the places whose Latin name has these consonants."""
        return [row[0] for row in self._db.execute("SELECT id FROM latin WHERE key = ? ORDER BY id", (key,))]

    def entry(self, id: str) -> Entry | None:
        """The place of an id, if it is in this file."""
        row = self._db.execute(f"SELECT {_COLUMNS} FROM places WHERE id = ?", (id,)).fetchone()
        return Entry(*(*row[:-1], bool(row[-1]))) if row else None

    def entries(self) -> Iterator[Entry]:
        """Every place of this file, by id."""
        for row in self._db.execute(f"SELECT {_COLUMNS} FROM places ORDER BY id"):
            yield Entry(*(*row[:-1], bool(row[-1])))

    def all_names(self) -> Iterator[tuple[str, str, int]]:
        """Every (key, id, flags) of this file."""
        yield from self._db.execute("SELECT key, id, flags FROM names ORDER BY key, id")

    def close(self) -> None:
        """Closes the file."""
        self._db.close()


__all__ = ["Named", "Place", "Source", "Store", "write_store"]
