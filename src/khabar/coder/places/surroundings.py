"""Where a draft stands: the direction before it, the places it is listed with, the place it is said to be in."""

from __future__ import annotations

from khabar.arabic.clitics import AND, ARTICLE, BI, CONJUNCTIONS, LI
from khabar.arabic.function_words import FROM
from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.coder.places.candidate import Draft
from khabar.coder.places.words import PlaceWords
from khabar.model.mention import Relation

_PARTING = (*CONJUNCTIONS, LI)
_LISTING = frozenset({*"،,-", AND})
_COMMAS = frozenset("،,")
_MOST_BETWEEN = 3
_MAX_FORMS = 100_000
Side = tuple[str, int, bool]
"""Relation, characters of clitics before it, and whether it is a direction."""


class PlaceSurroundings:
    """Reads the words between and before drafts; keeps which forms are directions."""

    def __init__(self, lists: PlaceWords) -> None:
        self.lists = lists
        self._linking = lists.inside | lists.directions.keys() | lists.near.keys() | _COMMAS
        self._sides: dict[str, Side | None] = {}

    def relation(self, draft: Draft, words: tuple[Word, ...], sentence: Sentence) -> Relation | None:
        """The direction or nearness that stands before a draft, outside its span: «شمال غرب X», «بالقرب من X»."""
        i = draft.first - 1
        if i >= sentence.first and words[i].text in '#«“"(':
            i -= 1
        if i < sentence.first or draft.clitic not in ("", LI):
            return None
        side, end = self._side(words[i]), words[i].end
        if side is None and i > sentence.first and words[i].form.folded == FROM:
            side = self._side(words[i - 1])
            if side is not None and side[2]:
                return None
            i -= 1
        if side is None:
            return None
        kind, start = side[0], words[i].start + side[1]
        outer = self._side(words[i - 1]) if side[2] and i > sentence.first else None
        if outer is not None and outer[2]:
            kind, start = joined_direction(outer[0], kind), words[i - 1].start + outer[1]
        return Relation(kind=kind, start=start, end=end)

    def _side(self, word: Word) -> Side | None:
        if word.text in self._sides:
            return self._sides[word.text]
        if len(self._sides) >= _MAX_FORMS:
            self._sides.clear()
        found: Side | None = None
        for cut in word.form.cuts:
            if found is None and not cut.suffix and not cut.prefix.endswith(ARTICLE):
                if cut.stem in self.lists.directions:
                    found = self.lists.directions[cut.stem], cut.head, True
                elif cut.stem in self.lists.near:
                    found = self.lists.near[cut.stem], cut.head, False
        self._sides[word.text] = found
        return found

    def beside(self, drafts: list[Draft], words: tuple[Word, ...]) -> list[list[int]]:
        """For each draft, those that a list («X وY», «X، Y») joins it to."""
        joined: list[list[int]] = [[] for _ in drafts]
        for i in range(len(drafts) - 1):
            if drafts[i + 1].first - drafts[i].last <= 1 and self._listed(drafts[i], drafts[i + 1], words):
                joined[i].append(i + 1)
                joined[i + 1].append(i)
        return joined

    def _listed(self, a: Draft, b: Draft, words: tuple[Word, ...]) -> bool:
        if a.sentence != b.sentence or a.anaphor or b.anaphor or a.described or b.described:
            return False
        if b.first == a.last:
            return b.clitic.startswith(AND)
        return words[a.last].form.folded in _LISTING

    def container(self, drafts: list[Draft], i: int, words: tuple[Word, ...]) -> bool | None:
        """Whether draft `i + 1` says where draft `i` is: True by a word («X في Y», «X بريف Y», «X شمال Y»), False by a comma, else None."""
        if i + 1 >= len(drafts):
            return None
        a, b = drafts[i], drafts[i + 1]
        gap = b.first - a.last
        if gap > _MOST_BETWEEN or a.sentence != b.sentence or a.partial or b.partial or b.clitic.startswith(_PARTING):
            return None
        between = [words[k].form.folded for k in range(a.last, b.first)]
        if not self._linking.issuperset(between):
            return None
        if b.clitic.endswith(BI) or not _COMMAS.issuperset(between):
            return True
        return False if between else None


def joined_direction(first: str, second: str) -> str:
    """Two directions as one: north_of, west_of -> northwest_of."""
    one, other = first.removesuffix("_of"), second.removesuffix("_of")
    return f"{one}{other}_of" if one in ("north", "south") and other in ("east", "west") else first
