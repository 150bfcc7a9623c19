"""The log: chained, whole, written by one at a time; whatever is changed in it afterwards shows."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from khabar.errors import LedgerError, UsageError
from khabar.ledger.db.engine import Store
from khabar.ledger.db.migrate import open_store
from khabar.ledger.db.review_tables import log, log_bodies
from khabar.ledger.review.log import Entry, Head, append, entries, head, read_head, verify, version
from strikes import AT


def entry(number: int, by: str = "هند", action: str = "comment") -> Entry:
    return Entry(by=by, at=AT, action=action, subject=f"claim:{number}", report="r1", body={"text": f"ملاحظة {number}"})


def filled(store: Store, count: int = 5) -> Head:
    with store.write() as connection:
        for number in range(count):
            append(connection, entry(number))
        return head(connection)


def problems(store: Store, known: Head | None = None) -> tuple[str, ...]:
    with store.read() as connection:
        return verify(connection, known).problems


def test_an_empty_log_verifies(store: Store) -> None:
    with store.read() as connection:
        assert verify(connection).head == Head(0, "")
        assert verify(connection).problems == ()


def test_what_was_written_is_read_again_in_its_order(store: Store) -> None:
    filled(store)
    with store.read() as connection:
        read = list(entries(connection))
        assert [one.seq for one in read] == [1, 2, 3, 4, 5]
        assert read[2].body == {"text": "ملاحظة 2"}
        assert [one.seq for one in entries(connection, subject="claim:3")] == [4]
        assert len(list(entries(connection, report="r1"))) == 5


def test_the_chain_can_be_checked_by_hand_as_the_page_says(store: Store) -> None:
    """Nothing but SHA-256 and JSON is needed."""
    end = filled(store, 3)
    previous = ""
    with store.read() as connection:
        for row in connection.execute(select(log, log_bodies.c.salt, log_bodies.c.body).join(log_bodies).order_by(log.c.seq)):
            digest = hashlib.sha256(f"{row.salt}\n{row.body}".encode()).hexdigest()
            line = ["khabar.log/1", row.seq, row.at, row.by, row.action, row.subject, row.report, digest, previous]
            previous = hashlib.sha256(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
    assert Head(3, previous) == end


CHANGES: dict[str, tuple[Callable[[Connection], object], str]] = {
    "who": (lambda c: c.execute(update(log).where(log.c.seq == 2).values(by="سالم")), "entry 2: it was changed"),
    "when": (lambda c: c.execute(update(log).where(log.c.seq == 2).values(at="2020-01-01T00:00:00Z")), "entry 2: it was changed"),
    "body": (lambda c: c.execute(update(log_bodies).where(log_bodies.c.seq == 3).values(body="{}")), "entry 3: its body was changed"),
    "body gone": (lambda c: c.execute(delete(log_bodies).where(log_bodies.c.seq == 3)), "entry 3: its body is gone and no tombstone says why"),
    "entry gone": (
        lambda c: (c.execute(delete(log_bodies).where(log_bodies.c.seq == 3)), c.execute(delete(log).where(log.c.seq == 3))),
        "entry 4: entry 3 was expected here",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_afterwards_shows(store: Store, change: str) -> None:
    filled(store)
    how, told = CHANGES[change]
    with store.write() as connection:
        how(connection)
    assert any(problem.startswith(told) for problem in problems(store))


def test_an_entry_hashed_anew_breaks_the_link_of_the_next(store: Store) -> None:
    filled(store)
    with store.write() as connection:
        connection.execute(update(log).where(log.c.seq == 2).values(hash="0" * 64))
    assert "entry 3: it is not chained to the entry before it" in problems(store)


def test_a_cut_off_end_shows_only_against_a_head_that_was_kept_elsewhere(store: Store) -> None:
    end = filled(store)
    with store.write() as connection:
        connection.execute(delete(log_bodies).where(log_bodies.c.seq == 5))
        connection.execute(delete(log).where(log.c.seq == 5))
    assert problems(store) == ()
    (told,) = problems(store, end)
    assert told.startswith(f"the head {end} is not in this log")


def test_an_earlier_head_stays_in_the_chain_as_it_grows(store: Store) -> None:
    end = filled(store)
    filled(store)
    assert problems(store, read_head(str(end))) == ()


@pytest.mark.parametrize("written", ["", "5", "5:abc", "x:" + "0" * 64])
def test_a_head_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="expected ENTRIES:SHA256"):
        read_head(written)


def test_an_entry_without_a_name_is_refused(store: Store) -> None:
    with store.write() as connection, pytest.raises(UsageError, match="names who made it"):
        append(connection, entry(1, by=" "))


def test_comments_do_not_change_the_version_of_what_they_are_about(store: Store) -> None:
    with store.write() as connection:
        append(connection, entry(1, action="accept"))
        append(connection, entry(1))
        assert version(connection, "claim:1") == 1
        assert version(connection, "claim:2") == 0


def test_many_at_once_make_one_chain(address: str) -> None:
    open_store(address, create=True).close()

    def work(name: str) -> None:
        own = open_store(address)
        for number in range(10):
            with own.write() as connection:
                append(connection, entry(number, by=name))
        own.close()

    threads = [threading.Thread(target=work, args=(name,)) for name in ("هند", "سالم", "نور", "زين")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = open_store(address)
    with store.read() as connection:
        checked = verify(connection)
        assert (checked.head.entries, checked.problems) == (40, ())
        assert {one.by for one in entries(connection)} == {"هند", "سالم", "نور", "زين"}
    store.close()


def test_a_transaction_that_fails_leaves_no_entry(store: Store) -> None:
    end = filled(store)
    with store.write() as connection:
        append(connection, entry(9))
        connection.rollback()
    with store.read() as connection:
        assert head(connection) == end


def test_two_entries_cannot_take_one_place(store: Store) -> None:
    filled(store, 1)
    with store.read() as connection:
        row = dict(connection.execute(select(log)).one()._mapping)
    with pytest.raises(LedgerError), store.write() as connection:
        connection.execute(insert(log).values(**row))
