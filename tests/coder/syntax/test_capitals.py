"""Capitals that speak or act are no place of the fighting before them; those that are listed or struck are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim

Code = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("غارات على الحديدة، ولندن تنفي مشاركتها", ["الحديدة"]),
        ("قصف على إدلب وبرلين تطالب بتحقيق", ["إدلب"]),
        ("معارك في نيامي وباماكو ترسل قوات", ["نيامي"]),
        ("اشتباكات في حماة وطهران تستضيف وفداً من الفصائل", ["حماة"]),
        ("قصف على دوما وموسكو تراقب الوضع", ["دوما"]),
        ("قصف على بيروت ودمشق", ["بيروت", "دمشق"]),
        ("غارات على بيروت ودمشق أدت إلى مقتل عشرة", ["بيروت", "دمشق"]),
        ("غارات على بغداد ودمشق تتواصل منذ الليل", ["بغداد", "دمشق"]),
        ("احتجاجات في روما ومدريد تندد بالحصار", ["روما", "مدريد"]),
    ],
)
def test_where_it_happened(code: Code, text: str, places: list[str]) -> None:
    assert [place.text for place in code(text)[0].places] == places


def test_a_capital_that_speaks_is_no_side_of_a_battle(code: Code) -> None:
    found = code("معارك بين الجيش اليمني والحوثيين، والرياض تدعو إلى هدنة")
    assert [(actor.role, actor.text) for actor in found[0].actors] == [("agent", "الجيش اليمني"), ("target", "الحوثيين")]
    assert [(actor.role, actor.text) for actor in found[1].actors] == [("agent", "الرياض")]
