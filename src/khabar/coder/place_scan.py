"""Scanning: where a place may be named, and which places of the gazetteer bear that name.

Every word costs one dictionary look-up; only words that begin a known name or say a kind of place are read further.
"""

from __future__ import annotations

import msgspec

from khabar.arabic.words import Cut, Form, Word
from khabar.coder.place_words import PlaceWords, Trigger
from khabar.gazetteer import Gazetteer, Named

_MAX_FORMS = 200_000
_LONGEST = 5
_NEVER_BARE = ("س", "ك")
_ENDINGS = {"ا": "ه", "ه": "ا"}


class Start(msgspec.Struct, frozen=True, gc=False):
    """A way for a name to begin in a word: `head` characters cut, `first` the bare stem, up to `limit` words."""

    head: int
    first: str
    definite: bool
    clitic: str
    limit: int


class Lead(msgspec.Struct, frozen=True, gc=False):
    """What a word form can begin: names, or a trigger after `head` characters."""

    starts: tuple[Start, ...]
    trigger: Trigger | None = None
    head: int = 0
    definite: bool = False
    clitic: str = ""
    owned: bool = False


class Match(msgspec.Struct, frozen=True, gc=False):
    """A name of the gazetteer over words [first, last)."""

    first: int
    last: int
    start: Start
    key: str
    found: tuple[Named, ...]


class Draft(msgspec.Struct):
    """A possible place: its words and code points, the words of the bare name, and what stands for it."""

    first: int
    last: int
    start: int
    name_first: int
    name_last: int
    name_start: int
    sentence: int
    trigger: Trigger | None = None
    outer: Trigger | None = None
    found: tuple[Named, ...] = ()
    full: tuple[str, ...] = ()
    begin: Start | None = None
    clitic: str = ""
    unknown: bool = False
    anaphor: bool = False
    described: bool = False
    listed: bool = False
    hashtag: bool = False
    partial: bool = False
    quoted: bool = False
    qualifier: str | None = None


_NONE = Lead(())


class PlaceScanner:
    """Finds drafts; keeps what each word form can begin."""

    def __init__(self, lists: PlaceWords, gazetteer: Gazetteer) -> None:
        self.lists, self.gazetteer = lists, gazetteer
        self._leads: dict[str, Lead | None] = {}

    def hot(self, words: tuple[Word, ...]) -> list[int]:
        """Indexes of the words that can begin a place."""
        leads = self._leads
        if len(leads) > _MAX_FORMS:
            leads.clear()
        get = leads.get
        return [i for i, word in enumerate(words) if (get(word.text, _NONE) is _NONE and self._learn(word.text, word.form)) or get(word.text)]

    def _learn(self, text: str, form: Form) -> Lead | None:
        self._leads[text] = lead = self._lead(form) if form.kind == "word" else None
        return lead

    def lead(self, word: Word) -> Lead | None:
        """What a word can begin."""
        found = self._leads.get(word.text, _NONE)
        return self._learn(word.text, word.form) if found is _NONE else found

    def _lead(self, form: Form) -> Lead | None:
        starts: list[Start] = []
        trigger: Lead | None = None
        firsts = self.gazetteer.firsts
        for cut in form.cuts:
            if cut.suffix and not starts and trigger is None:
                trigger = self._owned(cut)
            definite = cut.prefix.endswith(("ال", "لل"))
            if cut.suffix or (not definite and cut.prefix[-1:] in _NEVER_BARE):
                continue
            if not definite and cut.stem.startswith("ال") and len(cut.stem) > 3:
                continue
            clitic = cut.prefix.removesuffix("ال") if not cut.prefix.endswith("لل") else cut.prefix[:-1]
            head = cut.head - 2 if cut.prefix.endswith("ال") else cut.head
            if (known := self.lists.triggers.get(cut.stem)) and trigger is None:
                trigger = Lead((), known, head, definite, clitic)
            if limit := firsts.get(cut.stem, 0):
                starts.append(Start(head if head >= 0 else cut.head, cut.stem, definite, clitic, min(limit, _LONGEST)))
        if trigger:
            return Lead(tuple(starts), trigger.trigger, trigger.head, trigger.definite, trigger.clitic, trigger.owned)
        return Lead(tuple(starts)) if starts else None

    def _owned(self, cut: Cut) -> Lead | None:
        """«مطارها»: a word for a kind of place with a pronoun."""
        known = self.lists.triggers.get(cut.stem) or self.lists.triggers.get(cut.stem.removesuffix("ت") + "ه")
        if known is None or known.number == "two" or len(cut.stem) < 4 or cut.prefix.endswith(("ال", "لل", "س", "ك")) or cut.suffix in ("ي", "ني", "نا"):
            return None
        return Lead((), known, cut.head, False, cut.prefix, True)

    def match(self, words: tuple[Word, ...], i: int, last: int, plain: bool = False) -> Match | None:
        """The longest known name that begins in word `i`, read whole before cut; `plain` allows no clitic but the article."""
        lead = self.lead(words[i])
        best: Match | None = None
        for start in lead.starts if lead else ():
            if plain and start.clitic:
                continue
            size = best.last - i if best else 0
            found = self._longest(words, i, last, start, size, plain)
            if found and (best is None or found.last > best.last):
                best = found
        return best

    def _longest(self, words: tuple[Word, ...], i: int, last: int, start: Start, more_than: int, plain: bool) -> Match | None:
        rest: list[str] = []
        ends = [i + 1]
        j = i + 1
        while len(rest) < _LONGEST - 1 and j < last:
            if words[j].text == "_" and j + 1 < last:
                j += 1
            if words[j].kind not in ("word", "number") or not words[j].folded:
                break
            rest.append(words[j].folded)
            j += 1
            ends.append(j)
        limit = start.limit if start.limit > 1 else 2
        for size in range(min(len(rest) + 1, limit), 0, -1):
            if ends[size - 1] - i <= more_than:
                return None
            key = self.gazetteer.keys.join(start.first, rest[: size - 1])
            found = self.gazetteer.named(key)
            if not found and (plain or size > 1) and key[-1] in _ENDINGS:
                found = self.gazetteer.named(key[:-1] + _ENDINGS[key[-1]])
            if found:
                return Match(i, ends[size - 1], start, key, found)
        return None
