"""The grammar of actors: how nouns, names, adjectives and prepositions make one phrase.

A phrase is read from a word rightwards (in reading order): a noun with its construct («عناصر» + «تنظيم داعش»), its
adjectives («القوات» + «العراقية»), what it belongs to («عنصر» + «من» + «الفرقة 30»). The longest reading wins.
Nothing here knows an Arabic word: parts of speech come from the tables.
"""

from __future__ import annotations

from collections.abc import Container

from khabar.arabic.clitics import AND, ARTICLE
from khabar.arabic.endings import DUAL, PLURAL, PLURAL_OBLIQUE, SOUND_PLURALS, TANWIN_ACCUSATIVE
from khabar.arabic.letters import WAW, YA
from khabar.coder.actors.belonging import Belonging
from khabar.coder.actors.guards import Guards, holds, stands_alone
from khabar.coder.actors.lexicon import Lexicon, Reading
from khabar.coder.actors.names import Names
from khabar.coder.actors.phrase import OPENING, Phrase, View
from khabar.coder.actors.tables import FIGHTS, Node, Sense
from khabar.coder.actors.titles import Officials

_DEPTH = 4
_COMPLEMENTS = {
    "head": ("head", "force", "unit", "body", "people", "title", "doer"),
    "force": ("force", "unit", "body", "title", "model"),
    "unit": ("unit", "head", "force", "body"),
    "body": ("body",),
    "people": ("head", "unit", "body", "people", "force"),
    "informant": ("body", "force", "unit", "head"),
    "doer": (),
}
"""What noun phrase may follow a noun of each part in the construct; a known name always may."""


class Grammar:
    """Reads the longest actor that begins at a word. `verbs` are folded stems that no personal name
    contains, `finite` those that a clause may begin with."""

    def __init__(self, lexicon: Lexicon, verbs: Container[str], finite: Container[str]) -> None:
        self.lexicon = lexicon
        self.names = Names(lexicon, verbs)
        self._guards = Guards(lexicon, self.names, finite)
        self._officials = Officials(lexicon, self.names, self._inner)
        self._belonging = Belonging(lexicon, self.names, self._inner)
        self._anaphors = lexicon.parts.get("anaphor", frozenset())

    def longest(self, view: View, i: int, end: int) -> tuple[Phrase, Reading] | None:
        """The longest actor whose first word is `i`, inside words [i, end); ties go to the reading that cuts least."""
        best: tuple[Phrase, Reading] | None = None
        for reading in view.looks[i]:
            phrase = self._read(view, i, end, reading, 0) if reading.starts else None
            if phrase is not None and (best is None or phrase.weight > best[0].weight):
                best = (phrase, reading)
        if best is None or self._guards.misread(view, i, end, *best):
            return None
        return best

    def _read(self, view: View, i: int, end: int, reading: Reading, depth: int) -> Phrase | None:
        """The phrase that one reading of word `i` begins."""
        sense = reading.sense
        if reading.node is not None:
            return self._name(view, i, end, reading.node)
        after = self._past_rest(view, i, end, reading)
        if sense is None or not after:
            return None
        if sense.part == "title":
            return self._officials.official(view, i, after, end, reading, depth)
        if sense.part == "rank":
            return self._officials.ranked(view, after, end, reading)
        if sense.part == "given":
            return None if depth else self._officials.named(view, i, end, reading)
        if sense.part == "nisba":
            return None if depth else self._guards.people_of(view, i, reading, sense)
        if sense.part in _COMPLEMENTS:
            return self._noun(view, i, after, end, reading, depth)
        return None

    def _past_rest(self, view: View, i: int, end: int, reading: Reading) -> int:
        """The word after a noun of one word or several («شهود عيان»); 0 if the others do not follow."""
        after = i + 1
        for word in reading.sense.rest if reading.sense is not None else ():
            if after >= end or view.folded(after) not in (word, ARTICLE + word):
                return 0
            after += 1
        return after

    def _inner(self, view: View, i: int, end: int, depth: int, prefix: str, parts: tuple[str, ...]) -> Phrase | None:
        """The longest phrase at `i` that carries exactly `prefix` and, unless a known name, is of one of `parts`."""
        i = view.past(i, end, OPENING)
        if i >= end or depth > _DEPTH:
            return None
        best: Phrase | None = None
        for reading in view.looks[i]:
            if reading.prefix != prefix or (reading.sense is not None and reading.sense.part not in parts):
                continue
            phrase = self._read(view, i, end, reading, depth)
            if phrase is not None and (best is None or phrase.weight > best.weight):
                best = phrase
        return best

    # -- known names -----------------------------------------------------------------------------------------------

    def _name(self, view: View, i: int, end: int, node: Node) -> Phrase | None:
        """The longest known name from word `i`; groups and forces take their adjectives."""
        last, entity, j = i + 1, node.entity if holds(view, node, i, i + 1, end) else "", i + 1
        while node.next:
            j = view.past_join(j, end)
            if j >= end:
                break
            key = self.lexicon.key(view.words[j])
            if key == AND and j + 1 < end:
                j += 1
                key += self.lexicon.key(view.words[j])
            following = node.next.get(key)
            if following is None:
                break
            node, j = following, j + 1
            if node.entity and holds(view, node, i, j, end):
                last, entity = j, node.entity
        if not entity:
            return None
        known = self.lexicon.entities[entity]
        phrase = Phrase(view.closing(i, last, end), "name", known.kind, entity, definite=True, settled=True)
        if known.kind == "metonym":
            phrase.part, phrase.kind, phrase.id = "capital", "state", known.parent
        elif known.kind in ("armed_group", "force", "relative"):
            self._adjectives(view, phrase, end)
        return phrase

    # -- nouns -----------------------------------------------------------------------------------------------------

    def _noun(self, view: View, i: int, after: int, end: int, reading: Reading, depth: int) -> Phrase | None:
        """A noun of people, force, unit or body with all that defines it; None if it says too little alone."""
        sense = reading.sense
        if sense is None:
            return None
        fixed = reading.definite or bool(reading.suffix) or (after > i + 1 and view.definite(after - 1))
        phrase = Phrase(after, sense.part, sense.kind, definite=fixed, service=sense.service)
        if not phrase.definite and not self._is_closed(view.folded(after - 1), sense):
            self._construct(view, phrase, end, depth, sense)
        elif sense.part == "unit" and sense.alone == "free" and after < end and view.words[after].form.kind == "number":
            phrase.last, phrase.settled = after + 1, True
        self._adjectives(view, phrase, end)
        self._belonging.take(view, phrase, end, depth, sense)
        if phrase.last == after and not stands_alone(sense, reading):
            return Phrase(after, "anaphor", sense.kind, definite=True) if self._refers_back(reading, sense, depth) else None
        if (sense.alone == "adj" and not (phrase.settled or phrase.adjectives)) or (sense.alone == "settled" and not phrase.settled):
            return None
        return phrase

    def _is_closed(self, word: str, sense: Sense) -> bool:
        """Whether a noun ends in the ن of the plural or dual, which it would lose before what it is in construct with («مسلحون عائلة»)."""
        return word != sense.lemma and (word.endswith(SOUND_PLURALS) or word.endswith(sense.lemma + DUAL))

    def _refers_back(self, reading: Reading, sense: Sense, depth: int) -> bool:
        """Whether a noun with the article («الحركة») may stand for a body named before."""
        return reading.definite and not reading.suffix and not depth and sense.lemma in self._anaphors

    def _construct(self, view: View, phrase: Phrase, end: int, depth: int, sense: Sense) -> None:
        """Take the noun's construct: a known name, another actor, or the proper name of a unit or body."""
        j = phrase.last
        if sense.part == "force" and j < end and "model" in view.parts(j):
            phrase.definite, phrase.last, phrase.settled = view.definite(j), j + 1, True
            return
        inner = self._inner(view, j, end, depth + 1, "", _COMPLEMENTS[sense.part])
        parted = inner is not None and (self._is_apart(view, j, sense, inner) or (not inner.id and self._parted(view, j)))
        if (sense.part == "body" and sense.alone == "quoted") or parted:
            inner = None
        if inner is not None and (inner.definite or sense.part in ("head", "people", "unit")):
            phrase.definite, phrase.last, phrase.construct = inner.definite, view.closing(j, inner.last, end), True
            self._belonging.merge(phrase, sense, inner.id, inner.kind)
            phrase.person = inner.person
            return
        last = self._objects(view, j, end, phrase) if sense.part == "body" else j
        if last == j and sense.part in ("unit", "body"):
            last = self.names.unit(view, j, end, sense)
        if last == j and sense.part in ("people", "informant", "body") and sense.alone != "quoted":
            last = self.names.place(view, j, end)
        if last == j and sense.part == "people" and j < end and view.articled(j) and view.folded(j)[2:] in self.names.places:
            last = self.names.adjectives(view, j + 1, end)
        if last > j:
            phrase.last, phrase.definite, phrase.settled, phrase.construct = last, True, True, True

    def _is_apart(self, view: View, j: int, sense: Sense, inner: Phrase) -> bool:
        """Whether unnamed civilians right after fighters are whom they act on, and no part of what they are called («جنود عمالاً»)."""
        fights = sense.part == "head" and sense.kind in ("armed_group", "force")
        return fights and inner.part == "people" and not inner.definite and not view.folded(j - 1).endswith((WAW, YA))

    def _parted(self, view: View, j: int) -> bool:
        """Whether endings part a noun from the next, which is no construct of it: «مسلحون | مدرباً»، «جنود | شاباً»."""
        return view.folded(j - 1).endswith(PLURAL) or view.words[j].text.endswith(TANWIN_ACCUSATIVE)

    def _objects(self, view: View, j: int, end: int, phrase: Phrase) -> int:
        """The end of words that name an office («الدفاع», «حقوق الإنسان»); they give the phrase its service."""
        while j < end:
            found = next((r.sense for r in view.looks[j] if r.sense and r.sense.part == "object" and not r.prefix and not r.suffix), None)
            if found is None:
                break
            phrase.service = found.service or phrase.service
            j += 1
        return j

    def _adjectives(self, view: View, phrase: Phrase, end: int) -> None:
        """Take the adjectives that agree in definiteness; one of belonging names the entity."""
        while phrase.last < end:
            sense = next(
                (
                    r.sense
                    for r in view.looks[phrase.last]
                    if r.sense and r.sense.part in ("adj", "nisba", "epithet") and not (r.prefix or r.suffix) and r.definite == phrase.definite
                ),
                None,
            )
            if sense is None or self._disagrees(view, phrase):
                return
            if sense.part == "nisba" and sense.id:
                self._belonging.adjective(phrase, sense)
            if sense.service == FIGHTS and phrase.kind == "unknown":
                phrase.kind, phrase.settled = sense.kind, True
            phrase.adjectives += 1
            phrase.last += 1

    def _disagrees(self, view: View, phrase: Phrase) -> bool:
        """Whether the next word is a plural of people that cannot describe the phrase: a singular body, another case, or whom fighters act on."""
        word = view.folded(phrase.last)
        if not word.endswith(SOUND_PLURALS) or len(word) < 6:
            return False
        if phrase.kind in ("armed_group", "force") and not phrase.definite and "people" in view.parts(phrase.last):
            return True
        before = view.folded(phrase.last - 1)
        if phrase.part == "name" and not before.endswith(SOUND_PLURALS):
            return True
        return phrase.part in ("body", "force") or (word.endswith(PLURAL_OBLIQUE) and before.endswith(PLURAL))
