"""Linting: each rule of the schema has a codebook that breaks it, and a message that says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import KILLING, write
from khabar.codebook.cache import HOME
from khabar.codebook.lint.problems import lint


def told(folder: Path, level: str = "error") -> list[str]:
    return [str(problem) for problem in lint(folder) if problem.level == level]


def edited(folder: Path, old: str, new: str) -> Path:
    """The folder as an overlay whose killing article has `old` replaced."""
    assert old in KILLING
    return write(folder.parent / "own", types__killing=KILLING.replace(old, new))


def test_a_whole_codebook_needs_every_type_that_types_txt_names(folder: Path) -> None:
    """The sample has one type of 38; nothing else is wrong with it."""
    errors = told(folder)
    assert len(errors) == 37
    assert all(error.endswith("missing or unreadable, expected a file for each type that types.txt names") for error in errors)


def test_an_overlay_may_have_any_part(folder: Path) -> None:
    assert told(write(folder.parent / "own", types__killing=KILLING)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("family: harm", "family: ''", "types/killing.yaml: family: missing"),
        (", ar: قتل}", "}", "types/killing.yaml: label: {'en': 'killing'}, expected en and ar"),
        ("notes:", "traits: {harmm: dead}\nnotes:", "types/killing.yaml: Object contains unknown field `harmm` - at `$.traits`"),
        ("notes:", "traits: {harm: deadly}\nnotes:", "types/killing.yaml: Invalid enum value 'deadly' - at `$.traits.harm`"),
        ("notes:", "linking: {scenes: violence}\nnotes:", "types/killing.yaml: Object contains unknown field `scenes` - at `$.linking`"),
        ("notes:", "linking: {attack: naked}\nnotes:", "types/killing.yaml: Invalid enum value 'naked' - at `$.linking.attack`"),
        ("type: air_strike", "type: airstrike", "types/killing.yaml: becomes: unknown type 'airstrike'"),
        ("frame: act_on", "frame: act_upon", "types/killing.yaml: trigger 1, «قتل»: unknown frame 'act_upon'"),
        ("root: قتل", "root: قلت", "types/killing.yaml: trigger 1, «قتل»: root قلت and pattern فعَل يفعُل make «قلت»"),
        ("pattern: فعِل يفعَل", "pattern: فعيل", "trigger 2, «لقي مصرع»: root 'لقي' and pattern 'فعيل' make no verb"),
        ("{على: agent}", "{على: doer}", "types/killing.yaml: Invalid enum value 'doer'"),
        ("means: [aircraft, drone]", "means: [plane]", "types/killing.yaml: Invalid enum value 'plane'"),
        ("unit: person", "unit: people", "types/killing.yaml: Invalid enum value 'people'"),
        ("polarity: negated", "polarity: no one", "types/killing.yaml: Invalid enum value 'no one'"),
        ("target: [شاب]", "target: [شباب]", "types/killing.yaml: example 3: «شباب» is not in the text"),
        ("q: يوم الاثنين", "q: يوم الأحد", "types/killing.yaml: example 1: «يوم الأحد» is not in the text"),
        ("claims: [{type: killing, trigger: استشهد}]", "claims: []", "example 4: makes no claim of type killing"),
        ("- {text: يقتلون الوقت باللعب.}", "", "types/killing.yaml: lookalikes: 2, expected at least 3"),
        ("- {text: يقتلون الوقت باللعب.}", "- {text: لم يقتل أحد.}", "lookalike 3: the same text as example 6"),
        ("notes:", "note:", "unknown field `note`"),
    ],
)
def test_a_broken_rule_is_told_with_file_and_entry(folder: Path, old: str, new: str, expected: str) -> None:
    errors = told(edited(folder, old, new))
    assert len(errors) == 1
    assert expected in errors[0]


def test_too_few_examples_are_told(folder: Path) -> None:
    article = KILLING[: KILLING.index("- {text: استشهد")] + "lookalikes: []\n"
    errors = told(write(folder.parent / "own", types__killing=article))
    assert errors == [
        "types/killing.yaml: examples: 3, expected at least 6",
        "types/killing.yaml: lookalikes: 0, expected at least 3",
    ]


def test_every_mistake_is_told_not_only_the_first(folder: Path) -> None:
    own = write(
        folder.parent / "own",
        types__killing=KILLING.replace("frame: act_on", "frame: nope").replace("family: harm", "family: ''"),
        verbs__say="- {verb: قال, root: قول}\n- {noun: بيان, is: no}\n- خبر\n",
    )
    errors = told(own)
    assert len(errors) == 5
    assert [error.split(":")[0] for error in errors] == ["types/killing.yaml"] * 2 + ["verbs/say.yaml"] * 3


def test_a_verb_in_no_dictionary_is_a_warning(folder: Path) -> None:
    own = write(folder.parent / "own", verbs__general="- {verb: استقتل, root: غغغ, pattern: استفعل}\n")
    assert any("in no dictionary" in warning for warning in told(own, "warning"))


def test_a_verb_that_an_overlay_lists_as_attested_is_none(folder: Path) -> None:
    row = "root\tpattern\tverb\treason\nغغغ\tاستفعل\tاستغغ\tmade for a test\n"
    own = write(folder.parent / "own", verbs__general="- {noun: خبر}\n- {verb: استغغ, root: غغغ, pattern: استفعل}\n", verbs__attested_tsv=row)
    assert not any("in no dictionary" in warning for warning in told(own, "warning"))


ATTESTED_COLUMNS = "root, pattern, verb, reason"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("root\tpattern\tverb\treason\nغغغ\tاستفعل\tاستغغ\n", "verbs/attested.tsv: line 2: no reason, expected text"),
        (
            "root\tpattern\tverb\twhy\nغغغ\tاستفعل\tاستغغ\tx\n",
            f"verbs/attested.tsv: header: unknown column 'why', expected {ATTESTED_COLUMNS}",
        ),
    ],
)
def test_a_verb_is_attested_for_a_reason(folder: Path, table: str, expected: str) -> None:
    assert expected in told(write(folder.parent / "own", verbs__attested_tsv=table))


def test_the_shipped_codebook_gives_nothing_to_look_at() -> None:
    assert [str(problem) for problem in lint(HOME)] == []


def test_a_form_that_two_types_claim_is_a_warning_that_names_both(folder: Path) -> None:
    """«هجوم» of two types, unless a condition tells them apart."""

    def article(name: str, more: str = "") -> str:
        return f"type: {name}\nextends: true\ntriggers:\n- {{noun: هجوم, frame: noun_by{more}}}\n"

    own = write(folder.parent / "own", types__offensive=article("offensive"), types__shelling=article("shelling"))
    (warning,) = told(own, "warning")
    assert warning.startswith("types/offensive.yaml: trigger 1, «هجوم»: warning: ")
    assert "claimed too by types/shelling.yaml, trigger 1, «هجوم»" in warning
    write(own, types__shelling=article("shelling", ", needs: [مدفعي]"))
    assert told(own, "warning") == []


def test_an_origin_in_a_type_that_does_not_move_is_a_warning(folder: Path) -> None:
    assert any("moves: true" in warning for warning in told(edited(folder, "{على: agent}", "{من: from}"), "warning"))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("word\nعلى\nعلى\n", "lists/whole_words.tsv: line 3: the same as line 2"),
        ("word\tعلى\nا\tب\n", "lists/whole_words.tsv: header: unknown column 'على', expected word"),
        ("word\nا\tب\n", "lists/whole_words.tsv: line 2: 2 cells, expected 1"),
    ],
)
def test_a_malformed_table_is_told(folder: Path, table: str, expected: str) -> None:
    (error,) = told(write(folder.parent / "own", lists__whole_words_tsv=table))
    assert expected in error


def test_a_row_without_its_first_cell_is_told(folder: Path) -> None:
    (error,) = told(write(folder.parent / "own", lists__place_words_tsv="word\tclass\tvalue\n\tstop\ty\n"))
    assert error == "lists/place_words.tsv: line 2: no word, expected text"


def test_khabars_own_codebook_has_no_error() -> None:
    """The whole codebook keeps all of its rules."""
    assert told(HOME) == []
