"""Linking what reports touch: their claims are compared with what is stored, and the components that this changes are linked anew.

A component is linked as a whole by pure functions, so that a ledger filled in any order and in any batches holds the same events.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec
from sqlalchemy import Connection, delete, select

from khabar.codebook.ledger_words import LedgerWords
from khabar.ledger.db import tables as schema
from khabar.ledger.db.links import enter, read_linkables, read_links
from khabar.ledger.db.review_tables import added_claims
from khabar.ledger.db.rows import chunks, delete_in, insert_rows, select_in
from khabar.ledger.link import Linkable, keys, linkables, version
from khabar.ledger.review.bindings import bindings
from khabar.ledger.store.graph import neighbours
from khabar.ledger.store.inforce import claims_in_force
from khabar.ledger.store.partition import Part, rewrite
from khabar.ledger.store.retell import is_told_otherwise, note, retell

_REPORTS_AT_A_TIME = 1000
_encode = msgspec.json.Encoder().encode


def relink(
    connection: Connection,
    words: LedgerWords,
    changed: Collection[str],
    at: str,
    *,
    retold: Collection[str] = (),
    carried: Mapping[str, str] | None = None,
) -> None:
    """Link the claims in force of the reports `changed` anew, and tell again the events that claims of `retold` are in.

    `at` is the time of the action (ISO 8601, UTC); `carried` leads from claims of an earlier coding to those that took their place.
    """
    whole = is_outdated(connection, words)
    if whole:
        changed = _everything(connection, words)
    gone, orphans, mates = _withdraw(connection, changed)
    seeds = mates | {row.id for row in select_in(connection, select(schema.linkables.c.id), schema.linkables.c.report, retold)}
    for part in chunks(sorted(changed), _REPORTS_AT_A_TIME):
        seeds |= enter(connection, _store(connection, words, part))
    for part in chunks(sorted(orphans), _REPORTS_AT_A_TIME):
        seeds |= enter(connection, list(read_linkables(connection, part).values()))
    rewrite(connection, words, _whole_components(connection, seeds), gone, {*changed, *retold}, at, carried or {})
    if whole:
        note(connection, words)
    elif is_told_otherwise(connection, words):
        retell(connection, words)


def relink_claims(connection: Connection, words: LedgerWords, claims: Collection[str], at: str) -> None:
    """Link the reports anew whose claims people decided on."""
    of_codings = select(schema.codings.c.report).join(schema.claims, schema.claims.c.coding == schema.codings.c.id)
    found = {row.report for row in select_in(connection, of_codings, schema.claims.c.id, claims)}
    found |= {row.report for row in select_in(connection, select(added_claims.c.report), added_claims.c.claim, claims)}
    relink(connection, words, found, at)


def is_outdated(connection: Connection, words: LedgerWords) -> bool:
    """Whether other weights or tables linked what is stored: then all is to be linked anew, as two ways of linking make no partition."""
    found = connection.execute(select(schema.made_with.c.version).where(schema.made_with.c.name == "link")).scalar()
    return found != version(words)


def _everything(connection: Connection, words: LedgerWords) -> list[str]:
    """Every report, with the version noted by which they are linked from now on."""
    connection.execute(delete(schema.made_with).where(schema.made_with.c.name == "link"))
    insert_rows(connection, schema.made_with, [{"name": "link", "version": version(words)}])
    return list(connection.execute(select(schema.reports.c.id)).scalars())


def _withdraw(connection: Connection, changed: Collection[str]) -> tuple[set[str], set[str], set[str]]:
    """Forget the linkables of reports: their claims, the linkables that they were linked with, and those that were together with them."""
    table = schema.linkables
    old = {row.id for row in select_in(connection, select(table.c.id), table.c.report, changed)}
    members = schema.linkable_claims
    claims = {row.claim for row in select_in(connection, select(members.c.claim), members.c.linkable, old)}
    orphans, mates = neighbours(connection, schema.links, old) - old, _mates(connection, claims) - old
    for column in (schema.links.c.a, schema.links.c.b, schema.blocks.c.linkable, members.c.linkable, table.c.id):
        delete_in(connection, column, old)
    return claims, orphans, mates


def _mates(connection: Connection, claims: Collection[str]) -> set[str]:
    """The linkables with claims in the events and incidents of `claims`: also those that only people put together with them."""
    members, events, held = schema.event_claims, schema.events, schema.linkable_claims
    of = {row.event for row in select_in(connection, select(members.c.event), members.c.claim, claims)}
    incidents = {row.incident for row in select_in(connection, select(events.c.incident), events.c.id, of) if row.incident is not None}
    of |= {row.id for row in select_in(connection, select(events.c.id), events.c.incident, incidents)}
    together = {row.claim for row in select_in(connection, select(members.c.claim), members.c.event, of)}
    return {row.linkable for row in select_in(connection, select(held.c.linkable), held.c.claim, together)}


def _store(connection: Connection, words: LedgerWords, changed: Collection[str]) -> list[Linkable]:
    """Store the linkables of reports with their keys."""
    found = [x for claims in claims_in_force(connection, changed).values() for x in linkables(claims, words)]
    insert_rows(connection, schema.linkables, [{"id": x.id, "report": x.report, "record": _encode(x).decode()} for x in found])
    insert_rows(connection, schema.linkable_claims, [{"claim": claim, "linkable": x.id} for x in found for claim in x.claims])
    insert_rows(connection, schema.blocks, [{"key": key, "linkable": x.id} for x in found for key in keys(x)])
    return found


def _whole_components(connection: Connection, seeds: set[str]) -> Part:
    """Everything that is connected with the seeds, by links or by what people put together."""
    ids, frontier, claims = set(seeds), set(seeds), set[str]()
    while frontier:
        rows = select_in(connection, select(schema.linkable_claims.c.claim), schema.linkable_claims.c.linkable, frontier)
        new_claims = {row.claim for row in rows}
        claims |= new_claims
        frontier = (neighbours(connection, schema.links, frontier) | _bound(connection, new_claims)) - ids
        ids |= frontier
    found = read_linkables(connection, ids)
    links = read_links(connection, schema.links.c.a, ids)
    return Part([found[id] for id in sorted(ids)], sorted(links), bindings(connection, claims))


def _bound(connection: Connection, claims: Collection[str]) -> set[str]:
    """The linkables of claims that people put together with some of `claims`, or held apart from them."""
    ends = {end for one in bindings(connection, claims) for end in (one.a, one.b)}
    members = schema.linkable_claims
    return {row.linkable for row in select_in(connection, select(members.c.linkable), members.c.claim, ends)}
