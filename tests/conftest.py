"""What every test shares: the built-in tables, loaded once, and functions from a text to what khabar makes of it.

Tests are in tiers, told by marks that hang on where a test stands and what it asks for, so that nobody has to remember them:
`services` need a database server, `commands` run khabar in processes of its own, `thorough` take minutes. The Makefile says
which tier runs which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from khabar.codebook.codebook import Codebook
from khabar.codebook.load import load
from khabar.coder import stages
from khabar.coder.analysis import Analysis
from khabar.coder.knowledge import Tables
from khabar.gazetteer import open_gazetteer
from khabar.model.claim import Claim
from khabar.model.report import make_report

ROOT = Path(__file__).parent
_THOROUGH = ("hostile", "ledger/test_crash.py")
_COMMANDS = ("test_docs.py", "test_determinism.py", "cli", "ledger/test_same_bytes.py", "ledger/test_full_disk.py")
_SERVERS = frozenset({"postgresql", "tight"})
"""Fixtures and parameters that start a database server."""
hypothesis.settings.register_profile("khabar", deadline=None)
hypothesis.settings.load_profile("khabar")


def _needs_server(item: pytest.Item) -> bool:
    asked = getattr(item, "fixturenames", ())
    chosen = [one for one in getattr(getattr(item, "callspec", None), "params", {}).values() if isinstance(one, str)]
    return not _SERVERS.isdisjoint((*asked, *chosen))


def _stands_in(item: pytest.Item, parts: Iterable[str]) -> bool:
    path = item.path.relative_to(ROOT)
    return any(path.is_relative_to(part) for part in parts)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with the tier that it belongs to."""
    for item in items:
        if _needs_server(item):
            item.add_marker("services")
        if _stands_in(item, _THOROUGH):
            item.add_marker("thorough")
        if _stands_in(item, _COMMANDS):
            item.add_marker("commands")


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
