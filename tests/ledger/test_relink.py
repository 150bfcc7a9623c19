"""Linking in the store: the same events for any order and any batches, ids that last, and what goes leaves no trace in the events."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import select

from khabar.ledger.db import tables as schema
from khabar.ledger.db.engine import Store
from khabar.ledger.link import Pair, groups, linkables, pairs
from khabar.ledger.store.lists import EVERYTHING, Filter, kind_of, list_events, list_incidents, read, successors
from khabar.ledger.store.relink import is_outdated, relink
from khabar.ledger.store.stats import problems
from khabar.model.event import Event
from khabar.model.report import Report
from tests.ledger.made import WHEN, Made
from tests.ledger.words import WORDS

Partition = tuple[frozenset[frozenset[str]], frozenset[frozenset[str]]]


def partition(store: Store) -> Partition:
    """Events as sets of claims, incidents as sets of claims."""
    with store.read() as connection:
        events = {event.id: event for event in list_events(connection, EVERYTHING)}
        incidents = list(list_incidents(connection, EVERYTHING))
    for incident in incidents:
        assert {events[id].incident for id in incident.events} == {incident.id}
    of_incidents = frozenset(frozenset(claim for id in incident.events for claim in events[id].claims) for incident in incidents)
    return frozenset(frozenset(event.claims) for event in events.values()), of_incidents


def expected(made: Made, reports: tuple[Report, ...]) -> frozenset[frozenset[str]]:
    """The events that linking all at once gives, without a database."""
    found = [x for report in reports for x in linkables(made.claims[report.id], WORDS)]
    return frozenset(frozenset(group.claims) for group in groups(found, pairs(found)))


def links_of(made: Made, reports: tuple[Report, ...]) -> tuple[Pair, ...]:
    """The links that count among all scenes at once."""
    return pairs([x for report in reports for x in linkables(made.claims[report.id], WORDS)])


def stored_links(store: Store) -> tuple[Pair, ...]:
    with store.read() as connection:
        return tuple(sorted(Pair(row.a, row.b, row.score) for row in connection.execute(select(schema.links))))


def events(store: Store) -> dict[str, Event]:
    with store.read() as connection:
        return {event.id: event for event in list_events(connection, EVERYTHING)}


def test_the_stored_events_are_those_that_linking_all_at_once_gives(store: Store, made: Made) -> None:
    made.fill(store, made.reports)
    found = partition(store)
    assert found[0] == expected(made, made.reports)
    assert sum(len({made.incident[id] for id in event.reports}) == 1 for event in events(store).values()) > 0.8 * len(found[0])
    assert sum(len(event.reports) > 1 for event in events(store).values()) > 30


@pytest.mark.parametrize(("seed", "batch"), [(1, 1), (2, 7), (3, 100)])
def test_the_same_events_for_any_order_and_any_batches(store: Store, made: Made, seed: int, batch: int) -> None:
    some = made.reports[:80]
    shuffled = random.Random(seed).sample(some, len(some))
    made.fill(store, shuffled, batch)
    assert partition(store)[0] == expected(made, some)
    assert stored_links(store) == links_of(made, some)
    with store.read() as connection:
        assert list(problems(connection)) == []


def test_an_id_that_was_given_leads_to_its_claims_for_ever(store: Store, made: Made) -> None:
    shuffled = random.Random(4).sample(made.reports, len(made.reports))
    given: dict[str, set[str]] = {}
    for start in range(0, len(shuffled), 10):
        made.fill(store, shuffled[start : start + 10])
        for id, event in events(store).items():
            given.setdefault(id, set(event.claims))
    with store.read() as connection:
        assert len(given) > len(events(store)), "some ids were merged away"
        for id, claims in given.items():
            now = [record for record in read(connection, "event", id) if isinstance(record, Event)]
            assert kind_of(connection, id) == "event"
            assert claims <= {claim for event in now for claim in event.claims}


def test_a_report_whose_claims_go_leaves_the_events_that_the_others_make(store: Store, made: Made) -> None:
    made.fill(store, made.reports[:100])
    gone = {made.reports[at].id for at in range(0, 100, 9)}
    with store.write() as connection:
        connection.execute(
            schema.claims.delete().where(schema.claims.c.coding.in_(select(schema.codings.c.id).where(schema.codings.c.report.in_(gone))))
        )
        relink(connection, WORDS, gone, WHEN)
    rest = tuple(report for report in made.reports[:100] if report.id not in gone)
    assert partition(store)[0] == expected(made, rest)
    assert stored_links(store) == links_of(made, rest)
    with store.read() as connection:
        assert list(problems(connection)) == []


def test_an_id_of_which_nothing_is_left_has_no_successors_and_is_known(store: Store, made: Made) -> None:
    made.fill(store, made.reports[:1])
    (first, *_) = events(store)
    with store.write() as connection:
        connection.execute(schema.claims.delete())
        relink(connection, WORDS, [made.reports[0].id], WHEN)
        assert (kind_of(connection, first), successors(connection, first)) == ("event", ())
    made.fill(store, made.reports[1:2])
    assert first not in events(store)


def test_an_event_names_the_others_of_its_incident(store: Store, made: Made) -> None:
    made.fill(store, made.reports[:20])
    found = events(store)
    for event in found.values():
        mates = {id for id, other in found.items() if other.incident == event.incident and id != event.id}
        assert {one.id for one in event.related if one.how == "same_incident"} == (mates if event.incident is not None else set())


def test_incidents_are_listed_by_a_type_of_their_events(store: Store, made: Made) -> None:
    made.fill(store, made.reports[:40])
    with store.read() as connection:
        listed = [incident.id for incident in list_incidents(connection, Filter(type="bombing"))]
    expected_ids = {event.incident for event in events(store).values() if event.type == "bombing"}
    assert set(listed) == expected_ids
    assert len(listed) == len(expected_ids)


def test_lists_are_cut_by_type_days_and_number(store: Store, made: Made) -> None:
    made.fill(store, made.reports)

    def listed(**wanted: object) -> list[Event]:
        with store.read() as connection:
            return list(list_events(connection, Filter(**wanted)))  # type: ignore[arg-type]

    every = listed()
    assert [event.type for event in listed(type="killing")] == [event.type for event in every if event.type == "killing"]
    assert listed(limit=5, offset=3) == every[3:8]
    days = sorted(event.time.edtf for event in every if event.time.edtf and len(event.time.edtf) == 10)
    middle = days[len(days) // 2]
    before, after = listed(until=middle), listed(since=middle)
    assert {event.id for event in before} | {event.id for event in after} == {event.id for event in every}
    assert max(event.time.edtf[:10] for event in before if event.time.edtf) == middle


def test_what_another_version_linked_is_linked_anew_before_anything_is_added(store: Store, made: Made) -> None:
    made.fill(store, made.reports[:60])
    with store.write() as connection:
        connection.execute(schema.made_with.update().values(version="older"))
        connection.execute(schema.links.delete())
        connection.execute(schema.blocks.delete())
    made.fill(store, made.reports[60:80])
    assert partition(store)[0] == expected(made, made.reports[:80])
    with store.read() as connection:
        assert not is_outdated(connection, WORDS)
