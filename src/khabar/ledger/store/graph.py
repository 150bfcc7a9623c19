"""Graphs kept as tables of edges `a`, `b`: what can be reached from where, and components."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet

from sqlalchemy import Connection, Table, select

from khabar.ledger.db.rows import select_in


def reach(connection: Connection, edges: Table, seeds: Collection[str]) -> set[str]:
    """All nodes that are connected with one of `seeds`, these among them."""
    found, frontier = set(seeds), set(seeds)
    while frontier:
        frontier = neighbours(connection, edges, frontier) - found
        found |= frontier
    return found


def neighbours(connection: Connection, edges: Table, nodes: AbstractSet[str]) -> set[str]:
    """The other ends of the edges of `nodes`."""
    onward = {row.b for row in select_in(connection, select(edges.c.b), edges.c.a, nodes)}
    return onward | {row.a for row in select_in(connection, select(edges.c.a), edges.c.b, nodes)}


def components(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The connected parts of a graph, each sorted, in order of their first nodes."""
    parent = {node: node for node in nodes}

    def root(node: str) -> str:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in edges:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    parts: dict[str, list[str]] = {}
    for node in sorted(parent):
        parts.setdefault(root(node), []).append(node)
    return [tuple(part) for part in parts.values()]
