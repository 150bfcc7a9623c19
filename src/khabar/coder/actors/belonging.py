"""Belonging: whose a phrase of an actor is («الجيش السوري»، «عناصر من»، «فصائل موالية ل»), and what that makes of it."""

from __future__ import annotations

from khabar.arabic.clitics import LI
from khabar.coder.actors.lexicon import Lexicon
from khabar.coder.actors.names import Names
from khabar.coder.actors.phrase import Phrase, View
from khabar.coder.actors.tables import Sense
from khabar.coder.actors.titles import Inner

_HOLDERS = ("force", "unit", "body", "head")


class Belonging:
    """Reads owners into phrases; `inner` reads the actor that begins at a word and carries a given preposition."""

    def __init__(self, lexicon: Lexicon, names: Names, inner: Inner) -> None:
        self._lexicon, self._names, self._inner = lexicon, names, inner
        self._within = lexicon.parts.get("within", frozenset())

    def adjective(self, phrase: Phrase, nisba: Sense) -> None:
        """Read an adjective of belonging into the phrase, unless its entity is known already."""
        if phrase.id and self._lexicon.entities[phrase.id].kind == "relative":
            phrase.id = self._lexicon.settle(phrase.id, nisba.id) or phrase.id
            phrase.kind = self._lexicon.entities[phrase.id].kind
        elif not phrase.id:
            self.merge(phrase, Sense(phrase.part, "unknown", phrase.service), nisba.id, nisba.kind)

    def take(self, view: View, phrase: Phrase, end: int, depth: int, sense: Sense) -> None:
        """Take «من / في / تابع ل …» with the body or place that follows."""
        j = phrase.last
        if j >= end or sense.part not in ("head", "force", "unit", "informant", "body"):
            return
        link = next((r.sense for r in view.looks[j] if r.sense and r.sense.part == "link" and not r.prefix), None)
        if link is not None:
            self._linked(view, phrase, j + 1, end, depth, sense, link)
        elif view.folded(j) in self._within:
            if sense.part in ("head", "informant") and sense.service != "documents":
                self._within_body(view, phrase, j + 1, end, depth, sense)
        elif sense.part in ("force", "head", "informant") and not phrase.settled:
            self._own(view, phrase, self._inner(view, j, end, depth + 1, LI, _HOLDERS), j, end, sense)

    def _within_body(self, view: View, phrase: Phrase, j: int, end: int, depth: int, sense: Sense) -> None:
        """Take the body after «من» or «في»; of an informant the place too."""
        inner = self._inner(view, j, end, depth + 1, "", _HOLDERS)
        if inner is not None and inner.kind not in ("state", "civilians"):
            self._own(view, phrase, inner, j, end, sense)
        elif sense.part == "informant" and sense.service != "local_sources":
            last = self._names.place(view, j, end)
            phrase.last = last if last > j else phrase.last

    def _own(self, view: View, phrase: Phrase, inner: Phrase | None, j: int, end: int, sense: Sense) -> None:
        """Make `inner`, if it is a definite body, the owner of the phrase."""
        if inner is not None and inner.definite and inner.kind != "media":
            phrase.last = view.closing(j, inner.last, end)
            self.merge(phrase, sense, inner.id, inner.kind)

    def _linked(self, view: View, phrase: Phrase, j: int, end: int, depth: int, sense: Sense, link: Sense) -> None:
        """Take «تابعة ل X» (the same entity) or «موالية ل X» (near it, so not settled)."""
        prefix = LI
        if link.service == "with":
            j, prefix = j + 1, ""
        inner = self._inner(view, j, end, depth + 1, prefix, (*_HOLDERS, "title", "given"))
        if inner is None:
            return
        phrase.last, phrase.definite, phrase.settled = view.closing(j, inner.last, end), True, True
        if link.alone == "same":
            self.merge(phrase, sense, inner.id, inner.kind)

    def merge(self, phrase: Phrase, sense: Sense, id: str, kind: str) -> None:
        """Make the phrase stand for what it was found to belong to: a state's army, a group, a body."""
        phrase.settled = True
        if sense.part in ("people", "doer"):
            return
        if not id:
            if kind in ("armed_group", "force") and sense.part in ("head", "force"):
                phrase.kind = kind
            return
        known = self._lexicon.entities[id]
        if known.kind == "official" and known.parent and sense.part in ("head", "force", "unit"):
            known = self._lexicon.entities[known.parent]
        if known.kind == "state":
            self._merge_state(phrase, sense, known.id)
        elif sense.part == "informant" or known.kind == "relative":
            phrase.id = phrase.id or known.id
        else:
            phrase.id = known.id
            phrase.kind = known.kind if sense.part in ("head", "force", "unit") else phrase.kind

    def _merge_state(self, phrase: Phrase, sense: Sense, state: str) -> None:
        """Make the phrase a body of a state: only a noun that means one («جنود», «وزارة الدفاع») names it."""
        found = self._lexicon.service_of(state, phrase.service)
        if sense.part in ("head", "force"):
            named = bool(phrase.service) or phrase.construct
            phrase.id = found if named else phrase.id
            phrase.kind = "force" if named and sense.kind in ("armed_group", "force", "unknown") else phrase.kind
        elif sense.part == "body" and (found != state or phrase.kind == "state"):
            phrase.id = found
