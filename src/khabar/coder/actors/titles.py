"""People with titles and people with names: «وزير الدفاع السعودي», «العميد يحيى …», «… القيادي في قسد»."""

from __future__ import annotations

from collections.abc import Callable

from khabar.arabic.clitics import BI, LI, LI_ARTICLE
from khabar.coder.actors.lexicon import Lexicon, Reading
from khabar.coder.actors.names import Names
from khabar.coder.actors.phrase import CLOSING, COMMAS, OPENING, Phrase, View
from khabar.coder.actors.tables import Sense

Inner = Callable[[View, int, int, int, str, tuple[str, ...]], Phrase | None]
_LONGEST_TITLE = 14
_BODIES = ("body", "force", "unit", "title", "head", "people")
_DEEP = 2


class Officials:
    """Reads titles; `inner` reads the body that a title belongs to."""

    def __init__(self, lexicon: Lexicon, names: Names, inner: Inner) -> None:
        self._lexicon, self._names, self._inner = lexicon, names, inner
        self._within = lexicon.parts.get("within", frozenset())
        self._for = lexicon.parts.get("for", frozenset())

    def official(self, view: View, i: int, after: int, end: int, reading: Reading, depth: int) -> Phrase | None:
        """A title at words [i, after), what it is a title in, and the name of who bears it."""
        sense = reading.sense
        if sense is None or (reading.suffix and sense.alone != "any"):
            return None
        phrase = Phrase(after, "title", sense.kind, definite=reading.definite or bool(reading.suffix), service=sense.service)
        limit = min(end, i + _LONGEST_TITLE)
        while phrase.last < limit and self._step(view, phrase, limit, depth, sense):
            pass
        self._bearer(view, phrase, end, depth)
        if phrase.person is None:
            self._loose(view, phrase, limit)
        elif not depth:
            self._apposition(view, phrase, end)
        if not depth:
            self._quoted_before(view, phrase, i)
        if phrase.last == after and not (sense.alone == "any" or (sense.alone == "def" and reading.definite)):
            return None
        return phrase

    def _step(self, view: View, phrase: Phrase, end: int, depth: int, sense: Sense) -> bool:
        """Take one more step of an office: an adjective, an object, a body, or a preposition with a body or place."""
        j = phrase.last
        for reading in view.looks[j]:
            found = reading.sense
            if found is None or reading.suffix or reading.prefix or found.part not in ("adj", "epithet", "nisba", "object"):
                continue
            if reading.definite == phrase.definite or found.part == "object" or (reading.definite and j > 0):
                phrase.service = found.service or phrase.service
                phrase.definite = phrase.definite or reading.definite or found.part == "object"
                if found.part == "nisba" and found.id and not phrase.id:
                    self._represent(phrase, sense, found.id, found.kind)
                phrase.last = j + 1
                return True
        if phrase.definite and "title" in view.parts(j, definite=False) and j > phrase.last - 1 and self._second_office(view, phrase, j, end, depth):
            return True
        folded = view.folded(j)
        if folded in self._for:
            return self._attach(view, phrase, j + 1, end, depth, sense, "", place=False)
        if folded in self._within:
            return self._attach(view, phrase, j + 1, end, depth, sense, "", place=True)
        if not phrase.definite and self._attach(view, phrase, j, end, depth, sense, "", place=True):
            return True
        return any(self._attach(view, phrase, j, end, depth, sense, prefix, place=False) for prefix in (LI, BI))

    def _second_office(self, view: View, phrase: Phrase, j: int, end: int, depth: int) -> bool:
        """Take a second office that follows the first («نائب الرئيس رئيس مجلس الوزراء»)."""
        inner = self._inner(view, j, end, depth + 1, "", ("title",))
        if inner is None or not inner.definite or inner.last == j + 1:
            return False
        phrase.last, phrase.person = inner.last, phrase.person or inner.person
        return True

    def _attach(self, view: View, phrase: Phrase, j: int, end: int, depth: int, sense: Sense, prefix: str, place: bool) -> bool:
        """Attach the body, or the place, that begins at `j`; whether there was one."""
        inner = self._inner(view, j, end, depth + 1, prefix, _BODIES)
        if inner is not None and not (inner.kind == "media" and prefix):
            phrase.last, phrase.construct = view.closing(phrase.last, inner.last, end), True
            phrase.person = phrase.person or inner.person
            phrase.definite = phrase.definite or inner.definite
            phrase.service = inner.service or phrase.service
            if inner.id and not phrase.id:
                self._represent(phrase, sense, inner.id, inner.kind)
            return True
        last = self._names.place(view, j, end) if place else j
        if last > j:
            phrase.last, phrase.definite, phrase.construct = last, True, True
        return last > j

    def _represent(self, phrase: Phrase, sense: Sense, id: str, kind: str) -> None:
        """Make the phrase a person who speaks for entity `id`."""
        known = self._lexicon.entities[id]
        phrase.id = self._lexicon.service_of(id, phrase.service) if known.kind == "state" else id
        phrase.kind = "armed_group" if kind == "armed_group" else sense.kind
        phrase.settled = True

    def _quoted_before(self, view: View, phrase: Phrase, i: int) -> None:
        """Take a name in quotation marks that stands right before the title («“فلان” القيادي في …»)."""
        if phrase.person is not None or i - 2 < view.first or view.words[i - 1].text not in CLOSING or not phrase.definite:
            return
        for k in range(i - 2, max(view.first, i - 7) - 1, -1):
            if view.words[k].text in OPENING:
                if k < i - 2:
                    phrase.first, phrase.person = k, (k + 1, i - 1)
                return
            if not self._names.nameable(view, k) or any(r.node is not None and r.node.entity for r in view.looks[k]):
                return

    def _loose(self, view: View, phrase: Phrase, end: int) -> None:
        """Take «عن الطوارئ», «للعلاقات الخارجية»: a definite noun that nobody knows, if a personal name follows it."""
        j = phrase.last
        if j + 1 >= end:
            return
        k = j + 1 if view.folded(j) in self._within | self._for else j
        fused = k == j and any(cut.prefix == LI_ARTICLE and not cut.suffix for cut in view.words[j].form.cuts)
        if not fused and not (k > j and view.definite(k) and self._names.nameable(view, k)):
            return
        trial = Phrase(self._names.adjectives(view, k + 1, end), "title", phrase.kind, phrase.id, True, service=phrase.service)
        while trial.last < end and self._step(view, trial, end, _DEEP, Sense("title", "official")):
            pass
        self._bearer(view, trial, end, 0)
        if trial.person is not None:
            phrase.last, phrase.person, phrase.id, phrase.definite = trial.last, trial.person, trial.id, True

    def _bearer(self, view: View, phrase: Phrase, end: int, depth: int) -> None:
        """Take ranks and the personal name after an office, over a comma if not inside another phrase."""
        if phrase.person is not None:
            return
        near = phrase.last
        j = near if depth else view.past(near, end, COMMAS)
        ranks = j
        while ranks < end and "rank" in view.parts(ranks, definite=True):
            ranks += 1
        last = self._names.person(view, ranks, end, sure=(j == near and phrase.definite) or ranks > j)
        if last == ranks > j:
            arm = self._inner(view, ranks, end, _DEEP, "", ("force",))
            ranks = arm.last if arm is not None else ranks
            last = self._names.person(view, ranks, end, sure=True)
        if last > ranks and not (last == ranks + 1 and ranks == j and phrase.construct and self._names.is_unknown(view, ranks)):
            phrase.last, phrase.person, phrase.definite = last, (ranks, last), True
        elif near < ranks and j == near and "rank" in view.parts(ranks - 1, definite=True):
            phrase.last = ranks

    def ranked(self, view: View, after: int, end: int, reading: Reading) -> Phrase | None:
        """A rank or form of address before a personal name, and the office after it."""
        sense = reading.sense
        if sense is None or reading.suffix or not reading.definite:
            return None
        phrase = Phrase(after, "rank", sense.kind, definite=True)
        self._bearer(view, phrase, end, 1)
        if phrase.person is None:
            return None
        self._apposition(view, phrase, end)
        return phrase

    def named(self, view: View, i: int, end: int, reading: Reading) -> Phrase | None:
        """A personal name of two words or more, and the office after it."""
        if reading.suffix or reading.definite or self._names.is_preposition(view, i):
            return None
        doubtful = view.folded(i) in self._names.stop
        last = self._names.person(view, i, end, sure=False, begun=True)
        if doubtful and i + 1 < end and self._names.is_unknown(view, i + 1):
            return None
        if last < i + (3 if view.folded(i) in self._names.particles else 2):
            return None
        phrase = Phrase(last, "person", "person", definite=True, person=(i, last))
        self._apposition(view, phrase, end)
        return phrase

    def _apposition(self, view: View, phrase: Phrase, end: int) -> None:
        """Take the office that follows a name («… القيادي في قسد»)."""
        j = view.past(view.past(phrase.last, end, CLOSING), end, COMMAS)
        if j >= end:
            return
        for reading in view.looks[j]:
            if reading.sense and reading.sense.part == "title" and not reading.prefix and not reading.suffix:
                office = self.official(view, j, j + 1, end, reading, _DEEP)
                if office is not None and office.last > j + 1 and office.person is None and office.definite:
                    phrase.last, phrase.id, phrase.kind = office.last, office.id, office.kind
                    return
