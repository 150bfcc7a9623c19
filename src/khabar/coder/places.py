"""Places: which ones a report names, where they are, and how sure.

Reads words and sentences, writes `Place` mentions. Scanning finds names and trigger words, reading takes the phrase round
them, ranking decides among the gazetteer's candidates: first each alone, then again in the light of the sure ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.coder.place_rank import CLOSE, SAME_PLACE_KM, SURE, Context, PlaceRanker, Ranked
from khabar.coder.place_read import PlaceReader
from khabar.coder.place_scan import Draft, PlaceScanner
from khabar.coder.place_words import compile_words
from khabar.gazetteer import Entry, Gazetteer
from khabar.gazetteer.merge import km, kind_group
from khabar.model.mention import Place, Relation

_WIDE = frozenset(("country", "governorate", "region", "sea", "desert", "river"))
_MIDDLE = frozenset(("district", "subdistrict", "mountain", "valley", "plain", "lake", "strait", "island"))
_MOST_CANDIDATES = 5


class PlaceFinder:
    """Finds the places of a report."""

    def __init__(self, lists: Mapping[str, Any], gazetteer: Gazetteer) -> None:
        self.lists = compile_words(lists)
        self.reader = PlaceReader(PlaceScanner(self.lists, gazetteer))
        self.ranker = PlaceRanker(self.lists)

    def find(self, words: tuple[Word, ...], sentences: tuple[Sentence, ...], taken: frozenset[int] = frozenset()) -> tuple[Place, ...]:
        """Places in order, none overlapping; names that begin in a word of `taken` (actors' names) are left out."""
        drafts = self.reader.read(words, sentences, taken)
        if not drafts:
            return ()
        relations = [self._relation(draft, words, sentences) for draft in drafts]
        ranked = self._rank(drafts, words, relations)
        places: list[Place] = []
        for draft, relation, order in zip(drafts, relations, ranked, strict=True):
            if draft.anaphor:
                places.append(self._anaphor(draft, words, places))
            elif order and order[0].score >= 0:
                places.append(self._known(draft, words, relation, order))
            elif draft.unknown or (draft.trigger and draft.found and draft.trigger.unknown == "any"):
                places.append(self._unknown(draft, words, relation, places))
        return tuple(places)

    def _rank(self, drafts: list[Draft], words: tuple[Word, ...], relations: list[Relation | None]) -> list[list[Ranked]]:
        """Ranks all drafts alone, then again with the sure ones as context, and with what they stand in."""
        around = [
            self.ranker.around(draft, words, self._beside(drafts, i, words), relations[i] is not None) for i, draft in enumerate(drafts)
        ]
        alone = [self.ranker.rank(draft, around[i], None, None) for i, draft in enumerate(drafts)]
        sure = [(draft, order[0]) for draft, order in zip(drafts, alone, strict=True) if order and order[0].score >= SURE]
        context = Context(
            Counter(best.entry.country for _, best in sure if best.entry.country),
            tuple((draft.first, best.entry.lat, best.entry.lon, best.entry.id) for draft, best in sure if best.entry.feature != "country"),
        )
        final: list[list[Ranked]] = []
        for i in range(len(drafts) - 1, -1, -1):
            within = self._container(drafts, i, words, final[-1] if final else [])
            final.append(self.ranker.rank(drafts[i], around[i], context, within))
        return final[::-1]

    def _container(self, drafts: list[Draft], i: int, words: tuple[Word, ...], following: list[Ranked]) -> Entry | None:
        """The place that a draft is said to be in: «X في Y», «X بريف Y», «X شمال Y», «X، Y»."""
        if i + 1 >= len(drafts) or not following or following[0].score < 0:
            return None
        a, b = drafts[i], drafts[i + 1]
        if a.sentence != b.sentence or b.clitic.startswith(("و", "ف")):
            return None
        between = [words[k].folded for k in range(a.last, b.first)]
        linking = self.lists.inside | self.lists.directions.keys() | self.lists.near.keys() | {"،", ","}
        if len(between) > 3 or not all(word in linking for word in between):
            return None
        return following[0].entry if between or b.clitic.endswith("ب") else None

    def _beside(self, drafts: list[Draft], i: int, words: tuple[Word, ...]) -> bool:
        """Whether a list («X وY», «X، Y») joins a draft to another."""
        draft = drafts[i]
        if draft.listed:
            return True
        if i and drafts[i - 1].sentence == draft.sentence and draft.first - drafts[i - 1].last <= 1 and not drafts[i - 1].anaphor:
            gap = [words[k].folded for k in range(drafts[i - 1].last, draft.first)]
            if (draft.clitic.startswith("و") and not gap) or gap in (["،"], [","], ["و"], ["-"], ["_"], ["#"]):
                return True
        if i + 1 < len(drafts) and drafts[i + 1].sentence == draft.sentence:
            after = drafts[i + 1]
            gap = [words[k].folded for k in range(draft.last, after.first)]
            return (after.clitic.startswith("و") and not gap) or gap in (["،"], [","], ["و"], ["-"])
        return False

    def _relation(self, draft: Draft, words: tuple[Word, ...], sentences: tuple[Sentence, ...]) -> Relation | None:
        """The direction or nearness that stands before a draft, outside its span."""
        first = sentences[draft.sentence].first
        i = draft.first - 1
        if i >= first and words[i].text in ("#", "«", "“", '"'):
            i -= 1
        if i < first or draft.clitic not in ("", "ل"):
            return None
        if words[i].folded in ("من",) and i - 1 >= first and self._value(words[i - 1].folded, self.lists.near):
            i -= 1
        end = words[i].end
        kinds: list[str] = []
        start = end
        while i >= first and len(kinds) < 2:
            stem = self._stem(words[i], self.lists.directions) or (not kinds and self._stem(words[i], self.lists.near))
            if not stem:
                break
            value, head = stem
            kinds.insert(0, value)
            start = words[i].start + head
            i -= 1
        return Relation(kind=_direction(kinds), start=start, end=end) if kinds else None

    def _value(self, folded: str, table: Mapping[str, str]) -> str | None:
        return table.get(folded) or table.get(folded[1:]) if folded else None

    def _stem(self, word: Word, table: Mapping[str, str]) -> tuple[str, int] | None:
        for cut in word.form.cuts:
            if not cut.suffix and cut.stem in table and not cut.prefix.endswith("ال"):
                return table[cut.stem], cut.head
        return None

    def _span(self, draft: Draft, words: tuple[Word, ...]) -> tuple[int, int]:
        return draft.start, words[draft.last - 1].end

    def _name(self, draft: Draft, words: tuple[Word, ...]) -> str:
        parts = [words[k].text for k in range(draft.name_first, draft.name_last) if words[k].kind in ("word", "number")]
        parts[0] = parts[0][draft.name_start - words[draft.name_first].start :]
        return " ".join(parts)

    def _known(self, draft: Draft, words: tuple[Word, ...], relation: Relation | None, order: list[Ranked]) -> Place:
        best = order[0].entry
        rivals = [
            r.entry.id
            for r in order[1:]
            if r.score >= order[0].score - CLOSE and km(r.entry.lat, r.entry.lon, best.lat, best.lon) > SAME_PLACE_KM + best.radius_km
        ][:_MOST_CANDIDATES]
        start, end = self._span(draft, words)
        country = (draft.outer or draft.trigger) and (draft.outer or draft.trigger).kind == "countryside"  # type: ignore[union-attr]
        feature = "countryside" if country else best.feature
        precision = 3 if best.feature in _WIDE else 2 if best.feature in _MIDDLE or relation or country else 1
        radius = max(best.radius_km, 30.0 if country else 0.0) + (5.0 if relation else 0.0)
        return Place(
            start=start, end=end, first=draft.first, last=draft.last, rule="place.known", name=best.name, id=best.id,
            lat=best.lat, lon=best.lon, radius_km=radius, feature=feature, precision=precision, relation=relation,
            candidates=(best.id, *rivals) if rivals else (), country=best.country or None,
        )  # fmt: skip

    def _unknown(self, draft: Draft, words: tuple[Word, ...], relation: Relation | None, earlier: list[Place]) -> Place:
        start, end = self._span(draft, words)
        trigger = draft.outer or draft.trigger
        return Place(
            start=start, end=end, first=draft.first, last=draft.last, rule="place.trigger", name=self._name(draft, words),
            feature=trigger.kind if trigger else None, relation=relation, known=False, reason="not_in_gazetteer",
        )  # fmt: skip

    def _anaphor(self, draft: Draft, words: tuple[Word, ...], earlier: list[Place]) -> Place:
        start, end = self._span(draft, words)
        assert draft.trigger is not None
        fits = draft.trigger.fits | {draft.trigger.kind}
        groups = {kind_group(feature) for feature in fits}
        meant = next((p for p in reversed(earlier) if p.feature in fits or (p.feature and kind_group(p.feature) in groups)), None)
        return Place(
            start=start, end=end, first=draft.first, last=draft.last, rule="place.anaphor", name=meant.name if meant else self._name(draft, words),
            id=meant.id if meant else None, lat=meant.lat if meant else None, lon=meant.lon if meant else None,
            radius_km=meant.radius_km if meant else None, feature="anaphor", precision=meant.precision if meant else None,
            known=False, reason="anaphor", country=meant.country if meant else None,
        )  # fmt: skip


def _direction(kinds: list[str]) -> str:
    """Two directions as one: north_of, west_of -> northwest_of."""
    if len(kinds) == 2 and all(kind.endswith("_of") for kind in kinds):
        first, second = (kind.removesuffix("_of") for kind in kinds)
        return f"{first}{second}_of" if first in ("north", "south") else f"{first}_of"
    return kinds[0]
