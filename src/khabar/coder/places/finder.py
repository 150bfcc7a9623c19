"""Places: which ones a report names, where they are, and how sure.

Reads words and sentences, writes `Place` mentions. Scanning finds names and trigger words, reading takes the phrase round
them, ranking decides among the gazetteer's candidates: first each alone, then again in the light of the sure ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

import msgspec

from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.codebook.codebook import Reading
from khabar.codebook.schema.lists import Lists
from khabar.coder.places import write as place_write
from khabar.coder.places.alone import TownsAlone
from khabar.coder.places.candidate import Draft
from khabar.coder.places.fit import Container, lies_in
from khabar.coder.places.rank import COUNTRYSIDE, PlaceRanker, Ranked, Ranking
from khabar.coder.places.read import PlaceReader
from khabar.coder.places.report import SURE, PlaceEvents, ReportPlaces
from khabar.coder.places.scan import PlaceScanner
from khabar.coder.places.surroundings import PlaceSurroundings
from khabar.coder.places.words import compile_words
from khabar.gazetteer import Gazetteer
from khabar.gazetteer.find import by_sound
from khabar.model.mention import Actor, Place, Relation

_MOST_CANDIDATES = 3
_MOST_SOUNDS = 20_000
_NONE: frozenset[str] = frozenset()


def words_of_bodies(actors: Iterable[Actor], words: Sequence[Word], namesakes: Set[str]) -> frozenset[int]:
    """Words of the names of known bodies, and what a unit is named for after one of `namesakes` («كتائب شهداء غزة»): a place that begins
    in one is part of that name («قيادة عمليات بغداد»)."""
    inside: set[int] = set()
    for a in actors:
        if a.id and a.kind not in {"civilians", "state"}:
            inside.update(range(a.first, a.last))
        elif a.kind == "armed_group":
            inside.update(next((range(k + 1, a.last) for k in range(a.first + 1, a.last - 1) if words[k].folded in namesakes), ()))
    return frozenset(inside)


class Decided(msgspec.Struct, frozen=True, gc=False):
    """A draft with all that was weighed for it; what `explain` shows."""

    draft: Draft
    relation: Relation | None
    order: tuple[Ranked, ...]
    inside: Container | None
    country: str | None


class PlaceFinder:
    """Finds the places of a report."""

    def __init__(self, lists: Lists, gazetteer: Gazetteer, readings: Mapping[str, Sequence[Reading]]) -> None:
        self.lists = compile_words(lists)
        self.alone = TownsAlone(self.lists, readings)
        self.ranker = PlaceRanker(self.lists, lambda stem: stem in readings or stem in self.lists.words)
        self.reader = PlaceReader(PlaceScanner(self.lists, gazetteer, self.ranker.stands))
        self.surroundings = PlaceSurroundings(self.lists)
        self.events = PlaceEvents(self.lists.events)
        self._gazetteer, self._sounds = gazetteer, dict[tuple[str, str], tuple[str, ...]]()

    def find(self, words: tuple[Word, ...], sentences: tuple[Sentence, ...], taken: frozenset[int] = frozenset()) -> tuple[Place, ...]:
        """Places in order, none overlapping; names that begin in a word of `taken` (actors' names) are left out."""
        places: list[Place] = []
        for decided in self.decide(words, sentences, taken):
            place = self._place(decided, words, places)
            if place is not None:
                places.append(place)
        return tuple(places)

    def decide(self, words: tuple[Word, ...], sentences: tuple[Sentence, ...], taken: frozenset[int] = frozenset()) -> list[Decided]:
        """Every possible place with its candidates ranked, for `find` and for `explain`."""
        drafts = self.reader.read(words, sentences, taken)
        if not drafts:
            return []
        relations = [self.surroundings.relation(draft, words, sentences[draft.sentence]) for draft in drafts]
        beside = self.surroundings.beside(drafts, words)
        meant = self.alone.meant(drafts, words, sentences, beside)
        alone = [self._alone(draft, words, sentences, bool(beside[i]), relations[i], i in meant) for i, draft in enumerate(drafts)]
        report = ReportPlaces(drafts, alone)
        events = dict[int, frozenset[str]]()
        decided: list[Decided] = []
        for i in range(len(drafts) - 1, -1, -1):
            draft, ranking, inside = drafts[i], alone[i], self._inside(drafts, i, words, decided)
            order = ranking.order if ranking else ()
            if ranking and not ranking.settled and not (ranking.firm and inside is None):
                if len(order) > 1 and draft.sentence not in events:
                    events[draft.sentence] = self.events.kinds(words, sentences[draft.sentence])
                told = events[draft.sentence] if len(order) > 1 else _NONE
                order = self.ranker.again(draft, ranking, report.context(draft), inside, _alike(alone, beside[i]), told)
            decided.append(Decided(draft, relations[i], order, inside, report.country))
        return decided[::-1]

    def _sounding(self, draft: Draft, words: tuple[Word, ...], country: str | None) -> tuple[str, ...]:
        """Ids of places of the report's country that are known in Latin letters and sound like an unknown name."""
        if country is None:
            return ()
        key = (place_write.name_of(draft, words), country)
        if key not in self._sounds:
            if len(self._sounds) >= _MOST_SOUNDS:
                self._sounds.clear()
            self._sounds[key] = tuple(entry.id for entry in by_sound(key[0], self._gazetteer, country, _MOST_CANDIDATES))
        return self._sounds[key]

    def _is_body(self, draft: Draft, words: tuple[Word, ...]) -> bool:
        """«مدير مستشفى X»: an institution that somebody belongs to, not the place of an event."""
        return bool(draft.trigger and draft.trigger.site and draft.first) and words[draft.first - 1].form.folded in self.lists.staff

    def _names(self, draft: Draft, unknown: str) -> bool:
        """Whether a name that means none of the gazetteer's places may still name another after this trigger."""
        begin = draft.begin
        if unknown == "no" or begin is None or begin.definite or draft.name_last - draft.name_first > 1:
            return unknown != "no"
        return not self.lists.is_common(begin.first, False, begin.first)

    def _alone(
        self, draft: Draft, words: tuple[Word, ...], sentences: tuple[Sentence, ...], beside: bool, relation: Relation | None, meant: bool
    ) -> Ranking | None:
        first = sentences[draft.sentence].first
        around = self.ranker.features.around(draft, words, first, beside or draft.listed, relation is not None)
        return self.ranker.alone(draft, (*around, "meant") if meant else around, words)

    def _inside(self, drafts: list[Draft], i: int, words: tuple[Word, ...], later: list[Decided]) -> Container | None:
        sure = self.surroundings.container(drafts, i, words)
        if sure is None or not later or not later[-1].order or later[-1].order[0].score < 0:
            return None
        outer = later[-1].draft.outer or later[-1].draft.trigger
        return Container(later[-1].order[0].entry, sure, outer is not None and outer.kind == COUNTRYSIDE)

    def _place(self, decided: Decided, words: tuple[Word, ...], earlier: list[Place]) -> Place | None:
        draft, relation, order = decided.draft, decided.relation, decided.order
        if draft.partial or self._is_body(draft, words):
            return None
        if draft.anaphor:
            return place_write.anaphor(draft, words, earlier)
        if draft.described:
            return place_write.described(draft, words)
        trigger = draft.trigger
        if order and order[0].score >= 0:
            if trigger is None or not trigger.site or "kind_clashes" not in order[0].features:
                return place_write.known(draft, words, relation, order)
            if _stands_by(trigger.site, order[0], decided.inside):
                return place_write.site(draft, words, relation, order)
        if draft.unknown or (trigger is not None and draft.found and self._names(draft, trigger.unknown)):
            return place_write.unknown(draft, words, relation, decided.inside, self._sounding(draft, words, decided.country))
        return None


def _alike(alone: Sequence[Ranking | None], beside: Sequence[int]) -> frozenset[str]:
    """Kinds of the sure places that a draft is listed with."""
    if not beside:
        return _NONE
    return frozenset(found.order[0].entry.feature for k in beside if (found := alone[k]) and found.score >= SURE)


def _stands_by(site: str, named_for: Ranked, inside: Container | None) -> bool:
    """Whether a site is where the place whose name it bears is: not if the report says that it is elsewhere, or names no place of that country;
    a road only if the report's other places are near its end."""
    if "other_country" in named_for.features or (inside is not None and inside.sure and not lies_in(inside.entry, named_for.entry)):
        return False
    return site == "at" or "near" in named_for.features
