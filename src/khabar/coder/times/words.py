"""The words of time expressions: each distinct written form becomes a *sign*, two characters that rules are matched on.

The first character says which clitic stood before the word («-» none, «+» و or ف, «~» ل, «^» ب or ك, «&» و and ل,
«@» و and ب), the second names the set of categories the word can have. `..` is any word that no rule knows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from operator import attrgetter

import msgspec

from khabar.arabic.calendar_hijri import FIRST_YEAR, LAST_YEAR
from khabar.arabic.clitics import AND, ARTICLE, BI, KA, LI, LI_ARTICLE, THEN
from khabar.arabic.words import Form, Forms, Word, tokenise
from khabar.codebook.schema.lists import Lists

NOTHING = ".."
_TEXT = attrgetter("text")
LISTS = ("times", "months", "weekdays", "day_parts", "hijri_months", "time_numbers")
"""The lists that give time words, each with a category, words and a value."""
_FIRST_SIGN = 0x4E00
_LIMIT = 200_000
_HOURS, _DAYS, _MINUTES = 24, 31, 60
_MONTHS = frozenset(("month", "month-weak", "hijri", "hijri-weak"))
_FLAGS = {"": "-", AND: "+", THEN: "+", LI: "~", BI: "^", KA: "^"}
_BOTH = {"~": "&", "^": "@", "-": "+"}
_DIGITS = {"nn": "nn", "num": "num", "yyyy": "yyyy"}


class Sense(msgspec.Struct, frozen=True):
    """What one written form is: its sign, the categories with their values, its folded stem and what was cut before it."""

    sign: str
    values: Mapping[str, str]
    stem: str
    head: int


_UNKNOWN = Sense(NOTHING, {}, "", 0)


def _flag(prefix: str) -> str | None:
    """The clitic character of a cut prefix; None for one that no time word takes."""
    if len(prefix) < 2:
        return _FLAGS.get(prefix)
    first, rest = _FLAGS.get(prefix[0]), _flag(prefix[1:])
    return _BOTH.get(rest) if first == "+" and rest else None


def _number_categories(digits: str) -> frozenset[str]:
    """The categories of a run of digits; a number of more than nine digits is no time's."""
    if len(digits) <= 2:
        clock = [name for name, fits in (("hh", int(digits) <= _HOURS), ("mm", len(digits) == 2 and int(digits) < _MINUTES)) if fits]
        return frozenset(("nn", "num", *clock, *(("yy",) if int(digits) > _DAYS else ())))
    if len(digits) == 3:
        return frozenset(("nnn", "num"))
    if len(digits) == 4:
        year = "yyyy" if "1000" <= digits < "3000" else "yx"
        return frozenset((year, "num", *(("hyear",) if FIRST_YEAR <= int(digits) <= LAST_YEAR else ())))
    return frozenset(("num",)) if len(digits) <= 9 else frozenset()


class Lexicon:
    """Time words by form; units of several words are known by the signs of their words in a row."""

    def __init__(self, lists: Lists) -> None:
        self._values: dict[str, dict[str, str]] = {}
        self._phrases: dict[str, dict[tuple[str, ...], str]] = {}
        self._never: set[str] = set()
        forms = Forms()
        for name in LISTS:
            for row in getattr(lists, name):
                if row.category == "never":
                    self._never.add(row.words)
                    continue
                value = "" if row.value is None else str(row.value)
                self._add(row.category, tuple(word.folded or word.text for word in tokenise(row.words, forms)), value)
        self._letters: dict[frozenset[str], str] = {}
        self._members: dict[str, list[str]] = {}
        for stem, values in self._values.items():
            self._letter(frozenset(values) | (_number_categories(stem) if stem.isdigit() else frozenset()))
        for digits in ("1", "01", "31", "52", "61", "100", "1443", "2000", "9999", "10000"):
            self._letter(_number_categories(digits))
        self._senses: dict[str, Sense] = {}
        self._signs: dict[str, str] = {}

    def _add(self, category: str, stems: tuple[str, ...], value: str) -> None:
        if len(stems) == 1:
            self._values.setdefault(stems[0], {})[category] = value
            return
        self._phrases.setdefault(category, {})[stems] = value
        for stem in stems:
            self._values.setdefault(stem, {}).setdefault(f"={stem}", "")

    def _letter(self, categories: frozenset[str]) -> str:
        """The character of a set of categories."""
        letter = self._letters.get(categories)
        if letter is None:
            letter = self._letters[categories] = chr(_FIRST_SIGN + len(self._letters))
            for category in sorted(categories):
                self._members.setdefault(category, []).append(letter)
        return letter

    def letters(self, category: str) -> str:
        """Every character whose set holds `category`."""
        return "".join(self._members.get(category, ()))

    def phrases(self, category: str) -> Iterable[tuple[str, ...]]:
        """The units of several words of a category, longest first."""
        return sorted(self._phrases.get(category, ()), key=lambda stems: (-len(stems), stems))

    def knows(self, category: str) -> bool:
        """Whether any word or unit has the category."""
        return category in self._members or category in self._phrases

    def signs(self, words: tuple[Word, ...], counted: Collection[int] = ()) -> str:
        """The signs of a text's words, two characters each; those of the words `counted` say nothing."""
        signs = list(map(self._signs.get, map(_TEXT, words)))
        for i in counted:
            if not self._before_month(words, i):
                signs[i] = _UNKNOWN.sign
        if None in signs:
            return "".join([sign or self.sense(word).sign for sign, word in zip(signs, words, strict=True)])
        return "".join(signs)  # type: ignore[arg-type]

    def _before_month(self, words: tuple[Word, ...], index: int) -> bool:
        """Whether a month follows: «1 آب» is a day though «أب» can be counted."""
        return index + 1 < len(words) and not _MONTHS.isdisjoint(self.sense(words[index + 1]).values)

    def sense(self, word: Word) -> Sense:
        """The sense of a word, worked out once for each spelling."""
        sense = self._senses.get(word.text)
        if sense is None:
            if len(self._senses) >= _LIMIT:
                self._senses.clear()
                self._signs.clear()
            sense = self._senses[word.text] = self._read(word.text, word.form)
            self._signs[word.text] = sense.sign
        return sense

    def _read(self, text: str, form: Form) -> Sense:
        stem = form.folded or text
        if text in self._never:
            return _UNKNOWN
        if form.kind == "number":
            values = {**dict.fromkeys(sorted(_number_categories(stem)), stem), **self._values.get(stem, {})}
            return Sense("-" + self._letter(frozenset(values)), values, stem, 0) if values else _UNKNOWN
        if stem in self._values:
            return self._sense("-", stem, 0)
        for cut in form.cuts:
            if cut.suffix or not cut.prefix:
                continue
            fused = cut.prefix.endswith(LI_ARTICLE)
            stem, flag = (ARTICLE + cut.stem, _flag(cut.prefix[:-1])) if fused else (cut.stem, _flag(cut.prefix))
            if flag and stem in self._values and text[cut.head :] not in self._never:
                return self._sense(flag, stem, 0 if fused else cut.head)
        return _UNKNOWN

    def _sense(self, flag: str, stem: str, head: int) -> Sense:
        values = self._values[stem]
        return Sense(flag + self._letter(frozenset(values)), values, stem, head)

    def value(self, category: str, words: tuple[Word, ...]) -> str:
        """The value of a category at these words."""
        if len(words) == 1:
            return self.sense(words[0]).values.get(category, "")
        return self._phrases.get(category, {}).get(tuple(self.sense(word).stem for word in words), "")
