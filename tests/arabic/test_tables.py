"""The facts of the language are data: every row is well formed, and has a name that code calls it by."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import khabar.arabic
from khabar.arabic import clitics, endings, letters
from khabar.arabic.script import fold
from khabar.arabic.tables import rows

HOME = Path(khabar.arabic.__file__).parent
NAMED = sorted(path.stem for path in HOME.glob("*.tsv") if "name" in rows("khabar.arabic", path.name)[0])


def names(table: str) -> list[str]:
    return [row["name"] for row in rows("khabar.arabic", f"{table}.tsv")]


@pytest.mark.parametrize("table", NAMED)
def test_a_name_stands_once_and_stands_for_something(table: str) -> None:
    assert len(set(names(table))) == len(names(table))
    assert all(row["written"] for row in rows("khabar.arabic", f"{table}.tsv"))


@pytest.mark.parametrize("table", NAMED)
def test_every_name_is_called_by_the_module_of_its_table(table: str) -> None:
    tree = ast.parse((HOME / f"{table}.py").read_text(encoding="utf-8"))
    called = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    said_something_of = {
        row["name"] for row in rows("khabar.arabic", f"{table}.tsv") if any(row.get(column) for column in ("same", "latin", "foreign"))
    }
    assert set(names(table)) - called - said_something_of == set()


def test_a_letter_is_one_letter_and_is_folded_to_one_that_stays() -> None:
    for row in rows("khabar.arabic", "letters.tsv"):
        assert len(row["written"]) == 1
        assert row["same"] not in letters.SAME
        assert row["latin"] in {"", "-"} or (row["latin"].isascii() and len(row["latin"]) == 1)


def test_clitics_and_pronouns_are_folded() -> None:
    for written in (*clitics.PROCLITICS, *clitics.PRONOUNS):
        assert fold(written) == written


def test_no_pronoun_hides_a_longer_one() -> None:
    for at, pronoun in enumerate(clitics.PRONOUNS):
        assert not any(longer.endswith(pronoun) for longer in clitics.PRONOUNS[at + 1 :])


def test_pronouns_agree_in_number_and_the_third_person_in_gender_unless_it_is_a_dual() -> None:
    for row in rows("khabar.arabic", "pronouns.tsv"):
        assert row["person"] in {"1", "2", "3"}
        assert row["number"] in {"s", "d", "p"}
    assert clitics.THIRD_PERSON == {"هما": ("", "d"), "هم": ("m", "p"), "هن": ("f", "p"), "ها": ("f", "s"), "ه": ("m", "s")}


def test_an_ending_reads_as_its_example_ends() -> None:
    for row in rows("khabar.arabic", "endings.tsv"):
        if row["note"]:
            assert all(any(example.endswith(w) for w in row["written"].split("|")) for example in row["note"].split("، "))
    assert endings.SOUND_PLURALS == ("ون", "ين")
