"""What every test shares: the built-in tables, loaded once, and functions from a text to what khabar makes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import hypothesis
import pytest

from khabar.codebook.codebook import Codebook
from khabar.codebook.load import load
from khabar.coder import stages
from khabar.coder.analysis import Analysis
from khabar.coder.tables import Tables
from khabar.gazetteer import open_gazetteer
from khabar.model.claim import Claim
from khabar.model.report import make_report

hypothesis.settings.register_profile("khabar", deadline=None)
hypothesis.settings.load_profile("khabar")


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The built-in codebook and gazetteer, compiled."""
    return Tables(load(), open_gazetteer())


@pytest.fixture(scope="session")
def codebook(tables: Tables) -> Codebook:
    """The built-in codebook."""
    return tables.codebook


@pytest.fixture(scope="session")
def analyse(tables: Tables) -> Callable[..., Analysis]:
    """`analyse(text, published=…, outlet=…)`: everything that the stages found."""

    def run(text: str, **of_report: Any) -> Analysis:
        return stages.analyse(make_report(text, **of_report), tables)

    return run


@pytest.fixture(scope="session")
def code(analyse: Callable[..., Analysis]) -> Callable[..., tuple[Claim, ...]]:
    """`code(text, published=…, outlet=…)`: the claims of a text."""

    def run(text: str, **of_report: Any) -> tuple[Claim, ...]:
        return analyse(text, **of_report).claims

    return run


@pytest.fixture(scope="session")
def claim(code: Callable[..., tuple[Claim, ...]]) -> Callable[..., Claim]:
    """`claim(type, text, …)`: the one claim of a type that a text makes."""

    def run(type: str, text: str, **of_report: Any) -> Claim:
        found = code(text, **of_report)
        of_type = [one for one in found if one.type == type]
        assert len(of_type) == 1, f"{len(of_type)} of {type} among {[one.type for one in found]}"
        return of_type[0]

    return run
