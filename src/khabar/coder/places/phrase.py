"""The phrase of a word for a kind of place: «قرية X», «ريف X الشرقي», «قريتي X وY», «المدينة», «قرية يمنية»."""

from __future__ import annotations

from collections.abc import Callable

from khabar.arabic.clitics import ARTICLE
from khabar.arabic.endings import NISBA, NISBA_FEMININE, NISBAS
from khabar.arabic.words import Word
from khabar.coder.places.candidate import Draft
from khabar.coder.places.leads import Lead
from khabar.coder.places.names import NamesAfter, named
from khabar.coder.places.scan import Match, PlaceScanner
from khabar.coder.places.words import Trigger
from khabar.gazetteer.merge import kind_group

_OPENERS = frozenset("\"'«“”(‘’[#")
_QUOTES = {"«": "»", "“": "”", '"': '"', "'": "'", "(": ")", "”": "“", "‘": "’", "[": "]"}
_DASHES = frozenset("-–—_")
_TOWN = 10_000
Nested = Callable[[tuple[Word, ...], int, int, Lead], list[Draft]]


class PlacePhrases:
    """Reads what stands round a trigger; `nested` reads drafts at a word, for a trigger inside another's phrase («ريف مدينة X»)."""

    def __init__(self, scanner: PlaceScanner, nested: Nested) -> None:
        self.scanner, self.lists, self.nested = scanner, scanner.lists, nested
        self.names = NamesAfter(scanner)

    def phrase(self, words: tuple[Word, ...], i: int, last: int, lead: Lead, trigger: Trigger) -> list[Draft]:
        """Drafts of the phrase that the trigger at word `i` begins; none if no place follows."""
        start = words[i].start + lead.head
        if (not lead.definite and trigger.number == "none") or self._is_other(words, i, trigger):
            return []
        if lead.definite:
            return self._definite(words, i, last, start, trigger, lead)
        j, quote = self._skip_openers(words, i + 1, last)
        if j >= last:
            return []
        if quote is None and (end := self._adjectives(words, j, last, trigger)) > j:
            return [described(words, i, end, lead, trigger)]
        inner = self.scanner.lead(words[j])
        if inner and inner.trigger and not inner.clitic and inner.trigger.number == "one" and quote is None:
            nested = self.nested(words, j, last, inner)
            if len(nested) == 1 and nested[0].first == j and (nested[0].trigger or nested[0].anaphor):
                return [self._wrap(words, nested[0], i, start, trigger, lead, last)]
        if trigger.number != "one":
            drafts = self.names.several(words, j, last, trigger)
            return [self._wrap(words, drafts[0], i, start, trigger, lead, last)] if len(drafts) == 1 else drafts
        draft = self.names.one(words, j, last, trigger, quote)
        if draft and quote:
            self.names.close(words, draft, trigger, quote, last)
        return [self._wrap(words, draft, i, start, trigger, lead, last)] if draft else []

    def _is_other(self, words: tuple[Word, ...], i: int, trigger: Trigger) -> bool:
        """Whether the word before makes the trigger something else than a place («عن طريق», «الرصاص الحي»)."""
        unless = self.lists.unless.get(trigger.word)
        return unless is not None and i > 0 and any(cut.stem in unless for cut in words[i - 1].form.cuts if not cut.suffix)

    def _skip_openers(self, words: tuple[Word, ...], j: int, last: int) -> tuple[int, str | None]:
        quote = None
        while j < last and (words[j].text in _OPENERS or words[j].text == "_"):
            quote = _QUOTES.get(words[j].text, quote)
            j += 1
        return j, quote

    def _wrap(self, words: tuple[Word, ...], draft: Draft, i: int, start: int, trigger: Trigger, lead: Lead, last: int) -> Draft:
        if draft.trigger is None:
            draft.trigger = trigger
        else:
            draft.outer = trigger
        draft.first, draft.start, draft.clitic = i, start, lead.clitic
        if trigger.kind == "road":
            self._other_end(words, draft, last)
        self._extend(words, draft, last)
        return draft

    def _other_end(self, words: tuple[Word, ...], draft: Draft, last: int) -> None:
        """«طريق X – Y»: a road between two places is at neither."""
        if draft.found and draft.last + 1 < last and words[draft.last].text in _DASHES:
            match = self.scanner.match(words, draft.last + 1, last, clitic="")
            if match is not None:
                draft.last = draft.name_last = match.last
                draft.found, draft.unknown = (), True

    def _extend(self, words: tuple[Word, ...], draft: Draft, last: int) -> None:
        """Takes in the adjectives that belong to the name: «ريف X الشرقي», «حقل X النفطي»."""
        outer = draft.outer or draft.trigger
        j = draft.last
        while (j := self._past_underscore(words, j, last)) < last and words[j].kind == "word":
            folded = words[j].folded
            if outer and outer.kind in ("countryside", "desert") and folded in self.lists.qualifiers:
                draft.qualifier = draft.qualifier or self.lists.qualifiers[folded]
            elif not self._belongs(folded, draft) or (outer and outer.kind == "countryside"):
                break
            j += 1
            draft.last = j

    def _past_underscore(self, words: tuple[Word, ...], j: int, last: int) -> int:
        """Past the mark between two words of a hashtag («#ريف_إدلب_الجنوبي»)."""
        return j + 1 if j + 1 < last and words[j].text == "_" and words[j].end == words[j + 1].start else j

    def _belongs(self, folded: str, draft: Draft) -> bool:
        """Whether an adjective after «trigger + name» is part of it: «حقل X النفطي», «ملعب X الأولمبي»."""
        if folded in self.lists.tails or draft.trigger is None or kind_group(draft.trigger.kind) in ("settlement", "area"):
            return folded in self.lists.tails
        return folded.startswith(ARTICLE) and len(folded) > 6 and folded.endswith(NISBAS) and folded not in self.lists.stop

    def _definite(self, words: tuple[Word, ...], i: int, last: int, start: int, trigger: Trigger, lead: Lead) -> list[Draft]:
        if trigger.apposed and i + 1 < last:
            match = self.scanner.match(words, i + 1, last, clitic="")
            if match and self._apposable(words, i + 1, match, trigger):
                draft = named(words, match, None)
                return [self._wrap(words, draft, i, start, trigger, lead, last)]
        end = i + 1
        while end < last and self._qualifies(words[end].folded):
            end += 1
        told = [words[k].folded for k in range(i + 1, end)]
        own = self.lists.qualifiers if trigger.kind == "countryside" else self.lists.tails
        if not trigger.anaphor or not all(word in own for word in told):
            return [described(words, i, end, lead, trigger)] if told or trigger.number == "many" else []
        return [Draft(i, end, start, i, end, start, 0, trigger, anaphor=True, clitic=lead.clitic)]

    def _qualifies(self, folded: str) -> bool:
        """Whether a word straight after a definite noun is an adjective of it."""
        lists = self.lists
        if folded in lists.tails or folded in lists.qualifiers or folded in lists.describing:
            return True
        return folded.startswith(ARTICLE) and len(folded) > 5 and folded.endswith(NISBAS) and folded not in lists.stop

    def _adjectives(self, words: tuple[Word, ...], j: int, last: int, trigger: Trigger) -> int:
        """Where the adjectives of an indefinite word for a place end: «قرية يمنية», «مناطق مجاورة»; `j` if there are none."""
        ending = NISBA_FEMININE if trigger.feminine else NISBA
        end = j
        while end < last and words[end].kind == "word":
            folded = words[end].folded
            nisba = folded.endswith(ending) and len(folded) > 3 and not folded.startswith(ARTICLE) and not self._known(words, end, last)
            lead = self.scanner.lead(words[end])
            if not (nisba or ARTICLE + folded in self.lists.describing) or (lead and lead.trigger):
                break
            end += 1
        return end

    def _known(self, words: tuple[Word, ...], j: int, last: int) -> bool:
        """Whether a name that is written without the article begins here."""
        match = self.scanner.match(words, j, last, clitic="")
        return match is not None and any(named.bare for named in match.found)

    def _apposable(self, words: tuple[Word, ...], i: int, match: Match, trigger: Trigger) -> bool:
        return any(
            named.entry.feature in trigger.fits or named.entry.feature == trigger.kind
            for named in match.found
            if (named.entry.curated or named.entry.population > _TOWN)
            and not self.lists.is_common(match.start.first, match.start.definite, match.start.raw(words[i]))
        )


def described(words: tuple[Word, ...], i: int, last: int, lead: Lead, trigger: Trigger) -> Draft:
    """The draft of a place without a name."""
    start = words[i].start + lead.head
    return Draft(i, last, start, i, last, start, 0, trigger, described=True, clitic=lead.clitic)
