"""The store: made, brought up to date, refused where it is not ours; written by one at a time, read by many; what reports said is kept as it was."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select, text

from khabar.errors import LedgerError
from khabar.ledger.db import engine
from khabar.ledger.db import tables as schema
from khabar.ledger.db.engine import Store
from khabar.ledger.db.migrate import HEAD, open_store
from khabar.ledger.db.review_tables import PROJECTIONS
from khabar.ledger.db.texts import current_claims, read_report, seen
from khabar.ledger.ledger import Ledger
from khabar.ledger.store.ingest import add
from khabar.model.claim import Claim, MadeBy
from khabar.model.report import Report, make_report, reference
from khabar.model.span import quote
from tests.ledger.words import WORDS

WHEN = "2024-05-16T10:00:00Z"


class WordCoder:
    """A coder for tests: every «قتل» of a report is a killing."""

    def __init__(self, version: str = "1") -> None:
        self.made_by = MadeBy(coder=version, codebook="b", gazetteer="g")

    def code(self, reports: Sequence[Report]) -> list[tuple[Claim, ...]]:
        return [tuple(self._claims(report)) for report in reports]

    def _claims(self, report: Report) -> list[Claim]:
        starts = [at for at in range(len(report.text)) if report.text.startswith("قتل", at)]
        return [
            Claim(
                id=hashlib.sha256(f"{report.id}{at}".encode()).hexdigest()[:16], report=reference(report), type="killing",
                trigger=quote(report.text, at, at + 3), evidence=quote(report.text, 0, len(report.text)), made_by=self.made_by,
            )
            for at in starts
        ]  # fmt: skip


def reports(count: int) -> list[Report]:
    return [make_report(f"قتل مدني رقم {number} ثم قتل آخر.\x00\n", id=f"r{number}", published="2024-05-15") for number in range(count)]


def rows(store: Store, table: str) -> list[tuple[object, ...]]:
    with store.read() as connection:
        return sorted((tuple(row) for row in connection.execute(select(schema.metadata.tables[table])).all()), key=repr)


def test_a_report_comes_back_as_it_was_read(store: Store) -> None:
    one = make_report("قتل\x00 مدني\r\n\u202b", outlet="وكالة", url="https://example.org/1", title="عنوان", published="2024-05-15")
    one = msgspec.structs.replace(one, damage=("letters_as_codes", "wrong_encoding"))
    assert add(store, WORDS, [one], WordCoder(), now=lambda: WHEN).added == 1
    with store.read() as connection:
        assert read_report(connection, one.id) == one
        (found,) = current_claims(connection, [one.id])[one.id]
    assert found == WordCoder().code([one])[0][0]


def test_the_same_twice_adds_nothing(store: Store) -> None:
    first = add(store, WORDS, reports(7), WordCoder(), now=lambda: WHEN, batch=3)
    before = {table: rows(store, table) for table in schema.metadata.tables}
    second = add(store, WORDS, reports(7), WordCoder(), now=lambda: "2025-01-01T00:00:00Z", batch=2)
    assert (first.added, first.known, first.claims) == (7, 0, 14)
    assert (second.added, second.known, second.claims) == (0, 7, 0)
    assert {table: rows(store, table) for table in schema.metadata.tables} == before


def test_one_text_carried_by_two_outlets_is_two_reports_and_one_text(store: Store) -> None:
    add(store, WORDS, [make_report("قتل مدني", outlet=name) for name in ("أ", "ب")], WordCoder(), now=lambda: WHEN)
    assert (len(rows(store, "reports")), len(rows(store, "texts"))) == (2, 1)


def test_an_id_with_another_text_is_refused_and_the_rest_is_added(store: Store) -> None:
    add(store, WORDS, [make_report("قتل مدني", id="a")], WordCoder(), now=lambda: WHEN)
    done = add(store, WORDS, [make_report("قتل رجل", id="a"), make_report("قتل ولد", id="b")], WordCoder(), now=lambda: WHEN)
    assert (done.added, done.refused) == (1, {"a": "this id is already that of another text"})
    with store.read() as connection:
        kept = read_report(connection, "a")
    assert kept is not None
    assert kept.text == "قتل مدني"


def test_a_coder_that_fails_leaves_whole_batches_only(store: Store) -> None:
    class Failing(WordCoder):
        def code(self, reports: Sequence[Report]) -> list[tuple[Claim, ...]]:
            assert reports[0].id != "r4", "no more"
            return super().code(reports)

    with pytest.raises(AssertionError, match="no more"):
        add(store, WORDS, reports(6), Failing(), now=lambda: WHEN, batch=2)
    assert len(rows(store, "reports")) == 4
    assert len(rows(store, "claims")) == 8


def test_two_programs_that_add_at_once_add_each_report_once(address: str) -> None:
    open_store(address, create=True).close()

    def run(found: list[Report]) -> None:
        own = open_store(address)
        add(own, WORDS, found, WordCoder(), now=lambda: WHEN, batch=3)
        own.close()

    threads = [threading.Thread(target=run, args=(found,)) for found in (reports(20), reports(20)[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = open_store(address)
    assert (len(rows(store, "reports")), len(rows(store, "claims"))) == (20, 40)
    store.close()


def test_a_writer_that_waits_for_another_says_so(address: str, caplog: pytest.LogCaptureFixture) -> None:
    open_store(address, create=True).close()
    first, second = open_store(address), open_store(address)
    with first.write():
        waiting = threading.Thread(target=add, args=(second, WORDS, reports(1), WordCoder()), kwargs={"now": lambda: WHEN})
        waiting.start()
        waiting.join(2)
        assert waiting.is_alive()
    waiting.join(30)
    assert not waiting.is_alive()
    assert [record.getMessage().rpartition(": ")[0].rpartition(": ")[2] for record in caplog.records] == ["another program is writing to it"]
    assert len(rows(first, "reports")) == 1
    first.close()
    second.close()


def test_what_a_reader_sees_is_the_same_whatever_ends_a_line() -> None:
    same = ("قتل مدني\nفي القصف.", "قتل مدني\r\nفي القصف.\r\n", "\ufeffقتل  مدني\u2028في\u200f القصف.", "قتل مدني في القصف.")
    assert len({seen(one) for one in same}) == 1
    assert seen("قتل مدني في القصف") != seen("قتل مدني في القصف.")


def test_a_reader_sees_one_state_while_another_writes(store: Store) -> None:
    add(store, WORDS, reports(1), WordCoder(), now=lambda: WHEN)
    count = select(func.count()).select_from(schema.reports)
    with store.read() as reader:
        assert reader.execute(count).scalar() == 1
        add(store, WORDS, reports(3), WordCoder(), now=lambda: WHEN)
        assert reader.execute(count).scalar() == 1
    assert len(rows(store, "reports")) == 3


def test_the_migrations_make_the_tables_of_the_schema(store: Store) -> None:
    assert {table.name for table in PROJECTIONS} < schema.metadata.tables.keys()
    with store.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD


def test_a_newer_schema_is_refused_and_left_alone(address: str) -> None:
    store = open_store(address, create=True)
    with store.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(LedgerError, match=rf"newer khabar \(its schema is 9999, this program's {HEAD}\)"):
        open_store(address)


def test_a_path_without_a_ledger_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"none\.db: no such ledger"):
        open_store(str(tmp_path / "none.db"))
    assert not (tmp_path / "none.db").exists()


def test_another_program_s_database_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE cats (name TEXT)")
    with pytest.raises(LedgerError, match=r"other\.db: not a ledger: expected khabar's tables, found cats"):
        open_store(str(tmp_path / "other.db"), create=True)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database, but long enough to have a header" * 20, encoding="utf-8")
    with pytest.raises(LedgerError, match=r"notes\.txt: not a ledger: expected a SQLite file"):
        open_store(str(tmp_path / "notes.txt"), create=True)


def test_a_folder_and_a_file_in_no_folder_are_refused_with_what_was_expected(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none" / "ledger.db"):
        with pytest.raises(LedgerError, match="expected a file, or a new name in a folder that is there"):
            open_store(str(path), create=True)


@pytest.mark.parametrize(("address", "problem"), [("mysql://localhost/x", "no ledgers on mysql"), ("://", "not an address")])
def test_an_address_of_another_kind_is_refused(address: str, problem: str) -> None:
    with pytest.raises(LedgerError, match=problem):
        open_store(address, create=True)


def test_a_server_that_is_not_there_is_named_without_the_password() -> None:
    with pytest.raises(LedgerError, match="does not answer: nothing was changed") as caught:
        open_store("postgresql://someone:secret@127.0.0.1:1/none", create=True)
    assert "secret" not in str(caught.value)


def test_a_file_that_may_not_be_written_is_read_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "قرص #1.db"
    with Ledger.open(str(path), create=True) as ledger:
        ledger.add(reports(5), WordCoder())
        expected = list(ledger.events())
    before = sorted(one.name for one in tmp_path.iterdir())
    monkeypatch.setattr(engine, "may_be_written", lambda path: False)
    with Ledger.open(str(path)) as ledger:
        assert list(ledger.events()) == expected
        assert ledger.verify().problems == ()
        with pytest.raises(LedgerError, match="may not be written to"):
            ledger.add(reports(7), WordCoder())
        assert sorted(one.name for one in tmp_path.iterdir()) == before
