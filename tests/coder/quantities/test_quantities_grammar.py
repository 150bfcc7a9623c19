"""Quantities: the corpus of phrasings, and what holds for every text."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khabar
from khabar.arabic.sentences import split_sentences
from khabar.arabic.words import Forms, tokenise
from khabar.codebook.tables import read_lists, read_tsv
from khabar.coder.quantities.grammar import QuantityGrammar
from khabar.model.mention import Quantity

LISTS = read_lists(Path(khabar.__file__).parent / "codebook" / "lists")
GRAMMAR = QuantityGrammar(LISTS)
FORMS = Forms()
CORPUS = Path(__file__).parents[2] / "corpus"
YES = read_tsv(CORPUS / "numbers.tsv")
NO = read_tsv(CORPUS / "numbers_not.tsv")


def find(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text."""
    words = tokenise(text, FORMS)
    return GRAMMAR.find(words, split_sentences(words))


def close(found: float | None, cell: str) -> bool:
    """Whether a bound is what a cell of the corpus says; an empty cell is an open end."""
    return found is None if not cell else found is not None and math.isclose(found, float(cell), rel_tol=1e-9)


def test_the_corpus_is_large_enough() -> None:
    """At least 400 phrasings with values, at least 150 that must not parse."""
    assert len(YES) >= 400
    assert len(NO) >= 150


@pytest.mark.parametrize("row", YES, ids=[row["text"] for row in YES])
def test_a_phrasing_has_its_span_and_value(row: Mapping[str, str]) -> None:
    """The words in brackets are one quantity, with these bounds, this unit and these marks."""
    marked = row["text"]
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    (quantity,) = [q for q in find(text) if (q.start, q.end) == (start, end)]
    assert close(quantity.min, row["min"])
    assert close(quantity.max, row["max"])
    assert quantity.approximate == (row["approximate"] == "yes")
    assert (quantity.unit or "") == row["unit"]
    assert quantity.joint == (row["mark"] == "joint")
    assert quantity.ordinal == (row["mark"] == "ordinal")


@pytest.mark.parametrize("text", [row["text"] for row in NO])
def test_what_is_no_number_gives_none(text: str) -> None:
    """Names, dates, codes, scores, telephones and plain plurals count nothing."""
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "counts"),
    [("نحو 200 عنصر", "عنصر"), ("ثلاثة آخرين", "آخرين"), ("العشرات من المدنيين", "المدنيين"), ("غارتين جويتين", "غارتين"), ("36", None)],
)
def test_what_is_counted_is_said_as_it_is_written(text: str, counts: str | None) -> None:
    """`counts` is the noun's own word, `noun` its place."""
    (quantity,) = find(text)
    assert quantity.counts == counts
    assert (quantity.noun is None) == (counts is None)
    assert quantity.noun is None or tokenise(text, FORMS)[quantity.noun].text == counts


def test_batches_are_two_quantities() -> None:
    """The first so many, the second so many."""
    first, second = [q for q in find("الأولى تشمل 90 مقاتلاً والثانية تشمل 70 مقاتلاً") if not q.ordinal]
    assert (first.min, second.min) == (90, 70)


def test_the_dead_and_the_wounded_with_figures_of_their_own_are_not_joint() -> None:
    """«9 قتلى و14 جريحاً» are two figures."""
    dead, wounded = find("9 قتلى و14 جريحاً")
    assert not dead.joint
    assert not wounded.joint


def test_a_rise_from_one_figure_to_another_is_no_range() -> None:
    """«ارتفعت الحصيلة من 5 إلى 9 قتلى»: nine, not five to nine."""
    before, after = find("ارتفعت الحصيلة من 5 إلى 9 قتلى")
    assert (before.min, before.max, after.min, after.max) == (5, 5, 9, 9)


def test_what_a_sentence_counted_does_not_pass_to_the_next() -> None:
    """A bare number takes the unit of its own sentence only."""
    assert find("شن 5 غارات. وسبعة في المدينة")[-1].unit is None


def test_a_singular_that_counts_is_marked_as_one() -> None:
    """The coder uses it only where something happens to it."""
    (quantity,) = find("مقتل مزارع في حقله")
    assert quantity.shape == "single"


@given(
    st.lists(st.sampled_from([row["text"].replace("[", "").replace("]", "") for row in YES]), max_size=6), st.sampled_from([" ", "، ", ". ", "\n"])
)
def test_every_quantity_quotes_its_text_inside_one_sentence(texts: list[str], between: str) -> None:
    """Spans are in the text, in order, not overlapping, inside a sentence; bounds are in order."""
    text = between.join(texts)
    words = tokenise(text, FORMS)
    sentences = split_sentences(words)
    found = GRAMMAR.find(words, sentences)
    for quantity in found:
        assert words[quantity.first].start <= quantity.start < quantity.end <= words[quantity.last - 1].end
        assert any(s.first <= quantity.first < quantity.last <= s.last for s in sentences)
        assert quantity.min is None or quantity.max is None or quantity.min <= quantity.max
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    """Any Unicode is read without a crash, and twice to the same end."""
    assert find(text) == find(text)


def test_the_nouns_are_many_and_each_stands_once() -> None:
    """No noun stands twice in one unit."""
    rows = LISTS.nouns
    assert len(rows) >= 350
    assert len({(row.noun, row.unit) for row in rows}) == len(rows)
