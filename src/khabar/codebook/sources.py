"""The files of a codebook: one folder, with an analyst's overlay laid over it.

    frames.yaml            frames by name
    types.txt              the names of the types in the order in which they are shown (khabar's own folder only)
    types/<type>.yaml      one article a type
    verbs/<class>.yaml     words that are no event, one file a class
    lists/<room>/<name>.tsv    tables, by question; an overlay may have them in lists/ itself

An overlay has the same layout and any part of it. Its frames and its types replace those of the same name, but a
type with `extends: true` adds its triggers, `becomes`, examples and lookalikes to the one of that name. The rows of its
tables replace the rows with the same first cell where the first column never repeats, and are added elsewhere; its words
replace those of the same word and `then`, in whatever class they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from khabar.codebook.entry import Frame, Word, several
from khabar.codebook.schema.lists import Lists
from khabar.codebook.schema.rows import first_cell
from khabar.codebook.schema.types import TypeEntry
from khabar.codebook.schema.verbs import CLASSES, ClassWord
from khabar.codebook.tables import Records, read_rows
from khabar.codebook.yaml_files import read_yaml
from khabar.errors import CodebookError

_ADDED = ("triggers", "becomes", "examples", "lookalikes")
WORDS = ("verb", "noun", "phrase")
"""The keys of which an entry has one: what kind of word it is."""
Listed = tuple[str, ClassWord]
"""Where an entry stands, for messages, and its word."""


class Sources(msgspec.Struct, frozen=True):
    """What the files of a codebook say, decoded but not compiled; types in the order of types.txt."""

    types: dict[str, TypeEntry]
    frames: dict[str, Frame]
    lists: Lists
    listed: tuple[Listed, ...]


def files(folder: Path) -> list[Path]:
    """The files of a codebook folder in a fixed order."""
    found = [
        folder / "frames.yaml",
        *(folder / "types").glob("*.yaml"),
        *(folder / "lists").rglob("*.tsv"),
        *(folder / "lists").rglob("*.yaml"),
        *(folder / "verbs").glob("*.yaml"),
    ]
    return sorted(path for path in found if path.is_file())


def hash_of(folders: tuple[Path, ...]) -> str:
    """sha256 of the names and contents of all files, hexadecimal."""
    digest = hashlib.sha256()
    for number, folder in enumerate(folders):
        order = folder / "types.txt"
        for path in [*files(folder), *([order] if order.is_file() else [])]:
            data = path.read_bytes()
            digest.update(f"{number}/{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


def order_of_types(home: Path) -> tuple[str, ...]:
    """The names of khabar's claim types in the order in which they are shown: types.txt."""
    return tuple((home / "types.txt").read_text(encoding="utf-8").split())


def decode_type(path: Path) -> TypeEntry:
    """The article in one file; CodebookError names the file and the key that is wrong."""
    try:
        entry = msgspec.convert(read_yaml(path), TypeEntry)
    except msgspec.ValidationError as error:
        raise CodebookError(f"{path}: {error}") from error
    if entry.type != path.stem:
        raise CodebookError(f"{path}: type is {entry.type!r}, expected {path.stem!r} as the file is named")
    return entry


def decode_class(path: Path) -> Iterator[tuple[str, ClassWord | CodebookError]]:
    """The words of one file of verbs, each with where it stands, or what is wrong with it; CodebookError if the file is that of no class."""
    made = CLASSES.get(path.stem)
    if made is None:
        raise CodebookError(f"{path}: no class of words is called {path.stem!r}, expected one of {', '.join(CLASSES)}")
    for number, item in enumerate(read_yaml(path) or (), 1):
        named = next((f", «{item[key]}»" for key in WORDS if key in item), "") if isinstance(item, dict) else ""
        where = f"entry {number}{named}"
        try:
            yield where, msgspec.convert(item, made)
        except msgspec.ValidationError as error:
            yield where, CodebookError(str(error))


def decode_frames(path: Path) -> dict[str, Frame]:
    """Frames by name, each position's roles as a tuple."""
    try:
        found = msgspec.convert(read_yaml(path), dict[str, dict[str, str | tuple[str, ...]]])
    except msgspec.ValidationError as error:
        raise CodebookError(f"{path}: {error}") from error
    return {name: {position: several(roles) for position, roles in frame.items()} for name, frame in found.items()}


def _read_types(folder: Path) -> dict[str, TypeEntry]:
    types = [decode_type(path) for path in files(folder) if path.parent.name == "types"]
    return {entry.type: entry for entry in types}


def _read_frames(folder: Path) -> dict[str, Frame]:
    return decode_frames(folder / "frames.yaml") if (folder / "frames.yaml").is_file() else {}


def _read_words(folder: Path) -> list[Listed]:
    found: list[Listed] = []
    for path in files(folder):
        for where, word in decode_class(path) if path.parent.name == "verbs" else ():
            if isinstance(word, CodebookError):
                raise CodebookError(f"verbs/{path.name}, {where}: {word}")
            found.append((f"verbs/{path.name}, {where}", word))
    return found


def _over_type(base: TypeEntry | None, entry: TypeEntry) -> TypeEntry:
    if not entry.extends:
        return entry
    if base is None:
        raise CodebookError(f"types/{entry.type}.yaml: extends: true, but there is no type {entry.type!r} to extend")
    return msgspec.structs.replace(base, **{name: getattr(base, name) + getattr(entry, name) for name in _ADDED})


def _over_words(base: list[Listed], over: list[Listed]) -> list[Listed]:
    """Words replace those of the same verb, noun or phrase and the same `then`, whatever their class."""
    replaced = {_word_named(word) for _, word in over}
    return [*((place, word) for place, word in base if _word_named(word) not in replaced), *over]


def _word_named(word: Word) -> tuple[str | None, tuple[str, ...]]:
    return word.verb or word.noun or word.phrase, several(word.then)


def _over_table(base: Records, over: Records) -> Records:
    """Rows replace those with their first cell if the first column of `base` names each row once, else they are added."""
    firsts = [first_cell(row) for row in base]
    replaced = {first_cell(row) for row in over} if len(set(firsts)) == len(firsts) else set()
    kept = tuple(row for row, first in zip(base, firsts, strict=True) if first not in replaced)
    return (*kept, *(row for row in over if row not in kept))


def read_sources(folders: tuple[Path, ...], order: tuple[str, ...]) -> Sources:
    """The codebook in the first folder with the others laid over it; types in `order`, others after them by name."""
    types: dict[str, TypeEntry] = {}
    frames: dict[str, Frame] = {}
    lists: dict[str, Records] = {}
    words: list[Listed] = []
    for folder in folders:
        types.update({name: _over_type(types.get(name), entry) for name, entry in _read_types(folder).items()})
        frames.update(_read_frames(folder))
        lists.update({name: _over_table(lists.get(name, ()), rows) for name, rows in read_rows(folder / "lists").items()})
        words = _over_words(words, _read_words(folder))
    ranked = sorted(types, key=lambda name: (order.index(name) if name in order else len(order), name))
    classes = tuple(CLASSES)
    words.sort(key=lambda listed: classes.index(listed[1].cls))
    return Sources({name: types[name] for name in ranked}, frames, Lists(**lists), tuple(words))
