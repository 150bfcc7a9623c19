"""Fronts: the place that a post begins with is the place of what it tells; a dateline and a speaker are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim

Code = Callable[..., tuple[Claim, ...]]
LONG = " وقال سكان إن أصوات الرصاص سمعت طوال الليل في أحياء عدة من المدينة، وإن كثيرين منهم لم يغادروا بيوتهم خوفاً." * 3


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("#دوما | سقوط قذائف", "دوما"),
        ("#عاجل #نابلس إصابة شاب برصاص الاحتلال", "نابلس"),
        ("#كفر_زيتا: غارة جوية", "كفر_زيتا"),
        ("🔴 تعز | مقتل طفل برصاص قناص", "تعز"),
        ("عاجل | بيت لاهيا.. انفجار لغم", "بيت لاهيا"),
        ("[منبج] انفجار عبوة ناسفة", "منبج"),
        ("تدمر – اشتباكات عنيفة بين الجيش ومسلحين", "تدمر"),
        ("زليتن / اغتيال ناشط", "زليتن"),
        ("شرق خان يونس | قصف مدفعي", "خان يونس"),
        ("#ريف_حماة_الشمالي غارات جوية", "ريف_حماة_الشمالي"),
        ("العراق | كركوك | انفجار سيارة مفخخة", "كركوك"),
        ("ود مدني\n\nقصف مدفعي", "ود مدني"),
    ],
)
def test_a_post_is_about_the_place_that_it_begins_with(code: Code, text: str, place: str) -> None:
    found = code(text)
    assert found
    assert all([one.text for one in claim.places] == [place] for claim in found), [(c.type, [p.text for p in c.places]) for c in found]


@pytest.mark.parametrize(
    "text",
    [
        "#روسيا تقصف مستودعاً للذخيرة",
        "موسكو: ندين قصف المدنيين",
        "القاهرة - (وكالات) - قتل ثلاثة في اشتباكات بين مسلحين",
        "بيروت\nقتل ثلاثة في اشتباكات بين مسلحين." + LONG,
        "عمان - قتل ثلاثة في اشتباكات بين مسلحين." + LONG,
    ],
)
def test_a_dateline_a_doer_and_a_speaker_are_no_place_of_an_event(code: Code, text: str) -> None:
    [first, *_] = [claim for claim in code(text) if claim.type in {"killing", "shelling", "clash"}]
    assert first.places == ()


def test_each_part_of_a_bulletin_has_the_place_at_its_head(code: Code) -> None:
    found = code("تعز\nمقتل طفل برصاص قناص\n\nمأرب\nإصابة عامل بلغم\n\nالحديدة\nقصف مدفعي")
    places = {claim.type: [place.text for place in claim.places] for claim in found}
    assert places == {"killing": ["تعز"], "injury": ["مأرب"], "shelling": ["الحديدة"]}


def test_a_place_of_its_own_stands_before_the_one_at_the_head(code: Code) -> None:
    [found] = code("#حماة | غارات جوية على بلدة اللطامنة")
    assert [place.text for place in found.places] == ["بلدة اللطامنة", "حماة"]
