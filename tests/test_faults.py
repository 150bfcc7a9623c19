"""A fault of khabar's own in one report: it is named, and the others go on."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from khabar import Coder, Ledger, make_report
from khabar.cli import code, explain, mentions
from khabar.cli.ledger import add as ledger_command
from khabar.cli.ledger import care as ledger_care
from khabar.coder import stages
from khabar.coder.analysis import Analysis
from khabar.coder.knowledge import Tables
from khabar.errors import CodingError
from khabar.read.given import Given

GOOD = "أصيب طفلان بانفجار لغم في بلدة حيان."
BAD = "قُتل رجل في بلدة بيانون."
SAYS = "not coded, by a fault of khabar: RuntimeError: no such luck"


@pytest.fixture
def _fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """A first stage that fails on one text."""
    first = stages.STAGES[0]

    def broken(analysis: Analysis, tables: Tables) -> Analysis:
        if analysis.text == BAD:
            raise RuntimeError("no such luck")
        return first(analysis, tables)

    pipeline = (broken, *stages.STAGES[1:])
    monkeypatch.setattr(stages, "STAGES", pipeline)
    monkeypatch.setattr(stages, "MENTIONS", (broken, *stages.MENTIONS[1:]))
    monkeypatch.setattr(stages.analyse, "__defaults__", (pipeline,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    for name, text in (("a.txt", GOOD), ("b.txt", BAD), ("c.txt", GOOD.replace("طفلان", "رجلان"))):
        (tmp_path / "reports" / name).write_text(text, encoding="utf-8")
    return tmp_path / "reports"


@pytest.mark.usefixtures("_fault")
def test_code_and_mentions_name_it_and_go_on(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert code.run([str(folder)], Given(), "jsonl", tmp_path / "claims", 1, None, ()) == 1
    assert (tmp_path / "claims").read_text(encoding="utf-8").count('"type":"injury"') == 2
    assert mentions.run([str(folder)], Given(), "jsonl", "place", tmp_path / "mentions", None, ()) == 1
    assert (tmp_path / "mentions").read_text(encoding="utf-8").count("حيان") >= 2
    assert explain.run(str(folder / "b.txt"), Given(), None, None, ()) == 1
    assert capsys.readouterr().err.splitlines() == [f"khabar: {folder / 'b.txt'}: {SAYS}"] * 3


@pytest.mark.usefixtures("_fault")
def test_a_ledger_takes_the_others_and_adds_it_once_it_can_be_read(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    ledger = str(tmp_path / "war.db")
    assert ledger_command.add(ledger, [str(folder)], Given(), 10, 1, None, ()) == 1
    said = capsys.readouterr()
    assert "2 reports added" in said.out
    assert said.err.count(SAYS) == 1
    monkeypatch.undo()
    assert ledger_command.add(ledger, [str(folder)], Given(), 10, 1, None, ()) == 0
    assert "1 report added" in capsys.readouterr().out


def test_a_recoding_leaves_it_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> None:
    with Ledger.open(str(tmp_path / "war.db"), create=True) as ledger:
        ledger.add([make_report(GOOD), make_report(BAD)], Coder())
        before = [claim.id for claims in ledger.claims() for claim in claims]
    overlay = tmp_path / "overlay" / "lists"
    overlay.mkdir(parents=True)
    (overlay / "units.tsv").write_bytes(
        (Path(stages.__file__).parents[1] / "codebook" / "lists" / "quantities" / "units.tsv").read_bytes() + b"\n# mine\n"
    )
    request.getfixturevalue("_fault")
    assert ledger_care.recode(str(tmp_path / "war.db"), "Hind", 10, 1, tmp_path / "overlay", ()) == 1
    said = capsys.readouterr()
    with Ledger.open(str(tmp_path / "war.db")) as ledger:
        assert [claim.id for claims in ledger.claims() for claim in claims] == before
    assert said.err.count(SAYS) == 1


def test_the_error_comes_back_from_another_process_whole() -> None:
    error = pickle.loads(pickle.dumps(CodingError("a.txt", "KeyError: 3")))
    assert (error.report, error.problem, str(error)) == ("a.txt", "KeyError: 3", "a.txt: not coded, by a fault of khabar: KeyError: 3")
