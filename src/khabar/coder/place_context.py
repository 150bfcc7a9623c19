"""Where a draft stands: the direction before it, the places it is listed with, the place it is said to be in."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.coder.place_scan import Draft
from khabar.coder.place_words import PlaceWords
from khabar.model.mention import Relation

_LISTING = (["،"], [","], ["و"], ["-"])
_MOST_BETWEEN = 3


class PlaceSurroundings:
    """Reads the words between and before drafts."""

    def __init__(self, lists: PlaceWords) -> None:
        self.lists = lists
        self._linking = lists.inside | lists.directions.keys() | lists.near.keys() | {"،", ","}

    def relation(self, draft: Draft, words: tuple[Word, ...], sentence: Sentence) -> Relation | None:
        """The direction or nearness that stands before a draft, outside its span: «شمال غرب X», «بالقرب من X»."""
        i = draft.first - 1
        if i >= sentence.first and words[i].text in "#«“\"(":
            i -= 1
        if i < sentence.first or draft.clitic not in ("", "ل"):
            return None
        if words[i].folded == "من" and i > sentence.first and _stem(words[i - 1], self.lists.near):
            i -= 1
        start, end, kinds = 0, words[i].end, list[str]()
        while i >= sentence.first and len(kinds) < 2:
            stem = _stem(words[i], self.lists.directions) or (None if kinds else _stem(words[i], self.lists.near))
            if stem is None:
                break
            kinds.insert(0, stem[0])
            start = words[i].start + stem[1]
            i -= 1
        return Relation(kind=joined_direction(kinds), start=start, end=end) if kinds else None

    def beside(self, drafts: list[Draft], words: tuple[Word, ...]) -> list[list[int]]:
        """For each draft, those that a list («X وY», «X، Y») joins it to."""
        joined: list[list[int]] = [[] for _ in drafts]
        for i in range(len(drafts) - 1):
            if self._listed(drafts[i], drafts[i + 1], words):
                joined[i].append(i + 1)
                joined[i + 1].append(i)
        return joined

    def _listed(self, a: Draft, b: Draft, words: tuple[Word, ...]) -> bool:
        if a.sentence != b.sentence or a.anaphor or b.anaphor or b.first - a.last > 1:
            return False
        between = [words[k].folded for k in range(a.last, b.first)]
        return (b.clitic.startswith("و") and not between) or between in _LISTING

    def container(self, drafts: list[Draft], i: int, words: tuple[Word, ...]) -> bool | None:
        """Whether draft `i + 1` says where draft `i` is: True by a word («X في Y», «X بريف Y», «X شمال Y»), False by a comma, else None."""
        if i + 1 >= len(drafts):
            return None
        a, b = drafts[i], drafts[i + 1]
        if a.sentence != b.sentence or a.partial or b.partial or b.clitic.startswith(("و", "ف", "ل")):
            return None
        between = [words[k].folded for k in range(a.last, b.first)]
        if len(between) > _MOST_BETWEEN or not all(word in self._linking for word in between):
            return None
        if b.clitic.endswith("ب") or any(word not in "،," for word in between):
            return True
        return False if between else None


def _stem(word: Word, table: Mapping[str, str]) -> tuple[str, int] | None:
    """Value of a word in a table and how many characters its clitics take."""
    for cut in word.form.cuts:
        if not cut.suffix and cut.stem in table and not cut.prefix.endswith("ال"):
            return table[cut.stem], cut.head
    return None


def joined_direction(kinds: list[str]) -> str:
    """Two directions as one: north_of, west_of -> northwest_of."""
    if len(kinds) == 2 and all(kind.endswith("_of") for kind in kinds):
        first, second = (kind.removesuffix("_of") for kind in kinds)
        return f"{first}{second}_of" if first in ("north", "south") and second in ("east", "west") else f"{first}_of"
    return kinds[0]
