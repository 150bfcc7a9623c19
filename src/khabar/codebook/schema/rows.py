"""How a row of a table becomes a record, and what a cell may hold.

A column is a field of the record, by its name. The field's type says what a cell holds: one of some words (`Literal`), a number, `yes` or
`no` (`bool`), several values parted by «|» (`tuple`), or text. An empty cell is the field's default; a field without one must be filled.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import cache, reduce
from operator import or_
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from khabar.arabic.script import fold

FOLDED = "folded"
"""The field of a record that no column gives: its first cell as matching sees it."""
_BOOLS = {"yes": True, "no": False}
_NUMBERS = {int: "a whole number", float: "a number", int | float: "a number"}


class Row(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """One row of a list; kept in the compiled codebook as an array, which is fast to read."""


def first_cell(row: Any) -> Any:
    """What stands in the first column of a row."""
    return getattr(row, row.__struct_fields__[0])


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its name, its field, what a cell holds, and whether a cell may be empty."""

    name: str
    field: str
    type: Any
    optional: bool


@cache
def columns(record: type[msgspec.Struct]) -> dict[str, Column]:
    """The columns of a record's table by name, in order."""
    found = (field for field in msgspec.structs.fields(record) if field.name != FOLDED)
    return {f.encode_name: Column(f.encode_name, f.name, _filled(f.type), not f.required) for f in found}


def _filled(annotation: Any) -> Any:
    """A field's type without the None that an empty cell is."""
    if get_origin(annotation) not in (Union, types.UnionType):
        return annotation
    return reduce(or_, (one for one in get_args(annotation) if one is not type(None)))


def described(annotation: Any) -> str:
    """What a cell holds, in words: `one of state, force`."""
    if get_origin(annotation) is Literal:
        values = get_args(annotation)
        return f"one of {', '.join(map(str, values))}" if len(values) > 1 else str(values[0])
    if get_origin(annotation) is tuple:
        inner = described(get_args(annotation)[0])
        return "text, several parted by |" if inner == "text" else f"{inner}, several parted by |"
    return "yes or no" if annotation is bool else _NUMBERS.get(annotation, "text")


def read_cell(cell: str, column: Column) -> Any:
    """The value of a cell that is not empty; ValueError says what was expected."""
    if get_origin(column.type) is tuple:
        inner = get_args(column.type)[0]
        return tuple(_value(part.strip(), inner, column) for part in cell.split("|") if part.strip())
    return _value(cell, column.type, column)


def _value(text: str, annotation: Any, column: Column) -> Any:
    if annotation is str:
        return text
    try:
        return _BOOLS[text] if annotation is bool else msgspec.convert(text, annotation, strict=False)
    except (KeyError, msgspec.ValidationError):
        raise ValueError(f"{column.name}: {text!r}, expected {described(column.type)}") from None


def make_row(record: type[msgspec.Struct], cells: Mapping[str, str]) -> tuple[Any | None, list[str]]:
    """The record of a row's cells by column, or None with all that is wrong in it."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for column in columns(record).values():
        cell = cells.get(column.name, "")
        if not cell:
            wrong += [] if column.optional else [f"no {column.name}, expected {described(column.type)}"]
            continue
        try:
            values[column.field] = read_cell(cell, column)
        except ValueError as error:
            wrong.append(str(error))
    if FOLDED in record.__struct_fields__ and not wrong:
        values[FOLDED] = fold(next(iter(values.values())))
    return (None if wrong else record(**values)), wrong
