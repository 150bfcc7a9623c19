"""Reading: drafts of places off a report's words. A known name alone, or the phrase round a word for a kind of place; ranking decides."""

from __future__ import annotations

from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.coder.places.candidate import Draft
from khabar.coder.places.leads import Lead
from khabar.coder.places.names import named
from khabar.coder.places.phrase import PlacePhrases, described
from khabar.coder.places.scan import Match, PlaceScanner


class PlaceReader:
    """Reads drafts off a report's words."""

    def __init__(self, scanner: PlaceScanner) -> None:
        self.scanner = scanner
        self.phrases = PlacePhrases(scanner, self._at)

    def read(self, words: tuple[Word, ...], sentences: tuple[Sentence, ...], taken: frozenset[int]) -> list[Draft]:
        """Drafts in order, none overlapping."""
        drafts: list[Draft] = []
        number, done = 0, 0
        for i, lead in self.scanner.hot(words):
            while number < len(sentences) and sentences[number].last <= i:
                number += 1
            if number == len(sentences):
                break
            if i < done or i in taken or i < sentences[number].first:
                continue
            found = self._at(words, i, sentences[number].last, lead)
            for draft in found:
                draft.sentence = number
                if draft.found and draft.last - draft.first > 1:
                    self._appose(words, draft, sentences[number].last)
                if draft.found and draft.last < sentences[number].last:
                    self._of_country(words[draft.last], draft)
                if draft.first and words[draft.first - 1].end == words[draft.first].start:
                    draft.hashtag, draft.partial = _hashtag(words, draft)
            drafts += found
            if found:
                done = found[-1].last
        return drafts

    def _at(self, words: tuple[Word, ...], i: int, last: int, lead: Lead) -> list[Draft]:
        full = self.scanner.begun(words, i, last, lead) if lead.starts else None
        if lead.trigger is None:
            return [named(words, full, None)] if full else []
        if lead.owned:
            return [described(words, i, i + 1, lead, lead.trigger)] if full is None else [named(words, full, None)]
        phrase = self.phrases.phrase(words, i, last, lead, lead.trigger)
        if phrase and full and len(phrase) == 1 and full.last >= phrase[0].last and full.last > i + 1:
            return [self._joined(words, phrase[0], full, lead)]
        if phrase and (full is None or full.last <= phrase[-1].last):
            return phrase
        return [named(words, full, lead.trigger)] if full and full.last > i + 1 else []

    def _joined(self, words: tuple[Word, ...], draft: Draft, full: Match, lead: Lead) -> Draft:
        """A phrase whose trigger is part of a known name: both readings' places are possible."""
        draft.full = tuple(named.entry.id for named in full.found)
        known = {named.entry.id for named in full.found}
        draft.found = (*full.found, *(named for named in draft.found if named.entry.id not in known))
        draft.unknown = draft.anaphor = draft.described = False
        draft.key = f"{full.key} {draft.key}"
        draft.last = draft.name_last = max(full.last, draft.last)
        draft.begin = draft.begin or full.start
        return draft

    def _appose(self, words: tuple[Word, ...], draft: Draft, last: int) -> None:
        """Takes in a second name of the same place: «العاصمة العراقية بغداد»."""
        if draft.last >= last or words[draft.last].kind != "word":
            return
        match = self.scanner.match(words, draft.last, last, clitic="")
        if match is None:
            return
        ids = {named.entry.id for named in draft.found}
        shared = tuple(named for named in match.found if named.entry.id in ids)
        if shared:
            draft.found, draft.last, draft.full = shared, match.last, tuple(named.entry.id for named in shared)
            draft.key = f"{draft.key} {match.key}"

    def _of_country(self, after: Word, draft: Draft) -> None:
        """«الإسكندرية العراقية»: of places of one name those in the country that an adjective says."""
        country = self.scanner.lists.belonging.get(after.folded)
        there = tuple(named for named in draft.found if named.entry.country == country and named.entry.feature != "country") if country else ()
        if there:
            draft.found, draft.country, draft.key = there, country or "", f"{draft.key} {country}"


def _hashtag(words: tuple[Word, ...], draft: Draft) -> tuple[bool, bool]:
    """Whether a draft stands in a hashtag, and whether the hashtag says more than the place."""
    first, last = draft.first, draft.last
    while first > 0 and words[first - 1].end == words[first].start and words[first - 1].kind != "break" and words[first - 1].text != "#":
        first -= 1
    if not (first > 0 and words[first - 1].text == "#" and words[first - 1].end == words[first].start):
        return False, False
    more = last < len(words) and words[last].start == words[last - 1].end and (words[last].text == "_" or words[last].kind == "number")
    return True, more or first < draft.first or draft.start > words[draft.first].start
