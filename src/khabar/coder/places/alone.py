"""Towns whose names are words too, where reports name them alone: «غارة على صور», «اقتحمت القوات الخليل», «الزاوية – اشتباكات».

The list `place_alone` says where each is meant. Events are those of the codebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from khabar.arabic.clitics import AND, ARTICLE, BI, JOINED
from khabar.arabic.function_words import FROM, ON, TO
from khabar.arabic.letters import ALIF
from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.codebook.codebook import Reading
from khabar.codebook.schema.types import Traits
from khabar.coder.places.candidate import Draft
from khabar.coder.places.words import PlaceWords

_TAKING = frozenset({"encircled", "gained"})
_QUIET = frozenset({"talks", "terms"})
_SHORTEST = 3
_PREFIXES = frozenset({conjunction + article for conjunction in JOINED for article in ("", ARTICLE, BI, BI + ARTICLE)})
_TOLD, _STRUCK, _TAKEN = 8, 4, 5
"""Words before a town among which an event, a strike's noun and the verb that takes it are sought."""
_CLOSING = frozenset("|:-–—/.»…")


class TownsAlone:
    """Tells whether such a town is meant; `readings` are the codebook's, by stem."""

    def __init__(self, lists: PlaceWords, readings: Mapping[str, Sequence[Reading]]) -> None:
        self._lists, self._readings = lists, readings

    def meant(self, drafts: Sequence[Draft], words: Sequence[Word], sentences: Sequence[Sentence], beside: Sequence[Sequence[int]]) -> frozenset[int]:
        """The drafts that are such towns, by index: those that the list lets stand where they stand, and those that it joins to one («نوى ودوما»)."""
        found = set[int]()
        for i, draft in enumerate(drafts):
            where = self._where(draft)
            if where is None or self._goes_on(draft, words, sentences[draft.sentence]):
                continue
            if (i - 1 in found and i - 1 in beside[i]) or self._stands(draft, words, sentences[draft.sentence], where):
                found.add(i)
        return frozenset(found)

    def _where(self, draft: Draft) -> frozenset[str] | None:
        """Where a draft's name is meant; None for one that is no such town."""
        begin = draft.begin
        if begin is None or draft.trigger is not None or draft.last - draft.first > 1:
            return None
        return self._lists.alone.get(ARTICLE + begin.first if begin.definite else begin.first)

    def _stands(self, draft: Draft, words: Sequence[Word], sentence: Sentence, where: frozenset[str]) -> bool:
        i, first = draft.first, sentence.first
        before = words[i - 1].folded if i > first else ""
        if draft.clitic.endswith(BI) or before in self._lists.inside or before in self._lists.near or before == TO:
            return "in" in where and any(self._told(words, first, i, _TOLD))
        if draft.clitic:
            return False
        if before == ON:
            return "on" in where and any(r.pos != "verb" and r.lexeme.traits.strike for r in self._told(words, first, i, _STRUCK))
        if i == first or all(not word.text.isalnum() for word in words[first:i]):
            return "front" in where and draft.last < len(words) and (words[draft.last].text in _CLOSING or words[draft.last].kind == "break")
        if "hit" not in where or before in self._lists.toward or before == FROM:
            return False
        return any(r.pos == "verb" and (r.lexeme.traits.launched or r.lexeme.traits.land in _TAKING) for r in self._told(words, first, i, _TAKEN))

    def _told(self, words: Sequence[Word], first: int, i: int, reach: int) -> Iterator[Reading]:
        """Readings of the words before `i` as events that happen, back to a mark."""
        for word in reversed(words[max(first, i - reach) : i]):
            if word.kind == "punct":
                return
            for cut in word.form.cuts:
                if not cut.suffix and len(cut.stem) >= _SHORTEST and cut.prefix in _PREFIXES:
                    yield from (r for r in self._readings.get(cut.stem, ()) if r.lexeme.cls == "event" and not _is_quiet(r.lexeme.traits))

    def _goes_on(self, draft: Draft, words: Sequence[Word], sentence: Sentence) -> bool:
        """Whether the word after it is its adjective or its owner, so that it is a word and no name («الباب الخلفي»، «صور الضحايا»)."""
        if draft.last >= sentence.last or words[draft.last].kind != "word":
            return False
        folded = words[draft.last].folded
        if folded in self._lists.times:
            return False
        return folded.startswith(ARTICLE) or (draft.begin is not None and not draft.begin.definite and self._is_plain(folded))

    def _is_plain(self, folded: str) -> bool:
        """Whether a word is none that can follow a name of a town: «و», a preposition, a direction, a verb or an adverb."""
        lists = self._lists
        known = folded in lists.inside or folded in lists.toward or folded in lists.near or folded in lists.directions
        return (
            not known and not folded.startswith((AND, BI)) and not folded.endswith(ALIF) and folded not in lists.placing and not self._is_verb(folded)
        )

    def _is_verb(self, folded: str) -> bool:
        return any(reading.pos == "verb" for reading in self._readings.get(folded, ()))


def _is_quiet(traits: Traits) -> bool:
    return traits.speech is not None or traits.encounter in _QUIET
