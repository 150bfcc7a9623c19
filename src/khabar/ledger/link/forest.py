"""Disjoint sets, named canonically."""

from __future__ import annotations

from collections.abc import Iterable


class Forest:
    """Disjoint sets of names; the name of a set is its smallest member."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def find(self, name: str) -> str:
        """The name of the set that holds `name`."""
        root = name
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[name] != root:
            self._parent[name], name = root, self._parent[name]
        return root

    def join(self, a: str, b: str) -> None:
        """Makes the sets of `a` and `b` one."""
        a, b = sorted((self.find(a), self.find(b)))
        self._parent[b] = a

    def sets(self) -> list[list[str]]:
        """The sets, members sorted, in the order of their smallest."""
        found: dict[str, list[str]] = {}
        for name in sorted(self._parent):
            found.setdefault(self.find(name), []).append(name)
        return list(found.values())
