"""A recoding carries decisions over by report and span, keeps what people decided, and asks where the new coding reads otherwise."""

from __future__ import annotations

import msgspec
import pytest

from khabar.errors import ConflictError, LedgerError
from khabar.ledger.db.engine import Store
from khabar.ledger.db.review_tables import comments, conflicts
from khabar.ledger.db.texts import add_codings
from khabar.ledger.review import decisions
from khabar.ledger.review.bindings import bindings
from khabar.ledger.review.carry import counterparts, recode
from khabar.ledger.review.log import entries
from khabar.ledger.review.look import claim_for, overlay
from khabar.ledger.review.replay import differences
from khabar.model.claim import Claim, claim_id
from khabar.model.span import quote
from strikes import AT, CLAIMS, IDS, REPORTS, TEXTS, WordCoder

DEAD, HURT = CLAIMS["r1 killing"], CLAIMS["r1 injury"]
BEFORE = (DEAD, HURT)


def otherwise(claim: Claim, **fields: object) -> Claim:
    return msgspec.structs.replace(claim, **fields)


def shifted(claim: Claim, start: int, end: int) -> Claim:
    """The claim with another trigger, and so another id."""
    return otherwise(claim, id=claim_id("r1", claim.type, start, end), trigger=quote(TEXTS["r1"], start, end))


def code_anew(store: Store, *after: Claim, version: str = "2") -> dict[str, str]:
    with store.write() as connection:
        add_codings(connection, {"r1": after}, WordCoder(version).made_by, AT)
        carried = recode(connection, "r1", BEFORE, after, by="khabar", at=AT, coding=version)
        assert differences(connection) == ()
    return carried


def questions(store: Store) -> list[tuple[str, str]]:
    with store.read() as connection:
        return [(row.subject.partition(":")[2], row.kind) for row in connection.execute(conflicts.select().where(conflicts.c.settled.is_(None)))]


def decided(store: Store, claim: str) -> tuple[str, Claim]:
    with store.read() as connection:
        seen = claim_for(connection, claim, "نور")
    return seen.status, seen.claim


def test_the_same_trigger_and_type_is_the_same_claim_and_an_overlapping_one_its_counterpart() -> None:
    moved = shifted(DEAD, 0, 8)
    assert counterparts(BEFORE, (HURT, moved)) == {HURT.id: HURT.id, DEAD.id: moved.id}
    assert counterparts(BEFORE, (otherwise(shifted(DEAD, 0, 8), type="wounding"),)) == {}


def test_a_flag_that_a_person_set_or_cleared_stays(strike: Store) -> None:
    with strike.write() as connection:
        decisions.correct(connection, DEAD.id, {"background": True}, by="هند", at=AT)
        decisions.correct(connection, HURT.id, {"period_total": False}, by="هند", at=AT)
    code_anew(strike, DEAD, otherwise(HURT, flags=("boilerplate_near", "period_total")))
    assert decided(strike, DEAD.id)[1].flags == ("background",)
    assert decided(strike, HURT.id)[1].flags == ("boilerplate_near",)


def test_a_report_that_nobody_touched_leaves_no_entry(strike: Store) -> None:
    moved = shifted(DEAD, 0, 8)
    assert code_anew(strike, moved, HURT) == {DEAD.id: moved.id}
    with strike.read() as connection:
        assert list(entries(connection)) == []


def test_an_accepted_claim_that_reads_the_same_stays_accepted_without_a_question(strike: Store) -> None:
    with strike.write() as connection:
        decisions.accept(connection, DEAD.id, by="هند", at=AT)
    code_anew(strike, DEAD, HURT)
    assert decided(strike, DEAD.id) == ("accepted", DEAD)
    assert questions(strike) == []


def test_an_accepted_claim_keeps_the_values_that_were_accepted_and_people_are_asked(strike: Store) -> None:
    with strike.write() as connection:
        decisions.accept(connection, DEAD.id, by="هند", at=AT)
    code_anew(strike, otherwise(DEAD, polarity="negated"), HURT)
    status, claim = decided(strike, DEAD.id)
    assert (status, claim.polarity) == ("accepted", "affirmed")
    assert questions(strike) == [(DEAD.id, "read_otherwise")]
    with strike.read() as connection:
        assert overlay(connection, ["r1"]).decided[DEAD.id].polarity == "affirmed"


def test_deciding_again_answers_the_question(strike: Store) -> None:
    with strike.write() as connection:
        decisions.accept(connection, DEAD.id, by="هند", at=AT)
    code_anew(strike, otherwise(DEAD, polarity="negated"), HURT)
    with strike.write() as connection:
        decisions.correct(connection, DEAD.id, {"polarity": "negated"}, by="سالم", at=AT)
    assert questions(strike) == []


def test_a_question_is_answered_by_saying_why_nothing_changes(strike: Store) -> None:
    with strike.write() as connection:
        decisions.accept(connection, DEAD.id, by="هند", at=AT)
    code_anew(strike, otherwise(DEAD, polarity="negated"), HURT)
    with strike.write() as connection:
        (id,) = connection.execute(conflicts.select()).scalars()
        decisions.settle(connection, id, "القراءة الأولى هي الصحيحة", by="سالم", at=AT)
        assert differences(connection) == ()
        with pytest.raises(LedgerError, match="it was settled by entry 3"):
            decisions.settle(connection, id, "مرة أخرى", by="سالم", at=AT)
    assert questions(strike) == []


def test_a_correction_is_laid_over_the_new_reading_and_the_other_fields_are_the_new_ones(strike: Store) -> None:
    with strike.write() as connection:
        decisions.correct(connection, DEAD.id, {"certainty": "probable"}, by="هند", at=AT)
    moved = otherwise(shifted(DEAD, 0, 8), phase="ongoing")
    assert code_anew(strike, moved, HURT) == {DEAD.id: moved.id}
    status, claim = decided(strike, moved.id)
    assert (status, claim.certainty, claim.phase) == ("corrected", "probable", "ongoing")
    assert questions(strike) == []


@pytest.mark.parametrize(("now", "asked"), [("probable", 0), ("possible", 1)])
def test_a_corrected_field_that_now_reads_as_the_person_said_is_no_question(strike: Store, now: str, asked: int) -> None:
    with strike.write() as connection:
        decisions.correct(connection, DEAD.id, {"certainty": "probable"}, by="هند", at=AT)
    code_anew(strike, otherwise(DEAD, certainty=now), HURT)
    assert decided(strike, DEAD.id)[1].certainty == "probable"
    assert len(questions(strike)) == asked


def test_a_rejection_stays_and_is_asked_about_where_the_claim_reads_otherwise(strike: Store) -> None:
    with strike.write() as connection:
        decisions.reject(connection, DEAD.id, by="هند", at=AT)
        decisions.reject(connection, HURT.id, by="هند", at=AT)
    code_anew(strike, otherwise(DEAD, polarity="negated"), HURT)
    assert decided(strike, DEAD.id)[0] == decided(strike, HURT.id)[0] == "rejected"
    assert questions(strike) == [(DEAD.id, "read_otherwise")]


def test_an_accepted_claim_that_is_read_no_longer_is_kept_as_the_persons_own(strike: Store) -> None:
    with strike.write() as connection:
        decisions.accept(connection, DEAD.id, by="هند", at=AT)
        decisions.reject(connection, HURT.id, by="هند", at=AT)
    code_anew(strike)
    with strike.read() as connection:
        over = overlay(connection, ["r1"])
    assert (over.added, over.rejected) == ((otherwise(DEAD, flags=("added",)),), set())
    assert questions(strike) == [(DEAD.id, "gone")]


def added(store: Store) -> Claim:
    at = TEXTS["r1"].index("غارة")
    with store.write() as connection:
        (claim,) = decisions.add(connection, "r1", "air_strike", (at, at + 4), {"certainty": "probable"}, by="هند", at=AT).claims
    return decided(store, claim)[1]


def test_an_added_claim_stays_when_the_new_coding_misses_it_too(strike: Store) -> None:
    claim = added(strike)
    code_anew(strike, DEAD, HURT)
    with strike.read() as connection:
        assert overlay(connection, ["r1"]).added == (otherwise(claim, flags=("added",)),)


@pytest.mark.parametrize("longer", [0, 4])
def test_an_added_claim_that_the_new_coding_reads_becomes_an_accepted_one(strike: Store, longer: int) -> None:
    claim = added(strike)
    end = claim.trigger.end + longer
    found = otherwise(shifted(claim, claim.trigger.start, end), certainty="asserted", made_by=WordCoder("2").made_by)
    code_anew(strike, DEAD, HURT, found)
    status, now = decided(strike, found.id)
    assert (status, now.certainty, now.made_by.coder) == ("accepted", "probable", "2")
    with strike.read() as connection:
        assert overlay(connection, ["r1"]).added == ()


def test_an_added_claim_that_was_rejected_stays_rejected(strike: Store) -> None:
    claim = added(strike)
    with strike.write() as connection:
        decisions.reject(connection, claim.id, by="سالم", at=AT)
    code_anew(strike, DEAD, HURT)
    assert decided(strike, claim.id)[0] == "rejected"
    code_anew(strike, DEAD, HURT, otherwise(claim, made_by=WordCoder("3").made_by), version="3")
    assert decided(strike, claim.id)[0] == "rejected"


def test_what_a_person_who_read_everything_did_not_see_is_a_question(strike: Store) -> None:
    at = TEXTS["r1"].index("غارة")
    new = otherwise(DEAD, id=claim_id("r1", "air_strike", at, at + 4), type="air_strike", trigger=quote(TEXTS["r1"], at, at + 4))
    with strike.write() as connection:
        decisions.read(connection, "r1", by="هند", at=AT)
    code_anew(strike, DEAD, HURT, new)
    assert questions(strike) == [(new.id, "unseen")]


def test_merges_and_comments_follow_the_claim_to_its_new_id(strike: Store) -> None:
    with strike.write() as connection:
        decisions.merge(connection, "event", ["dead", "other"], by="هند", at=AT)
        decisions.comment(connection, f"claim:{DEAD.id}", "نص", by="هند", at=AT)
    moved = shifted(DEAD, 0, 8)
    code_anew(strike, moved, HURT)
    with strike.read() as connection:
        assert {end for one in bindings(connection, [moved.id]) for end in (one.a, one.b)} == {moved.id, IDS["r2 killing"], IDS["r3 injury"]}
        assert connection.execute(comments.select()).one().subject == f"claim:{moved.id}"


def test_a_merge_by_a_claim_that_is_read_no_longer_is_a_question(strike: Store) -> None:
    with strike.write() as connection:
        decisions.merge(connection, "event", ["dead", "other"], by="هند", at=AT)
    code_anew(strike, HURT)
    assert questions(strike) == [(DEAD.id, "binding")]


def test_a_decision_on_values_that_a_recoding_changed_is_a_conflict(strike: Store) -> None:

    with strike.read() as connection:
        version = claim_for(connection, DEAD.id, "هند").version
    code_anew(strike, otherwise(DEAD, polarity="negated"), HURT)
    with strike.write() as connection, pytest.raises(ConflictError, match="it was coded anew"):
        decisions.accept(connection, DEAD.id, by="هند", at=AT, expected=version)


def test_the_reports_of_these_tests_are_read_as_they_say() -> None:
    assert [claim.trigger.text for report in REPORTS for claim in WordCoder().claims(report)] == ["قُتل", "أصيب", "قُتل", "أصيب"]
