"""The names after a word for a kind of place: one, known or not, in quotes or bare, or a list of them."""

from __future__ import annotations

from khabar.arabic.clitics import AND
from khabar.arabic.words import Word
from khabar.coder.places.candidate import Draft
from khabar.coder.places.scan import Match, PlaceScanner
from khabar.coder.places.unknown import UnknownNames
from khabar.coder.places.words import Trigger

_COMMAS = frozenset("،,")


class NamesAfter:
    """Reads the names that follow a trigger."""

    def __init__(self, scanner: PlaceScanner) -> None:
        self.scanner, self.lists = scanner, scanner.lists
        self.unknown = UnknownNames(scanner)

    def one(self, words: tuple[Word, ...], j: int, last: int, trigger: Trigger, quote: str | None) -> Draft | None:
        """The one name that stands at word `j`, known or not."""
        match = self.scanner.match(words, j, last, clitic="")
        if quote and (end := self._closing(words, j, last, quote)):
            if match is None or match.last != end:
                return self.unknown.draft(words, j, end, trigger)
        elif match is None or (trigger.unknown == "no" and not match.found):
            end = self.unknown.end(words, j, last, trigger)
            return self.unknown.draft(words, j, end, trigger)
        if match is None:
            return None
        if (end := self.unknown.end(words, j, last, trigger)) > match.last and trigger.unknown != "no":
            return self.unknown.draft(words, j, end, trigger)
        return named(words, match, None)

    def close(self, words: tuple[Word, ...], draft: Draft, trigger: Trigger, quote: str, last: int) -> None:
        """A name in quotes: its closing mark belongs to the phrase, and the trigger may be part of a known name."""
        rest = [words[k].folded for k in range(draft.name_first, draft.name_last) if words[k].kind != "punct"]
        full = self.scanner.gazetteer.named(self.scanner.gazetteer.keys.join(trigger.word, rest))
        if full:
            draft.full = tuple(named.entry.id for named in full)
            draft.found = (*full, *(named for named in draft.found if named.entry.id not in draft.full))
            draft.unknown, draft.key = False, f"{trigger.word} {rest} {draft.key}"
        if draft.last < last and words[draft.last].text in (quote, "”"):
            draft.last += 1

    def _closing(self, words: tuple[Word, ...], j: int, last: int, quote: str) -> int:
        return next((k for k in range(j + 1, min(j + 5, last)) if words[k].text in (quote, "”")), 0)

    def several(self, words: tuple[Word, ...], j: int, last: int, trigger: Trigger) -> list[Draft]:
        """Names in a list after a trigger for two or more: each a place of its own, without the trigger."""
        drafts: list[Draft] = []
        most = 2 if trigger.number == "two" else 20
        while j < last and len(drafts) < most:
            draft = self._item(words, j, last, trigger, bool(drafts))
            if draft is None:
                break
            draft.trigger, draft.listed, j = trigger, True, draft.last
            drafts.append(draft)
        return drafts

    def _item(self, words: tuple[Word, ...], j: int, last: int, trigger: Trigger, later: bool) -> Draft | None:
        """One name of a list; later names follow «و» or a comma."""
        apart = False
        while later and j < last and (words[j].text in _COMMAS or words[j].folded == AND):
            j, apart = j + 1, True
        joined = later and not apart
        if j >= last or (joined and not words[j].folded.startswith(AND)):
            return None
        match = self.scanner.match(words, j, last, clitic=AND if joined else "")
        return named(words, match, None) if match else self.unknown.item(words, j, last, trigger, joined, later)


def named(words: tuple[Word, ...], match: Match, trigger: Trigger | None) -> Draft:
    """The draft of a known name; `trigger` if the name includes it."""
    start = words[match.first].start + match.start.head
    full = tuple([place.entry.id for place in match.found]) if trigger else ()
    return Draft(
        match.first, match.last, start, match.first, match.last, start, 0, trigger, None, match.found, full, match.key,
        match.start, match.start.clitic,
    )  # fmt: skip
