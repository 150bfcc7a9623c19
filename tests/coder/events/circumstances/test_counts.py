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
        ("killing", "قُتل سامر وزوجته وأولاده الثلاثة في غارة على بلدة كفريا.", [("سامر", 1), ("زوجته", 1), ("أولاده الثلاثة", 3)]),
        ("injury", "أصيبت امرأة وبناتها الأربع في قصف على بلدة كفريا.", [("امرأة", 1), ("بناتها الأربع", 4)]),
        ("killing", "مقتل سيدة وطفلتيها بقذيفة في مدينة مصراتة.", [("سيدة", 1), ("طفلتيها", 2)]),
        ("killing", "قُتلت أم وأبناؤها الأربعة في قصف على مدينة الحديدة.", [("أم", 1), ("أبناؤها الأربعة", 4)]),
        ("killing", "مقتل عائلة مؤلفة من سبعة أشخاص في قصف على دوما.", [("عائلة", 1), ("سبعة أشخاص", 7)]),
        ("injury", "أصيب 16 شخصاً من بينهم 7 فتيات و 5 رجال في قصف على مأرب.", [("16 شخصاً", 16), ("7 فتيات", 7), ("5 رجال", 5)]),
        ("arrest", "اعتقلت الشرطة +40 متظاهراً في مدينة الناصرية.", [("+40 متظاهراً", 40)]),
        ("killing", "ارتقاء 14 شهيداً في غارة على مخيم البداوي.", [("14 شهيداً", 14)]),
        ("killing", "بلغ عدد القتلى ثمانية في مدينة كسلا.", [("ثمانية", 8)]),
        ("killing", "مقتل ممرضين وإصابة سبعة في انفجار لغم.", [("ممرضين", 2)]),
        ("injury", "إصابة سائق صهريج بشظايا قذيفة قرب مدينة الخمس.", [("سائق صهريج", 1)]),
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


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("ارتفع عدد القتلى إلى تسعة بعد وفاة أحد الجرحى في مدينة زليتن.", 9),
        ("ارتفعت حصيلة الشهداء إلى 31 إثر استشهاد فتى متأثراً بجراحه في طولكرم.", 31),
        ("ارتفاع عدد ضحايا الغارة إلى 12 قتيلاً بوفاة مصابين اثنين.", 12),
    ],
)
def test_a_death_that_raised_a_toll_is_in_it_and_who_died_is_not_wounded(code: Callable[..., tuple[Claim, ...]], text: str, toll: int) -> None:
    harmed = [(c.type, [q.min for q in c.quantities]) for c in code(text) if c.type in {"killing", "injury"}]
    assert harmed == [("killing", [toll])]


def test_a_toll_of_the_dead_stands_beside_the_wounded(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = {c.type: [q.min for q in c.quantities] for c in code("بلغ عدد القتلى 6 وأصيب 17 مدنياً في قصف على مدينة الفلوجة.")}
    assert found["killing"] == [6]
    assert found["injury"] == [17]
