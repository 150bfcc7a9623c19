"""The grammar of actors: how nouns, names, adjectives and prepositions make one phrase.

A phrase is read from a word rightwards (in reading order): a noun with its construct («عناصر» + «تنظيم داعش»), its
adjectives («القوات» + «العراقية»), what it belongs to («عنصر» + «من» + «الفرقة 30»). The longest reading wins.
Nothing here knows an Arabic word: parts of speech come from the tables.
"""

from __future__ import annotations

from collections.abc import Container

from khabar.arabic.clitics import AND, ARTICLE, LI
from khabar.arabic.endings import PLURAL, PLURAL_OBLIQUE, SOUND_PLURALS
from khabar.coder.actor_guards import Guards, holds, stands_alone
from khabar.coder.actor_lexicon import Lexicon, Node, Reading, Sense
from khabar.coder.actor_names import Names
from khabar.coder.actor_officials import Officials
from khabar.coder.actor_view import OPENING, Phrase, View

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
_HOLDERS = ("force", "unit", "body", "head")


class Grammar:
    """Reads the longest actor that begins at a word. `verbs` are folded stems that no personal name
    contains, `finite` those that a clause may begin with."""

    def __init__(self, lexicon: Lexicon, verbs: Container[str], finite: Container[str]) -> None:
        self.lexicon = lexicon
        self.names = Names(lexicon, verbs)
        self._guards = Guards(lexicon, self.names, finite)
        self._officials = Officials(lexicon, self.names, self._inner)
        self._anaphors = lexicon.parts.get("anaphor", frozenset())
        self._within = lexicon.parts.get("within", frozenset())

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
        if not phrase.definite:
            self._construct(view, phrase, end, depth, sense)
        elif sense.part == "unit" and sense.alone == "free" and after < end and view.words[after].form.kind == "number":
            phrase.last, phrase.settled = after + 1, True
        self._adjectives(view, phrase, end)
        self._belonging(view, phrase, end, depth, sense)
        if phrase.last == after and not stands_alone(sense, reading):
            return Phrase(after, "anaphor", sense.kind, definite=True) if self._refers_back(reading, sense, depth) else None
        if (sense.alone == "adj" and not (phrase.settled or phrase.adjectives)) or (sense.alone == "settled" and not phrase.settled):
            return None
        return phrase

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
        if sense.part == "body" and sense.alone == "quoted":
            inner = None
        if inner is not None and (inner.definite or sense.part in ("head", "people", "unit")):
            phrase.definite, phrase.last, phrase.construct = inner.definite, view.closing(j, inner.last, end), True
            self._merge(phrase, sense, inner.id, inner.kind)
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
                self._belong(phrase, sense)
            phrase.adjectives += 1
            phrase.last += 1

    def _disagrees(self, view: View, phrase: Phrase) -> bool:
        """Whether the next word is a plural of people that cannot describe the phrase: a singular body, or another case."""
        word = view.folded(phrase.last)
        if not word.endswith(SOUND_PLURALS) or len(word) < 6:
            return False
        return phrase.part in ("body", "force") or (word.endswith(PLURAL_OBLIQUE) and view.folded(phrase.last - 1).endswith(PLURAL))

    def _belong(self, phrase: Phrase, nisba: Sense) -> None:
        """Read an adjective of belonging into the phrase, unless its entity is known already."""
        if phrase.id and self.lexicon.entities[phrase.id].kind == "relative":
            phrase.id = self.lexicon.settle(phrase.id, nisba.id) or phrase.id
            phrase.kind = self.lexicon.entities[phrase.id].kind
        elif not phrase.id:
            self._merge(phrase, Sense(phrase.part, "unknown", phrase.service), nisba.id, nisba.kind)

    def _belonging(self, view: View, phrase: Phrase, end: int, depth: int, sense: Sense) -> None:
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
            self._take(view, phrase, self._inner(view, j, end, depth + 1, LI, _HOLDERS), j, end, sense)

    def _within_body(self, view: View, phrase: Phrase, j: int, end: int, depth: int, sense: Sense) -> None:
        """Take the body after «من» or «في»; of an informant the place too."""
        inner = self._inner(view, j, end, depth + 1, "", _HOLDERS)
        if inner is not None and inner.kind not in ("state", "civilians"):
            self._take(view, phrase, inner, j, end, sense)
        elif sense.part == "informant" and sense.service != "local_sources":
            last = self.names.place(view, j, end)
            phrase.last = last if last > j else phrase.last

    def _take(self, view: View, phrase: Phrase, inner: Phrase | None, j: int, end: int, sense: Sense) -> None:
        """Make `inner`, if it is a definite body, the owner of the phrase."""
        if inner is not None and inner.definite and inner.kind != "media":
            phrase.last = view.closing(j, inner.last, end)
            self._merge(phrase, sense, inner.id, inner.kind)

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
            self._merge(phrase, sense, inner.id, inner.kind)

    def _merge(self, phrase: Phrase, sense: Sense, id: str, kind: str) -> None:
        """Make the phrase stand for what it was found to belong to: a state's army, a group, a body."""
        phrase.settled = True
        if sense.part in ("people", "doer"):
            return
        if not id:
            if kind in ("armed_group", "force") and sense.part in ("head", "force"):
                phrase.kind = kind
            return
        known = self.lexicon.entities[id]
        if known.kind == "official" and known.parent and sense.part in ("head", "force", "unit"):
            known = self.lexicon.entities[known.parent]
        if known.kind == "state":
            self._merge_state(phrase, sense, known.id)
        elif sense.part == "informant" or known.kind == "relative":
            phrase.id = phrase.id or known.id
        else:
            phrase.id = known.id
            phrase.kind = known.kind if sense.part in ("head", "force", "unit") else phrase.kind

    def _merge_state(self, phrase: Phrase, sense: Sense, state: str) -> None:
        """Make the phrase a body of a state: only a noun that means one («جنود», «وزارة الدفاع») names it."""
        found = self.lexicon.service_of(state, phrase.service)
        if sense.part in ("head", "force"):
            named = bool(phrase.service) or phrase.construct
            phrase.id = found if named else phrase.id
            phrase.kind = "force" if named and sense.kind in ("armed_group", "force", "unknown") else phrase.kind
        elif sense.part == "body" and (found != state or phrase.kind == "state"):
            phrase.id = found
