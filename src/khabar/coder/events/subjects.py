"""Subjects: who is spoken of in each clause, and runs on into the clauses and sentences that name nobody."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.arabic.endings import PLURAL_OBLIQUE
from khabar.coder.events.roles.fill import RoleFiller
from khabar.coder.events.roles.reference import is_told_of
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.constituents import constituents
from khabar.coder.syntax.fillers import Filler, coordinated, is_accusative, is_plural, needs_object
from khabar.coder.syntax.lexemes import view_class
from khabar.coder.syntax.view import View

_STRIDE = 20
"""So many sentences in a row that name nobody are followed back at once; more would be too deep a recursion."""


_DESCRIBES = frozenset({"relative", "bare_relative"})


class Subjects:
    """The running subject of each clause of a sentence, people and bodies only, worked out when asked for.

    It is the verb's own, else the one of the clause that it continues, else the one that ran before the sentence.
    """

    def __init__(self, roles: RoleFiller, view: View, clauses: tuple[Clause, ...], before: Subjects | None) -> None:
        self._roles, self._view, self._clauses, self._before = roles, view, clauses, before
        self._known: list[list[Filler]] = []
        self._final: list[Filler] | None = None

    def of(self, number: int) -> list[Filler]:
        """The running subject of a clause; what it may run on from comes before it."""
        while len(self._known) <= number:
            self._known.append(self._find(self._clauses[len(self._known)]))
        return self._known[number]

    def final(self) -> list[Filler]:
        """The subject that runs on after the sentence; empty at a report's beginning."""
        if self._final is None:
            waiting = list(self._unsettled())
            for earlier in reversed(waiting[::_STRIDE]):
                earlier._settle()
        return self._settle()

    def _unsettled(self) -> Iterator[Subjects]:
        """The sentences before, from the nearest on, whose last subject nobody asked for yet."""
        earlier = self._before
        while earlier is not None and earlier._final is None:
            yield earlier
            earlier = earlier._before

    def _settle(self) -> list[Filler]:
        if self._final is None:
            self._final = next((s for n in range(len(self._clauses) - 1, -1, -1) if (s := self.of(n))), [])
            self._before = None
        return self._final

    def _find(self, clause: Clause) -> list[Filler]:
        if clause.kind != "resumed" and not (clause.parent is not None and is_told_of(self._view, clause)):
            said = self._said(clause)
            own = [f for f in said if self._roles.is_doer(self._view, f) and not self._roles.is_built(self._view, f)]
            if not own and said and clause.verb is not None and view_class(self._view, clause.verb) in {"say", "deny"}:
                return [f for f in said if self._roles.is_party(self._view, f)]
            if own or (said and clause.verb is not None and said[0].first < clause.verb and self._view.tags[said[0].first].article):
                return own
            if clause.number and clause.kind in {"coordinate", "temporal", "purpose", "contrast"} and (told := self._told(clause)):
                return told
        if clause.parent is not None:
            told = self.of(clause.parent)
            return [f for f in told if not _informs(f)] if clause.kind == "complementizer" else told
        return self._before._settle() if self._before is not None else []

    def _told(self, clause: Clause) -> list[Filler]:
        """Who goes on into a joined clause: past a description that a mark closes, who was told of before it, where the verb can be theirs."""
        number, view = clause.number - 1, self._view
        before = self._clauses[number]
        if clause.kind == "coordinate" and clause.verb is not None and before.kind in _DESCRIBES and view.is_mark(before.last - 1):
            while number and self._clauses[number].kind in _DESCRIBES:
                number -= 1
            outer = self._roles.reference.of_verb(view, [o.reading for o in view.tags[clause.verb].verbs], self.of(number))
            if outer:
                return outer
        return self.of(clause.number - 1)

    def _said(self, clause: Clause) -> list[Filler]:
        """The subject that a clause names itself; what a joined verb cannot have as its subject is its object («واتهم الفصائل»)."""
        view, verb = self._view, clause.verb
        said = own_subject(view, clause)
        if not said or verb is None or clause.kind not in {"coordinate", "temporal"} or said[0].first < verb:
            return said
        readings = [o.reading for o in view.tags[verb].verbs]
        if self._roles.reference.clashes(view, readings, said[0]) or _second(view, clause):
            return []
        return [] if needs_object(view, clause, said[0]) and self._roles.reference.of_verb(view, readings, self.of(clause.number - 1)) else said


def _second(view: View, clause: Clause) -> bool:
    """Whether a clause's verb has one phrase between it and the word that its entry asks for after its object («وحمّلت ميليشيات المسؤولية»)."""
    verb = clause.verb
    if verb is None:
        return False
    for option in view.tags[verb].verbs:
        lexeme = option.reading.lexeme
        if lexeme.then and "object" in lexeme.frame:
            at = next((j for j in range(verb + 1, clause.last) if view.words[j].folded in lexeme.then), None)
            if at is not None:
                return sum(not p.prep and p.time is None and not p.coordinated for p in constituents(view, verb + 1, at)) == 1
    return False


def own_subject(view: View, clause: Clause) -> list[Filler]:
    """The subject of a clause's verb, before or after it, where a plural verb has only its object; empty if it has none of its own."""
    stop = clause.verb if clause.verb is not None else clause.last
    for part in constituents(view, clause.first, stop):
        if clause.verb is None and _tells_more(view, part.first):
            break
        if part.time is None and not part.prep:
            return coordinated(view, constituents(view, part.first, stop))
    if clause.verb is None:
        return []
    for part in constituents(view, clause.verb + 1, clause.last):
        if part.time is not None:
            continue
        group = [] if part.prep or is_plural(view, clause.verb) else coordinated(view, constituents(view, part.first, clause.last))
        return [] if group and _is_object(view, group[0]) else group
    return []


def _tells_more(view: View, i: int) -> bool:
    """Whether an indefinite participle of an event or of saying stands at word `i` («…، داعياً السكان إلى …»), which is nobody's name."""
    tag = view.tags[i]
    return (tag.event or tag.saying) and not tag.article and any("participle" in o.reading.pos for o in tag.nouns)


def _informs(filler: Filler) -> bool:
    """Whether somebody only tells of things («مراسلنا», «ناشطون») and so does none of what is told."""
    return filler.actor is not None and (filler.actor.kind == "media" or filler.actor.made_by == "informant")


def _is_object(view: View, filler: Filler) -> bool:
    """Whether a phrase after a verb is written as its object; after a number the accusative tells nothing («30 أسيراً»)."""
    counted = next((q for q in view.quantities.values() if q.first < filler.first < q.last), None)
    return is_accusative(view, filler) and (counted is None or view.words[counted.first].folded.endswith(PLURAL_OBLIQUE))
