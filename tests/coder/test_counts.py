"""How many: which figures count something of an event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim

One = Callable[..., Claim]


@pytest.mark.parametrize(
    ("type", "text", "expected"),
    [
        ("destruction", "دمرت الغارة مبنى وسيارتين ومستودعاً للذخيرة.", [("مبنى", 1), ("سيارتين", 2), ("مستودعاً", 1)]),
        ("killing", "أسفر القصف عن مقتل 7 مدنيين بينهم طفلة.", [("7 مدنيين", 7), ("طفلة", 1)]),
        ("military_movement", "هبطت طائرة عسكرية في مطار بنغازي.", [("طائرة عسكرية", 1)]),
        ("bombing", "قُتل جندي بانفجار عبوتين ناسفتين في كركوك.", [("عبوتين ناسفتين", 2)]),
        ("destruction", "تدمير رتل عسكري قرب مدينة سرت.", []),
        ("shelling", "قصف الجيش بلدة الدندر بأكثر من عشرين قذيفة.", [("أكثر من عشرين قذيفة", 20)]),
        ("shelling", "سقط صاروخان قرب مطار المدينة.", [("صاروخان", 2)]),
        ("killing", "ثلاثة عمال بينهم فتى وامرأة قُتلوا في انفجار لغم.", [("ثلاثة عمال", 3), ("فتى", 1), ("امرأة", 1)]),
        ("injury", "أصيب 4 عمال (فتاة وامرأتان وفتى) في غارة.", [("4 عمال", 4), ("فتاة", 1), ("امرأتان", 2), ("فتى", 1)]),
        ("killing", "ارتفع عدد قتلى الهجوم إلى 12.", [("12", 12)]),
        ("killing", 'أدى القصف إلى مقتل "أربعة رعاة".', [("أربعة رعاة", 4)]),
    ],
)
def test_what_an_event_counts(claim: One, type: str, text: str, expected: list[tuple[str, int]]) -> None:
    assert [(q.text, q.min) for q in claim(type, text).quantities] == expected


def test_who_was_counted_in_the_clause_before_is_not_counted_again(claim: One) -> None:
    found = claim("territory_change", "قُتل 15 مسلحاً في اشتباكات، فيما استعاد الجيش السيطرة على بلدة القائم.")
    assert found.quantities == ()


def test_batches_are_figures_of_one_event(claim: One) -> None:
    found = claim("withdrawal", "بدأ خروج المقاتلين من مدينة حلب على دفعتين، الأولى تضم 60 مقاتلاً والثانية 45 مقاتلاً.")
    assert [q.min for q in found.quantities] == [60, 45]


def test_batches_told_after_their_number_are_figures_of_one_claim_and_stand_in_its_evidence(claim: Callable[..., Claim]) -> None:
    found = claim("release", "أفرجت السلطات عن المعتقلين على دفعتين، ضمت الأولى 40 معتقلاً والثانية 35 معتقلاً.")
    assert [(q.min, q.max) for q in found.quantities] == [(40, 40), (35, 35)]
    assert found.evidence.text.endswith("35 معتقلاً")
