"""The gazetteer: names looked up in the built-in file and in any that were added, as if they were one."""

from __future__ import annotations

import hashlib
from pathlib import Path

from khabar.gazetteer.entry import Entry, Named
from khabar.gazetteer.names import NameKeys
from khabar.gazetteer.spellings import read_spellings
from khabar.gazetteer.store import BARE, DEFINITE, First, Source, Store

DATA = Path(__file__).parent / "data"
BUILT_IN = DATA / "places.sqlite"
_KEPT = 100_000


class Gazetteer:
    """Places by name and id. Immutable; safe to share between threads, and pickled by its paths."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        self._paths = paths
        self._stores = tuple(Store(path) for path in paths)
        self.keys = NameKeys(read_spellings())
        self._firsts = self._stores[0].firsts()
        self.hash = hashlib.sha256("\n".join(store.hash for store in self._stores).encode()).hexdigest()[:16]
        self._named: dict[str, tuple[Named, ...]] = {}
        self._entries: dict[str, Entry | None] = {}

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[tuple[Path, ...]]]:
        return Gazetteer, (self._paths,)

    def first(self, word: str) -> First | None:
        """Most words of the names that begin with a folded word without its article, and their second words; None if none do."""
        found = self._firsts.get(word)
        for store in self._stores[1:]:
            if more := store.first(word):
                found = (max(found[0], more[0]), found[1] | more[1]) if found else more
        return found

    def entry(self, id: str) -> Entry | None:
        """The place of an id, or None."""
        if id not in self._entries:
            if len(self._entries) >= _KEPT:
                self._entries.clear()
            self._entries[id] = next((entry for store in self._stores if (entry := store.entry(id))), None)
        return self._entries[id]

    def named(self, key: str) -> tuple[Named, ...]:
        """Places under a key made by `keys`, by id."""
        found = self._named.get(key)
        if found is None:
            flags: dict[str, int] = {}
            built_in = set[str]()
            for n, store in enumerate(self._stores):
                for id, bits in store.named(key):
                    flags[id] = flags.get(id, 0) | bits
                    if not n:
                        built_in.add(id)
            found = tuple(
                Named(entry, bool(bits & DEFINITE), bool(bits & BARE), id not in built_in)
                for id, bits in sorted(flags.items())
                if (entry := self.entry(id))
            )
            if len(self._named) >= _KEPT:
                self._named.clear()
            self._named[key] = found
        return found

    def under_latin(self, consonants: str, longer: bool = False) -> tuple[Entry, ...]:
        """Places whose Latin name has these consonants, or (`longer`) begins with them: candidates, never answers."""
        ids = sorted({id for store in self._stores for id in store.under_latin(consonants, longer)})
        return tuple(entry for id in ids if (entry := self.entry(id)))

    def ids(self) -> frozenset[str]:
        """Every place's id."""
        return frozenset(id for store in self._stores for id in store.ids())

    def name_keys(self) -> frozenset[str]:
        """Every key that a place is named by."""
        return frozenset(key for store in self._stores for key in store.name_keys())

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the places come from, the built-in ones first."""
        return tuple(source for store in self._stores for source in store.sources)

    @property
    def stores(self) -> tuple[Store, ...]:
        """The open files, the built-in one first."""
        return self._stores


def open_gazetteer(extra: tuple[Path, ...] = ()) -> Gazetteer:
    """The built-in gazetteer and the added files `extra`; a file that is no gazetteer is a GazetteerError."""
    return Gazetteer((BUILT_IN, *extra))
