"""On whose word: the chain of sources of each claim, outermost first, each with the word that gives it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim


def chain(claim: Claim) -> list[tuple[str, str, str | None]]:
    """Source, kind and cue of each link."""
    return [(s.text, s.kind, s.cue.text if s.cue else None) for s in claim.sources]


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("قال المرصد السوري إن الطيران الروسي قصف بلدة كفرنبل.", "air_strike", [("المرصد السوري", "organisation", "قال")]),
        ("بحسب مصادر محلية، اقتحمت قوات الاحتلال مخيم جنين.", "offensive", [("مصادر محلية", "local_sources", "بحسب")]),
        ("اقتحمت قوات الاحتلال مخيم جنين، بحسب مصادر محلية.", "offensive", [("مصادر محلية", "local_sources", "بحسب")]),
        ("أفاد شهود عيان بأن مسلحين خطفوا صحفياً.", "abduction", [("شهود عيان", "witnesses", "أفاد")]),
        ("خطف مسلحون صحفياً في بغداد.", "abduction", []),
    ],
)  # fmt: skip
def test_a_source_is_named_with_its_cue(claim: Callable[..., Claim], text: str, type: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert chain(claim(type, text)) == expected


def test_an_agency_that_relays_a_source_stands_before_it(claim: Callable[..., Claim]) -> None:
    found = claim("abduction", "نقلت وكالة رويترز عن مصدر أمني أن مسلحين خطفوا صحفياً في بغداد.")
    assert [text for text, _, _ in chain(found)] == ["وكالة رويترز", "مصدر أمني"]


def test_a_source_in_the_middle_of_its_cue_is_a_chain_too(claim: Callable[..., Claim]) -> None:
    found = claim("interception", "ذكرت وكالة سانا نقلاً عن مصدر عسكري أن الدفاعات الجوية أسقطت طائرة مسيرة.")
    assert [text for text, _, _ in chain(found)] == ["وكالة سانا", "مصدر عسكري"]


def test_and_he_added_goes_on_with_the_speaker_before(claim: Callable[..., Claim]) -> None:
    found = claim("killing", "قال شهود عيان إن الطيران قصف البلدة. وأضافوا أن سبعة مدنيين قُتلوا في القصف.")
    assert chain(found) == [("شهود عيان", "witnesses", "وأضافوا")]


def test_a_sentence_that_names_nobody_is_the_report_s_own_again(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = code("قال شهود عيان إن الطيران قصف البلدة. وصباح اليوم خطف مسلحون صحفياً في بغداد.")
    assert [(c.type, len(c.sources)) for c in found] == [("air_strike", 1), ("abduction", 0)]


def test_what_a_source_denies_did_not_happen_on_its_word(claim: Callable[..., Claim]) -> None:
    found = claim("abduction", "نفت وزارة الداخلية أن يكون مسلحون خطفوا صحفياً في بغداد.")
    assert (found.polarity, found.because.polarity and found.because.polarity.text) == ("negated", "نفت")
    assert [text for text, _, _ in chain(found)] == ["وزارة الداخلية"]


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("قال مصدر في الشرطة، فضل عدم الكشف عن اسمه، لوكالة رويترز إن مسلحين خطفوا صحفياً.", "abduction", ["وكالة رويترز", "مصدر في الشرطة"]),
        ("قال المتحدث باسم الجيش في بيان بثته القناة الرسمية إن قواته دخلت بارا.", "territory_change", ["القناة الرسمية", "المتحدث باسم الجيش"]),
        ("أفادت مصادر محلية، بحسب شبكة شام، بمقتل خمسة مدنيين في بلدة سرمين.", "killing", ["شبكة شام", "مصادر محلية"]),
    ],
)  # fmt: skip
def test_the_medium_that_carried_a_speaker_is_the_outer_link(claim: Callable[..., Claim], text: str, type: str, expected: list[str]) -> None:
    assert [text for text, _, _ in chain(claim(type, text))] == expected


def test_a_report_that_somebody_gave_stands_on_that_body_s_word(claim: Callable[..., Claim]) -> None:
    found = claim("killing", "وبحسب المعلومات التي أوردتها شبكة شام قُتل خمسة مدنيين في القصف على البلدة.")
    assert [text for text, _, _ in chain(found)] == ["شبكة شام"]


def test_a_plural_verb_has_its_speaker_before_it(claim: Callable[..., Claim]) -> None:
    found = claim("shelling", "الحوثيون اتهموا التحالف بقصف سوق شعبي في صعدة.")
    assert [text for text, _, _ in chain(found)] == ["الحوثيون"]
    assert [a.text for a in found.actors if a.role == "agent"] == ["التحالف"]


def test_a_speaker_is_found_with_his_name_in_apposition_and_after_kana(claim: Callable[..., Claim]) -> None:
    found = claim("offensive", "وكان قائد الفصيل، أحمد الخالد، قال يوم الجمعة إن قوات النظام هاجمت مواقع حركته في درعا.")
    assert [text for text, _, _ in chain(found)] == ["قائد الفصيل، أحمد الخالد"]


def test_a_time_may_stand_between_a_medium_and_whom_it_relays(claim: Callable[..., Claim]) -> None:
    found = claim("injury", "نقلت صحيفة محلية مساء أمس عن مصدر عسكري قوله إن عاملين أصيبا في غارة.")
    assert [text for text, _, _ in chain(found)] == ["صحيفة محلية", "مصدر عسكري"]


def test_who_demands_is_the_speaker_of_what_is_added(claim: Callable[..., Claim]) -> None:
    found = claim("shelling", "قال شهود إن البلدة هادئة. وطالب وزير الخارجية المجتمع الدولي بالضغط على الحركة. وأضاف أن قواتها قصفت مدينة مأرب.")
    assert [text for text, _, _ in chain(found)] == ["وزير الخارجية"]


def test_a_source_named_again_keeps_its_kind(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = code("ذكرت مصادر صحفية أن الطيران قصف البلدة. وقالت المصادر إن سبعة مدنيين قُتلوا في القصف.")
    assert [(c.type, c.sources[0].kind) for c in found] == [("air_strike", "media"), ("killing", "media")]
    found = code("أكد بيان صادر عن قوات الدعم السريع أنها سيطرت على بابنوسة. وأضاف البيان أن 20 جندياً قتلوا.")
    assert [(c.type, c.sources[0].kind) for c in found] == [("territory_change", "armed_group"), ("killing", "armed_group")]


def test_anybody_may_be_named_after_as_they_announced(claim: Callable[..., Claim]) -> None:
    found = claim("killing", "قُتل خمسة مدنيين في قصف على السوق، بحسب ما أعلنته غرفة طوارئ الحي.")
    assert [text for text, _, _ in chain(found)] == ["غرفة طوارئ الحي"]


def test_a_statement_that_things_stand_in_is_the_source(claim: Callable[..., Claim]) -> None:
    found = claim("killing", "وجاء في بيان تلاه المتحدث باسم الحكومة أن المهاجمين أعدموا عدداً من الركاب.")
    assert [(text, kind) for text, kind, _ in chain(found)] == [("بيان", "documents")]


def test_a_surname_keeps_the_kind_of_the_full_name(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = code("قال القيادي في الحركة سامر العلي إن الطيران قصف البلدة. وأضاف العلي أن سبعة مدنيين قُتلوا في القصف.")
    assert [(c.type, c.sources[0].kind) for c in found] == [("air_strike", "armed_group"), ("killing", "armed_group")]


def test_a_source_ends_where_what_it_says_begins(claim: Callable[..., Claim]) -> None:
    assert [s.text for s in claim("killing", "أعلنت رئاسة الجمهورية حالة الطوارئ في البلاد بعد مقتل خمسة جنود.").sources] == ["رئاسة الجمهورية"]
    assert [s.text for s in claim("arrest", "ندد وزير الداخلية خالد الأحمد بالتفجيرات وأمر باعتقال ثلاثة ضباط.").sources] == [
        "وزير الداخلية خالد الأحمد"
    ]


def test_a_name_ends_at_a_word_of_time(claim: Callable[..., Claim]) -> None:
    found = claim("killing", "أعلن قائد الشرطة عادل حسن صباح اليوم الأحد أن 21 شخصاً لقوا حتفهم.")
    assert [s.text for s in found.sources] == ["قائد الشرطة عادل حسن"]


def test_a_name_in_quotation_marks_is_taken_whole(claim: Callable[..., Claim]) -> None:
    found = claim("killing", 'وأكد مراسل "نداء الشام" مقتل مدني إثر قصف طائرات روسية.')
    assert [text for text, _, _ in chain(found)] == ['مراسل "نداء الشام"']


def test_a_title_may_hold_a_word_that_is_an_event_elsewhere(claim: Callable[..., Claim]) -> None:
    found = claim("killing", "وقال قائد عمليات نينوى الفريق سالم الجبوري إن الجيش قتل مسلحين.")
    assert [s.text for s in found.sources] == ["قائد عمليات نينوى الفريق سالم الجبوري"]
    assert [s.text for s in claim("shelling", "وقال حاكم لوغانسك إن الجيش قصف القرية.").sources] == ["حاكم لوغانسك"]


def test_figures_stand_on_the_word_of_who_told_them(claim: Callable[..., Claim]) -> None:
    found = claim("killing", "قتل عشرون شخصاً في التفجير، وفق حصيلة جديدة أعلنتها وزارة الصحة.")
    assert [s.text for s in found.sources] == ["وزارة الصحة"]


def test_a_toll_that_reached_a_figure_is_nobody_s_message(code: Callable[..., tuple[Claim, ...]]) -> None:
    told = code("قال سكان إن مسلحين اقتحموا منزلاً في عدن. وبلغت الحصيلة 40 قتيلاً و260 جريحاً، بحسب الأمم المتحدة.")
    assert {c.type: [s.text for s in c.sources] for c in told if c.type in {"killing", "injury"}} == {
        "killing": ["الأمم المتحدة"],
        "injury": ["الأمم المتحدة"],
    }


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("بيان صادر عن وزارة الصحة\nقُتل سبعة مدنيين في قصف على مدينة الحديدة.", "killing", ["وزارة الصحة"]),
        ("بلاغ صحفي صادر عن هيئة محامي دارفور\nاعتُقل ستة ناشطين في مدينة زالنجي.", "arrest", ["هيئة محامي دارفور"]),
        ("بيان نقابة الصحفيين السودانيين\nقُتل صحفي في مدينة الجنينة.", "killing", ["نقابة الصحفيين السودانيين"]),
        ("بيان من منظمة أطباء بلا حدود: أُصيب ممرضان في قصف على مستشفى في عبس.", "injury", ["منظمة أطباء بلا حدود"]),
        ("تصريح صحفي\nالمركز الفلسطيني لحقوق الإنسان\nقُتل طفلان في قصف على رفح.", "killing", ["المركز الفلسطيني لحقوق الإنسان"]),
        ("بيان صادر عن وزارة الصحة\nقال شهود عيان إن مسلحين خطفوا طبيباً.", "abduction", ["شهود عيان"]),
        ("هجوم على وزارة الداخلية\nقُتل حارسان في مدينة كابل.", "killing", []),
        ("وزارة الصحة في غزة تحت القصف\nقُتل عشرة مدنيين في المدينة.", "killing", []),
    ],
)  # fmt: skip
def test_the_body_in_a_heading_speaks_what_follows(claim: Callable[..., Claim], text: str, type: str, expected: list[str]) -> None:
    assert [source for source, _, _ in chain(claim(type, text))] == expected


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("قال الناطق باسم الشرطة محمد علي إن أربعة مدنيين قتلوا في مدينة البصرة.", "killing", "الناطق باسم الشرطة محمد علي"),
        ("قال الناطق باسم المجلس المحلي عمر علي إن نحو ثلاثين عائلة نزحت من بلدة التح.", "displacement", "الناطق باسم المجلس المحلي عمر علي"),
        ("ذكر مسؤول الصحة بشير علي إن ما لا يقل عن تسعة أشخاص أصيبوا في زليتن.", "injury", "مسؤول الصحة بشير علي"),
    ],
)  # fmt: skip
def test_a_surname_that_is_written_like_a_particle_ends_the_source(claim: Callable[..., Claim], text: str, type: str, expected: str) -> None:
    assert [source for source, _, _ in chain(claim(type, text))] == [expected]


def test_who_is_about_to_act_says_nothing(claim: Callable[..., Claim]) -> None:
    found = claim("offensive", "كانت القوات على وشك أن تقتحم بلدة حران.")
    assert (found.sources, found.phase) == ((), "future")
