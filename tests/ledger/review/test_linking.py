"""What people decide binds linking: at once, when more reports come in, when they are coded anew, and no longer once it is redacted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from khabar.errors import ConflictError
from khabar.ledger import Ledger
from khabar.ledger.db.engine import Store
from khabar.ledger.review import assess, decisions
from khabar.model.assessment import Assessment
from khabar.model.event import Event
from khabar.model.report import make_report
from strikes import AT, IDS, TEXTS, WordCoder

A, B = IDS["r1 killing"], IDS["r2 killing"]
REPORTS = (
    make_report(TEXTS["r1"], id="r1", outlet="الأولى", published="2019-01-05"),
    make_report("قُتل 300 جندي في معركة المطار.", id="r2", outlet="الثانية", published="2024-05-16"),
)
"""Two reports years apart, of nothing that could be one, so that only people bring them together."""


@pytest.fixture
def ledger(store: Store) -> Iterator[Ledger]:
    made = Ledger(store, now=lambda: AT)
    made.add(REPORTS, WordCoder())
    yield made
    assert made.verify().problems == ()


def event(ledger: Ledger, claim: str) -> Event:
    (found,) = [one for one in ledger.events() if claim in one.claims]
    return found


def merge(ledger: Ledger, *claims: str) -> decisions.Decided:
    return ledger.review(decisions.merge, "event", sorted({event(ledger, claim).id for claim in claims}), by="هند")


def test_a_merge_holds_at_once_and_the_id_that_gave_way_leads_on(ledger: Ledger) -> None:
    before = {event(ledger, A).id, event(ledger, B).id}
    assert len(before) == 2
    merge(ledger, A, B)
    now = event(ledger, A)
    assert set(now.claims) >= {A, B}
    assert now.id == min(before)
    shown = ledger.show(max(before))
    assert shown is not None
    assert [one.id for one in shown.records if isinstance(one, Event)] == [now.id]


def test_a_merge_holds_when_more_reports_come_in_and_when_they_are_coded_anew(ledger: Ledger) -> None:
    merge(ledger, A, B)
    ledger.add([make_report("قُتل 300 جندي في المطار.", id="r9", published="2024-05-17")], WordCoder())
    assert {A, B} <= set(event(ledger, A).claims)
    ledger.recode(WordCoder("2"), by="هند")
    assert {A, B} <= set(event(ledger, A).claims)


def test_a_split_after_a_merge_holds_and_no_id_comes_back(ledger: Ledger) -> None:
    gone = {event(ledger, A).id, event(ledger, B).id}
    merge(ledger, A, B)
    kept = event(ledger, A).id
    ledger.review(decisions.split, "event", kept, [B], by="سالم")
    now = {event(ledger, A).id, event(ledger, B).id}
    assert len(now) == 2
    assert now & gone == {kept}
    ledger.add([make_report("قُتل 300 جندي في المطار.", id="r9", published="2024-05-17")], WordCoder())
    assert event(ledger, A).id != event(ledger, B).id


def test_a_redacted_merge_holds_no_longer(ledger: Ledger) -> None:
    done = merge(ledger, A, B)
    ledger.redact([done.seq], by="سالم", why="سُجّل خطأ")
    assert event(ledger, A).id != event(ledger, B).id


def test_a_rejected_claim_leaves_its_event_and_comes_back_when_it_is_accepted(ledger: Ledger) -> None:
    merge(ledger, A, B)
    id = event(ledger, A).id
    ledger.review(decisions.reject, B, by="هند")
    assert all(B not in one.claims for one in ledger.events())
    assert event(ledger, A).id == id
    ledger.review(decisions.accept, B, by="هند")
    assert event(ledger, B).id == id


def test_a_correction_changes_what_the_event_says(ledger: Ledger) -> None:
    ledger.review(decisions.correct, A, {"quantities.0.min": 7}, by="هند")
    assert min(quantity.min or 0 for quantity in event(ledger, A).quantities) == 7


def test_an_added_claim_is_linked_and_a_redacted_one_is_no_more(ledger: Ledger) -> None:
    at = REPORTS[0].text.index("غارة")
    done = ledger.review(decisions.add, "r1", "air_strike", (at, at + 4), {}, by="هند")
    (claim,) = done.claims
    assert event(ledger, claim).type == "air_strike"
    ledger.redact([done.seq], by="هند", why="سُجّل خطأ")
    assert all(claim not in one.claims for one in ledger.events())


def test_a_refused_decision_writes_nothing(ledger: Ledger) -> None:
    before = ledger.verify().head
    with pytest.raises(ConflictError):
        ledger.review(decisions.reject, A, by="هند", expected="7.0000")
    assert ledger.verify().head == before
    assert event(ledger, A)


def test_an_assessment_stands_in_the_incidents_record_and_follows_a_merge(ledger: Ledger) -> None:
    one, other = sorted({str(event(ledger, A).incident), str(event(ledger, B).incident)})
    ledger.review(assess.assess, other, Assessment(narrative="غارة"), by="هند")
    (found,) = [incident for incident in ledger.incidents() if incident.id == other]
    assert (found.status, found.assessed["narrative"]) == ("draft", "غارة")
    ledger.review(decisions.merge, "incident", [one, other], by="هند")
    (found,) = [incident for incident in ledger.incidents() if incident.id == one]
    assert (found.status, found.assessed["narrative"]) == ("draft", "غارة")


def test_an_erased_report_takes_what_was_decided_on_it_along(ledger: Ledger) -> None:
    merge(ledger, A, B)
    ledger.review(decisions.comment, f"claim:{A}", "شهادة فلان", by="هند")
    ledger.erase("r1", by="سالم", why="بطلب من الشاهد")
    assert all(A not in one.claims for one in ledger.events())
    assert event(ledger, B).claims == (B,)


def test_events_that_are_split_off_an_incident_are_another_one_and_stay_so(ledger: Ledger) -> None:
    hurt = IDS["r1 injury"]
    whole = str(event(ledger, A).incident)
    assert str(event(ledger, hurt).incident) == whole
    ledger.review(decisions.merge, "incident", sorted({whole, str(event(ledger, B).incident)}), by="هند")
    ledger.review(decisions.split, "incident", str(event(ledger, A).incident), [event(ledger, hurt).id], by="سالم")
    assert event(ledger, hurt).incident != event(ledger, A).incident == event(ledger, B).incident
    ledger.add([make_report("قُتل 9 مدنيين في غارة على السوق. وأصيب 14 آخرون.", id="r9", published="2024-05-17")], WordCoder())
    ledger.recode(WordCoder("2"), by="هند")
    assert event(ledger, hurt).incident != event(ledger, A).incident == event(ledger, B).incident


def test_an_event_whose_only_claim_was_rejected_is_back_under_its_id_when_it_is_accepted(ledger: Ledger) -> None:
    before = event(ledger, B)
    ledger.review(decisions.reject, B, by="هند")
    gone = ledger.show(before.id)
    assert gone is not None
    assert gone.records == ()
    ledger.review(decisions.accept, B, by="هند")
    assert (event(ledger, B).id, event(ledger, B).incident) == (before.id, before.incident)


def test_ids_last_through_a_coding_that_reads_less_and_another_that_reads_it_again(ledger: Ledger) -> None:
    before = {one.id: one.claims for one in ledger.events()}
    ledger.recode(WordCoder("2", only=("أصيب",)), by="هند")
    assert len(list(ledger.events())) < len(before)
    ledger.recode(WordCoder("3"), by="هند")
    assert {one.id: one.claims for one in ledger.events()} == before
