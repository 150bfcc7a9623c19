"""A figure that is counted over days, a month, a year or a war is flagged `period_total`; that of one event is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim

DAY = "2024-05-16"


def totals(claims: tuple[Claim, ...]) -> dict[str, bool]:
    """Whether each claim of a text with a figure is a period's total, by type."""
    return {claim.type: "period_total" in claim.flags for claim in claims if claim.quantities}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("سقط 14 قتيلاً خلال الـ48 ساعة الماضية في المحافظة.", {"killing": True}),
        ("قُتل 90 عاملاً وأصيب 200 خلال الشهر الماضي في الحقول.", {"killing": True, "injury": True}),
        ("نفذت المقاتلات 25 غارة على الجبهة في غضون أسبوع.", {"air_strike": True}),
        ("حصيلة أسبوع: مقتل 12 راعياً وإصابة 30.", {"killing": True, "injury": True}),
        ("ارتفعت حصيلة الحرب إلى 12 ألف قتيل و40 ألف جريح.", {"killing": True, "injury": True}),
        ("ارتفع عدد ضحايا العدوان على القطاع إلى 800 شهيد.", {"killing": True}),
        ("منذ مطلع العام حصدت الألغام أرواح 31 راعياً، وقُتل 31 راعياً.", {"killing": True}),
        ("اعتقلت الأجهزة الأمنية 70 شاباً على مدى ثلاثة أشهر.", {"arrest": True}),
        ("نزح 20 ألف شخص من الإقليم منذ اندلاع القتال.", {"displacement": True}),
        ("وثق ناشطون مقتل 640 معتقلاً في عام 2022.", {"killing": True}),
        ("شهد الشهر الماضي مقتل 45 شخصاً.", {"killing": True}),
        ("استشهد تسعة أشخاص منذ فجر اليوم في غارات على قطاع غزة.", {"killing": True}),
    ],
)
def test_figures_counted_over_a_time(code: Callable[..., tuple[Claim, ...]], text: str, types: dict[str, bool]) -> None:
    assert totals(code(text, published=DAY)) == types


@pytest.mark.parametrize(
    "text",
    [
        "قُتل خمسة رعاة في أعنف غارة على الجبهة منذ مطلع العام.",
        "قُتل خمسة رعاة خلال الساعات الماضية بقصف على قرية.",
        "قُتل خمسة رعاة منذ يومين بقصف على قرية.",
        "قُتل خمسة رعاة في الهجوم الثالث على القرية منذ نيسان.",
        "قُتل سبعة رعاة في غارة على سوق البلدة عام 2015.",
        "تحاصر القوات 400 عائلة منذ نيسان.",
        "قُتل جنديان خلال اشتباكات استمرت ثلاثة أيام.",
        "قالت المنظمة خلال الأسبوع الماضي إن ستة رعاة قُتلوا في قصف.",
        "ارتفعت حصيلة القصف إلى ستة قتلى.",
        "استشهد تسعة أشخاص منذ فجر اليوم في غارة على مدرسة في مخيم النصيرات.",
        "بلغت الحصيلة الأولية للعدوان على البلدة ستة شهداء.",
    ],
)
def test_figures_of_one_event(code: Callable[..., tuple[Claim, ...]], text: str) -> None:
    found = totals(code(text, published=DAY))
    assert found
    assert not any(found.values())


def test_a_total_stands_beside_what_happened_today(code: Callable[..., tuple[Claim, ...]]) -> None:
    found = code("قُتل راعيان أمس بانفجار لغم في المرعى، ليرتفع عدد القتلى منذ مطلع الشهر إلى 16 راعياً.", published=DAY)
    killings = [(claim.quantities[0].min, "period_total" in claim.flags) for claim in found if claim.type == "killing"]
    assert killings == [(2, False), (16, True)]
