"""What telling needs besides the claims: which reports are copies of one text, and the registry of outlets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from khabar.ledger.tables import Row, rows
from khabar.model.event import Related


class Outlet(msgspec.Struct, frozen=True):
    """One outlet; `entity` is its id as a source that others quote, `takes` the entities whose texts it carries."""

    outlet: str
    entity: str | None = None
    owner: str | None = None
    affiliation: str | None = None
    takes: tuple[str, ...] = ()


Outlets = Mapping[str, Outlet]


def outlets(table: Iterable[Row]) -> Outlets:
    """The registry from its rows (columns as in outlets.tsv), by the outlet's name in lower case."""
    found = {}
    for row in table:
        takes = tuple(one for one in row["takes"].split("|") if one)
        outlet = Outlet(row["outlet"], row["entity"] or None, row["owner"] or None, row["affiliation"] or None, takes)
        found[row["outlet"].lower()] = outlet
    return MappingProxyType(found)


OUTLETS = outlets(rows("khabar.ledger.tell", "outlets.tsv"))
"""The registry that khabar ships."""


class Context(msgspec.Struct, frozen=True):
    """`copies`: the group of each report that is a copy of another; a report without one stands alone."""

    copies: Mapping[str, str] = MappingProxyType({})
    outlets: Outlets = OUTLETS
    related: tuple[Related, ...] = ()

    def text_of(self, report: str) -> str:
        """What stands for a report's text: its group of copies, else the report."""
        return self.copies.get(report, report)

    def outlet_of(self, name: str | None) -> Outlet | None:
        """The outlet of a report, by its name or domain; one that the registry lacks is its own owner, None has none."""
        if not name:
            return None
        plain = name.lower().removeprefix("www.")
        return self.outlets.get(plain) or Outlet(plain, owner=plain)
