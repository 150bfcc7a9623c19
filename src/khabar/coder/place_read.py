"""Reading: the phrase round a name, from its trigger word to its last adjective.

«قرية X», «ريف X الشرقي», «قريتي X وY», «المدينة» with no name, a known name alone. What comes out are drafts; ranking decides.
"""

from __future__ import annotations

from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.coder.place_draft import Draft
from khabar.coder.place_scan import Lead, Match, PlaceScanner
from khabar.coder.place_unknown import UnknownNames
from khabar.coder.place_words import Trigger
from khabar.gazetteer.merge import kind_group

_OPENERS = frozenset("\"'«“”(‘’[#")
_QUOTES = {"«": "»", "“": "”", '"': '"', "'": "'", "(": ")", "”": "“", "‘": "’", "[": "]"}
_COMMAS = frozenset("،,")
_DASHES = frozenset("-–—_")
_AND = "و"
_TOWN = 10_000


class PlaceReader:
    """Reads drafts off a report's words."""

    def __init__(self, scanner: PlaceScanner) -> None:
        self.scanner, self.lists = scanner, scanner.lists
        self.unknown = UnknownNames(scanner)

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
                if draft.first and words[draft.first - 1].end == words[draft.first].start:
                    draft.hashtag, draft.partial = _hashtag(words, draft)
            drafts += found
            if found:
                done = found[-1].last
        return drafts

    def _at(self, words: tuple[Word, ...], i: int, last: int, lead: Lead) -> list[Draft]:
        full = self.scanner.begun(words, i, last, lead) if lead.starts else None
        if lead.trigger is None:
            return [self._named(words, full, None)] if full else []
        if lead.owned:
            return [self._described(words, i, i + 1, lead, lead.trigger)] if full is None else [self._named(words, full, None)]
        phrase = self._phrase(words, i, last, lead, lead.trigger)
        if phrase and full and len(phrase) == 1 and full.last >= phrase[0].last and full.last > i + 1:
            return [self._joined(words, phrase[0], full, lead)]
        if phrase and (full is None or full.last <= phrase[-1].last):
            return phrase
        return [self._named(words, full, lead.trigger)] if full and full.last > i + 1 else []

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

    def _named(self, words: tuple[Word, ...], match: Match, trigger: Trigger | None) -> Draft:
        start = words[match.first].start + match.start.head
        full = tuple([named.entry.id for named in match.found]) if trigger else ()
        return Draft(
            match.first, match.last, start, match.first, match.last, start, 0, trigger, None, match.found, full, match.key,
            match.start, match.start.clitic,
        )  # fmt: skip

    def _phrase(self, words: tuple[Word, ...], i: int, last: int, lead: Lead, trigger: Trigger) -> list[Draft]:
        start = words[i].start + lead.head
        if (not lead.definite and trigger.number == "none") or (i and words[i - 1].form.folded == self.lists.unless.get(trigger.word)):
            return []
        if lead.definite:
            return self._definite(words, i, last, start, trigger, lead)
        j, quote = self._skip_openers(words, i + 1, last)
        if j >= last:
            return []
        if quote is None and (end := self._adjectives(words, j, last, trigger)) > j:
            return [self._described(words, i, end, lead, trigger)]
        inner = self.scanner.lead(words[j])
        if inner and inner.trigger and not inner.clitic and inner.trigger.number == "one" and quote is None:
            nested = self._at(words, j, last, inner)
            if len(nested) == 1 and nested[0].first == j and (nested[0].trigger or nested[0].anaphor):
                return [self._wrap(words, nested[0], i, start, trigger, lead, last)]
        if trigger.number != "one":
            drafts = self._list(words, j, last, trigger)
            return [self._wrap(words, drafts[0], i, start, trigger, lead, last)] if len(drafts) == 1 else drafts
        draft = self._one(words, j, last, trigger, quote)
        if draft and quote:
            self._close(words, draft, trigger, quote, last)
        return [self._wrap(words, draft, i, start, trigger, lead, last)] if draft else []

    def _described(self, words: tuple[Word, ...], i: int, last: int, lead: Lead, trigger: Trigger) -> Draft:
        start = words[i].start + lead.head
        return Draft(i, last, start, i, last, start, 0, trigger, described=True, clitic=lead.clitic)

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
        while j < last and words[j].kind == "word":
            folded = words[j].folded
            if outer and outer.kind in ("countryside", "desert") and folded in self.lists.qualifiers:
                draft.qualifier = draft.qualifier or self.lists.qualifiers[folded]
            elif not self._belongs(folded, draft) or (outer and outer.kind == "countryside"):
                break
            j += 1
        draft.last = j

    def _belongs(self, folded: str, draft: Draft) -> bool:
        """Whether an adjective after «trigger + name» is part of it: «حقل X النفطي», «ملعب X الأولمبي»."""
        if folded in self.lists.tails or draft.trigger is None or kind_group(draft.trigger.kind) in ("settlement", "area"):
            return folded in self.lists.tails
        return folded.startswith("ال") and len(folded) > 6 and folded.endswith(("يه", "ي")) and folded not in self.lists.stop

    def _definite(self, words: tuple[Word, ...], i: int, last: int, start: int, trigger: Trigger, lead: Lead) -> list[Draft]:
        if trigger.apposed and i + 1 < last:
            match = self.scanner.match(words, i + 1, last, clitic="")
            if match and self._apposable(words, i + 1, match, trigger):
                draft = self._named(words, match, None)
                return [self._wrap(words, draft, i, start, trigger, lead, last)]
        end = i + 1
        while end < last and self._qualifies(words[end].folded):
            end += 1
        told = [words[k].folded for k in range(i + 1, end)]
        own = self.lists.qualifiers if trigger.kind == "countryside" else self.lists.tails
        if not trigger.anaphor or not all(word in own for word in told):
            return [self._described(words, i, end, lead, trigger)] if told or trigger.number == "many" else []
        return [Draft(i, end, start, i, end, start, 0, trigger, anaphor=True, clitic=lead.clitic)]

    def _qualifies(self, folded: str) -> bool:
        """Whether a word straight after a definite noun is an adjective of it."""
        lists = self.lists
        if folded in lists.tails or folded in lists.qualifiers or folded in lists.describing:
            return True
        return folded.startswith("ال") and len(folded) > 5 and folded.endswith(("يه", "ي")) and folded not in lists.stop

    def _adjectives(self, words: tuple[Word, ...], j: int, last: int, trigger: Trigger) -> int:
        """Where the adjectives of an indefinite word for a place end: «قرية يمنية», «مناطق مجاورة»; `j` if there are none."""
        ending = "يه" if trigger.feminine else "ي"
        end = j
        while end < last and words[end].kind == "word":
            folded = words[end].folded
            nisba = folded.endswith(ending) and len(folded) > 3 and not folded.startswith("ال") and not self._known(words, end, last)
            lead = self.scanner.lead(words[end])
            if not (nisba or "ال" + folded in self.lists.describing) or (lead and lead.trigger):
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

    def _one(self, words: tuple[Word, ...], j: int, last: int, trigger: Trigger, quote: str | None) -> Draft | None:
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
        return self._named(words, match, None)

    def _close(self, words: tuple[Word, ...], draft: Draft, trigger: Trigger, quote: str, last: int) -> None:
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

    def _list(self, words: tuple[Word, ...], j: int, last: int, trigger: Trigger) -> list[Draft]:
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
        while later and j < last and (words[j].text in _COMMAS or words[j].folded == _AND):
            j, apart = j + 1, True
        joined = later and not apart
        if j >= last or (joined and not words[j].folded.startswith(_AND)):
            return None
        match = self.scanner.match(words, j, last, clitic=_AND if joined else "")
        return self._named(words, match, None) if match else self.unknown.item(words, j, last, trigger, joined, later)


def _hashtag(words: tuple[Word, ...], draft: Draft) -> tuple[bool, bool]:
    """Whether a draft stands in a hashtag, and whether the hashtag says more than the place."""
    first, last = draft.first, draft.last
    while first > 0 and words[first - 1].end == words[first].start and words[first - 1].kind != "break" and words[first - 1].text != "#":
        first -= 1
    if not (first > 0 and words[first - 1].text == "#" and words[first - 1].end == words[first].start):
        return False, False
    more = last < len(words) and words[last].start == words[last - 1].end and (words[last].text == "_" or words[last].kind == "number")
    return True, more or first < draft.first or draft.start > words[draft.first].start
