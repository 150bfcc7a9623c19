"""What is counted: how a number and the nouns beside it become one quantity. `None` refuses, as in `number_values`."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.arabic.numbers.items import Entry, Item, Value
from khabar.arabic.numbers.phrases import Action
from khabar.arabic.numbers.values import ACTIONS as NUMBER_ACTIONS
from khabar.arabic.numbers.values import merge, valued, whole

_BODIES = frozenset({"person", "family", "vehicle", "aircraft"})
_PERCENT = Entry("%", "percent")
_TWO = frozenset({"two", "two_or_monday"})
_DUALS = {"dual_construct": "construct", "dual_own": "own_dual"}
_UP_TO_TEN = frozenset({"unit", "ten", "fifth_or_five", "seventh_or_seven", "ninth_or_nine"})
_LEAST_OTHER, _MOST_OTHER = 2, 10
PERSON = Entry("", "person")
"""Somebody, where no noun is counted."""
_BOUNDS = ("about", "at_least", "at_most")


def _times(value: Value | None, factor: float) -> Value | None:
    return None if value is None else whole(round(value * factor, 6))


def _nouns(items: list[Item]) -> list[Item]:
    return [item for item in items if item.entry is not None and not item.valued]


def _counted(items: list[Item], number: Item, noun: Item | None) -> Item:
    """`number` of `noun` over `items`, in the record's unit of what is counted; a minus before things is a dash."""
    low, high = number.low, number.high
    if low is not None and low < 0:
        low, high = -low, -high if high is not None else None
    factor = noun.entry.factor if noun and noun.entry else 1
    entry, word = (noun.entry, noun.noun) if noun else (None, None)
    return merge(items, _times(low, factor), _times(high, factor), entry=entry, noun=word)


def _count(items: list[Item]) -> Item | None:
    """A number and the noun beside it."""
    nouns = _nouns(items)
    number = next((item for item in items if item.valued), None)
    if number is None:
        number = next((item for item in items if item.kind == "one_of"), None)
    if not (number and nouns) or _odd(number, nouns[0]):
        return None
    return _counted(items, number, nouns[0])


def _odd(number: Item, noun: Item) -> bool:
    """Whether a number cannot count a noun: two or ten before a singular, a definite one, a part of one before things."""
    if number.kind == "two" and noun.kind in ("sg", "plain", "sg_quality", "m_sg", "m_day"):
        return True
    if noun.kind == "m_day" and number.kind in _UP_TO_TEN:
        return True
    if noun.kind.startswith("m_") or noun.kind == "percent":
        return False
    if number.definite and noun.kind in ("sg", "plain") and number.kind in ("unit", "ten"):
        return True
    return isinstance(number.low, float)


def _count_from(items: list[Item]) -> Item | None:
    """«18 من عناصر …»; but «40 ألفاً من مناطق …» come from there."""
    entry = _nouns(items)[0].entry
    return _count_of_the(items) if entry is not None and entry.unit not in ("place", "building") else None


def _count_of_the(items: list[Item]) -> Item | None:
    """«العشرات من القتلى», «مئات المدنيين»."""
    made = _count(items)
    if made is not None:
        made.shape = "partitive"
    return made


def _count_one(items: list[Item]) -> Item | None:
    """«أحد عناصره» is one; «أحد اللقاءات» only says that there was one."""
    entry = _nouns(items)[0].entry
    return _count(items) if entry is not None and entry.unit in _BODIES else None


def _definite_count(items: list[Item]) -> Item | None:
    """«الأيام الثلاثة»: the number bears the article too."""
    return _count(items) if valued(items)[0].definite else None


def _dual(items: list[Item]) -> Item | None:
    """A dual noun is two of it, whatever number word stands beside it."""
    noun = items[0]
    factor = noun.entry.factor if noun.entry else 1
    shape = "two_said" if items[1:] and items[1].kind in _TWO else _DUALS.get(noun.kind, "dual")
    return merge(items, _times(2, factor), _times(2, factor), entry=noun.entry, noun=noun.noun, shape=shape)


def _at_least_two(items: list[Item]) -> Item | None:
    return merge(items, 2, None, shape="either")


def _single(items: list[Item]) -> Item | None:
    return merge(items, 1, 1, shape="single")


def _single_ordinal(items: list[Item]) -> Item | None:
    """«وأصيب ثالث»: one more person."""
    item = items[0]
    if item.definite or item.low is None or not _LEAST_OTHER <= item.low <= _MOST_OTHER:
        return None
    return merge(items, 1, 1, entry=PERSON, noun=None, shape="single")


def _pair(items: list[Item]) -> Item | None:
    """«أم وابنها»: two people, the second known by the first."""
    people = [item for item in items if item.entry is not None and item.entry.unit == "person"]
    return merge(items, 2, 2, shape="pair") if len(people) == 2 else None


def _others(items: list[Item]) -> Item | None:
    """«ثلاثة آخرين»; the word for others says whether they are people."""
    number = next((item for item in items if item.valued), None)
    other = items[-1]
    return _counted(items, number, other) if number else None


def _of_them(items: list[Item]) -> Item | None:
    number, them = items
    made = merge(items, number.low, number.high, entry=them.entry, noun=None)
    return made


def _percentage(items: list[Item]) -> Item | None:
    number = valued(items)[0]
    return merge(items, number.low, number.high, entry=_PERCENT, noun=None)


def _total(at: Item, low: Value, high: Value) -> Item:
    return Item("", at.first, at.last, at.start, at.end, low, high, valued=True)


def _bounded_percentage(items: list[Item]) -> Item | None:
    made = _bound(items[:-1])
    return merge(items, made.low, made.high, approximate=made.approximate, entry=_PERCENT, noun=None) if made else None


def _count_and_fraction(items: list[Item]) -> Item | None:
    """«ثلاث ساعات ونصف»: the fraction is of the unit."""
    number, fraction = valued(items)
    noun = _nouns(items)[0]
    if number.low is None or number.high is None or fraction.low is None:
        return None
    return _counted(items, _total(number, number.low + fraction.low, number.high + fraction.low), noun)


def _measure_and_fraction(items: list[Item]) -> Item | None:
    """«شهر ونصف», «يومين ونصف»."""
    noun, fraction = items[0], valued(items)[0]
    if fraction.low is None:
        return None
    count = (2 if noun.kind == "m_dual" else 1) + fraction.low
    return _counted(items, _total(noun, count, count), noun)


def _joint(items: list[Item]) -> Item | None:
    """«4 بين قتيل وجريح»: one figure for the dead and the wounded."""
    nouns = _nouns(items)
    harmed = [noun for noun in nouns if noun.entry is not None and noun.entry.harmed]
    if len(harmed) < 2 or harmed[-1].entry == harmed[-2].entry:
        return None
    made = _counted(items, valued(items)[0], nouns[0])
    made.joint = True
    return made


def _joint_plural(items: list[Item]) -> Item | None:
    """«العشرات من القتلى والجرحى»."""
    one, other = items[0], _nouns(items)[0]
    if one.entry is None or other.entry is None or not (one.entry.harmed and other.entry.harmed) or one.entry == other.entry:
        return None
    if one.shape != "partitive":
        return None
    return merge(items, one.low, one.high, joint=True)


def _bound(items: list[Item]) -> Item | None:
    """About, at least or at most what stands before or after."""
    number = valued(items)[0]
    kinds = [item.kind.removeprefix("after_").removeprefix("around_") for item in items if not item.valued]
    word = next(kind for kind in kinds if kind in _BOUNDS)
    if word == "about":
        return merge(items, number.low, number.high, approximate=True)
    if word == "at_least":
        return merge(items, number.low, None)
    return merge(items, None, number.high)


ACTIONS: Mapping[str, Action] = {
    **NUMBER_ACTIONS, "count": _count, "count_of_the": _count_of_the, "count_from": _count_from, "count_one": _count_one,
    "definite_count": _definite_count, "dual": _dual, "at_least_two": _at_least_two, "single": _single, "single_other": _single,
    "single_ordinal": _single_ordinal,
    "pair": _pair, "others": _others, "of_them": _of_them, "percentage": _percentage, "bounded_percentage": _bounded_percentage,
    "count_and_fraction": _count_and_fraction, "measure_and_fraction": _measure_and_fraction, "joint": _joint,
    "joint_plural": _joint_plural, "bound": _bound, "bound_counted": _bound,
}  # fmt: skip
"""Every value that a row of `number_rules.tsv` or `quantity_rules.tsv` may name."""
