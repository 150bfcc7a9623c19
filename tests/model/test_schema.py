"""JSON Schema of the records, the same text whatever release of msgspec writes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from khabar.model.schema import RECORDS, json_schema


def descriptions(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from descriptions(one)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key == "description" and isinstance(value, str):
                yield value
            yield from descriptions(value)


@pytest.mark.parametrize("name", RECORDS)
def test_a_description_is_one_line_as_releases_of_msgspec_indent_docstrings_differently(name: str) -> None:
    found = list(descriptions(json_schema(name)))
    assert found
    assert [text for text in found if text != " ".join(text.split())] == []
