"""Reports, their texts and their codings, in and out of the database. A text is stored once, by its hash, and never changed."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, func, select, update

from khabar.ledger.db.rows import chunks, insert_rows, select_in
from khabar.ledger.db.tables import claims, codings, reports, texts
from khabar.model.claim import Claim, MadeBy
from khabar.model.report import Report, ReportRef

_CLAIM = msgspec.json.Decoder(Claim)
_encode = msgspec.json.Encoder().encode
_INVISIBLE = frozenset({"Cf", "Cc", "Cn"})
_TEXTS = ("id", "path", "url", "title", "outlet", "published", "read_at")


def seen(text: str) -> str:
    """A hash of what a reader sees of a text: its characters without invisible ones, whatever its line ends and the blanks between words."""
    words = "".join(c for c in unicodedata.normalize("NFC", text) if c.isspace() or unicodedata.category(c) not in _INVISIBLE).split()
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()


class Known(msgspec.Struct, frozen=True):
    """What a ledger has of some reports: the text's hash of each known report, and the hashes of texts that were erased (`sha256`, `seen`)."""

    reports: Mapping[str, str]
    erased: frozenset[str]

    def refusal(self, report: Report) -> str | None:
        """Why a report may not be added, or None."""
        if self.erased and not self.erased.isdisjoint((report.sha256, seen(report.text))):
            return "its text was erased from this ledger on demand"
        if self.reports.get(report.id, report.sha256) != report.sha256:
            return "this id is already that of another text"
        if not report.id or any(char < " " for char in report.id):
            return "its id is empty or has a control character in it"
        if any("\0" in (getattr(report, name) or "") for name in _TEXTS):
            return "a NUL character in its particulars"
        return None


def known(connection: Connection, found: Sequence[Report]) -> Known:
    """What the ledger has of `found`."""
    ids = {row.id: row.sha256 for row in select_in(connection, select(reports.c.id, reports.c.sha256), reports.c.id, {r.id for r in found})}
    return Known(ids, _erased(connection, found))


def _erased(connection: Connection, found: Sequence[Report]) -> frozenset[str]:
    """The hashes of those of the reports' texts that were erased."""
    gone = select(texts.c.sha256, texts.c.seen).where(texts.c.body.is_(None))
    if connection.execute(gone.limit(1)).first() is None:
        return frozenset()
    as_seen = {seen(report.text) for report in found} if connection.execute(gone.where(texts.c.seen.is_not(None)).limit(1)).first() else set()
    keys = ((texts.c.sha256, {report.sha256 for report in found}), (texts.c.seen, as_seen))
    rows = [row for column, values in keys for row in select_in(connection, gone, column, values)]
    return frozenset(key for row in rows for key in row if key)


def add_reports(connection: Connection, new: Sequence[Report], when: str) -> None:
    """Store reports that are not known yet, each text once."""
    bodies = {report.sha256: report.text for report in new}
    there = {row.sha256 for row in select_in(connection, select(texts.c.sha256), texts.c.sha256, bodies)}
    insert_rows(connection, texts, [_text_row(sha256, body) for sha256, body in bodies.items() if sha256 not in there])
    insert_rows(connection, reports, [_report_row(report, when) for report in new])


def _report_row(report: Report, when: str) -> dict[str, str | None]:
    fields = {name: getattr(report, name) for name in ReportRef.__struct_fields__}
    return {**fields, "damage": " ".join(report.damage) or None, "added_at": when}


def _text_row(sha256: str, text: str) -> dict[str, str | bytes]:
    return {"sha256": sha256, "body": text.encode("utf-8", "surrogatepass"), "seen": seen(text)}


def coding_id(report: str, made_by: MadeBy) -> str:
    """The id of the coding of a report by one version of coder, codebook and gazetteer."""
    return hashlib.sha256("\x1f".join((report, made_by.coder, made_by.codebook, made_by.gazetteer)).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def add_codings(connection: Connection, coded: Mapping[str, Sequence[Claim]], made_by: MadeBy, when: str) -> None:
    """Store the claims of each report, as the coding that counts from now on; earlier ones are kept."""
    for part in chunks(coded):
        connection.execute(update(codings).where(codings.c.report.in_(part)).values(current=False))
    made = [
        {"id": coding_id(report, made_by), "report": report, "made_at": when, "current": True, **msgspec.structs.asdict(made_by)} for report in coded
    ]
    insert_rows(connection, codings, made)
    rows = [
        {"coding": coding_id(report, made_by), "id": claim.id, "position": at, "type": claim.type, "record": _encode(claim).decode()}
        for report, found in coded.items()
        for at, claim in enumerate(found)
    ]
    insert_rows(connection, claims, rows)


def current_claims(connection: Connection, of: Collection[str]) -> dict[str, tuple[Claim, ...]]:
    """The claims of the current coding of each report of `of`, in the order of its text."""
    query = select(codings.c.report, claims.c.record).join(claims, claims.c.coding == codings.c.id).where(codings.c.current)
    found: dict[str, list[Claim]] = {report: [] for report in sorted(of)}
    for row in select_in(connection, query.order_by(codings.c.report, claims.c.position), codings.c.report, of):
        found[row.report].append(_CLAIM.decode(row.record))
    return {report: tuple(claims) for report, claims in found.items()}


class Coding(msgspec.Struct, frozen=True):
    """A coding that is kept: by which version when (ISO 8601), how many claims; `current` is the one that counts."""

    id: str
    made_by: MadeBy
    made_at: str
    claims: int
    current: bool


def codings_of(connection: Connection, report: str) -> tuple[Coding, ...]:
    """Every coding of a report, the earliest first."""
    count = func.count(claims.c.id)
    query = select(codings, count.label("claims")).outerjoin(claims, claims.c.coding == codings.c.id).where(codings.c.report == report)
    found = connection.execute(query.group_by(*codings.c).order_by(codings.c.made_at, codings.c.id))
    return tuple(
        Coding(row.id, MadeBy(coder=row.coder, codebook=row.codebook, gazetteer=row.gazetteer), row.made_at, row.claims, row.current) for row in found
    )


def claims_of_coding(connection: Connection, coding: str) -> tuple[Claim, ...]:
    """The claims that a coding read, in the order of the text, whatever people decided on them."""
    found = connection.execute(select(claims.c.record).where(claims.c.coding == coding).order_by(claims.c.position)).scalars()
    return tuple(map(_CLAIM.decode, found))


def read_report(connection: Connection, id: str) -> Report | None:
    """A report with its text; None where there is none of this id, or its text was erased."""
    row = connection.execute(select(reports, texts.c.body).join(texts, texts.c.sha256 == reports.c.sha256).where(reports.c.id == id)).one_or_none()
    if row is None or row.body is None:
        return None
    fields = {name: getattr(row, name) for name in ReportRef.__struct_fields__}
    return Report(text=row.body.decode("utf-8", "surrogatepass"), damage=tuple((row.damage or "").split()), **fields)


def read_reference(connection: Connection, id: str) -> ReportRef | None:
    """What is known of a report beside its text, also of one that was erased."""
    row = connection.execute(select(reports).where(reports.c.id == id)).one_or_none()
    return None if row is None else ReportRef(**{name: getattr(row, name) for name in ReportRef.__struct_fields__})
