"""The record of an event: time, places, grade; the same for any order of its claims."""

from __future__ import annotations

from collections.abc import Callable

from khabar.ledger.tell import Context, event_record, incident_record
from khabar.model.claim import Claim
from khabar.model.event import Event
from tests.ledger.words import WORDS

Tell = Callable[..., Event]


def test_the_day_that_most_texts_give(tell: Tell) -> None:
    event = tell(
        "killing",
        ("قتل 6 مدنيين في كتاف أمس.", "a", "x.org", "2018-01-06"),
        ("قتل 6 مدنيين في كتاف اليوم.", "b", "y.org", "2018-01-05"),
        ("قتل 6 مدنيين في كتاف اليوم.", "c", "z.org", "2018-01-06"),
    )
    assert (event.time.edtf, event.time.not_after) == ("2018-01-05", "2018-01-05")


def test_a_claim_without_a_day_is_not_after_its_report(tell: Tell) -> None:
    event = tell("killing", ("قتل 6 مدنيين في كتاف.", "a", "x.org", "2018-01-06"))
    assert (event.time.edtf, event.time.not_after) == (None, "2018-01-06")


def test_the_finest_place_stands_first(tell: Tell) -> None:
    event = tell("killing", ("قتل 6 مدنيين في مدينة الفلوجة بمحافظة الأنبار.", "a", "x.org", "2016-01-06"))
    assert event.places[0].name == "الفلوجة"


def test_grades_are_suggested_with_reasons(tell: Tell) -> None:
    one = tell("killing", ("قتل 6 مدنيين في كتاف.", "a", "x.org", "2018-01-06"))
    two = tell("killing", ("قتل 6 مدنيين في كتاف.", "a", "x.org", "2018-01-06"), ("مقتل 6 مدنيين بكتاف.", "b", "y.org", "2018-01-06"))
    rumour = tell("killing", ("قالت مصادر محلية إن 6 مدنيين قتلوا في كتاف.", "a", "x.org", "2018-01-06"))
    grades = [event.suggested_grade for event in (one, two, rumour)]
    assert [grade.value for grade in grades if grade] == ["single", "several", "unsourced"]
    assert all(grade.reasons for grade in grades if grade)


def test_the_party_blamed_that_says_so_itself_acknowledges(tell: Tell) -> None:
    event = tell("shelling", ("أعلن الجيش السوداني أن الجيش السوداني قصف بالمدفعية مدينة كتم.", "a", "x.org", "2023-11-06"))
    assert event.suggested_grade is not None
    assert event.suggested_grade.value == "acknowledged"
    assert event.suggested_grade.reasons[0] == "acknowledged by الجيش السوداني"


def test_whoever_was_only_silent_acknowledges_nothing(tell: Tell) -> None:
    for text in (
        "ولم يعلن الجيش السوداني مسؤوليته عن القصف على مدينة كتم أمس.",
        "لم يعلق الجيش السوداني على قصف مدينة كتم أمس.",
        "امتنع ناطق من الجيش السوداني عن التعليق على قصف مدينة كتم أمس.",
    ):
        event = tell("shelling", (text, "a", "x.org", "2023-11-06"))
        assert event.suggested_grade is not None
        assert (event.suggested_grade.value, [actor.id for actor in event.actors if actor.role == "agent"]) == ("single", [])


def test_who_denies_an_event_is_no_source_and_no_doer_of_it(tell: Tell) -> None:
    told = ("قُصفت مدينة نيالا بالمدفعية أمس.", "a", "x.org", "2023-10-02")
    denial = ("نفت قوات الدعم السريع أنها قصفت مدينة نيالا أمس.", "b", "y.org", "2023-10-02")
    event, denied = tell("shelling", told, denial), tell("shelling", denial)
    for one in (event, denied):
        assert one.suggested_grade is not None
        assert (one.sources.min, one.sources.max, one.suggested_grade.value) == (1, 1, "contested")
        assert one.suggested_grade.reasons[0] == "denied by rsf"
        assert [actor.id for actor in one.actors if actor.role == "agent"] == []
    assert len(event.claims) == 2
    assert denied.suggested_grade is not None
    assert denied.suggested_grade.reasons[1] == "affirmed by nobody"


def test_any_order_of_the_claims_tells_the_same(of_type: Callable[..., list[Claim]]) -> None:
    reports = [(f"قتل {n} مدنيين في غارة على كتاف أمس.", f"r{n}", f"p{n}.org", "2018-01-06") for n in range(3, 9)]
    claims = of_type("killing", *reports)
    assert event_record("e", None, claims, Context(words=WORDS)) == event_record("e", None, claims[::-1], Context(words=WORDS))


def test_an_incident_tells_its_harm_by_source(code: Callable[..., tuple[Claim, ...]]) -> None:
    claims = code("قتل 7 مدنيين وأصيب 9 آخرون بغارة جوية على مدينة حجة أمس.", id="a", outlet="x.org", published="2018-01-06")
    events = [event_record(type, "i", [c for c in claims if c.type == type], Context(words=WORDS)) for type in ("air_strike", "killing", "injury")]
    incident = incident_record("i", events, claims, Context(words=WORDS))
    assert incident.claimed["killed"]["best"] == 7
    assert incident.claimed["injured"]["best"] == 9
    assert [one["source"] for one in incident.claimed["by_source"]] == ["x.org"]
    assert set(incident.events) == {"air_strike", "killing", "injury"}
    assert (incident.status, incident.assessed) == ("claimed", {})
