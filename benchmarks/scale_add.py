"""Adding made reports to a ledger until it holds so many claims, in no order: what each ten thousand cost, then what lists take.

    python -m benchmarks.scale_add [--claims 1000000] [--db FILE-OR-URL] [--batch 200]

The reports are those of benchmarks.scale_linking, four claims each, shuffled, so that every batch falls on places all over the ledger; their
texts are short, so that finding copies costs next to nothing. The coder's own time is not in it. Run again on one ledger it goes on where it stopped.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from tempfile import TemporaryDirectory

import msgspec

from benchmarks.scale_ledger import ask, questions
from benchmarks.scale_linking import DAYS, START, clock, numbers, report, step
from khabar.ledger.ledger import Ledger
from khabar.model.claim import Claim, MadeBy
from khabar.model.report import Report, make_report

_TELL_EVERY = 10_000


def made(event: int, copy: int) -> Report:
    """One report of a made event."""
    claims = report(event, copy)
    ref = claims[0].report
    return make_report("\n".join(claim.evidence.text for claim in claims), id=ref.id, outlet=ref.outlet, published=ref.published)


class MadeCoder:
    """Gives the claims that a made report was made of."""

    made_by = MadeBy(coder="made", codebook="made", gazetteer="made")

    def code(self, reports: Sequence[Report]) -> list[tuple[Claim, ...]]:
        """The claims of each report."""
        return [tuple(self._claims(one)) for one in reports]

    def _claims(self, one: Report) -> Iterator[Claim]:
        event, _, copy = one.id.removeprefix("r").partition(".")
        for claim in report(int(event), int(copy)):
            yield msgspec.structs.replace(claim, report=msgspec.structs.replace(claim.report, sha256=one.sha256), made_by=self.made_by)


class Progress:
    """Prints what each so many reports cost."""

    def __init__(self) -> None:
        self._done, self._told = 0, 0
        self._last = clock()

    def __call__(self, number: int) -> None:
        """So many more are added."""
        self._done += number
        if self._done - self._told >= _TELL_EVERY:
            self._told, self._last = self._done, step(f"{self._done:,} reports", self._last)


def main() -> None:
    """Add and ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--db", help="a ledger's file or address; a temporary file without it")
    parser.add_argument("--batch", type=int, default=200)
    asked = parser.parse_args()
    order = list(numbers(asked.claims))
    random.Random(1).shuffle(order)
    with TemporaryDirectory() as folder, Ledger.open(asked.db or f"{folder}/scale.db", create=True) as ledger:
        start = clock()
        added = ledger.add((made(*one) for one in order), MadeCoder(), batch=asked.batch, progress=Progress())
        step(f"{added.claims:,} claims", start)
        print(ledger.stats())
        ids = [incident.id for incident in ledger.incidents()][::7]
        ask(questions(ledger, random.Random(2), ids, START, DAYS))


if __name__ == "__main__":
    main()
