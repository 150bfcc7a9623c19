"""Every list has a record: what is misspelt in it is an error that names file, line and what was expected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from conftest import write
from khabar.codebook.cache import HOME
from khabar.codebook.lint.problems import lint
from khabar.codebook.load import load, load_folders
from khabar.codebook.schema.rows import Column, columns, described
from khabar.codebook.tables import list_files, read_rows, read_tsv, records
from khabar.errors import CodebookError
from khabar.gazetteer.entry import FEATURES

RECORDS = records()
FILES = list_files(HOME / "lists")
CLOSED = [(name, column) for name, record in RECORDS.items() for column in columns(record).values() if "text" not in described(column.type)]
WRONG = "misspelt"


def filled(name: str, **cells: str) -> str:
    """A table of one row: the first of khabar's own, with some cells given."""
    row = {**read_tsv(FILES[name])[0], **cells}
    return "\t".join(row) + "\n" + "\t".join(row.values()) + "\n"


def test_every_table_has_a_record_and_every_record_a_table() -> None:
    assert FILES.keys() == RECORDS.keys()
    assert all(getattr(load().lists, name) for name in RECORDS)


@pytest.mark.parametrize("name", RECORDS)
def test_a_table_stands_in_the_room_of_its_record(name: str) -> None:
    assert FILES[name].parent.name in RECORDS[name].__module__.split(".")[-2:]


def test_an_overlay_may_have_a_list_in_its_room_or_beside_the_rooms(folder: Path) -> None:
    for place in ("lists", "lists__events"):
        own = write(folder.parent / place, **{f"{place}__means_tsv": "phrase\tkind\nلغم مضيء\tother\n"})
        assert [row.phrase for row in read_rows(own / "lists")["means"]] == ["لغم مضيء"]
        assert lint(own) == []


def test_two_files_of_one_list_are_an_error_that_names_both(folder: Path) -> None:
    table = "phrase\tkind\nلغم مضيء\tother\n"
    own = write(folder.parent / "own", lists__means_tsv=table, lists__events__means_tsv=table)
    assert [str(problem) for problem in lint(own)] == ["lists/means.tsv: the same list as lists/events/means.tsv, expected one file"]
    with pytest.raises(CodebookError, match=r"lists/means\.tsv: the same list as .*lists/events/means\.tsv, expected one file"):
        read_rows(own / "lists")


@pytest.mark.parametrize("name", RECORDS)
def test_a_table_has_the_columns_of_its_record_in_order(name: str) -> None:
    assert list(read_tsv(FILES[name])[0]) == list(columns(RECORDS[name]))


@pytest.mark.parametrize("name", RECORDS)
def test_an_unknown_column_is_an_error_that_names_file_and_expected_columns(folder: Path, name: str) -> None:
    own = write(folder.parent / "own", **{f"lists__{name}_tsv": filled(name, **{WRONG: "x"})})
    expected = f"header: unknown column {WRONG!r}, expected {', '.join(columns(RECORDS[name]))}"
    assert [str(problem) for problem in lint(own) if problem.level == "error"] == [f"lists/{name}.tsv: {expected}"]
    with pytest.raises(CodebookError, match=f"lists/{name}.tsv, header: unknown column"):
        read_rows(own / "lists")


@pytest.mark.parametrize(("name", "column"), CLOSED, ids=[f"{name}.{column.name}" for name, column in CLOSED])
def test_a_misspelt_cell_is_an_error_that_names_file_and_line(folder: Path, name: str, column: Column) -> None:
    own = write(folder.parent / "own", **{f"lists__{name}_tsv": "# a comment\n" + filled(name, **{column.name: WRONG})})
    told = f"{column.name}: {WRONG!r}, expected {described(column.type)}"
    assert [str(problem) for problem in lint(own) if problem.level == "error"] == [f"lists/{name}.tsv: line 3: {told}"]
    with pytest.raises(CodebookError) as raised:
        read_rows(own / "lists")
    assert str(raised.value).endswith(f"lists/{name}.tsv, line 3: {told}")


@pytest.mark.parametrize("name", [name for name, record in RECORDS.items() if len(columns(record)) > 1])
def test_a_row_without_its_first_cell_is_an_error(folder: Path, name: str) -> None:
    first = next(iter(columns(RECORDS[name]).values()))
    row = next(row for row in read_tsv(FILES[name]) if any(list(row.values())[1:]))
    table = "\t".join(row) + "\n\t" + "\t".join(list(row.values())[1:]) + "\n"
    own = write(folder.parent / "own", **{f"lists__{name}_tsv": table})
    told = [str(problem) for problem in lint(own) if problem.level == "error"]
    assert told == [f"lists/{name}.tsv: line 2: no {first.name}, expected {described(first.type)}"]


def test_every_wrong_cell_is_told_not_only_the_first(folder: Path) -> None:
    own = write(folder.parent / "own", lists__means_tsv="phrase\tkind\tair\nلغم\tmines\tmaybe\nعبوة\tied\tno\n\tother\t\n")
    told = [str(problem) for problem in lint(own)]
    assert [line.split(", expected")[0] for line in told] == [
        "lists/means.tsv: line 2: kind: 'mines'",
        "lists/means.tsv: line 2: air: 'maybe'",
        "lists/means.tsv: line 4: no phrase",
    ]


def test_a_column_that_may_be_empty_may_be_left_out_and_another_may_not(folder: Path) -> None:
    own = write(folder.parent / "own", lists__means_tsv="phrase\nلغم\n")
    assert [str(problem) for problem in lint(own)] == ["lists/means.tsv: header: no column 'kind', expected phrase, plurals, kind, air"]


def test_several_values_are_parted_by_a_bar_and_each_is_checked(folder: Path) -> None:
    own = write(folder.parent / "own", lists__place_alone_tsv="name\twhere\nالباب\tin|at\n")
    assert [str(problem) for problem in lint(own)] == [
        "lists/place_alone.tsv: line 2: where: 'at', expected one of in, on, hit, front, several parted by |"
    ]


def test_an_overlays_unknown_list_is_told_of_and_not_read(folder: Path) -> None:
    own = write(folder.parent / "own", lists__meanz_tsv="phrase\nلغم\n")
    assert [problem.level for problem in lint(own)] == ["warning"]
    assert load_folders((folder, own)).lists == load_folders((folder,)).lists


def test_the_kinds_of_place_in_the_lists_are_those_of_the_gazetteer() -> None:
    """And two that only words name: a border and a countryside."""
    feature: Any = columns(RECORDS["place_triggers"])["kind"].type
    assert set(feature.__args__) == FEATURES | {"border", "countryside"}
