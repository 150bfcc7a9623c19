"""A ledger in which people have something to decide on."""

from __future__ import annotations

import pytest

from khabar.ledger.db.engine import Store
from khabar.ledger.store.ingest import add
from strikes import AT, REPORTS, WordCoder, group
from tests.ledger.words import WORDS


@pytest.fixture
def strike(store: Store) -> Store:
    """The three reports; the dead are event `dead`, the injured `hurt`, both incident `strike`, and r3's injured `other` of `elsewhere`."""
    add(store, WORDS, REPORTS, WordCoder(), now=lambda: AT)
    with store.write() as connection:
        group(
            connection, ("dead", "strike", ["r1 killing", "r2 killing"]), ("hurt", "strike", ["r1 injury"]), ("other", "elsewhere", ["r3 injury"])
        )  # fmt: skip
    return store
