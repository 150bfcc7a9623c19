"""Quantities: how many of what. Numbers (`arabic.numbers`) joined to the nouns that they count, and nouns that are numbers themselves.

The rules are `quantity_rules.tsv`, the nouns `nouns.tsv` and `units.tsv`, what bounds a number `approximators.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from khabar.arabic.clitics import AND
from khabar.arabic.numbers.grammar import NumberGrammar
from khabar.arabic.numbers.items import Entry, Item, Piece
from khabar.arabic.numbers.lexicon import Lexicon, Reading, Spelling, folded_words
from khabar.arabic.numbers.phrases import Cascade
from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.codebook.schema.lists import Lists
from khabar.codebook.schema.quantities import Approximator, CountWord
from khabar.coder.quantities.guards import LOOKED_AT, Guards
from khabar.coder.quantities.nouns import add_nouns, add_units
from khabar.coder.quantities.values import ACTIONS, PERSON
from khabar.model.mention import Quantity, QuantityShape, Unit

_BESIDE = {
    "sg",
    "sg_quality",
    "kin",
    "plain",
    "pl",
    "dual",
    "dual_the",
    "dual_own",
    "een",
    "the_sg",
    "the_pl",
    "the_een",
    "own_pl",
    "own_een",
    "the_m_sg",
    "the_m_pl",
}
_BESIDE_QUALITIES = {"adjective", "the_adjective", "other_sg", "other_pl", "other_dual", "other_thing", "other_things", "the_other_pl"}
_AFTER_NOUN = frozenset(_BESIDE | _BESIDE_QUALITIES)
_QUALITY = {"adjective": (Piece("adjective"),), "the_adjective": (Piece("the_adjective"),)}
_LEADING = frozenset({"the_pl", "the_een", "own_sg", "own_pl", "own_een", "dual_the", "dual_own", "the_m_sg", "the_m_pl", "m_sg", "m_day", "m_dual"})
_COUNTED = frozenset({"counted", "single", "ambiguous", "construct"})
_NOT_SAID = frozenset({"nothing", "one_of", "two_of_twelve", "minus", "point", "ordinal_one", "ordinal_f", "two_or_monday", "said_half"})
_NOT_LISTED = frozenset({"ordinal", "label", "fraction", "decimal", "zero", "slashed", "mixed"})
_CROWDS = frozenset({"vague", "thousand_pl", "million_pl"})
_LISTS = frozenset({AND, *"،,"})
_LEAST_YEAR = 1900
_THING = Entry("", "")
_OTHERS = {
    "other_sg": (PERSON, 1), "other_pl": (PERSON, None), "other_dual": (PERSON, 2), "other_thing": (_THING, None),
    "other_things": (_THING, None),
}  # fmt: skip


def _add_bounds(lexicon: Lexicon, rows: Iterable[Approximator]) -> None:
    """Puts approximators into the lexicon, by kind and side."""
    for row in rows:
        kind = row.kind if row.side == "before" else f"{row.side}_{row.kind}"
        for word in folded_words(row.words):
            lexicon.add(word, Spelling(Piece(kind)))
            if row.side != "after":
                lexicon.leads.update(word.split())


def _add_words(lexicon: Lexicon, rows: Iterable[CountWord]) -> None:
    """Puts the words that stand beside a count into the lexicon."""
    for row in rows:
        for word in folded_words(row.words):
            if row.kind == "function":
                lexicon.functions.add(word)
            elif row.kind == "never":
                lexicon.never.update(row.words)
            elif row.kind == "adjective":
                lexicon.add(word, Spelling(Piece("adjective"), Piece("the_adjective")))
            elif row.kind == "other" and row.detail:
                entry, _ = _OTHERS[row.detail]
                the_kind = "the_" + row.detail
                the = Piece(the_kind, 2 if the_kind == "the_other_dual" else None, 2 if the_kind == "the_other_dual" else None, entry=entry)
                starts = row.detail in ("other_sg", "other_dual")
                lexicon.add(word, Spelling(Piece(row.detail, entry=entry), the, starts=starts))
            elif row.kind in ("of_them", "one_of_them"):
                entry = PERSON if row.detail == "person" else _THING
                one = 1 if row.kind == "one_of_them" else None
                lexicon.add(word, Spelling(Piece(row.kind, one, one, entry=entry), starts=one == 1))


def _words(rows: Iterable[CountWord], kind: str) -> tuple[str, ...]:
    return tuple(word for row in rows if row.kind == kind for word in folded_words(row.words))


class QuantityGrammar(NumberGrammar):
    """Finds quantities; nothing of the texts read is kept but the spellings met."""

    def __init__(self, lists: Lists) -> None:
        lexicon = Lexicon(_words(lists.count_words, "nisba"))
        super().__init__(lists, lexicon, Cascade([*lists.number_rules, *lists.quantity_rules], ACTIONS))
        lexicon.lead_kinds = _LEADING
        _add_bounds(lexicon, lists.approximators)
        add_units(lexicon, lists.units)
        add_nouns(lexicon, lists.nouns)
        _add_words(lexicon, lists.count_words)
        self._guards = Guards(lists.count_words)

    def unknown(self, reading: Reading, before: str) -> tuple[Piece, ...]:
        """A word out of the lexicon after a noun may be its adjective."""
        return _QUALITY.get(reading.shape, ()) if before in _AFTER_NOUN else ()

    def hangs_on_context(self, kind: str) -> bool:
        """Whether the guards look at what stands before an item of this kind."""
        return kind in LOOKED_AT

    def check(self, words: Sequence[Word], items: list[Item]) -> None:
        """Takes out what is no count before the rules run."""
        self._guards.apply(words, items)

    def find(self, words: Sequence[Word], sentences: Sequence[Sentence]) -> tuple[Quantity, ...]:
        """Every number and quantity of a tokenised text, in order; «وثلاث قرب …» counts what its sentence counted last."""
        found: list[Quantity] = []
        ends = iter(sentences)
        sentence = next(ends, None)
        last: Entry | None = None
        for item in self.items(words):
            if not _is_said(item):
                continue
            while sentence is not None and item.first >= sentence.last:
                sentence, last = next(ends, None), None
            entry = item.entry if item.kind in _COUNTED else None
            if entry is _THING or (entry is None and last is not None and _continues(words, item)):
                entry = last
            elif entry is None and item.kind in _CROWDS and item.definite:
                entry = PERSON
            elif item.kind == "counted":
                last = entry
            found.append(_quantity(words, item, entry))
        return tuple(found)


def _is_said(item: Item) -> bool:
    """Whether an item is a number or a count, not a word that the rules left over."""
    if item.kind in _COUNTED:
        return True
    return item.valued and item.entry is None and item.kind not in _NOT_SAID


def _continues(words: Sequence[Word], item: Item) -> bool:
    """Whether a bare number goes on a list: «خمس غارات قرب حلب وثلاث قرب إدلب»."""
    if item.kind in _NOT_LISTED or (item.low is not None and item.low >= _LEAST_YEAR):
        return False
    word = words[item.first]
    return (word.folded[0] == AND and item.start > word.start) or (item.first > 0 and words[item.first - 1].folded in _LISTS)


def _quantity(words: Sequence[Word], item: Item, entry: Entry | None) -> Quantity:
    counted = item.kind in _COUNTED
    noun = item.noun if counted else None
    return Quantity(
        start=item.start, end=item.end, first=item.first, last=item.last, rule=item.rule,
        min=item.low, max=item.high, approximate=item.approximate, joint=item.joint, shape=cast(QuantityShape | None, item.shape),
        unit=cast(Unit, entry.unit) if entry is not None and entry.unit else None,
        counts=None if noun is None else words[noun].text[max(0, item.start - words[noun].start) :], noun=noun, ordinal=item.kind == "ordinal",
    )  # fmt: skip
