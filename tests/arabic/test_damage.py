"""Damage: every kind is found by its signs, sound text shows none, and what is read through it is what was meant."""

from __future__ import annotations

import pytest

from khabar.arabic.damage import LOST, MARKED, REVERSED, SWAPPED, find_damage
from khabar.arabic.disguise import undisguise
from khabar.arabic.script import fold
from khabar.arabic.sentences import split_sentences
from khabar.arabic.swapped import unswap
from khabar.arabic.words import Forms, tokenise

KNOWN = {fold(word) for word in ("قصف", "قتل", "انفجار", "اعتقال", "حال", "قال", "سالم")}


def known(folded: str) -> bool:
    return folded in KNOWN


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("هدأت الأوضاع في البلدة خلال الليل، ولا أنباء عن قتلى.", ()),
        ("هدأت األوضاع في البلدة خالل الليل", (SWAPPED,)),
        ("إلا أن الاتفاق لم ينفذ، فضلا عن خلافات أخرى", ()),
        ("قصف على البلدة\\nوهدوء حذر", (MARKED,)),
        ("<p>قصف على البلدة</p>", (MARKED,)),
        ("**عاجل** قصف على البلدة", (MARKED,)),
        ("قصف على &quot;البلدة&quot;", (MARKED,)),
        ("* قصف على البلدة\n* هدوء حذر #بلدة_كذا", ()),
        ("ماذا حدث؟؟؟ هل قتل أحد???", ()),
        ("قتل ??? جنود في ???? وأصيب ???? مدنيين قرب الحاجز الشمالي للبلدة صباح أمس", (LOST,)),
        ("عاد السكان إلى القرية.\nةيرقلا ىلإ ناكسلا داع\nوفتحت المدارس أبوابها في اليوم التالي.", (REVERSED,)),
    ],
)
def test_damage_is_found_by_its_signs(text: str, kinds: tuple[str, ...]) -> None:
    assert find_damage(text) == kinds


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("قوات االحتالل", "قوات الاحتلال"),
        ("ثالثة آالف في األردن", "ثلاثة آلاف في الأردن"),
        ("قال سالم إن الالجئين في حال سيئة خالل األسبوع", "قال سالم إن اللاجئين في حال سيئة خلال الأسبوع"),
        ("ال صحة لما قيل عن االعتقاالت يوم الثالثاء", "لا صحة لما قيل عن الاعتقالات يوم الثلاثاء"),
        ("انعقد االجتماع", "انعقد االجتماع"),
        ("خلال الأسبوع الأول والأخير اجتمع اإلخوة", "خلال الأسبوع الأول والأخير اجتمع الإخوة"),
    ],
)
def test_swapped_letters_are_read_in_their_order_where_they_stand(written: str, read: str) -> None:
    forms = Forms()
    words = unswap(written, tokenise(written, forms), forms, known)
    assert " ".join(word.text for word in words) == read
    assert all(len(word.text) == word.end - word.start for word in words)


@pytest.mark.parametrize(
    ("written", "read", "hidden"),
    [
        ("ڨصڡ", "قصف", True),
        ("ڡتل", "قتل", True),
        ("اعٺٯال", "اعتقال", True),
        ("ڤيينا", "فيينا", False),
        ("انڢجار", "انفجار", True),
        ("پاريس", "باريس", False),
    ],
)  # fmt: skip
def test_letters_in_disguise_are_read_as_those_that_are_meant(written: str, read: str, hidden: bool) -> None:
    forms = Forms()
    words, at = undisguise(written, tokenise(written, forms), forms, known)
    assert [word.text for word in words] == [read]
    assert at == (frozenset({0}) if hidden else frozenset())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قتل **ثلاثة** جنود", ["قتل", "ثلاثة", "جنود"]),
        ("قتل *ثلاثة* جنود، و_أربعة_ آخرون", ["قتل", "ثلاثة", "جنود", "،", "و", "_", "أربعة", "آخرون"]),
        ("<b>قتل</b> ثلاثة&nbsp;جنود", ["قتل", "ثلاثة", "جنود"]),
        ("قتل [ثلاثة](https://example.org/a) جنود", ["قتل", "[", "ثلاثة", "جنود"]),
        ("الأول * الثاني ** الثالث", ["الأول", "*", "الثاني", "*", "*", "الثالث"]),
        ("#دير_الزور تحت القصف", ["#", "دير", "_", "الزور", "تحت", "القصف"]),
    ],
)
def test_marks_of_formatting_are_no_words(text: str, words: list[str]) -> None:
    assert [word.text for word in tokenise(text, Forms())] == words


@pytest.mark.parametrize("end", ["\n", "\\n", "\\r\\n", "\\t", "<br>", "<br />", "</p><p>", "</li>"])
def test_a_line_ends_where_its_end_is_written_out(end: str) -> None:
    text = f"قصف على البلدة{end}هدوء حذر"
    words = tokenise(text, Forms())
    sentences = split_sentences(words)
    assert [" ".join(w.text for w in words[s.first : s.last]) for s in sentences] == ["قصف على البلدة", "هدوء حذر"]
    assert all(text[word.start : word.end] == word.text for word in words)
