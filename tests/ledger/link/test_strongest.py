"""Which links count: few of each linkable, the strongest, whatever the order in which they come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.ledger.link import Pair, stood_by, strongest
from khabar.ledger.link.strongest import BEHIND, MOST

NAMES = [f"x{number:02d}" for number in range(16)]


@st.composite
def graphs(draw: st.DrawFn) -> list[Pair]:
    ends = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] < pair[1])
    scores = draw(st.dictionaries(ends, st.integers(0, 30).map(lambda half: half / 2), max_size=100))
    return [Pair(a, b, score) for (a, b), score in scores.items()]


@given(graphs())
def test_a_link_counts_if_one_of_its_two_stands_by_it(links: list[Pair]) -> None:
    of = {name: stood_by(name, [link for link in links if name in (link.a, link.b)]) for name in NAMES}
    assert all(len(some) <= MOST and min(link.score for link in some) >= some[0].score - BEHIND for some in of.values() if some)
    assert set(strongest(links)) == {link for some in of.values() for link in some}


@given(graphs(), st.randoms(use_true_random=False), st.integers(0, 100))
def test_links_come_in_any_order_and_what_did_not_count_never_will(links: list[Pair], random: object, at: int) -> None:
    shuffled = list(links)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert strongest([*strongest(shuffled[:at]), *shuffled[at:]]) == strongest(links)


def test_of_equals_the_smallest_ids_are_stood_by() -> None:
    links = [Pair("a", other, 4.0) for other in NAMES]
    assert [link.b for link in stood_by("a", reversed(links))] == NAMES[:MOST]
    assert len(strongest(links)) == len(NAMES), "each of the others stands by its only link"
