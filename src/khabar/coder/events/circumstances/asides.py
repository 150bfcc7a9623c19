"""Times in an event's words that are not when it was: since when such events are counted, and when somebody was born (time_asides.tsv)."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.script import fold
from khabar.codebook.schema.times import TimeAside
from khabar.coder.syntax.finite import is_finite
from khabar.coder.syntax.view import View
from khabar.model.mention import Time

_SINCE = frozenset({"since", "since_span"})
_COUNTED_REACH, _BORN_REACH = 5, 5


class Asides:
    """The words before a time that make it an aside; built from the rows of time_asides.tsv."""

    def __init__(self, rows: Sequence[TimeAside]) -> None:
        self._counted, self._born = (frozenset(fold(row.words) for row in rows if row.kind == kind) for kind in ("counted", "born"))

    def holds(self, view: View, first: int, time: Time) -> bool:
        """Whether a time of the clause that begins at word `first` is not its event's."""
        if self._stands(view, first, time, self._born, _BORN_REACH, marks=True):
            return True
        return time.said in _SINCE and self._is_counted(view, first, time)

    def _is_counted(self, view: View, first: int, time: Time) -> bool:
        """«للمرة الثالثة منذ شباط», «ثالث هجوم على المدينة منذ يناير», «الأعنف منذ أشهر»."""
        last = self._before(view, first, time, _COUNTED_REACH)
        named = [range(actor.first, actor.last) for actor in view.actors.values()]
        ordinals = [i for i, q in view.quantities.items() if last <= i < time.first and q.ordinal]
        return any(not any(i in name for name in named) for i in ordinals) or self._stands(view, first, time, self._counted, _COUNTED_REACH)

    def _stands(self, view: View, first: int, time: Time, words: frozenset[str], reach: int, marks: bool = False) -> bool:
        """Whether one of `words` stands before a time, with no verb (nor mark) between them."""
        for j in range(time.first - 1, self._before(view, first, time, reach) - 1, -1):
            if marks and view.is_mark(j):
                return False
            if view.words[j].folded in words or view.tags[j].stem in words:
                return True
        return False

    @staticmethod
    def _before(view: View, first: int, time: Time, reach: int) -> int:
        """How far before a time to look: `reach` words, in its clause, and not past a verb."""
        for j in range(time.first - 1, max(first, time.first - reach) - 1, -1):
            if view.tags[j].verbs and is_finite(view, j):
                return j + 1
        return max(first, time.first - reach)
