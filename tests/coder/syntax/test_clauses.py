"""Clauses: where a sentence splits, and which verb each part has."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from khabar.coder.analysis import Analysis

Clauses = list[tuple[str, str | None]]


@pytest.fixture
def split(analyse: Callable[..., Analysis]) -> Callable[[str], Clauses]:
    """Kind and verb of each clause of a sentence."""

    def run(text: str) -> Clauses:
        a = analyse(text)
        return [(c.kind, None if c.verb is None else a.words[c.verb].text) for clauses in a.clauses for c in clauses]

    return run


def test_a_verb_and_what_follows_it_is_one_clause(split: Callable[[str], Clauses]) -> None:
    assert split("اعتقلت الشرطة ناشطين في مدينة صفاقس.") == [("main", "اعتقلت")]


def test_the_closing_mark_of_a_name_in_straight_marks_opens_no_speech(split: Callable[[str], Clauses]) -> None:
    found = split('سقط جرحى في قصف لحركة "النجم" استهدف بلدة الكفرة.')
    assert "complementizer" not in [kind for kind, _ in found]


def test_an_accusative_after_a_complementiser_is_no_dual_verb(split: Callable[[str], Clauses]) -> None:
    assert split("قال شاهد إن قصفا مدفعيا طال البلدة.")[1] == ("complementizer", "طال")


def test_a_nominal_sentence_has_no_verb(split: Callable[[str], Clauses]) -> None:
    assert split("مقتل طفلين بانفجار لغم قرب قرية الشيخ هلال.") == [("main", None)]


def test_what_is_said_is_a_clause_of_its_own(split: Callable[[str], Clauses]) -> None:
    assert split("قال المرصد إن الطيران قصف البلدة.") == [("main", "قال"), ("complementizer", "قصف")]


def test_a_verb_with_its_conjunction_opens_a_clause(split: Callable[[str], Clauses]) -> None:
    assert split("اعتقلت الشرطة ناشطين وأفرجت عنهم بعد ساعات.") == [("main", "اعتقلت"), ("coordinate", "وأفرجت")]


def test_a_relative_clause_describes_and_the_verb_of_its_subject_comes_after(split: Callable[[str], Clauses]) -> None:
    assert split("أعلن المتحدث أن القوات التي دخلت البلدة أمس اعتقلت عشرة مسلحين.") == [
        ("main", "أعلن"), ("complementizer", None), ("relative", "دخلت"), ("resumed", "اعتقلت"),
    ]  # fmt: skip


def test_an_adverb_that_could_open_a_clause_opens_none_inside_a_phrase(split: Callable[[str], Clauses]) -> None:
    """«ميدانياً» opens a clause at its start, and is an adjective in «مستشفى ميدانياً»."""
    assert split("قصفت الطائرات الروسية مستشفى ميدانياً في مدينة سراقب.") == [("main", "قصفت")]
    assert split("ميدانياً، قصفت الطائرات الروسية مدينة سراقب.")[-1] == ("opener", "قصفت")


def test_an_indefinite_noun_takes_a_relative_clause_without_a_word_for_it(split: Callable[[str], Clauses]) -> None:
    assert ("bare_relative", "نفذه") in split("صد الجيش هجوماً نفذه مسلحون على حاجز أمني.")


@pytest.mark.parametrize("text", ["قتل ثلاثة جنود، وأصيب آخرون، حين انفجر لغم.", "قال إن القوات انسحبت: «لن نعود» ثم صمت."])
def test_clauses_are_in_order_and_share_no_word(analyse: Callable[..., Analysis], text: str) -> None:
    for clauses in analyse(text).clauses:
        assert all(before.last <= after.first for before, after in pairwise(clauses))
        assert [c.number for c in clauses] == list(range(len(clauses)))
        assert all(c.parent is None or c.parent < c.number for c in clauses)


def test_a_verb_takes_its_negator_and_its_pronoun_with_it(split: Callable[[str], Clauses]) -> None:
    """«ولم يصب»، «وهم الآن يخوضون»: «و» on the word before the verb joins the clause."""
    assert split("قتل جندي في الانفجار ولم يصب أحد من السكان.") == [("main", "قتل"), ("coordinate", "يصب")]
    assert split("دخل الجنود الجامعة وهم الآن يخوضون معارك.") == [("main", "دخل"), ("coordinate", "يخوضون")]


def test_a_subject_waits_for_its_verb_past_an_aside(split: Callable[[str], Clauses]) -> None:
    assert split("قالوا إن المهاجمين، وكان عددهم يتجاوز الخمسين، اقتحموا القرية.")[-1] == ("resumed", "اقتحموا")


def test_a_name_in_quotation_marks_opens_no_speech(split: Callable[[str], Clauses]) -> None:
    assert split("دعا «تجمع الأطباء المستقلين» إلى إضراب عام.") == [("main", "دعا")]


def test_a_verb_after_a_named_body_is_finite(split: Callable[[str], Clauses]) -> None:
    assert split("قال سكان إن تنظيم داعش نقل مئة عائلة إلى المطار.")[-1] == ("complementizer", "نقل")
