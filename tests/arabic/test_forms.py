"""Every written form of a verb: what is made, what it may be, and how it changes before a pronoun."""

from __future__ import annotations

import mazini
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mazini.lexicon import attested_wazns, lexicon_roots

from khabar.arabic.forms import masdar_forms, masdars, verb_forms
from khabar.arabic.nominals import Features
from khabar.arabic.script import fold

GOLDEN = [
    # verb, root, pattern, how many finite spellings, some of them (written as people write them)
    ("قتل", "قتل", "فعَل يفعُل", 35, "قتل قتلت قتلوا يقتل تقتلون يقتلوا نقتل قتلنا اقتلوا"),
    ("قال", "قول", "فعَل يفعُل", 62, "قال قالت قلت قلنا قيل قالوا يقول تقول يقولون يقل يقال قل"),
    ("رمى", "رمي", "فعَل يفعِل", 43, "رمى رمت رموا رميت يرمي ترمي يرمون يرم رمينا ارم"),
    ("مات", "موت", "فعَل يفعُل", 60, "مات ماتت ماتوا متنا يموت تموت يموتون يمت"),
    ("جاء", "جيء", "فعَل يفعِل", 104, "جاء جاءت جاءوا جاؤوا جئت جئنا يجيء يجيئون يجئ"),
    ("شنّ", "شنن", "فعَل يفعُل", 34, "شن شنت شنوا شننا يشن تشن يشنون تشنوا نشن"),
    ("استولى", "ولي", "استفعل", 34, "استولى استولت استولوا استولينا يستولي تستولي يستولون يستول يستولوا"),
    ("ألقى", "لقي", "أفعل", 37, "ألقى ألقت ألقوا ألقينا يلقي تلقي يلقون يلق يلقوا ألقي"),
    ("أصاب", "صوب", "أفعل", 56, "أصاب أصابت أصابوا أصيب أصيبت أصيبوا أصبنا يصيب تصيب يصاب يصب"),
    ("وصل", "وصل", "فعَل يفعِل", 54, "وصل وصلت وصلوا يصل تصل يصلون يصلوا نصل صل"),
    ("انسحب", "سحب", "انفعل", 30, "انسحب انسحبت انسحبوا إنسحب ينسحب تنسحب ينسحبون ينسحبوا"),
    ("نفى", "نفي", "فعَل يفعِل", 43, "نفى نفت نفوا نفينا ينفي تنفي ينفون ينف نفي"),
]


def verb_readings(forms: dict[str, tuple[Features, ...]], written: str) -> list[Features]:
    return [form for form in forms.get(fold(written), ()) if form.pos == "verb"]


@pytest.mark.parametrize(("verb", "root", "pattern", "count", "written"), GOLDEN, ids=[row[0] for row in GOLDEN])
def test_a_verb_is_made_in_all_its_spellings(verb: str, root: str, pattern: str, count: int, written: str) -> None:
    """Sound, hollow, defective, doubled and hamzated roots, as many spellings as counted, these among them."""
    forms = verb_forms(root, pattern)
    assert sum(1 for spelling in forms if verb_readings(forms, spelling)) == count
    assert [word for word in written.split() if not verb_readings(forms, word)] == []


def test_an_unvowelled_form_keeps_all_that_it_may_be() -> None:
    """«قتل» is active and passive, and «تقتل» she and you too, the likeliest first."""
    forms = verb_forms("قتل", "فعَل يفعُل")
    assert forms["قتل"] == (
        Features("verb", "active", "past", 3, "m", "s"),
        Features("verb", "passive", "past", 3, "m", "s"),
    )
    assert [(form.voice, form.person, form.gender) for form in forms["تقتل"]] == [
        ("active", 3, "f"),
        ("passive", 3, "f"),
        ("active", 2, "m"),
        ("passive", 2, "m"),
    ]


def test_moods_are_merged_so_that_a_denied_verb_is_found() -> None:
    """«لم يقتلوا» and «لم يقل» have no form of their own in the indicative."""
    assert {form.tense for form in verb_readings(verb_forms("قتل", "I/a~u"), "يقتلوا")} == {"present"}
    assert {(form.tense, form.number) for form in verb_readings(verb_forms("قول", "I/a~u"), "يقل")} == {("present", "s")}


@pytest.mark.parametrize(
    ("root", "pattern", "alone", "before_pronoun"),
    [
        ("قتل", "I/a~u", "قتلوا", "قتلو"),
        ("رمي", "I/a~i", "رمى", "رما"),
        ("قتل", "I/a~u", "قتلتم", "قتلتمو"),
        ("لقي", "IV", "ألقى", "ألقا"),
        ("ولي", "X", "استولوا", "استولو"),
    ],
)
def test_a_form_changes_before_an_object_pronoun(root: str, pattern: str, alone: str, before_pronoun: str) -> None:
    """قتلوا+ه is written قتلوه, رمى+ه رماه, قتلتم+ه قتلتموه."""
    forms = verb_forms(root, pattern)
    assert any(form.free and form.tense == "past" for form in verb_readings(forms, alone))
    assert verb_readings(forms, before_pronoun)
    assert all(form.bound for form in verb_readings(forms, before_pronoun) if form.tense == "past" and form.number != "d")


def test_hamza_before_waw_is_found_in_every_usual_seat() -> None:
    """لجأوا, لجؤوا and لجئوا are one word; so are جاءوا, جاؤوا and جائوا; يقرؤه is يقرأ before a pronoun."""
    assert all(verb_readings(verb_forms("لجء", "I/a~a"), word) for word in ("لجأوا", "لجؤوا", "لجئوا", "يلجأون", "يلجؤون"))
    assert all(verb_readings(verb_forms("جيء", "I/a~i"), word) for word in ("جاءوا", "جاؤوا", "جائوا"))
    assert [form.bound for form in verb_forms("قرء", "I/a~a")["يقرو"] if form.voice == "active"] == [True]


def test_participles_take_gender_and_number() -> None:
    """مهاجم, مهاجمة, مهاجمون, مهاجمين and مهاجمات are active; مصاب is passive only."""
    forms = verb_forms("هجم", "فاعل")
    assert {(form.pos, form.gender, form.number) for form in forms["مهاجمون"]} == {
        ("active_participle", "m", "p"),
        ("passive_participle", "m", "p"),
    }
    assert ("active_participle", "f", "s") in {(form.pos, form.gender, form.number) for form in forms["مهاجمه"]}
    assert {form.number for form in forms["مهاجمين"]} == {"d", "p"}
    assert {form.pos for form in verb_forms("صوب", "أفعل")["مصاب"]} == {"passive_participle"}


def test_a_defective_participle_has_its_ya_where_arabic_writes_it() -> None:
    """مستولٍ, المستولي, مستولية, مستولون; and of a passive ملقى, ملقاة."""
    forms = verb_forms("ولي", "استفعل")
    assert all(fold(word) in forms for word in ("مستول", "مستولي", "مستولية", "مستولون", "مستولين", "مستوليا"))
    assert all(fold(word) in verb_forms("لقي", "أفعل") for word in ("ملقى", "ملقاة", "ملقيات"))


def test_passives_are_made_as_asked() -> None:
    """All of them, only the impersonal «أُفرج عنهم», or none."""

    def passives(passive: str) -> set[tuple[int | None, str | None, str | None]]:
        forms = verb_forms("فرج", "أفعل", passive=passive)  # type: ignore[arg-type]
        found = (form for readings in forms.values() for form in readings if form.pos == "verb" and form.voice == "passive")
        return {(form.person, form.gender, form.number) for form in found}

    assert len(passives("full")) == 13
    assert passives("impersonal") == {(3, "m", "s")}
    assert passives("none") == set()


def test_a_derived_verb_gives_its_masdar_and_form_one_none() -> None:
    """استولى gives استيلاء; the masdar of قتل stands only in a dictionary."""
    assert [fold(masdar) for masdar in masdars("ولي", "استفعل")] == ["استيلاء"]
    assert masdars("قتل", "فعَل يفعُل") == ()


def test_a_masdar_takes_the_endings_of_a_noun() -> None:
    """انسحاب, انسحابا, انسحابات, and استيلاء before a pronoun."""
    (withdrawal,), (seizure,) = masdars("سحب", "انفعل"), masdars("ولي", "استفعل")
    assert {"انسحاب", "انسحابا", "انسحابات", "انسحابان"} <= masdar_forms(withdrawal).keys()
    assert [form.bound for form in masdar_forms(seizure)["استيلاي"]] == [True]
    assert {form.pos for readings in masdar_forms(withdrawal).values() for form in readings} == {"masdar"}


def test_an_impossible_pair_is_refused() -> None:
    """Two letters are no root, and غريب is no pattern."""
    with pytest.raises(mazini.MaziniError):
        verb_forms("قت", "فعَل يفعُل")
    with pytest.raises(mazini.MaziniError):
        verb_forms("قتل", "غريب")


@settings(max_examples=150, deadline=None)
@given(root=st.sampled_from(lexicon_roots()), choice=st.integers(0, 20))
def test_every_form_of_every_attested_verb_is_folded_and_told_once(root: str, choice: int) -> None:
    """Each spelling folds to itself, has two letters, and lists no reading twice; none is both bound and free."""
    patterns = attested_wazns(root)
    for spelling, readings in verb_forms(root, patterns[choice % len(patterns)]).items():
        assert fold(spelling) == spelling
        assert len(spelling) >= 2
        assert len(set(readings)) == len(readings) > 0
        assert not any(form.bound and form.free for form in readings)
