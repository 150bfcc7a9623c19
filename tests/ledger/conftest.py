"""Real databases: a SQLite file, and a PostgreSQL server that the tests start themselves, as an unprivileged user, in a folder of its own."""

from __future__ import annotations

import getpass
import os
import pwd
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from khabar.coder.knowledge import Tables
from khabar.ledger.db.engine import Store
from khabar.ledger.db.migrate import open_store
from tests.ledger.made import Made, make

_SETTINGS = ("listen_addresses=", "fsync=off", "max_connections=30")


class Server:
    """A PostgreSQL server that listens on a socket in its own folder."""

    def __init__(self, folder: Path, *of_initdb: str, largest_file: int = resource.RLIM_INFINITY) -> None:
        self.folder, self._numbers, self.largest_file = folder, count(), largest_file
        self._bin = binaries()
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(folder, self._user)
        self._run("initdb", "-D", str(folder / "data"), "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", *of_initdb)
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        def limit() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.largest_file, resource.RLIM_INFINITY))

        limited = limit if "start" in arguments else None
        command = [self._bin / program, *arguments]
        done = subprocess.run(command, user=self._user, cwd=self.folder, capture_output=True, text=True, check=False, preexec_fn=limited)
        assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"

    def start(self) -> None:
        settings = " ".join(f"-c {one}" for one in (*_SETTINGS, f"unix_socket_directories={self.folder}"))
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-w", "-o", settings, "start")

    def stop(self, mode: str = "immediate") -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", mode, "-w", "stop")

    def new_database(self) -> str:
        """The address of an empty schema: as good as a database of its own, and quicker to make."""
        name, user = f"ledger{next(self._numbers)}", self._user or getpass.getuser()
        with psycopg.connect(host=str(self.folder), user=user, dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        return f"postgresql://{user}@/postgres?host={self.folder}&options=-csearch_path%3D{name}"


def binaries() -> Path:
    """The folder with the server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        pytest.fail("PostgreSQL's server is needed for these tests: apt-get install postgresql", pytrace=False)
    if os.geteuid() == 0 and "postgres" not in {user.pw_name for user in pwd.getpwall()}:
        pytest.fail("a user named postgres is needed to start PostgreSQL as root", pytrace=False)
    return found[-1].parent if found else Path(str(on_path)).parent


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A running server."""
    folder = Path(tempfile.mkdtemp(prefix="khabar-pg-"))
    server = Server(folder)
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger can be made, once on each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    server: Server = request.getfixturevalue("postgresql")
    return server.new_database()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A new ledger, once on each kind of database."""
    made = open_store(address, create=True)
    yield made
    made.close()


@pytest.fixture(scope="session")
def made(tables: Tables) -> Made:
    """160 made reports of some 60 incidents."""
    return make(tables, 160)
