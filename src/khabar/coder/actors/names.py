"""Names that no table holds: of persons, of units and bodies, of places that end a phrase."""

from __future__ import annotations

from collections.abc import Container

from khabar.arabic.clitics import AND, ARTICLE, BI, FUSED, JOINED, LI, PREPOSITIONS
from khabar.arabic.endings import NISBA, TANWIN_ACCUSATIVE
from khabar.arabic.letters import ALIF_MAQSURA
from khabar.arabic.words import Cut
from khabar.coder.actors.lexicon import Lexicon
from khabar.coder.actors.phrase import View
from khabar.coder.actors.tables import Sense

_FUSING = frozenset({*PREPOSITIONS, AND + BI, AND + LI})
_LONGEST_NAME = 6
_LONGEST_UNIT = 4


class Names:
    """Reads where a proper name ends. `verbs` are folded stems that no personal name contains but a given one."""

    def __init__(self, lexicon: Lexicon, verbs: Container[str]) -> None:
        self._lexicon, self._verbs = lexicon, verbs
        parts = lexicon.parts
        self.stop = parts.get("stop", frozenset())
        self.particles = parts.get("particle", frozenset())
        self.places = parts.get("place", frozenset())
        self._given = parts.get("given", frozenset())
        self._second = parts.get("second", frozenset())
        self._no_surname = tuple(sorted(parts.get("no_surname", frozenset())))
        self._for = parts.get("for", frozenset())
        self._tools = lexicon.means | parts.get("tool", frozenset())
        self._openers, self._namesakes = parts.get("opener", frozenset()), parts.get("namesake", frozenset())

    def nameable(self, view: View, i: int) -> bool:
        """Whether word `i` can be part of a proper name."""
        if view.words[i].form.kind != "word" or self.stops(view, i):
            return False
        folded = view.folded(i)
        return folded in self._given or folded in self._openers or folded not in self._verbs

    def stops(self, view: View, i: int) -> bool:
        """Whether word `i` is a function word, alone or after a conjunction, or bears a preposition and an article."""
        folded = view.folded(i)
        if folded in self._given and not self.is_preposition(view, i):
            return False
        return any(not cut.suffix and self._stopping(folded, cut) for cut in view.words[i].form.cuts)

    def _stopping(self, folded: str, cut: Cut) -> bool:
        """Whether a word so cut is a function word, a conjunction with a verb, or a preposition with a definite noun."""
        if cut.prefix in JOINED:
            return cut.stem in self.stop or (len(cut.prefix) == 1 and len(cut.stem) > 3 and cut.stem in self._verbs and folded not in self._verbs)
        return cut.prefix.endswith(FUSED) and not folded.startswith(ARTICLE) and len(cut.stem) > 2

    def is_preposition(self, view: View, i: int) -> bool:
        """Whether a given name is written as a preposition is («على»)."""
        return view.words[i].text.endswith(ALIF_MAQSURA) and view.folded(i) in self.stop

    def unit(self, view: View, j: int, end: int, sense: Sense) -> int:
        """The end of a unit's or body's own name at `j`: quoted, a number, or a construct with its adjectives."""
        quoted = view.quoted(j, end)
        if quoted > j or j >= end:
            return quoted
        if view.words[j].form.kind == "number":
            return j + 1 if sense.alone == "free" else j
        if sense.alone != "free" and view.folded(j) not in self._openers:
            return j
        last = self._construct(view, j, end)
        return j if sense.part == "body" and not any(view.articled(k) for k in range(j, last)) else last

    def _construct(self, view: View, j: int, end: int) -> int:
        """The end of bare words up to one with the article, and its adjectives."""
        last = j
        while last < end and last - j < _LONGEST_UNIT and self.nameable(view, last):
            if "adj" in view.parts(last, definite=False) or view.parts(last) == ["link"]:
                break
            last += 1
            if view.articled(last - 1):
                return self.adjectives(view, last, end)
            if len(view.folded(last - 1)) < 2:
                return j
            if last >= end or not (view.articled(last) or view.folded(last) in self._openers):
                return self._named_for(view, last, end)
        return last

    def _named_for(self, view: View, last: int, end: int) -> int:
        """The end of what a namesake before `last` is named for: a bare place or person («شهداء غزة»), or a day («شهداء 17 فبراير»)."""
        if last >= end or view.folded(last - 1) not in self._namesakes:
            return last
        if view.words[last].form.kind == "number":
            return min(last + 2, end)
        folded = view.folded(last)
        closed = folded in self._verbs or folded in self.places or view.words[last].text.endswith(TANWIN_ACCUSATIVE)
        if closed or not self.nameable(view, last) or "adj" in view.parts(last, definite=False):
            return last
        return self.adjectives(view, max(last + 1, view.places.get(last, 0)), end)

    def adjectives(self, view: View, last: int, end: int) -> int:
        """The end of definite adjectives («الإسلامية») after a name."""
        while last < end and {"adj", "nisba", "epithet"} & set(view.parts(last, definite=True)):
            last += 1
        return last

    def place(self, view: View, j: int, end: int) -> int:
        """The end of a place at `j`: one known beforehand, or a word for a kind of place and its name; else `j`."""
        k = j + 1 if j < end and view.words[j].text in '«“"' else j
        if k in view.places:
            return view.closing(j, view.places[k], end)
        if k + 1 >= end or view.folded(k) not in self.places:
            return j
        last = view.quoted(k + 1, end)
        if last == k + 1:
            last = k + 2 if view.words[k + 1].form.kind == "word" and not self.stops(view, k + 1) else j
        return view.closing(j, self.adjectives(view, last, end), end) if last > j else j

    def person(self, view: View, i: int, end: int, sure: bool, begun: bool = False) -> int:
        """The end of a personal name at `i`, else `i`.

        `sure` when a title stands before it, `begun` when word `i` was read as a given name already.
        """
        known = self._known(view, i, end)
        if known > i:
            return known
        quoted = view.quoted(i, end) if sure else i
        if quoted > i and all(word.form.kind != "number" for word in view.words[i:quoted]):
            return quoted
        j, unknown, joined = i + begun, 0, begun and view.folded(i) in self.particles
        while j < end and j - i < _LONGEST_NAME:
            folded = view.folded(j)
            if view.words[j].form.kind != "word" or (not joined and self.stops(view, j)):
                break
            if folded in self.particles:
                joined, j = True, j + 1
                continue
            if not (joined or folded in self._given or (j > i and folded in self._second)):
                middle = j > i and not sure and j + 1 < end and view.articled(j + 1) and self._surname(view, j + 1, False, False)
                if unknown == 2 or not self._surname(view, j, j == i, sure or middle) or (unknown and self._construed(view, j)):
                    break
                unknown += 1
                if view.articled(j):
                    return self._families(view, j + 1, end)
            joined, j = False, j + 1
        while j > i and view.folded(j - 1) in self.particles:
            j -= 1
        return i if j == i + 2 and not sure and view.folded(j - 1) in self._second else j

    def _families(self, view: View, j: int, end: int) -> int:
        """The end of further names of a family at `j`: given names with the article («سعيد الحمود الجاسم»)."""
        while j < end and self._family(view, j):
            j += 1
        return j

    def _family(self, view: View, j: int) -> bool:
        """Whether word `j` is a given name with the article, as families are called («الجاسم»)."""
        return view.articled(j) and view.folded(j).removeprefix(ARTICLE) in self._given

    def _construed(self, view: View, j: int) -> bool:
        """Whether word `j` closes a construct («أطراف النزاع») rather than a name: after an unknown word, no surname by its shape."""
        return view.articled(j) and not view.folded(j).endswith(NISBA) and view.folded(j - 1) not in self._given

    def is_unknown(self, view: View, i: int) -> bool:
        """Whether word `i` is neither a given name nor the name of somebody known."""
        return view.folded(i) not in self._given and self._known(view, i, len(view.words)) == i and view.words[i].form.kind == "word"

    def _known(self, view: View, i: int, end: int) -> int:
        """The end of a known office holder's name at `i`, else `i`."""
        last, j, node = i, i, None
        if i < end:
            node = next((r.node for r in view.looks[i] if r.node is not None and not r.prefix), None)
        while node is not None:
            j += 1
            if node.entity and self._lexicon.entities[node.entity].kind == "official":
                last = j
            node = node.next.get(self._lexicon.key(view.words[j])) if j < end else None
        return last

    def _governs(self, cut: Cut) -> bool:
        """Whether a word so cut is a preposition on an event («بقصف») or on what people are killed with («برصاص»)."""
        if cut.suffix or cut.prefix not in _FUSING or len(cut.stem) < 3:
            return False
        return cut.stem in self._verbs or (cut.prefix.endswith(BI) and cut.stem in self._tools)

    def _surname(self, view: View, j: int, first: bool, sure: bool) -> bool:
        """Whether a word that is no given name can be part of a personal name here."""
        folded = view.folded(j)
        if (view.definite(j) and not view.articled(j)) or (first and view.articled(j)):
            return False
        if len(folded) < 3 or folded.isascii() or folded in self._verbs or folded in self._for:
            return False
        if any(self._governs(cut) for cut in view.words[j].form.cuts):
            return False
        for reading in view.looks[j]:
            if reading.suffix:
                continue
            if reading.prefix:
                if (reading.node is None or reading.node.entity) and not (reading.sense and reading.sense.part == "given"):
                    return False
                continue
            if reading.node is not None and reading.node.entity:
                return not first and self._lexicon.entities[reading.node.entity].kind == "official"
            if reading.sense is not None and reading.sense.part not in ("given", "rank"):
                return False
        if view.articled(j):
            return folded.endswith(NISBA) or self._family(view, j) or (not first and sure and not folded.endswith(self._no_surname))
        return sure and not folded.endswith(self._no_surname)
