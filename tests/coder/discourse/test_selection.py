"""Selection: which events a report really claims, and why the others are left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.coder.analysis import Analysis
from khabar.coder.knowledge import Tables
from khabar.model.claim import Claim

Code = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    "text",
    [
        "هاجم المنتخب مرمى الخصم في مباراة كرة القدم وسجل هدفين في الدوري.",
        "ارتفعت أسعار الخضار في أسواق العاصمة مع حلول الشتاء.",
        "فجّر الفيلم مفاجأة في مهرجان السينما ونال ثلاث جوائز.",
        "تحتفل الجامعة بتخريج دفعة جديدة من طلاب الهندسة.",
    ],
)
def test_a_report_on_something_else_claims_nothing(code: Code, text: str) -> None:
    assert code(text) == ()


def test_what_a_demand_asks_for_is_left_out_with_its_reason(analyse: Callable[..., Analysis]) -> None:
    drafts = [draft for part in analyse("طالب الأهالي بالإفراج عن المعتقلين.").drafts for draft in part]
    assert [(d.type, d.dropped.rule) for d in drafts if d.dropped] == [("release", "threatened")]


def test_what_a_source_is_called_claims_nothing(code: Code) -> None:
    assert [c.type for c in code("أفاد أحد المصابين بأن الهجوم على القرية بدأ فجراً.")] == ["offensive"]


def test_the_same_told_twice_is_one_claim(code: Code) -> None:
    text = "اعتقلت الشرطة التونسية خمسة ناشطين في مدينة صفاقس."
    assert len(code(f"{text} {text}")) == len(code(text)) == 1


def test_the_same_kind_of_event_elsewhere_is_a_claim_of_its_own(code: Code) -> None:
    found = code("اعتقلت الشرطة التونسية خمسة ناشطين في مدينة صفاقس. واعتقلت الشرطة التونسية ستة ناشطين في مدينة قابس.")
    assert [c.type for c in found] == ["arrest", "arrest"]


def test_claims_stand_in_the_order_of_the_text(code: Code) -> None:
    found = code("قصفت الطائرات الروسية بلدة كفرنبل. وخطف مسلحون صحفياً في بغداد. وانسحب المسلحون من قرية المشيرفة.")
    starts = [c.trigger.start for c in found]
    assert len(starts) == 3
    assert starts == sorted(starts)


def test_what_a_report_is_about_is_weighed_by_phrases_too(tables: Tables, analyse: Callable[..., Analysis]) -> None:
    conflict, other = tables.topics.balance(analyse("تراجعت أسعار الأسهم وعوائد السندات بعد قرار الاحتياطي الفيدرالي.").words)
    assert (conflict, other >= 9) == (0, True)
    conflict, other = tables.topics.balance(analyse("احتجزت قوات الأمن ناشطين في مداهمات بعد حظر التجول.").words)
    assert (conflict >= 8, other) == (True, 0)


def test_a_report_on_medicine_claims_no_attack(code: Callable[..., tuple[Claim, ...]]) -> None:
    text = "يهاجم العقار الجديد الأورام ويحاصرها، وفق دراسة نشرتها مجلة علمية. وقال الباحثون إن التجارب على الفئران أظهرت تراجع المرض وانسحابه."
    assert code(text) == ()


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("هرعت سيارات الإسعاف إلى مكان القصف في حي الشجاعية ونقلت عشرة جرحى.", "shelling"),
        ("وصلت فرق الإنقاذ إلى الحي بعد غارة على مبنى.", "aid"),
        ("أصدرت محكمة حكماً في جرائم القتل.", "killing"),
        ("أعلن الحوثيون تعليق هجماتهم الصاروخية على مأرب ثلاثة أيام.", "shelling"),
        ("يخشى السكان من هجوم وشيك على رفح.", "offensive"),
        ("#أوقفوا_القصف_على_غزة وقُتل خمسة مدنيين في غارة على خان يونس.", "shelling"),
    ],
)  # fmt: skip
def test_what_only_names_an_event_claims_none(code: Callable[..., tuple[Claim, ...]], text: str, type: str) -> None:
    assert type not in {c.type for c in code(text)}


def test_a_toll_takes_the_figure_of_its_verb(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = code("ارتفعت حصيلة القتلى في القصف على المواصي إلى 90 شخصاً.")
    assert [(c.type, [(q.min, q.max) for q in c.quantities]) for c in found if c.type == "killing"] == [("killing", [(90, 90)])]


def test_a_toll_whose_figures_are_people_is_told_by_them(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = code("بلغ عدد ضحايا الهجوم على السوق 37 قتيلاً.")
    assert [(c.trigger.text, [(q.min, q.max) for q in c.quantities]) for c in found if c.type == "killing"] == [("قتيلاً", [(37, 37)])]


def test_a_denied_outcome_leaves_the_strike_told(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = {c.type: c.polarity for c in code("لم تسفر الغارة الإسرائيلية عن وقوع إصابات.")}
    assert found == {"air_strike": "affirmed", "injury": "negated"}


def test_a_toll_that_is_not_known_is_no_denial(code: Code) -> None:
    assert code("ولم تعرف حصيلة الضحايا بعد.") == ()


def test_a_truce_talked_about_is_not_the_shooting_in_its_name(code: Code) -> None:
    assert "offensive" not in {c.type for c in code("بحث الرئيس المصري مع نظيره الأمريكي وقف إطلاق النار في غزة.")}


def test_many_deaths_announced_and_then_counted_are_one_event(code: Code) -> None:
    found = code("ارتكب الطيران الحربي مجزرة في بلدة بنش. وقُتل عشرة مدنيين.")
    assert [c.trigger.text for c in found if c.type == "killing"] == ["قُتل"]


def test_the_name_of_a_school_or_a_team_is_no_event(code: Code) -> None:
    found = code("قصفت الطائرات محيط مدرسة العودة، ووصلت فرق الإنقاذ إلى المكان.")
    assert {c.type for c in found} == {"air_strike"}


def test_an_area_named_by_who_holds_it_changes_no_hands(code: Code) -> None:
    assert code("تقع القرية في مناطق سيطرة الفصائل.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "حضر ياسر المهندس حفل تخرج ابنه.",
        "شارك الحزب التقدمي في الانتخابات البلدية وفاز بثلاثة مقاعد.",
        "عرض المدرب خطة بأسلوب هجومي.",
        "تغير رأي اللجنة في المشروع.",
    ],
)
def test_names_adjectives_and_other_verbs_of_the_same_letters_are_no_events(code: Code, text: str) -> None:
    assert code(text) == ()


def test_people_or_a_body_of_any_name_meet_what_an_entry_needs(code: Code) -> None:
    assert [c.type for c in code("أوقفت قوات التحالف أحد كبار قادة شبكة حقاني في ولاية خوست.")] == ["arrest"]
    assert [c.type for c in code("حذرت منظمات الإغاثة من عواقب إغلاق الطريق.")][:1] == ["threat"]


@pytest.mark.parametrize(
    "text",
    [
        "شن الناقد هجوماً لاذعاً على الرواية الجديدة.",
        "اقتحم سعر الذهب حاجز ألفي دولار.",
        "قصف المعلقون الوزير بوابل من الأسئلة.",
        "فتح النائب النار على الحكومة في مؤتمر صحافي.",
        "انفجر الخلاف بين الشريكين في الحكم.",
        "نزح المستثمرون إلى الذهب بعد هبوط الأسهم.",
        "حاصرت الجماهير حافلة الفريق الخاسر.",
        "خاض الحزبان معركة انتخابية حامية.",
        "قتل سمك قرش سباحاً قبالة الشاطئ.",
    ],
)
def test_a_figure_of_speech_is_no_event(code: Code, text: str) -> None:
    assert code(text) == ()


def test_a_report_deep_in_another_topic_speaks_of_battles_and_claims_none(code: Code) -> None:
    text = (
        "حسم الفريق المباراة بهدف قاتل في الدوري. وقصف المهاجم مرمى الضيوف بقذيفة من خارج المنطقة.\n"
        "ووقع اشتباك بين لاعبين فطرد الحكم مدافع المنتخب، واتهم المدرب لجنة الحكام بالانحياز."
    )
    assert code(text) == ()
