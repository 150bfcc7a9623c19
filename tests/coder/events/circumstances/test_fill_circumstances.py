"""Where, when, how many, with what: what stands in a clause and belongs to its event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim


def places(claim: Claim) -> list[tuple[str, str]]:
    return [(p.role, p.text) for p in claim.places]


def test_who_moves_goes_from_through_and_to(claim: Callable[..., Claim]) -> None:
    found = claim("displacement", "نزح آلاف المدنيين من مدينة الجنينة إلى تشاد عبر معبر أدري.")
    assert places(found) == [("from", "مدينة الجنينة"), ("to", "تشاد"), ("via", "معبر أدري")]


def test_a_withdrawal_leaves_its_place(claim: Callable[..., Claim]) -> None:
    found = claim("withdrawal", "انسحب المسلحون من قرية المشيرفة نحو بلدة أبو الظهور.")
    assert places(found) == [("from", "قرية المشيرفة"), ("to", "بلدة أبو الظهور")]


def test_a_direction_stands_outside_the_place_s_span(claim: Callable[..., Claim]) -> None:
    [place] = claim("air_strike", "استهدفت غارة إسرائيلية منزلاً شرق مدينة خان يونس.").places
    assert (place.text, place.relation and (place.relation.kind, place.relation.text)) == ("مدينة خان يونس", ("east_of", "شرق"))


def test_a_time_is_worked_out_from_the_day_of_publication(claim: Callable[..., Claim]) -> None:
    found = claim("offensive", "اقتحمت قوات الاحتلال مخيم جنين فجر السبت.", published="2024-05-15").time
    assert found is not None
    assert (found.text, found.edtf, found.part, found.basis) == ("فجر السبت", "2024-05-11", "dawn", "relative")


def test_without_a_day_to_count_from_a_weekday_has_no_date(claim: Callable[..., Claim]) -> None:
    found = claim("offensive", "اقتحمت قوات الاحتلال مخيم جنين فجر السبت.").time
    assert found is not None
    assert (found.edtf, found.basis) == (None, "underspecified")


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("قُتل خمسة جنود في انفجار.", "killing", ("خمسة جنود", 5, 5, False, "person")),
        ("مقتل طفلين بانفجار لغم.", "killing", ("طفلين", 2, 2, False, "person")),
        ("نزح آلاف المدنيين من مدينة الجنينة.", "displacement", ("آلاف المدنيين", 2000, 9999, False, "person")),
        ("مقتل وإصابة عشرة مدنيين في قصف على مدينة عدن.", "injury", ("عشرة مدنيين", 10, 10, True, "person")),
    ],
)
def test_a_figure_counts_who_is_in_the_event(claim: Callable[..., Claim], text: str, type: str, expected: tuple[object, ...]) -> None:
    assert [(q.text, q.min, q.max, q.joint, q.unit) for q in claim(type, text).quantities] == [expected]


def test_the_weapon_is_told_only_if_said(claim: Callable[..., Claim]) -> None:
    said = claim("shelling", "قصفت قوات الدعم السريع حي الثورة بالمدفعية.").means
    assert said is not None
    assert (said.text, said.kind) == ("مدفعية", "artillery")
    assert claim("shelling", "قصفت قوات الدعم السريع حي الثورة.").means is None


def test_what_was_hit_is_told_by_its_kind_and_once(claim: Callable[..., Claim]) -> None:
    found = claim("air_strike", "شن الطيران الحربي غارات على مدرسة في بلدة بنش.")
    assert [(s.kind, s.text) for s in found.struck] == [("school", "مدرسة")]
    assert [(s.kind, s.text) for s in claim("offensive", "داهمت الشرطة منزلين في البلدة.").struck] == [("home", "منزلين")]


@pytest.mark.parametrize(
    ("text", "type", "edtf"),
    [
        ("قصف الطيران حي الكلاسة للمرة الرابعة منذ نيسان.", "air_strike", None),
        ("شهدت مدينة الضالع أعنف قصف منذ آذار الماضي.", "shelling", None),
        ("ثالث هجوم على مدينة بابنوسة منذ مطلع العام.", "offensive", None),
        ("تقصف الفرقة الرابعة بلدة الناجية منذ شباط.", "shelling", "2024-02/2024-05-16"),
        ("قُتل الشاب عمر سعيد (مواليد 1994) برصاص مجهولين في درعا.", "killing", None),
        ("اعتقلت الشرطة الشاب وسام من مواليد عام 1991 في مدينة بعقوبة مساء أمس.", "arrest", "2024-05-15"),
        ("مقتل مهندس وحارسيه الاثنين في مدينة البصرة.", "killing", None),
        ("اعتقال المتظاهرين الاثنين في مدينة البصرة.", "arrest", "2024-05-13"),
        ("توفي شاب متأثراً بجراحه التي أصيب بها قبل أسبوع في قصف على مدينة الأتارب.", "killing", None),
        ("توفيت فتاة أمس متأثرة بجراحها إثر غارة استهدفت منزلها في 2 أيار.", "killing", "2024-05-15"),
        ("يُنتظر أن تنسحب كتيبة من بلدة تل تمر يوم الاثنين.", "withdrawal", "2024-05-20"),
        ("من المزمع أن تخرج تظاهرة في مدينة شهبا الجمعة.", "protest", "2024-05-17"),
    ],
)
def test_the_time_of_an_event_is_when_it_was(claim: Callable[..., Claim], text: str, type: str, edtf: str | None) -> None:
    time = claim(type, text, published="2024-05-16").time
    assert (time.edtf if time else None) == edtf


@pytest.mark.parametrize(
    ("text", "type", "struck"),
    [
        ("اغتيال مديرة روضة في مدينة طفس.", "killing", ()),
        ("خطف مجهولون مالك معمل في مدينة السماوة.", "abduction", ()),
        ("إصابة حارس مستشفى في مدينة الزاوية.", "injury", ()),
        ("قصف الطيران مدرسة وقتل مديرها.", "air_strike", ("school",)),
    ],
)
def test_what_somebody_runs_is_not_struck(claim: Callable[..., Claim], text: str, type: str, struck: tuple[str, ...]) -> None:
    assert tuple(one.kind for one in claim(type, text).struck) == struck


def test_a_mother_is_no_or(claim: Callable[..., Claim]) -> None:
    assert [a.text for a in claim("killing", "استشهاد أم ياسر في قصف على مدينة خان يونس.").actors] == ["أم ياسر"]
    assert [a.text for a in claim("killing", "ننعى الشهيدة أم حسن التي ارتقت في قصف على مدينة رفح.").actors] == ["أم حسن"]
