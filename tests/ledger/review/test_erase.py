"""Erasure on demand: the words are gone, the chain still verifies, the tombstone says when and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from khabar.errors import LedgerError, UsageError
from khabar.ledger.db.engine import Store
from khabar.ledger.db.review_tables import PROJECTIONS, comments, conflicts, log_bodies
from khabar.ledger.review import decisions
from khabar.ledger.review.assess import assess
from khabar.ledger.review.erase import erase_report, redact
from khabar.ledger.review.log import entries, head, verify
from khabar.ledger.review.look import overlay
from khabar.ledger.review.replay import differences
from khabar.model.assessment import Assessment
from strikes import AT, IDS

DEAD, OTHER = IDS["r1 killing"], IDS["r2 killing"]
LATER = "2026-02-01T00:00:00Z"


def everything(store: Store) -> str:
    """Every word that the review tables and the log's bodies hold."""
    with store.read() as connection:
        return "\n".join(repr(tuple(row)) for table in (*PROJECTIONS, log_bodies) for row in connection.execute(select(table)))


def reviewed(store: Store) -> None:
    with store.write() as connection:
        decisions.correct(connection, DEAD, {"certainty": "probable"}, by="هند", at=AT)
        decisions.comment(connection, f"claim:{DEAD}", "شهادة فلان", by="هند", at=AT)
        decisions.accept(connection, OTHER, by="هند", at=AT)
        decisions.merge(connection, "event", ["dead", "hurt"], by="هند", at=AT)
        assess(connection, "strike", Assessment(narrative="ما جرى"), by="هند", at=AT)


def erase(store: Store) -> None:
    with store.write() as connection:
        erase_report(connection, "r1", by="سالم", at=LATER, why="بطلب من الشاهد", sha256="0" * 64, incidents=["strike"])


def test_what_people_wrote_of_a_report_is_destroyed_and_the_rest_stays(strike: Store) -> None:
    reviewed(strike)
    assert "شهادة فلان" in everything(strike)
    erase(strike)
    left = everything(strike)
    assert "شهادة فلان" not in left
    assert "في غارة على السوق" not in left.replace("قُتل 12 مدنياً في غارة على السوق", "")
    assert "ما جرى" in left
    with strike.read() as connection:
        over = overlay(connection, ["r1", "r2"])
        assert (over.decided.keys(), connection.execute(comments.select()).all()) == ({OTHER}, [])
        assert [one.erased for one in entries(connection, subject=f"claim:{OTHER}")] == [False]


def test_the_chain_verifies_after_an_erasure_and_against_a_head_from_before_it(strike: Store) -> None:
    reviewed(strike)
    with strike.read() as connection:
        before = head(connection)
    erase(strike)
    with strike.read() as connection:
        assert verify(connection, before).problems == ()
        assert differences(connection) == ()
        assert [(one.by, one.action, one.erased) for one in entries(connection, report="r1")] == [
            ("هند", "correct", True), ("هند", "comment", True), ("سالم", "erase", False),
        ]  # fmt: skip


def test_the_tombstone_says_who_when_why_and_what(strike: Store) -> None:
    reviewed(strike)
    erase(strike)
    with strike.read() as connection:
        tombstone = list(entries(connection))[-1]
    assert (tombstone.by, tombstone.at, tombstone.body["why"]) == ("سالم", LATER, "بطلب من الشاهد")
    assert (tombstone.body["destroyed"], tombstone.body["sha256"]) == ([1, 2], "0" * 64)


def test_an_assessment_that_rested_on_it_is_to_be_read_again(strike: Store) -> None:
    reviewed(strike)
    erase(strike)
    with strike.read() as connection:
        assert [(row.subject, row.kind) for row in connection.execute(conflicts.select())] == [("incident:strike", "source_erased")]


def test_a_tombstone_is_not_erased_by_the_next(strike: Store) -> None:
    reviewed(strike)
    erase(strike)
    erase(strike)
    with strike.read() as connection:
        assert verify(connection).problems == ()
        assert [one.erased for one in entries(connection, report="r1") if one.action == "erase"] == [False, False]


def test_a_single_entry_is_redacted_and_its_decision_no_longer_counts(strike: Store) -> None:
    with strike.write() as connection:
        decisions.accept(connection, DEAD, by="هند", at=AT)
        bad = decisions.reject(connection, DEAD, by="سالم", at=AT, why="اسم الشاهد فلان")
        redact(connection, [bad.seq], by="نور", at=LATER, why="اسم شاهد")
        assert overlay(connection, ["r1"]).rejected == set()
        assert (verify(connection).problems, differences(connection)) == ((), ())
    assert "فلان" not in everything(strike)


@pytest.mark.parametrize("seqs", [[], [9], [1, 2]])
def test_what_is_not_there_or_is_a_tombstone_is_not_redacted(strike: Store, seqs: list[int]) -> None:
    with strike.write() as connection:
        decisions.accept(connection, DEAD, by="هند", at=AT)
        redact(connection, [1], by="هند", at=AT, why="اختبار")
        with pytest.raises(LedgerError, match="expected entries of the log that still have a body"):
            redact(connection, seqs, by="هند", at=AT, why="اختبار")


def test_an_erasure_without_a_reason_is_refused(strike: Store) -> None:
    with strike.write() as connection, pytest.raises(UsageError, match="takes a reason"):
        erase_report(connection, "r1", by="هند", at=AT, why=" ")


def test_no_byte_of_an_erased_comment_is_left_in_a_sqlite_file(strike: Store, address: str) -> None:
    reviewed(strike)
    erase(strike)
    if strike.is_sqlite:
        strike.close()
        assert all("شهادة فلان".encode() not in path.read_bytes() for path in Path(address).parent.glob("ledger.db*"))
