"""Three reports of one strike, a coder that reads them, and their claims brought together by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection, delete, insert

from khabar.ledger.db.tables import blocks, event_claims, events, incidents, linkable_claims, linkables, links
from khabar.ledger.link import Linkable
from khabar.model.claim import Claim, ClaimQuantity, MadeBy, claim_id
from khabar.model.report import Report, make_report, reference
from khabar.model.span import quote

AT = "2026-01-02T03:04:05Z"
TEXTS = {
    "r1": "قُتل 9 مدنيين في غارة على السوق.\nكما أصيب 14 آخرون.",
    "r2": "قُتل 12 مدنياً في غارة على السوق.",
    "r3": "أصيب 14 مدنياً في السوق.",
}
WORDS = {"قُتل": "killing", "أصيب": "injury"}


class WordCoder:
    """Reads «قُتل» and «أصيب» with the figure that follows; `only` some of the words, as an older version might."""

    def __init__(self, version: str = "1", only: Sequence[str] = tuple(WORDS)) -> None:
        self.made_by, self.only = MadeBy(coder=version, codebook="b", gazetteer="g"), only

    def code(self, found: Sequence[Report]) -> list[tuple[Claim, ...]]:
        return [tuple(self.claims(report)) for report in found]

    def claims(self, report: Report) -> Iterator[Claim]:
        for word in self.only:
            at = report.text.find(word)
            if at >= 0:
                yield self.claim(report, WORDS[word], at, at + len(word))

    def claim(self, report: Report, type: str, start: int, end: int) -> Claim:
        figure = report.text[end:].split()[0]
        at = report.text.index(figure, end)
        count = ClaimQuantity(
            start=at, end=at + len(figure), text=figure, min=int(figure), max=int(figure), approximate=False, joint=False, unit="person", counts=None
        )  # fmt: skip
        return Claim(
            id=claim_id(report.id, type, start, end), report=reference(report), type=type, trigger=quote(report.text, start, end),
            evidence=quote(report.text, start, at + len(figure)), quantities=(count,), made_by=self.made_by,
        )  # fmt: skip


REPORTS = tuple(make_report(text, id=id, outlet=f"صحيفة {id}", published="2024-05-16") for id, text in TEXTS.items())
CLAIMS = {f"{report.id} {claim.type}": claim for report in REPORTS for claim in WordCoder().claims(report)}
IDS = {name: claim.id for name, claim in CLAIMS.items()}


def group(connection: Connection, *found: tuple[str, str, Sequence[str]]) -> None:
    """Bring claims together: (event, incident, names of claims)."""
    for table in (event_claims, events, incidents, linkable_claims, blocks, links, linkables):
        connection.execute(delete(table))
    for name, claim in CLAIMS.items():
        scene = Linkable(id=claim.id, report=name.split()[0], scene="violence", claims=(claim.id,), types=(claim.type,))
        connection.execute(insert(linkables).values(id=scene.id, report=scene.report, record=msgspec.json.encode(scene).decode()))
        connection.execute(insert(linkable_claims).values(claim=claim.id, linkable=claim.id))
    for incident in sorted({incident for _, incident, _ in found}):
        connection.execute(insert(incidents).values(id=incident, anchor="", sort_day="", last_day="", record="{}"))
    for event, incident, claims in found:
        row = {"id": event, "incident": incident, "anchor": IDS[claims[0]], "type": "killing", "sort_day": "", "last_day": "", "record": "{}"}
        connection.execute(insert(events).values(row))
        connection.execute(insert(event_claims), [{"claim": IDS[claim], "event": event} for claim in claims])
