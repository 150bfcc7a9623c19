"""The table of actors: enough of them, and every reference in it holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import pytest

from khabar.codebook.load import load
from khabar.codebook.schema.actors import ActorName

Rows = Sequence[ActorName]


@pytest.fixture(scope="module")
def rows() -> Rows:
    return load().lists.actors


def test_the_wars_of_the_region_have_five_hundred_actors_with_names_in_both_languages(rows: Rows) -> None:
    named = [row for row in rows if row.kind not in {"metonym", "relative"}]
    assert len(named) >= 500
    assert [row.id for row in named if not row.name_ar or not row.name_en] == []


def test_every_parent_is_an_actor_and_nobody_descends_from_itself(rows: Rows) -> None:
    parents = {row.id: row.parent for row in rows}
    assert [id for id, parent in parents.items() if parent and parent not in parents] == []
    for id in parents:
        seen, at = {id}, parents[id]
        while at:
            assert at not in seen, id
            seen.add(at)
            at = parents[at]


def test_a_wikidata_id_names_one_actor(rows: Rows) -> None:
    ids = [row.wikidata for row in rows if row.wikidata]
    assert [id for id in ids if not re.fullmatch(r"Q[1-9][0-9]*", id)] == []
    assert [id for id, count in Counter(ids).items() if count > 1] == []


def test_since_is_a_year_and_no_later_than_now(rows: Rows) -> None:
    years = {row.id: row.since for row in rows if row.since}
    assert len(years) >= 100
    assert {id: year for id, year in years.items() if not 1800 <= year <= 2026} == {}
