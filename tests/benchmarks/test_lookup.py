"""benchmarks/lookup.py: both ways of finding phrases are counted alike."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.lookup import at_borders, by_words, main, spellings
from khabar.arabic.words import tokenise
from khabar.coder.knowledge import Tables


def test_phrases_are_found_with_their_clitics(tables: Tables) -> None:
    assert by_words(tables.phrases, [tokenise("وبحسب مصدر طبي", tables.forms)]) > by_words(tables.phrases, [tokenise("زهرة لوز", tables.forms)])


def test_the_phrases_are_folded_and_stand_once_in_order(tables: Tables) -> None:
    phrases = spellings(tables.codebook.lists)
    assert phrases == sorted(set(phrases))
    assert "بحسب" in phrases


def test_a_match_of_characters_counts_at_word_borders_only() -> None:
    assert at_borders(["منذ يوم من"], [[(0, 2, 0), (8, 10, 0)]]) == 1


def test_a_missing_daachorse_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "daachorse", None)
    assert main([str(tmp_path / "none.jsonl")]) == 1
    assert "pip install daachorse" in capsys.readouterr().err
