"""The compiled codebook: what compiling makes, as it is cached and shipped, and how it is read back.

Written stems by the hundred thousand would take longer to decode than a short report to read, so they are kept in
buckets by their first two letters, and a bucket is opened when one of its stems is first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from khabar.codebook.codebook import Codebook, Lexeme, Reading
from khabar.codebook.entry import Frame
from khabar.codebook.ledger_words import LedgerWords
from khabar.codebook.schema.lists import Lists
from khabar.codebook.schema.types import TypeEntry

Cell = tuple[tuple[Any, ...], ...]
"""All that one form of one lexeme may be: for each reading, the fields of Reading after its lexeme."""
_FIRST = 0x100
_BUCKET = 2


class Compiled(msgspec.Struct, frozen=True, kw_only=True):
    """A codebook without its hash; see `pack` for `stems`."""

    types: dict[str, TypeEntry]
    frames: dict[str, dict[str, tuple[str, ...]]]
    lists: Lists
    lexemes: tuple[Lexeme, ...]
    cells: tuple[Cell, ...]
    stems: dict[str, str]
    ledger: LedgerWords


def pack(stems: Mapping[str, list[tuple[int, int]]]) -> dict[str, str]:
    """Buckets of stems: a stem on one line and on the next its (lexeme, cell) indexes, a character for each number."""
    buckets: dict[str, list[str]] = {}
    for stem in sorted(stems):
        codes = "".join(chr(_FIRST + number) for pair in stems[stem] for number in pair)
        buckets.setdefault(stem[:_BUCKET], []).extend((stem, codes))
    return {key: "\n".join(lines) for key, lines in buckets.items()}


class Readings(Mapping[str, tuple[Reading, ...]]):
    """Folded stem → its readings, the codebook's order first, then likeliest first; made when first asked for."""

    __slots__ = ("_cells", "_closed", "_codes", "_lexemes", "_made")

    def __init__(self, stems: Mapping[str, str], lexemes: tuple[Lexeme, ...], cells: tuple[Cell, ...]) -> None:
        """`stems` as `pack` makes them."""
        self._closed = dict(stems)
        self._codes: dict[str, str] = {}
        self._made: dict[str, tuple[Reading, ...]] = {}
        self._lexemes, self._cells = lexemes, cells

    def _open(self, key: str) -> None:
        """Opens a bucket; it counts as closed until all of it is there, so that threads may do it at once."""
        text = self._closed.get(key)
        if text is not None:
            lines = text.split("\n")
            self._codes.update(zip(lines[::2], lines[1::2], strict=True))
            self._closed.pop(key, None)

    def _make(self, codes: str) -> tuple[Reading, ...]:
        numbers = [ord(code) - _FIRST for code in codes]
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        return tuple(Reading(self._lexemes[lexeme], *fields) for lexeme, cell in pairs for fields in self._cells[cell])

    def get(self, stem: str, default: Any = None) -> Any:
        """The readings of a stem, or `default`."""
        made = self._made.get(stem)
        if made is None:
            if stem not in self:
                return default
            made = self._made[stem] = self._make(self._codes[stem])
        return made

    def __contains__(self, stem: object) -> bool:
        """Whether a stem has readings."""
        if isinstance(stem, str) and stem[:_BUCKET] in self._closed:
            self._open(stem[:_BUCKET])
        return stem in self._codes

    def __getitem__(self, stem: str) -> tuple[Reading, ...]:
        """The readings of a stem; KeyError if no lexeme is written so."""
        made: tuple[Reading, ...] | None = self.get(stem)
        if made is None:
            raise KeyError(stem)
        return made

    def __iter__(self) -> Iterator[str]:
        """The stems in alphabetical order."""
        for key in list(self._closed):
            self._open(key)
        return iter(sorted(self._codes))

    def __len__(self) -> int:
        """How many stems."""
        return len(self._codes) + sum(text.count("\n") // 2 + 1 for text in self._closed.values())


class _ForLedger(msgspec.Struct):
    """The part of a compiled codebook that a ledger asks for."""

    ledger: LedgerWords


_DECODER = msgspec.msgpack.Decoder(Compiled)
_LEDGER_DECODER = msgspec.msgpack.Decoder(_ForLedger)


def encode(compiled: Compiled) -> bytes:
    """As MessagePack."""
    return msgspec.msgpack.encode(compiled)


def decode(data: bytes, hash: str) -> Codebook:
    """The codebook that was encoded; `msgspec.DecodeError` for other bytes."""
    made = _DECODER.decode(data)
    for lexeme in made.lexemes:
        if lexeme.type is not None:
            msgspec.structs.force_setattr(lexeme, "traits", made.types[lexeme.type].traits)
    frames: dict[str, Frame] = dict(made.frames)
    return Codebook(
        types=made.types,
        readings=Readings(made.stems, made.lexemes, made.cells),
        lexemes=made.lexemes,
        frames=frames,
        lists=made.lists,
        hash=hash,
    )


def decode_ledger_words(data: bytes) -> LedgerWords:
    """What a ledger asks of the codebook that was encoded, without the rest; `msgspec.DecodeError` for other bytes."""
    return _LEDGER_DECODER.decode(data).ledger
