"""kill -9 at random moments, on both stores: run again, the ledger is the same as if it had never been killed."""

from __future__ import annotations

from pathlib import Path

import msgspec

from benchmarks import kill
from tests.ledger.made import Made

_KILLS = 30


def test_a_ledger_that_was_killed_thirty_times_is_the_same_as_one_left_in_peace(address: str, made: Made, tmp_path: Path) -> None:
    reports, claims = tmp_path / "reports.jsonl", tmp_path / "claims.jsonl"
    reports.write_bytes(b"\n".join(map(msgspec.json.encode, made.reports)))
    claims.write_bytes(b"\n".join(msgspec.json.encode(claim) for found in made.claims.values() for claim in found))
    peaceful = str(tmp_path / "peaceful.db")
    assert kill.live(peaceful, reports, claims, 4, None)
    hit = kill.killed(address, reports, claims, batch=4, kills=_KILLS, most_seconds=0.25, seed=7)
    assert hit >= _KILLS // 2, "most kills must come before the work is done"
    assert list(kill.differences(kill.contents(peaceful), kill.contents(address))) == []
    assert len(kill.contents(address)["reports"]) == len(made.reports)
