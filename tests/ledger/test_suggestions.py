"""Undated reports of one village are suggested to people, who merge their incidents or hold them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from khabar.ledger.ledger import Ledger
from khabar.ledger.review import decisions
from khabar.ledger.store import suggest
from khabar.ledger.store.suggest import Suggestion, suggestions
from khabar.model.claim import Claim
from khabar.model.report import make_report
from tests.ledger.made import WithTables

Code = Callable[..., tuple[Claim, ...]]

TEXTS = {
    "a": "قصف مدفعي على قرية كنصفرة.",
    "b": "سقطت قذائف مدفعية على قرية كنصفرة.",
    "c": "قصف مدفعي على قرية سفوهن.",
}


@pytest.fixture
def ledger(tmp_path: Path, code: Code) -> Iterator[Ledger]:
    with Ledger.open(str(tmp_path / "war.db"), create=True) as opened:
        opened.add([make_report(text, id=id, outlet=id) for id, text in TEXTS.items()], WithTables(code))
        yield opened


def found(ledger: Ledger) -> tuple[Suggestion, ...]:
    with ledger.store.read() as connection:
        return suggestions(connection)


def test_a_place_alone_is_a_suggestion(ledger: Ledger) -> None:
    (one,) = found(ledger)
    assert one.reports == ("a", "b")
    assert len(list(ledger.incidents())) == 3


def test_a_merge_answers_it(ledger: Ledger) -> None:
    (one,) = found(ledger)
    ledger.review(decisions.merge, "incident", one.incidents, by="هند")
    assert found(ledger) == ()
    assert len(list(ledger.incidents())) == 2


def test_to_hold_them_apart_answers_it(ledger: Ledger) -> None:
    (one,) = found(ledger)
    ledger.review(decisions.apart, one.incidents, by="هند")
    assert found(ledger) == ()
    assert len(list(ledger.incidents())) == 3
    assert ledger.verify().problems == ()


def test_a_place_where_much_happens_suggests_nothing(tmp_path: Path, code: Code, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggest, "_BUSY", 3)
    texts = [f"قصف مدفعي على قرية كنصفرة أصاب {thing}." for thing in ("مدرسة", "مخبزاً", "مسجداً", "مشفى")]
    with Ledger.open(str(tmp_path / "war.db"), create=True) as opened:
        opened.add([make_report(text, id=str(at), outlet=str(at)) for at, text in enumerate(texts[:3])], WithTables(code))
        assert found(opened)
        opened.add([make_report(texts[3], id="3", outlet="3")], WithTables(code))
        assert found(opened) == ()
