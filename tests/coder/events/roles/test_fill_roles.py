"""Roles: who did it to whom, from the place of each in its clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim


def who(claim: Claim) -> tuple[list[str], list[str]]:
    """Agents and targets, as quoted."""
    return [a.text for a in claim.actors if a.role == "agent"], [a.text for a in claim.actors if a.role == "target"]


@pytest.mark.parametrize(
    ("text", "type", "agents", "targets"),
    [
        ("اعتقلت الشرطة أربعة محتجين في مدينة صفاقس.", "arrest", ["الشرطة"], ["محتجين"]),
        ("الجيش السوداني استعاد بلدة الدندر.", "territory_change", ["الجيش السوداني"], []),
        ("اعتُقل ناشطان في مدينة صفاقس.", "arrest", [], ["ناشطان"]),
        ("قُتل خمسة جنود على يد مسلحين.", "killing", ["مسلحين"], ["جنود"]),
        ("مقتل طفلين بانفجار لغم.", "killing", [], ["طفلين"]),
        ("قتل ثلاثة مدنيين في انفجار لغم.", "killing", [], ["مدنيين"]),
        ("قتل 12 مدنياً في انفجار لغم.", "killing", [], ["مدنياً"]),
        ("أصيب عدد من العمال بشظايا قذيفة سقطت قرب مدينة زليتن.", "injury", [], ["العمال"]),
        ("أكد طبيب أن سائقاً قتل في انفجار لغم.", "killing", [], ["سائقاً"]),
        ("استشهد عدد من الرعاة وجرح آخرون في قصف مدفعي.", "killing", [], ["الرعاة"]),
        ("سقط سبعة شهداء من أسرة واحدة وعدة جرحى في غارة على صيدا.", "killing", [], ["شهداء"]),
        ("خلّفت الغارة عدداً من القتلى والجرحى في صفوف العمال.", "injury", [], ["العمال"]),
        ("قصفت ميليشيا أسد بلدة كفرنبودة.", "shelling", ["ميليشيا أسد"], []),
        ("تعرضت البلدة لقصف مدفعي مصدره قوات الدعم السريع.", "shelling", ["قوات الدعم السريع"], []),
        ("قُتل 3 رعاة وإصابة 11 بينهم فتى.", "injury", [], []),
        ("أسفرت الغارة عن إصابة عدة عمال.", "injury", [], ["عدة عمال"]),
        ("قال طبيب إن عاملين آخرين قتلا في كمين.", "killing", [], ["عاملين آخرين"]),
        ("ارتكبت القوات مجزرة راح ضحيتها ستة رعاة.", "killing", ["القوات"], ["رعاة"]),
        ("وقامت بعدها دورية تابعة للشرطة بمداهمة منزل في صفاقس.", "offensive", ["دورية تابعة للشرطة"], None),
        ("توصلت بغداد وأنقرة إلى اتفاق حول المياه.", "agreement", ["بغداد", "أنقرة"], []),
        ("أسفرت الغارة عن سقوط عشرات العمال بين قتيل وجريح.", "injury", [], ["العمال"]),
        ("وقُتل وجُرح العشرات من الرعاة جراء القصف.", "killing", [], ["الرعاة"]),
        ("قُتل عامل وأُصيب آخر في غارة على صيدا.", "injury", [], ["آخر"]),
        ("سقط قتيل و6 جرحى في قصف على درنة.", "killing", [], ["قتيل"]),
        ("قال طبيب إن عدداً من الرعاة أصيبو في القصف.", "injury", [], ["الرعاة"]),
        ("أصيب 5 مدنيين (طفلان وامرأة ورجلان) بقصف مدفعي.", "injury", [], ["مدنيين"]),
        ("خلّف قصف مدفعي آخر إصابة ثلاثة رعاة.", "shelling", [], []),
        ("نفذت الشرطة حملة اعتقالات بحق عشرات المحتجين.", "arrest", ["الشرطة"], ["المحتجين"]),
        ("هاجم مسلحون القرية، وأصيب عاملان حيث نُقلوا إلى مشفى قريب.", "transfer", [], ["عاملان"]),
        ("ردّت فصائل المعارضة باستهداف معاقل قوات النظام على محور سراقب.", "offensive", ["فصائل المعارضة"], ["معاقل قوات النظام"]),
        ("تجدد القصف على مناطق سيطرة المعارضة شرق إدلب.", "shelling", [], []),
        ("أسفر قصف آخر لقوات الحكومة على قرية المنصورة عن جرحى.", "shelling", ["قوات الحكومة"], []),
        ("قُتل جندي في استهداف نقطة للجيش المالي قرب غاو.", "offensive", [], None),
        ("تعرضت أحياء المدينة لقصف مدفعي من قبل قوات الدعم السريع.", "shelling", ["قوات الدعم السريع"], None),
        ("نقلت الوكالة أن مسلحين خطفوا صحفياً في بغداد.", "abduction", ["مسلحين"], ["صحفياً"]),
        ("أعلن المتحدث أن القوات التي دخلت البلدة أمس اعتقلت عشرة مسلحين.", "arrest", ["القوات"], ["مسلحين"]),
        ("حاول مسلحون اقتحام سجن الصناعة في الحسكة.", "offensive", ["مسلحون"], None),
    ],
)
def test_verb_and_subject_stand_in_any_order_and_a_passive_has_its_victim_first(
    claim: Callable[..., Claim], text: str, type: str, agents: list[str], targets: list[str] | None
) -> None:
    found_agents, found_targets = who(claim(type, text))
    assert found_agents == agents
    assert targets is None or found_targets == targets


def test_a_dropped_subject_is_the_one_that_runs_on_and_a_pronoun_the_name_it_agrees_with(claim: Callable[..., Claim]) -> None:
    assert who(claim("release", "اعتقلت الشرطة ناشطين وأفرجت عنهم بعد ساعات.")) == (["الشرطة"], ["ناشطين"])


def test_an_adjective_of_nationality_names_the_doer(claim: Callable[..., Claim]) -> None:
    """«غارة إسرائيلية»: the doer is in the adjective, and is known."""
    found = claim("air_strike", "استهدفت غارة إسرائيلية منزلاً في مدينة خان يونس.")
    assert [(a.text, a.id) for a in found.actors if a.role == "agent"] == [("إسرائيلية", "israel")]


def test_an_adjective_of_nationality_of_four_letters_is_one_too(claim: Callable[..., Claim]) -> None:
    assert who(claim("shelling", "تجدد القصف التركي على قرية سيدا."))[0] == ["التركي"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("القصف طال منزلاً ومدرسة في مدينة الفاشر.", ["منزلاً", "مدرسة"]),
        ("شملت الغارات مخازن وورشة في صعدة.", ["مخازن", "ورشة"]),
        ("قصف مدفعي استهدف سوقاً في مدينة الدلنج.", ["سوقاً"]),
        ("طالت الغارات مدينة صعدة.", []),
    ],
)
def test_what_a_strike_is_said_to_reach_is_its_target(code: Callable[..., tuple[Claim, ...]], text: str, targets: list[str]) -> None:
    assert [who(c)[1] for c in code(text)] == [targets]


def test_those_who_count_strikes_do_not_fire(claim: Callable[..., Claim]) -> None:
    text = "قال المرصد السوري لحقوق الإنسان إن القتلى مدنيون. وبدأ القصف ليلاً على مدينة الباب."
    assert who(claim("shelling", text))[0] == []


def test_nobody_is_named_where_nobody_is_said(claim: Callable[..., Claim]) -> None:
    assert who(claim("shelling", "تجدد القصف المدفعي على بلدة النيرب."))[0] == []


def test_or_between_doers_makes_them_alternatives(claim: Callable[..., Claim]) -> None:
    """«طائرات النظام أو روسيا»: one of the two, not both."""
    found = claim("air_strike", "قصفت طائرات النظام أو روسيا بلدة حزانو.")
    assert [(a.text, a.alternative) for a in found.actors] == [("طائرات النظام", True), ("روسيا", True)]


def test_nobody_is_both_agent_and_target_of_one_claim(code: Callable[..., tuple[Claim, ...]]) -> None:
    for found in code("تبادل الجيش والفصائل القصف في ريف حماة، وقُتل جندي برصاص قناص."):
        agents, targets = who(found)
        assert not set(agents) & set(targets)


@pytest.mark.parametrize(
    ("text", "type", "agents"),
    [
        ("جاء ذلك بعد تمكن الجيش الليبي من دخول مدينة سرت.", "territory_change", ["الجيش الليبي"]),
        ("تبنت حركة الشباب خطف المهندسين في ولاية غدو.", "abduction", ["حركة الشباب"]),
        ("أصيب جنديان في انفجار لغم زرعه الحوثيون.", "bombing", ["الحوثيون"]),
        ("تعرضت القافلة لهجوم شنه مسلحون قرب مدينة غاو.", "offensive", ["مسلحون"]),
        ("نفذت الشرطة عمليات دهم، أسفرت عن اعتقال خمسة مطلوبين.", "arrest", ["الشرطة"]),
    ],
)
def test_the_doer_of_the_word_that_carries_an_event_does_the_event(claim: Callable[..., Claim], text: str, type: str, agents: list[str]) -> None:
    assert who(claim(type, text))[0] == agents


def test_what_is_destroyed_harms_its_owner_and_is_no_target_itself(claim: Callable[..., Claim]) -> None:
    assert who(claim("destruction", "دمر القصف منازل المدنيين في بلدة عيترون."))[1] == ["المدنيين"]
    assert who(claim("destruction", "دمر القصف ثلاثة منازل في بلدة عيترون."))[1] == []


def test_fighters_killed_in_a_clash_are_one_side_of_it_and_the_other_side_killed_them(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = {c.type: who(c) for c in code("قُتل تسعة من مقاتلي الحوثيين في مواجهات مع القوات السعودية.")}
    assert found["clash"] == (["مقاتلي الحوثيين"], ["القوات السعودية"])
    assert found["killing"][0] == ["القوات السعودية"]


def test_a_state_has_those_who_suffer_it_and_no_doer(claim: Callable[..., Claim]) -> None:
    assert who(claim("shortage", "يعاني سكان المخيم من نقص الغذاء بسبب حصار الميليشيا.")) == ([], ["سكان المخيم"])


@pytest.mark.parametrize(
    ("text", "type", "agents", "targets"),
    [
        ("بعد منع الجيش وصول المساعدات إلى مدينة الفاشر.", "access", ["الجيش"], ["وصول المساعدات"]),
        ("سقط صاروخ أطلقته ميليشيا الحوثي على منزل في مأرب.", "shelling", ["ميليشيا الحوثي"], ["منزل"]),
    ],
)
def test_masdars_and_launched_weapons_have_doers_and_objects(
    claim: Callable[..., Claim], text: str, type: str, agents: list[str], targets: list[str]
) -> None:
    assert who(claim(type, text)) == (agents, targets)


def test_sides_told_before_the_word_that_says_what_became_of_it(claim: Callable[..., Claim]) -> None:
    stopped = claim("ceasefire", "العمليات العسكرية بين قوات الحكومة والمتمردين متوقفة اليوم السبت.")
    assert [(actor.role, actor.text) for actor in stopped.actors] == [("agent", "قوات الحكومة"), ("target", "المتمردين")]
    stopped = claim("ceasefire", "توقفت الاشتباكات بين الجيش والدعم السريع في أم درمان.")
    assert [(actor.role, actor.text) for actor in stopped.actors] == [("agent", "الجيش"), ("target", "الدعم السريع")]


@pytest.mark.parametrize(
    ("text", "type", "agents", "targets"),
    [
        ("خطف مجهولون قنصلاً في كراتشي وقتلوا سائقه.", "killing", ["مجهولون"], ["سائقه"]),
        ("نفى الجيش الأنباء، واتهم الفصائل بقصف السوق.", "criticism", ["الجيش"], ["الفصائل"]),
        ("رحبت حركة فتح بالاتفاق، وحمّلت إسرائيل مسؤولية التفجير.", "criticism", ["حركة فتح"], ["إسرائيل"]),
        ("توفي الشاب بعد تعرضه للضرب في مركز الشرطة.", "abuse", [], ["الشاب"]),
        ("قال وزير الدفاع إن بلاده اعتقلت زعيم التنظيم.", "arrest", ["بلاده"], ["زعيم التنظيم"]),
        ("انتقدت منظمات حقوقية، من بينها منظمة العفو الدولية، إيران.", "criticism", ["منظمات حقوقية"], ["إيران"]),
    ],
)
def test_agreement_and_asides_tell_the_subject_from_the_object(
    claim: Callable[..., Claim], text: str, type: str, agents: list[str], targets: list[str]
) -> None:
    assert who(claim(type, text)) == (agents, targets)


def test_the_wounded_counted_after_the_dead_are_not_the_dead(claim: Callable[..., Claim]) -> None:
    assert who(claim("killing", "سقط 23 قتيلاً و87 جريحاً في بيروت.")) == ([], [])


@pytest.mark.parametrize(
    ("text", "type", "agents", "targets"),
    [
        ("عاد وزير الدفاع البريطاني من جولته والتقى الرئيس الأوكراني.", "meeting", ["وزير الدفاع البريطاني"], ["الرئيس الأوكراني"]),
        ("قتلت الشرطة الاتحادية مسلحين وفككت 24 عبوة ناسفة.", "interception", ["الشرطة الاتحادية"], []),
        ("القوات العراقية قتلت 70 إرهابياً في تلعفر.", "killing", ["القوات العراقية"], ["إرهابياً"]),
        ("رفع متظاهرون في بيروت لافتات تطالب باستقالة الحكومة.", "demand", ["متظاهرون"], []),
        ("أعلنت وزارة الداخلية مقتل جندي في هجوم على حاجز.", "killing", [], ["جندي"]),
        ("نقل المسلحون الرهائن إلى سنجار، وأعدموا عشرين شاباً.", "killing", ["المسلحون"], ["شاباً"]),
        ("قال الوزير إن الجيش يحشد قواته في الجنوب، داعياً السكان إلى المغادرة.", "demand", ["الوزير"], ["السكان"]),
    ],
)
def test_who_is_told_of_goes_on_where_what_follows_can_only_be_the_object(
    claim: Callable[..., Claim], text: str, type: str, agents: list[str], targets: list[str]
) -> None:
    assert who(claim(type, text)) == (agents, targets)


def test_weapons_made_harmless_are_counted(claim: Callable[..., Claim]) -> None:
    assert [(q.min, q.max) for q in claim("interception", "فككت الشرطة 24 عبوة ناسفة في الموصل.").quantities] == [(24, 24)]


@pytest.mark.parametrize(
    ("text", "targets"), [("قال الوزير إن مقتل الحارس جريمة.", ["الحارس"]), ("أكدت الوزارة وفاة الجندي متأثراً بجراحه.", ["الجندي"])]
)
def test_whoever_stands_after_a_noun_for_dying_died_and_killed_nobody(
    claim: Callable[..., Claim], text: str, targets: list[str]
) -> None:  # fmt: skip
    assert who(claim("killing", text)) == ([], targets)


@pytest.mark.parametrize(
    ("text", "type", "agents", "targets"),
    [
        ("جرح آخرون اليوم الأحد، بقصف مدفعي مصدره الجيش على بلدة سراقب.", "injury", ["الجيش"], ["آخرون"]),
        ("اتهمت الهيئة، في بيان، الجيش بالتقصير.", "criticism", ["الهيئة"], ["الجيش"]),
        ("وبحسب المصدر فقد أصيب ثلاثة عمال بشظايا.", "injury", [], ["عمال"]),
        ("فقد حارس حياته في انفجار لغم.", "killing", [], ["حارس"]),
    ],
)
def test_a_mark_before_a_preposition_ends_what_is_done_and_a_particle_is_no_verb(
    claim: Callable[..., Claim], text: str, type: str, agents: list[str], targets: list[str]
) -> None:
    assert who(claim(type, text)) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "type", "agents", "targets"),
    [
        ("ندد المتحدث بالحادث، وطالب بغداد بمعاقبة منفذيه.", "demand", ["المتحدث"], ["بغداد"]),
        ("ردت الطائرات الإسرائيلية بالقصف، فدمرت مبنى قناة المنار.", "destruction", ["الطائرات الإسرائيلية"], None),
        ("استقال رئيس الوزراء، متهماً الرئيس هادي بالتفرد بالسلطة.", "criticism", ["رئيس الوزراء"], ["الرئيس هادي"]),
    ],
)
def test_towns_and_buildings_are_no_subjects_of_such_verbs(
    claim: Callable[..., Claim], text: str, type: str, agents: list[str], targets: list[str] | None
) -> None:
    found_agents, found_targets = who(claim(type, text))
    assert found_agents == agents
    assert targets is None or found_targets == targets
