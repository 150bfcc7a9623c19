"""What a preposition says of its noun."""

from __future__ import annotations

from khabar.codebook.load import load


def test_a_country_is_a_place_only_after_what_says_where() -> None:
    rows = [row for row in load().lists.prepositions if row.country]
    assert {row.kind for row in rows} == {"place", "near"}
    assert {"في", "ب", "من", "إلى"} <= {row.phrase for row in rows}
