"""Bystanders: who is silent, is told of an event, finds, buries, carries or counts its victims did nothing of it, and says nothing of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim

Find = Callable[..., Claim]


def named(claim: Claim, role: str) -> list[str]:
    return [actor.text for actor in claim.actors if actor.role == role]


@pytest.mark.parametrize(
    ("type", "text"),
    [
        ("air_strike", "ولم يعلن الجيش الروسي مسؤوليته عن الغارة على بلدة حاس."),
        ("air_strike", "لم يعلق التحالف العربي على الغارة التي أصابت سوقاً في صعدة."),
        ("shelling", "الجيش التركي لم يعلق بعد على قصف قرية في ريف الحسكة."),
        ("shelling", "رفضت وزارة الدفاع الروسية التعليق على قصف مدرسة في خاركيف."),
        ("killing", "امتنع الناطق باسم الشرطة عن التعليق على مقتل الصحفي في البصرة."),
        ("killing", "امتنعت واشنطن عن تأكيد أو نفي اغتيال القيادي في بغداد."),
        ("killing", "التزمت الحكومة العراقية الصمت إزاء مقتل ثلاثة متظاهرين في الناصرية."),
        ("abduction", "بقيت السلطات الليبية صامتة حيال خطف الطبيب في سبها."),
        ("shelling", "ولم يصدر عن قوات الدعم السريع أي تعليق على قصف مستشفى الفاشر."),
        ("bombing", "لم تتبن أي جماعة تفجير السيارة المفخخة في مقديشو."),
        ("offensive", "ولم تتبنَ أي جهة مسؤولية الهجوم على القاعدة في عين الأسد حتى الآن."),
        ("offensive", "لم يتبنَّ تنظيم الدولة الهجوم الذي أوقع عشرة قتلى في كابل."),
        ("shelling", "لم ينف الجيش الأوكراني قصف مستودع الوقود في دونيتسك."),
        ("shelling", "رفض الجنرال الإدلاء بأي معلومات عن قصف المستودع في لوغانسك."),
        ("killing", "فتحت النيابة العامة تحقيقاً في مقتل شاب في طرابلس."),
        ("shelling", "تلقى الدفاع المدني بلاغاً عن قصف منزل في حي الدرج."),
        ("bombing", "أُبلغت الشرطة بانفجار عبوة ناسفة قرب محطة وقود في كركوك."),
    ],
)
def test_who_is_silent_or_told_is_neither_doer_nor_source_and_denies_nothing(claim: Find, type: str, text: str) -> None:
    found = claim(type, text)
    assert (named(found, "agent"), found.sources, found.polarity, found.phase) == ([], (), "affirmed", "occurred")


@pytest.mark.parametrize(
    ("type", "text", "agent", "polarity"),
    [
        ("bombing", "تبنى تنظيم داعش التفجير في كابل.", ["تنظيم داعش"], "affirmed"),
        ("offensive", "أعلنت كتائب القسام مسؤوليتها عن الهجوم قرب رام الله.", ["كتائب القسام"], "affirmed"),
        ("shelling", "اعترف الجيش الإسرائيلي بقصف مدرسة في غزة.", ["الجيش الإسرائيلي"], "affirmed"),
        ("shelling", "نفى الجيش الليبي قصف مطار معيتيقة.", ["الجيش الليبي"], "negated"),
        ("ceasefire", "علّق الجيش عملياته العسكرية في درعا.", ["الجيش"], "affirmed"),
        ("shelling", "قصف الجيش السوري بلدة كفرنبل ولم يعلق على سقوط ضحايا.", ["الجيش السوري"], "affirmed"),
        ("shelling", "لم يقصف الجيش مدينة إدلب.", ["الجيش"], "negated"),
    ],
)
def test_who_owns_up_denies_or_does_it_is_still_told(claim: Find, type: str, text: str, agent: list[str], polarity: str) -> None:
    found = claim(type, text)
    assert (named(found, "agent"), found.polarity) == (agent, polarity)


def test_what_a_source_does_not_rule_out_is_possible_on_its_word(claim: Find) -> None:
    found = claim("offensive", "لم يستبعد المتحدث العسكري أن يكون مسلحون هاجموا الحاجز في العريش.")
    assert (found.polarity, found.certainty, [s.text for s in found.sources]) == ("affirmed", "possible", ["المتحدث العسكري"])


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("عثرت الشرطة على جثة شاب مقتول بالرصاص في مدينة إربد.", "شاب"),
        ("وجدت دورية للشرطة ثلاثة مدنيين مقتولين في حي بمدينة القائم.", "مدنيين"),
        ("الشرطة عثرت على فتاة مقتولة في أحد أحياء أربيل.", "فتاة"),
        ("عثرت القوات الأمنية على مختار القرية مقتولاً في منزله بقضاء سنجار.", "مختار القرية"),
        ("تم العثور على ضابط مقتول في سيارته في بنغازي.", "ضابط"),
        ("وجد سكان الحي أسرة مقتولة خنقاً في مدينة الزاوية.", "أسرة"),
        ("نقلت قوات الجيش جثة مدني قُتل بلغم في الجوف.", "مدني"),
    ],
)
def test_who_finds_or_carries_a_body_killed_nobody(claim: Find, text: str, dead: str) -> None:
    found = claim("killing", text)
    assert named(found, "agent") == []
    assert any(dead in target for target in named(found, "target"))


def test_who_finds_arms_and_then_kills_did_so(claim: Find) -> None:
    assert named(claim("killing", "عثرت الشرطة على أسلحة وقتلت مسلحين في الأنبار."), "agent") == ["الشرطة"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وثقت الشبكة السورية اعتقال 14 شخصاً في درعا، أُفرج عن ثلاثة منهم.", 3),
        ("سجل المرصد السوري اعتقال عشرين شاباً في عفرين وأفرج عن سبعة منهم.", 7),
        ("ورصدت منظمة العفو احتجاز عشرين ناشطاً في القاهرة، وأُفرج عن خمسة منهم لاحقاً.", 5),
        ("أحصى نادي الأسير اعتقال ثلاثين طفلاً في القدس، أطلق سراح عشرة منهم.", 10),
    ],
)
def test_who_counts_the_held_frees_nobody(claim: Find, text: str, count: int) -> None:
    found = claim("release", text)
    assert (named(found, "agent"), [q.min for q in found.quantities]) == ([], [count])


def test_who_holds_them_frees_them(claim: Find) -> None:
    assert named(claim("release", "اعتقلت الشرطة تسعة متظاهرين في عمّان وأفرجت عن اثنين منهم."), "agent") == ["الشرطة"]


@pytest.mark.parametrize(
    ("type", "text", "target", "count"),
    [
        ("killing", "نقلت سيارات الإسعاف أربعة قتلى من حي التفاح إلى مستشفى المعمداني.", ["قتلى"], 4),
        ("killing", "وصل إلى مستشفى الشفاء تسعة شهداء جراء القصف على حي الرمال.", ["شهداء"], 9),
        ("killing", "استقبل مستشفى الثورة ستة قتلى من منطقة الضباب.", ["قتلى"], 6),
        ("injury", "نُقل سبعة مصابين من مخيم جنين إلى مستشفى ابن سينا.", ["مصابين"], 7),
        ("injury", "استقبل المستشفى الميداني ثلاثة قتلى و12 جريحاً من بلدة عبس.", ["جريحاً"], 12),
    ],
)
def test_where_the_dead_and_hurt_are_taken_is_neither_victim_nor_struck(claim: Find, type: str, text: str, target: list[str], count: int) -> None:
    found = claim(type, text)
    assert (named(found, "agent"), named(found, "target"), found.struck, [q.min for q in found.quantities]) == ([], target, (), [count])


@pytest.mark.parametrize(
    ("type", "text", "agent", "target"),
    [
        ("killing", "قتل سبعة معتقلين مقيدي الأيدي في سجن عدرا.", [], ["معتقلين مقيدي الأيدي"]),
        ("killing", "قُتل شابان مكبلا الأيدي في مدينة الحسكة.", [], ["شابان مكبلا الأيدي"]),
        ("killing", "قتل مجهولون شاباً مكبل اليدين في إدلب.", ["مجهولون"], ["شاباً مكبل اليدين"]),
        ("abduction", "خطف مسلحون ملثمو الوجوه طبيباً في حمص.", ["مسلحون ملثمو الوجوه"], ["طبيباً"]),
        ("killing", "قتل عشرة معتقلين مكبلين في سجن بورتسودان.", [], ["معتقلين مكبلين"]),
        ("demand", "وطالبت المنظمة جميع الأطراف بفتح ممرات آمنة.", ["المنظمة"], ["جميع الأطراف"]),
    ],
)
def test_bound_hands_are_those_of_the_people_before_them(claim: Find, type: str, text: str, agent: list[str], target: list[str]) -> None:
    found = claim(type, text)
    assert (named(found, "agent"), named(found, "target")) == (agent, target)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("أصيب أربعة عمال وأُحرقت سبع سيارات في بلدة ترمسعيا.", []),
        ("اعتقل الجيش خمسة شبان، وهُدم منزلان في قرية دوما.", []),
        ("شبكة أطباء السودان\nقُتل طبيب ونُهبت صيدليتان في أم درمان.", []),
        ("قُتل الناشط وأُحرقت سيارته في مدينة عدن.", ["الناشط"]),
        ("اختُطف تاجر ونُهب متجره في مدينة الزاوية.", ["تاجر"]),
        ("قصفت الطائرات مواقع الجيش ودمرت آلياته.", ["الجيش"]),
        ("أحرق مسلحون ثلاثة محال لتجار في مدينة نيالا.", ["تجار"]),
        ("أضرم مستوطنون النار في ثلاث مركبات لمواطنين في قرية بورين.", ["مواطنين"]),
    ],
)
def test_burnt_property_has_the_owner_that_its_sentence_names_or_none(claim: Find, text: str, owner: list[str]) -> None:
    assert named(claim("destruction", text), "target") == owner


def test_whose_crops_were_ruined_still_fled(claim: Find) -> None:
    assert named(claim("displacement", "نزح مئات السكان وأُتلفت محاصيلهم في الجزيرة."), "agent") == ["السكان"]
