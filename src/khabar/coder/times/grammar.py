"""Times: which words of a report say when, and when that is.

Reads words, sentences and the publication day; writes `Time` mentions. Words become signs (time_words.py), rules are
matched on runs of signs (time_rules.py), words' values are read (time_reading.py) and worked out (time_values.py) in the
order of the text (time_walk.py).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection

from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.codebook.schema.lists import Lists
from khabar.coder.times.future import FutureCues
from khabar.coder.times.reading import Reader
from khabar.coder.times.resolve import Resolver
from khabar.coder.times.rules import Match, Scanner, read_rules
from khabar.coder.times.walk import Found, Walk
from khabar.coder.times.words import Lexicon
from khabar.model.mention import Time

_RUN = re.compile(r"[^.]+")
_KEPT = 50_000


class TimeGrammar:
    """The grammar of time expressions, built from the codebook's lists; its only state is a memory of runs."""

    def __init__(self, lists: Lists) -> None:
        self._lexicon = Lexicon(lists)
        self._scanner = Scanner(read_rules(lists.time_rules, self._lexicon))
        self._reader = Reader(self._lexicon)
        self._future = FutureCues(lists.time_future)
        self._resolvers: dict[tuple[str, ...], Resolver] = {}

    def find(
        self,
        words: tuple[Word, ...],
        sentences: tuple[Sentence, ...],
        published: dt.date | None,
        is_past: Callable[[int], bool] = lambda _: False,
        counted: Collection[int] = (),
    ) -> tuple[Time, ...]:
        """Every time expression, in order.

        `is_past` says of a word's index whether it is a past verb; `counted` holds the figures that count people or
        things and so are no day of the month («فجر اليوم 14 شخصاً»).
        """
        signs = self._lexicon.signs(words, counted)
        found: list[Found] = []
        for sentence in sentences:
            for run in _RUN.finditer(signs, 2 * sentence.first, 2 * sentence.last):
                matches = self._scanner.find(run.group())
                if matches:
                    first = run.start() // 2
                    resolver = self._resolver(run.group(), matches, words[first : run.end() // 2])
                    found += [Found(first, match, resolver) for match in resolver.found]
        if not found:
            return ()

        def is_future(first: int, index: int) -> bool:
            return self._future.before(words, first, index, is_past)

        return Walk(words, sentences, published, self._reader, is_future).times(found)

    def _resolver(self, run: str, found: tuple[Match, ...], words: tuple[Word, ...]) -> Resolver:
        """What works out the matches of a run, kept for its signs and spellings."""
        key = (run, *[word.text for word in words])
        resolver = self._resolvers.get(key)
        if resolver is None:
            if len(self._resolvers) >= _KEPT:
                self._resolvers.clear()
            resolver = self._resolvers[key] = Resolver(found, words, self._reader)
        return resolver
