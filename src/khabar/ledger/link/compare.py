"""How two linkables compare: for each comparison one level of weights.tsv, or none where a side does not say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from khabar.ledger.link import nearness
from khabar.ledger.link.linkable import Count, Linkable
from khabar.ledger.link.moment import Moment

_NEWS_DAYS = 3
_NEXT_DAY = 1
_OLD_DAYS = 30
_WEEK, _MONTH, _YEAR = 7, 30, 360
_NIGHT = {"dawn", "evening", "night"}
_DAY_KNOWN = {"same_day", "same_date", "next_day", "fresh", "recent"}
"""Levels of `time` that put two scenes on one day or nearly."""
_ONE, _FEW, _SOME = 1, 4, 9
_PARTS = ("dawn", "morning", "noon", "afternoon", "evening", "night")
FOCUSED = 2
"""A report that tells no more scenes than this is about them; one that tells more is a round-up."""
_TOLERANCE = 0.1
_MANY_WORDS = 4
_FIGURES = {"same_one", "same_few", "same_some", "same_many", "close"}
_TELLING = {
    "dead": _FIGURES, "hurt": _FIGURES, "struck": {"same"}, "victim": {"same"}, "people": {"same"},
    "words": {"clause", "many", "some", "one"},
}  # fmt: skip
"""What tells events at one place from each other where no day does."""
_LONG = {"overlap", "wider"}
_TELLING_OF_LONG = {"dead": _FIGURES - {"same_one"}, "hurt": _FIGURES - {"same_one"}, "victim": {"same"}}


def _dated(a: tuple[int, int], b: tuple[int, int]) -> str:
    apart = max(0, b[0] - a[1], a[0] - b[1])
    if apart:
        return "next_day" if apart == 1 else "apart"
    if max(a[1] - a[0], b[1] - b[0]) < _NEWS_DAYS:
        return "same_day"
    return "overlap" if a == b else "wider"


def _unyeared(a: Moment, b: Moment) -> str | None:
    """Two moments of which one has no year: month and day, else the week day."""
    if a.month is not None and b.month is not None and a.of_month is not None and b.of_month is not None:
        if (a.month, a.of_month) == (b.month, b.of_month):
            return "same_date" if a.weekday == b.weekday or None in (a.weekday, b.weekday) else "apart"
        close = abs(a.of_month - b.of_month) == 1 and a.month == b.month
        return "next_day" if close else "apart"
    return _weekdays(a, b)


def _weekdays(a: Moment, b: Moment) -> str | None:
    """Two week days; a night is of the day before it and of the day after."""
    if a.weekday is None or b.weekday is None:
        return None
    apart = (a.weekday - b.weekday) % _WEEK
    if apart == 0:
        return "same_weekday"
    return "next_weekday" if apart in (1, _WEEK - 1) and {a.part, b.part} & _NIGHT else "other_weekday"


def _late(days: tuple[int, int], published: tuple[int, int]) -> str:
    """A day that one report says against the day of another report that says none."""
    if days[0] > published[0]:
        return "after"
    return _age(published[0] - days[1])


def _age(days: int) -> str:
    return "fresh" if days <= _NEXT_DAY else "recent" if days <= _NEWS_DAYS else "stale" if days <= _OLD_DAYS else "apart"


def _both_late(a: Moment, b: Moment) -> str | None:
    """The days of two reports of which at least one does not say when it was."""
    if a.days and b.days:
        return _age(abs(a.days[0] - b.days[0]))
    if a.month is not None and b.month is not None and a.of_month is not None and b.of_month is not None:
        apart = abs((a.month - b.month) * _MONTH + a.of_month - b.of_month)
        return _age(min(apart, _OLD_DAYS, abs(_YEAR - apart)))
    if a.weekday is not None and b.weekday is not None:
        apart = (a.weekday - b.weekday) % _WEEK
        return "fresh_weekday" if apart == 0 else "next_weekday" if apart in (1, _WEEK - 1) else "stale_weekday"
    return None


def _says(moment: Moment) -> bool:
    return moment.days is not None or moment.month is not None or moment.weekday is not None


def time(a: Linkable, b: Linkable) -> str:
    """The level of `time`, `unknown` where one of them is of no day; what tells no time is taken to be news of its report's day."""
    return _time(a, b) or ("wider" if a.coarse else "unknown")


def _time(a: Linkable, b: Linkable) -> str | None:
    if a.coarse != b.coarse:
        return "scale"
    x, y = a.moment, b.moment
    if x.days and y.days:
        return _dated(x.days, y.days)
    if _says(x) and _says(y):
        return _unyeared(x, y)
    if a.coarse:
        return None
    if x.days and b.today.days:
        return _late(x.days, b.today.days)
    if y.days and a.today.days:
        return _late(y.days, a.today.days)
    return _both_late(x if _says(x) else a.today, y if _says(y) else b.today)


def of_other_days(a: Linkable, b: Linkable) -> bool:
    """Whether the days of two scenes, told or of their reports, are known and too far apart for one incident."""
    x, y = (one.moment.days or (None if _says(one.moment) else one.today.days) for one in (a, b))
    return not (a.coarse or b.coarse) and x is not None and y is not None and max(y[0] - x[1], x[0] - y[1]) > _OLD_DAYS


def part(a: Linkable, b: Linkable) -> str | None:
    """The level of `part`: parts of the day that are one, neighbours or not."""
    if a.moment.part is None or b.moment.part is None:
        return None
    apart = abs(_PARTS.index(a.moment.part) - _PARTS.index(b.moment.part))
    return "same" if apart == 0 else None if apart in (1, len(_PARTS) - 1) else "other"


def _meets(a: Count, b: Count) -> bool:
    low = max(a.min if a.min is not None else 0, b.min if b.min is not None else 0)
    high = min((c.max for c in (a, b) if c.max is not None), default=None)
    return high is None or low <= high * (1 + _TOLERANCE)


def _exact(count: Count) -> bool:
    return count.min is not None and count.min == count.max


def _size(number: float) -> str:
    return "one" if number <= _ONE else "few" if number <= _FEW else "some" if number <= _SOME else "many"


def _close(a: Count, b: Count) -> bool:
    """Two exact figures that late tolls and careless counts put apart: by one, or by a fifth."""
    if not (_exact(a) and _exact(b)) or a.min is None or b.min is None:
        return False
    return abs(a.min - b.min) <= max(1, 0.2 * max(a.min, b.min))


def number(a: Linkable, b: Linkable, kind: str) -> str | None:
    """The level of `dead`, `hurt` …: an exact figure in common by its size, else whether any two meet."""
    mine, theirs = ([c for c in x.counts if c.kind == kind] for x in (a, b))
    if not mine or not theirs:
        return None
    shared = [c.min for c in mine for d in theirs if _exact(c) and _exact(d) and c.min == d.min and (c.total or d.total)]
    if shared:
        return "same_" + _size(max(s for s in shared if s is not None))
    if any(_meets(c, d) for c in mine for d in theirs if not (_exact(c) and _exact(d))):
        return "meets"
    return "close" if any(_close(c, d) for c in mine for d in theirs if c.total and d.total) else "other"


def _sets(a: tuple[str, ...], b: tuple[str, ...]) -> str | None:
    if not a or not b:
        return None
    return "same" if set(a) & set(b) else "other"


def victim(a: Linkable, b: Linkable) -> str | None:
    """The level of `victim`: two words of a person's name in common, or none of all names."""
    if not a.victims or not b.victims:
        return None
    shared = max(len(set(x.split()) & set(y.split())) for x in a.victims for y in b.victims)
    return "same" if shared > 1 else "other" if shared == 0 else None


def wording(a: Linkable, b: Linkable) -> str | None:
    """The level of `words`: a clause in common, else how many details. A clause about years or months is one that many reports end with."""
    if set(a.evidence) & set(b.evidence):
        return "some" if a.coarse or b.coarse else "clause"
    shared = len(set(a.words) & set(b.words))
    if shared >= _MANY_WORDS:
        return "many"
    return "some" if shared > 1 else "one" if shared else None


def harm(a: Linkable, b: Linkable) -> str | None:
    """The level of `harm`: whether both tell of people harmed, or one of them does not."""
    if not all(one.rule(type).scene for one in (a, b) for type in one.types):
        return None
    x, y = ({type for type in one.types if one.rule(type).harm} for one in (a, b))
    return "same" if x and x == y else "meets" if x & y else "other" if x and y else "none"


def cause(a: Linkable, b: Linkable) -> str | None:
    """The level of `cause`: strikes, blasts and clashes are different things to happen; a bare attack may be any of them."""
    x, y = ({one.rule(type).event for type in one.types if one.rule(type).cause} for one in (a, b))
    return "other" if x and y and not x & y else None


def focus(a: Linkable, b: Linkable) -> str | None:
    """The level of `focus`, of two scenes at one place: whether their reports tell of little else, or are both round-ups."""
    if not any(nearness.same_spot(x, y) for x in a.spots for y in b.spots) or a.report == b.report:
        return None
    if max(a.told, b.told) <= FOCUSED:
        return "both"
    return "none" if min(a.told, b.told) > FOCUSED else None


def _is_list(x: Linkable) -> bool:
    """Whether a scene names one place after another: three villages, or four with the towns among them."""
    return len(x.spots) > FOCUSED or len(x.spots) + sum(area.size == 1 for area in x.areas) > FOCUSED + 1


def listed(a: Linkable, b: Linkable) -> str | None:
    """The level of `list`: lists of places under fire recur day after day, and tell nothing without a day or a figure of their own."""
    lists = sum(_is_list(x) for x in (a, b))
    if not lists:
        return None
    figures = {number(a, b, kind) for kind in ("dead", "hurt")}
    told = time(a, b) in _DAY_KNOWN or figures & {"same_few", "same_some", "same_many"}
    return "undated" if not told else "one" if lists == 1 else None


def parties(a: Linkable, b: Linkable) -> str | None:
    """The level of `parties`, for types that are told apart by who takes part: agents and targets in common, in either role."""
    if not a.rule(a.types[0]).actors:
        return None
    mine, theirs = {*a.agents, *a.targets}, {*b.agents, *b.targets}
    if not mine or not theirs:
        return None
    shared = len(mine & theirs)
    if shared and (shared > 1 or min(len(mine), len(theirs)) == 1):
        return "all" if shared == max(len(mine), len(theirs)) else "some"
    return "other"


def is_suggestion(levels: Mapping[str, str]) -> bool:
    """Whether a pair says too little to be a link, whatever it adds up to, though people may see more in it.

    A place without a day, with no figure, name or detail in common beside it; a list of places under fire without a day; what was over
    months or years, unless it has a figure or a name in common: many reports end with one sentence of history.
    """
    if levels.get("list") == "undated":
        return True
    telling = _TELLING if levels["time"] == "unknown" else _TELLING_OF_LONG if levels["time"] in _LONG else None
    return telling is not None and not any(levels.get(name) in told for name, told in telling.items())


def comparisons(a: Linkable, b: Linkable) -> Iterator[tuple[str, str]]:
    """Every comparison of two linkables that both sides say something on, with its level."""
    place = nearness.compare(a, b)
    found = {
        "place": place,
        "time": time(a, b),
        "part": part(a, b),
        "dead": number(a, b, "dead"),
        "hurt": number(a, b, "hurt"),
        "agent": _sets(a.agents, b.agents),
        "weapon": _sets(a.weapons, b.weapons),
        "struck": _sets(a.struck, b.struck),
        "victim": victim(a, b),
        "words": wording(a, b),
        "people": _sets(a.people, b.people),
        "harm": harm(a, b),
        "cause": cause(a, b),
        "focus": focus(a, b),
        "list": listed(a, b),
        "lent": "one" if (a.lent or b.lent) and place != "unknown" else None,
        "parties": parties(a, b),
        "report": "same" if a.report == b.report else None,
    }
    for name, level in found.items():
        if level is not None:
            yield name, level
