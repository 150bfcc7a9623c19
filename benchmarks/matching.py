"""When a predicted claim is a gold one, and when a value of it is right.

Claims are records as JSON has them. Triggers that overlap are one event; so are two claims of one type where each trigger lies in the
other's evidence and the predicted evidence is at most three times as long. A mention is right when it overlaps the gold one, is not
much longer and shares a word that tells things apart, or, elsewhere in the text, when it shares half of those words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from khabar.arabic.script import fold
from khabar.codebook.schema.lists import Lists
from khabar.codebook.schema.rows import first_cell

Record = Mapping[str, Any]
MUTUAL = frozenset({"clash", "meeting", "agreement", "ceasefire"})
"""Types whose agent and target may change places."""
FIELDS = ("type", "status", "agent", "target", "party", "place", "time", "quantity", "source")
_CLITICS = re.compile(r"^(?:[وف]?(?:[بكل]?ال|لل)|[وفبكل](?=..))(?=..)")


def generic_words(lists: Lists) -> frozenset[str]:
    """Folded words that tell no two things apart: kinds of places, titles, nouns for sources, people counted."""
    rows = (*lists.place_triggers, *lists.titles, *lists.source_nouns, *lists.nouns, *lists.prepositions)
    spellings = (spelling for row in rows for spelling in (first_cell(row), *getattr(row, "plurals", ())))
    return frozenset(word for spelling in spellings for word in fold(spelling).split())


def overlap(a: Record, b: Record) -> bool:
    """Whether two spans share a character."""
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


class Matcher:
    """Compares claims; `generic` are the words that tell nothing apart."""

    def __init__(self, generic: frozenset[str]) -> None:
        self._generic = generic

    def _words(self, text: str) -> tuple[set[str], set[str]]:
        telling: set[str] = set()
        generic: set[str] = set()
        for word in re.findall(r"\w+", fold(text)):
            stem = _CLITICS.sub("", word)
            known = next((w for w in (word, stem) if w in self._generic), None)
            if known is None:
                telling.add(stem)
            else:
                generic.add(known)
        return telling, generic

    def same_mention(self, gold: Record, found: Record) -> bool:
        """Whether two mentions name the same thing."""
        if len(found["text"]) > 2 * len(gold["text"]) + 10:
            return False
        (mine, plain), (theirs, their_plain) = self._words(gold["text"]), self._words(found["text"])
        if overlap(gold, found):
            return bool(mine & theirs) or not mine or not theirs
        if mine and theirs:
            return 2 * len(mine & theirs) >= min(len(mine), len(theirs))
        return not mine and not theirs and bool(plain & their_plain)

    def same(self, field: str, gold: Any, found: Any) -> bool:
        """Whether a value of a field is right."""
        if field in {"type", "status"}:
            return bool(gold == found)
        if field == "time":
            same_day = bounds(gold.get("edtf")) == bounds(found.get("edtf"))
            return same_day if gold.get("edtf") or found.get("edtf") else overlap(gold, found)
        if field == "quantity":
            return overlap(gold, found) and (gold.get("min"), gold.get("max")) == (found.get("min"), found.get("max"))
        if field == "place" and gold["role"] != found["role"]:
            return False
        return self.same_mention(gold, found)

    def pair(self, field: str, gold: Sequence[Any], found: Sequence[Any]) -> tuple[int, list[Any], list[Any]]:
        """How many values of a field are right, the gold ones missed and the found ones left over."""
        missed, left = [], list(found)
        for value in gold:
            right = next((i for i, other in enumerate(left) if self.same(field, value, other)), None)
            if right is None:
                missed.append(value)
            else:
                del left[right]
        return len(gold) - len(missed), missed, left

    def hits(self, gold: Record, found: Record) -> int:
        """Right values over all fields of two claims."""
        mine, theirs = slots(gold), slots(found)
        return sum(self.pair(field, mine[field], theirs[field])[0] for field in FIELDS)

    def align(self, gold: Sequence[Record], found: Sequence[Record]) -> list[tuple[int, int]]:
        """Indexes of claims that meet, each at most once, the best first."""
        ranked = []
        for i, one in enumerate(gold):
            for j, other in enumerate(found):
                touching, alike = overlap(one["trigger"], other["trigger"]), one["type"] == other["type"]
                if touching or (alike and _same_clause(one, other)):
                    ranked.append((-(4 * touching + 8 * alike + self.hits(one, other)), i, j))
        pairs: list[tuple[int, int]] = []
        for _, i, j in sorted(ranked):
            if all(i != a and j != b for a, b in pairs):
                pairs.append((i, j))
        return pairs


def _same_clause(gold: Record, found: Record) -> bool:
    crossed = overlap(gold["trigger"], found["evidence"]) and overlap(found["trigger"], gold["evidence"])
    return crossed and len(found["evidence"]["text"]) <= 3 * len(gold["evidence"]["text"])


def bounds(edtf: str | None) -> tuple[str, str] | None:
    """First and last day that a date or interval may be, as far as it is written; qualifiers do not count."""
    if not edtf:
        return None
    first, _, last = re.sub(r"[~?%]|T[^/]*", "", edtf).partition("/")
    return first, last or first


def status(claim: Record) -> tuple[str, str, str]:
    """Polarity, certainty and phase."""
    return claim.get("polarity", "affirmed"), claim.get("certainty", "asserted"), claim.get("phase", "occurred")


def slots(claim: Record) -> dict[str, list[Any]]:
    """The values of every field that is compared; of the sources only the one nearest to the event."""
    mutual = claim["type"] in MUTUAL
    actors: Iterable[Record] = claim.get("actors") or ()
    found: dict[str, list[Any]] = {field: [] for field in FIELDS}
    found.update(type=[claim["type"]], status=[status(claim)], place=list(claim.get("places") or ()), quantity=list(claim.get("quantities") or ()))
    found["time"] = [claim["time"]] if claim.get("time") else []
    found["source"] = list(claim.get("sources") or ())[-1:]
    for actor in actors:
        found["party" if mutual else actor["role"]].append(actor)
    return found
