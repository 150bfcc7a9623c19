"""Events that nobody told: words that only look like one («شهداء» of a brigade, «استشهد بتقرير»), and real ones that no word near hides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim

Code = Callable[..., tuple[Claim, ...]]


def texts(found: Claim, role: str) -> list[str]:
    return [actor.text for actor in found.actors if actor.role == role]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("استشهد النائب ببيانات البنك المركزي.", "killing"),
        ("واستشهدت الكاتبة في محاضرتها بأبيات من الشعر الجاهلي.", "killing"),
        ("استشهد المتحدث بخرائط نشرتها الوزارة.", "killing"),
        ("فقد المزارع ذراعه في عفرين.", "abduction"),
        ("فقدت طفلة شقيقها قرب الحدود.", "abduction"),
        ("ثلاثة عمال فقدوا أصابعهم في المصنع.", "abduction"),
        ("ووفق الإدارة فقد خفّ الزحام وعادت الحركة إلى السوق.", "abduction"),
        ("للتفاصيل راجع الرابط أدناه.", "criticism"),
        ("انفجرت جرة غاز في مطعم وأصيب عاملان.", "offensive"),
        ("اقتحمت قوة مسجد شهداء بدر في نابلس.", "killing"),
        ("تجمعت الحافلات في شارع شهداء الكرامة بعمّان.", "killing"),
        ("هاجم رئيس البرلمان الحكومة في كلمة أمام النواب.", "offensive"),
        ("هاجمت وزيرة الثقافة الصحافة عبر حسابها.", "offensive"),
        ("شن السفير هجوماً على المنظمة في مؤتمر صحفي.", "offensive"),
        ("عرضت القناة فيلماً وثائقياً عن حصار سراييفو.", "siege"),
        ("ألقى المؤرخ محاضرة حول تهجير الأرمن في دمشق.", "displacement"),
        ("تروي المسرحية مقتل شاعر على يد الجنود.", "killing"),
        ("صدرت في بيروت رواية بعنوان «مجزرة الميناء».", "killing"),
    ],
)
def test_what_only_looks_like_an_event_is_none(code: Code, text: str, type: str) -> None:
    assert type not in [claim.type for claim in code(text)]


@pytest.mark.parametrize(
    ("text", "type", "agents", "targets"),
    [
        ("استشهد عامل بقذيفة في خان يونس.", "killing", [], ["عامل"]),
        ("فقد صيادان قبالة سواحل اللاذقية.", "abduction", [], ["صيادان"]),
        ("هاجم لواء شهداء حوران حاجزاً في درعا.", "offensive", ["لواء شهداء حوران"], ["حاجزاً"]),
        ("قصفت سرايا شهداء بيسان موقعاً للجيش.", "shelling", ["سرايا شهداء بيسان"], ["موقعاً للجيش"]),
        ("هاجم مسلحون موكب رئيس البرلمان في بعقوبة.", "offensive", ["مسلحون"], ["موكب رئيس البرلمان"]),
        ("اختطف مسلحون حارس مرمى نادي الوحدة في تعز.", "abduction", ["مسلحون"], None),
        ("خطف مسلحون مدير مصرف في كركوك.", "abduction", ["مسلحون"], ["مدير مصرف"]),
        ("هدد التنظيم بضرب شركات النفط في البصرة.", "threat", ["التنظيم"], None),
        ("حاصر مسلحون البلدة وسط انقطاع الخدمات.", "siege", ["مسلحون"], []),
        ("أصيب مريضان بشظايا قذيفة داخل المستشفى.", "injury", [], ["مريضان"]),
        ("جرح لاعب كرة سلة برصاص قناص في حمص.", "injury", ["قناص"], ["لاعب كرة سلة"]),
        ("انفجرت عبوة ناسفة قرب ملعب أثناء مباراة في كابول وقتلت شرطياً.", "killing", [], ["شرطياً"]),
    ],
)
def test_a_real_event_stands_whatever_stands_beside_it(code: Code, text: str, type: str, agents: list[str], targets: list[str] | None) -> None:
    found = next(claim for claim in code(text) if claim.type == type)
    assert texts(found, "agent") == agents
    assert targets is None or texts(found, "target") == targets


@pytest.mark.parametrize(
    "text",
    [
        "قصف المهاجم مرمى الضيوف وسجل هدفين في مباراة الأمس.",
        "خطف مدرب الفريق التعادل من ملعب مضيفه.",
        "سيطر لاعبو الجيش على الكرة طوال الشوط الأول.",
        "هددت الشركة منافسيها بخفض أسعار منتجاتها.",
        "أصيب لاعب المنتخب في كاحله خلال مباراة ودية.",
    ],
)
def test_sport_and_business_stay_nothing(code: Code, text: str) -> None:
    assert code(text) == ()


@pytest.mark.parametrize(
    "text", ["مسيرة سلمية في عمّان تضامناً مع غزة.", "خرجت مسيرات غاضبة في نابلس.", "إصابة خمسة شبان بعد تفريق مسيرة للطلاب في تونس."]
)
def test_a_march_is_no_drone(code: Code, text: str) -> None:
    found = code(text)
    assert found
    assert all(claim.means is None and not any(q.unit == "aircraft" for q in claim.quantities) for claim in found)


def test_a_drone_is_no_march(code: Code) -> None:
    (found,) = [claim for claim in code("قصفت مسيرة إسرائيلية سيارة قرب صور.") if claim.type == "air_strike"]
    assert found.means is not None
    assert found.means.kind == "drone"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("غارات إسرائيلية على بنت جبيل.", "بنت جبيل"),
        ("اشتباكات عنيفة في ود مدني.", "ود مدني"),
        ("قصف الطيران أم قصر.", "أم قصر"),
    ],
)
def test_a_word_of_a_towns_name_is_nobody(code: Code, text: str, place: str) -> None:
    (found,) = code(text)
    assert [p.text for p in found.places] == [place]
    assert not texts(found, "target")
    assert not found.quantities


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("وصل 75 نازحاً من بارا إلى مدينة الأبيض.", 75, "person"),
        ("دخلت ثلاثون عائلة نازحة بلدة عرسال.", 30, "family"),
        ("اضطر 400 شخص إلى مغادرة بيوتهم في حي التضامن.", 400, "person"),
        ("دفعت المعارك مئات الأسر إلى الفرار من سنجة.", 200, "family"),
        ("أخلى ألف ساكن منازلهم في الضاحية.", 1000, "person"),
        ("رحلت خمس عائلات عن قرية زنوتا.", 5, "family"),
    ],
)
def test_movement_is_told_in_many_words(code: Code, text: str, low: float, unit: str) -> None:
    (found,) = [claim for claim in code(text) if claim.type == "displacement"]
    assert [(q.min, q.unit) for q in found.quantities] == [(low, unit)]


@pytest.mark.parametrize(
    "text",
    ["وصلت قافلة إلى النازحين في سرمدا.", "عاد 60 نازحاً إلى قريتهم.", "استقبل الوزير وفداً من اللاجئين.", "دخل 20 جندياً البلدة.", "ترك اللاعب ناديه."],
)
def test_not_everybody_who_moves_is_displaced(code: Code, text: str) -> None:
    assert "displacement" not in [claim.type for claim in code(text)]


def test_a_truce_has_no_weapon_and_its_phrases_no_party(code: Code) -> None:
    (found,) = code("دخلت الهدنة حيز التنفيذ فجراً في إدلب.")
    assert found.means is None
    assert not found.actors
