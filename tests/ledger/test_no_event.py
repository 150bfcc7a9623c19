"""A claim that is only referred to, or a figure for a period, is kept with its report and makes no event, no incident and no toll."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from khabar.ledger.ledger import Ledger
from khabar.ledger.link import linkables
from khabar.model.claim import Claim
from khabar.model.report import Report, make_report
from tests.ledger.review.strikes import REPORTS, WordCoder
from tests.ledger.words import WORDS


class Flagging(WordCoder):
    """Reads as WordCoder does, and flags the killings of report r2."""

    def __init__(self, flag: str) -> None:
        super().__init__()
        self.flag = flag

    def claims(self, report: Report) -> Iterator[Claim]:
        for claim in super().claims(report):
            yield replace(claim, flags=(self.flag,)) if report.id == "r2" and claim.type == "killing" else claim


@pytest.fixture(params=["background", "period_total"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """The reports of a strike, of which the second is of another kind."""
    with Ledger.open(str(tmp_path / "ledger.db"), create=True) as opened:
        opened.add(REPORTS, Flagging(request.param))
        yield opened


def _claims(ledger: Ledger) -> Sequence[Claim]:
    return [claim for found in ledger.claims() for claim in found]


def test_no_linkable_holds_it() -> None:
    coder = Flagging("background")
    plain, flagged = linkables(list(WordCoder().claims(REPORTS[1])), WORDS), linkables(list(coder.claims(REPORTS[1])), WORDS)
    assert (len(plain), flagged) == (1, ())


def test_it_is_in_no_event_and_gives_no_toll(ledger: Ledger) -> None:
    events, incidents = list(ledger.events()), list(ledger.incidents())
    assert {report for event in events for report in event.reports} == {"r1", "r3"}
    assert not any(quantity.best == 12 for event in events for quantity in event.quantities)
    assert all(incident.claimed.get("killed", {}).get("max") != 12 for incident in incidents)


def test_it_is_listed_shown_and_counted(ledger: Ledger) -> None:
    (flagged,) = [claim for claim in _claims(ledger) if claim.report.id == "r2"]
    assert flagged.flags
    shown = ledger.show(flagged.id)
    assert shown is not None
    assert (shown.kind, shown.records) == ("claim", (flagged,))
    assert (ledger.stats().claims, ledger.stats().unplaced) == (4, 1)
    assert ledger.verify().problems == ()


def test_a_ledger_with_nothing_else_has_no_event(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "ledger.db"), create=True) as ledger:
        ledger.add([make_report(REPORTS[1].text, id="r2")], Flagging("background"))
        assert (list(ledger.events()), list(ledger.incidents()), len(_claims(ledger))) == ([], [], 1)
        assert ledger.verify().problems == ()
