"""Numbers: where a text says one, and which. Words, digits and mixtures of both; the rules are `number_rules.tsv`.

A phrase is looked for only where a word stands that can begin or carry one. Round it the run of words that the
lexicon knows is collected as items, and the cascade of rules makes of them what it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from khabar.arabic.number_digits import Digits
from khabar.arabic.number_items import Item, Piece, place
from khabar.arabic.number_lexicon import AND, Lexicon, Reading, Spelling, add_numbers
from khabar.arabic.number_phrases import Cascade
from khabar.arabic.number_values import ACTIONS
from khabar.arabic.words import Word

_LETTERS_INSIDE = frozenset({"e", "ر"})
_LETTERS_AFTER = "k"
_INSIDE = frozenset(",،٬٫./-–:^+")
_BEFORE_CODE = frozenset("/=?&_#@\\")
_TAGS = frozenset("#@_")
_AFTER_LETTERS = frozenset("-%")
_POINTS = frozenset(".٫")
_SIGNS = frozenset("-+.٫(")
_AFTER_CODE = frozenset("/=?&_@\\")
_MOST_LEADS = 6
_MOST_ITEMS = 60
NOTHING = Piece("nothing")
_AFTER = {
    shape: Item({"adjective": "word", "the_adjective": "the_word"}.get(shape, shape), 0, 0, 0, 0)
    for shape in ("end", "word", "the_word", "joined", "function", "adjective", "the_adjective")
}


class Run(msgspec.Struct, frozen=True):
    """A run of digits: words [first, last), and the number it spells."""

    first: int
    last: int
    piece: Piece | None


def _latin(word: Word) -> bool:
    return word.kind == "word" and word.folded[:1].isascii() and bool(word.folded)


def _tight(words: Sequence[Word], i: int) -> bool:
    """Whether nothing stands between word `i` and the one before it."""
    return 0 < i < len(words) and words[i - 1].end == words[i].start


def _run_end(words: Sequence[Word], i: int) -> int:
    """Where the digits that begin at `i` end, with marks inside them and a sign of percent after."""
    j = i + 1
    while _tight(words, j) and _goes_on(words, j):
        j += 1
    if _tight(words, j) and words[j].folded == _LETTERS_AFTER and not _tight(words, j + 1):
        j += 1
    return j


def _goes_on(words: Sequence[Word], j: int) -> bool:
    """Whether word `j` is part of the run of digits before it."""
    mark = words[j]
    if mark.kind == "number" or not mark.folded:
        return True
    if mark.text == "،" and _tight(words, j + 1) and len(words[j + 1].folded) != 3:
        return False
    return _tight(words, j + 1) and (mark.text in _INSIDE or mark.folded in _LETTERS_INSIDE) and _digits_follow(words, j + 1)


def _digits_follow(words: Sequence[Word], j: int) -> bool:
    if words[j].text in ("+", "-") or not words[j].folded:
        return _tight(words, j + 1) and words[j + 1].kind == "number"
    return words[j].kind == "number"


def _spaced_groups(words: Sequence[Word], i: int, j: int) -> int:
    """Where «1 250 000», digits in threes with a space between, ends."""
    if len(words[i].folded) > 3 or words[i].folded[0] == "0" or j != i + 1:
        return j
    while j < len(words) and words[j].kind == "number" and len(words[j].folded) == 3 and words[j].start - words[j - 1].end == 1:
        j += 1
    return j


class Numerals:
    """Reads runs of digits in a text."""

    def __init__(self, rows: Sequence[Mapping[str, str]]) -> None:
        self._digits = Digits(rows)

    def read(self, words: Sequence[Word], i: int) -> Run:
        """The run of digits at word `i`, a sign or point before it taken in."""
        if self.opens(words, i):
            inside = self.read(words, i + 1)
            return Run(i, inside.last + 1, inside.piece)
        first = i
        if self.sign(words, i):
            i += 1
        last = _run_end(words, i)
        groups = _spaced_groups(words, i, last)
        if groups > last:
            text = words[i].folded + "".join("," + w.folded for w in words[i + 1 : groups])
            tail = _run_end(words, groups - 1)
            return Run(first, tail, self._digits.read(text + "".join(w.folded for w in words[groups:tail])))
        while last < len(words) and words[last].text in "%٪" and words[last].start - words[last - 1].end <= 1:
            last += 1
        if self._in_code(words, first, last):
            return Run(first, last, None)
        return Run(first, last, self._digits.read("".join(w.folded for w in words[first:last])))

    @staticmethod
    def opens(words: Sequence[Word], i: int) -> bool:
        """Whether word `i` opens brackets round digits alone, with a word after them: «(12) مدنياً»."""
        if words[i].text != "(" or not (_tight(words, i + 1) and words[i + 1].kind == "number"):
            return False
        close = _run_end(words, i + 1)
        return close + 1 < len(words) and words[close].text == ")" and words[close + 1].kind == "word"

    @staticmethod
    def sign(words: Sequence[Word], i: int) -> bool:
        """Whether word `i` is a sign or a decimal point tight before digits, and loose before itself."""
        if words[i].text not in _SIGNS or words[i].text == "(" or not _tight(words, i + 1) or words[i + 1].kind != "number":
            return False
        return not _tight(words, i) or words[i - 1].kind == "break"

    @staticmethod
    def _in_code(words: Sequence[Word], first: int, last: int) -> bool:
        """Whether the digits are part of an address, a name in Latin letters, a code."""
        if _tight(words, last) and (_latin(words[last]) or words[last].text in _AFTER_CODE):
            return True
        if not _tight(words, first):
            return False
        before = words[first - 1]
        if _latin(before) or before.text in _BEFORE_CODE:
            return True
        if not _tight(words, first - 1) or words[first - 2].kind == "break":
            return False
        return before.text in _AFTER_LETTERS or (before.kind == "word" and words[first - 2].text in _TAGS)


class NumberGrammar:
    """Finds numbers; a richer grammar hands in its own lexicon and rules.

    `lists` holds `numbers`, `number_shapes` and `number_rules` as tables of rows.
    """

    def __init__(self, lists: Mapping[str, Any], lexicon: Lexicon | None = None, cascade: Cascade | None = None) -> None:
        self.lexicon = lexicon or Lexicon()
        add_numbers(self.lexicon, lists["numbers"])
        self.cascade = cascade or Cascade(lists["number_rules"], ACTIONS)
        self._numerals = Numerals(lists["number_shapes"])
        self._add_literals(self.cascade.alphabet.words())

    def _add_literals(self, names: Iterable[str]) -> None:
        """Words that phrases name as they are get a reading of their own, as the article has before digits («الـ24»)."""
        self.lexicon.stems.setdefault("ال", Spelling(Piece("article")))
        self.lexicon.leads.add("ال")
        for name in sorted(names):
            piece = AND if name == "و" else Piece(name)
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
            items, done = self._collect(words, self._lead(words, i, done), i)
            self.check(words, items)
            found.extend(self.cascade.run(items)[:-1])
        return found

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
        items: list[Item] = []
        i = first
        while i < len(words) and len(items) < _MOST_ITEMS:
            word = words[i]
            if word.form.kind == "number" or (word.text in _SIGNS and (self._numerals.sign(words, i) or self._numerals.opens(words, i))):
                i = self._numeral(words, i, items)
                continue
            after = self._word(words, i, items)
            if after > i:
                i = after
            elif i < start:
                items, i = [], i + 1
            else:
                break
        items.append(self._after(words, i))
        return items, max(i, start + 1)

    def _numeral(self, words: Sequence[Word], i: int, items: list[Item]) -> int:
        """Adds the number in digits at `i` to `items`; returns the word after it."""
        run = self._numerals.read(words, i)
        first = run.first + (words[run.first].text in _POINTS)  # a point ends the sentence before it
        item = place(run.piece or NOTHING, first, run.last, words[first].start, words[run.last - 1].end)
        if items and items[-1].kind == "article":
            article = items.pop()
            item.first, item.start, item.definite = article.first, article.start, True
        items.append(item)
        return run.last

    def _word(self, words: Sequence[Word], i: int, items: list[Item]) -> int:
        """Adds what the word or phrase at `i` stands for to `items`; returns the word after it, `i` itself if it is unknown here."""
        word = words[i]
        reading = self.lexicon.read(word)
        for rest, pieces in reading.phrases:
            last = i + 1 + len(rest)
            if last <= len(words) and words[i + 1].form.folded == rest[0] and all(words[i + k].form.folded == one for k, one in enumerate(rest, 1)):
                items.extend([place(piece, i, last, word.start, words[last - 1].end) for piece in pieces])
                return last
        pieces = reading.pieces
        if not pieces and items:
            pieces = self.unknown(reading, items[-1].kind)
        for piece in pieces:
            items.append(place(piece, i, i + 1, word.start, word.end))
        return i + 1 if pieces else i

    def check(self, words: Sequence[Word], items: list[Item]) -> None:
        """Changes items before the rules run, where what stands before them says so."""

    def unknown(self, reading: Reading, before: str) -> tuple[Piece, ...]:
        """What a word out of the lexicon is after an item of kind `before`."""
        return ()

    def _after(self, words: Sequence[Word], i: int) -> Item:
        """What stands after the last item, so that a rule can look at it."""
        return _AFTER[self.lexicon.read(words[i]).shape if i < len(words) else "end"]
