"""Tolls of two sides are two events, and an incident's harm adds up over them; one toll told twice is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.ledger.ledger import Ledger
from khabar.model.claim import Claim
from khabar.model.report import make_report
from tests.ledger.made import WithTables

Code = Callable[..., tuple[Claim, ...]]

AMBUSH = "قُتل أربعة جنود في هجوم على حاجز قرب بيجي اليوم الأحد."


@pytest.mark.parametrize(
    ("texts", "tolls", "killed"),
    [
        ([AMBUSH + " وردّ الجيش فقتل أحد عشر من المهاجمين."], [4, 11], 15),
        ([AMBUSH + " وقُتل في الهجوم 11 مسلحاً.", "مقتل 11 مسلحاً في هجوم على حاجز قرب بيجي اليوم الأحد.", AMBUSH], [4, 11], 15),
        ([AMBUSH, "مقتل أربعة من الجنود في هجوم على حاجز قرب بيجي اليوم الأحد."], [4], 4),
        (["قُتل خمسة مدنيين بقصف على بلدة نوى اليوم الأحد. وقال طبيب إن خمسة أشخاص قتلوا."], [5], 5),
    ],
    ids=["in reply", "told apart by others", "one toll", "the same dead"],
)
def test_tolls(tmp_path: Path, code: Code, texts: list[str], tolls: list[int], killed: int) -> None:
    reports = [make_report(text, id=f"r{at}", outlet=f"o{at}", published="2024-05-05") for at, text in enumerate(texts)]
    with Ledger.open(str(tmp_path / "war.db"), create=True) as ledger:
        ledger.add(reports, WithTables(code))
        found = [event.quantities[0].best for event in ledger.events() if event.type == "killing"]
        (incident,) = ledger.incidents()
    assert sorted(found) == tolls  # type: ignore[type-var]
    assert incident.claimed["killed"] == {"lowest": killed, "best": killed, "min": killed, "max": killed}


def test_reports_of_no_day_are_counted(tmp_path: Path, code: Code) -> None:
    texts = {"undated": AMBUSH, "given": AMBUSH, "stated": f"حاجز بيجي\nبغداد - 5 أيار 2024\n{AMBUSH}", "empty": "لا شيء هنا."}
    reports = [make_report(text, id=id, published="2024-05-05" if id == "given" else None) for id, text in texts.items()]
    with Ledger.open(str(tmp_path / "war.db"), create=True) as ledger:
        assert ledger.add(reports, WithTables(code)).undated == 1
