"""No room left in mid-batch, on both stores, as a person at the command line meets it: a limit on the size of files stands for a full disk."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import event

from khabar.errors import LedgerError
from khabar.ledger.db.migrate import open_store
from tests.ledger.conftest import Server
from tests.ledger.made import Made

_ROOM = 1 << 20


def khabar(*arguments: str | Path, room: int = resource.RLIM_INFINITY) -> subprocess.CompletedProcess[str]:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))

    command = [sys.executable, "-m", "khabar", "ledger", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limit)


@pytest.fixture
def reports(made: Made, tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b"\n".join(map(msgspec.json.encode, made.reports)))
    return path


@pytest.fixture
def tight() -> Iterator[Server]:
    """A server whose files may not grow over a mebibyte."""
    folder = Path(tempfile.mkdtemp(prefix="khabar-pg-"))
    server = Server(folder, "--wal-segsize=1", largest_file=_ROOM)
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


def completes(address: str, reports: Path, made: Made) -> None:
    """Whole batches were kept, and the same command adds the rest."""
    again = khabar("add", address, reports, "--batch", "20")
    assert (again.returncode, again.stderr) == (0, "")
    added, known = (int(part.split()[0]) for part in (again.stdout.partition(": ")[2], again.stdout.rpartition(", ")[2]))
    assert known > 0
    assert known % 20 == 0
    assert added + known == len(made.reports)
    assert khabar("verify", address).returncode == 0


def test_a_file_without_room_is_named_and_the_same_command_completes_it(made: Made, reports: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "war.db"
    full = khabar("add", ledger, reports, "--batch", "20", room=3 * _ROOM)
    assert (full.returncode, full.stdout) == (1, "")
    assert full.stderr.startswith(f"khabar: {ledger}: the disk takes no more")
    assert full.stderr.count("\n") == 1
    completes(str(ledger), reports, made)


def test_a_server_without_room_is_named_and_the_same_command_completes_it(tight: Server, made: Made, reports: Path) -> None:
    address = tight.new_database()
    full = khabar("add", address, reports, "--batch", "20")
    assert (full.returncode, full.stdout) == (1, "")
    assert full.stderr.startswith("khabar: postgresql://")
    assert "the disk is full: this batch was not kept, all earlier ones are. Make room and run the command again" in full.stderr
    assert full.stderr.count("\n") == 1
    tight.stop("fast")
    tight.largest_file = resource.RLIM_INFINITY
    tight.start()
    completes(address, reports, made)


def test_a_file_that_is_moved_in_mid_batch_is_named_and_holds_whole_batches(made: Made, tmp_path: Path) -> None:
    path, away = tmp_path / "war.db", tmp_path / "away.db"
    store = open_store(str(path), create=True)
    made.fill(store, made.reports[:20], 20)
    event.listen(store.engine, "before_cursor_execute", lambda *_: path.exists() and path.rename(away))
    with pytest.raises(LedgerError, match=r"war\.db: the file was moved or deleted meanwhile"):
        made.fill(store, made.reports, 20)
    store.close()
    away.rename(path)
    store = open_store(str(path))
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM reports").scalar() == 20
    made.fill(store, made.reports, 20)
    with store.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM reports").scalar() == len(made.reports)
    store.close()
