"""How many sources: copies and shared sources are one, unnamed ones raise only the upper bound."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.arabic.tables import rows
from khabar.ledger.tell import OUTLETS, Context
from khabar.model.event import Event
from tests.ledger.words import WORDS

Tell = Callable[..., Event]
STRIKE = "قتل 6 مدنيين في غارة على مدينة الخرطوم"


def bounds(event: Event) -> tuple[int, int]:
    return event.sources.min, event.sources.max


def test_five_papers_that_quote_one_agency_are_one_source(tell: Tell) -> None:
    reports = [(f"قالت وكالة رويترز إن 6 مدنيين قتلوا في غارة على الخرطوم. عدد {n}", f"r{n}", f"p{n}.org", "2023-05-01") for n in range(5)]
    assert bounds(tell("killing", *reports)) == (1, 1)


def test_copies_of_one_text_are_one_source(tell: Tell) -> None:
    copies = Context(words=WORDS, copies={"a": "t", "b": "t"})
    event = tell("killing", (f"{STRIKE}.", "a", "x.org", "2023-05-01"), (f"{STRIKE}.", "b", "y.org", "2023-05-01"), context=copies)
    assert bounds(event) == (1, 1)


def test_the_earliest_copy_is_no_source_beside_its_copies_and_stands_first(tell: Tell) -> None:
    event = tell(
        "killing",
        (f"{STRIKE}.", "b", "x.org", "2023-05-01"),
        (f"{STRIKE}.", "a", "y.org", "2023-05-02"),
        (f"{STRIKE} اليوم.", "c", "z.org", "2023-05-01"),
        context=Context(words=WORDS, copies={"a": "b", "b": "b"}),
    )
    assert bounds(event) == (2, 2)
    assert event.copies == (("b", "a"),)
    assert event.suggested_grade is not None
    assert "named: one text carried by x.org, y.org" in event.suggested_grade.reasons


def test_a_text_that_papers_carry_may_be_that_of_the_agency_that_another_quotes(tell: Tell) -> None:
    event = tell(
        "killing",
        (f"{STRIKE}.", "a", "wafa.ps", "2023-05-01"),
        (f"{STRIKE}.", "b", "y.org", "2023-05-01"),
        (f"قالت وكالة وفا إن {STRIKE}.", "c", "z.org", "2023-05-01"),
        context=Context(words=WORDS, copies={"a": "a", "b": "a"}),
    )
    assert bounds(event) == (1, 2)


def test_copies_of_one_owner_are_its_own(tell: Tell) -> None:
    copies = Context(words=WORDS, copies={"a": "a", "b": "a"})
    event = tell("killing", (f"{STRIKE}.", "a", "x.org", "2023-05-01"), (f"{STRIKE}.", "b", "www.x.org", "2023-05-01"), context=copies)
    assert event.suggested_grade is not None
    assert event.suggested_grade.reasons == ("1 independent source", "named: x.org")


def test_an_unnamed_source_of_one_agency_is_one_however_many_quote_the_agency(tell: Tell) -> None:
    quoting = [(f"نقلت رويترز عن مصدر طبي قوله إن {STRIKE}. عدد {n}", f"r{n}", f"p{n}.org", "2023-05-01") for n in range(4)]
    own = (f"قال مصدر طبي إن {STRIKE}.", "o", "reuters.com", "2023-05-01")
    assert bounds(tell("killing", *quoting, own)) == (1, 1)


@pytest.mark.parametrize("who", ["مسؤول محلي", "مسؤول أمني", "ضابط كبير", "منظمة حقوقية"])
def test_a_source_that_is_only_said_to_be_something_has_no_name(tell: Tell, who: str) -> None:
    event = tell(
        "killing",
        (f"قال {who} إن {STRIKE}." if who != "منظمة حقوقية" else f"قالت {who} إن {STRIKE}.", "a", "x.org", "2023-05-01"),
        (f"أكد {who} أن {STRIKE}." if who != "منظمة حقوقية" else f"أكدت {who} أن {STRIKE}.", "b", "y.org", "2023-05-01"),
    )
    assert bounds(event) == (1, 2)
    assert event.suggested_grade is not None
    assert event.suggested_grade.value == "unsourced"


def test_a_body_told_by_whose_it_is_has_a_name(tell: Tell) -> None:
    event = tell(
        "killing", (f"أعلنت نقابة الأطباء أن {STRIKE}.", "a", "x.org", "2023-05-01"), (f"قالت نقابة الأطباء إن {STRIKE}.", "b", "y.org", "2023-05-01")
    )
    assert event.suggested_grade is not None
    assert (bounds(event), event.suggested_grade.value) == ((1, 1), "single")


def test_a_person_is_one_with_and_without_a_title(tell: Tell) -> None:
    event = tell(
        "killing",
        (f"قال مدير المستشفى خالد الأهدل إن {STRIKE}.", "a", "x.org", "2023-05-01"),
        (f"قال الدكتور خالد الأهدل إن {STRIKE}.", "b", "y.org", "2023-05-01"),
    )
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
    known = {row["id"] for row in rows("khabar.codebook", "lists/actors/actors.tsv")}
    one = OUTLETS.outlets[outlet]
    assert one.owner
    assert {*one.takes, *([one.entity] if one.entity else [])} <= known
