"""Knowledge is data: no Arabic letter stands in code, outside docstrings and comments. `codebook/lists` and `arabic/*.tsv` hold the words.

Unavoidable, and so allowed: ranges of letters in regular expressions («[ء-ي]»), which say what a letter is and are no word of the
language. Tatweel, vowel marks, digits and punctuation are no letters, and neither are the first and last presentation form,
where their block begins and ends: no word is written with them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import khabar

ROOT = Path(khabar.__file__).parent
LETTER = "[\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06fa-\u06fc]"
RANGE = re.compile(f"{LETTER}-{LETTER}")


def docstrings(tree: ast.AST) -> set[int]:
    """Strings that are statements of their own: docstrings, those of constants among them."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}


def arabic_in(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    told = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told and re.search(LETTER, RANGE.sub("", node.value)):
            yield f"line {node.lineno}: {node.value!r}"


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_code_holds_no_arabic(path: Path) -> None:
    assert list(arabic_in(path.read_text(encoding="utf-8"))) == []


def test_words_letters_and_written_out_code_points_are_seen_and_docstrings_and_ranges_are_not() -> None:
    assert len(list(arabic_in('x = "من"'))) == 1
    assert len(list(arabic_in('x = {"و", f"ال{y}"}'))) == 2
    assert len(list(arabic_in('x = "\\u0627\\u064b"'))) == 1
    assert not list(arabic_in('"""«من»."""\nx = re.compile("[ء-ي]+")\n"""«و»."""'))
