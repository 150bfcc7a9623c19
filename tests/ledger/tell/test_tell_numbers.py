"""How many: lowest, best, widest range; joint figures; moving tolls; copies are one."""

from __future__ import annotations

from collections.abc import Callable

from khabar.ledger.tell import Context, event_record
from khabar.model.claim import Claim
from khabar.model.event import Event, EventQuantity
from tests.ledger.words import WORDS

Tell = Callable[..., Event]


def people(event: Event) -> EventQuantity:
    return next(q for q in event.quantities if q.unit == "person")


def test_the_range_is_the_widest_and_the_best_is_what_most_say(tell: Tell) -> None:
    event = tell(
        "killing",
        ("قتل 12 مدنياً في غارة على زبيد.", "a", "x.org", "2018-04-02"),
        ("مقتل 12 مدنياً بغارة على زبيد.", "b", "y.org", "2018-04-02"),
        ("قتل 15 مدنياً بغارة على زبيد.", "c", "z.org", "2018-04-02"),
    )
    q = people(event)
    assert (q.min, q.max, q.best, q.lowest) == (12, 15, 12, 12)


def test_a_rising_toll_is_the_best_and_the_earlier_one_stays_in_the_range(tell: Tell) -> None:
    event = tell(
        "killing",
        ("قتل 12 مدنياً في غارة على زبيد.", "a", "x.org", "2018-04-02"),
        ("ارتفعت حصيلة القتلى في زبيد إلى 19 قتيلاً.", "b", "y.org", "2018-04-03"),
    )
    q = people(event)
    assert (q.min, q.max, q.best, q.lowest) == (12, 19, 19, 12)
    assert [(d.field, d.kind) for d in event.disagreements] == [("quantity", "update")]


def test_two_copies_of_a_figure_weigh_no_more_than_one(tell: Tell) -> None:
    copies = Context(words=WORDS, copies={"a": "t", "b": "t"})
    event = tell(
        "killing",
        ("قتل 8 مدنيين في غارة على حرض.", "a", "x.org", "2018-04-02"),
        ("قتل 8 مدنيين في غارة على حرض.", "b", "y.org", "2018-04-02"),
        ("قتل 9 مدنيين بغارة على حرض.", "c", "z.org", "2018-04-03"),
        context=copies,
    )
    assert people(event).best == 9
    assert event.copies == (("a", "b"),)


def test_a_joint_figure_bounds_from_above_alone(tell: Tell) -> None:
    event = tell("killing", ("سقط عشرات القتلى والجرحى في قصف على الفاشر.", "a", "x.org", "2024-05-20"))
    q = people(event)
    assert (q.lowest, q.best, q.min, q.max) == (None, None, None, 99)


def test_batches_are_no_figures_beside_their_sum(of_type: Callable[..., list[Claim]]) -> None:
    claims = of_type("surrender", ("استسلم على دفعتين 150 مقاتلاً و250 مقاتلاً في سبها.", "a", "x.org", "2019-08-05"))
    (q,) = event_record("e", None, claims, Context(words=WORDS)).quantities
    assert (q.min, q.max, q.best) == (400, 400, 400)


def test_what_is_planned_is_no_lowest_and_stands_behind_what_happened(of_type: Callable[..., list[Claim]]) -> None:
    claims = of_type(
        "surrender",
        ("سيستسلم 90 مقاتلاً غداً في سبها.", "a", "x.org", "2019-08-05"),
        ("استسلم 70 مقاتلاً في سبها.", "b", "y.org", "2019-08-06"),
        ("سيستسلم 90 مقاتلاً للجيش في سبها.", "c", "z.org", "2019-08-05"),
    )
    q = people(event_record("e", None, claims, Context(words=WORDS)))
    assert (q.min, q.max, q.best, q.lowest) == (70, 90, 70, 70)


def test_a_figure_with_an_open_end_leaves_the_range_open(tell: Tell) -> None:
    event = tell("killing", ("قتل أكثر من 30 مدنياً في كتاف.", "a", "x.org", "2018-04-02"), ("قتل 34 مدنياً في كتاف.", "b", "y.org", "2018-04-02"))
    q = people(event)
    assert (q.min, q.max, q.best) == (30, None, 34)
