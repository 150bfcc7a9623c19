"""What the grammar of numbers works on: pieces that a spelling stands for, and items, which are pieces found in a text."""

from __future__ import annotations

import msgspec

Value = float | int


class Entry(msgspec.Struct, frozen=True):
    """A counted noun or unit: `factor` of the record's unit; `harmed` if the noun says that somebody was killed or wounded."""

    noun: str
    unit: str
    factor: float = 1
    harmed: bool = False


class Piece(msgspec.Struct, frozen=True):
    """What one spelling stands for: its kind of the grammar, its value if it has one, the noun it is.

    `scale` is the value after another number; `definite` says that it bears the article, `head` counts the
    characters of its clitics.
    """

    kind: str
    low: Value | None = None
    high: Value | None = None
    scale: Value | None = None
    entry: Entry | None = None
    definite: bool = False
    head: int = 0


class Item(msgspec.Struct, gc=False):
    """A piece in a text, or what a rule made of several: words [first, last), code points [start, end).

    `low`/`high` are bounds, None where open; `valued` says that it is a number. `noun` is the counted noun's word. `shape` names how
    it is written where no number is, `rule` what made it.
    """

    kind: str
    first: int
    last: int
    start: int
    end: int
    low: Value | None = None
    high: Value | None = None
    scale: Value | None = None
    valued: bool = False
    definite: bool = False
    entry: Entry | None = None
    noun: int | None = None
    approximate: bool = False
    joint: bool = False
    shape: str | None = None
    rule: str = "number"


def place(piece: Piece, first: int, last: int, start: int, end: int) -> Item:
    """`piece` as it stands at words [first, last), code points [start, end) with its clitics."""
    return Item(
        piece.kind, first, last, start + piece.head, end, piece.low, piece.high, piece.scale, piece.low is not None,
        piece.definite, piece.entry, first if piece.entry is not None else None,
    )  # fmt: skip
