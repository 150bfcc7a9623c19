"""Where claims of one event differ, by kind, with the claims on each side."""

from __future__ import annotations

from collections.abc import Callable

from khabar.ledger.tell import Context, event_record
from khabar.model.claim import Claim
from khabar.model.event import Disagreement, Event
from tests.ledger.words import WORDS

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


def test_a_body_that_denies_its_part_does_not_contradict_who_blames_another(tell: Tell) -> None:
    army = ("قصف الجيش السوداني مدينة نيالا أمس.", "a", "x.org", "2023-10-02")
    denial = ("نفت قوات الدعم السريع أنها قصفت مدينة نيالا أمس.", "b", "y.org", "2023-10-02")
    other = ("قصفت قوات الدعم السريع مدينة نيالا أمس.", "c", "z.org", "2023-10-02")
    assert kinds(tell("shelling", army, denial)) == set()
    event = tell("shelling", army, denial, other)
    assert kinds(event) == {("agent", "conflict"), ("polarity", "status")}
    assert [side.value for side in of(event, "agent").sides] == ["rsf", "sudan.army"]
    assert [len(side.claims) for side in of(event, "polarity").sides] == [1, 1]


def test_a_denial_is_a_disagreement_on_status(tell: Tell) -> None:
    event = tell(
        "killing", ("قتل مدنيون في غارة على سرت.", "a", "x.org", "2019-08-05"), ("لم يقتل أي مدني في الغارة على سرت.", "b", "y.org", "2019-08-05")
    )
    assert ("polarity", "status") in kinds(event)
    assert {side.value for side in of(event, "polarity").sides} == {"affirmed", "denied"}


def test_batches_that_do_not_add_up_to_the_total(of_type: Callable[..., list[Claim]]) -> None:
    text = "استسلم نحو 300 مقاتل للجيش في سبها. واستسلم على دفعتين 150 مقاتلاً و250 مقاتلاً."
    claims = of_type("surrender", (text, "a", "x.org", "2019-08-05"))
    event = event_record("e", None, claims, Context(words=WORDS))
    found = next(one for one in event.disagreements if one.kind == "sum")
    assert [side.value for side in found.sides] == ["150 + 250", "~300"]


def test_a_sum_of_batches_is_told_once(of_type: Callable[..., list[Claim]]) -> None:
    text = "استسلم نحو 300 مقاتل للجيش في سبها. واستسلم على دفعتين 150 مقاتلاً و250 مقاتلاً."
    event = event_record("e", None, of_type("surrender", (text, "a", "x.org", "2019-08-05")), Context(words=WORDS))
    assert kinds(event) == {("quantity", "sum")}


def test_batches_against_a_total_of_their_own_clause(of_type: Callable[..., list[Claim]]) -> None:
    wrong = of_type("surrender", ("استسلم 300 مقاتل على دفعتين الأولى 150 مقاتلاً والثانية 250 مقاتلاً.", "a", "x.org", "2019-08-05"))
    right = of_type("surrender", ("استسلم 400 مقاتل على دفعتين الأولى 150 مقاتلاً والثانية 250 مقاتلاً.", "a", "x.org", "2019-08-05"))
    found = of(event_record("e", None, wrong, Context(words=WORDS)), "quantity")
    assert (found.kind, [side.value for side in found.sides]) == ("sum", ["150 + 250", "300"])
    assert event_record("e", None, right, Context(words=WORDS)).disagreements == ()


def test_a_later_figure_is_an_update_also_of_one_outlet_that_lowers_it(tell: Tell) -> None:
    rose = tell("killing", ("قتل 6 مدنيين في كتاف.", "a", "x.org", "2018-01-05"), ("قتل 9 مدنيين في كتاف.", "b", "y.org", "2018-01-06"))
    lowered = tell("killing", ("قتل 9 مدنيين في كتاف.", "a", "x.org", "2018-01-05"), ("قتل 6 مدنيين في كتاف.", "b", "x.org", "2018-01-06"))
    other = tell("killing", ("قتل 9 مدنيين في كتاف.", "a", "x.org", "2018-01-05"), ("قتل 6 مدنيين في كتاف.", "b", "y.org", "2018-01-06"))
    assert [kinds(one) for one in (rose, lowered, other)] == [{("quantity", "update")}, {("quantity", "update")}, {("quantity", "conflict")}]


def test_a_town_and_its_governorate_are_another_scope(tell: Tell) -> None:
    event = tell(
        "killing", ("قتل 12 مدنياً في مدينة زبيد.", "a", "x.org", "2018-01-05"), ("قتل 30 مدنياً في محافظة الحديدة.", "b", "y.org", "2018-01-05")
    )
    assert kinds(event) == {("quantity", "scope")}
    assert [side.value for side in of(event, "quantity").sides] == ["12 (civilians)", "30 (a wider area, civilians)"]
    assert event.quantities[0].best == 12


def test_civilians_and_all_the_dead_are_another_scope(tell: Tell) -> None:
    more = tell("killing", ("قتل 12 مدنياً في كتاف.", "a", "x.org", "2018-01-05"), ("قتل 20 شخصاً في كتاف.", "b", "y.org", "2018-01-05"))
    fewer = tell("killing", ("قتل 12 مدنياً في كتاف.", "a", "x.org", "2018-01-05"), ("قتل 5 أشخاص في كتاف.", "b", "y.org", "2018-01-05"))
    assert kinds(more) == {("quantity", "scope")}
    assert kinds(fewer) == {("quantity", "conflict")}


def test_civilians_or_fighters(tell: Tell) -> None:
    event = tell("killing", ("قتل 6 مدنيين في غارة على كتاف.", "a", "x.org", "2018-01-05"), ("قتل 6 مسلحين بغارة.", "b", "y.org", "2018-01-05"))
    people = tell("killing", ("قتل 6 أشخاص في غارة على كتاف.", "a", "x.org", "2018-01-05"), ("قتل 6 مسلحين بغارة.", "b", "y.org", "2018-01-05"))
    assert [side.value for side in of(event, "victims").sides] == ["civilian", "fighter"]
    assert people.disagreements == ()


def test_parts_of_one_noun_are_compared_and_sides_are_in_order_of_size(tell: Tell) -> None:
    event = tell(
        "killing",
        ("قتل 12 مدنياً بينهم 10 أطفال في كتاف.", "a", "x.org", "2018-01-05"),
        ("قتل 12 مدنياً بينهم 4 أطفال في كتاف.", "b", "y.org", "2018-01-05"),
    )
    (found,) = event.disagreements
    assert (found.field, found.kind, [side.value for side in found.sides]) == ("quantity.part", "conflict", ["4 أطفال", "10 أطفال"])


def test_reports_that_agree_have_no_disagreement(tell: Tell) -> None:
    event = tell("killing", ("قتل 6 مدنيين في غارة على كتاف.", "a", "x.org", "2018-01-05"), ("مقتل ستة مدنيين في كتاف.", "b", "y.org", "2018-01-05"))
    assert event.disagreements == ()
