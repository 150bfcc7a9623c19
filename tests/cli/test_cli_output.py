"""Where results go: devices, pipes, links and full disks, each as it is, and what goes wrong in one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

NEWS = "قصفت مدفعية الجيش بلدة حيان فجر الاثنين، ما أدى إلى مقتل ثلاثة مدنيين وفق الدفاع المدني."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def khabar(*arguments: str | Path, output: int = subprocess.PIPE, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "khabar", *map(str, arguments)]
    return subprocess.run(command, stdout=output, stderr=subprocess.PIPE, env={**os.environ, **environment}, check=False)


def fails_in_one_line(done: subprocess.CompletedProcess[bytes], said: str) -> None:
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1, done.stderr.decode()
    assert said in done.stderr.decode()


def test_standard_output_as_a_file_is_written_to_and_stays_a_device(report: Path) -> None:
    done = khabar("code", report, "--format", "jsonl", "-o", "/dev/stdout")
    assert done.stdout == khabar("code", report, "--format", "jsonl").stdout
    assert done.stdout


def test_a_named_pipe_is_written_to(report: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert khabar("code", report, "--format", "jsonl", "-o", pipe).returncode == 0
        told, _ = reader.communicate(timeout=60)
    assert told == khabar("code", report, "--format", "jsonl").stdout
    assert pipe.is_fifo()


def test_a_link_stays_a_link_and_its_file_keeps_its_mode(report: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "kept" / "claims.jsonl", tmp_path / "link.jsonl"
    target.parent.mkdir()
    target.write_text("before")
    target.chmod(0o640)
    link.symlink_to(target)
    assert khabar("code", report, "--format", "jsonl", "-o", link).returncode == 0
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert target.read_bytes() == khabar("code", report, "--format", "jsonl").stdout
    assert [path.name for path in target.parent.iterdir()] == ["claims.jsonl"]


@pytest.mark.parametrize("format", ["jsonl", "csv", "table"])
def test_a_full_disk_is_said_in_one_line(report: Path, format: str) -> None:
    with open("/dev/full", "wb") as full:
        fails_in_one_line(khabar("code", report, "--format", format, output=full.fileno()), "No space left on device")
    fails_in_one_line(khabar("code", report, "--format", format, "-o", "/dev/full"), "No space left on device")


def test_a_folder_as_output_is_named(report: Path, tmp_path: Path) -> None:
    fails_in_one_line(khabar("code", report, "-o", tmp_path), str(tmp_path))


def test_a_terminal_that_cannot_write_arabic_is_told_what_to_set(report: Path) -> None:
    fails_in_one_line(khabar("code", report, PYTHONIOENCODING="latin-1"), "PYTHONIOENCODING=utf-8")
    assert khabar("code", report, PYTHONIOENCODING="utf-8").returncode == 0


def test_the_ledger_without_its_libraries_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "sqlalchemy.py").write_text("raise ModuleNotFoundError('No module named sqlalchemy', name='sqlalchemy')")
    path = os.pathsep.join((str(tmp_path), os.environ.get("PYTHONPATH", "")))
    done = subprocess.run(
        [sys.executable, "-c", "from khabar import Ledger"], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path}, check=False
    )
    assert "pip install 'khabar[ledger]'" in done.stderr.splitlines()[-1]


def test_the_module_lists_its_names() -> None:
    import khabar

    assert set(khabar.__all__) <= set(dir(khabar))
