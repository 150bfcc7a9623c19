"""Linking is a function of a set: any order, any batches, any bindings that people made."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.ledger.link import Binding, Group, Linkable, Pair, components, groups, keys, linked, pairs, probes, score, strongest
from khabar.ledger.link.linkable import Count, Spot
from khabar.ledger.link.moment import Moment, on
from khabar.ledger.review.bindings import Decision, effective
from tests.ledger.words import WORDS

PLACES = (Spot("رماده", "p1", 33.0, 44.0, 1.5), Spot("نهر", "p2", 33.03, 44.0, 1.5), Spot("مدينه", "p3", 33.4, 44.4, 9.0))
MOMENTS = (Moment(), on((738000, 738000)), on((738001, 738001)), Moment(weekday=3), on((738000, 738040)))


@st.composite
def linkable(draw: st.DrawFn, number: int) -> Linkable:
    types = draw(st.sampled_from([("killing",), ("air_strike", "killing"), ("shelling",), ("injury", "shelling")]))
    claims = tuple(f"c{number:03d}{letter}" for letter, _ in zip("abc", types, strict=False))
    toll = draw(st.sampled_from([(), (Count("dead", 3, 3),), (Count("dead", 12, 12), Count("hurt", 20, 20))]))
    return Linkable(
        id=claims[0],
        report=f"r{number // 2}",
        scene="violence",
        claims=claims,
        types=types,
        rules={type: WORDS.rule(type) for type in types},
        today=draw(st.sampled_from([Moment(), on((738001, 738001)), on((738020, 738020)), Moment(weekday=3)])),
        moment=draw(st.sampled_from(MOMENTS)),
        spots=tuple(draw(st.lists(st.sampled_from(PLACES), max_size=2, unique=True))),
        counts=toll,
        agents=draw(st.sampled_from([(), ("x",), ("y",)])),
        weapons=draw(st.sampled_from([(), ("air",), ("ground",)])),
        words=draw(st.sampled_from([(), ("فرن",), ("فرن", "طحين"), ("سوق", "خضار")])),
    )


@st.composite
def worlds(draw: st.DrawFn) -> list[Linkable]:
    return [draw(linkable(number)) for number in range(draw(st.integers(2, 18)))]


@st.composite
def bound_worlds(draw: st.DrawFn) -> tuple[list[Linkable], list[Binding]]:
    world = draw(worlds())
    claims = [claim for x in world for claim in x.claims]
    made = draw(st.lists(st.tuples(*[st.sampled_from(claims)] * 2, st.sampled_from(["event", "incident"]), st.booleans()), max_size=4))
    return world, [Binding(*one) for one in made]


def bulk(world: Sequence[Linkable], bindings: Sequence[Binding] = ()) -> tuple[Group, ...]:
    return groups(world, pairs(world), bindings)


class Ledger:
    """What a ledger does as batches come in: keys and links stored, those that no longer count dropped, touched components computed anew."""

    def __init__(self, bindings: Sequence[Binding]) -> None:
        self.linkables: dict[str, Linkable] = {}
        self.keys: dict[str, set[str]] = {}
        self.links: tuple[Pair, ...] = ()
        self.groups: set[Group] = set()
        self.bindings = bindings

    def add(self, batch: Sequence[Linkable]) -> None:
        for x in batch:
            self.linkables[x.id] = x
            for key in keys(x):
                self.keys.setdefault(key, set()).add(x.id)
        before, found = set(self.links), set(self.links)
        for x in batch:
            candidates = {id for key in probes(x) for id in self.keys.get(key, ())}
            found |= set(linked(x, [self.linkables[id] for id in candidates]))
        self.links = strongest(found)
        touched = {x.id for x in batch} | {end for pair in before ^ set(self.links) for end in (pair.a, pair.b)}
        everything = list(self.linkables.values())
        for component in components(everything, self.links, self.bindings):
            if set(component) & touched:
                members = [self.linkables[id] for id in component]
                claims = {claim for x in members for claim in x.claims}
                self.groups = {g for g in self.groups if not claims & set(g.claims)}
                self.groups |= set(groups(members, [p for p in self.links if p.a in component], self.bindings))


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_the_claims_changes_nothing(world: list[Linkable], random: object) -> None:
    shuffled = list(world)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert bulk(shuffled) == bulk(world)


@settings(max_examples=200)
@given(bound_worlds(), st.lists(st.integers(1, 5), max_size=6), st.randoms(use_true_random=False))
def test_batches_give_what_all_at_once_gives(made: tuple[list[Linkable], list[Binding]], sizes: list[int], random: object) -> None:
    world, bindings = made
    arriving = list(world)
    random.shuffle(arriving)  # type: ignore[attr-defined]
    ledger = Ledger(bindings)
    for size in [*sizes, len(world)]:
        ledger.add(arriving[:size])
        arriving = arriving[size:]
    assert ledger.links == pairs(world)
    assert ledger.groups == set(bulk(world, bindings))


@given(worlds())
def test_candidates_and_scores_are_the_same_either_way_round(world: list[Linkable]) -> None:
    for a in world:
        for b in world:
            assert bool(set(keys(a)) & set(probes(b))) == bool(set(keys(b)) & set(probes(a)))
            assert score(a, b) == score(b, a)


@given(bound_worlds())
def test_every_claim_is_in_exactly_one_event(made: tuple[list[Linkable], list[Binding]]) -> None:
    world, bindings = made
    found = bulk(world, bindings)
    assert sorted(claim for group in found for claim in group.claims) == sorted(claim for x in world for claim in x.claims)


def home(found: Sequence[Group], claim: str) -> Group:
    return next(group for group in found if claim in group.claims)


@given(worlds(), st.data())
def test_what_people_brought_together_stays_together(world: list[Linkable], data: st.DataObject) -> None:
    a, b = (data.draw(st.sampled_from([claim for x in world for claim in x.claims])) for _ in range(2))
    level = data.draw(st.sampled_from(["event", "incident"]))
    found = bulk(world, [Binding(a, b, level, True)])
    assert home(found, a).incident == home(found, b).incident
    assert level == "incident" or home(found, a) == home(found, b)


@given(worlds(), st.data())
def test_what_people_held_apart_stays_apart(world: list[Linkable], data: st.DataObject) -> None:
    claims = [claim for x in world for claim in x.claims]
    a = data.draw(st.sampled_from(claims))
    b = data.draw(st.sampled_from([claim for claim in claims if claim != a]))
    level = data.draw(st.sampled_from(["event", "incident"]))
    found = bulk(world, [Binding(a, b, level, False)])
    assert home(found, a) != home(found, b)
    assert level == "event" or home(found, a).incident != home(found, b).incident


@given(worlds(), st.data())
def test_the_last_of_two_decisions_holds_for_all_their_claims(world: list[Linkable], data: st.DataObject) -> None:
    claims = sorted(claim for x in world for claim in x.claims)
    shuffled = data.draw(st.permutations(claims))
    first = data.draw(st.integers(1, len(claims) - 1))
    last = data.draw(st.integers(first + 1, len(claims)))
    parts = (tuple(sorted(shuffled[:first])), tuple(sorted(shuffled[first:last])))
    level = data.draw(st.sampled_from(["event", "incident"]))
    before = Decision(data.draw(st.sampled_from([level, "incident"])), (tuple(claims),))
    found = bulk(world, list(effective([before, Decision(level, parts)], claims)))
    where = [{home(found, claim) if level == "event" else home(found, claim).incident for claim in part} for part in parts]
    assert [len(homes) for homes in where] == [1, 1]
    assert where[0] != where[1]
