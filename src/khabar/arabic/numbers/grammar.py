"""Numbers: where a text says one, and which. Words, digits and mixtures of both; the rules are `number_rules.tsv`.

A phrase is looked for only where a word stands that can begin or carry one. Round it the run of words that the
lexicon knows is collected as items, and the cascade of rules makes of them what it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from typing import Protocol

from khabar.arabic.clitics import AND, ARTICLE
from khabar.arabic.numbers.items import Item, Piece, place
from khabar.arabic.numbers.lexicon import AND_PIECE, Lexicon, Reading, Spelling, add_numbers
from khabar.arabic.numbers.phrases import Cascade
from khabar.arabic.numbers.rows import GrammarRule, NumberShape, NumberWord
from khabar.arabic.numbers.runs import PLUS, Numerals
from khabar.arabic.numbers.values import ACTIONS
from khabar.arabic.words import Word

_POINTS = frozenset(".٫")
_MOST_LEADS = 6
_END = Reading(shape="end")
_MOST_ITEMS = 60
NOTHING = Piece("nothing")
AT_LEAST = Piece("at_least")
"""What a plus before or after a figure says («+30», «30+»)."""
_AFTER = {
    shape: Item({"adjective": "word", "the_adjective": "the_word"}.get(shape, shape), 0, 0, 0, 0)
    for shape in ("end", "word", "the_word", "joined", "function", "adjective", "the_adjective")
}


class NumberLists(Protocol):
    """The lists that the grammar of numbers is made of."""

    @property
    def numbers(self) -> Sequence[NumberWord]:
        """Number words."""

    @property
    def number_shapes(self) -> Sequence[NumberShape]:
        """Shapes of digits."""

    @property
    def number_rules(self) -> Sequence[GrammarRule]:
        """Rules."""


class NumberGrammar:
    """Finds numbers; a richer grammar hands in its own lexicon and rules."""

    def __init__(self, lists: NumberLists, lexicon: Lexicon | None = None, cascade: Cascade | None = None) -> None:
        self.lexicon = lexicon or Lexicon()
        add_numbers(self.lexicon, lists.numbers)
        self.cascade = cascade or Cascade(lists.number_rules, ACTIONS)
        self._numerals = Numerals(lists.number_shapes)
        self._single: dict[tuple[str, str], Item | bool | None] = {}
        self._add_literals(self.cascade.alphabet.words())

    def _add_literals(self, names: Iterable[str]) -> None:
        """Words that phrases name as they are get a reading of their own, as the article has before digits («الـ24»)."""
        self.lexicon.stems.setdefault(ARTICLE, Spelling(Piece("article")))
        self.lexicon.leads.add(ARTICLE)
        for name in sorted(names):
            piece = AND_PIECE if name == AND else Piece(name)
            self.lexicon.stems.setdefault(name, Spelling(piece))
            self.lexicon.leads.add(name)

    def items(self, words: Sequence[Word]) -> list[Item]:
        """Every item that the rules leave, in order: numbers, and what else the lexicon knows between them."""
        known = self.lexicon.starts.get
        found: list[Item] = []
        done = 0
        for i in [i for i, word in enumerate(words) if known(word.text, True)]:
            if i < done or not (known(words[i].text) or self.lexicon.learn(words[i])):
                continue
            first = self._lead(words, i, done)
            if first == i and self._alone(words, i, found):
                done = i + 1
                continue
            items, done = self._collect(words, first, i)
            self.check(words, items)
            found.extend(self.cascade.run(items)[:-1])
        return found

    def _alone(self, words: Sequence[Word], i: int, found: list[Item]) -> bool:
        """Whether the lexicon knows word `i` and not the one after it; adds what it is, if it counts something by itself.

        That hangs on its spelling and on the shape of the word after it, and is worked out once for both.
        """
        readings, word = self.lexicon.readings, words[i]
        reading = readings.get(word.text) or self.lexicon.read(word)
        after = (readings.get(words[i + 1].text) or self.lexicon.read(words[i + 1])) if i + 1 < len(words) else _END
        if len(reading.pieces) != 1 or reading.phrases or reading.digits or after.pieces or after.phrases or after.digits:
            return False
        key = (word.text, after.shape)
        if key not in self._single:
            self._single[key] = self._work_out(word, reading.pieces[0], after)
        single = self._single[key]
        if isinstance(single, Item):
            item = copy(single)
            item.first, item.last, item.start, item.end = i, i + 1, word.start + single.start, word.end
            item.noun = i if single.noun is not None else None
            found.append(item)
        return single is not None

    def _work_out(self, word: Word, piece: Piece, after: Reading) -> Item | bool | None:
        """What a piece alone before a word of some shape is, as at word 0; False if nothing, None if more must be looked at."""
        if self.hangs_on_context(piece.kind) or self.unknown(after, piece.kind):
            return None
        item = self.cascade.run([place(piece, 0, 1, 0, word.end - word.start), _AFTER[after.shape]])[0]
        return item if item.valued or item.kind != piece.kind else False

    def hangs_on_context(self, kind: str) -> bool:
        """Whether `check` may change an item of this kind."""
        return False

    def _lead(self, words: Sequence[Word], i: int, floor: int) -> int:
        """How far before word `i` its phrase may begin."""
        j = i
        if words[i].kind == "number" and i > floor and (self._numerals.sign(words, i - 1) or self._numerals.opens(words, i - 1)):
            j -= 1
        while j > floor and i - j < _MOST_LEADS and words[j - 1].kind != "number" and self.lexicon.read(words[j - 1]).leads:
            j -= 1
        return j

    def _collect(self, words: Sequence[Word], first: int, start: int) -> tuple[list[Item], int]:
        """Items from word `first` on as long as the lexicon knows them, and the word where they end."""
        known, read, size = self.lexicon.readings.get, self.lexicon.read, len(words)
        items: list[Item] = []
        i = first
        while i < size and len(items) < _MOST_ITEMS:
            word = words[i]
            reading = known(word.text) or read(word)
            if reading.digits and (word.kind == "number" or self._numerals.sign(words, i) or self._numerals.opens(words, i)):
                i = self._numeral(words, i, items)
                continue
            after = self._word(words, i, reading, items)
            if after > i:
                i = after
            elif i < start:
                items, i = [], i + 1
            else:
                break
        items.append(_AFTER[(known(words[i].text) or read(words[i])).shape if i < size else "end"])
        return items, max(i, start + 1)

    def _numeral(self, words: Sequence[Word], i: int, items: list[Item]) -> int:
        """Adds the number in digits at `i` to `items`; returns the word after it."""
        run = self._numerals.read(words, i)
        first = run.first + (words[run.first].text in _POINTS)  # a point ends the sentence before it
        item = place(run.piece or NOTHING, first, run.last, words[first].start, words[run.last - 1].end)
        if items and items[-1].kind == "article":
            article = items.pop()
            item.first, item.start, item.definite = article.first, article.start, True
        if run.piece is not None and PLUS in (words[first].text, words[run.last - 1].text):
            items.append(place(AT_LEAST, first, first, item.start, item.start))
        items.append(item)
        return run.last

    def _word(self, words: Sequence[Word], i: int, reading: Reading, items: list[Item]) -> int:
        """Adds what the word or phrase at `i` stands for to `items`; returns the word after it, `i` itself if it is unknown here."""
        word = words[i]
        for rest, pieces in reading.phrases:
            last = i + 1 + len(rest)
            if last <= len(words) and words[i + 1].form.folded == rest[0] and all(words[i + k].form.folded == one for k, one in enumerate(rest, 1)):
                items.extend([place(piece, i, last, word.start, words[last - 1].end) for piece in pieces])
                return last
        pieces = reading.pieces or (self.unknown(reading, items[-1].kind) if items else ())
        for piece in pieces:
            items.append(place(piece, i, i + 1, word.start, word.end))
        return i + 1 if pieces else i

    def check(self, words: Sequence[Word], items: list[Item]) -> None:
        """Changes items before the rules run, where what stands before them says so."""

    def unknown(self, reading: Reading, before: str) -> tuple[Piece, ...]:
        """What a word out of the lexicon is after an item of kind `before`."""
        return ()
