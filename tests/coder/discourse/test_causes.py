"""Causes: what harm takes from what caused it."""

from __future__ import annotations

from collections.abc import Callable

from khabar.model.claim import Claim

Code = Callable[..., tuple[Claim, ...]]


def by_type(found: tuple[Claim, ...]) -> dict[str, Claim]:
    assert len({c.type for c in found}) == len(found)
    return {c.type: c for c in found}


def test_a_strike_told_by_a_verb_after_a_comma_gives_its_place_to_the_harm(code: Code) -> None:
    found = by_type(code("مقتل سبعة مدنيين في قصف للحوثيين، استهدف سوق المدينة في مأرب."))
    assert found["killing"].places
    assert [p.text for p in found["killing"].places] == [p.text for p in found["shelling"].places]


def test_harm_takes_the_place_of_a_crash_that_caused_it(code: Code) -> None:
    found = by_type(code("تحطمت مروحية عسكرية في مدينة كركوك، ما أسفر عن مقتل طيارها."))
    assert [p.text for p in found["killing"].places] == ["مدينة كركوك"]


def test_harm_in_a_list_of_attacks_takes_the_place_that_ends_the_list(code: Code) -> None:
    found = by_type(code("قُتل عشرة مسلحين في اشتباكات مع الجيش، وكمائن في محيط مدينة درنة."))
    assert [p.text for p in found["killing"].places] == ["مدينة درنة"]


def test_what_happened_while_others_left_a_place_happened_there(code: Code) -> None:
    found = by_type(code("قُتل ستة مدنيين جراء انفجار لغم، أثناء انسحاب المسلحين من مدينة تدمر."))
    assert [(p.role, p.text) for p in found["killing"].places] == [("at", "مدينة تدمر")]
    assert [(p.role, p.text) for p in found["withdrawal"].places] == [("from", "مدينة تدمر")]


def test_what_is_told_as_another_event_is_no_harm_of_the_one_before(code: Code) -> None:
    found = by_type(code("انفجرت دراجة مفخخة في مدينة كركوك، وفي حادثة منفصلة أصيب شرطيان في مدينة الحويجة."))
    assert [a.text for a in found["bombing"].actors] == []
    assert [p.text for p in found["bombing"].places] == ["مدينة كركوك"]
    assert [p.text for p in found["injury"].places] == ["مدينة الحويجة"]
