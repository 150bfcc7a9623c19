"""What a rule does with the values of its parts: add, multiply, span a range. `None` refuses: the rule does not hold here."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.arabic.numbers.items import Item, Value
from khabar.arabic.numbers.phrases import Action


def whole(value: Value) -> Value:
    """`value` as an int where it is one."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def merge(items: list[Item], low: Value | None, high: Value | None, **more: object) -> Item:
    """One item over `items` with bounds `low`..`high`; the noun and marks of the parts are kept, `more` overrides them."""
    first, last = items[0], items[-1]
    made = Item("", first.first, last.last, first.start, last.end, low, high, None, True)
    for item in items:
        if item.entry is not None and made.entry is None:
            made.entry, made.noun = item.entry, item.noun
        if item.valued and item.definite:
            made.definite = True
        if item.approximate:
            made.approximate = True
        if item.joint:
            made.joint = True
    if isinstance(low, float) or isinstance(high, float):
        made.low, made.high = low if low is None else whole(low), high if high is None else whole(high)
    for name, value in more.items():
        setattr(made, name, value)
    return made


def valued(items: list[Item]) -> list[Item]:
    """Those of `items` that are numbers."""
    return [item for item in items if item.valued]


def _bounds(item: Item) -> tuple[Value, Value]:
    low = item.low if item.low is not None else item.high
    high = item.high if item.high is not None else low
    if low is None or high is None:
        raise ValueError(f"{item.kind} has no value")
    return low, high


def _worth(item: Item) -> Value:
    """An item's value beside others: «ألفاً و200» is a thousand and two hundred, not two thousand."""
    if item.kind.endswith("_a") and item.scale is not None:
        return item.scale
    return _bounds(item)[0]


def _most(item: Item) -> Value:
    return _worth(item) if item.kind.endswith("_a") else _bounds(item)[1]


def _sum(items: list[Item]) -> Item | None:
    parts = valued(items)
    return merge(items, sum(map(_worth, parts)), sum(map(_most, parts)), scale=parts[0].scale)


def _sum_definite(items: list[Item]) -> Item | None:
    return _sum(items) if all(item.definite for item in valued(items)) else None


def _product(items: list[Item]) -> Item | None:
    value: Value = 1
    for item in valued(items):
        value *= _bounds(item)[0]
    return merge(items, value, value)


def _multiply(items: list[Item]) -> Item | None:
    """A number times the scale word after it."""
    count, scale = valued(items)
    if scale.scale is None:
        return None
    low, high = _bounds(count)
    return merge(items, round(low * scale.scale, 6), round(high * scale.scale, 6), scale=scale.scale)


def _multiply_vague(items: list[Item]) -> Item | None:
    """«بضعة آلاف», «عشرات الآلاف»: up to just below the next one."""
    count, scale = valued(items)
    if scale.scale is None:
        return None
    low, high = _bounds(count)
    return merge(items, low * scale.scale, (high + 1) * scale.scale - 1, scale=scale.scale, definite=count.definite)


def _sum_of_scale(items: list[Item]) -> Item | None:
    """«مليون ونصف»: half of the scale, not half of one."""
    number, part = valued(items)[:2]
    if number.scale is None or part.low is None:
        return None
    value = _worth(number) + part.low * number.scale
    return merge(items, value, value)


def _sum_inverse(items: list[Item]) -> Item | None:
    """«ثلاثة وخُمس»: a fifth, since three and five do not add up to a number."""
    number, part = valued(items)
    low, high = _bounds(number)
    if number.kind in {"hundred", "hundreds"}:
        return None
    return merge(items, low + 1 / _worth(part), high + 1 / _worth(part))


def _inverse_first(items: list[Item]) -> Item | None:
    """«خُمس الساعة»: the fifth of a definite singular."""
    part = items[0]
    if part.definite:
        return None
    return merge(items[:1], 1 / _worth(part), 1 / _worth(part), last=items[0].last)


def _inverse(items: list[Item]) -> Item | None:
    value = _worth(valued(items)[0])
    return merge(items, 1 / value, 1 / value) if value else None


def _quotient(items: list[Item]) -> Item | None:
    over, under = valued(items)
    value = _worth(over) / _worth(under) if _worth(under) else None
    return None if value is None else merge(items, value, value)


def _quotient_of_one(items: list[Item]) -> Item | None:
    return _quotient(items) if _worth(items[0]) == 1 else None


def _point(items: list[Item]) -> Item | None:
    """«خمس فاصلة خمسة», «مئتان فاصلة صفر ثلاثة»: what follows the point is read as digits."""
    whole_part, *parts = [item for item in valued(items) if item.kind != "point"]
    digits = "".join(str(_worth(part)) for part in parts)
    if not digits.isdigit() or not isinstance(_worth(whole_part), int):
        return None
    value = float(f"{_worth(whole_part)}.{digits}")
    return merge(items, value, value)


def _nothing(items: list[Item]) -> Item:
    """Words that are no number together: «النصف الأول من العام», «أول أمس»."""
    return merge(items, None, None, valued=False)


def _mixed(items: list[Item]) -> Item | None:
    """«2 1/4», «-1 4/5»: a whole number and a part of one, under one sign."""
    parts = sorted(valued(items), key=lambda item: item.kind == "slashed")
    number, part = map(_worth, parts)
    if not isinstance(number, int):
        return None
    value = number + (part if number >= 0 else -part)
    return merge(items, value, value)


def _at_least(items: list[Item]) -> Item | None:
    return merge(items, valued(items)[0].low, None)


def _range(items: list[Item]) -> Item | None:
    """Low to high; the scale of the second holds for a bare first («بين 20 و25 ألفاً»)."""
    one, two = valued(items)
    low, high = _worth(one), _bounds(two)[1]
    if two.scale and one.scale is None and low < 1000 and low * two.scale < high:
        low = low * two.scale
    return merge(items, low, high) if low < high else None


ACTIONS: Mapping[str, Action] = {
    "sum": _sum, "sum_definite": _sum_definite, "product": _product, "multiply": _multiply, "multiply_vague": _multiply_vague,
    "sum_of_scale": _sum_of_scale, "sum_inverse": _sum_inverse, "inverse": _inverse, "inverse_first": _inverse_first,
    "quotient": _quotient, "quotient_of_one": _quotient_of_one, "point": _point, "at_least": _at_least, "mixed": _mixed,
    "nothing": _nothing, "range": _range,
}  # fmt: skip
"""Every value that a row of `number_rules.tsv` may name."""
