"""What a preposition says of its noun: the cells hold only what the coder reads."""

from __future__ import annotations

from khabar.codebook.cache import HOME
from khabar.codebook.tables import read_tsv

KINDS = {
    "place", "near", "direction", "agent", "leader", "instrument", "topic", "against", "between", "with", "beneficiary", "time", "member",
    "made", "cause", "wounds", "other",
}  # fmt: skip


def test_kinds_roles_and_countries_are_those_that_the_coder_reads() -> None:
    for row in read_tsv(HOME / "lists" / "prepositions.tsv"):
        assert row["kind"] in KINDS, row
        assert row["role"] in {"", "at", "from", "via", "to"}, row
        assert row["country"] in {"", "yes"}, row


def test_a_country_is_a_place_only_after_what_says_where() -> None:
    rows = [row for row in read_tsv(HOME / "lists" / "prepositions.tsv") if row["country"]]
    assert {row["kind"] for row in rows} == {"place", "near"}
    assert {"في", "ب", "من", "إلى"} <= {row["phrase"] for row in rows}
