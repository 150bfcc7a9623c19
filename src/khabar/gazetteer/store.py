"""Stores: gazetteer files. One SQLite database each, written whole (`builder`) and then only read.

places   one row a place
names    key -> place id (of this file, or of a gazetteer below it); flags: 1 written with the article, 2 without
latin    consonants of a Latin name -> place id
firsts   first word of names -> most words of a name that begins so, and the second words, a line each
aliases  ids under which other gazetteers know a place -> its id
meta     format, hash, sources (JSON)
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from khabar.errors import GazetteerError
from khabar.gazetteer.entry import Entry

FORMAT = "khabar.gazetteer/1"
DEFINITE, BARE = 1, 2
COLUMNS = ", ".join(Entry.__struct_fields__)
First = tuple[int, frozenset[str]]
"""Most words of the names that begin with a word, and their second words."""


class Source(msgspec.Struct, frozen=True):
    """Where places come from, under which licence, and whom to credit; `places` counts the entries that are its own."""

    key: str
    title: str
    licence: str
    credit: str
    url: str = ""
    places: int = 0


class Place(msgspec.Struct, frozen=True):
    """What a store is made of: an entry and all its names, the preferred one first.

    `same_as` are ids under which other gazetteers may know it.
    """

    entry: Entry
    names: tuple[str, ...]
    same_as: tuple[str, ...] = ()


def entry_of(row: tuple[Any, ...]) -> Entry:
    """The entry of a row of `places`."""
    return Entry(*row)


def _first(words: int, seconds: str) -> First:
    return words, frozenset(seconds.split("\n")) if seconds else frozenset()


class Store:
    """An open gazetteer file: nothing is read but what is asked for, and the file is never written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            meta = dict(self._db.execute("SELECT key, value FROM meta"))
        except sqlite3.Error as error:
            raise GazetteerError(f"{path}: not a gazetteer file ({error}); `khabar gazetteer add` makes one") from error
        if bytes(meta.get("format", b"")) != FORMAT.encode():
            raise GazetteerError(f"{path}: not of format {FORMAT}; make it anew with `khabar gazetteer add`")
        self.hash = bytes(meta["hash"]).decode()
        self.sources = msgspec.json.decode(meta["sources"], type=tuple[Source, ...])

    def first(self, word: str) -> First | None:
        """What the names that begin with a word (without its article) go on with."""
        row = self._db.execute("SELECT words, seconds FROM firsts WHERE first = ?", (word,)).fetchone()
        return _first(*row) if row else None

    def firsts(self) -> dict[str, First]:
        """Every word that names begin with."""
        return {first: _first(words, seconds) for first, words, seconds in self._db.execute("SELECT first, words, seconds FROM firsts")}

    def named(self, key: str) -> list[tuple[str, int]]:
        """Ids and flags of the places under a key, by id."""
        return self._db.execute("SELECT id, flags FROM names WHERE key = ? ORDER BY id", (key,)).fetchall()

    def under_latin(self, key: str, longer: bool = False) -> list[str]:
        """Ids of the places whose Latin name has these consonants, or (`longer`) begins with them."""
        last = key + "\U0010ffff" if longer else key
        return [row[0] for row in self._db.execute("SELECT id FROM latin WHERE key BETWEEN ? AND ? ORDER BY key, id LIMIT 500", (key, last))]

    def entry(self, id: str) -> Entry | None:
        """The place of an id, if it is in this file."""
        row = self._db.execute(f"SELECT {COLUMNS} FROM places WHERE id = ?", (id,)).fetchone()
        return entry_of(row) if row else None

    def ids(self) -> Iterator[str]:
        """Every place's id."""
        return (row[0] for row in self._db.execute("SELECT id FROM places"))

    def name_keys(self) -> Iterator[str]:
        """Every key that a place is named by."""
        return (row[0] for row in self._db.execute("SELECT DISTINCT key FROM names"))

    def entries(self) -> Iterator[Entry]:
        """Every place of this file, by id."""
        for row in self._db.execute(f"SELECT {COLUMNS} FROM places ORDER BY id"):
            yield entry_of(row)

    def close(self) -> None:
        """Closes the file."""
        self._db.close()
