"""Keeping a ledger: erasure, backups, recoding, looking it over, and what happens when the disk or the database goes in mid-batch."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import event, select, text

from khabar.errors import LedgerError, UsageError
from khabar.ledger.db import tables as schema
from khabar.ledger.db.engine import Store
from khabar.ledger.db.migrate import open_store
from khabar.ledger.ledger import Ledger
from khabar.ledger.review import decisions
from khabar.ledger.store.backup import backup, restore
from khabar.model.claim import Claim, MadeBy
from khabar.model.event import Event
from khabar.model.report import Report, ReportRef, make_report
from tests.ledger.conftest import Server
from tests.ledger.made import WHEN, Made


@pytest.fixture
def ledger(store: Store) -> Ledger:
    return Ledger(store, lambda: WHEN)


def contents(store: Store) -> dict[str, list[str]]:
    """Every row of every table."""
    with store.read() as connection:
        return {table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table))) for table in schema.metadata.sorted_tables}


def carrying(made: Made, ledger: Ledger) -> tuple[Report, Report]:
    """A report and another that carries the same text, both added with the first thirty others."""
    first = made.reports[0]
    twin = make_report(first.text, id="twin", outlet="جريدة أخرى", url="https://example.org/twin", published=first.published)
    made.claims["twin"] = tuple(twin_claims(made.claims[first.id]))
    ledger.add([*made.reports[:30], twin], made)
    return first, twin


def twin_claims(claims: Sequence[Claim]) -> Iterator[Claim]:
    from msgspec.structs import replace

    for claim in claims:
        yield replace(claim, id=f"t{claim.id}", report=replace(claim.report, id="twin", outlet="جريدة أخرى"))


def test_an_erased_text_is_gone_with_every_report_that_carried_it(ledger: Ledger, made: Made) -> None:
    first, twin = carrying(made, ledger)
    assert ledger.erase(first.id, by="سلمى", why="طلب شاهد") == (first.id, "twin")
    assert list(ledger.claims(report=first.id)) == [()]
    shown = ledger.show("twin")
    assert shown is not None
    assert shown.records == (ReportRef(id="twin", sha256=twin.sha256, outlet="جريدة أخرى", published=twin.published, published_by="input"),)
    assert {first.id, "twin"} & {report for one in ledger.events() for report in one.reports} == set()
    assert ledger.stats().erased == 2
    assert ledger.verify().problems == ()


def test_nothing_of_an_erased_text_is_left_in_the_files(tmp_path: Path, made: Made) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(str(path), create=True) as ledger:
        ledger.add(made.reports[:30], made)
        words = made.reports[0].text.encode()
        lead = made.claims[made.reports[0].id][0].evidence.text.encode()
        ledger.backup(tmp_path / "before.db")
        assert words in (tmp_path / "before.db").read_bytes()
        ledger.erase(made.reports[0].id, by="سلمى", why="طلب شاهد")
    left = b"".join(file.read_bytes() for file in tmp_path.glob("ledger.db*"))
    assert made.reports[20].text.encode() in left
    assert words not in left
    assert lead not in left


def test_an_erased_report_is_not_added_again(ledger: Ledger, made: Made) -> None:
    ledger.add(made.reports[:3], made)
    ledger.erase(made.reports[0].id, by="سلمى", why="طلب شاهد")
    done = ledger.add(made.reports[:3], made)
    assert (done.added, done.known, list(done.refused)) == (0, 2, [made.reports[0].id])
    with pytest.raises(LedgerError, match="was erased on 2024-01-01"):
        ledger.erase(made.reports[0].id, by="سلمى", why="طلب شاهد")


def test_an_erased_text_with_other_line_ends_is_not_added_again_and_was_erased_with_it(ledger: Ledger, made: Made) -> None:
    one, text = made.reports[0], made.reports[0].text
    other, later = (make_report(written, id=id) for id, written in (("crlf", text.replace("\n", "\r\n")), ("later", f"\ufeff{text}\r\n")))
    made.claims.update({"crlf": (), "later": ()})
    ledger.add([one, other, made.reports[1]], made)
    assert ledger.erase(one.id, by="سلمى", why="طلب شاهد") == tuple(sorted((one.id, "crlf")))
    done = ledger.add([later, made.reports[2]], made)
    assert (done.added, done.refused) == (1, {"later": "its text was erased from this ledger on demand"})
    assert ledger.verify().problems == ()


def test_an_erasure_needs_a_report_a_person_and_a_reason(ledger: Ledger, made: Made) -> None:
    ledger.add(made.reports[:1], made)
    before = contents(ledger.store)
    with pytest.raises(LedgerError, match="no report has the id 'none'"):
        ledger.erase("none", by="سلمى", why="طلب")
    with pytest.raises(UsageError, match="reason"):
        ledger.erase(made.reports[0].id, by="سلمى", why=" ")
    with pytest.raises(UsageError, match="--by"):
        ledger.erase(made.reports[0].id, by="", why="طلب")
    assert contents(ledger.store) == before


def test_a_backup_restores_into_either_store(ledger: Ledger, made: Made, postgresql: Server, tmp_path: Path) -> None:
    ledger.add(made.reports[:40], made)
    ledger.erase(made.reports[3].id, by="سلمى", why="طلب شاهد")
    ledger.backup(tmp_path / "backup.db")
    for address in (str(tmp_path / "restored.db"), postgresql.new_database()):
        restore(tmp_path / "backup.db", address)
        restored = open_store(address)
        assert contents(restored) == contents(ledger.store)
        restored.close()


def test_a_backup_made_while_others_write_is_one_state(ledger: Ledger, made: Made, tmp_path: Path) -> None:
    ledger.add(made.reports[:10], made)
    writer = threading.Thread(target=lambda: ledger.add(made.reports[10:60], made, batch=5))
    writer.start()
    ledger.backup(tmp_path / "backup.db")
    writer.join()
    with Ledger.open(str(tmp_path / "backup.db")) as copy:
        assert copy.verify().problems == ()
        assert copy.stats().reports % 5 == 0
        copy.add(made.reports[:60], made)
        assert copy.stats() == ledger.stats()


def test_a_backup_overwrites_nothing_and_a_restore_fills_only_what_is_empty(
    ledger: Ledger, made: Made, address: str, tmp_path: Path
) -> None:  # fmt: skip
    ledger.add(made.reports[:5], made)
    (tmp_path / "there.db").write_bytes(b"mine")
    with pytest.raises(LedgerError, match=r"there\.db: exists already"):
        backup(ledger.store, tmp_path / "there.db")
    backup(ledger.store, tmp_path / "backup.db")
    before = contents(ledger.store)
    with pytest.raises(LedgerError, match="already: expected"):
        restore(
            tmp_path / "backup.db", ledger.store.engine.url.render_as_string(hide_password=False).removeprefix("sqlite:///").replace("+psycopg", "")
        )
    assert contents(ledger.store) == before
    with pytest.raises(LedgerError, match=r"none\.db: no such backup"):
        restore(tmp_path / "none.db", str(tmp_path / "new.db"))
    assert [path.name for path in tmp_path.glob("*.part*")] == []


class Version:
    """Another version of a coder: what it reads is what `change` makes of the claims of the first."""

    def __init__(self, made: Made, name: str, change: Callable[[Sequence[Claim]], Sequence[Claim]] = lambda claims: claims) -> None:
        self._made, self._change, self.made_by = made, change, MadeBy(coder=name, codebook="b", gazetteer="g")

    def code(self, reports: Sequence[Report]) -> list[tuple[Claim, ...]]:
        return [tuple(self._change(self._made.claims[report.id])) for report in reports]


def test_a_recoding_stands_beside_the_coding_before_it(ledger: Ledger, made: Made) -> None:
    ledger.add(made.reports[:20], made)
    first = contents(ledger.store)
    done = ledger.recode(Version(made, "2", lambda claims: claims[1:]), by="سلمى", batch=6)
    assert (done.reports, done.new) == (20, 0)
    assert done.lost == sum(bool(made.claims[report.id]) for report in made.reports[:20])
    assert ledger.stats().claims == sum(max(0, len(made.claims[report.id]) - 1) for report in made.reports[:20])
    kept = contents(ledger.store)
    assert set(first["claims"]) < set(kept["claims"])
    assert len(kept["codings"]) == 40
    assert ledger.verify().problems == ()


def test_a_recoding_of_what_people_decided_on_names_who_carries_it_over(ledger: Ledger, made: Made) -> None:
    ledger.add(made.reports[:5], made)
    again = Made(made.reports, made.claims, made.incident, MadeBy(coder="newer", codebook="b", gazetteer="g"))
    ledger.review(decisions.read, made.reports[0].id, by="سلمى")
    with pytest.raises(UsageError, match="expected --by"):
        ledger.recode(again, by=" ")
    assert ledger.recode(again, by="سلمى").reports == 5


def test_recoding_twice_with_one_version_changes_nothing_and_back_again_everything(ledger: Ledger, made: Made) -> None:
    ledger.add(made.reports[:20], made)
    before = {frozenset(one.claims) for one in ledger.events()}
    ledger.recode(Version(made, "2", lambda claims: claims[1:]), by="سلمى")
    once = contents(ledger.store)
    assert ledger.recode(Version(made, "2"), by="سلمى").reports == 0
    assert contents(ledger.store) == once
    assert ledger.recode(made, by="سلمى").reports == 20
    assert {frozenset(one.claims) for one in ledger.events()} == before


def test_every_coding_is_kept_and_can_be_read(ledger: Ledger, made: Made) -> None:
    ledger.add(made.reports[:3], made)
    ledger.recode(Version(made, "2", lambda claims: claims[1:]), by="سلمى")
    id = made.reports[0].id
    first, second = sorted(ledger.codings(id), key=lambda one: one.current)
    assert (first.current, second.current, first.claims - second.claims) == (False, True, 1)
    assert ledger.coding(first.id) == tuple(made.claims[id])
    assert ledger.coding("none") == ()


def test_a_tombstone_says_who_when_and_why(ledger: Ledger, made: Made) -> None:
    ledger.add(made.reports[:3], made)
    assert ledger.tombstone(made.reports[0].id) is None
    ledger.erase(made.reports[0].id, by="سلمى", why="طلب شاهد")
    found = ledger.tombstone(made.reports[0].id)
    assert found is not None
    assert (found.seq, found.by, found.at, found.why) == (1, "سلمى", WHEN, "طلب شاهد")


def test_verify_names_a_text_that_was_changed_behind_its_back(ledger: Ledger, made: Made) -> None:
    ledger.add(made.reports[:3], made)
    assert ledger.verify().problems == ()
    with ledger.store.write() as connection:
        connection.execute(schema.texts.update().where(schema.texts.c.sha256 == made.reports[1].sha256).values(body=b"other"))
        connection.execute(schema.event_claims.delete().where(schema.event_claims.c.claim == made.claims[made.reports[0].id][0].id))
    found = ledger.verify().problems
    assert f"report {made.reports[1].id}: its text is not what was added" in found
    assert f"claim {made.claims[made.reports[0].id][0].id}: it is in no event" in found


def test_an_incident_is_shown_with_its_events_and_a_claim_as_it_stands(ledger: Ledger, made: Made) -> None:
    ledger.add(made.reports[:20], made)
    incident = next(iter(ledger.incidents()))
    shown = ledger.show(incident.id)
    assert shown is not None
    assert shown.records[0] == incident
    assert [one.id for one in shown.records[1:]] == sorted(incident.events)
    event = shown.records[1]
    assert isinstance(event, Event)
    claim = ledger.show(event.claims[0])
    assert claim is not None
    assert claim.kind == "claim"
    assert claim.records[0] in [one for claims in made.claims.values() for one in claims]
    assert ledger.show("nothing") is None


def test_a_full_disk_is_named_and_whole_batches_are_kept(tmp_path: Path, made: Made) -> None:
    """SQLite reports its own limit of pages as it does a full disk."""
    store = open_store(str(tmp_path / "ledger.db"), create=True)
    with store.read() as connection:
        room = connection.execute(text("PRAGMA page_count")).scalar_one() + 100
    event.listen(store.engine, "connect", lambda connection, record: connection.execute(f"PRAGMA max_page_count = {room}"))
    store.engine.dispose()
    with pytest.raises(LedgerError, match=r"ledger\.db: the disk is full: this batch was not kept, all earlier ones are"):
        made.fill(store, made.reports, 10)
    store.close()
    with Ledger.open(str(tmp_path / "ledger.db")) as ledger:
        kept = ledger.stats().reports
        assert 0 < kept < len(made.reports)
        assert kept % 10 == 0
        assert ledger.verify().problems == ()
        made.fill(ledger.store, made.reports, 10)
        assert ledger.stats().reports == len(made.reports)
        assert ledger.verify().problems == ()


def test_a_database_that_goes_away_in_mid_batch_keeps_whole_batches(postgresql: Server, made: Made) -> None:
    address = postgresql.new_database()
    store = open_store(address, create=True)

    def stop(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if statement.startswith("INSERT INTO event_claims") and counted.__next__() == 2:
            postgresql.stop()

    counted = iter(range(10**6))
    event.listen(store.engine, "before_cursor_execute", stop)
    try:
        with pytest.raises(LedgerError, match="went away: the batch under way was not kept, all earlier ones are"):
            made.fill(store, made.reports, 10)
    finally:
        postgresql.start()
    with Ledger.open(address) as ledger:
        assert ledger.stats().reports == 20
        made.fill(ledger.store, made.reports, 10)
        assert ledger.stats().reports == len(made.reports)
        assert ledger.verify().problems == ()
    store.close()


def test_a_file_that_was_damaged_is_named(tmp_path: Path, made: Made) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(str(path), create=True) as ledger:
        ledger.add(made.reports[:30], made)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")
    data = bytearray(path.read_bytes())
    data[8192:] = bytes(len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match=r"ledger\.db: "), Ledger.open(str(path)) as ledger:
        list(ledger.events())


def test_an_older_schema_is_brought_up_to_date_with_what_is_in_it(address: str) -> None:
    from khabar.ledger.db import migrate

    store = migrate.connect(address)
    with store.write() as connection:
        migrate.upgrade(connection, "0001")
        connection.execute(text("INSERT INTO texts (sha256) VALUES ('x')"))
    store.close()
    opened = open_store(address)
    with opened.read() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == migrate.HEAD
        assert connection.execute(text("SELECT sha256 FROM texts")).scalar() == "x"
    opened.close()
