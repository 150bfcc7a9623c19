"""Polarity: what a negator or a verb of failing, preventing, knowing, surviving or nearly doing says of the event, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim

Code = Callable[..., tuple[Claim, ...]]
One = Callable[..., Claim]


def _agents(claim: Claim) -> list[str]:
    return [a.text for a in claim.actors if a.role == "agent"]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("لم تتمكن الشرطة من معرفة المسؤول عن انفجار السيارة في مدينة عفرين.", "bombing"),
        ("لم يستطع المحققون تحديد مصدر القصف على قرية الطيبة.", "shelling"),
        ("تعذر على فرق الدفاع المدني إحصاء قتلى الغارة على بلدة عيترون.", "air_strike"),
        ("فشلت اللجنة في كشف هوية المتورطين في خطف الصحفي ببغداد.", "abduction"),
        ("لا تعرف السلطات من نفذ الهجوم على الحاجز في مدينة سرت.", "offensive"),
        ("لم يتوصل المحققون إلى هوية منفذي الهجوم على الكنيسة في القاهرة.", "offensive"),
        ("لم تستطع المنظمة التحقق من ملابسات مقتل الطفلين في مدينة تعز.", "killing"),
    ],
)
def test_what_somebody_does_not_find_out_happened_and_is_not_his(claim: One, text: str, type: str) -> None:
    found = claim(type, text)
    assert (found.polarity, _agents(found)) == ("affirmed", [])


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("منعت قوات الاحتلال وصول سيارات الإسعاف إلى جرحى القصف في مدينة جنين.", "shelling"),
        ("أعاق القصف المتواصل وصول المساعدات إلى مدينة الفاشر.", "shelling"),
        ("عطلت الغارات وصول فرق الإغاثة إلى بلدة الخيام.", "air_strike"),
        ("حال القصف دون وصول سيارات الإسعاف إلى حي التفاح.", "shelling"),
        ("منع الحوثيون انتشال ضحايا الغارة في مدينة حرض.", "air_strike"),
        ("رفضت الميليشيا السماح بإخلاء جرحى الانفجار في مدينة الحديدة.", "bombing"),
        ("أعاقت قوات الأمن وصول الصحفيين إلى مكان التفجير في مدينة كويتا.", "bombing"),
    ],
)
def test_help_that_is_kept_off_leaves_the_strike_as_it_was(claim: One, text: str, type: str) -> None:
    assert claim(type, text).polarity == "affirmed"


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("لم تمنع الهدنة المسلحين من قصف مدينة تعز.", "shelling"),
        ("فشلت الشرطة في منع اندلاع اشتباكات بين عشيرتين في مدينة البصرة.", "clash"),
        ("لم يحل انتشار الجيش دون اقتحام المستوطنين قرية حوارة.", "offensive"),
        ("عجزت البعثة عن وقف القصف على مدينة الحديدة.", "shelling"),
        ("لم يستطع الجيش منع سقوط مدينة الجنينة بيد الدعم السريع.", "territory_change"),
        ("لم يمنع وجود المراقبين سقوط قتلى في مدينة أربيل.", "killing"),
        ("لم توقف التحذيرات القصف على مدينة خان يونس.", "shelling"),
        ("لم تتوقف الغارات على مدينة صعدة.", "air_strike"),
        ("لم يكتف الجنود بضرب المعتقلين في سجن المزة.", "abuse"),
        ("لا تكتفي القوات باعتقال الشبان بل تهدم منازلهم في مدينة طولكرم.", "arrest"),
        ("لم يقتصر الهجوم على الحاجز بل شمل منازل في قرية القاهرة.", "offensive"),
        ("لم تتوقف الهجمات عند حدود القرية بل وصلت إلى مدينة كادقلي.", "offensive"),
        ("لم ينج أحد من الغارة على منزل عائلة في مدينة رفح.", "air_strike"),
        ("لم ينج أي من ركاب السيارة من انفجار اللغم قرب مدينة مأرب.", "bombing"),
        ("لم يسلم أي بيت في قرية عربين من القصف.", "shelling"),
        ("يكاد القصف لا يتوقف على مدينة الفاشر.", "shelling"),
    ],
)
def test_two_negations_or_a_denied_limit_affirm(claim: One, text: str, type: str) -> None:
    assert claim(type, text).polarity == "affirmed"


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("لم تتمكن الفصائل من السيطرة على قرية كباني.", "territory_change"),
        ("عجز الجيش عن استعادة مدينة ود مدني.", "territory_change"),
        ("حالت الوساطة دون اندلاع اشتباكات في مدينة السويداء.", "clash"),
        ("تمكن الجيش من منع هجوم على مدينة بابنوسة.", "offensive"),
        ("لم يقصف الجيش مدينة دوما حتى الآن.", "shelling"),
        ("ليس هناك تقارير عن إصابات في القصف على مدينة نهاريا.", "injury"),
        ("لا توجد معلومات عن وقوع ضحايا في الانفجار بمدينة قدسيا.", "killing"),
        ("لم تصدر تقارير عن سقوط قتلى في مدينة سبها.", "killing"),
        ("لا يوجد جرحى في الانفجار في مدينة دمشق.", "injury"),
        ("لا صحة لأنباء عن مقتل القيادي في مدينة القائم.", "killing"),
        ("لا صحة لما يتردد عن اقتحام مدينة السويداء.", "offensive"),
        ("الأنباء عن مقتل المحافظ في مدينة لحج غير صحيحة.", "killing"),
        ("لا توجد مؤشرات على انسحاب الجيش من مدينة النبطية.", "withdrawal"),
        ("كاد القيادي أن يقتل في انفجار عبوة بمدينة عدن.", "killing"),
        ("كادت الطفلة تُقتل بشظايا قذيفة في مدينة تعز.", "killing"),
        ("أوشكت القوات على اقتحام مدينة سرت قبل أن تنسحب.", "offensive"),
        ("كانت القذيفة ستقتل عشرات الطلاب في مدينة عين ترما.", "killing"),
        ("أخرت السلطات توزيع المساعدات على النازحين في مدينة نيالا.", "aid"),
        ("تأخر الإفراج عن الأسرى في مدينة صنعاء.", "release"),
        ("تعثر إدخال المساعدات إلى مدينة الفاشر.", "aid"),
        ("توقف توزيع المساعدات في مخيم زمزم.", "aid"),
        ("تأجلت عودة النازحين إلى مدينة سنجار.", "return"),
        ("تراجعت الحكومة عن الإفراج عن المعتقلين في مدينة الخرطوم.", "release"),
        ("تأجلت الجولة الجديدة من محادثات السلام في جنيف.", "meeting"),
        ("نفت القوات المسلحة قصف مدينة نيالا.", "shelling"),
    ],
)
def test_what_is_denied_foiled_missed_or_put_off_did_not_happen(claim: One, text: str, type: str) -> None:
    assert claim(type, text).polarity == "negated"


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("نفت إسرائيل ضلوعها في اغتيال القيادي بمدينة طهران.", "killing"),
        ("أنكر التنظيم علاقته بتفجير الحسينية في مدينة كركوك.", "bombing"),
        ("نفت روسيا أن تكون وراء الغارة على مستشفى إدلب.", "air_strike"),
        ("أكدت الفصائل عدم مسؤوليتها عن قصف مدينة اللاذقية.", "shelling"),
        ("نفت أنقرة مسؤوليتها عن القصف الذي قتل تسعة سياح في دهوك.", "killing"),
        ("نفت طهران أي دور لها في الهجوم على ناقلة النفط قرب الفجيرة.", "offensive"),
    ],
)
def test_denied_responsibility_denies_the_doer_alone(claim: One, text: str, type: str) -> None:
    found = claim(type, text)
    assert (found.polarity, _agents(found)) == ("affirmed", [])


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("لولا تدخل الجيران لقتلت العائلة في مدينة الموصل.", "killing"),
        ("لولا الحاجز لأصيب عشرات المصلين في مدينة كربلاء.", "injury"),
        ("هدد الجيش بالرد في حال تواصل القصف على مدينة سديروت.", "shelling"),
        ("عبر السكان عن مخاوف كبيرة من اندلاع معارك في مدينة الضعين.", "clash"),
        ("اقترح القائد أن تجري عملية تفجير في مدينة سرت.", "bombing"),
    ],
)
def test_what_is_only_supposed_or_feared_is_no_claim(code: Code, text: str, type: str) -> None:
    assert type not in {c.type for c in code(text)}


def test_what_would_have_been_without_a_fact_leaves_the_fact(claim: One) -> None:
    assert claim("shelling", "لولا القصف على مدينة درعا لعاد النازحون.").polarity == "affirmed"


def test_reports_that_nobody_made_are_no_source(code: Code) -> None:
    found = {c.type: (c.polarity, c.sources) for c in code("لا توجد أنباء عن سقوط جرحى في الغارة على بلدة القائم.")}
    assert found == {"injury": ("negated", ()), "air_strike": ("affirmed", ())}


def test_whoever_was_not_kept_from_a_deed_did_it(claim: One) -> None:
    assert _agents(claim("shelling", "لم تمنع الهدنة الجيش من قصف بلدة كفرنبل.")) == ["الجيش"]


@pytest.mark.parametrize(
    ("text", "type", "polarity"),
    [
        ("أجلت طائرة أممية عشرات الجرحى من مدينة غوما.", "injury", "affirmed"),
        ("أجلت البلدية سكان الحي بعد القصف على مدينة سلفيت.", "shelling", "affirmed"),
        ("أجلت فرق الإسعاف مصابي التفجير إلى مستشفى بغداد.", "bombing", "affirmed"),
        ("أجلت المحكمة محاكمة المتهمين في مدينة عمان.", "trial", "negated"),
        ("أجّلت الأطراف المفاوضات حول الحديدة.", "meeting", "negated"),
    ],
)
def test_people_are_evacuated_and_deeds_put_off(claim: One, text: str, type: str, polarity: str) -> None:
    assert claim(type, text).polarity == polarity


@pytest.mark.parametrize(
    ("text", "type", "phase"),
    [
        ("طيران التحالف يقصف مواقع الحوثيين في صنعاء", "air_strike", "occurred"),
        ("انفجار يقتل سبعة أشخاص في مدينة كراتشي", "killing", "occurred"),
        ("مجهولون يغتالون قاضياً في مدينة طرابلس", "killing", "occurred"),
        ("الجيش يحاصر مدينة بارا", "siege", "ongoing"),
        ("قوات النظام تواصل قصف مدينة دوما", "shelling", "ongoing"),
        ("تقصف القوات المدينة كل يوم.", "shelling", "ongoing"),
    ],
)
def test_the_present_of_a_lone_headline_tells_what_was_done(claim: One, text: str, type: str, phase: str) -> None:
    assert claim(type, text).phase == phase


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("لا تعليق من الوزارة على اعتقال أربعة ناشطين في وهران.", "arrest"),
        ("لا رد من قيادة الجيش على قصف المخبز في أم درمان.", "shelling"),
        ("لا تعقيب إسرائيلياً على غارة الفجر في بلدة عيتا الشعب.", "air_strike"),
    ],
)
def test_that_nobody_comments_denies_nothing(claim: One, text: str, type: str) -> None:
    assert claim(type, text).polarity == "affirmed"


def test_a_denied_report_still_denies(claim: One) -> None:
    assert claim("killing", "لا أنباء عن مقتل أحد في حي القابون.").polarity == "negated"
