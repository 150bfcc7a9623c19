"""Our own annotated reports (`tests/corpus/reports/*.yaml`) as reports and gold claims.

Each file is one report: `outlet`, `published`, `text` (left out where it is `examples/NAME.txt`) and `claims`, which are written as the
examples of a codebook article are, except that they are all the claims of the report and that a key not given says that there is nothing to
give. The trigger is the first place in the text where its word stands after the claim's `after` (words further up), so that one word used
twice can be told apart; other quotes are those nearest to the trigger in its sentence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from khabar.codebook.yaml_files import read_yaml
from khabar.errors import KhabarError
from khabar.model.claim import Certainty, Phase, PlaceRole, Polarity
from khabar.model.mention import DayPart, SourceKind, Unit

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "tests" / "corpus" / "reports"
_ROLES: tuple[PlaceRole, ...] = ("at", "from", "via", "to")


class Time(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When: the words, and what they say."""

    q: str
    edtf: str | None
    part: DayPart | None = None


class Quantity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many: the words and their bounds."""

    q: str
    min: float | None
    max: float | None
    unit: Unit
    approximate: bool = False
    joint: bool = False
    counts: str | None = None


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A link of the chain, outermost first."""

    q: str
    kind: SourceKind


class Annotated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """One claim; `evidence` is the sentence of the trigger unless it is given."""

    type: str
    trigger: str
    after: str = ""
    evidence: str | None = None
    polarity: Polarity = "affirmed"
    certainty: Certainty = "asserted"
    phase: Phase = "occurred"
    agent: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    from_: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    time: Time | None = None
    quantities: tuple[Quantity, ...] = ()
    sources: tuple[Source, ...] = ()


class AnnotatedReport(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A report of our own making and every claim that it states."""

    outlet: str
    published: str | None
    text: str | None = None
    claims: tuple[Annotated, ...] = ()


def load(folder: Path = REPORTS) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Reports (as `khabar code` reads them) and gold claims of every file in `folder`, by name."""
    reports, gold = [], []
    for path in sorted(folder.glob("*.yaml")):
        try:
            report = msgspec.convert(read_yaml(path), AnnotatedReport)
            text = report.text or (ROOT / "examples" / f"{path.stem}.txt").read_text(encoding="utf-8")
            claims = [_record(path.stem, text, claim) for claim in report.claims]
        except (msgspec.ValidationError, KhabarError, ValueError, OSError) as error:
            raise ValueError(f"{path}: {error}") from error
        reports.append({"id": path.stem, "text": text, "outlet": report.outlet, "published": report.published})
        gold += claims
    return reports, gold


def digest(reports: list[dict[str, Any]], gold: list[dict[str, Any]]) -> str:
    """SHA-256 of the data, so that a figure says what it was measured on."""
    return hashlib.sha256(msgspec.json.encode([reports, gold], order="deterministic")).hexdigest()


def _record(report: str, text: str, claim: Annotated) -> dict[str, Any]:
    low = _at(text, claim.after, 0)["end"] if claim.after else 0
    trigger = _at(text, claim.trigger, low)
    start, end = _sentence(text, trigger["start"])
    record: dict[str, Any] = {"type": claim.type, "report": {"id": report}, "trigger": trigger}
    record |= {"polarity": claim.polarity, "certainty": claim.certainty, "phase": claim.phase}
    record["evidence"] = _at(text, claim.evidence, 0) if claim.evidence else {"start": start, "end": end, "text": text[start:end]}

    def near(quote: str) -> dict[str, Any]:
        return _nearest(text, quote, trigger["start"], (start, end))

    record["actors"] = [{"role": role, **near(q)} for role in ("agent", "target") for q in getattr(claim, role)]
    record["places"] = [{"role": role, **near(q)} for role in _ROLES for q in getattr(claim, "from_" if role == "from" else role)]
    record["time"] = claim.time and {**near(claim.time.q), "edtf": claim.time.edtf, "part": claim.time.part}
    record["quantities"] = [{**msgspec.structs.asdict(q), **near(q.q)} for q in claim.quantities]
    record["sources"] = [{**near(s.q), "kind": s.kind} for s in claim.sources]
    return record


def _at(text: str, quote: str, low: int) -> dict[str, Any]:
    start = text.find(quote, low)
    if start < 0:
        raise ValueError(f"«{quote}» does not stand in the text after character {low}")
    return {"start": start, "end": start + len(quote), "text": quote}


def _nearest(text: str, quote: str, to: int, sentence: tuple[int, int]) -> dict[str, Any]:
    """The occurrence of `quote` in the claim's sentence that is nearest to its trigger, else the last one before, else the first after."""
    found = list(_occurrences(text, quote))
    if not found:
        raise ValueError(f"«{quote}» does not stand in the text")
    inside = [i for i in found if sentence[0] <= i < sentence[1]]
    before = [i for i in found if i < sentence[0]]
    start = min(inside, key=lambda i: abs(i - to)) if inside else (before[-1] if before else found[0])
    return {"start": start, "end": start + len(quote), "text": quote}


def _occurrences(text: str, quote: str) -> Iterator[int]:
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def _sentence(text: str, at: int) -> tuple[int, int]:
    """The stretch between full stops or line ends that holds `at`."""
    marks = (".", "\n", "؟", "!")
    start = max(text.rfind(mark, 0, at) for mark in marks) + 1
    end = min((i for mark in marks if (i := text.find(mark, at)) >= 0), default=len(text))
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end
