"""Histories of reports and decisions, drawn by chance: linked step by step they are what linking all at once gives, and every id goes on working."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from contextlib import suppress

import pytest

from khabar.errors import KhabarError
from khabar.ledger.db import tables as schema
from khabar.ledger.db.engine import Store
from khabar.ledger.ledger import Ledger
from khabar.ledger.review import decisions
from khabar.ledger.store.relink import relink
from khabar.model.claim import Claim, MadeBy
from khabar.model.event import Event, Incident
from khabar.model.report import Report
from tests.ledger.made import WHEN, Made
from tests.ledger.words import WORDS

STEPS = 12


class Fewer:
    """A version of the coder that reads every claim but each `number`th; all of them for 0."""

    def __init__(self, made: Made, number: int) -> None:
        self.made_by, self._made, self._number = MadeBy(coder=str(number), codebook="b", gazetteer="g"), made, number

    def code(self, reports: Sequence[Report]) -> list[tuple[Claim, ...]]:
        return [self._read(self._made.claims[report.id]) for report in reports]

    def _read(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        return tuple(claim for at, claim in enumerate(claims, 1) if not self._number or at % self._number)


class History:
    """A ledger and what may happen to it next."""

    def __init__(self, store: Store, made: Made, seed: int) -> None:
        self.ledger, self.made, self.chance = Ledger(store, lambda: WHEN), made, random.Random(seed)
        self.left, self.coder = list(made.reports[:60]), Fewer(made, 0)
        self.chance.shuffle(self.left)

    def events(self) -> list[Event]:
        return list(self.ledger.events())

    def incidents(self) -> list[Incident]:
        return list(self.ledger.incidents())

    def add(self) -> None:
        self.ledger.add([self.left.pop() for _ in range(min(len(self.left), self.chance.randint(1, 20)))], self.coder)

    def recode(self) -> None:
        self.coder = Fewer(self.made, self.chance.choice([0, 2, 3]))
        self.ledger.recode(self.coder, by="هند")

    def merge(self) -> None:
        self.ledger.review(decisions.merge, "incident", self.chance.sample([one.id for one in self.incidents()], 2), by="هند")

    def split(self) -> None:
        one = self.chance.choice([one for one in self.incidents() if len(one.events) > 1])
        out = self.chance.choice(one.events)
        self.ledger.review(decisions.split, "incident", one.id, [out], by="سالم")
        where = {event.id: event.incident for event in self.events()}
        assert where[out] not in {where[event] for event in one.events if event != out}

    def split_event(self) -> None:
        one = self.chance.choice([one for one in self.events() if len(one.claims) > 1])
        out = self.chance.choice(one.claims)
        self.ledger.review(decisions.split, "event", one.id, [out], by="سالم")
        assert [event.claims for event in self.events() if out in event.claims] == [(out,)]

    def decide(self) -> None:
        claim = self.chance.choice([claim for event in self.events() for claim in event.claims])
        self.ledger.review(self.chance.choice([decisions.accept, decisions.reject]), claim, by="نور")

    def erase(self) -> None:
        self.ledger.erase(self.chance.choice([report for event in self.events() for report in event.reports]), by="نور", why="طلب")

    def redact(self) -> None:
        self.ledger.redact([self.chance.randint(1, self.ledger.verify().head.entries)], by="نور", why="خطأ")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_history_is_linked_as_all_at_once_and_its_ids_last(store: Store, made: Made, seed: int) -> None:
    history = History(store, made, seed)
    acts: list[Callable[[], None]] = [
        history.add, history.recode, history.merge, history.split, history.split_event, history.decide, history.erase, history.redact,
    ]  # fmt: skip
    given: set[str] = set()
    for act in [history.add, *history.chance.choices(acts, k=STEPS)]:
        with suppress(KhabarError, IndexError, ValueError):  # nothing there yet that could be merged, split or redacted
            act()
        given |= {one.id for one in (*history.events(), *history.incidents())}
        assert history.ledger.verify().problems == ()
    assert all(history.ledger.show(id) is not None for id in given)
    before = (history.events(), history.incidents())
    with store.write() as connection:
        relink(connection, WORDS, list(connection.execute(schema.reports.select()).scalars()), WHEN)
    assert (history.events(), history.incidents()) == before
