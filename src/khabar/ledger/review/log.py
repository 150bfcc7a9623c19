"""The log of what people did: append-only, each entry chained to the one before by SHA-256.

    digest = sha256(salt + LF + body)
    hash   = sha256(JSON of ["khabar.log/1", seq, at, by, action, subject, report, digest, previous hash])

The hash covers a body only through its salted digest, so that a body can be destroyed (an erasure) while the chain still verifies; a body
that is missing without a later tombstone that names it is an error. What cut-off entries at the end would show is only a head that was
kept elsewhere: print it, have it time-stamped, and hand it to `verify`.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, insert, select

from khabar.errors import UsageError
from khabar.ledger.db.review_tables import log, log_bodies


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One act: `at` in ISO 8601 (UTC), `subject` as kind:id, `report` the report whose words the body may hold, `body` JSON-able."""

    by: str
    at: str
    action: str
    subject: str
    report: str | None = None
    body: dict[str, Any] = {}


class Logged(Entry, frozen=True, kw_only=True):
    """An entry in its place; `erased` if its body was destroyed."""

    seq: int
    erased: bool = False


class Head(msgspec.Struct, frozen=True):
    """The end of the chain: how many entries, and the hash of the last."""

    entries: int
    hash: str

    def __str__(self) -> str:
        return f"{self.entries}:{self.hash}"


class Verified(msgspec.Struct, frozen=True):
    """The head, and what is wrong with the chain: () if it holds."""

    head: Head
    problems: tuple[str, ...]


def read_head(written: str) -> Head:
    """A head as printed (`12:ab34…`); raises UsageError for anything else."""
    entries, colon, hash = written.strip().partition(":")
    if not (colon and entries.isdecimal() and len(hash) == 64):
        raise UsageError(f"head {written!r}: expected ENTRIES:SHA256, as `khabar ledger verify` prints it")
    return Head(int(entries), hash.lower())


def head(connection: Connection) -> Head:
    """The end of the chain; 0 entries and an empty hash for an empty log."""
    last = connection.execute(select(log.c.seq, log.c.hash).order_by(log.c.seq.desc()).limit(1)).first()
    return Head(last.seq, last.hash) if last else Head(0, "")


def same_name(name: str) -> str:
    """A name as it is compared: without case, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def append(connection: Connection, entry: Entry) -> Logged:
    """Write `entry` at the end; `connection` is the ledger's only writer (`Store.write`)."""
    if not same_name(entry.by):
        raise UsageError("--by is empty: every entry of the log names who made it")
    end = head(connection)
    salt, body = secrets.token_hex(16), msgspec.json.encode(entry.body, order="deterministic").decode()
    logged = Logged(**msgspec.structs.asdict(entry), seq=end.entries + 1)
    digest = _digest(salt, body)
    fields = {name: getattr(logged, name) for name in ("seq", "at", "by", "action", "subject", "report")}
    chained = {**fields, "digest": digest, "previous": end.hash}
    connection.execute(insert(log).values(**chained, hash=_hash(chained)))
    connection.execute(insert(log_bodies).values(seq=logged.seq, salt=salt, body=body))
    return msgspec.structs.replace(logged, body=msgspec.json.decode(body))


def version(connection: Connection, subject: str) -> int:
    """The number of the last entry that changed `subject`; 0 if none did. Comments change nothing."""
    found = select(func.max(log.c.seq)).where(log.c.subject == subject, log.c.action != "comment")
    return connection.execute(found).scalar() or 0


def entries(connection: Connection, subject: str | None = None, report: str | None = None) -> Iterator[Logged]:
    """The log in its order: all of it, or what is about one subject or one report."""
    query = select(log, log_bodies.c.body).outerjoin(log_bodies, log.c.seq == log_bodies.c.seq).order_by(log.c.seq)
    if subject is not None:
        query = query.where(log.c.subject == subject)
    if report is not None:
        query = query.where(log.c.report == report)
    for row in connection.execute(query):
        yield _logged(row)


def verify(connection: Connection, known: Head | None = None) -> Verified:
    """Walk the whole chain, and look for a head `known` from before in it."""
    problems: list[str] = []
    missing: set[int] = set()
    destroyed: set[int] = set()
    end = Head(0, "")
    found = known is None or known == end
    query = select(log, log_bodies.c.salt, log_bodies.c.body).outerjoin(log_bodies, log.c.seq == log_bodies.c.seq).order_by(log.c.seq)
    for row in connection.execute(query):
        problems += _problems(row, end)
        end = Head(row.seq, row.hash)
        found = found or end == known
        if row.body is None:
            missing.add(row.seq)
        elif row.action in TOMBSTONES:
            destroyed.update(seq for seq in msgspec.json.decode(row.body).get("destroyed", ()) if seq < row.seq)
    problems += [f"entry {seq}: its body is gone and no tombstone says why" for seq in sorted(missing - destroyed)]
    problems += [f"entry {seq}: a tombstone says that its body was destroyed, but it is there" for seq in sorted(destroyed - missing)]
    if not found:
        problems.append(f"the head {known} is not in this log: entries were cut off, or the log was written anew")
    return Verified(end, tuple(problems))


TOMBSTONES = frozenset({"erase", "redact"})
"""Actions whose body lists the entries that they destroyed."""


def _digest(salt: str, body: str) -> str:
    return hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest()


def _hash(chained: dict[str, Any]) -> str:
    names = ("seq", "at", "by", "action", "subject", "report", "digest", "previous")
    return hashlib.sha256(msgspec.json.encode(["khabar.log/1", *(chained[name] for name in names)])).hexdigest()


def _problems(row: Row[Any], before: Head) -> list[str]:
    told = []
    if row.seq != before.entries + 1:
        told.append(f"entry {row.seq}: entry {before.entries + 1} was expected here")
    if row.previous != before.hash:
        told.append(f"entry {row.seq}: it is not chained to the entry before it")
    if row.hash != _hash(dict(row._mapping)):
        told.append(f"entry {row.seq}: it was changed after it was written")
    if row.body is not None and row.digest != _digest(row.salt, row.body):
        told.append(f"entry {row.seq}: its body was changed after it was written")
    return told


def _logged(row: Row[Any]) -> Logged:
    body = {} if row.body is None else msgspec.json.decode(row.body)
    return Logged(
        seq=row.seq, by=row.by, at=row.at, action=row.action, subject=row.subject, report=row.report, body=body, erased=row.body is None
    )  # fmt: skip
