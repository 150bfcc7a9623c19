"""`khabar code`, run as people and programs run it: what goes to stdout, what to stderr, and the exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NEWS = "قصفت مدفعية الجيش بلدة حيان فجر الاثنين، ما أدى إلى مقتل ثلاثة مدنيين وفق الدفاع المدني."
GARBAGE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\x81\x8d\x00\x01" * 20


def khabar(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "khabar", *map(str, arguments)], input=stdin, capture_output=True, env=dict(os.environ), check=False)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def claims(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_jsonl_is_a_claim_a_line_and_nothing_else(report: Path) -> None:
    done = khabar("code", report, "--published", "2024-05-15", "--format", "jsonl")
    assert (done.returncode, done.stderr) == (0, b"")
    found = claims(done)
    assert {claim["type"] for claim in found} == {"shelling", "killing"}
    assert {claim["schema"] for claim in found} == {"khabar.claim/1"}
    assert {claim["report"]["published"] for claim in found} == {"2024-05-15"}  # type: ignore[index]


def test_a_table_in_a_pipe_is_a_line_a_claim_in_columns(report: Path) -> None:
    done = khabar("code", report, "--published", "2024-05-15")
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert {len(line.split("\t")) for line in lines} == {7}
    assert any("shelling" in line and "2024-05-13" in line and "حيان" in line for line in lines)
    assert "\x1b" not in done.stdout.decode()


def test_csv_has_a_header_and_a_row_a_claim(report: Path) -> None:
    done = khabar("code", report, "--published", "2024-05-15", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert [row["type"] for row in rows] == [str(claim["type"]) for claim in claims(khabar("code", report, "--format", "jsonl"))]
    killing = next(row for row in rows if row["type"] == "killing")
    assert killing["quantities"] == "3 person"
    assert NEWS[int(killing["trigger_start"]) : int(killing["trigger_end"])] == killing["trigger"]


def test_what_is_only_referred_to_is_left_out_unless_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(f"{NEWS} وكانت الطائرات قد قصفت البلدة قبل تسعة أشهر.", encoding="utf-8")
    told = claims(khabar("code", path, "--published", "2024-05-15", "--format", "jsonl"))
    every = claims(khabar("code", path, "--published", "2024-05-15", "--format", "jsonl", "--background"))
    assert told == [claim for claim in every if claim["flags"] != ["background"]]
    assert [claim["type"] for claim in every if claim not in told] == ["air_strike"]


def test_output_goes_to_a_file_and_stdout_stays_empty(report: Path, tmp_path: Path) -> None:
    done = khabar("code", report, "--format", "jsonl", "-o", tmp_path / "claims.jsonl")
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "claims.jsonl").read_bytes() == khabar("code", report, "--format", "jsonl").stdout
    assert not (tmp_path / "claims.jsonl.part").exists()


def test_an_output_that_cannot_be_written_is_named(report: Path, tmp_path: Path) -> None:
    done = khabar("code", report, "-o", tmp_path / "none" / "claims.jsonl")
    assert done.returncode == 1
    assert b"claims.jsonl" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_dash_reads_standard_input(report: Path) -> None:
    done = khabar("code", "-", "--format", "jsonl", stdin=NEWS.encode())
    assert done.returncode == 0
    assert [c["trigger"] for c in claims(done)] == [c["trigger"] for c in claims(khabar("code", report, "--format", "jsonl"))]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "windows-1256"])
def test_other_encodings_are_read(encoding: str, report: Path) -> None:
    expected = [c["trigger"] for c in claims(khabar("code", "-", "--format", "jsonl", stdin=NEWS.encode()))]
    report.write_bytes(NEWS.encode(encoding))
    assert [c["trigger"] for c in claims(khabar("code", report, "--format", "jsonl"))] == expected


def test_of_a_folder_with_one_bad_file_the_rest_is_coded_and_the_bad_one_named(report: Path) -> None:
    (report.parent / "photo.txt").write_bytes(GARBAGE)
    done = khabar("code", report.parent, "--format", "jsonl")
    assert done.returncode == 1
    assert {Path(c["report"]["path"]).name for c in claims(done)} == {"report.txt"}  # type: ignore[index]
    assert "photo.txt: not text that can be read" in done.stderr.decode()
    assert "report.txt" not in done.stderr.decode()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = khabar("code", tmp_path / "none.txt")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"none.txt" in done.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "empty"), ("\n \n", "empty"), ("The army shelled the town, killing three civilians. Rescuers were still at work.", "not Arabic")],
)
def test_a_report_that_is_empty_or_not_arabic_says_so_and_is_not_coded(text: str, said: str, report: Path) -> None:
    report.write_text(text, encoding="utf-8")
    done = khabar("code", report, "--format", "jsonl")
    assert (done.returncode, done.stdout) == (0, b"")
    assert "report.txt" in done.stderr.decode()
    assert said in done.stderr.decode()


def test_a_broken_json_line_is_named_by_its_number_and_the_rest_is_coded(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    good = json.dumps({"text": NEWS, "id": "one"}, ensure_ascii=False)
    path.write_text(f"{good}\n{{broken\n{good.replace('one', 'three')}\n", encoding="utf-8")
    done = khabar("code", path, "--format", "jsonl")
    assert done.returncode == 1
    assert {c["report"]["id"] for c in claims(done)} == {"one", "three"}  # type: ignore[index]
    assert "reports.jsonl, line 2" in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--published", "yesterday"], "yesterday"),
        (["--published", "2024-02-30"], "2024-02-30"),
        (["--format", "xml"], "xml"),
        (["--workers", "0"], "--workers 0"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_wrong_use_is_status_2_and_says_what_was_wrong(arguments: list[str], named: str, report: Path) -> None:
    done = khabar("code", report, *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert named in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_codebook_folder_that_is_not_there_is_named(report: Path, tmp_path: Path) -> None:
    done = khabar("code", report, "--codebook", tmp_path / "mine")
    assert done.returncode == 1
    assert b"mine" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_reader_that_stops_early_is_no_crash(report: Path) -> None:
    report.with_suffix(".jsonl").write_text((json.dumps({"text": NEWS}) + "\n") * 2000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "khabar", "code", str(report.with_suffix(".jsonl")), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert b"Traceback" not in run.stderr.read()
        assert run.wait() == 1


@pytest.mark.parametrize(
    ("text", "said", "status"),
    [
        ("قصفت قوات االحتالل بلدة حيان ليل األحد.", "damaged: lam-alef is swapped", 0),
        ("قصف على بلدة حيان\\nمقتل طفلين", "damaged: marks of formatting", 0),
        ("??? ????? ?? ??? ??? ?????", "unreadable: its letters are lost", 1),
        ("نايح ةدلب ىلع فصق يف نييندم ةثالث لتق", "unreadable: its letters stand in reverse order", 1),
        ("1/2/2023, 10:00 - س: قصف أمس\n2/2/2023, 10:00 - س: هدوء", "an export of a chat", 1),
    ],
)
def test_what_is_damaged_is_said(tmp_path: Path, text: str, said: str, status: int) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    done = khabar("code", path, "--published", "2024-05-15", "--format", "jsonl")
    assert (done.returncode, said in done.stderr.decode()) == (status, True)
    assert all("damaged_text" in claim["flags"] for claim in claims(done))  # type: ignore[operator]


def lines(*rows: dict[str, str]) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def test_standard_input_that_is_json_lines_is_read_as_such() -> None:
    data = lines({"id": "a", "text": NEWS, "published": "2024-05-15"}, {"id": "b", "text": NEWS})
    found = claims(khabar("code", "-", "--format", "jsonl", stdin=data))
    assert {str(claim["report"]["id"]) for claim in found} == {"a", "b"}  # type: ignore[index]
    assert [claim["trigger"]["text"] for claim in claims(khabar("code", "-", "--format", "jsonl", stdin=("{" + NEWS).encode()))]  # type: ignore[index]


def test_files_of_a_folder_that_are_passed_over_are_named(report: Path, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / ".hidden").write_bytes(b"")
    done = khabar("code", tmp_path, "--format", "jsonl")
    assert done.returncode == 0
    assert "1 file passed over" in done.stderr.decode()
    assert "scan.pdf" in done.stderr.decode()
    assert ".hidden" not in done.stderr.decode()


def test_one_id_with_two_texts_is_refused_and_the_rest_goes_on() -> None:
    other = NEWS.replace("ثلاثة", "أربعة")
    done = khabar("code", "-", "--format", "jsonl", stdin=lines({"id": "a", "text": NEWS}, {"id": "a", "text": other}, {"id": "c", "text": other}))
    assert done.returncode == 1
    assert "report a: left out: another text" in done.stderr.decode()
    assert {str(claim["report"]["id"]) for claim in claims(done)} == {"a", "c"}  # type: ignore[index]


def test_an_outlet_is_given_for_reports_that_name_none(report: Path) -> None:
    found = claims(khabar("code", report, "--outlet", "شبكة المدى", "--format", "jsonl"))
    assert {claim["report"]["outlet"] for claim in found} == {"شبكة المدى"}  # type: ignore[index]
    own = claims(khabar("code", "-", "--outlet", "شبكة المدى", "--format", "jsonl", stdin=lines({"text": NEWS, "outlet": "صحيفة"})))
    assert {claim["report"]["outlet"] for claim in own} == {"صحيفة"}  # type: ignore[index]
