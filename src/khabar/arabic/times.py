"""Times: which words of a report say when, and when that is.

Reads words, sentences and the publication day; writes `Time` mentions. Words become signs (time_words.py), rules are
matched on runs of signs (time_rules.py), and each match is worked out from where the text stands in time (time_values.py).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from khabar.arabic.calendar import Period, day, partial_day
from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.coder.time_future import FutureCues
from khabar.coder.time_reading import Reader
from khabar.coder.time_rules import Match, Scanner, read_rules
from khabar.coder.time_values import OPEN, OPS, Anchor, Outcome
from khabar.coder.time_words import Lexicon
from khabar.model.mention import DayPart, Time

import re

_RUN = re.compile(r"[^.]+")


class TimeGrammar:
    """The grammar of time expressions, built from the codebook's lists; `find` is pure but for its memory of runs."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self._lexicon = Lexicon(lists)
        self._scanner = Scanner(read_rules(lists["time_rules"], self._lexicon))
        self._reader = Reader(self._lexicon)
        self._future = FutureCues(lists["time_future"])

    def find(
        self,
        words: tuple[Word, ...],
        sentences: tuple[Sentence, ...],
        published: dt.date | None,
        future_at: Callable[[int], bool] | None = None,
    ) -> tuple[Time, ...]:
        """Every time expression, in order; `future_at` says of a word's index whether its clause is future."""
        signs = self._lexicon.signs
        line = "".join([signs[word.text] for word in words])
        found = [
            (hit.start() // 2, match) for hit in _RUN.finditer(line) for match in self._scanner.find(hit.group())
        ]
        if not found:
            return ()
        return _Walk(self, words, sentences, published, future_at).resolve(found)
