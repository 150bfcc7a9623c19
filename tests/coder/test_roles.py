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


def test_a_dropped_subject_is_the_one_that_runs_on(claim: Callable[..., Claim]) -> None:
    assert who(claim("release", "اعتقلت الشرطة ناشطين وأفرجت عنهم بعد ساعات.")) == (["الشرطة"], ["عنهم"])


def test_an_adjective_of_nationality_names_the_doer(claim: Callable[..., Claim]) -> None:
    """«غارة إسرائيلية»: the doer is in the adjective, and is known."""
    found = claim("air_strike", "استهدفت غارة إسرائيلية منزلاً في مدينة خان يونس.")
    assert [(a.text, a.id) for a in found.actors if a.role == "agent"] == [("إسرائيلية", "israel")]


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
