"""Leads: what a word form can begin, a name of a place or the phrase of a word for a kind of place, its clitics cut."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from khabar.arabic.clitics import ARTICLE, ARTICLES, FIRST_PERSON, FUTURE, KA, LI_ARTICLE
from khabar.arabic.endings import FEMININE
from khabar.arabic.letters import HAMZAS, TA
from khabar.arabic.words import Cut, Form, Word
from khabar.coder.places.words import PlaceWords, Trigger
from khabar.gazetteer import First, Gazetteer, Named

_LONGEST = 5
_NEVER_BARE = (FUTURE, KA)
Stands = Callable[[str, str, bool, str, Named], bool]
"""Whether a name of one word (stem, as written, with article, clitic, place) can be taken with nothing before it."""


class Start(msgspec.Struct, frozen=True, gc=False):
    """A way for a name to begin in a word: `head` characters cut, `first` the stem without its article.

    `single` are the places of that one word, `alone` whether it may stand without a word for a kind of place;
    longer names have up to `limit` words and go on with one of `seconds` (None: with any).
    """

    head: int
    first: str
    definite: bool
    clitic: str
    limit: int
    single: tuple[Named, ...] = ()
    alone: bool = False
    seconds: frozenset[str] | None = frozenset()

    def raw(self, word: Word) -> str:
        """The name's first word as it is written, without clitics and article."""
        return bare_of(word.text[self.head :])


class Lead(msgspec.Struct, frozen=True, gc=False):
    """What a word form can begin: names, or a word for a kind of place after `head` characters.

    `owned` if that word has a pronoun («مطارها»); `waits` if nothing begins here unless the next word goes on with it.
    """

    starts: tuple[Start, ...]
    trigger: Trigger | None = None
    head: int = 0
    definite: bool = False
    clitic: str = ""
    owned: bool = False
    waits: frozenset[str] | None = None


def bare_of(written: str) -> str:
    """A written word without its article, fused («للرقة») or not."""
    return written[len(ARTICLE) :] if written.startswith(ARTICLES) else written


class Leads:
    """Works out what a word form can begin."""

    def __init__(self, lists: PlaceWords, gazetteer: Gazetteer, stands: Stands) -> None:
        self._lists, self._gazetteer, self._stands = lists, gazetteer, stands

    def of(self, form: Form, text: str) -> Lead | None:
        """What a word form, written `text`, can begin; None for most."""
        starts: list[Start] = []
        trigger: Lead | None = None
        for cut in form.cuts:
            if cut.suffix:
                trigger = trigger or (None if starts else self._owned(cut))
                continue
            definite = cut.prefix.endswith(ARTICLES)
            if cut.prefix and form.folded in self._lists.whole:
                continue
            if not definite and (cut.prefix[-1:] in _NEVER_BARE or (cut.stem.startswith(ARTICLE) and len(cut.stem) > 3)):
                continue
            clitic = cut.prefix[:-1] if cut.prefix.endswith(LI_ARTICLE) else cut.prefix.removesuffix(ARTICLE)
            head = cut.head - len(ARTICLE) if definite else cut.head
            if trigger is None or trigger.owned:
                known = _written(self._lists.triggers.get(cut.stem), text)
                trigger = Lead((), known, head, definite, clitic) if known else trigger
            if first := self._gazetteer.first(cut.stem):
                starts.append(self._start(head, cut.stem, definite, clitic, first, bare_of(text[head:])))
        if trigger:
            return Lead(tuple(starts), trigger.trigger, trigger.head, trigger.definite, trigger.clitic, trigger.owned)
        return self._unled(tuple(starts))

    def _unled(self, starts: tuple[Start, ...]) -> Lead | None:
        """A form that says no kind of place: hot at once only if it is a name of one word that may stand alone."""
        if any(start.alone or start.seconds is None for start in starts):
            return Lead(starts)
        seconds = frozenset().union(*(start.seconds for start in starts if start.seconds)) if starts else frozenset()
        if seconds or any(start.single for start in starts):
            return Lead(starts, waits=seconds)
        return None

    def _start(self, head: int, first: str, definite: bool, clitic: str, known: First, raw: str) -> Start:
        words, seconds = known
        single = self._gazetteer.named(first)
        alone = any(self._stands(first, raw, definite, clitic, named) for named in single)
        every = first in self._lists.heads
        return Start(head, first, definite, clitic, min(max(words, 2 if every else 1), _LONGEST), single, alone, None if every else seconds)

    def _owned(self, cut: Cut) -> Lead | None:
        """«مطارها»: a word for a kind of place with a pronoun."""
        known = self._lists.triggers.get(cut.stem) or self._lists.triggers.get(cut.stem.removesuffix(TA) + FEMININE)
        if known is None or known.number == "two" or len(cut.stem) < 4 or cut.suffix in FIRST_PERSON:
            return None
        if cut.prefix.endswith((*ARTICLES, *_NEVER_BARE)):
            return None
        return Lead((), known, cut.head, False, cut.prefix, True)


def _written(trigger: Trigger | None, text: str) -> Trigger | None:
    """The trigger, unless the text writes a hamza that it has not («وأدى» is no «وادي»): writers leave hamzas out, they add none."""
    return None if trigger and any(letter in text and letter not in trigger.written for letter in HAMZAS) else trigger
