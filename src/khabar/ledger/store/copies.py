"""Copies: one text carried by many, whole, cut or under another headline. A group is named by its earliest member.

Groups are the components of the graph of verified pairs, so that they do not hang on who came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from khabar.ledger.db.rows import delete_in, insert_rows, select_in
from khabar.ledger.db.tables import copy_groups, reports, text_bands, text_copies, text_signatures
from khabar.ledger.store.graph import components, reach
from khabar.ledger.store.signatures import is_copy, pack, signature, unpack
from khabar.model.report import Report

_UNDATED = "9999"


class Member(NamedTuple):
    """A report that may be in a group of copies; members sort by time."""

    published: str
    id: str
    sha256: str


def enter(connection: Connection, new: Sequence[Report]) -> set[str]:
    """Find the copies of new reports; the reports whose group is another than before."""
    texts = {report.sha256: report.text for report in new}
    there = {row.sha256 for row in select_in(connection, select(text_signatures.c.sha256), text_signatures.c.sha256, texts)}
    signed = {sha256: signature(text) for sha256, text in sorted(texts.items()) if sha256 not in there}
    insert_rows(connection, text_signatures, [{"sha256": sha256, "words": pack(one.words)} for sha256, one in signed.items()])
    insert_rows(connection, text_bands, [{"band": band, "sha256": sha256} for sha256, one in signed.items() for band in one.bands])
    found = _verified(connection, {sha256: one.bands for sha256, one in signed.items()})
    insert_rows(connection, text_copies, [{"a": a, "b": b} for a, b in found])
    return regroup(connection, texts)


def _verified(connection: Connection, new: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Pairs of a new text and any other that share a band and are copies, a < b."""
    by_band = defaultdict(set)
    for row in select_in(connection, select(text_bands), text_bands.c.band, {band for bands in new.values() for band in bands}):
        by_band[row.band].add(row.sha256)
    pairs = sorted({(min(a, b), max(a, b)) for a, bands in new.items() for band in bands for b in by_band[band] if a != b})
    rows = select_in(connection, select(text_signatures), text_signatures.c.sha256, {sha256 for pair in pairs for sha256 in pair})
    words = {row.sha256: unpack(row.words) for row in rows}
    return [(a, b) for a, b in pairs if is_copy(words[a], words[b])]


def regroup(connection: Connection, texts: Collection[str]) -> set[str]:
    """Group the reports of texts and all their copies anew; the reports whose group is another than before."""
    touched = reach(connection, text_copies, texts)
    rows = select_in(connection, select(text_copies.c.a, text_copies.c.b), text_copies.c.a, touched)
    members = _members(connection, touched)
    now: dict[str, str] = {}
    for part in components(touched, [(row.a, row.b) for row in rows]):
        group = sorted(member for sha256 in part for member in members[sha256])
        if len(group) > 1:
            now.update((member.id, group[0].id) for member in group)
    everyone = {member.id for found in members.values() for member in found}
    before = {row.report: row.original for row in select_in(connection, select(copy_groups), copy_groups.c.report, everyone)}
    changed = {report for report in everyone if now.get(report) != before.get(report)}
    delete_in(connection, copy_groups.c.report, changed)
    insert_rows(connection, copy_groups, [{"report": report, "original": now[report]} for report in sorted(changed) if report in now])
    return changed


def _members(connection: Connection, texts: Iterable[str]) -> dict[str, list[Member]]:
    """The reports of each text that were not erased."""
    found: dict[str, list[Member]] = {sha256: [] for sha256 in texts}
    query = select(reports.c.id, reports.c.sha256, reports.c.published).where(reports.c.erased_at.is_(None))
    for row in select_in(connection, query, reports.c.sha256, found):
        found[row.sha256].append(Member(row.published or _UNDATED, row.id, row.sha256))
    return found


def groups(connection: Connection, of: Collection[str]) -> dict[str, str]:
    """The group of each report of `of` that is in one: the id of its earliest member."""
    return {row.report: row.original for row in select_in(connection, select(copy_groups), copy_groups.c.report, of)}


def withdraw(connection: Connection, texts: Collection[str]) -> set[str]:
    """Forget what is known of erased texts; the reports whose group is another than before."""
    neighbours = reach(connection, text_copies, texts) - set(texts)
    gone = {row.id for row in select_in(connection, select(reports.c.id), reports.c.sha256, texts)}
    delete_in(connection, copy_groups.c.report, gone)
    for column in (text_copies.c.a, text_copies.c.b, text_bands.c.sha256, text_signatures.c.sha256):
        delete_in(connection, column, texts)
    return regroup(connection, neighbours)
