"""Words: where each begins and ends, and every way to cut its clitics."""

from __future__ import annotations

import pytest

from khabar.arabic.words import Forms, cuts, tokenise


def tokens(text: str) -> list[tuple[str, str]]:
    return [(word.text, word.kind) for word in tokenise(text, Forms())]


def parts(word: str) -> set[tuple[str, str, str]]:
    return {(cut.prefix, cut.stem, cut.suffix) for cut in cuts(word)}


def test_words_digits_marks_and_line_breaks_are_tokens() -> None:
    assert tokens("نزح 25 ألفاً.\nعادوا") == [
        ("نزح", "word"), ("25", "number"), ("ألفاً", "word"), (".", "punct"), ("\n", "break"), ("عادوا", "word"),
    ]  # fmt: skip


def test_vowel_marks_and_bidi_marks_do_not_split_a_word() -> None:
    assert [text for text, _ in tokens("قُتِلَ\u200f جنديّان")] == ["قُتِلَ\u200f", "جنديّان"]


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("وبالقرية", ("وبال", "قريه", "")),
        ("للتحالف", ("لل", "تحالف", "")),
        ("سينسحب", ("س", "ينسحب", "")),
        ("منازلهم", ("", "منازل", "هم")),
        ("وقتلوهما", ("و", "قتلو", "هما")),
        ("وجود", ("", "وجود", "")),
    ],
)
def test_a_word_can_be_cut_into_clitics_stem_and_pronoun(word: str, part: tuple[str, str, str]) -> None:
    assert part in parts(word)


def test_the_whole_word_comes_first() -> None:
    assert (cuts("وبالقرية")[0].prefix, cuts("وبالقرية")[0].stem) == ("", "وبالقريه")


def test_head_and_tail_count_the_characters_as_written() -> None:
    """«وَمنازلِهم»: the conjunction is two characters with its vowel, which stays on it, and the pronoun is two."""
    word = "وَمنازلِهم"
    cut = next(cut for cut in cuts(word) if (cut.prefix, cut.suffix) == ("و", "هم"))
    assert (word[: cut.head], word[cut.head : len(word) - cut.tail], word[len(word) - cut.tail :]) == ("وَ", "منازلِ", "هم")


def test_a_stem_keeps_two_letters_at_least() -> None:
    assert all(len(cut.stem) >= 2 for cut in cuts("ولهم"))


def test_equal_spellings_share_one_form() -> None:
    first, _, second = tokenise("غارة ثم غارة", Forms())
    assert first.form is second.form


def test_ta_marbuta_and_tanwin_end_a_word_that_the_next_is_joined_to() -> None:
    """Posts whose line breaks were lost: «المدينةوقال»."""
    assert [w.text for w in tokenise("دخلوا المدينةوقال شهود كثيرون قتيلاًوأضاف", Forms())] == [
        "دخلوا", "المدينة", "وقال", "شهود", "كثيرون", "قتيلاً", "وأضاف",
    ]  # fmt: skip


def test_no_pronoun_stands_after_ta_marbuta() -> None:
    assert all(not cut.suffix for cut in cuts("عدة"))
