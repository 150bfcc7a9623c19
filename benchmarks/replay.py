"""Adds reports to a ledger with claims that were coded before: the ledger's own work, without the coder's, for crash and scale tests.

    python -m khabar code REPORTS.jsonl --format jsonl -o CLAIMS.jsonl
    python -m benchmarks.replay DB REPORTS.jsonl CLAIMS.jsonl [BATCH]

Prints `ready` before it adds the first report. Every time is the same, so that two ledgers of the same reports are equal.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from khabar.ledger.ledger import Ledger
from khabar.model.claim import Claim, MadeBy
from khabar.model.report import Report
from khabar.read.inputs import read_inputs

WHEN = "2024-01-01T00:00:00Z"


class ReplayCoder:
    """Gives the claims of a file, and none for reports that are not in it."""

    def __init__(self, claims: Iterable[Claim], made_by: MadeBy) -> None:
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        self.made_by = made_by
        for claim in claims:
            self._claims[claim.report.id].append(claim)

    def code(self, reports: Sequence[Report]) -> list[tuple[Claim, ...]]:
        """The claims of each report."""
        return [tuple(self._claims.get(report.id, ())) for report in reports]


def replay_coder(path: Path) -> ReplayCoder:
    """A coder that gives the claims of a JSONL file."""
    decoder = msgspec.json.Decoder(Claim)
    claims = [decoder.decode(line) for line in path.read_bytes().splitlines()]
    return ReplayCoder(claims, claims[0].made_by)


def read_reports(path: Path) -> list[Report]:
    """The reports of a JSONL file."""
    return [one for one in read_inputs([str(path)]) if isinstance(one, Report)]


def main(ledger: str, reports: str, claims: str, batch: str = "20") -> None:
    """Add the reports."""
    found, coder = read_reports(Path(reports)), replay_coder(Path(claims))
    with Ledger.open(ledger, create=True) as opened:
        opened.now = lambda: WHEN
        print("ready", flush=True)
        opened.add(found, coder, batch=int(batch))


if __name__ == "__main__":
    main(*sys.argv[1:])
