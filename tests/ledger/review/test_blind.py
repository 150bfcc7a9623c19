"""Blind double review: neither sees the other until both are done; what they agree on stands, the rest is asked of a third."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import LedgerError, UsageError
from khabar.ledger.db.engine import Store
from khabar.ledger.db.review_tables import conflicts, read_marks
from khabar.ledger.review import decisions
from khabar.ledger.review.agreement import agreed, agreement, cohen_kappa, krippendorff_alpha
from khabar.ledger.review.blind import hidden, under_way
from khabar.ledger.review.look import claim_for, claims_for, overlay
from khabar.ledger.review.replay import differences
from strikes import AT, IDS, TEXTS

DEAD, HURT = IDS["r1 killing"], IDS["r1 injury"]
A, B = "هند", "سالم"


@pytest.fixture
def given_out(strike: Store) -> Store:
    with strike.write() as connection:
        decisions.give_blind(connection, "r1", [A, B], by="نور", at=AT)
    return strike


def add_strike(store: Store, by: str) -> str:
    at = TEXTS["r1"].index("غارة")
    with store.write() as connection:
        (claim,) = decisions.add(connection, "r1", "air_strike", (at, at + 4), {}, by=by, at=AT).claims
    return claim


def both_done(store: Store) -> None:
    """Both accept the dead; A accepts the injured and B rejects them; A adds the strike."""
    with store.write() as connection:
        for by in (A, B):
            decisions.accept(connection, DEAD, by=by, at=AT)
        decisions.accept(connection, HURT, by=A, at=AT)
        decisions.reject(connection, HURT, by=B, at=AT)
    add_strike(store, A)
    with store.write() as connection:
        decisions.read(connection, "r1", by=A, at=AT)
        decisions.read(connection, "r1", by=B, at=AT)


def test_neither_sees_what_the_other_decided_or_added(given_out: Store) -> None:
    with given_out.write() as connection:
        decisions.correct(connection, DEAD, {"polarity": "negated"}, by=A, at=AT)
    claim = add_strike(given_out, A)
    with given_out.read() as connection:
        assert claim_for(connection, DEAD, A).claim.polarity == "negated"
        assert claim_for(connection, DEAD, B).claim.polarity == "affirmed"
        assert claim in {one.claim.id for one in claims_for(connection, "r1", A)}
        assert claim not in {one.claim.id for one in claims_for(connection, "r1", B)}
        assert overlay(connection, ["r1"]).decided == {}
        assert hidden(connection, B) == {2, 3}
        assert hidden(connection, A) == set()


def test_both_may_add_the_same_claim(given_out: Store) -> None:
    assert add_strike(given_out, A) == add_strike(given_out, B)


def test_nobody_else_decides_on_it_meanwhile(given_out: Store) -> None:
    told = "under blind review by سالم and هند: expected one who is not done, got نور"
    with given_out.write() as connection, pytest.raises(LedgerError, match=told):
        decisions.accept(connection, DEAD, by="نور", at=AT)


def test_a_reviewer_who_has_not_decided_on_every_claim_is_not_done(given_out: Store) -> None:
    with given_out.write() as connection:
        decisions.accept(connection, DEAD, by=A, at=AT)
        with pytest.raises(UsageError, match=f"هند has not decided on 1 of its claims: {HURT}"):
            decisions.read(connection, "r1", by=A, at=AT)


def test_a_reviewer_who_is_done_decides_no_more_until_the_other_is(given_out: Store) -> None:
    with given_out.write() as connection:
        for claim in (DEAD, HURT):
            decisions.accept(connection, claim, by=A, at=AT)
        decisions.read(connection, "r1", by=A, at=AT)
        assert claim_for(connection, DEAD, B).status == "unseen"
        with pytest.raises(LedgerError, match="expected one who is not done, got هند"):
            decisions.reject(connection, DEAD, by=A, at=AT)


def test_what_both_decided_alike_stands_and_the_rest_is_asked(given_out: Store) -> None:
    both_done(given_out)
    with given_out.read() as connection:
        assert under_way(connection, "r1") == {}
        assert claim_for(connection, DEAD, "نور").status == "accepted"
        assert claim_for(connection, HURT, "نور").status == "unseen"
        told = {row.subject: row.detail for row in connection.execute(conflicts.select())}
        assert told[f"claim:{HURT}"] == "سالم: rejected; هند: accepted"
        assert "سالم: did not read it; هند: added" in told.values()
        assert connection.execute(read_marks.select()).one().by == "سالم, هند"
        assert differences(connection) == ()


def test_two_corrections_of_different_values_differ(given_out: Store) -> None:
    with given_out.write() as connection:
        for by, value in ((A, "probable"), (B, "possible")):
            decisions.correct(connection, DEAD, {"certainty": value}, by=by, at=AT)
            decisions.reject(connection, HURT, by=by, at=AT)
            decisions.read(connection, "r1", by=by, at=AT)
        (row,) = connection.execute(conflicts.select())
        assert row.detail == "سالم: corrected; هند: corrected; they fill differently: certainty"
        assert overlay(connection, ["r1"]).rejected == {HURT}


def test_the_third_person_answers_by_deciding(given_out: Store) -> None:
    both_done(given_out)
    with given_out.write() as connection:
        decisions.reject(connection, HURT, by="نور", at=AT)
        left = connection.execute(conflicts.select().where(conflicts.c.settled.is_(None))).all()
        assert [row.subject == f"claim:{HURT}" for row in left] == [False]


def test_a_claim_that_one_added_is_taken_up_by_the_third(given_out: Store) -> None:
    both_done(given_out)
    claim = add_strike(given_out, "نور")
    with given_out.read() as connection:
        assert [one.id for one in overlay(connection, ["r1"]).added] == [claim]
        assert f"claim:{claim}" not in {row.subject for row in connection.execute(conflicts.select().where(conflicts.c.settled.is_(None)))}


def test_two_reviewers_are_two(strike: Store) -> None:
    with strike.write() as connection:
        with pytest.raises(UsageError, match="two different reviewers"):
            decisions.give_blind(connection, "r1", [A, f" {A}"], by="نور", at=AT)
        decisions.give_blind(connection, "r1", [A, B], by="نور", at=AT)
        with pytest.raises(UsageError, match="given to reviewers already"):
            decisions.give_blind(connection, "r1", [A, B], by="نور", at=AT)


def test_agreement_counts_when_both_are_done(given_out: Store) -> None:
    with given_out.read() as connection:
        assert agreement(connection).reports == 0
    both_done(given_out)
    with given_out.read() as connection:
        found = agreement(connection)
    assert (found.reports, found.verdict.units) == (1, 3)
    assert found.verdict.share == pytest.approx(1 / 3)
    assert {name: one.share for name, one in found.fields.items()} == dict.fromkeys(found.fields, 1.0)


def test_kappa_of_the_textbook() -> None:
    """50 proposals: 20 yes by both, 15 no by both, 5 and 10 apart: 0.7 seen, 0.5 by chance."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.4)


def test_alpha_of_krippendorffs_own_example() -> None:
    """Computing Krippendorff's Alpha-Reliability (2011), B: two observers, nominal, twelve units: 0.692."""
    first, second = "aabbdcccedda", "babbbccceddd"
    assert krippendorff_alpha(list(zip(first, second, strict=True))) == pytest.approx(0.692, abs=0.0005)


@pytest.mark.parametrize("measure", [cohen_kappa, krippendorff_alpha])
def test_where_nothing_could_differ_there_is_no_figure(measure: object) -> None:
    assert callable(measure)
    assert measure([]) is None
    assert measure([("a", "a")] * 3) is None


@given(st.lists(st.tuples(*[st.sampled_from("abc")] * 2), min_size=1))
def test_agreement_does_not_hang_on_who_is_first_and_never_exceeds_one(pairs: list[tuple[str, str]]) -> None:
    one, other = agreed(pairs), agreed([(b, a) for a, b in pairs])
    for name in ("share", "kappa", "alpha"):
        a, b = getattr(one, name), getattr(other, name)
        assert (a is None) == (b is None)
        assert a is None or (math.isclose(a, b, abs_tol=1e-9) and a <= 1 + 1e-9)
