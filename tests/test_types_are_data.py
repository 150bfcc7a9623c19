"""What a claim type is stands in its article: no module of the coder or the ledger names one, so that a type of an overlay is read like any other."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import get_args

import pytest

import khabar
from khabar.codebook.load import HOME
from khabar.codebook.sources import order_of_types
from khabar.model.claim import Struck

ROOT = Path(khabar.__file__).parent
TYPES = {*order_of_types(HOME)} - {*get_args(Struck)}
"""«aid» is also a kind of thing that is struck."""
MODULES = sorted(path for package in ("coder", "ledger") for path in (ROOT / package).rglob("*.py"))


def types_in(source: str) -> list[str]:
    strings = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [f"line {node.lineno}: {node.value!r}" for node in strings if node.value in TYPES]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_code_names_no_claim_type(path: Path) -> None:
    assert types_in(path.read_text(encoding="utf-8")) == []


def test_a_name_is_found_where_it_stands() -> None:
    assert types_in('HARM = {"killing", "wounding"}\n"""Of killing."""') == ["line 1: 'killing'"]
