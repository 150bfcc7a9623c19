"""Workers: the order of what was asked, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from khabar.cli.pool import WorkerPool
from khabar.errors import CodingError
from khabar.model.report import Report, make_report

KILLS, ONCE = "يقتل من يقرؤه", "يقتل أول من يقرؤه"


def start(folder: Path) -> None:
    os.environ["KHABAR_TEST_FOLDER"] = str(folder)


def work(report: Report) -> str:
    seen = Path(os.environ["KHABAR_TEST_FOLDER"]) / "seen"
    if report.text == KILLS or (report.text == ONCE and not seen.exists()):
        seen.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return report.text


def read(folder: Path, *texts: str) -> list[str | CodingError]:
    with WorkerPool(2, start, (folder,), work) as pool:
        return list(pool.map(make_report(text, path=f"{n}.txt") for n, text in enumerate(texts)))


def test_results_come_in_the_order_of_the_reports(tmp_path: Path) -> None:
    texts = [f"تقرير {n}" for n in range(60)]
    assert read(tmp_path, *texts) == texts


def test_a_report_that_kills_its_worker_is_named_and_the_others_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = [f"تقرير {n}" for n in range(40)]
    texts[7] = KILLS
    found = read(tmp_path, *texts)
    error = found.pop(7)
    assert isinstance(error, CodingError)
    assert error.report == "7.txt"
    assert found == [text for text in texts if text != KILLS]
    assert "a worker was killed" in capsys.readouterr().err


def test_a_report_whose_worker_was_killed_once_is_read_again(tmp_path: Path) -> None:
    texts = ["تقرير 1", ONCE, "تقرير 2"]
    assert read(tmp_path, *texts) == texts


def test_ctrl_c_with_workers_ends_in_one_line_and_leaves_no_process(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for n in range(400):
        (reports / f"{n}.txt").write_text(f"قُتل {n} مدنيين في قصف مدفعي على مدينة تعز أمس. " * 60, encoding="utf-8")
    output = tmp_path / "claims.jsonl"
    command = [sys.executable, "-m", "khabar", "code", str(reports), "--workers", "2", "--format", "jsonl", "-o", str(output)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    part = output.with_name(output.name + ".part")
    deadline = time.monotonic() + 120
    while not (part.exists() and part.stat().st_size) and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode not in {0, None}
    assert len(told.decode().split("\n")) <= 3
    assert b"Traceback" not in told
    assert not output.exists()
    assert not part.exists()
    assert ends(running.pid)


def ends(group: int) -> bool:
    """Whether every process of a group ends within a few seconds."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
