"""A town and its governorate: two events, each of which says that it may be a part of the other or include it."""

from __future__ import annotations

from collections.abc import Callable

from khabar.ledger.db.engine import Store
from khabar.ledger.ledger import Ledger
from khabar.model.claim import Claim
from khabar.model.report import make_report
from tests.ledger.made import WithTables

TEXTS = {
    "town": "قتل 12 مدنياً في غارات على مدينة زبيد أمس.",
    "region": "قتل 30 مدنياً في غارات على محافظة الحديدة أمس.",
    "elsewhere": "قتل 9 مدنيين في غارات على مدينة صعدة أمس.",
    "before": "قتل 8 مدنيين في غارات على مدينة زبيد في 2 آذار 2024.",
}


def test_an_event_of_a_town_may_be_part_of_its_region_s(store: Store, code: Callable[..., tuple[Claim, ...]]) -> None:
    ledger = Ledger(store, lambda: "2024-04-01T00:00:00Z")
    ledger.add([make_report(text, id=id, outlet=id, published="2024-03-12") for id, text in TEXTS.items()], WithTables(code))
    of = {event.reports[0]: event for event in ledger.events() if event.type == "killing"}
    assert [(how, event.id) for how, event in ledger.scopes(of["town"].id)] == [("part_of", of["region"].id)]
    assert [(how, event.id) for how, event in ledger.scopes(of["region"].id)] == [("includes", of["town"].id)]
    assert ledger.scopes(of["elsewhere"].id) == ledger.scopes(of["before"].id) == ledger.scopes("none") == ()
