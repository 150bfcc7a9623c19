"""Merges and splits made by people, as constraints that every later linking holds to.

They speak of claims, not of events, since events change as reports come in. What was decided last stands; an earlier decision holds as
far as no later one contradicts it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, pairwise, product

import msgspec
from sqlalchemy import Connection, select

from khabar.errors import LedgerError
from khabar.ledger.db import review_tables as schema
from khabar.ledger.db.rows import select_in
from khabar.ledger.db.tables import claims, codings, event_claims, events, linkable_claims, linkables, retired_ids
from khabar.ledger.link import Binding
from khabar.ledger.review.act import name


class Decision(msgspec.Struct, frozen=True):
    """Claims of one part belong together, claims of different parts do not."""

    level: str
    parts: tuple[tuple[str, ...], ...]


def effective(decisions: Sequence[Decision], alive: Collection[str]) -> tuple[Binding, ...]:
    """The constraints that decisions, earliest first, come to for the claims `alive`: consistent, canonical, and no more than needed."""
    return tuple(sorted(binding for level in ("event", "incident") for binding in _of_level(decisions, level, alive)))


def bindings(connection: Connection, touched: Collection[str]) -> tuple[Binding, ...]:
    """The constraints on `touched` claims and on all that those tie in."""
    rows = _closure(connection, touched)
    by_seq: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    levels = {}
    for seq, level, part, claim in rows:
        by_seq[seq][part].append(claim)
        levels[seq] = level
    decisions = [Decision(levels[seq], tuple(tuple(sorted(part)) for _, part in sorted(parts.items()))) for seq, parts in sorted(by_seq.items())]
    return effective(decisions, _alive(connection, {row[3] for row in rows}))


def members(connection: Connection, level: str, ids: Collection[str]) -> frozenset[str]:
    """The claims of events or incidents; raises LedgerError for an id that is not there, with what became of it."""
    key = events.c.id if level == "event" else events.c.incident
    query = select(event_claims.c.claim, key.label("id")).join(events, events.c.id == event_claims.c.event)
    found = list(select_in(connection, query, key, ids))
    for missing in sorted(set(ids) - {row.id for row in found}):
        now = select(retired_ids.c.successor).where(retired_ids.c.id == missing, retired_ids.c.kind == level, retired_ids.c.successor != "")
        became = ", ".join(connection.execute(now.order_by(retired_ids.c.successor)).scalars())
        raise LedgerError(name(connection), f"no {level} {missing}" + (f": it became {became}" if became else ""))
    return frozenset(row.claim for row in found)


def events_of(connection: Connection, linked: Collection[str]) -> tuple[str, ...]:
    """The events that claims are in now."""
    query = select(event_claims.c.event)
    return tuple(sorted({row.event for row in select_in(connection, query, event_claims.c.claim, linked)}))


def reports_of(connection: Connection, linked: Collection[str]) -> frozenset[str]:
    """The reports of claims that are linked."""
    query = select(linkables.c.report).join(linkable_claims, linkable_claims.c.linkable == linkables.c.id)
    return frozenset(row.report for row in select_in(connection, query, linkable_claims.c.claim, linked))


def types_of(connection: Connection, ids: Collection[str]) -> frozenset[str]:
    """The types of events."""
    return frozenset(row.type for row in select_in(connection, select(events.c.type), events.c.id, ids))


def version_of(connection: Connection, of: Collection[str]) -> str:
    """The entry of the last merge or split of any of these claims; "0" where there was none."""
    found = select_in(connection, select(schema.bindings.c.seq), schema.bindings.c.claim, of)
    return str(max((row.seq for row in found), default=0))


def _closure(connection: Connection, touched: Collection[str]) -> set[tuple[int, str, int, str]]:
    table = schema.bindings
    found: set[tuple[int, str, int, str]] = set()
    claims_left, asked = set(touched), set(touched)
    while claims_left:
        seqs = {row.seq for row in select_in(connection, select(table.c.seq), table.c.claim, claims_left)} - {row[0] for row in found}
        for seq in sorted(seqs):
            found.update((r.seq, r.level, r.part, r.claim) for r in connection.execute(select(table).where(table.c.seq == seq)))
        claims_left = {row[3] for row in found} - asked
        asked |= claims_left
    return found


def _alive(connection: Connection, of: Collection[str]) -> frozenset[str]:
    """Those of the claims that are in force and not rejected."""
    current = select(claims.c.id.label("claim")).join(codings, codings.c.id == claims.c.coding).where(codings.c.current)
    there = {row.claim for row in select_in(connection, current, claims.c.id, of)}
    there |= {row.claim for row in select_in(connection, select(schema.added_claims.c.claim), schema.added_claims.c.claim, of)}
    rejected = select(schema.claim_reviews.c.claim).where(schema.claim_reviews.c.status == "rejected")
    return frozenset(there - {row.claim for row in select_in(connection, rejected, schema.claim_reviews.c.claim, of)})


def _of_level(decisions: Sequence[Decision], level: str, alive: Collection[str]) -> Iterator[Binding]:
    groups = _Groups()
    for decision in reversed(decisions):
        if decision.level == level:
            groups.add(decision.parts)
    kept = {root: sorted(claim for claim in group if claim in alive) for root, group in groups.members.items()}
    for group in kept.values():
        yield from (Binding(a, b, level, True) for a, b in pairwise(group))
    for one, other in {frozenset((root, other)) for root, others in groups.apart.items() for other in others}:
        if kept[one] and kept[other]:
            a, b = sorted((kept[one][0], kept[other][0]))
            yield Binding(a, b, level, False)


class _Groups:
    """Claims grouped by decisions that come latest first; groups kept apart by a later decision are not joined by an earlier one."""

    def __init__(self) -> None:
        self.root: dict[str, str] = {}
        self.members: dict[str, set[str]] = {}
        self.apart: dict[str, set[str]] = defaultdict(set)

    def add(self, parts: Iterable[Iterable[str]]) -> None:
        roots = [self._join(sorted(part)) for part in parts]
        for one, other in combinations(roots, 2):
            for a, b in product({self.root[claim] for claim in one}, {self.root[claim] for claim in other}):
                if a != b:
                    self.apart[a].add(b)
                    self.apart[b].add(a)

    def _join(self, part: list[str]) -> list[str]:
        """Join the claims of a part as far as may be; one claim for each group that they make."""
        leaders: list[str] = []
        for claim in part:
            if claim not in self.root:
                self.root[claim], self.members[claim] = claim, {claim}
            if not any(self._union(leader, claim) for leader in leaders):
                leaders.append(claim)
        return leaders

    def _union(self, a: str, b: str) -> bool:
        keep, gone = sorted((self.root[a], self.root[b]))
        if gone in self.apart[keep]:
            return False
        if keep != gone:
            self.members[keep] |= self.members.pop(gone)
            self.root.update(dict.fromkeys(self.members[keep], keep))
            for other in self.apart.pop(gone, set()):
                self.apart[other].discard(gone)
                self.apart[other].add(keep)
                self.apart[keep].add(other)
        return True
