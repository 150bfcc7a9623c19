"""How sure: polarity, certainty and phase, each with the word that made it other than its default."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim

DEFAULTS = {"polarity": "affirmed", "certainty": "asserted", "phase": "occurred"}


@pytest.mark.parametrize(
    ("text", "type", "status", "because"),
    [
        ("قصفت الطائرات الإسرائيلية مدينة رفح أمس.", "air_strike", {}, {}),
        ("لم تقصف الطائرات الإسرائيلية مدينة رفح أمس.", "air_strike", {"polarity": "negated"}, {"polarity": "لم"}),
        ("فشلت الفصائل في السيطرة على تلة الكبانة.", "territory_change", {"polarity": "negated"}, {"polarity": "فشلت"}),
        ("قصف الجيش بلدة كادقلي دون وقوع أي إصابات.", "injury", {"polarity": "negated"}, {"polarity": "دون"}),
        ("غير التفجير خطط المدرسة.", "bombing", {}, {}),
        ("غادر السكان البلدة من غير قصف.", "shelling", {"polarity": "negated"}, {"polarity": "من غير"}),
        ("ربما قُتل القيادي في انفجار.", "killing", {"certainty": "possible"}, {"certainty": "ربما"}),
        ("من المتوقع أن تنسحب القوات الفرنسية من مدينة غاو.", "withdrawal", {"certainty": "probable", "phase": "future"},
         {"certainty": "من المتوقع", "phase": "من المتوقع"}),
        ("سينسحب الجيش من بلدة الهبيط غداً.", "withdrawal", {"phase": "future"}, {"phase": "سينسحب"}),
        ("تحاصر قوات الدعم السريع مدينة الفاشر.", "siege", {"phase": "ongoing"}, {"phase": "تحاصر"}),
        ("حاول مسلحون اقتحام سجن الصناعة.", "offensive", {"phase": "future"}, {"phase": "حاول"}),
    ],
)  # fmt: skip
def test_status_and_the_word_that_made_it(claim: Callable[..., Claim], text: str, type: str, status: dict[str, str], because: dict[str, str]) -> None:
    found = claim(type, text, published="2024-05-15")
    assert {name: getattr(found, name) for name in DEFAULTS} == {**DEFAULTS, **status}
    assert {name: span.text for name in DEFAULTS if (span := getattr(found.because, name)) is not None} == because


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("لا تسيطر الفصائل إلا على قريتين في ريف حماة.", "territory_control"),
        ("لم يُفرج إلا عن أسيرين.", "release"),
    ],
)
def test_only_is_not_not(claim: Callable[..., Claim], text: str, type: str) -> None:
    """«لا … إلا» affirms what it limits."""
    assert claim(type, text).polarity == "affirmed"


def test_what_is_only_demanded_has_not_happened(code: Callable[..., tuple[Claim, ...]]) -> None:
    assert [c.type for c in code("طالب الأهالي بالإفراج عن المعتقلين.")] == ["demand"]


def test_a_negator_of_one_clause_leaves_the_next_alone(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = {c.type: c.polarity for c in code("لم تقصف الطائرات الإسرائيلية مدينة رفح، واعتقلت الشرطة ناشطين.")}
    assert found == {"air_strike": "negated", "arrest": "affirmed"}


@pytest.mark.parametrize(
    ("text", "type", "phase"),
    [
        ("قتل جنديان بعد سقوط مدينة بارا بيد الدعم السريع.", "territory_change", "occurred"),
        ("لن تتوقف العمليات حتى يتم تحرير مدينة بارا من الدعم السريع.", "territory_change", "future"),
        ("القصف المدفعي على حي الشجاعية لا يزال مستمراً.", "shelling", "ongoing"),
        ("الغارات التي تشنها إسرائيل على بيروت دمرت مباني كثيرة.", "air_strike", "ongoing"),
        ("استمرار القصف المدفعي على مدينة الفاشر", "shelling", "ongoing"),
        ("جرت محاولة لاقتحام مقر الحزب في البصرة.", "offensive", "future"),
        ("قد يشن الجيش هجوماً على مدينة رفح.", "offensive", "future"),
        ("القوات العراقية تقاتل التنظيم منذ أشهر في الموصل.", "clash", "ongoing"),
    ],
)  # fmt: skip
def test_what_stands_round_an_event_settles_its_phase(claim: Callable[..., Claim], text: str, type: str, phase: str) -> None:
    assert claim(type, text).phase == phase


def test_an_attack_that_failed_did_not_happen(claim: Callable[..., Claim]) -> None:
    assert claim("offensive", "فشل الهجوم على قاعدة عين الأسد.").polarity == "negated"


def test_a_sentence_that_begins_with_as_also_names_its_subject_whole(claim: Callable[..., Claim]) -> None:
    found = claim("shelling", "كما أن قوات النظام قصفت بلدة كفرنبل.")
    assert [a.text for a in found.actors if a.role == "agent"] == ["قوات النظام"]


@pytest.mark.parametrize(
    "text",
    ["تعرض سوق للمحروقات يقع جنوب بلدة ترمانين لقصف مدفعي أمس.", "اللحظات الأولى لقصف قوات الأسد على كفر نوران."],
)
def test_what_a_place_was_exposed_to_is_no_purpose(claim: Callable[..., Claim], text: str) -> None:
    assert claim("shelling", text).phase == "occurred"


def test_no_news_of_casualties_is_a_denial_without_a_source(claim: Callable[..., Claim]) -> None:
    found = claim("injury", "طال القصف روضة للأطفال في المدينة، دون معلومات عن وقوع إصابات.")
    assert (found.polarity, found.sources) == ("negated", ())


def test_a_negator_on_its_own_word_denies_the_joined_verb(claim: Callable[..., Claim]) -> None:
    assert claim("release", "أعدم الخاطفون السائق ولم يفرج عن بقية الرهائن.").polarity == "negated"


def test_a_negator_does_not_reach_past_a_comma(claim: Callable[..., Claim]) -> None:
    assert claim("offensive", "تبنت الجماعة، في تسجيل من مكان غير معلوم، الهجوم على الثكنة.").polarity == "affirmed"


def test_a_denial_ends_where_something_else_is_told(code: Callable[..., tuple[Claim, ...]]) -> None:
    told = code("نفى الجيش قصف المستشفى، وقتل مسلحون ثلاثة جنود في كمين.")
    assert {c.type: c.polarity for c in told} == {"shelling": "negated", "killing": "affirmed", "offensive": "affirmed"}
    told = code("نفى الجيش أن يكون قصف المستشفى وقتل مدنيين، واتهم الفصائل باستخدامه ثكنة.")
    assert {c.type: c.polarity for c in told} == {"shelling": "negated", "killing": "negated", "criticism": "affirmed"}
