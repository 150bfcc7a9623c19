"""Homonyms: words written like a weapon that mean something else where they stand («مسيرة سلمية» is a march, «مسيرة» a drone)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from khabar.arabic.script import fold
from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.codebook.schema.quantities import Homonym
from khabar.coder.syntax.word_forms import nouns
from khabar.model.mention import Actor, Quantity, Unit

_AFTER, _BEFORE = 4, 3
_DOUBLED = "\u0651"


class _Other(msgspec.Struct, frozen=True):
    """The other meaning of a word: the words beside it that show it, and what it counts."""

    after: frozenset[str]
    before: frozenset[str]
    unit: Unit | None


class Homonyms:
    """Tells which words have their other meaning, from the list `homonyms`."""

    def __init__(self, rows: Iterable[Homonym]) -> None:
        self._others: dict[str, _Other] = {}
        for row in rows:
            other = _Other(frozenset(map(fold, row.after)), frozenset(map(fold, row.before)), row.unit)
            self._others.update((fold(form), other) for form in (row.word, *row.plurals))

    def find(self, words: Sequence[Word], sentences: Iterable[Sentence]) -> dict[int, Unit | None]:
        """Words that mean something else than a weapon, each with what it counts then."""
        found: dict[int, Unit | None] = {}
        for sentence in sentences:
            for i in range(sentence.first, sentence.last):
                other = self._other(words[i])
                if other is not None and _shows(words, i, sentence, other):
                    found[i] = other.unit
        return found

    def _other(self, word: Word) -> _Other | None:
        if _DOUBLED in word.text:
            return None
        return next((self._others[cut.stem] for cut in word.form.cuts if cut.stem in self._others and not cut.suffix), None)


def _shows(words: Sequence[Word], i: int, sentence: Sentence, other: _Other) -> bool:
    """Whether a word beside word `i` shows the other meaning."""
    after, before = range(i + 1, min(sentence.last, i + 1 + _AFTER)), range(i - 1, max(sentence.first, i - _BEFORE) - 1, -1)
    return _stands(words, after, other.after) or _stands(words, before, other.before)


def _stands(words: Sequence[Word], at: Iterable[int], wanted: frozenset[str]) -> bool:
    for j in at:
        if words[j].kind in {"punct", "break"}:
            return False
        if not nouns(words[j].form.folded).isdisjoint(wanted):
            return True
    return False


def counted(quantities: Sequence[Quantity], others: dict[int, Unit | None]) -> tuple[Quantity, ...]:
    """Figures with what such a word counts in its other meaning; one that it counted by itself goes."""
    if not others:
        return tuple(quantities)
    kept = (q for q in quantities if q.noun not in others or q.shape != "single")
    return tuple(msgspec.structs.replace(q, unit=others[q.noun]) if q.noun in others else q for q in kept)


def named(actors: Sequence[Actor], others: dict[int, Unit | None]) -> tuple[Actor, ...]:
    """Actors but for those that such a word alone made."""
    return tuple(actor for actor in actors if actor.id is not None or actor.first not in others)
