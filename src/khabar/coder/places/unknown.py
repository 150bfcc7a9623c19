"""Unknown names: where a name that no gazetteer holds ends, after a word for a kind of place.

A name is a definite word, a compound («كفر X», «أم X»), words in quotes or a hashtag; an indefinite word only after the
surest triggers, and only if it has the shape of no adjective, verb or plural.
"""

from __future__ import annotations

from khabar.arabic.clitics import AND, ARTICLE, BI
from khabar.arabic.endings import SOUND_PLURALS
from khabar.arabic.words import Word
from khabar.coder.places.candidate import Draft
from khabar.coder.places.leads import Start
from khabar.coder.places.scan import PlaceScanner
from khabar.coder.places.words import Trigger

_SHORTEST = 3
_SHORTEST_BARE = 4
_TOWNS = frozenset({"village", "town"})


class UnknownNames:
    """Reads unknown names off words."""

    def __init__(self, scanner: PlaceScanner) -> None:
        self.scanner, self.lists = scanner, scanner.lists

    def draft(self, words: tuple[Word, ...], j: int, end: int, trigger: Trigger, head: int = 0) -> Draft | None:
        """An unknown name over words [j, end), `head` characters cut off its front; None after a trigger that takes none."""
        if trigger.unknown == "no" or end <= j:
            return None
        start = words[j].start + head
        return Draft(j, end, start, j, end, start, unknown=True, begin=Start(head, words[j].folded[head:], False, "", 1))

    def end(self, words: tuple[Word, ...], j: int, last: int, trigger: Trigger) -> int:
        """Where an unknown name at word `j` ends; `j` if none begins there."""
        lists, word = self.lists, words[j]
        folded = word.folded
        if word.kind != "word" or folded in lists.stop or (len(folded) < _SHORTEST and folded not in lists.heads):
            return j
        if folded.endswith(lists.no_names) or self._is_other(words[j]):
            return j
        if folded in lists.heads and trigger.unknown != "tailed":
            return self._compound(words, j, last)
        if trigger.unknown == "tailed" and not (j + 1 < last and words[j + 1].folded in lists.tails):
            return j
        if folded.startswith(ARTICLE) and len(folded) > _SHORTEST_BARE:
            return j + 1 if folded not in lists.tails and folded not in lists.qualifiers else j
        return j + 1 if trigger.unknown == "any" and self._is_bare_name(folded, trigger) else j

    def _is_other(self, word: Word) -> bool:
        """«بلدة بريف X»: a word for another place, with a preposition on it."""
        lead = self.scanner.lead(word)
        return lead is not None and lead.trigger is not None and lead.clitic not in ("", AND)

    def _compound(self, words: tuple[Word, ...], j: int, last: int) -> int:
        end = j + 1
        while end < last and words[end].kind == "word" and words[end].folded in self.lists.heads:
            end += 1
        return end + 1 if end < last and words[end].kind == "word" and words[end].folded not in self.lists.stop else j

    def _is_bare_name(self, folded: str, trigger: Trigger) -> bool:
        """Whether an indefinite unknown word after a trigger is a name, not an adjective, a verb or a preposition."""
        lists = self.lists
        if folded in lists.triggers or folded in lists.directions or folded in lists.near or folded in lists.inside or folded in lists.toward:
            return False
        town = trigger.kind in _TOWNS and trigger.number == "one"
        shaped = folded.endswith(lists.not_ends[trigger.feminine]) and not (town and folded.endswith(SOUND_PLURALS))
        return len(folded) >= _SHORTEST_BARE and not shaped and not folded.startswith(lists.not_begins)

    def item(self, words: tuple[Word, ...], j: int, last: int, trigger: Trigger, joined: bool, later: bool) -> Draft | None:
        """An unknown name in a list; `joined` if «و» is written on it, `later` if it is not the first."""
        if trigger.unknown == "definite" and later:
            return None
        folded = words[j].folded[1:] if joined else words[j].folded
        end = self._joined_end(words, j, last, folded, trigger) if joined else self.end(words, j, last, trigger)
        if folded in self.lists.stop or (later and not joined and not self.ends_list(words, end, last)):
            return None
        return self.draft(words, j, end, trigger, head=1 if joined else 0)

    def _joined_end(self, words: tuple[Word, ...], j: int, last: int, folded: str, trigger: Trigger) -> int:
        if folded in self.lists.heads and j + 1 < last and words[j + 1].kind == "word":
            return j + 2
        definite = folded.startswith(ARTICLE)
        awaited = definite and trigger.number == "two"
        noun = definite or not folded.endswith(self.lists.verb_ends)
        return j + 1 if awaited or (len(folded) >= _SHORTEST_BARE and noun and self.ends_list(words, j + 1, last)) else j

    def ends_list(self, words: tuple[Word, ...], j: int, last: int) -> bool:
        """Whether a list of names can end or go on before word `j`."""
        if j >= last or words[j].kind == "punct":
            return True
        folded, lists = words[j].folded, self.lists
        if folded in lists.directions or folded in lists.inside or folded.startswith(AND):
            return True
        lead = self.scanner.lead(words[j])
        return bool(lead and lead.trigger and lead.clitic == BI)
