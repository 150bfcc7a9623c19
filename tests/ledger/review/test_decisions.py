"""What people decide: by whom and when, never overwritten, never lost to somebody quicker."""

from __future__ import annotations

import threading

import msgspec
import pytest

from khabar.errors import ConflictError, LedgerError, UsageError
from khabar.ledger.db.engine import Store
from khabar.ledger.db.migrate import open_store
from khabar.ledger.db.review_tables import comments, read_marks
from khabar.ledger.review import decisions
from khabar.ledger.review.log import entries
from khabar.ledger.review.look import claim_for, claims_for, overlay
from khabar.ledger.review.plausible import is_edtf
from khabar.ledger.review.replay import differences
from khabar.model.claim import Claim
from strikes import AT, IDS, TEXTS

DEAD = IDS["r1 killing"]


def seen(store: Store, claim: str = DEAD, viewer: str = "هند") -> decisions.Seen:
    with store.read() as connection:
        return claim_for(connection, claim, viewer)


def log_of(store: Store, subject: str) -> list[tuple[str, str]]:
    with store.read() as connection:
        return [(one.by, one.action) for one in entries(connection, subject=subject)]


def test_a_claim_that_nobody_looked_at_is_unseen(store: Store, strike: Store) -> None:
    assert seen(store).status == "unseen"
    assert seen(store).version.startswith("0.")


def test_accepting_keeps_the_values_and_says_who_and_when(strike: Store) -> None:
    with strike.write() as connection:
        done = decisions.accept(connection, DEAD, by="هند", at=AT)
    assert done.claims == set(), "nothing to link anew"
    assert seen(strike).status == "accepted"
    with strike.read() as connection:
        (entry,) = entries(connection)
        assert (entry.by, entry.at, entry.action, entry.subject, entry.report) == ("هند", AT, "accept", f"claim:{DEAD}", "r1")
        decided = overlay(connection, ["r1"]).decided[DEAD]
    assert (decided.flags, decided.quantities[0].min) == (("accepted",), 9)


def test_a_correction_changes_the_field_and_leaves_the_machines_reading_in_the_log(strike: Store) -> None:
    with strike.write() as connection:
        decisions.correct(connection, DEAD, {"quantities.0.min": 8, "certainty": "probable"}, by="هند", at=AT)
        decisions.correct(connection, DEAD, {"polarity": "negated"}, by="سالم", at=AT)
    with strike.read() as connection:
        over = overlay(connection, ["r1", "r2"])
    now = over.decided[DEAD]
    assert (now.quantities[0].min, now.quantities[0].max, now.certainty, now.polarity) == (8, 9, "probable", "negated")
    assert now.flags == ("corrected",)
    assert seen(strike).fields == ("certainty", "polarity", "quantities")
    assert log_of(strike, f"claim:{DEAD}") == [("هند", "correct"), ("سالم", "correct")]


def test_accepting_a_corrected_claim_accepts_it_as_corrected(strike: Store) -> None:
    with strike.write() as connection:
        decisions.correct(connection, DEAD, {"polarity": "negated"}, by="هند", at=AT)
        decisions.accept(connection, DEAD, by="سالم", at=AT)
    with strike.read() as connection:
        assert overlay(connection, ["r1"]).decided[DEAD].polarity == "negated"


def test_a_rejected_claim_no_longer_counts_until_it_is_accepted_again(strike: Store) -> None:
    with strike.write() as connection:
        decisions.reject(connection, DEAD, by="هند", at=AT, why="الرقم لمدينة أخرى")
        assert overlay(connection, ["r1"]).rejected == {DEAD}
        assert decisions.accept(connection, DEAD, by="هند", at=AT).claims == {DEAD}
        assert overlay(connection, ["r1"]).rejected == set()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"polarity": "perhaps"}, "Invalid enum value 'perhaps'"),
        ({"score": 1}, "'score': expected one of type, polarity"),
        ({"quantities.3.min": 1}, "there is no '3' in it"),
        ({"trigger": {"start": 0, "end": 2}}, "'trigger': expected one of"),
        ({"means": {"start": 9999, "end": 10002, "text": "غار", "kind": "aircraft"}}, "characters 9999–10002 of the report are not 'غار'"),
        ({"means": {"kind": "aircraft"}}, "missing required field"),
        ({"type": "miracle"}, "'miracle' is not a type of the codebook"),
        ({"quantities.0.min": 11}, "quantities.0: min 11 is more than max 9"),
        ({"quantities.0.max": -1, "quantities.0.min": None}, "quantities.0: less than nothing"),
        ({"quantities.0.min": None, "quantities.0.max": None}, "quantities.0: neither min nor max"),
        ({"time": {"start": 0, "end": 4, "edtf": "2024-02-30", "part": None, "basis": "explicit"}}, "'2024-02-30' is not a date of EDTF"),
        ({"places": [{"start": 0, "end": 4, "role": "at", "name": "x", "lat": 99, "lon": 1}]}, "places.0: lat 99 is not between"),
        ({"places": [{"start": 0, "end": 4, "role": "at", "name": "x", "lat": 9}]}, "places.0: lat without lon"),
    ],
)
def test_a_correction_that_makes_no_claim_of_this_text_is_refused(strike: Store, changes: dict[str, object], told: str) -> None:
    with strike.write() as connection, pytest.raises(UsageError, match=told):
        decisions.correct(connection, DEAD, changes, by="هند", at=AT, types={"killing", "injury"})
    assert log_of(strike, f"claim:{DEAD}") == []


def test_a_value_that_the_machine_missed_is_given_by_where_it_stands(strike: Store) -> None:
    start = TEXTS["r1"].index("غارة")
    with strike.write() as connection:
        decisions.correct(connection, DEAD, {"means": {"start": start, "end": start + 4, "kind": "aircraft"}}, by="هند", at=AT)
        means = overlay(connection, ["r1"]).decided[DEAD].means
    assert means is not None
    assert (means.text, means.kind) == ("غارة", "aircraft")


def add_strike(store: Store, by: str = "هند") -> Claim:
    start = TEXTS["r1"].index("غارة")
    with store.write() as connection:
        done = decisions.add(connection, "r1", "air_strike", (start, start + 4), {"certainty": "asserted"}, by=by, at=AT)
        (claim,) = done.claims
        return claim_for(connection, claim, by).claim


def test_a_claim_that_the_machine_missed_is_added_with_its_spans(strike: Store) -> None:
    claim = add_strike(strike)
    assert (claim.type, claim.trigger.text, claim.made_by.coder) == ("air_strike", "غارة", "person: هند")
    assert claim.evidence.text == TEXTS["r1"].split("\n")[0]
    with strike.read() as connection:
        assert overlay(connection, ["r1"]).added == (msgspec.structs.replace(claim, flags=("added",)),)
        assert [one.status for one in claims_for(connection, "r1", "سالم")] == ["unseen", "added", "unseen"]


def test_an_added_claim_is_corrected_and_rejected_like_any_other(strike: Store) -> None:
    claim = add_strike(strike)
    with strike.write() as connection:
        decisions.correct(connection, claim.id, {"polarity": "negated"}, by="سالم", at=AT)
        assert [one.polarity for one in overlay(connection, ["r1"]).added] == ["negated"]
        decisions.reject(connection, claim.id, by="سالم", at=AT)
        assert overlay(connection, ["r1"]).added == ()


def test_what_is_there_already_is_not_added(strike: Store) -> None:
    with strike.write() as connection, pytest.raises(UsageError, match="exists already"):
        decisions.add(connection, "r1", "killing", (0, 4), {}, by="هند", at=AT)


def test_a_report_read_by_a_person_is_marked_so(strike: Store) -> None:
    with strike.write() as connection:
        decisions.read(connection, "r2", by="هند", at=AT)
        assert connection.execute(read_marks.select()).one()[:] == ("r2", 1, "هند", AT)


def test_comments_are_kept_with_what_they_are_about(strike: Store) -> None:
    with strike.write() as connection:
        decisions.comment(connection, f"claim:{DEAD}", "راجع المصدر", by="هند", at=AT)
        decisions.comment(connection, "incident:strike", "أي سوق؟", by="سالم", at=AT)
        assert [(row.subject, row.report, row.text) for row in connection.execute(comments.select())] == [
            (f"claim:{DEAD}", "r1", "راجع المصدر"), ("incident:strike", None, "أي سوق؟"),
        ]  # fmt: skip


@pytest.mark.parametrize("subject", ["claim:nobody", "incident:nobody", "report:nobody"])
def test_a_comment_on_nothing_is_refused(strike: Store, subject: str) -> None:
    with pytest.raises(LedgerError, match="nobody"), strike.write() as connection:
        decisions.comment(connection, subject, "نص", by="هند", at=AT)


def test_the_second_of_two_who_saw_the_same_gets_a_conflict_and_the_first_stands(strike: Store) -> None:
    version = seen(strike).version
    with strike.write() as connection:
        decisions.reject(connection, DEAD, by="هند", at=AT, expected=version)
    with pytest.raises(ConflictError, match=r"you saw 0\..*هند changed it at 2026-01-02T03:04:05Z \(reject\)"), strike.write() as connection:
        decisions.accept(connection, DEAD, by="سالم", at=AT, expected=version)
    assert seen(strike).status == "rejected"
    assert log_of(strike, f"claim:{DEAD}") == [("هند", "reject")]


def test_of_two_at_the_same_moment_one_decides_and_the_other_is_told(strike: Store, address: str) -> None:
    version = seen(strike).version
    told: list[str] = []

    def decide(name: str) -> None:
        own = open_store(address)
        try:
            with own.write() as connection:
                decisions.accept(connection, DEAD, by=name, at=AT, expected=version)
        except ConflictError as error:
            told.append(str(error))
        own.close()

    threads = [threading.Thread(target=decide, args=(name,)) for name in ("هند", "سالم", "نور")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 2
    assert len(log_of(strike, f"claim:{DEAD}")) == 1


def test_everything_decided_is_what_a_replay_of_the_log_gives(strike: Store) -> None:
    claim = add_strike(strike)
    with strike.write() as connection:
        decisions.accept(connection, DEAD, by="هند", at=AT)
        decisions.correct(connection, claim.id, {"polarity": "negated"}, by="سالم", at=AT)
        decisions.read(connection, "r1", by="هند", at=AT)
        decisions.merge(connection, "event", ["dead", "hurt"], by="هند", at=AT)
        assert differences(connection) == ()
        connection.execute(read_marks.update().values(by="سالم"))
        assert differences(connection) == ("read_marks: ('r1',) is not what the log says", "read_marks: ('r1',) is in the log only")


@pytest.mark.parametrize("value", ["2019", "2019-02", "2019-02-16", "2019-02~", "2018-12-16/2019-02-16", "../2019-02", "2019-02-16/", "2019-02-16?"])
def test_dates_of_edtf(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize("value", ["", "..", "../..", "19", "2019-13", "2019-02-30", "2019-02-16/2019-02-01", "yesterday", "2019/2020/2021"])
def test_dates_of_none(value: str) -> None:
    assert not is_edtf(value)


def test_only_an_open_question_is_settled(strike: Store) -> None:
    with strike.write() as connection, pytest.raises(LedgerError, match=r"conflict 9\.9: expected one that is open, no conflict has this id"):
        decisions.settle(connection, "9.9", "لا شيء", by="هند", at=AT)
