"""How many sources: copies and shared sources are one, unnamed ones raise only the upper bound."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.arabic.tables import rows
from khabar.ledger.tell import OUTLETS, Context
from khabar.model.event import Event

Tell = Callable[..., Event]
STRIKE = "قتل 6 مدنيين في غارة على مدينة الخرطوم"


def bounds(event: Event) -> tuple[int, int]:
    return event.sources.min, event.sources.max


def test_five_papers_that_quote_one_agency_are_one_source(tell: Tell) -> None:
    reports = [(f"قالت وكالة رويترز إن 6 مدنيين قتلوا في غارة على الخرطوم. عدد {n}", f"r{n}", f"p{n}.org", "2023-05-01") for n in range(5)]
    assert bounds(tell("killing", *reports)) == (1, 1)


def test_copies_of_one_text_are_one_source(tell: Tell) -> None:
    copies = Context(copies={"a": "t", "b": "t"})
    event = tell("killing", (f"{STRIKE}.", "a", "x.org", "2023-05-01"), (f"{STRIKE}.", "b", "y.org", "2023-05-01"), context=copies)
    assert bounds(event) == (1, 1)


def test_two_outlets_that_speak_for_themselves_are_two(tell: Tell) -> None:
    assert bounds(tell("killing", (f"{STRIKE}.", "a", "x.org", "2023-05-01"), (f"{STRIKE} اليوم.", "b", "y.org", "2023-05-01"))) == (2, 2)


def test_outlets_of_one_owner_are_one(tell: Tell) -> None:
    event = tell("killing", (f"{STRIKE}.", "a", "france24.com", "2023-05-01"), (f"{STRIKE} اليوم.", "b", "mc-doualiya.com", "2023-05-01"))
    assert bounds(event) == (1, 1)


def test_unnamed_sources_raise_only_the_upper_bound(tell: Tell) -> None:
    event = tell(
        "killing",
        (f"قالت مصادر محلية إن {STRIKE}.", "a", "x.org", "2023-05-01"),
        (f"أفاد شهود عيان بأن {STRIKE}.", "b", "y.org", "2023-05-01"),
        ("قالت وكالة رويترز إن 6 مدنيين قتلوا في غارة على الخرطوم.", "c", "z.org", "2023-05-01"),
    )
    assert bounds(event) == (1, 3)


def test_an_outlet_may_only_repeat_the_agency_that_it_takes(tell: Tell) -> None:
    event = tell(
        "killing",
        (f"{STRIKE}.", "a", "aljazeera.net", "2023-05-01"),
        ("قالت وكالة رويترز إن 6 مدنيين قتلوا في غارة على الخرطوم.", "b", "z.org", "2023-05-01"),
    )
    assert bounds(event) == (1, 2)


@pytest.mark.parametrize("outlet", sorted(OUTLETS.outlets))
def test_every_outlet_has_an_owner_and_entities_that_the_coder_knows(outlet: str) -> None:
    known = {row["id"] for row in rows("khabar.codebook", "lists/actors.tsv")}
    one = OUTLETS.outlets[outlet]
    assert one.owner
    assert {*one.takes, *([one.entity] if one.entity else [])} <= known
