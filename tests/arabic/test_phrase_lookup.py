"""Look-up of fixed phrases in words: the longest wins, clitics and pronouns where they are allowed."""

from __future__ import annotations

from khabar.arabic.lookup import Found, PhraseTable, PhraseTables
from khabar.arabic.words import Forms, Word, tokenise


def words(text: str) -> tuple[Word, ...]:
    return tokenise(text, Forms())


def at(table: PhraseTable[str], text: str, i: int = 0) -> Found[str] | None:
    found = words(text)
    return table.at(found, i, len(found))


def value(table: PhraseTable[str], text: str, i: int = 0) -> str | None:
    hit = at(table, text, i)
    return None if hit is None else hit.value


def test_the_longest_phrase_wins() -> None:
    table = PhraseTable([("بعد", "time"), ("بعد أن", "clause")])
    assert value(table, "بعد أن انسحبوا") == "clause"
    assert value(table, "بعد انسحابهم") == "time"


def test_a_conjunction_may_hang_on_the_first_word() -> None:
    hit = at(PhraseTable([("على الرغم من", "contrast")]), "وعلى الرغم من الهدنة")
    assert hit is not None
    assert (hit.cut.prefix, hit.first, hit.last) == ("و", 0, 3)


def test_other_proclitics_hang_only_where_the_table_allows_them() -> None:
    assert value(PhraseTable([("مدفعية", "artillery")]), "بالمدفعية") is None
    assert value(PhraseTable([("مدفعية", "artillery")], prefixes=frozenset({"", "بال"})), "بالمدفعية") == "artillery"


def test_a_pronoun_may_end_a_phrase_where_the_table_allows_it() -> None:
    hit = at(PhraseTable([("من قبل", "by")], pronoun=True), "من قبلهم")
    assert hit is not None
    assert hit.suffix == "هم"
    assert value(PhraseTable([("من قبل", "by")]), "من قبلهم") is None


def test_a_noun_phrase_is_known_in_its_dual_its_accusative_and_with_articles() -> None:
    table = PhraseTable([("عبوة ناسفة", "ied"), ("لغم", "mine")], prefixes=frozenset({"", "ال"}), article=True)
    assert [value(table, text) for text in ("العبوة الناسفة", "لغماً", "لغمين")] == ["ied", "mine", "mine"]


def test_a_lone_preposition_at_the_end_asks_for_that_letter_on_the_next_word() -> None:
    table = PhraseTable([("وفقا ل", "by")])
    assert value(table, "وفقاً لمصدر طبي") == "by"
    assert value(table, "وفقاً للمصدر") == "by"
    assert value(table, "وفقاً مصدر") is None


def test_quotation_marks_inside_a_phrase_are_stepped_over() -> None:
    assert value(PhraseTable([("حزب الله", "party")]), "حزب «الله»") == "party"


def test_a_phrase_does_not_run_past_the_end_it_is_given() -> None:
    assert PhraseTable([("حزب الله", "party")]).at(words("حزب الله"), 0, 1) is None


def test_several_tables_are_looked_up_together_and_no_phrase_lies_inside_another() -> None:
    tables = PhraseTables(hedge=PhraseTable([("من المرجح", "probable"), ("المرجح", "probable")]), place=PhraseTable([("في", "in")]))
    text = words("من المرجح في صنعاء")
    candidates = tables.candidates(text)
    assert candidates["place"] == [2]
    assert list(tables.phrases("hedge", text, candidates["hedge"], len(text))) == [0]
