"""Numbers with their nouns."""

from __future__ import annotations

import pytest

from khabar.cli.counted import counted


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [(0, "report", "0 reports"), (1, "report", "1 report"), (2, "claim", "2 claims")],
)
def test_one_is_singular_and_everything_else_plural(number: int, noun: str, said: str) -> None:
    assert counted(number, noun) == said
