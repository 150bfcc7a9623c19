"""What a reader is told is never what a rule asks: `rule` and `dropped` are for people, code compares other fields."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import khabar

HOME = Path(khabar.__file__).parent
MODULES = sorted(path for part in ("coder", "ledger") for path in (HOME / part).rglob("*.py"))
TOLD = {"rule", "dropped"}
METHODS = {name for name in dir(str) if not name.startswith("_")}


def asked(source: str) -> list[int]:
    """The lines on which code compares a `rule` or a `dropped`, takes it apart or looks it up."""
    return sorted({node.lineno for node in _asking(ast.parse(source))})


def _asking(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and not _with_none(node):
            yield from (part for part in (node.left, *node.comparators) if _is_told(part))
        elif isinstance(node, ast.Attribute) and node.attr in METHODS and _is_told(node.value):
            yield node
        elif isinstance(node, ast.Subscript):
            yield from (part for part in (node.value, node.slice) if _is_told(part))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
            yield from (argument for argument in node.args if _is_told(argument))
        elif isinstance(node, ast.Match) and _is_told(node.subject):
            yield node.subject


def _with_none(node: ast.Compare) -> bool:
    return all(isinstance(part, ast.Constant) and part.value is None for part in node.comparators)


def _is_told(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in TOLD


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOME).as_posix())
def test_no_module_asks_what_is_told_to_people(path: Path) -> None:
    assert asked(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        'actor.rule == "person"',
        "quantity.rule not in SINGULAR",
        "TODAY in time.rule",
        'time.rule.startswith("time:since")',
        "KINDS[actor.rule]",
        "KINDS.get(actor.rule)",
        'draft.dropped == "only hoped for"',
        "actor.rule[:4]",
    ],
)
def test_a_line_that_asks_is_found(line: str) -> None:
    assert asked(line) == [1]


@pytest.mark.parametrize("line", ["draft.dropped is None", "match.rule.op == 'day'", "filler = make(rule=other.rule)", "f'{actor.rule}'"])
def test_a_line_that_only_hands_on_is_not(line: str) -> None:
    assert asked(line) == []
