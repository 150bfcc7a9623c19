"""Every written form of a noun: dual, plurals, the accusative alif, and the letter before a pronoun."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.arabic.nominals import noun_forms
from khabar.arabic.script import fold


def shapes(singular: str, *plurals: str) -> dict[str, set[str]]:
    """Form → what it may be: number, with - before a pronoun only and . before none."""
    return {
        spelling: {f"{form.number}{'-' * form.bound}{'.' * form.free}" for form in readings}
        for spelling, readings in noun_forms(singular, plurals).items()
    }


def test_a_noun_in_ta_marbuta() -> None:
    """غارة: غارتان, غارتين, غارتا حلب, غارات, and غارته before a pronoun."""
    assert shapes("غارة", "غارات") == {
        "غاره": {"s."},
        "غارت": {"s-"},
        "غارتان": {"d."},
        "غارتين": {"d."},
        "غارتا": {"d"},
        "غارتي": {"d"},
        "غارات": {"p"},
    }


def test_a_noun_in_ta_marbuta_without_plurals_takes_the_sound_one() -> None:
    """محاولة → محاولات; but قصف has no plural unless it is given."""
    assert shapes("محاولة")["محاولات"] == {"p"}
    assert not any("p" in form for form in set().union(*shapes("قصف").values()))


def test_the_accusative_alif_is_written_or_not() -> None:
    """قصفا, شيئا, but never ضربةا, لقاءا (indefinite), مبنىا."""
    assert "s." in shapes("قصف")["قصفا"]
    assert "s." in shapes("شيء")["شييا"]
    assert "s." not in shapes("لقاء").get("لقاءا", set())
    assert "مبنيا" not in {form for form, told in shapes("مبنى").items() if "s." in told}


@pytest.mark.parametrize(
    ("singular", "plural", "expected"),
    [
        ("مقاتل", "مقاتلون", "مقاتلون مقاتلين مقاتلو مقاتلي"),
        ("مقاتل", "مقاتلين", "مقاتلون مقاتلين مقاتلو مقاتلي"),
        ("قتيل", "قتلى", "قتلى قتلا"),
        ("لغم", "ألغام", "ألغام ألغاما"),
        ("مبنى", "مباني", "مباني مبان"),
        ("قائد", "قادة", "قادة قادت"),
        ("مسؤول", "مسؤولون", "مسؤولون مسئولون مسؤولين مسئولين"),
        ("لاجئ", "لاجئون", "لاجئون لاجئين لاجئي"),
    ],
)
def test_plurals_take_their_endings(singular: str, plural: str, expected: str) -> None:
    forms = shapes(singular, plural)
    assert [word for word in expected.split() if not any("p" in told for told in forms.get(fold(word), ()))] == []


def test_a_broken_plural_in_nun_is_left_alone() -> None:
    """قوانين is no sound plural: there is no قوانون."""
    assert "قوانون" not in shapes("قانون", "قوانين")


def test_hamza_moves_before_a_pronoun() -> None:
    """لقاؤه, لقائه; the plural أبناء too: أبنائهم."""
    forms = shapes("لقاء", "لقاءات")
    assert forms["لقاو"] == forms["لقاي"] == {"s-"}
    assert shapes("ابن", "أبناء")["ابناي"] == {"p-"}


def test_the_oblique_dual_is_not_taken_for_the_adjective() -> None:
    """«هجومي» alone is the adjective; before a pronoun it is the dual."""
    assert shapes("هجوم")["هجومي"] == {"d-"}


def test_a_noun_that_lost_its_ya_is_written_with_kasratan() -> None:
    """تصدٍّ: التصدي, تصديا."""
    assert {"تصد", "تصدي", "تصديا"} <= shapes("تصدٍّ").keys()


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة", min_size=2, max_size=8))
def test_any_noun_has_folded_forms_with_its_singular_among_them(noun: str) -> None:
    forms = noun_forms(noun)
    assert fold(noun) in forms
    assert all(fold(spelling) == spelling and len(spelling) >= 2 for spelling in forms)
