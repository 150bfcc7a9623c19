"""Ids that last: never given twice, kept by the anchor, redirected when groups meet, succeeded when they part."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.ledger.review.ids import Assignment, Held, assign

CLAIMS = "abcdefgh"


def groups(*written: str) -> list[list[str]]:
    return [list(one) for one in written]


def id_of(claim: str, assignment: Assignment) -> str:
    (id,) = [id for id, held in assignment.held.items() if claim in held.claims]
    return id


def history(*partitions: list[list[str]]) -> list[Assignment]:
    """The assignments of one partition after another, each from the one before."""
    taken: set[str] = set()
    done: list[Assignment] = []
    for partition in partitions:
        done.append(assign(done[-1].held if done else {}, partition, taken))
        taken |= done[-1].held.keys()
    return done


def test_a_group_that_grows_keeps_its_id_even_when_a_smaller_claim_joins() -> None:
    first, second = history(groups("cd"), groups("abcd"))
    assert second.held.keys() == first.held.keys()
    assert id_of("a", second) == id_of("c", first)
    assert (second.redirects, second.successors) == ({}, {})


def test_when_two_become_one_the_smaller_id_stays_and_the_other_redirects() -> None:
    first, second = history(groups("ab", "cd"), groups("abcd"))
    kept, gone = sorted(first.held)
    assert list(second.held) == [kept]
    assert second.redirects == {gone: kept}


def test_when_one_falls_apart_the_part_with_its_anchor_keeps_the_id_and_the_id_lists_its_successors() -> None:
    first, _second, third = history(groups("c"), groups("abcd"), groups("ab", "cd"))
    assert id_of("c", third) == id_of("c", first)
    assert third.successors == {id_of("c", first): tuple(sorted((id_of("a", third), id_of("c", third))))}


def test_a_group_that_is_parted_again_after_a_merge_does_not_get_the_id_back_that_redirects() -> None:
    _first, second, third = history(groups("ab", "cd"), groups("abcd"), groups("ab", "cd"))
    (retired,) = second.redirects
    assert retired not in third.held
    assert len(third.held) == 2


def test_an_id_whose_anchor_is_erased_stays_with_the_smallest_claim_left() -> None:
    first, second, third = history(groups("abc"), groups("bc"), groups("b", "c"))
    assert id_of("b", second) == id_of("a", first)
    assert id_of("b", third) == id_of("a", first)
    assert second.held[id_of("b", second)].anchor == "b"


def test_an_id_with_nothing_left_has_no_successors_and_is_not_given_again() -> None:
    first, second, third = history(groups("a"), groups("b"), groups("a", "b"))
    assert second.successors == {id_of("a", first): ()}
    assert id_of("a", third) != id_of("a", first)


def test_events_and_incidents_of_the_same_claims_have_ids_of_their_own() -> None:
    assert assign({}, groups("ab"), kind="event").held.keys() & assign({}, groups("ab"), kind="incident").held.keys() == set()


partitions = st.lists(st.integers(0, 4), min_size=len(CLAIMS), max_size=len(CLAIMS)).map(
    lambda labels: [[c for c, label in zip(CLAIMS, labels, strict=True) if label == one] for one in sorted(set(labels) - {4})]
)  # label 4: the claim is not there (not yet come, or erased)


@given(st.lists(partitions, min_size=2, max_size=7))
def test_over_any_history_ids_last(steps: list[list[list[str]]]) -> None:
    done = history(*steps)
    ever: set[str] = set()
    retired: set[str] = set()
    for before, after, now in zip(done, done[1:], steps[1:], strict=False):
        ever |= before.held.keys()
        assert sorted(sorted(held.claims) for held in after.held.values()) == sorted(map(sorted, now))
        assert all(held.anchor in held.claims for held in after.held.values())
        retired |= before.held.keys() - after.held.keys()
        assert not retired & after.held.keys(), "an id came back"
        assert set(after.redirects) | {id for id, to in after.successors.items() if not to} == before.held.keys() - after.held.keys()
        assert set(after.redirects.values()) <= after.held.keys()
        for id, held in before.held.items():
            holders = {id_of(claim, after) for claim in held.claims if any(claim in one.claims for one in after.held.values())}
            assert set(after.successors.get(id, holders)) == holders
            if after.held.get(id) is None and holders:
                assert after.redirects[id] in holders
            if any(one.claims == held.claims for one in after.held.values()) and holders:
                assert len(holders) == 1


@given(partitions, partitions)
def test_the_order_of_groups_and_of_ids_does_not_matter(first: list[list[str]], second: list[list[str]]) -> None:
    before = assign({}, first)
    again = assign(dict(reversed(before.held.items())), [list(reversed(group)) for group in reversed(second)], before.held)
    assert again == assign(before.held, second, before.held)


@given(partitions, partitions)
def test_what_one_change_touched_can_be_given_alone(first: list[list[str]], second: list[list[str]]) -> None:
    """Claims in capitals are another part of the ledger, which shares nothing with the first."""
    upper = [[claim.upper() for claim in group] for group in second]
    old, other = assign({}, first), assign({}, upper)
    taken = old.held.keys() | other.held.keys()
    now, then = [list(group) for group in second], [[claim.upper() for claim in group] for group in first]
    whole = assign({**old.held, **other.held}, now + then, taken)
    one, two = assign(old.held, now, taken), assign(other.held, then, taken)
    assert whole.held == {**one.held, **two.held}
    assert whole.redirects == {**one.redirects, **two.redirects}
    assert whole.successors == {**one.successors, **two.successors}


def test_held_names_its_anchor() -> None:
    assert next(iter(assign({}, groups("ba")).held.values())) == Held(frozenset("ab"), "a")


def test_an_id_sleeps_until_the_claim_that_it_was_named_after_is_back() -> None:
    first, second = history(groups("cd"), [])
    (id,) = first.held
    assert second.successors == {id: ()}
    back = assign({}, groups("abc", "d"), {id}, asleep={id})
    assert (id_of("c", back), back.held[id].anchor) == (id, "c")
    assert id_of("d", back) != id


def test_ids_that_wake_in_one_group_redirect_to_the_one_that_it_bears() -> None:
    first = assign({}, groups("a", "b", "c"))
    asleep = {id_of("a", first), id_of("b", first)}
    back = assign({id_of("c", first): first.held[id_of("c", first)]}, groups("abc"), first.held, asleep=asleep)
    assert list(back.held) == [id_of("c", first)]
    assert back.redirects == dict.fromkeys(sorted(asleep), id_of("c", first))
