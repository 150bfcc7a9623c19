"""Scanning: where a place may be named, and which places of the gazetteer bear that name.

Every word costs one dictionary look-up. What a word form can begin is worked out once and kept; a form that begins
only longer names is passed over unless a word follows that some such name goes on with.
"""

from __future__ import annotations

import msgspec

from khabar.arabic.clitics import ARTICLE
from khabar.arabic.endings import FEMININE, NISBA_FEMININE
from khabar.arabic.letters import ALIF
from khabar.arabic.words import Form, Word
from khabar.coder.places.leads import Lead, Leads, Stands, Start
from khabar.coder.places.words import PlaceWords
from khabar.gazetteer import Gazetteer, Named

_MAX_FORMS = 200_000
_UNSEEN = Lead(())
_ENDINGS = {ALIF: FEMININE, FEMININE: ALIF}


class Match(msgspec.Struct, frozen=True, gc=False):
    """A name of the gazetteer over words [first, last)."""

    first: int
    last: int
    start: Start
    key: str
    found: tuple[Named, ...]


class PlaceScanner:
    """Finds names; keeps what each word form can begin. `stands` says whether a one-word name can be taken with nothing before it."""

    def __init__(self, lists: PlaceWords, gazetteer: Gazetteer, stands: Stands) -> None:
        self.lists, self.gazetteer, self._forms = lists, gazetteer, Leads(lists, gazetteer, stands)
        self._leads: dict[str, Lead | None] = {}

    def hot(self, words: tuple[Word, ...]) -> list[tuple[int, Lead]]:
        """The words that can begin a place, by index, with what they can begin."""
        leads = self._leads
        if len(leads) > _MAX_FORMS:
            leads.clear()
        get, found = leads.get, []
        for i, lead in enumerate([get(word.text, _UNSEEN) for word in words]):
            if lead is None:
                continue
            begun = self._learn(words[i].text, words[i].form) if lead is _UNSEEN else lead
            if begun is not None and (begun.waits is None or self._goes_on(words, i, begun.waits)):
                found.append((i, begun))
        return found

    def _goes_on(self, words: tuple[Word, ...], i: int, seconds: frozenset[str]) -> bool:
        if i + 1 >= len(words):
            return False
        after = words[i + 1]
        if after.text == "_" and i + 2 < len(words):
            after = words[i + 2]
        folded = after.form.folded
        return folded in seconds or self.gazetteer.keys.spellings.get(folded) in seconds

    def _learn(self, text: str, form: Form) -> Lead | None:
        self._leads[text] = lead = self._forms.of(form, text) if form.kind == "word" else None
        return lead

    def lead(self, word: Word) -> Lead | None:
        """What a word can begin."""
        found = self._leads.get(word.text, _UNSEEN)
        return self._learn(word.text, word.form) if found is _UNSEEN else found

    def match(self, words: tuple[Word, ...], i: int, last: int, clitic: str | None = None) -> Match | None:
        """The longest known name that begins in word `i`, read whole before cut.

        After a word for a kind of place, `clitic` is the one (or none, "") that stands on the name, and any known name will do.
        """
        lead = self.lead(words[i])
        best = self.begun(words, i, last, lead, clitic) if lead else None
        return self._respelled(words, i) if best is None and clitic == "" else best

    def begun(self, words: tuple[Word, ...], i: int, last: int, lead: Lead, clitic: str | None = None) -> Match | None:
        """The longest known name among those that `lead` can begin."""
        best: Match | None = None
        for start in lead.starts:
            if clitic is not None and start.clitic != clitic:
                continue
            longer = start.limit > 1 and i + 1 < last and (start.seconds is None or self._goes_on(words, i, start.seconds))
            found = self._longest(words, i, last, start, best.last if best else i) if longer else None
            if found is not None:
                best = found
            elif best is None and start.single and (start.alone or clitic is not None):
                best = Match(i, i + 1, start, start.first, start.single)
        return best

    def _respelled(self, words: tuple[Word, ...], i: int) -> Match | None:
        """A one-word name whose last letter is the other of ا and ه."""
        folded = words[i].folded
        stem = folded.removeprefix(ARTICLE) if len(folded) > 3 else folded
        if stem[-1:] not in _ENDINGS or folded.endswith(NISBA_FEMININE) or not (found := self.gazetteer.named(stem[:-1] + _ENDINGS[stem[-1]])):
            return None
        start = Start(0, stem, stem != folded, "", 1, found)
        return Match(i, i + 1, start, stem[:-1] + _ENDINGS[stem[-1]], found)

    def _longest(self, words: tuple[Word, ...], i: int, last: int, start: Start, beyond: int) -> Match | None:
        """The longest name of two words or more from one start that ends after word `beyond`."""
        rest, ends = self._following(words, i, last, start.limit)
        for size in range(len(rest), 0, -1):
            if ends[size - 1] <= beyond:
                return None
            key = self.gazetteer.keys.join(start.first, rest[:size])
            found = self.gazetteer.named(key) or (self.gazetteer.named(key[:-1] + _ENDINGS[key[-1]]) if key[-1] in _ENDINGS else ())
            if found:
                return Match(i, ends[size - 1], start, key, found)
        return None

    def _following(self, words: tuple[Word, ...], i: int, last: int, limit: int) -> tuple[list[str], list[int]]:
        """The folded words after `i` that a name could go on with, and where each ends."""
        rest: list[str] = []
        ends: list[int] = []
        j = i + 1
        while len(rest) < limit - 1 and j < last:
            if words[j].text == "_" and j + 1 < last:
                j += 1
            word = words[j]
            if word.form.kind not in ("word", "number") or not word.form.folded:
                break
            j += 1
            rest.append(word.form.folded)
            ends.append(j)
        return rest, ends
