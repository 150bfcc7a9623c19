"""What telling needs besides the claims: the words of the codebook, which reports are copies of one text, and the registry of outlets."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from khabar.codebook.ledger_words import LedgerWords
from khabar.ledger.tell.outlets import OUTLETS, Outlet, Registry
from khabar.model.event import Related
from khabar.model.report import ReportRef


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """`copies`: the group of each report that is a copy of another, named by its earliest member; a report without one stands alone."""

    words: LedgerWords
    copies: Mapping[str, str] = MappingProxyType({})
    outlets: Registry = OUTLETS
    related: tuple[Related, ...] = ()

    def text_of(self, report: str) -> str:
        """What stands for a report's text: its group of copies, else the report."""
        return self.copies.get(report, report)

    def outlet_of(self, report: ReportRef) -> Outlet | None:
        """The outlet of a report, by its name or domain, or by that of its address."""
        return self.outlets.find(report.outlet, report.url)
