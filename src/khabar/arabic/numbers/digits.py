"""Numbers in digits: runs such as «1,250», «12.5%», «3/4», «5-10», read by the table of shapes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence

from khabar.arabic.numbers.items import Piece, Value
from khabar.arabic.numbers.rows import NumberShape
from khabar.arabic.numbers.values import whole

_LONGEST = 15
"""Digits that a number may have: more are not exact, and name something."""
_SEPARATORS = str.maketrans("", "", ",،٬. ")
_POINTS = str.maketrans({",": ".", "٫": ".", "،": ".", "–": "-"})


def kind_of(value: Value) -> str:
    """`d1`, `d2`, `d3` by how many digits a whole number has, `digits` above, `decimal` else, `zero`."""
    if isinstance(value, float):
        return "decimal"
    if value <= 0:
        return "zero" if value == 0 else "decimal"
    return f"d{len(str(value))}" if value < 1000 else "digits"


def _piece(value: Value) -> Piece:
    value = whole(value)
    return Piece(kind_of(value), value, value)


def _whole(run: str) -> Piece | None:
    return _piece(int(run)) if len(run) == 1 or run[0] != "0" or int(run) == 0 or len(run) <= 2 else None


def _decimal(run: str) -> Piece | None:
    value = float(run.translate(_POINTS))
    return _piece(value) if math.isfinite(value) else None


def _grouped(run: str) -> Piece | None:
    return _decimal(run) if run.lstrip("+-")[0] == "0" else _piece(int(run.translate(_SEPARATORS)))


def _grouped_decimal(run: str) -> Piece:
    number, part = re.split(r"[.٫,](?=\d+$)", run)
    return _piece(float(f"{number.translate(_SEPARATORS)}.{part}"))


def _stops(run: str) -> Piece:
    return _grouped_decimal(run) if "," in run else _piece(int(run.translate(_SEPARATORS)))


def _either(run: str) -> Piece:
    """«1.250» is one and a quarter or a thousand: `scale` keeps the second for what counts things."""
    return Piece("either", float(run), float(run), int(run.replace(".", "")))


def _percent(run: str) -> Piece:
    value = whole(float(run[:-1].translate(_POINTS)))
    return Piece("percentage", value, value)


def _percent_range(run: str) -> Piece | None:
    low, high = (whole(float(part)) for part in run[:-1].translate(_POINTS).split("-"))
    return Piece("percentage", low, high) if low < high else None


def _slash(run: str) -> Piece | None:
    over, under = run.split("/")
    if not int(under) or abs(int(over)) >= int(under):
        return None
    return Piece("slashed", int(over) / int(under), int(over) / int(under))


def _dash(run: str) -> Piece | None:
    low, high = map(int, run.translate(_POINTS).split("-"))
    return Piece("spread", low, high) if low < high else None


def _letter(run: str) -> Piece:
    """«10k»."""
    return _piece(round(float(run[:-1].translate(_POINTS)) * 1000, 6))


def _power(run: str) -> Piece | None:
    base, exponent = (float(part.translate(_POINTS)) for part in run.split("^"))
    if abs(exponent) > 50 or not base:
        return None
    return _piece((-1 if run[0] == "-" else 1) * float(abs(base) ** exponent))


def _nothing(run: str) -> None:
    return None


READINGS: Mapping[str, Callable[[str], Piece | None]] = {
    "whole": _whole, "percent": _percent, "percent_range": _percent_range, "grouped": _grouped,
    "grouped_decimal": _grouped_decimal, "stops": _stops, "either": _either, "decimal": _decimal, "slash": _slash,
    "signed": lambda run: _piece(int(run)), "dash": _dash, "scientific": _decimal, "power": _power, "letter": _letter,
    "nothing": _nothing,
}  # fmt: skip
"""Every reading that a row of `number_shapes.tsv` may name."""


class Digits:
    """Reads runs of digits; what no shape matches is no number."""

    def __init__(self, rows: Sequence[NumberShape]) -> None:
        self._shapes = [(re.compile(row.pattern, re.ASCII), READINGS[row.reading]) for row in rows]
        self._known: dict[str, Piece | None] = {}

    def read(self, run: str) -> Piece | None:
        """The number that a folded run of digits and marks spells, None if it spells none."""
        if run not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[run] = self._match(run)
        return self._known[run]

    def _match(self, run: str) -> Piece | None:
        if sum(map(str.isdigit, run)) > _LONGEST:
            return None
        for pattern, reading in self._shapes:
            if pattern.fullmatch(run):
                return reading(run)
        return None
