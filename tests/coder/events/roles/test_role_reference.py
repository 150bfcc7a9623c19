"""Reference: whom a pronoun or a dropped subject means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.model.claim import Claim


def named(claim: Claim, role: str) -> list[str]:
    """Actors of one role, as quoted."""
    return [a.text for a in claim.actors if a.role == role]


@pytest.mark.parametrize(
    ("text", "type", "role", "expected"),
    [
        ("أعلن الجيش أن المسلحين سلموا أسلحتهم بعد محاصرتهم في بلدة طبرق.", "siege", "target", ["المسلحين"]),
        ("قالت الوزارة إن عشرات العائلات فرت، وإن الفرق الطبية عالجت أطفالها.", "displacement", "agent", ["العائلات"]),
        ("عادت الحياة إلى المدينة بعد تحريرها من المسلحين.", "territory_change", "target", ["المسلحين"]),
        ("تقدم المسلحون الذين تدعمهم إثيوبيا بالسلاح نحو البلدة.", "support", "target", ["المسلحون"]),
    ],
)
def test_a_pronoun_means_the_nearest_name_it_agrees_with_and_never_a_place(
    claim: Callable[..., Claim], text: str, type: str, role: str, expected: list[str]
) -> None:
    assert named(claim(type, text), role) == expected


def test_a_relative_clause_can_have_a_doer_of_its_own(claim: Callable[..., Claim]) -> None:
    """«التي تتهم واشنطن …»: the factions are described, Washington accuses."""
    found = claim("criticism", "قال المسؤول إن الفصائل التي تتهم واشنطن طهران بدعمها لم تشارك.")
    assert (named(found, "agent"), named(found, "target")) == (["واشنطن"], ["طهران"])


def test_both_sides_of_a_clash_are_named_where_one_is_a_pronoun(claim: Callable[..., Claim]) -> None:
    found = claim("clash", "اقتحم مسلحون بلدة غدامس، واندلعت اشتباكات بينهم وبين قوات الأمن.")
    assert named(found, "agent") + named(found, "target") == ["مسلحون", "قوات الأمن"]


def test_the_pronoun_of_a_complementiser_is_the_doer_of_the_verb_after_it(claim: Callable[..., Claim]) -> None:
    """«إنه قتل 12 مسلحاً» says who killed them."""
    found = claim("killing", "وقال الجيش المالي إنه قتل 12 مسلحاً قرب مدينة غاو.")
    assert (named(found, "agent"), named(found, "target")) == (["الجيش المالي"], ["مسلحاً"])


def test_a_word_for_a_body_acts_though_no_table_knows_which(claim: Callable[..., Claim]) -> None:
    found = claim("demand", "وطالبت المنظمة جميع الأطراف بفتح ممرات آمنة.")
    assert named(found, "agent") == ["المنظمة"]
