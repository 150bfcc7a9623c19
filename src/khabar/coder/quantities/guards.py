"""Digits and ordinals that are part of a name, a telephone number, a score or a list's numbering, and so count nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khabar.arabic.clitics import AND, BI, JOINED, KA, LI
from khabar.arabic.endings import TANWIN_ACCUSATIVE
from khabar.arabic.function_words import FROM, TO, UNTIL
from khabar.arabic.numbers.items import Item
from khabar.arabic.numbers.lexicon import folded_words
from khabar.arabic.words import Word
from khabar.codebook.schema.quantities import CountWord

_KINDS = frozenset({"label", "phone", "score", "change", "month", "ruler", "year", "function", "holder"})
_JOINED = JOINED | {KA} | {joined + before for joined in JOINED for before in (BI, LI)}
_DIGITS = frozenset({"d1", "d2", "d3", "digits", "decimal", "spread", "zero", "slashed", "either"})
_DIGITS_BEFORE = _DIGITS | {"nothing"}
_NAMED = frozenset({"d1", "d2", "d3", "digits"})
_ORDINALS = frozenset({"ordinal", "ordinal_f"})
LOOKED_AT = _DIGITS | _ORDINALS | {FROM, "other_sg"}
_SINGULARS = frozenset({"sg", "sg_quality", "plain"})
_HELD = _SINGULARS | {"dual"}
_PEOPLE = frozenset({"person", "family"})
_SHARED = 3
_NUMBERED_BY = frozenset("-–).:")
_CHANGED = {FROM: "from_change", TO: "to_change", UNTIL: "to_change"}
_YEAR_WORDS = frozenset({"m_sg", "m_day", "the_m_sg"})
_FAR = 8
_RULER = 3
_CHANGE = 6
_YEARS = range(1300, 2101)


class Guards:
    """Looks at what stands before a number and renames its kind: `label` for a name's number, `nothing` for no number at all."""

    def __init__(self, rows: Iterable[CountWord]) -> None:
        self._kinds: dict[str, tuple[str, ...]] = {}
        self._known: dict[str, tuple[str, ...]] = {}
        for row in rows:
            if row.kind in _KINDS:
                for word in folded_words(row.words):
                    self._kinds[word] = (*self._kinds.get(word, ()), row.kind)

    def apply(self, words: Sequence[Word], items: list[Item]) -> None:
        """Renames, in place, the items that count nothing."""
        for place, item in enumerate(items):
            if item.kind in _SINGULARS and self._shares(words, items, place):
                item.kind = "also"
            elif item.kind in _HELD and self._is_held(words, item):
                item.kind = "plain"
            if item.kind not in LOOKED_AT:
                continue
            if item.kind == "other_sg":
                if self._last_of(words, item):
                    item.kind = "nothing"
            elif item.kind in _DIGITS:
                self._digits(words, items, place)
            elif item.kind in _ORDINALS and self._in_name(words, item):
                item.kind = "nothing"
            elif item.kind == FROM and self._near(words, item.first, _CHANGE, "change"):
                for other in items[place:]:
                    other.kind = _CHANGED.get(other.kind, other.kind)

    @staticmethod
    def _shares(words: Sequence[Word], items: list[Item], place: int) -> bool:
        """Whether a noun shares the number before the noun before it: «45 صحفياً وناشطاً», both with the ending of what is counted.

        The dead and the wounded are no one figure, but a joint one.
        """
        entry = items[place].entry
        if entry is None or entry.harmed or place < _SHARED:
            return False
        number, noun, joint = items[place - 3 : place]
        if joint.kind != AND or noun.kind not in _SINGULARS or not number.valued:
            return False
        return all(words[items[at].first].text.endswith(TANWIN_ACCUSATIVE) for at in (place - 2, place))

    def _is_held(self, words: Sequence[Word], item: Item) -> bool:
        """Whether a thing only says what the person before it drives, runs or guards («سائق شاحنة»)."""
        thing = item.entry is not None and item.entry.unit not in _PEOPLE
        return thing and item.start == words[item.first].start and "holder" in self._before(words, item.first)

    def _digits(self, words: Sequence[Word], items: list[Item], place: int) -> None:
        item = items[place]
        if item.kind == "either":
            self._settle(item, items[place + 1])
        before = self._before(words, item.first)
        if ("label" in before and item.kind in _NAMED) or self._year(items, place, before):
            item.kind = "label"
        elif self._in_pairs(items, place) or self._phone(words, item) or self._numbering(words, item) or self._score(words, item, items):
            item.kind = "nothing"

    def _before(self, words: Sequence[Word], i: int) -> tuple[str, ...]:
        """The kinds of the word before word `i` in its line."""
        return self._kinds_of(words[i - 1]) if i and words[i - 1].kind != "break" else ()

    @staticmethod
    def _settle(item: Item, after: Item) -> None:
        """«1.250» before things counted is a thousand, else one and a quarter."""
        if after.entry is not None and not after.kind.startswith("m_") and after.kind != "percent":
            item.low = item.high = item.scale
            item.kind = "digits"
        else:
            item.kind = "decimal"
        item.scale = None

    @staticmethod
    def _year(items: list[Item], place: int, kinds: tuple[str, ...]) -> bool:
        """Whether four digits are a year: after a month's name or «عام»; `kinds` are those of the word before."""
        item = items[place]
        if item.kind != "digits" or item.low not in _YEARS:
            return False
        before = items[place - 1] if place else None
        named = before is not None and before.entry is not None and before.entry.unit == "duration" and before.kind in _YEAR_WORDS
        return named or "year" in kinds

    def _in_pairs(self, items: list[Item], place: int) -> bool:
        """Whether digits are one of four groups or more with nothing between: a telephone number («03 44 99 62»)."""
        first = last = place
        while first and items[first - 1].kind in _DIGITS_BEFORE:
            first -= 1
        while last + 1 < len(items) and items[last + 1].kind in _DIGITS:
            last += 1
        return last - first >= 3

    def _near(self, words: Sequence[Word], i: int, far: int, kind: str) -> bool:
        """Whether a word of `kind` stands at most `far` words before word `i`, in its line."""
        for j in range(i - 1, max(-1, i - 1 - far), -1):
            if words[j].kind == "break":
                return False
            if kind in self._kinds_of(words[j]):
                return True
        return False

    def _kinds_of(self, word: Word) -> tuple[str, ...]:
        """The kinds of a word, its clitics cut; worked out once a spelling."""
        found = self._known.get(word.text)
        if found is None:
            if len(self._known) > 50_000:
                self._known.clear()
            found = self._known[word.text] = tuple(
                kind for cut in word.form.cuts if not cut.suffix and cut.prefix in _JOINED for kind in self._kinds.get(cut.stem, ())
            )
        return found

    def _phone(self, words: Sequence[Word], item: Item) -> bool:
        return item.low is not None and item.low >= 1000 and self._near(words, item.first, 2, "phone")

    def _score(self, words: Sequence[Word], item: Item, items: list[Item]) -> bool:
        dashed = item.kind == "spread" or "-" in [other.kind for other in items]
        return dashed and self._near(words, item.first, _FAR, "score")

    def _numbering(self, words: Sequence[Word], item: Item) -> bool:
        """Whether digits number a line of a list: «2) …»."""
        i, j = item.first, item.last
        if (i and words[i - 1].kind != "break") or j - i != 1 or j + 1 >= len(words) or words[j].text not in _NUMBERED_BY:
            return False
        return words[j + 1].kind == "word" and words[j].start == words[i].end

    def _last_of(self, words: Sequence[Word], item: Item) -> bool:
        """Whether «آخر» stands where it cannot be another person: first in its line, or after a preposition or the like."""
        return not item.first or words[item.first - 1].kind == "break" or self._near(words, item.first, 1, "function")

    def _in_name(self, words: Sequence[Word], item: Item) -> bool:
        """Whether an ordinal is part of a month's or a ruler's name."""
        return self._near(words, item.first, 1, "month") or self._near(words, item.first, _RULER, "ruler")
