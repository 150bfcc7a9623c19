"""Coding anew what another version coded: the new coding stands beside the old, and people's decisions are carried over."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from sqlalchemy import Connection, and_, not_, select, update

from khabar.codebook.ledger_words import LedgerWords
from khabar.errors import UsageError
from khabar.ledger.db.engine import Store
from khabar.ledger.db.review_tables import log
from khabar.ledger.db.rows import chunks
from khabar.ledger.db.tables import codings, reports
from khabar.ledger.db.texts import add_codings, coding_id, current_claims, read_report
from khabar.ledger.review.carry import recode as carry
from khabar.ledger.review.log import same_name
from khabar.ledger.store.ingest import BATCH, Coder, sift
from khabar.ledger.store.relink import relink
from khabar.model.claim import Claim, MadeBy
from khabar.model.report import Report


class Recoded(msgspec.Struct):
    """How many reports were coded anew, of how many claims no equal is left or was before, and which the coder failed on: they stay as they were."""

    reports: int = 0
    lost: int = 0
    new: int = 0
    refused: dict[str, str] = msgspec.field(default_factory=dict)


def recode(
    store: Store,
    words: LedgerWords,
    coder: Coder,
    *,
    now: Callable[[], str],
    by: str,
    batch: int = BATCH,
    progress: Callable[[int], None] | None = None,
) -> Recoded:
    """Code every report that the coder's version has not coded last; run again after a crash it goes on where it stopped."""
    total = Recoded()
    with store.read() as connection:
        stale = _stale(connection, coder.made_by)
        if not same_name(by) and connection.execute(select(log.c.seq).where(log.c.report.in_(select(reports.c.id))).limit(1)).first():
            raise UsageError("a recoding carries people's decisions over: expected --by, for the log")
    for part in chunks(stale, batch):
        _recode_batch(store, words, part, coder, now, by, total)
        if progress is not None:
            progress(len(part))
    return total


def _stale(connection: Connection, made_by: MadeBy) -> list[str]:
    same = and_(*(codings.c[name] == value for name, value in msgspec.structs.asdict(made_by).items()))
    query = select(codings.c.report).join(reports, reports.c.id == codings.c.report).where(codings.c.current, reports.c.erased_at.is_(None))
    return list(connection.execute(query.where(not_(same)).order_by(codings.c.report)).scalars())


def _recode_batch(store: Store, words: LedgerWords, part: Sequence[str], coder: Coder, now: Callable[[], str], by: str, total: Recoded) -> None:
    with store.read() as connection:
        found = [report for id in part if (report := read_report(connection, id)) is not None]
    coded = sift(coder, found, total.refused)
    with store.write() as connection:
        still = set(_stale(connection, coder.made_by))
        fresh = {id: claims for id, claims in coded.items() if id in still}
        before = current_claims(connection, fresh)
        _replace(connection, words, found, fresh, coder.made_by, now(), by, before)
    total.reports += len(fresh)
    for id, claims in fresh.items():
        ids, earlier = {claim.id for claim in claims}, {claim.id for claim in before[id]}
        total.lost += len(earlier - ids)
        total.new += len(ids - earlier)


def _replace(
    connection: Connection, words: LedgerWords, found: Sequence[Report], fresh: dict[str, tuple[Claim, ...]], made_by: MadeBy, at: str, by: str,
    before: dict[str, tuple[Claim, ...]],
) -> None:  # fmt: skip
    carried: dict[str, str] = {}
    made = {report: coding_id(report, made_by) for report in fresh}
    there = set(connection.execute(select(codings.c.id).where(codings.c.id.in_(made.values()))).scalars())
    add_codings(connection, {report: claims for report, claims in fresh.items() if made[report] not in there}, made_by, at)
    for report in fresh:
        if made[report] in there:  # back to a version that coded it once
            connection.execute(update(codings).where(codings.c.report == report).values(current=codings.c.id == made[report]))
        carried.update(carry(connection, report, before[report], fresh[report], by=by, at=at, coding=made[report]))
    relink(connection, words, fresh, at, carried=carried)
