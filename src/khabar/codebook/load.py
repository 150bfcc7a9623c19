"""Loading: the codebook ready for use, compiled at most once for the same files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from khabar.codebook import cache
from khabar.codebook.codebook import Codebook
from khabar.codebook.compiled import Compiled, decode, decode_ledger_words, encode
from khabar.codebook.ledger_words import LedgerWords
from khabar.codebook.sources import hash_of, order_of_types, read_sources
from khabar.errors import CodebookError

Made = TypeVar("Made")
HOME = cache.HOME
"""The folder of khabar's own codebook."""


def load(overlay: Path | None = None) -> Codebook:
    """khabar's codebook, with an analyst's folder laid over it (see sources.py for what that does).

    Raises CodebookError, naming file and entry, for a codebook that breaks its rules.
    """
    return load_folders(_folders(overlay))


def load_ledger_words(overlay: Path | None = None) -> LedgerWords:
    """What a ledger asks of khabar's codebook with an analyst's folder laid over it; raises as `load` does."""
    return _loaded(_folders(overlay), lambda data, _: decode_ledger_words(data))


def _folders(overlay: Path | None) -> tuple[Path, ...]:
    if overlay is not None and not overlay.is_dir():
        raise CodebookError(f"{overlay}: no such folder")
    return (HOME,) if overlay is None else (HOME, overlay)


def load_folders(folders: tuple[Path, ...]) -> Codebook:
    """The codebook in the first folder with the others laid over it, from the cache if it was compiled before."""
    return _loaded(folders, decode)


def ship(folder: Path) -> Path:
    """Writes khabar's own codebook, compiled, into `folder` (for a wheel); returns the file."""
    return cache.write(hash_of((HOME,)), encode(build((HOME,))), folder)


def build(folders: tuple[Path, ...]) -> Compiled:
    """Compiles without the cache: seconds, where the cache takes a tenth of one."""
    from khabar.codebook.compile import compile_codebook  # mazini is needed only here

    sources = read_sources(folders, order_of_types(HOME))
    return compile_codebook(sources.types, sources.frames, sources.lists, sources.listed)


def _loaded(folders: tuple[Path, ...], read: Callable[[bytes, str], Made]) -> Made:
    """What `read` makes of the compiled codebook and its hash; compiled and cached where that was not done before."""
    inputs = hash_of(folders)
    data = cache.fetch(inputs)
    if data is not None:
        try:
            return read(data, inputs)
        except msgspec.DecodeError:
            pass
    data = encode(build(folders))
    cache.store(inputs, data)
    return read(data, inputs)
