"""The ledger as programs use it; the commands and the workbench do the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import msgspec

from khabar.arabic.tables import Row
from khabar.codebook.ledger_words import LedgerWords
from khabar.codebook.load import load_ledger_words
from khabar.ledger.db.engine import Store
from khabar.ledger.db.migrate import open_store
from khabar.ledger.db.texts import Coding, claims_of_coding, codings_of
from khabar.ledger.review import log, outlets, replay
from khabar.ledger.review.bindings import members, version_of
from khabar.ledger.review.decisions import Decided
from khabar.ledger.review.erase import redact
from khabar.ledger.review.log import Head, Verified
from khabar.ledger.review.look import Remark, Tombstone, remarks, tombstone
from khabar.ledger.store import ingest, lists
from khabar.ledger.store.backup import backup
from khabar.ledger.store.erase import erase, scrub
from khabar.ledger.store.ingest import Added, Coder
from khabar.ledger.store.lists import EVERYTHING, Filter
from khabar.ledger.store.recode import Recoded, recode
from khabar.ledger.store.relink import relink, relink_claims
from khabar.ledger.store.retell import retell
from khabar.ledger.store.scopes import Scope, scopes
from khabar.ledger.store.stats import Stats, problems, stats
from khabar.model.claim import Claim
from khabar.model.event import Event, Incident
from khabar.model.report import Report, ReportRef


def utc_now() -> str:
    """The time by this machine's clock, as records have it (ISO 8601, UTC, seconds)."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Shown(msgspec.Struct, frozen=True):
    """What bears an id now: of an incident it and its events, of an id that was merged or split all that took its place; () if nothing did."""

    kind: lists.Kind
    records: tuple[Report | ReportRef | Claim | Event | Incident, ...]


class Ledger:
    """Reports with what they claim, in a SQLite file or a PostgreSQL database; a LedgerError says what is wrong with it."""

    def __init__(self, store: Store, now: Callable[[], str] = utc_now, words: LedgerWords | None = None) -> None:
        self.store, self._given, self.now = store, words, now

    @cached_property
    def words(self) -> LedgerWords:
        """The words of the codebook that it links and tells by."""
        return load_ledger_words() if self._given is None else self._given

    @classmethod
    def open(cls, address: str, *, create: bool = False, words: LedgerWords | None = None) -> Ledger:
        """The ledger at a path or `postgresql://` address; with `create` it is made where it is not there yet.

        `words` are those of the codebook that its reports are coded with, khabar's own unless given (`codebook.load.load_ledger_words`).
        """
        return cls(open_store(address, create=create), words=words)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.store.close()

    def add(self, reports: Iterable[Report], coder: Coder, *, batch: int = ingest.BATCH, progress: Callable[[int], None] | None = None) -> Added:
        """Add reports in batches; those that are there already are left as they are."""
        return ingest.add(self.store, self.words, reports, coder, now=self.now, batch=batch, progress=progress)

    def claims(self, *, report: str | None = None, type: str | None = None) -> Iterator[tuple[Claim, ...]]:
        """The claims in force, report by report."""
        with self.store.read() as connection:
            yield from lists.list_claims(connection, report, type)

    def types(self) -> frozenset[str]:
        """The types of all events."""
        with self.store.read() as connection:
            return lists.event_types(connection)

    def events(self, wanted: Filter = EVERYTHING) -> Iterator[Event]:
        """Events, the newest first."""
        with self.store.read() as connection:
            yield from lists.list_events(connection, wanted)

    def incidents(self, wanted: Filter = EVERYTHING) -> Iterator[Incident]:
        """Incidents, the newest first."""
        with self.store.read() as connection:
            yield from lists.list_incidents(connection, wanted)

    def show(self, id: str) -> Shown | None:
        """Whatever bears an id, or took the place of what bore it; None where nothing ever did."""
        with self.store.read() as connection:
            kind = lists.kind_of(connection, id)
            return None if kind is None else Shown(kind, tuple(lists.read(connection, kind, id)))

    def claims_of(self, ids: Iterable[str]) -> dict[str, Claim]:
        """The claims in force among these ids."""
        with self.store.read() as connection:
            return lists.read_claims(connection, set(ids))

    def codings(self, report: str) -> tuple[Coding, ...]:
        """Every coding of a report that is kept, the earliest first."""
        with self.store.read() as connection:
            return codings_of(connection, report)

    def coding(self, id: str) -> tuple[Claim, ...]:
        """The claims that a coding read, whatever people decided on them."""
        with self.store.read() as connection:
            return claims_of_coding(connection, id)

    def tombstone(self, report: str) -> Tombstone | None:
        """Who erased a report when, and why; None of one that was not erased."""
        with self.store.read() as connection:
            return tombstone(connection, report)

    def scopes(self, event: str) -> tuple[Scope, ...]:
        """The events that this one may be a part of or include: of its type and day, in a region round it or a place inside it."""
        with self.store.read() as connection:
            return tuple(scopes(connection, event))

    def remarks(self, kind: lists.Kind, id: str, by: str = "") -> tuple[Remark, ...]:
        """The comments on what bears an id, and on what it took the place of; not those that `by` may not see in a blind review."""
        with self.store.read() as connection:
            return remarks(connection, kind, lists.ancestors(connection, kind, id), by)

    def version(self, level: Literal["event", "incident"], id: str) -> str:
        """The version of an event or incident that a merge or split of it is about (`expected`)."""
        with self.store.read() as connection:
            return version_of(connection, members(connection, level, [id]))

    def review(self, decision: Callable[..., Decided], *arguments: Any, by: str, **options: Any) -> Decided:
        """One act of a person: a function of `review.decisions` or `review.assess` with its arguments; what it changes is linked anew with it.

        `ledger.review(decisions.accept, claim, by="Hind", expected=version)`. Nothing is written if it raises.
        """
        at = self.now()
        with self.store.write() as connection:
            done = decision(connection, *arguments, by=by, at=at, **options)
            if done.claims:
                relink_claims(connection, self.words, done.claims, at)
        return done

    def redact(self, entries: Collection[int], *, by: str, why: str) -> None:
        """Destroy what single entries of the log say; what they decided no longer counts."""
        at = self.now()
        with self.store.write() as connection:
            before = outlets.own(connection)
            relink(connection, self.words, redact(connection, entries, by=by, at=at, why=why), at)
            if outlets.own(connection) != before:
                retell(connection, self.words)
        scrub(self.store)

    def outlets(self) -> tuple[Row, ...]:
        """The registry of outlets in force: khabar's rows with the ledger's own laid over them."""
        with self.store.read() as connection:
            return outlets.rows_in_force(connection)

    def set_outlets(self, table: Sequence[Row], *, by: str) -> int:
        """Let these (of `tell.outlets.parse`) be the ledger's own rows of the registry; the number of events, all told anew."""
        with self.store.write() as connection:
            outlets.set_own(connection, table, by=by, at=self.now())
            return retell(connection, self.words)

    def recode(self, coder: Coder, *, by: str, batch: int = ingest.BATCH, progress: Callable[[int], None] | None = None) -> Recoded:
        """Code anew what another version coded; earlier codings are kept and people's decisions carried over."""
        return recode(self.store, self.words, coder, now=self.now, by=by, batch=batch, progress=progress)

    def erase(self, report: str, *, by: str, why: str) -> tuple[str, ...]:
        """Destroy a report's text and what was drawn from it; the ids of the reports that carried it."""
        return erase(self.store, self.words, report, by=by, why=why, at=self.now())

    def backup(self, file: Path) -> None:
        """Write the ledger as it is now into a new file, while others go on using it."""
        backup(self.store, file)

    def stats(self) -> Stats:
        """What it holds, counted."""
        with self.store.read() as connection:
            return stats(connection)

    def verify(self, known: Head | None = None) -> Verified:
        """Walk the log's chain, replay it, and look over texts, claims and events; the head, and what is wrong."""
        with self.store.read() as connection:
            chain = log.verify(connection, known)
            return Verified(chain.head, (*chain.problems, *replay.differences(connection), *problems(connection)))
