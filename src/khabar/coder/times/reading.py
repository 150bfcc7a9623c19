"""From a matched rule to the values of its words: the symbolic reading of a time expression."""

from __future__ import annotations

from khabar.arabic.words import Word
from khabar.coder.times.rules import NOT_QUOTED, Match, Slot
from khabar.coder.times.words import Lexicon

_COMPOSED = frozenset(("&card", "&Card", "&year", "&yearwords", "&day", "&nth", "&ordinal", "&and100", "&bare", "&onth"))
_SPANS = frozenset(("&span", "&Span", "&full", "&andmore", "&First", "&The", "&byspan", "&counted"))
_NAMED = {"&month": ("month", "month-weak"), "&mon": ("month", "month-weak"), "&hmonth": ("hijri", "hijri-weak")}
_NUMBERS = ("num", "n1", "N1", "o1", "o1f", "o1-bare", "one-the", "nteen", "ntens", "otens", "first-of", "nhundred", "nthousand")
_SCALES = frozenset(("nhundred", "nthousand"))
_ONE = ("unit", "unit-acc", "Unit")
_GRAINS = (*_ONE, "units", "units-rare", "Units", "unit-dual", "Unit-dual")
_ALIAS = {
    "weekday-bare": "weekday",
    "month": "&month",
    "month-weak": "&month",
    "&mon": "&month",
    "hijri": "&hmonth",
    "hijri-weak": "&hmonth",
    "ramadan": "&hmonth",
}
"""Slots that say the same, by the name that ops know."""
_FEW = "3"
PARTS = ("part", "Part", "partly", "afternoon", "early-part", "midnight", "tonight")


class Reader:
    """Reads the slots of matches by a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def head(self, word: Word) -> int:
        """How many characters of a word are a clitic that its time does not quote."""
        return self._lexicon.sense(word).head

    def values(self, match: Match, words: tuple[Word, ...]) -> dict[str, str]:
        """What the words of a match say, by slot, with the rule's constants; `words` are those of its run."""
        values: dict[str, str] = {}
        for slot in match.slots:
            value = self._value(slot, words[slot.first : slot.last])
            if value is not None:
                name = slot.category if slot.name == NOT_QUOTED else slot.name
                values.setdefault(_ALIAS.get(name, name), value)
        values.update(match.rule.constants)
        return values

    def _value(self, slot: Slot, words: tuple[Word, ...]) -> str | None:
        if slot.category in _COMPOSED:
            return self._number(words)
        if slot.category in _SPANS or slot.name in _SPANS:
            return self._span(words)
        if slot.category in _NAMED:
            return self._first(words, _NAMED[slot.category])
        return None if slot.category.startswith("&") else self._lexicon.value(slot.category, words)

    def _first(self, words: tuple[Word, ...], categories: tuple[str, ...]) -> str | None:
        """The value of the first word, or unit of several, of one of the categories."""
        for at in range(len(words)):
            for size in (3, 2, 1):
                for category in categories:
                    value = self._lexicon.value(category, words[at : at + size])
                    if value:
                        return value
        return None

    def _number(self, words: tuple[Word, ...]) -> str | None:
        """A number put together from its words: smaller before a scale multiplies, all else adds."""
        total: int | None = None
        for word in words:
            values = self._lexicon.sense(word).values
            category = next((name for name in _NUMBERS if name in values), None)
            if category is None:
                continue
            number = int(values[category])
            if total and category in _SCALES and total < number:
                total *= number
            else:
                total = (total or 0) + number
        return None if total is None else str(total)

    def _span(self, words: tuple[Word, ...]) -> str | None:
        """«ثلاثة أيام» as «3 day», a dual as 2, a singular as 1, a bare plural as X."""
        grain, count, rest = "", "X", []
        for word in words:
            values = self._lexicon.sense(word).values
            category = next((name for name in _GRAINS if name in values), None)
            if category and not grain:
                grain = values[category]
                count = "2" if category.endswith("dual") else "1" if category in _ONE else count
            elif "handful" in values:
                count = _FEW
            else:
                rest.append(word)
        if not grain:
            grain, count = self._first(words, _ONE) or "", "1"
        return f"{self._number(tuple(rest)) or count} {grain}" if grain else None
