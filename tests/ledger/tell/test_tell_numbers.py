"""How many: lowest, best, widest range; joint figures; moving tolls; copies are one."""

from __future__ import annotations

from collections.abc import Callable

from khabar.ledger.tell import Context
from khabar.model.event import Event, EventQuantity

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
    copies = Context(copies={"a": "t", "b": "t"})
    event = tell(
        "killing",
        ("قتل 8 مدنيين في غارة على حرض.", "a", "x.org", "2018-04-02"),
        ("قتل 8 مدنيين في غارة على حرض.", "b", "y.org", "2018-04-02"),
        ("قتل 9 مدنيين بغارة على حرض.", "c", "z.org", "2018-04-03"),
        context=copies,
    )
    assert people(event).best == 9
    assert event.copies == (("a", "b"),)


def test_a_joint_figure_gives_no_lowest(tell: Tell) -> None:
    event = tell("killing", ("سقط عشرات القتلى والجرحى في قصف على الفاشر.", "a", "x.org", "2024-05-20"))
    q = people(event)
    assert (q.lowest, q.best) == (None, None)
    assert q.min == 20
