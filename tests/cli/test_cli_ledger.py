"""`khabar ledger`, run as people and programs run it: what goes to stdout, what to stderr, and the exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ONE = "قصفت مدفعية الجيش بلدة حيان فجر الاثنين، ما أدى إلى مقتل ثلاثة مدنيين وفق الدفاع المدني."
OTHER = "قُتل ثلاثة مدنيين في قصف مدفعي على بلدة حيان يوم الاثنين، بحسب مصدر طبي."


def khabar(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "khabar", "ledger", *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of two reports on one shelling."""
    folder = tmp_path_factory.mktemp("ledger")
    rows = [{"id": id, "text": text, "outlet": id, "published": "2024-05-15"} for id, text in (("one", ONE), ("other", OTHER))]
    (folder / "reports.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    done = khabar("add", folder / "war.db", folder / "reports.jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 reports added" in done.stdout
    return folder / "war.db"


def records(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_two_reports_of_one_shelling_are_one_event(ledger: Path) -> None:
    (shelling,) = records(khabar("events", ledger, "--type", "shelling", "--format", "jsonl"))
    assert shelling["schema"] == "khabar.event/1"
    assert shelling["reports"] == ["one", "other"]
    (incident,) = records(khabar("incidents", ledger, "--format", "jsonl"))
    assert incident["id"] == shelling["incident"]
    assert shelling["id"] in incident["events"]  # type: ignore[operator]


def test_a_list_for_people_is_a_line_an_event(ledger: Path) -> None:
    lines = khabar("events", ledger).stdout.splitlines()
    assert {len(line.split("\t")) for line in lines} == {6}
    assert any("shelling" in line and "2024-05-13" in line and "حيان" in line and "2 reports" in line for line in lines)


def test_lists_begin_with_the_newest_and_say_what_is_denied_planned_or_doubted(tmp_path: Path) -> None:
    rows = [
        {"id": "old", "text": ONE, "published": "2024-05-15"},
        {"id": "denied", "text": "نفى الجيش قصف مدينة تعز.", "published": "2024-06-15"},
        {"id": "planned", "text": "أعلن الوزير أن القوات ستنسحب من مدينة غاو غداً.", "published": "2024-07-01"},
        {"id": "doubted", "text": "ربما قصفت طائرات مجهولة مطار مدينة سبها أمس.", "published": "2024-08-01"},
    ]
    (tmp_path / "reports.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    assert khabar("add", tmp_path / "war.db", tmp_path / "reports.jsonl").returncode == 0
    told = [line.split("\t")[1] for line in khabar("events", tmp_path / "war.db").stdout.splitlines()]
    assert told == ["air_strike (doubted)", "withdrawal (planned)", "shelling (denied)", *told[3:]]
    assert sorted(told[3:]) == ["killing", "shelling"]
    incidents = [line.split("\t")[1] for line in khabar("incidents", tmp_path / "war.db").stdout.splitlines()]
    assert incidents == ["air_strike (doubted); claimed", "shelling (denied); claimed", "killing, shelling; claimed"]


def test_events_and_incidents_as_a_sheet(ledger: Path) -> None:
    (killing,) = [row for row in csv.DictReader(io.StringIO(khabar("events", ledger, "--format", "csv").stdout)) if row["type"] == "killing"]
    assert (killing["people_best"], killing["standing"], killing["reports"]) == ("3", "", "one | other")
    (incident,) = csv.DictReader(io.StringIO(khabar("incidents", ledger, "--format", "csv").stdout))
    assert (incident["killed_min"], incident["killed_max"], incident["types"], incident["places"]) == ("3", "3", "killing | shelling", "حيان")


def test_show_prints_no_python(ledger: Path) -> None:
    claims = [claim["id"] for claim in records(khabar("claims", ledger, "--format", "jsonl"))]
    shown = "".join(khabar("show", ledger, str(claim)).stdout for claim in claims)
    assert "min 3" in shown
    assert not any(word in shown for word in ("True", "False", "None", "['", "{'"))
    assert "because:" not in shown


def test_claims_are_listed_as_code_lists_them(ledger: Path) -> None:
    found = records(khabar("claims", ledger, "--report", "other", "--format", "jsonl"))
    assert {claim["type"] for claim in found} == {"killing", "shelling"}
    assert khabar("claims", ledger, "--type", "killing", "--format", "csv").stdout.count("\n") == 3


def test_show_tells_of_whatever_bears_the_id(ledger: Path) -> None:
    (incident,) = records(khabar("incidents", ledger, "--format", "jsonl"))
    shown = records(khabar("show", ledger, str(incident["id"]), "--format", "jsonl"))
    assert [record["schema"] for record in shown] == ["khabar.incident/1", *["khabar.event/1"] * (len(shown) - 1)]
    assert f"text: \u2068{ONE}\u2069" in khabar("show", ledger, "one").stdout


def test_an_incident_is_shown_to_people_by_source_and_with_the_words_of_each_claim(ledger: Path) -> None:
    (incident,) = records(khabar("incidents", ledger, "--format", "jsonl"))
    lines = [line.replace("\u2068", "").replace("\u2069", "") for line in khabar("show", ledger, str(incident["id"])).stdout.splitlines()]
    assert lines[0] == f"incident {incident['id']}: killing, shelling (claimed)"
    assert "killed: 3" in lines
    assert any(line.startswith("  مصدر طبي (other): killed 3; ") for line in lines)
    assert any("report one, 2024-05-15, one (الدفاع المدني): " in line and "مقتل ثلاثة مدنيين" in line for line in lines)
    assert sum(line.startswith("event ") for line in lines) == 2


def test_a_list_on_a_terminal_is_a_table(ledger: Path) -> None:
    controller, terminal = pty.openpty()
    done = subprocess.run([sys.executable, "-m", "khabar", "ledger", "incidents", str(ledger)], stdout=terminal, check=False, env=os.environ)
    os.close(terminal)
    drawn = os.read(controller, 65536).decode()
    os.close(controller)
    assert done.returncode == 0
    assert "who says so" in drawn
    assert "│" in drawn


def test_the_registry_of_outlets_is_printed_and_laid_over(ledger: Path, tmp_path: Path) -> None:
    copy, table = tmp_path / "copy.db", tmp_path / "ours.tsv"
    khabar("backup", ledger, copy)
    table.write_text("outlet\tentity\towner\taffiliation\ttakes\none\t\thouse\nother\t\thouse\n", encoding="utf-8")
    assert khabar("outlets", copy, table).returncode == 2
    assert khabar("outlets", copy, table, "--by", "سلمى").stdout == f"{copy}: 2 outlets of its own; 2 events told anew\n"
    assert khabar("outlets", copy).stdout.splitlines()[-1] == "other\t\thouse"
    assert khabar("outlets", copy, tmp_path / "none.tsv", "--by", "سلمى").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("show", "DB", "nothing"), 1, "no incident, event, claim or report has the id 'nothing'"),
        (("events", "none.db"), 1, "none.db: no such ledger"),
        (("events", "DB", "--since", "May"), 2, "--since"),
        (("events", "DB", "--type", "nosuch"), 2, "--type 'nosuch' is not a claim type: expected one of "),
        (("claims", "DB", "--type", "nosuch"), 2, "--type 'nosuch' is not a claim type"),
        (("claims", "DB", "--report", "zz"), 1, "no report has the id 'zz'"),
        (("review", "DB", "list", "--report", "zz"), 1, "no report zz"),
        (("review", "DB", "settle", "1.1", "--why", "x", "--by", "سلمى"), 1, "conflict 1.1: expected one that is open"),
        (("events", "DB", "--format", "xml"), 2, "--format 'xml': expected one of table, jsonl"),
        (("add", "DB", "none.jsonl"), 1, "none.jsonl"),
        (("add", "DB", "none.jsonl", "--batch", "0"), 2, "--batch 0: expected at least 1"),
        (("add", "DB", "none.jsonl", "--workers", "0"), 2, "--workers 0: expected at least 1"),
        (("erase", "DB", "one", "--by", "سلمى", "--why", " "), 2, "reason"),
        (("restore", "none.db", "new.db"), 1, "none.db: no such"),
    ],
)
def test_what_cannot_be_done_is_said_on_stderr(ledger: Path, arguments: tuple[str, ...], status: int, said: str) -> None:
    done = khabar(*(str(ledger) if one == "DB" else one for one in arguments))
    assert done.returncode == status
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_report_of_a_known_id_and_another_text_is_named_and_the_rest_is_added(ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert khabar("backup", ledger, copy).returncode == 0
    rows = [{"id": "one", "text": OTHER}, {"id": "third", "text": ONE}]
    (tmp_path / "more.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    done = khabar("add", copy, tmp_path / "more.jsonl")
    assert done.returncode == 1
    assert "report one: not added: this id is already that of another text" in done.stderr
    assert "1 report added" in done.stdout


def test_with_two_workers_a_ledger_is_the_same(ledger: Path, tmp_path: Path) -> None:
    assert khabar("add", tmp_path / "war.db", ledger.parent / "reports.jsonl", "--workers", "2").returncode == 0
    assert khabar("events", tmp_path / "war.db", "--format", "jsonl").stdout == khabar("events", ledger, "--format", "jsonl").stdout


def test_a_recoding_by_the_same_version_finds_nothing_to_do(ledger: Path) -> None:
    done = khabar("recode", ledger, "--by", "سلمى")
    assert (done.returncode, done.stdout) == (0, f"{ledger}: 0 reports coded anew; 0 claims new, 0 no longer read\n")


def test_an_erased_report_is_told_and_the_ledger_still_verifies(ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    khabar("backup", ledger, copy)
    done = khabar("erase", copy, "one", "--by", "سلمى", "--why", "طلب شاهد")
    assert (done.returncode, done.stdout.split(".")[0]) == (0, "erased: one")
    verified = khabar("verify", copy)
    assert verified.returncode == 0
    assert verified.stdout.startswith("head: 1:")
    assert "1 erased" in khabar("stats", copy).stdout
    shown = khabar("show", copy, "one").stdout
    assert "erased by \u2068سلمى\u2069, " in shown
    assert "\u2068طلب شاهد\u2069 (entry 1)" in shown


def test_the_claims_of_one_coding_are_listed(ledger: Path) -> None:
    (coding,) = [line.split()[1].rstrip(":") for line in khabar("show", ledger, "other").stdout.splitlines() if line.startswith("coding ")]
    assert khabar("claims", ledger, "--coding", coding).stdout == khabar("claims", ledger, "--report", "other").stdout
    assert khabar("claims", ledger, "--coding", "zz").returncode == 1


def test_what_is_not_installed_is_named_with_the_extra_that_brings_it(tmp_path: Path) -> None:
    program = "import sys; sys.modules['sqlalchemy'] = None; from khabar.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "ledger", "stats", "war.db"], capture_output=True, text=True, check=False, cwd=tmp_path, env=dict(os.environ)
    )
    assert done.returncode == 2
    assert "pip install 'khabar[ledger]'" in done.stderr
