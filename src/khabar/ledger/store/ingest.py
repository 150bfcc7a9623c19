"""Adding reports: coded in batches, each batch written whole or not at all, with everything that it touches.

The reports of a batch are known by their ids, so that the same command run again, after a crash or not, adds what is missing and nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import msgspec

from khabar.codebook.ledger_words import LedgerWords
from khabar.errors import CodingError
from khabar.ledger.db.engine import Store
from khabar.ledger.db.rows import chunks
from khabar.ledger.db.texts import add_codings, add_reports, known
from khabar.ledger.store import copies
from khabar.ledger.store.relink import is_outdated, relink
from khabar.ledger.store.retell import is_told_otherwise
from khabar.model.claim import Claim, MadeBy
from khabar.model.report import Report

BATCH = 200
"""Reports in a transaction."""


class Coder(Protocol):
    """Reads claims out of reports; `made_by` says in which version."""

    @property
    def made_by(self) -> MadeBy: ...  # noqa: D102

    def code(self, reports: Sequence[Report]) -> Sequence[tuple[Claim, ...] | CodingError]: ...  # noqa: D102


class Added(msgspec.Struct):
    """What became of the reports that were handed in; `refused` by id, with the reason.

    Of those added with claims `undated` have no day of publication, neither given nor stated: they are linked by what they say alone.
    """

    added: int = 0
    known: int = 0
    claims: int = 0
    undated: int = 0
    refused: dict[str, str] = msgspec.field(default_factory=dict)


def add(
    store: Store,
    words: LedgerWords,
    found: Iterable[Report],
    coder: Coder,
    *,
    now: Callable[[], str],
    batch: int = BATCH,
    progress: Callable[[int], None] | None = None,
) -> Added:
    """Add reports; `now` gives the time of each batch (ISO 8601, UTC), `progress` is told of each batch how many reports it had."""
    total = Added()
    _link_anew_if_outdated(store, words, now)
    for part in chunks(found, batch):
        _add_batch(store, words, part, coder, now, total)
        if progress is not None:
            progress(len(part))
    return total


def sift(coder: Coder, reports: Sequence[Report], refused: dict[str, str]) -> dict[str, tuple[Claim, ...]]:
    """The claims of each report; one that the coder failed on is refused, with its reason."""
    coded = {}
    for report, made in zip(reports, coder.code(reports), strict=True):
        if isinstance(made, CodingError):
            refused[report.id] = str(made)
        else:
            coded[report.id] = made
    return coded


def _link_anew_if_outdated(store: Store, words: LedgerWords, now: Callable[[], str]) -> None:
    with store.read() as connection:
        outdated = is_outdated(connection, words) or is_told_otherwise(connection, words)
    if outdated:
        with store.write() as connection:
            relink(connection, words, (), now())


def _add_batch(store: Store, words: LedgerWords, part: Sequence[Report], coder: Coder, now: Callable[[], str], total: Added) -> None:
    with store.read() as connection:
        there = known(connection, part)
    new: dict[str, Report] = {}
    for report in part:
        refusal = there.refusal(report)
        if refusal is not None or new.get(report.id, report).sha256 != report.sha256:
            total.refused[report.id] = refusal or "another report of this batch has this id and another text"
        elif report.id in there.reports or report.id in new:
            total.known += 1
        else:
            new[report.id] = report
    coded = sift(coder, list(new.values()), total.refused)
    new = {id: report for id, report in new.items() if id in coded}
    if not new:
        return
    with store.write() as connection:
        there = known(connection, list(new.values()))  # another program may have added some meanwhile
        kept = [report for report in new.values() if report.id not in there.reports and there.refusal(report) is None]
        when = now()
        add_reports(connection, kept, when)
        add_codings(connection, {report.id: coded[report.id] for report in kept}, coder.made_by, when)
        ids = {report.id for report in kept}
        relink(connection, words, ids, when, retold=copies.enter(connection, kept) - ids)
    total.known += len(new) - len(kept)
    total.added += len(kept)
    total.claims += sum(len(coded[report.id]) for report in kept)
    total.undated += sum(claims[0].report.published is None for report in kept if (claims := coded[report.id]))
