"""Links as they are stored: those that count, with what new linkables change in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import Column, Connection, bindparam, delete, select

from khabar.ledger.db import tables as schema
from khabar.ledger.db.rows import insert_rows, select_in
from khabar.ledger.link import Linkable, Pair, linked, probes, stood_by

_LINKABLE = msgspec.json.Decoder(Linkable)


def enter(connection: Connection, new: Sequence[Linkable]) -> set[str]:
    """Store the links of linkables that are stored already, and drop those that no longer count beside them; whom this touched.

    What is stored of a linkable's links holds all that it stands by, so that new ones are weighed against these alone.
    """
    found = set(_found(connection, new))
    ends = set(_ends(found))
    stored = _of(connection, ends)
    standing = set(_standing(ends, stored | found))
    weak = stored - standing
    others = set(_ends(weak)) - ends
    standing |= weak & set(_standing(others, _of(connection, others)))
    dropped, added = sorted(stored - standing), sorted((standing & found) - stored)
    _drop(connection, dropped)
    insert_rows(connection, schema.links, [{"a": link.a, "b": link.b, "score": link.score} for link in added])
    return {*(x.id for x in new), *_ends(dropped), *_ends(added)}


def _ends(links: Iterable[Pair]) -> Iterator[str]:
    return (end for link in links for end in (link.a, link.b))


def _standing(ids: Collection[str], links: Iterable[Pair]) -> Iterator[Pair]:
    """The links that some of `ids` stand by; `links` holds all of theirs."""
    of = defaultdict(list)
    for link in links:
        of[link.a].append(link)
        of[link.b].append(link)
    return (link for id in ids for link in stood_by(id, of[id]))


def _of(connection: Connection, ids: Collection[str]) -> set[Pair]:
    """The stored links of linkables."""
    return {link for column in (schema.links.c.a, schema.links.c.b) for link in read_links(connection, column, ids)}


def read_links(connection: Connection, column: Column[str], ids: Collection[str]) -> Iterator[Pair]:
    """The stored links of which one end, `a` or `b`, is among `ids`."""
    return (Pair(row.a, row.b, row.score) for row in select_in(connection, select(schema.links), column, ids))


def _drop(connection: Connection, links: Sequence[Pair]) -> None:
    if links:
        table = schema.links
        one = delete(table).where(table.c.a == bindparam("one"), table.c.b == bindparam("other"))
        connection.execute(one, [{"one": link.a, "other": link.b} for link in links])


def _found(connection: Connection, new: Sequence[Linkable]) -> Iterator[Pair]:
    """All links of linkables among what is stored."""
    probed = {x.id: probes(x) for x in new}
    stored = defaultdict(set)
    for row in select_in(connection, select(schema.blocks), schema.blocks.c.key, {key for some in probed.values() for key in some}):
        stored[row.key].add(row.linkable)
    candidates = {id: {other for key in some for other in stored[key]} for id, some in probed.items()}
    others = read_linkables(connection, {other for some in candidates.values() for other in some})
    return (pair for x in new for pair in linked(x, [others[id] for id in sorted(candidates[x.id])]))


def read_linkables(connection: Connection, ids: Collection[str]) -> dict[str, Linkable]:
    """Stored linkables by id."""
    rows = select_in(connection, select(schema.linkables.c.id, schema.linkables.c.record), schema.linkables.c.id, ids)
    return {row.id: _LINKABLE.decode(row.record) for row in rows}
