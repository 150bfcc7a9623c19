"""Features of places: what a candidate is like, how its name fits what is written, and where the name stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from khabar.arabic.clitics import AND, ARTICLE, ARTICLES, BI, LI
from khabar.arabic.endings import NISBA, NISBA_FEMININE, NISBAS
from khabar.arabic.words import Word
from khabar.coder.places.candidate import Draft
from khabar.coder.places.fit import LOCAL
from khabar.coder.places.words import PlaceWords
from khabar.gazetteer import Entry, Named
from khabar.gazetteer.merge import kind_group

_DIVISIONS = frozenset(("governorate", "district", "subdistrict"))
_NAMED_ALIKE = frozenset(("settlement", "area", "subdistrict", "quarter"))
"""Groups of kinds whose places bear names of countries, and are none."""
_DEFINITE = (*ARTICLES, AND + ARTICLE, BI + ARTICLE)


class PlaceFeatures:
    """Names the features of candidates, by the words of the lists; `is_word` tells an everyday word, which a name that was added may be."""

    def __init__(self, lists: PlaceWords, is_word: Callable[[str], bool]) -> None:
        self.lists, self.is_word = lists, is_word

    def around(self, draft: Draft, words: tuple[Word, ...], first: int, beside: bool, related: bool) -> tuple[str, ...]:
        """Features of where the draft stands, the same for every candidate; `first` is the sentence's first word."""
        found = ["bias"]
        lists = self.lists
        before = words[draft.first - 1].form.folded if draft.first > first else ""
        if draft.trigger is not None:
            found.append("trigger")
        elif not draft.clitic:
            if (before in lists.titles or before in lists.given) and before not in lists.toward:
                found.append("titled")
            if self._adjective(draft, before):
                found.append("adjective")
        if draft.clitic.endswith(BI) or before in lists.inside:
            found.append("inside")
        elif draft.clitic.endswith(LI) or before in lists.toward:
            found.append("toward")
        if related:
            found.append("related")
        if draft.hashtag and not draft.partial:
            found.append("hashtag")
        if beside:
            found.append("beside")
        return tuple(found)

    def _adjective(self, draft: Draft, before: str) -> bool:
        """«القوات السعودية», «مصادر سورية»: a name in the shape of an adjective, straight after a noun that it would agree with."""
        begin, lists = draft.begin, self.lists
        if (
            begin is None
            or not begin.first.endswith(NISBAS if begin.definite else NISBA_FEMININE)
            or draft.name_last - draft.name_first > 1
            or before in lists.toward
        ):
            return False
        if begin.definite:
            return before.startswith(_DEFINITE)
        return before[:1].isalpha() and before not in lists.placing and lists.is_common(begin.first, False, begin.first)

    def of(self, draft: Draft, named: Named, word: Word) -> Iterator[str]:
        """Features of a candidate for a draft, whose name begins with `word`."""
        entry, begin = named.entry, draft.begin
        yield from self.kind(named)
        yield from self._of_trigger(draft, entry)
        if draft.country:
            yield "of_country"
        if entry.id in draft.full:
            yield "full_name"
        elif draft.name_last - draft.name_first > 1:
            yield "many_words"
        elif begin is not None:
            yield from self.of_word(begin.first, begin.raw(word), begin.definite, begin.clitic, named, draft.trigger is not None)
            if len(word.text) > len(word.form.folded) and word.text[begin.head :] == entry.name:
                yield "marks"

    def kind(self, named: Named) -> Iterator[str]:
        """Features of what a candidate is."""
        entry = named.entry
        if entry.feature in ("country", "governorate"):
            yield entry.feature
        elif entry.curated:
            yield "curated"
        elif named.added:
            yield "added"
        elif not entry.population:
            yield "rare"

    def _of_trigger(self, draft: Draft, entry: Entry) -> Iterator[str]:
        trigger = draft.trigger
        if trigger is None:
            return
        if entry.feature == trigger.kind:
            yield "kind_fits"
            if entry.feature in _DIVISIONS:
                yield "division"
        elif entry.feature in trigger.fits:
            yield "kind_near"
        elif entry.id not in draft.full:
            yield "not_country" if entry.feature == "country" and kind_group(trigger.kind) in _NAMED_ALIKE else "kind_clashes"

    def of_word(self, first: str, raw: str, definite: bool, clitic: str, named: Named, told: bool = False) -> Iterator[str]:
        """Features of a name of one word, its stem `first`, `raw` as it is written; `told` where a word for a kind of place stands before it."""
        entry = named.entry
        if self.lists.is_common(first, definite, raw) or (named.added and not entry.curated and self.is_word(first)):
            yield "common_told" if told else "common"
        if not (named.definite if definite else named.bare):
            yield "article"
        if clitic and not definite and (clitic != AND or len(first) < 4):
            yield "clitic"
        if len(first) < 4 and not definite and entry.feature not in ("governorate", "country"):
            yield "short"
        if definite and first.endswith(NISBA) and entry.feature != "country":
            yield "nisba"
        if entry.feature == "village" and not entry.curated and not named.added:
            yield "village"
        if entry.feature in LOCAL and not told:
            yield "site_alone"
