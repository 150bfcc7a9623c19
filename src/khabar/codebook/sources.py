"""The files of a codebook: one folder, with an analyst's overlay laid over it.

    frames.yaml            frames by name
    types/<type>.yaml      one article a type
    lists/<name>.tsv|yaml  lists, lists/verbs.yaml among them

An overlay has the same layout and any part of it. Its frames and its types replace those of the same name, but a
type with `extends: true` adds its triggers, `becomes`, examples and lookalikes to the one of that name. The rows of its
tables replace the rows with the same first cell where the first column never repeats, and are added elsewhere; the
entries of its YAML lists replace those of the same word, the keys of its YAML mappings those of the same name.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import msgspec

from khabar.codebook.entry import Frame, ListedWord, TypeEntry, several
from khabar.codebook.tables import Row, read_lists, read_tsv
from khabar.codebook.yamls import read_yaml
from khabar.errors import CodebookError

_ADDED = ("triggers", "becomes", "examples", "lookalikes")
_LISTED_KEYS = frozenset(ListedWord.__struct_encode_fields__)


class Sources(msgspec.Struct, frozen=True):
    """What the files of a codebook say, decoded but not compiled; types in the contract's order."""

    types: dict[str, TypeEntry]
    frames: dict[str, Frame]
    lists: dict[str, Any]
    listed: tuple[ListedWord, ...]


def files(folder: Path) -> list[Path]:
    """The files of a codebook folder in a fixed order."""
    found = [
        folder / "frames.yaml",
        *(folder / "types").glob("*.yaml"),
        *(folder / "lists").glob("*.tsv"),
        *(folder / "lists").glob("*.yaml"),
    ]
    return sorted(path for path in found if path.is_file())


def hash_of(folders: tuple[Path, ...]) -> str:
    """sha256 of the names and contents of all files, hexadecimal."""
    digest = hashlib.sha256()
    for number, folder in enumerate(folders):
        order = folder / "types.tsv"
        for path in [*files(folder), *([order] if order.is_file() else [])]:
            data = path.read_bytes()
            digest.update(f"{number}/{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


def contract(home: Path) -> dict[str, Row]:
    """The claim types that khabar promises, in order: types.tsv by type."""
    return {row["type"]: row for row in read_tsv(home / "types.tsv")}


def decode_type(path: Path) -> TypeEntry:
    """The article in one file; CodebookError names the file and the key that is wrong."""
    try:
        entry = msgspec.convert(read_yaml(path), TypeEntry)
    except msgspec.ValidationError as error:
        raise CodebookError(f"{path}: {error}") from error
    if entry.type != path.stem:
        raise CodebookError(f"{path}: type is {entry.type!r}, expected {path.stem!r} as the file is named")
    return entry


def decode_listed(item: Any, place: str) -> ListedWord:
    """One entry of lists/verbs.yaml; keys outside the schema go to `extra` as text."""
    if not isinstance(item, dict):
        raise CodebookError(f"{place}: expected a mapping, found {item!r}")
    known = {key: value for key, value in item.items() if key in _LISTED_KEYS and key != "extra"}
    extra = {str(key): _text(value) for key, value in item.items() if key not in known}
    try:
        return msgspec.convert({**known, "extra": extra}, ListedWord)
    except msgspec.ValidationError as error:
        name = item.get("verb") or item.get("noun") or item.get("phrase")
        raise CodebookError(f"{place}, «{name}»: {error}") from error


def _text(value: Any) -> str:
    """An extra value as text: lists joined by commas, truth as true/false."""
    if isinstance(value, list):
        return ",".join(map(_text, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def decode_frames(path: Path) -> dict[str, Frame]:
    """Frames by name, each position's roles as a tuple."""
    try:
        found = msgspec.convert(read_yaml(path), dict[str, dict[str, str | tuple[str, ...]]])
    except msgspec.ValidationError as error:
        raise CodebookError(f"{path}: {error}") from error
    return {name: {position: several(roles) for position, roles in frame.items()} for name, frame in found.items()}


def _read_one(folder: Path) -> tuple[dict[str, TypeEntry], dict[str, Frame], dict[str, Any]]:
    types = [decode_type(path) for path in files(folder) if path.parent.name == "types"]
    frames = decode_frames(folder / "frames.yaml") if (folder / "frames.yaml").is_file() else {}
    lists = read_lists(folder / "lists") if (folder / "lists").is_dir() else {}
    return {entry.type: entry for entry in types}, frames, lists


def _over_type(base: TypeEntry | None, entry: TypeEntry) -> TypeEntry:
    if not entry.extends:
        return entry
    if base is None:
        raise CodebookError(f"types/{entry.type}.yaml: extends: true, but there is no type {entry.type!r} to extend")
    return msgspec.structs.replace(base, **{name: getattr(base, name) + getattr(entry, name) for name in _ADDED})


def _word_named(item: Any) -> Any:
    """What two entries of a YAML list must share for one to replace the other: the word and what must follow it."""
    if not isinstance(item, dict):
        return item
    return next(((item[key], str(item.get("then"))) for key in ("verb", "noun", "phrase") if key in item), None)


def _over_table(base: tuple[Row, ...], over: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows replace those with their first cell if the first column of `base` names each row once, else they are added."""
    firsts = [next(iter(row.values())) for row in base]
    replaced = {next(iter(row.values())) for row in over} if len(set(firsts)) == len(firsts) else set()
    kept = tuple(row for row, first in zip(base, firsts, strict=True) if first not in replaced)
    return (*kept, *(row for row in over if row not in kept))


def _over_list(base: Any, over: Any) -> Any:
    if base is None:
        return over
    if isinstance(base, dict) and isinstance(over, dict):
        return {**base, **over}
    if isinstance(base, tuple):
        return _over_table(base, over)
    replaced = [_word_named(item) for item in over]
    return [*(item for item in base if _word_named(item) not in replaced), *over]


def read_sources(folders: tuple[Path, ...], order: tuple[str, ...]) -> Sources:
    """The codebook in the first folder with the others laid over it; types in `order`, others after them by name."""
    types: dict[str, TypeEntry] = {}
    frames: dict[str, Frame] = {}
    lists: dict[str, Any] = {}
    for folder in folders:
        more_types, more_frames, more_lists = _read_one(folder)
        types.update({name: _over_type(types.get(name), entry) for name, entry in more_types.items()})
        frames.update(more_frames)
        lists.update({name: _over_list(lists.get(name), rows) for name, rows in more_lists.items()})
    ranked = sorted(types, key=lambda name: (order.index(name) if name in order else len(order), name))
    verbs = lists.get("verbs") or ()
    listed = tuple(decode_listed(item, f"lists/verbs.yaml, entry {number}") for number, item in enumerate(verbs, 1))
    return Sources({name: types[name] for name in ranked}, frames, lists, listed)
