"""Constituents: the phrases round a predicate, each with the preposition before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.coder.analysis import Analysis
from khabar.coder.syntax.constituents import constituents
from khabar.model.claim import Claim

Phrases = list[tuple[str, str]]


@pytest.fixture
def phrases(analyse: Callable[..., Analysis]) -> Callable[[str], Phrases]:
    """Preposition and words of each phrase of a sentence."""

    def run(text: str) -> Phrases:
        a = analyse(text, published="2024-05-15")
        view = a.views[0]
        parts = constituents(view, view.first, view.last)
        return [(p.prep, " ".join(w.text for w in a.words[p.first : p.last])) for p in parts]

    return run


def test_a_construct_runs_on_to_its_last_noun(phrases: Callable[[str], Phrases]) -> None:
    assert phrases("استهدفت المدفعية مواقع قوات النظام.") == [("", "المدفعية"), ("", "مواقع قوات النظام")]


def test_an_adjective_belongs_to_its_noun(phrases: Callable[[str], Phrases]) -> None:
    assert phrases("قصفت الطائرات الروسية البلدة.") == [("", "الطائرات الروسية"), ("", "البلدة")]


def test_a_preposition_opens_a_phrase(phrases: Callable[[str], Phrases]) -> None:
    assert ("من", "قرية المشيرفة") in phrases("انسحب المسلحون من قرية المشيرفة.")


def test_a_preposition_written_on_its_noun_opens_one_too(phrases: Callable[[str], Phrases]) -> None:
    assert ("ب", "بالمدفعية") in phrases("قصفت القوات الحي بالمدفعية.")


def test_a_number_and_what_it_counts_are_one_phrase(phrases: Callable[[str], Phrases]) -> None:
    assert phrases("قُتل خمسة جنود.") == [("", "خمسة جنود")]


def test_a_time_is_a_phrase_of_its_own(phrases: Callable[[str], Phrases]) -> None:
    assert phrases("قُتل خمسة جنود صباح أمس.") == [("", "خمسة جنود"), ("", "صباح أمس")]


def test_a_partitive_takes_what_it_is_part_of(phrases: Callable[[str], Phrases]) -> None:
    assert phrases("اعتقلت الشرطة عدداً من المحتجين.") == [("", "الشرطة"), ("", "عدداً من المحتجين")]


def test_what_is_joined_by_or_is_an_alternative(analyse: Callable[..., Analysis]) -> None:
    view = analyse("قصفت طائرات النظام أو روسيا البلدة.").views[0]
    assert [part.alternative for part in constituents(view, view.first, view.last)] == [False, True, False]


def test_a_time_after_a_preposition_is_one_phrase_and_no_object(claim: Callable[..., Claim]) -> None:
    found = claim("killing", "قالت الشرطة إن 14 شخصاً قتلوا في انفجار سيارة في السوق، في أعنف هجوم منذ بدء الخطة في فبراير شباط.")
    assert [(actor.role, actor.text) for actor in found.actors] == [("target", "شخصاً")]


def test_fighters_of_a_body_are_one_phrase(claim: Callable[..., Claim]) -> None:
    found = claim("killing", "قتلت الغارة 13 من مقاتلي الحركة قرب البلدة.")
    assert [actor.text for actor in found.actors if actor.role == "target"] == ["مقاتلي الحركة"]
