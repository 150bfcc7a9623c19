"""Decades and centuries."""

from __future__ import annotations

from khabar.arabic import calendar as cal
from khabar.arabic.calendar import Period
from khabar.coder.times.values import OPEN, WRONG, Anchor, Outcome, Values, number, settled

_TURN_OF_DECADES = 20
_LAST_CENTURY, _THIS_CENTURY = 1900, 2000


def decade(values: Values, anchor: Anchor) -> Outcome:
    """«ثمانينات القرن الماضي»; without a century of the 20th, the twenties of the 21st once they have begun."""
    tens = int(values["decade"])
    if "ord" in values:
        return settled(cal.decade_of(int(values["ord"]) * 100 - 100 + tens), values, "explicit")
    if "dir" in values and anchor.today:
        return settled(cal.decade_of((anchor.today.year // 100 + int(values["dir"])) * 100 + tens), values)
    begun = anchor.today is not None and anchor.today.year >= _THIS_CENTURY + tens
    return settled(cal.decade_of((_THIS_CENTURY if begun and tens <= _TURN_OF_DECADES else _LAST_CENTURY) + tens), values, "explicit")


def decade_of(values: Values, anchor: Anchor) -> Outcome:
    """«العقد الثاني من القرن الحالي»."""
    century = number(values, "ord")
    if century is None:
        if anchor.today is None:
            return OPEN
        century = (anchor.today.year + 99) // 100 + int(values["dir"])
    return settled(cal.decade_of(century * 100 - 110 + 10 * int(values["nth"])), values, "explicit" if "ord" in values else "relative")


def decade_2000(values: Values, anchor: Anchor) -> Outcome:
    """«الألفينيات»."""
    return settled(cal.decade_of(int(values["decade-2000"])), values, "explicit")


def century(values: Values, anchor: Anchor) -> Outcome:
    """«القرن التاسع عشر»."""
    return settled(cal.century_of(int(values["ord"])), values, "explicit")


def centuries(values: Values, anchor: Anchor) -> Outcome | None:
    """«القرنين السابع والثامن»: from the first year of one to the last of the other."""
    last = int(values["last"]) + (10 if "teens" in values else 0)
    first, end = cal.century_of(int(values["ord"])), cal.century_of(last)
    return Outcome(Period(first.start, end.end), "explicit") if first and end and first.first < end.first else None


def century_part(values: Values, anchor: Anchor) -> Outcome:
    """«النصف الثاني من القرن التاسع عشر»: as its years."""
    if "ord" not in values and anchor.today is None:
        return OPEN
    century = number(values, "ord") or ((anchor.today.year + 99) // 100 + int(values["dir"]) if anchor.today else 0)
    length, nth, first = int(values["quarter"]) * 100 // 12, int(values["nth"]), century * 100 - 99
    if not (1 <= century <= 99 and 1 <= nth * length <= 100):
        return WRONG
    return Outcome(
        Period(cal.Partial(first + length * (nth - 1)), cal.Partial(first + length * nth - 1)), "explicit" if "ord" in values else "relative"
    )
