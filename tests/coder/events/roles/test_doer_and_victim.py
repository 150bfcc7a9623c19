"""Doer and victim: neither is taken for the other, swallowed by the other's name, or lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim

Coded = Callable[..., tuple[Claim, ...]]


def one(code: Coded, text: str, type: str) -> Claim:
    """The one claim of a type that a text makes."""
    found = [claim for claim in code(text, published="2024-05-16") if claim.type == type]
    assert len(found) == 1, text
    return found[0]


def role(claim: Claim, name: str) -> list[str]:
    """Who stands in a role, as quoted."""
    return [a.text for a in claim.actors if a.role == name]


TOOLS = [
    "رصاص", "رصاصة", "نيران", "نار", "شظايا", "شظية", "طلق", "طلقات", "عيار", "صاروخ", "صواريخ", "قذيفة",
    "قذائف", "لغم", "عبوة", "قنبلة", "مسيرة", "سيارة", "شاحنة", "مدرعة", "حجر", "سكين", "فأس", "رشاش",
    "مدفع", "دبابة", "غارة", "قصف", "تفجير", "طعن", "هراوة", "برميل", "مولوتوف",
]  # fmt: skip


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("person", ["الراعي", "الشاب ياسر حمدان", "المعلم"])
def test_what_kills_ends_the_name_of_whom_it_kills(code: Coded, tool: str, person: str) -> None:
    """Whose weapon it was, if it is read at all, is the doer and never the victim."""
    claim = one(code, f"قتل {person} ب{tool} مسلحين في لحج.", "killing")
    assert role(claim, "target") == [person]
    assert role(claim, "agent") in ([], ["مسلحين"])


@pytest.mark.parametrize(
    ("text", "type", "agents", "targets"),
    [
        ("قتل الراعي بقذيفة مسلحين في لحج.", "killing", ["مسلحين"], ["الراعي"]),
        ("أصيب المعلم بنيران جنود عند حاجز في لحج.", "injury", ["جنود"], ["المعلم"]),
        ("قتل السائق برصاص قطاع طرق في لحج.", "killing", ["قطاع طرق"], ["السائق"]),
        ("استهدف الجيش بقذائف الهاون مسلحين قرب لحج.", "shelling", ["الجيش"], ["مسلحين"]),
        ("أصيبت المواطنة هدى ناصر بعيار ناري في لحج.", "injury", [], ["المواطنة هدى ناصر"]),
    ],
)
def test_whose_weapon_it_was_is_the_doer(code: Coded, text: str, type: str, agents: list[str], targets: list[str]) -> None:
    claim = one(code, text, type)
    assert (role(claim, "agent"), role(claim, "target")) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "type", "agents", "targets"),
    [
        ("استهداف ضابط تركي في عفرين.", "offensive", [], ["ضابط تركي"]),
        ("استهداف دورية فرنسية قرب غاو.", "offensive", [], ["دورية فرنسية"]),
        ("أعلنت الجماعة استهداف فرقاطة ألمانية في البحر الأحمر.", "offensive", [], ["فرقاطة ألمانية"]),
        ("استهداف دبابة للجيش المالي شمال غاو.", "shelling", [], ["دبابة للجيش المالي"]),
        ("إسقاط مروحية روسية قرب خيرسون.", "interception", [], ["روسية"]),
        ("اعتراض صاروخ حوثي فوق ينبع.", "interception", [], ["حوثي"]),
        ("إسقاط الدفاعات الجوية مسيّرة أوكرانية فوق بريانسك.", "interception", ["الدفاعات الجوية"], ["أوكرانية"]),
        ("استهداف مسيّرة تركية سيارة في عفرين.", "air_strike", ["مسيّرة تركية"], ["سيارة"]),
        ("استهداف طائرة مسيّرة لحافلة في عفرين.", "air_strike", ["طائرة مسيّرة"], ["حافلة"]),
        ("إحباط الجيش لهجوم مسلح قرب غاو.", "interception", ["الجيش"], []),
        ("قصف طائرات حربية على عفرين.", "air_strike", ["طائرات حربية"], []),
    ],
)
def test_whose_the_thing_hit_is_did_not_hit_it(code: Coded, text: str, type: str, agents: list[str], targets: list[str]) -> None:
    """Unless what it hit follows it: then it is the doer."""
    claim = one(code, text, type)
    assert (role(claim, "agent"), role(claim, "target")) == (agents, targets)


@pytest.mark.parametrize("body", ["الفصائل", "الكتائب", "الألوية", "القوات", "المجموعات", "الوحدات الكردية", "الفصائل الإسلامية"])
def test_a_body_that_fights_is_no_aircraft(code: Coded, body: str) -> None:
    claim = one(code, f"قصفت {body} المقاتلة بالهاون تجمعاً للجيش في معان.", "shelling")
    assert claim.means is not None
    assert claim.means.kind == "mortar"
    assert role(claim, "agent") == [f"{body} المقاتلة"]


@pytest.mark.parametrize("text", ["قصفت مقاتلات حربية بلدة معان.", "شنت الطائرات المقاتلة غارات على بلدة معان.", "قصفت مقاتلة بلدة معان."])
def test_an_aircraft_that_fights_is_one(code: Coded, text: str) -> None:
    claim = one(code, text, "air_strike")
    assert claim.means is not None
    assert claim.means.kind == "aircraft"


def test_a_figure_out_of_a_fighting_body_counts_its_people(code: Coded) -> None:
    (figure,) = one(code, "قتل سبعة من الفصائل المقاتلة في معان.", "killing").quantities
    assert (figure.min, figure.max, figure.unit) == (7, 7, "person")


@pytest.mark.parametrize(
    ("text", "type", "targets"),
    [
        ("نجا القاضي من تفجير قُتل فيه حارسه في المكلا.", "killing", ["حارسه"]),
        ("نجت النائبة من هجوم أصيب خلاله سائقها قرب المكلا.", "injury", ["سائقها"]),
        ("أفلت العقيد من كمين قُتل فيه ثلاثة جنود قرب المكلا.", "killing", ["جنود"]),
        ("نجا مدير الميناء من محاولة اغتيال أدت إلى مقتل مرافقه.", "killing", ["مرافقه"]),
    ],
)
def test_who_survives_is_not_the_dead(code: Coded, text: str, type: str, targets: list[str]) -> None:
    assert role(one(code, text, type), "target") == targets


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        ("قتل عضو المجلس البلدي رامي الزيدي بانفجار لغم.", [], ["عضو المجلس البلدي رامي الزيدي"]),
        ("قتل لاعب نادي الوحدة كريم فواز في قصف مدفعي.", [], ["لاعب نادي الوحدة كريم فواز"]),
        ("قتل مدير المصرف الزراعي ماهر العبدي برصاص مسلحين.", ["مسلحين"], ["مدير المصرف الزراعي ماهر العبدي"]),
        ("قتل جنود الاحتلال الشاب رامي حسين قرب جنين.", ["جنود الاحتلال"], ["الشاب رامي حسين"]),
    ],
)
def test_an_office_and_its_bearers_name_are_one_person(code: Coded, text: str, agents: list[str], targets: list[str]) -> None:
    claim = one(code, text, "killing")
    assert (role(claim, "agent"), role(claim, "target")) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "type", "agents", "targets"),
    [
        ("خطف مسلحون أسرة في كوستي.", "abduction", ["مسلحون"], ["أسرة"]),
        ("احتجز جنود عمالاً في كوستي.", "arrest", ["جنود"], ["عمالاً"]),
        ("اعتقل عناصر أمن محامين في كوستي.", "arrest", ["عناصر أمن"], ["محامين"]),
        ("أعدم مسلحون معتقلين في كوستي.", "killing", ["مسلحون"], ["معتقلين"]),
        ("قتلت قذيفة أطفالاً في كوستي.", "killing", [], ["أطفالاً"]),
        ("قُتل مسلحو عشائر في كوستي.", "killing", [], ["مسلحو عشائر"]),
        ("قُتل عناصر الشرطة في كوستي.", "killing", [], ["عناصر الشرطة"]),
    ],
)
def test_unnamed_fighters_and_whom_they_act_on_are_two(code: Coded, text: str, type: str, agents: list[str], targets: list[str]) -> None:
    claim = one(code, text, type)
    assert (role(claim, "agent"), role(claim, "target")) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("استُهدف مطار المكلا ليلاً.", "offensive"),
        ("استُهدفت ناقلة غاز قرب المكلا.", "offensive"),
        ("كما استُهدف معبر الوديعة أمس.", "offensive"),
        ("تم استهداف قاعدة الريان الجوية.", "air_strike"),
        ("استُهدفت السفينة بطائرة مسيّرة.", "air_strike"),
        ("استهدف مقر الدفاع المدني في المكلا أمس.", "offensive"),
    ],
)
def test_a_passive_says_that_a_thing_was_attacked(code: Coded, text: str, type: str) -> None:
    assert role(one(code, text, type), "agent") == []


@pytest.mark.parametrize("text", ["استُهدفت فئة الشباب في البرنامج.", "تُستهدف المناطق الفقيرة بالمساعدات.", "استهدفت الشركة الأسواق الآسيوية."])
def test_a_plan_attacks_nothing(code: Coded, text: str) -> None:
    assert code(text, published="2024-05-16") == ()


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("توفي متأثراً بجراحه سائق أصيب الأسبوع الماضي في غارة على زليتن.", ["سائق"]),
        ("توفيت متأثرة بجروحها ممرضة أصيبت الشهر الماضي في قصف على زليتن.", ["ممرضة"]),
        ("فارق الحياة متأثراً بإصابته مزارع من زليتن.", ["مزارع"]),
        ("وفاة طالب متأثراً بجراحه في زليتن.", ["طالب"]),
    ],
)
def test_who_died_of_wounds_is_kept_and_not_on_the_day_of_the_wound(code: Coded, text: str, targets: list[str]) -> None:
    claim = one(code, text, "killing")
    assert role(claim, "target") == targets
    assert claim.time is None
    assert [(q.min, q.max) for q in claim.quantities] == [(1, 1)]


@pytest.mark.parametrize(
    ("text", "type", "target"),
    [
        ("مقتل جنديين وجرح خمسة في كمين قرب طبرق.", "killing", "جنديين"),
        ("إصابة فتاتين بشظايا في طبرق.", "injury", "فتاتين"),
        ("إصابة ضابطين بجروح في انفجار قرب طبرق.", "injury", "ضابطين"),
        ("استشهاد شقيقين وإصابة آخر في قصف على طبرق.", "killing", "شقيقين"),
    ],
)
def test_two_are_two(code: Coded, text: str, type: str, target: str) -> None:
    claim = one(code, text, type)
    assert role(claim, "target") == [target]
    assert [(q.text, q.min, q.max) for q in claim.quantities] == [(target, 2, 2)]


@pytest.mark.parametrize(
    ("text", "type", "target"),
    [
        ("فرّ المسلحون الذين خطفوا الصيدلي ماهر العلي من بلدة حمام العليل.", "abduction", "الصيدلي ماهر العلي"),
        ("لم تعرف هوية الملثمين الذين اغتالوا المهندس في بلدة سحيل.", "killing", "المهندس"),
        ("وصل عناصر الفرقة إلى القرية واعتقلوا الراعي.", "arrest", "الراعي"),
    ],
)
def test_a_plural_verb_has_no_doer_after_it(code: Coded, text: str, type: str, target: str) -> None:
    claim = one(code, text, type)
    assert role(claim, "target") == [target]
    assert target not in role(claim, "agent")


@pytest.mark.parametrize(
    ("text", "type", "agent", "target"),
    [
        ("اعتقلت الشرطة المسلحين في البصرة.", "arrest", "الشرطة", "المسلحين"),
        ("حاصرت قوات الجيش المقاتلين في الحسكة.", "siege", "قوات الجيش", "المقاتلين"),
        ("اختطف التنظيم المدرسين في تلعفر.", "abduction", "التنظيم", "المدرسين"),
    ],
)
def test_a_plural_of_people_describes_no_body(code: Coded, text: str, type: str, agent: str, target: str) -> None:
    claim = one(code, text, type)
    assert (role(claim, "agent"), role(claim, "target")) == ([agent], [target])


def test_who_publishes_what_it_found_out_about_an_attack_is_not_its_doer(code: Coded) -> None:
    assert role(one(code, "أعلنت الشرطة خلاصة تحقيقاتها عن الهجوم على السوق في كويتا.", "offensive"), "agent") == []
    assert role(one(code, "أعلن التنظيم مسؤوليته عن الهجوم على السوق في كويتا.", "offensive"), "agent") == ["التنظيم"]
