"""Events told from reports that the coder itself reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from khabar.ledger.tell import Context, event_record
from khabar.model.claim import Claim
from khabar.model.event import Event
from tests.ledger.words import WORDS


@pytest.fixture(scope="session")
def of_type(code: Callable[..., tuple[Claim, ...]]) -> Callable[..., list[Claim]]:
    """`of_type(type, (text, report's id, outlet, published), …)`: the claims of a type that reports make."""

    def run(type: str, *reports: tuple[str, str, str, str]) -> list[Claim]:
        read = [code(text, id=id, outlet=outlet, published=published) for text, id, outlet, published in reports]
        return [claim for claims in read for claim in claims if claim.type == type]

    return run


@pytest.fixture(scope="session")
def tell(of_type: Callable[..., list[Claim]]) -> Callable[..., Event]:
    """`tell(type, …reports, context=…)`: the event of those claims."""

    def run(type: str, *reports: tuple[str, str, str, str], context: Context | None = None) -> Event:
        claims: Sequence[Claim] = of_type(type, *reports)
        return event_record("e", None, claims, context or Context(words=WORDS))

    return run
