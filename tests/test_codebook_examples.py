"""Every example and lookalike of every type is read as its article says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from khabar.codebook.check import check_type
from khabar.codebook.codebook import Codebook
from khabar.codebook.load import HOME, load
from khabar.coder import stages
from khabar.coder.knowledge import Tables
from khabar.model.claim import Claim
from khabar.model.report import Report

TYPES = load().types
CASES = [(name, kind, n) for name, entry in TYPES.items() for kind in ("examples", "lookalikes") for n in range(len(getattr(entry, kind)))]


@pytest.fixture(scope="session")
def coder(tables: Tables) -> Callable[[Report], tuple[Claim, ...]]:
    return lambda report: stages.code(report, tables)


@pytest.mark.parametrize(("name", "kind", "n"), CASES, ids=[f"{name}-{kind}-{n + 1}" for name, kind, n in CASES])
def test_example(name: str, kind: str, n: int, codebook: Codebook, coder: Callable[[Report], tuple[Claim, ...]]) -> None:
    entry = codebook.types[name]
    alone = replace(entry, **{"examples": (), "lookalikes": (), kind: (getattr(entry, kind)[n],)})
    assert [str(failure) for failure in check_type(alone, coder)] == []


@pytest.mark.parametrize("name", TYPES)
def test_a_type_has_six_examples_and_three_lookalikes_at_least(name: str) -> None:
    assert len(TYPES[name].examples) >= 6
    assert len(TYPES[name].lookalikes) >= 3


def test_all_38_types_are_there() -> None:
    assert len(TYPES) == len(list((HOME / "types").glob("*.yaml"))) == 38
