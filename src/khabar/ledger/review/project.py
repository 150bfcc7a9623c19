"""What the log makes of the review tables: one function for each action, the same when an entry is made and when the log is replayed.

Nothing is read here but the entry and the tables that earlier entries filled, and no clock, so that a replay gives the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, delete, insert, update

from khabar.ledger.db.review_tables import (
    PROJECTIONS,
    added_claims,
    assessments,
    bindings,
    blind_decisions,
    claim_reviews,
    comments,
    conflicts,
    outlets,
    read_marks,
)
from khabar.ledger.review import blind, rows
from khabar.ledger.review.log import Logged


def apply(connection: Connection, entry: Logged) -> None:
    """Change the review tables as `entry` says; an entry whose body was destroyed changes nothing."""
    if not entry.erased and entry.action in _ACTIONS:
        _ACTIONS[entry.action](connection, entry)


def clear(connection: Connection) -> None:
    """Empty the review tables; the log stays."""
    for table in PROJECTIONS:
        connection.execute(delete(table))


def _id(entry: Logged) -> str:
    return entry.subject.partition(":")[2]


def _decision(connection: Connection, entry: Logged) -> None:
    if entry.subject.startswith("blind:"):
        blind.decide(connection, entry)
        return
    body = entry.body
    row = {"report": entry.report, "status": body["status"], "fields": rows.json(body["fields"]), "record": rows.json(body["record"])}
    rows.put(connection, claim_reviews, {"claim": _id(entry)}, {**row, "seq": entry.seq, "by": entry.by, "at": entry.at})
    rows.settle(connection, entry, subject=entry.subject)


def _add(connection: Connection, entry: Logged) -> None:
    if entry.subject.startswith("blind:"):
        blind.decide(connection, entry)
        return
    row = {"report": entry.report, "record": rows.json(entry.body["record"]), "seq": entry.seq, "by": entry.by, "at": entry.at}
    rows.put(connection, added_claims, {"claim": _id(entry)}, row)
    rows.settle(connection, entry, subject=entry.subject)


def _read(connection: Connection, entry: Logged) -> None:
    rows.put(connection, read_marks, {"report": entry.report}, {"seq": entry.seq, "by": entry.by, "at": entry.at})


def _comment(connection: Connection, entry: Logged) -> None:
    row = {"seq": entry.seq, "subject": entry.subject, "report": entry.report, "by": entry.by, "at": entry.at, "text": entry.body["text"]}
    connection.execute(insert(comments).values(row))


def _bind(connection: Connection, entry: Logged) -> None:
    level = entry.subject.partition(":")[0]
    bound = [{"seq": entry.seq, "claim": claim, "level": level, "part": at} for at, part in enumerate(entry.body["parts"]) for claim in part]
    connection.execute(insert(bindings), bound)


def _assessment(connection: Connection, entry: Logged) -> None:
    row = {"incident": _id(entry), "status": entry.body["status"], "record": rows.json(entry.body["record"]), "note": entry.body.get("note")}
    connection.execute(insert(assessments).values(seq=entry.seq, by=entry.by, at=entry.at, **row))
    rows.settle(connection, entry, subject=entry.subject)


def _moved(connection: Connection, entry: Logged) -> None:
    for old, new in sorted(entry.body["follow"].items()):
        connection.execute(update(assessments).where(assessments.c.incident == old).values(incident=new))
    rows.queue(connection, entry, entry.body["conflicts"])


def _carry(connection: Connection, entry: Logged) -> None:
    body = entry.body
    left = [*body["carried"], *body["gone"]]
    connection.execute(delete(claim_reviews).where(claim_reviews.c.claim.in_(left)))
    connection.execute(delete(added_claims).where(added_claims.c.claim.in_(left)))
    for old, new in sorted(body["carried"].items()):
        connection.execute(update(bindings).where(bindings.c.claim == old).values(claim=new))
        connection.execute(update(blind_decisions).where(blind_decisions.c.claim == old).values(claim=new))
        for table in (comments, conflicts):
            connection.execute(update(table).where(table.c.subject == f"claim:{old}").values(subject=f"claim:{new}"))
    for review in body["reviews"]:
        _carried(connection, entry, review)
    rows.queue(connection, entry, body["conflicts"])


def _carried(connection: Connection, entry: Logged, review: Mapping[str, object]) -> None:
    """A decision that was carried over keeps its maker and time, and takes the number of the recoding."""
    row = {"report": entry.report, "record": rows.json(review["record"]), "seq": entry.seq, "by": review["by"], "at": review["at"]}
    key = {"claim": review["claim"]}
    if review["status"] == "added":
        rows.put(connection, added_claims, key, row)
    else:
        rows.put(connection, claim_reviews, key, {**row, "status": review["status"], "fields": rows.json(review["fields"])})


def _erase(connection: Connection, entry: Logged) -> None:
    rows.queue(connection, entry, entry.body["conflicts"])


def _outlets(connection: Connection, entry: Logged) -> None:
    connection.execute(delete(outlets))
    if entry.body["rows"]:
        connection.execute(insert(outlets), entry.body["rows"])


def _settle(connection: Connection, entry: Logged) -> None:
    rows.settle(connection, entry, id=_id(entry))


_ACTIONS: dict[str, Callable[[Connection, Logged], None]] = {
    "accept": _decision, "correct": _decision, "reject": _decision, "add": _add, "read": _read, "comment": _comment,
    "merge": _bind, "split": _bind, "assess": _assessment, "submit": _assessment, "publish": _assessment,
    "moved": _moved, "carry": _carry, "settle": _settle, "blind": blind.begin, "done": blind.finish,
    "erase": _erase, "outlets": _outlets,
}  # fmt: skip
"""Actions that change the review tables. What `erase` and `redact` destroyed changes nothing any more, since it is not replayed."""
