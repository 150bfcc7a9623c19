"""Made reports with their claims, coded once for all tests of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from benchmarks.made_reports import Maker
from khabar.coder.knowledge import Tables
from khabar.coder.stages import code
from khabar.ledger.db.engine import Store
from khabar.ledger.store.ingest import add
from khabar.model.claim import Claim, MadeBy
from khabar.model.report import Report, make_report
from tests.ledger.words import WORDS

WHEN = "2024-01-01T00:00:00Z"


class WithTables:
    """Codes with the built-in tables, as the fixture `code` does."""

    made_by = MadeBy(coder="c", codebook="b", gazetteer="g")

    def __init__(self, code: Callable[..., tuple[Claim, ...]]) -> None:
        self._code = code

    def code(self, reports: Sequence[Report]) -> list[tuple[Claim, ...]]:
        """The claims of each report."""
        return [self._code(r.text, id=r.id, outlet=r.outlet, published=r.published) for r in reports]


class Made(msgspec.Struct, frozen=True):
    """Reports, their claims, and the incident that each tells of."""

    reports: tuple[Report, ...]
    claims: dict[str, tuple[Claim, ...]]
    incident: dict[str, int]
    made_by: MadeBy

    def code(self, reports: Sequence[Report]) -> list[tuple[Claim, ...]]:
        """What the coder read in each report."""
        return [self.claims[report.id] for report in reports]

    def fill(self, store: Store, reports: Iterable[Report], batch: int = 50) -> None:
        """Add reports to a ledger."""
        add(store, WORDS, reports, self, now=lambda: WHEN, batch=batch)


def make(tables: Tables, count: int) -> Made:
    """So many made reports, coded."""
    rows = list(Maker().reports(count))
    reports = tuple(make_report(row["text"], id=row["id"], outlet=row["outlet"], published=row["published"]) for row in rows)
    claims = {report.id: code(report, tables) for report in reports}
    return Made(reports, claims, {row["id"]: row["gold"]["incident"] for row in rows}, tables.made_by)
