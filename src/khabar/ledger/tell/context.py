"""What telling needs besides the claims: which reports are copies of one text, and the registry of outlets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from khabar.arabic.tables import Row, rows
from khabar.model.event import Related


class Outlet(msgspec.Struct, frozen=True):
    """One outlet; `entity` is its id as a source that others quote, `takes` the entities whose texts it carries."""

    outlet: str
    entity: str | None
    owner: str
    affiliation: str | None = None
    takes: tuple[str, ...] = ()


class Registry(msgspec.Struct, frozen=True):
    """Outlets by name in lower case, and the owner of each entity that is an outlet."""

    outlets: Mapping[str, Outlet]
    owners: Mapping[str, str]


def registry(table: Iterable[Row]) -> Registry:
    """The registry from its rows; columns as in outlets.tsv."""
    found = []
    for row in table:
        takes = tuple(one for one in row["takes"].split("|") if one)
        found.append(Outlet(row["outlet"].lower(), row["entity"] or None, row["owner"], row["affiliation"] or None, takes))
    owners = {one.entity: one.owner for one in found if one.entity is not None}
    return Registry(MappingProxyType({one.outlet: one for one in found}), MappingProxyType(owners))


OUTLETS = registry(rows("khabar.ledger.tell", "outlets.tsv"))
"""The registry that khabar ships."""


class Context(msgspec.Struct, frozen=True):
    """`copies`: the group of each report that is a copy of another; a report without one stands alone."""

    copies: Mapping[str, str] = MappingProxyType({})
    outlets: Registry = OUTLETS
    related: tuple[Related, ...] = ()

    def text_of(self, report: str) -> str:
        """What stands for a report's text: its group of copies, else the report."""
        return self.copies.get(report, report)

    def outlet_of(self, name: str | None) -> Outlet | None:
        """The outlet of a report, by its name or domain; one that the registry lacks is its own owner, None has none."""
        if not name:
            return None
        plain = name.lower().removeprefix("www.")
        return self.outlets.outlets.get(plain) or Outlet(plain, None, plain)
