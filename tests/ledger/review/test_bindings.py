"""Merges and splits: what was decided last stands, in the fewest constraints, and says the same whatever else is in the ledger."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import ConflictError, LedgerError, UsageError
from khabar.ledger.db.engine import Store
from khabar.ledger.db.tables import retired_ids
from khabar.ledger.link import Binding
from khabar.ledger.review import decisions
from khabar.ledger.review.bindings import Decision, bindings, effective, members, version_of
from strikes import AT, IDS, group

A, B, C = IDS["r1 killing"], IDS["r2 killing"], IDS["r1 injury"]
ALL = "abcdef"


def decision(*parts: str, level: str = "event") -> Decision:
    return Decision(level, tuple(tuple(part) for part in parts))


def pair(a: str, b: str, together: bool, level: str = "event") -> Binding:
    return Binding(a, b, level, together)


def test_a_merge_is_a_chain_and_a_split_one_pair_between_its_parts() -> None:
    assert effective([decision("abc")], ALL) == (pair("a", "b", True), pair("b", "c", True))
    assert effective([decision("ab", "cd")], ALL) == (pair("a", "b", True), pair("a", "c", False), pair("c", "d", True))


def test_a_later_split_prevails_over_a_merge_and_a_later_merge_over_a_split() -> None:
    assert effective([decision("ab"), decision("a", "b")], ALL) == (pair("a", "b", False),)
    assert effective([decision("a", "b"), decision("ab")], ALL) == (pair("a", "b", True),)


def test_an_earlier_merge_holds_as_far_as_no_later_split_contradicts_it() -> None:
    assert effective([decision("abc"), decision("a", "c")], ALL) == (pair("a", "b", True), pair("a", "c", False))


def test_what_was_merged_stays_so_when_a_claim_between_is_gone() -> None:
    assert effective([decision("abc")], "ac") == (pair("a", "c", True),)


def test_events_and_incidents_are_bound_apart() -> None:
    assert effective([decision("ab", level="incident")], ALL) == (pair("a", "b", True, "incident"),)


parted = st.lists(st.sampled_from(ALL), min_size=2, max_size=5, unique=True).flatmap(
    lambda claims: st.integers(0, len(claims) - 1).map(lambda at: decision(*("".join(part) for part in (claims[:at], claims[at:]) if part)))
)


@given(st.lists(parted, max_size=6))
def test_the_constraints_never_contradict_each_other_and_the_last_decision_holds(made: list[Decision]) -> None:
    found = effective(made, ALL)
    root = {claim: claim for claim in ALL}
    for one in found:
        if one.together:
            keep, gone = root[one.a], root[one.b]
            root = {claim: keep if to == gone else to for claim, to in root.items()}
    assert all(root[one.a] != root[one.b] for one in found if not one.together)
    if made:
        apart = {frozenset((root[one.a], root[one.b])) for one in found if not one.together}
        for part in made[-1].parts:
            assert len({root[claim] for claim in part}) == 1
        for one, other in combinations(made[-1].parts, 2):
            assert frozenset((root[one[0]], root[other[0]])) in apart


def test_a_merge_binds_the_claims_of_both_events(strike: Store) -> None:
    with strike.write() as connection:
        done = decisions.merge(connection, "event", ["dead", "hurt"], by="هند", at=AT)
        assert done.claims == {A, B, C}
        chain = sorted((A, B, C))
        expected = (pair(chain[0], chain[1], True), pair(chain[1], chain[2], True))
        assert bindings(connection, [C]) == expected
        assert bindings(connection, [IDS["r3 injury"]]) == ()


def test_a_split_takes_claims_out_of_an_event_and_events_out_of_an_incident(strike: Store) -> None:
    with strike.write() as connection:
        decisions.split(connection, "event", "dead", [B], by="هند", at=AT)
        decisions.split(connection, "incident", "strike", ["hurt"], by="هند", at=AT)
        found = bindings(connection, [A])
    low, high = sorted((A, B))
    assert pair(low, high, False) in found
    assert {one.together for one in found if one.level == "incident"} == {True, False}


def test_bindings_follow_from_claim_to_claim(strike: Store) -> None:
    """Two decisions that share a claim: who asks for one end gets all."""
    with strike.write() as connection:
        decisions.split(connection, "event", "dead", [B], by="هند", at=AT)
        group(connection, ("two", "strike", ["r1 injury", "r2 killing"]), ("three", "strike", ["r3 injury"]))
        decisions.merge(connection, "event", ["two", "three"], by="هند", at=AT)
        ends = {claim for one in bindings(connection, [A]) for claim in (one.a, one.b)}
    assert ends == set(IDS.values())


def test_a_rejected_claim_binds_nothing(strike: Store) -> None:
    with strike.write() as connection:
        decisions.merge(connection, "event", ["dead", "hurt"], by="هند", at=AT)
        decisions.reject(connection, B, by="هند", at=AT)
        low, high = sorted((A, C))
        assert bindings(connection, [A]) == (pair(low, high, True),)


@pytest.mark.parametrize(("ids", "told"), [(["dead"], "two or more"), (["dead", "dead"], "two or more")])
def test_a_merge_of_one_is_refused(strike: Store, ids: list[str], told: str) -> None:
    with strike.write() as connection, pytest.raises(UsageError, match=told):
        decisions.merge(connection, "event", ids, by="هند", at=AT)


def test_a_split_of_all_or_of_what_is_not_in_it_is_refused(strike: Store) -> None:
    for out in ([], [A, B], [C]):
        with strike.write() as connection, pytest.raises(UsageError, match="some but not all of its claims"):
            decisions.split(connection, "event", "dead", out, by="هند", at=AT)


def test_an_event_that_was_merged_meanwhile_says_into_what(strike: Store) -> None:
    with strike.write() as connection:
        connection.execute(retired_ids.insert().values(kind="event", id="old", successor="dead", how="redirect"))
    with pytest.raises(LedgerError, match="no event old: it became dead"), strike.write() as connection:
        decisions.merge(connection, "event", ["old", "hurt"], by="هند", at=AT)


def test_the_second_of_two_who_bind_the_same_claims_gets_a_conflict(strike: Store) -> None:
    with strike.read() as connection:
        version = version_of(connection, members(connection, "event", ["dead"]))
    with strike.write() as connection:
        decisions.merge(connection, "event", ["dead", "hurt"], by="هند", at=AT, expected=version)
    with pytest.raises(ConflictError, match="you saw 0: هند changed it"), strike.write() as connection:
        decisions.split(connection, "event", "dead", [B], by="سالم", at=AT, expected=version)
