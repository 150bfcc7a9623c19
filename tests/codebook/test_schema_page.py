"""docs/reference/codebook-files.md: its article keeps the rules, and it leaves out no key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from conftest import write
from khabar.codebook.entry import Trigger, TypeIf
from khabar.codebook.lint.problems import lint
from khabar.codebook.schema import types
from khabar.codebook.schema.verbs import CLASSES

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "codebook-files.md").read_text(encoding="utf-8")


def test_the_pages_article_breaks_no_rule_but_the_number_of_examples(tmp_path: Path) -> None:
    (article,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    problems = lint(write(tmp_path / "own", types__killing=article))
    assert [str(problem) for problem in problems if "expected at least" not in problem.message] == []


ARTICLE = (
    types.TypeEntry, types.Traits, types.LinkRule, Trigger, TypeIf, types.Example, types.ExpectedClaim, types.ExpectedTime, types.ExpectedQuantity,
    types.ExpectedSource,
)  # fmt: skip


@pytest.mark.parametrize("schema", ARTICLE, ids=lambda schema: schema.__name__)
def test_every_key_of_the_schema_is_on_the_page(schema: type[msgspec.Struct]) -> None:
    assert set(schema.__struct_encode_fields__) - _written() == set()


VALUES = (types.Strike, types.Encounter, types.Harm, types.Speech, types.Custody, types.Land, types.Motion, types.Target, types.Figure)


@pytest.mark.parametrize("values", VALUES, ids=str)
def test_every_value_of_a_trait_is_on_the_page(values: object) -> None:
    assert set(get_args(values)) - _written() == set()


@pytest.mark.parametrize("name", CLASSES)
def test_every_key_of_a_class_of_words_is_on_the_page(name: str) -> None:
    assert {name, *CLASSES[name].__struct_fields__} - _written() == set()


def _written() -> set[str]:
    fenced = re.findall(r"```yaml.*?```", PAGE, re.DOTALL)
    inline = re.findall(r"`[^`]+`", re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL))
    return set(re.findall(r"[a-z_]+", " ".join(fenced + inline)))
