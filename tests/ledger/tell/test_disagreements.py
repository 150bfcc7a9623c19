"""Where claims of one event differ, by kind, with the claims on each side."""

from __future__ import annotations

from collections.abc import Callable

from khabar.ledger.tell import Context, event_record
from khabar.model.claim import Claim
from khabar.model.event import Disagreement, Event

Tell = Callable[..., Event]


def kinds(event: Event) -> set[tuple[str, str]]:
    return {(one.field, one.kind) for one in event.disagreements}


def of(event: Event, field: str) -> Disagreement:
    return next(one for one in event.disagreements if one.field == field)


def test_two_exact_tolls_of_one_day_are_a_conflict(tell: Tell) -> None:
    event = tell(
        "killing", ("قتل 6 مدنيين في غارة على كتاف.", "a", "x.org", "2018-01-05"), ("قتل 9 مدنيين بغارة على كتاف.", "b", "y.org", "2018-01-05")
    )
    found = of(event, "quantity")
    assert found.kind == "conflict"
    assert [side.value for side in found.sides] == ["6", "9"]
    assert sorted(id for side in found.sides for id in side.claims) == sorted(event.claims)


def test_an_approximate_figure_agrees_within_a_tenth(tell: Tell) -> None:
    close = tell("killing", ("قتل نحو 30 مدنياً في كتاف.", "a", "x.org", "2018-01-05"), ("قتل 32 مدنياً في كتاف.", "b", "y.org", "2018-01-05"))
    far = tell("killing", ("قتل نحو 30 مدنياً في كتاف.", "a", "x.org", "2018-01-05"), ("قتل 42 مدنياً في كتاف.", "b", "y.org", "2018-01-05"))
    assert close.disagreements == ()
    assert ("quantity", "conflict") in kinds(far)


def test_the_killed_and_the_killed_and_wounded_are_another_scope(tell: Tell) -> None:
    event = tell(
        "killing",
        ("سقط 80 بين قتيل وجريح في قصف على أم درمان.", "a", "x.org", "2023-11-05"),
        ("قتل 20 مدنياً في قصف على أم درمان.", "b", "y.org", "2023-11-05"),
    )
    assert ("quantity", "scope") in kinds(event)


def test_who_did_it_and_with_what(tell: Tell) -> None:
    event = tell(
        "shelling",
        ("قصفت قوات الدعم السريع بالمدفعية مدينة الأبيض.", "a", "x.org", "2023-11-05"),
        ("قصف الجيش السوداني بالصواريخ مدينة الأبيض.", "b", "y.org", "2023-11-05"),
    )
    assert ("agent", "conflict") in kinds(event)
    assert len(of(event, "agent").sides) == 2


def test_a_denial_is_a_disagreement_on_status(tell: Tell) -> None:
    event = tell(
        "killing", ("قتل مدنيون في غارة على سرت.", "a", "x.org", "2019-08-05"), ("لم يقتل أي مدني في الغارة على سرت.", "b", "y.org", "2019-08-05")
    )
    assert ("polarity", "status") in kinds(event)
    assert {side.value for side in of(event, "polarity").sides} == {"affirmed", "denied"}


def test_batches_that_do_not_add_up_to_the_total(of_type: Callable[..., list[Claim]]) -> None:
    text = "استسلم نحو 300 مقاتل للجيش في سبها. واستسلم على دفعتين 150 مقاتلاً و250 مقاتلاً."
    claims = of_type("surrender", (text, "a", "x.org", "2019-08-05"))
    event = event_record("e", None, claims, Context())
    found = next(one for one in event.disagreements if one.kind == "sum")
    assert [side.value for side in found.sides] == ["150 + 250", "~300"]


def test_reports_that_agree_have_no_disagreement(tell: Tell) -> None:
    event = tell("killing", ("قتل 6 مدنيين في غارة على كتاف.", "a", "x.org", "2018-01-05"), ("مقتل ستة مدنيين في كتاف.", "b", "y.org", "2018-01-05"))
    assert event.disagreements == ()
