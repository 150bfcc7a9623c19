"""Inputs: files, folders and JSON lines into reports; what cannot be read is named and the rest goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from khabar.errors import InputError
from khabar.model.report import Report, make_report
from khabar.read import read_inputs
from khabar.read.dates import check_date
from khabar.read.given import Given
from khabar.read.inputs import complaint
from khabar.read.jsonl import read_jsonl


def read(path: Path, published: str | None = None) -> list[Report | InputError]:
    return list(read_inputs([str(path)], published))


def reports(data: bytes, published: str | None = None) -> list[Report | InputError]:
    return list(read_jsonl(data, "a.jsonl", Given(published)))


def test_a_folder_is_read_deep_and_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", "b/z.txt", "notes.md"):
        (tmp_path / name).write_text(f"خبر {name}", encoding="utf-8")
    assert [Path(one.path or "").name for one in read(tmp_path) if isinstance(one, Report)] == ["a.txt", "z.txt", "c.txt"]


def test_a_file_keeps_its_line_ends_and_takes_the_day_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("سطر\r\nآخر".encode())
    [report] = read(path, "2021-01-02")
    assert isinstance(report, Report)
    assert (report.text, report.published, report.path) == ("سطر\r\nآخر", "2021-01-02", str(path))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    [error] = read(tmp_path / "none.txt")
    assert isinstance(error, InputError)
    assert "none.txt: No such file" in str(error)


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    [error] = read(tmp_path)
    assert "nothing to read" in str(error)


def test_a_json_line_is_a_report_and_other_keys_are_ignored() -> None:
    row = {"text": "هدنة", "id": 5, "published": "2022-04-02", "outlet": "صحيفة", "title": "عنوان", "url": "https://example.org", "rank": [1]}
    [report] = reports(json.dumps(row).encode())
    assert isinstance(report, Report)
    assert (report.id, report.published, report.outlet, report.title) == ("5", "2022-04-02", "صحيفة", "عنوان")


def test_a_line_s_own_day_wins_over_the_day_given() -> None:
    found = reports(b'{"text": "a", "published": "2022-04-02"}\n\n{"text": "b"}\r\n', "2020-01-01")
    assert [(one.published, one.published_by) for one in found if isinstance(one, Report)] == [("2022-04-02", "input"), ("2020-01-01", "option")]


@pytest.mark.parametrize("line", [b"{", b"[]", b'{"title": "x"}', b'{"text": 5}', b'{"text": "a", "published": "yesterday"}', b'{"text": "\xff"}'])
def test_a_broken_line_is_named_by_its_number_and_the_rest_goes_on(line: bytes) -> None:
    first, error, last = reports(b'{"text": "a"}\n' + line + b'\n{"text": "b"}')
    assert isinstance(error, InputError)
    assert error.line == 2
    assert isinstance(first, Report)
    assert isinstance(last, Report)


@pytest.mark.parametrize("day", ["2019-02-16", "2019-02-16T10:00:00+03:00", "2024-02-29"])
def test_a_day_is_a_date(day: str) -> None:
    assert check_date(day, "--published") == day


@pytest.mark.parametrize("day", ["", "16/02/2019", "2019-02-30", "2019", "2019-02", "tomorrow"])
def test_anything_else_is_none(day: str) -> None:
    with pytest.raises(ValueError, match="--published"):
        check_date(day, "--published")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        (" \r\n\t ", "empty"),
        ("The town was shelled again on Monday.", "not Arabic"),
        ("قُصفت البلدة", None),
        ("نشر موقع Reuters خبراً", None),
    ],
)
def test_a_report_with_nothing_to_code_says_why(text: str, said: str | None) -> None:
    found = complaint(make_report(text))
    assert found is None if said is None else found is not None and said in found


def test_a_line_without_a_day_has_that_of_its_address(tmp_path: Path) -> None:
    lines = [
        '{"text": "نص", "url": "https://example.org/2022/02/16/a"}',
        '{"text": "نص", "url": "https://example.org/2022/02/16/b", "published": "2022-02-17"}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = list(read_inputs([str(tmp_path / "a.jsonl")]))
    assert [one.published for one in found if isinstance(one, Report)] == ["2022-02-16", "2022-02-17"]
