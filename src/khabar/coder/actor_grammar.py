"""The grammar of actors: how nouns, names, adjectives and prepositions make one phrase.

A phrase is read from a word rightwards (in reading order): a noun with its construct («عناصر» + «تنظيم داعش»), its
adjectives («القوات» + «العراقية»), what it belongs to («قيادي» + «في» + «قسد»), and for officials the personal name.
The longest reading wins. Nothing here knows an Arabic word: parts of speech come from the tables.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

import msgspec

from khabar.arabic.words import Word
from khabar.coder.actor_lexicon import Lexicon, Node, Reading, Sense

_OPEN = frozenset("«“\"'‘(”")
_CLOSE = frozenset("»”\"'’)“")
_JOIN = frozenset("-_–")
_DEPTH = 4
_LONGEST_NAME = 6
_LONGEST_TITLE = 14
_COMPLEMENTS = {
    "head": ("head", "force", "unit", "body", "people", "title"),
    "force": ("force", "unit", "body", "title"),
    "unit": ("unit", "head", "force", "body"),
    "body": ("body",),
    "people": ("head", "unit", "body", "people", "force"),
    "title": ("body", "force", "unit", "title", "head"),
    "informant": ("body", "force", "unit", "head"),
    "doer": (),
    "rank": (),
}
"""What noun phrase may follow a noun of each part in the construct; a known name always may."""


class Phrase(msgspec.Struct):
    """Words up to `last` (exclusive) read as one actor; `person` is the personal name's word range."""

    last: int
    part: str
    kind: str
    id: str = ""
    definite: bool = False
    settled: bool = False
    service: str = ""
    person: tuple[int, int] | None = None
    adjectives: int = 0


class View(msgspec.Struct):
    """A report's words with their readings and the places known beforehand, by first word."""

    words: tuple[Word, ...]
    looks: list[tuple[Reading, ...]]
    places: Mapping[int, int]


class Grammar:
    """Reads the longest actor that begins at a word. `verbs` are folded stems that no personal name contains."""

    def __init__(self, lexicon: Lexicon, verbs: Container[str] = ()) -> None:
        self.lexicon = lexicon
        self._verbs = verbs
        self._stop = lexicon.parts.get("stop", frozenset())
        self._particles = lexicon.parts.get("particle", frozenset())
        self._given = lexicon.parts.get("given", frozenset())
        self._openers = lexicon.parts.get("opener", frozenset())
        self._place_heads = lexicon.parts.get("place", frozenset())
        self._links = lexicon.parts.get("within", frozenset())
        self._speaks_for = lexicon.parts.get("for", frozenset())

    # -- entry -----------------------------------------------------------------------------------------------------

    def longest(self, view: View, i: int, end: int) -> tuple[Phrase, Reading] | None:
        """The longest actor whose first word is `i`, inside words [i, end); ties go to the reading that cuts least."""
        best: tuple[Phrase, Reading] | None = None
        for reading in view.looks[i]:
            phrase = self._read(view, i, end, reading, 0)
            if phrase is not None and (best is None or _rank(phrase) > _rank(best[0])):
                best = (phrase, reading)
        return best

    def _read(self, view: View, i: int, end: int, reading: Reading, depth: int) -> Phrase | None:
        """The phrase that one reading of word `i` begins."""
        sense = reading.sense
        if reading.node is not None:
            return self._name(view, i, end, reading.node)
        if sense is None:
            return None
        if sense.part == "title":
            return self._official(view, i, end, reading, depth)
        if sense.part == "rank":
            return self._ranked(view, i, end, reading)
        if sense.part == "given" and not depth:
            return self._person(view, i, end, reading)
        if sense.part in _COMPLEMENTS:
            return self._noun(view, i, end, reading, depth)
        return None

    def _inner(self, view: View, i: int, end: int, depth: int, prefix: str, parts: tuple[str, ...]) -> Phrase | None:
        """The longest phrase at `i` that carries exactly `prefix` and, unless a known name, is of one of `parts`."""
        i = _skip(view, i, end, _OPEN)
        if i >= end or depth > _DEPTH:
            return None
        best: Phrase | None = None
        for reading in view.looks[i]:
            if reading.prefix != prefix or (reading.sense is not None and reading.sense.part not in parts):
                continue
            phrase = self._read(view, i, end, reading, depth)
            if phrase is not None and (best is None or _rank(phrase) > _rank(best)):
                best = phrase
        return best

    # -- names -----------------------------------------------------------------------------------------------------

    def _name(self, view: View, i: int, end: int, node: Node) -> Phrase | None:
        """The longest known name from word `i`, its adjectives with it."""
        last, entity, j = i + 1, node.entity, i + 1
        while node.next:
            j = _skip_joins(view, j, end)
            if j >= end:
                break
            key = self.lexicon.key(view.words[j])
            if key == "و" and j + 1 < end:
                j += 1
                key += self.lexicon.key(view.words[j])
            following = node.next.get(key)
            if following is None:
                break
            node, j = following, j + 1
            if node.entity:
                last, entity = j, node.entity
        if not entity:
            return None
        known = self.lexicon.entities[entity]
        last = self._closing(view, i, last, end)
        phrase = Phrase(last, "name", known.kind, entity, definite=True, settled=True)
        if known.kind in ("armed_group", "force", "relative"):
            self._adjectives(view, phrase, end)
        return phrase

    def _closing(self, view: View, first: int, last: int, end: int) -> int:
        """`last` moved past the mark that closes a quotation opened inside [first, last)."""
        opened = any(view.words[k].text in _OPEN for k in range(first, last))
        return last + 1 if opened and last < end and view.words[last].text in _CLOSE else last

    # -- nouns -----------------------------------------------------------------------------------------------------

    def _noun(self, view: View, i: int, end: int, reading: Reading, depth: int) -> Phrase | None:
        """A noun of people, force, unit or body with all that defines it; None if it says too little alone."""
        sense = reading.sense
        assert sense is not None
        phrase = Phrase(i + 1, sense.part, sense.kind, definite=reading.definite or bool(reading.suffix), service=sense.service)
        if not phrase.definite:
            self._construct(view, phrase, end, depth, sense)
        self._adjectives(view, phrase, end)
        self._belonging(view, phrase, end, depth, sense)
        if phrase.last == i + 1 and not _stands_alone(sense, reading):
            return None
        if sense.alone == "adj" and not (phrase.settled or phrase.adjectives):
            return None
        return phrase

    def _construct(self, view: View, phrase: Phrase, end: int, depth: int, sense: Sense) -> None:
        """Take the noun's construct: a known name, another actor, or the proper name of a unit or body."""
        j = phrase.last
        inner = self._inner(view, j, end, depth + 1, "", _COMPLEMENTS[sense.part])
        if inner is not None and (inner.definite or sense.part in ("head", "people", "unit")):
            last = self._closing(view, j, inner.last, end)
            merge(self.lexicon, phrase, sense, inner.id, inner.kind)
            phrase.definite, phrase.last = inner.definite, last
            return
        last = self._objects(view, j, end, phrase) if sense.part == "body" else j
        if last == j and sense.part in ("unit", "body"):
            last = self._open_name(view, j, end, sense)
        if last == j and sense.part in ("people", "informant", "body"):
            last = self._place(view, j, end)
        if last > j:
            phrase.last, phrase.definite, phrase.settled = last, True, True

    def _objects(self, view: View, j: int, end: int, phrase: Phrase) -> int:
        """Words that name an office («الدفاع», «حقوق الإنسان»); they give the phrase its service."""
        while j < end:
            found = next((r.sense for r in view.looks[j] if r.sense and r.sense.part == "object" and not r.prefix and not r.suffix), None)
            if found is None:
                break
            phrase.service = found.service or phrase.service
            j += 1
        return j

    def _adjectives(self, view: View, phrase: Phrase, end: int) -> None:
        """Take the adjectives that agree in definiteness; one of belonging names the entity."""
        j = phrase.last
        while j < end:
            found = [
                r.sense
                for r in view.looks[j]
                if r.sense and r.sense.part in ("adj", "nisba", "epithet") and not r.prefix and not r.suffix and r.definite == phrase.definite
            ]
            if not found:
                break
            sense = found[0]
            if sense.part == "nisba":
                self._belong(phrase, sense)
            phrase.adjectives += 1
            j += 1
            phrase.last = j

    def _belong(self, phrase: Phrase, nisba: Sense) -> None:
        """Read an adjective of belonging into the phrase, unless its entity is known already."""
        if phrase.part == "name":
            entity = self.lexicon.entities[phrase.id]
            if entity.kind == "relative":
                phrase.id = settle(self.lexicon, phrase.id, nisba.id) or phrase.id
            return
        if nisba.id and not phrase.id:
            merge(self.lexicon, phrase, Sense(phrase.part, phrase.kind, phrase.service), nisba.id, nisba.kind)  # type: ignore[arg-type]

    def _belonging(self, view: View, phrase: Phrase, end: int, depth: int, sense: Sense) -> None:
        """Take «من / في / تابع ل …» with the body or place that follows."""
        j = phrase.last
        if j >= end or sense.part not in ("head", "force", "unit", "people", "informant", "body"):
            return
        for reading in view.looks[j]:
            if reading.sense is not None and reading.sense.part == "link" and not reading.prefix:
                self._linked(view, phrase, j, end, depth, sense, reading.sense)
                return
        parts = _COMPLEMENTS[sense.part]
        if view.words[j].form.folded in self._links and sense.part in ("head", "informant", "people"):
            inner = self._inner(view, j + 1, end, depth + 1, "", parts)
            if inner is not None and inner.definite and inner.kind not in ("state", "civilians"):
                phrase.last = self._closing(view, j, inner.last, end)
                merge(self.lexicon, phrase, sense, inner.id, inner.kind)
            elif sense.part == "informant":
                phrase.last = max(phrase.last, self._place(view, j + 1, end))
            return
        if sense.part in ("force", "head") and not phrase.settled:
            inner = self._inner(view, j, end, depth + 1, "ل", parts)
            if inner is not None and inner.definite:
                phrase.last = self._closing(view, j, inner.last, end)
                merge(self.lexicon, phrase, sense, inner.id, inner.kind)

    def _linked(self, view: View, phrase: Phrase, j: int, end: int, depth: int, sense: Sense, link: Sense) -> None:
        """Take «تابعة ل X» (the same entity) or «موالية ل X» (near it, so not settled)."""
        prefix = "" if link.service == "by" else "ل"
        if link.service == "with":
            j, prefix = j + 1, ""
        inner = self._inner(view, j + 1, end, depth + 1, prefix, ("force", "unit", "body", "title", "head"))
        if inner is None:
            return
        phrase.last = self._closing(view, j, inner.last, end)
        phrase.definite = True
        if link.alone == "same":
            merge(self.lexicon, phrase, sense, inner.id, inner.kind)
        phrase.settled = True

    # -- names that no table holds ---------------------------------------------------------------------------------

    def _open_name(self, view: View, j: int, end: int, sense: Sense) -> int:
        """The end of a unit's or body's own name: quoted, a number, or a construct with its adjectives."""
        quoted = self._quoted(view, j, end)
        if quoted > j or j >= end:
            return quoted
        if view.words[j].kind == "number":
            return j + 1
        if sense.alone in ("quoted", "def", "no") and view.words[j].form.folded not in self._openers and sense.part == "unit":
            return j
        last = j
        while last < end and last - j < 4 and self._nameable(view.words[last]):
            folded = view.words[last].form.folded
            last += 1
            if folded.startswith("ال"):
                return self._open_adjectives(view, last, end)
            follows = last < end and (view.words[last].form.folded.startswith("ال") or folded in self._openers)
            if not follows:
                break
        return last

    def _open_adjectives(self, view: View, last: int, end: int) -> int:
        """The end of definite adjectives («الإسلامية») after a name."""
        while last < end and any(
            r.sense and r.sense.part in ("adj", "nisba") and r.definite and not r.prefix for r in view.looks[last]
        ):
            last += 1
        return last

    def _quoted(self, view: View, j: int, end: int) -> int:
        """The end of a short quotation that opens at `j`, else `j`."""
        if j >= end or view.words[j].text not in _OPEN:
            return j
        for k in range(j + 2, min(end, j + 2 + _LONGEST_NAME)):
            if view.words[k].text in _CLOSE:
                return k + 1
        return j

    def _place(self, view: View, j: int, end: int) -> int:
        """The end of a place at `j`: one known beforehand, or a word for a kind of place and its name."""
        k = _skip(view, j, end, _OPEN)
        if k in view.places:
            return self._closing(view, j, view.places[k], end)
        if k + 1 < end and view.words[k].form.folded in self._place_heads:
            quoted = self._quoted(view, k + 1, end)
            last = quoted if quoted > k + 1 else k + 2 if self._nameable(view.words[k + 1]) else j
            return self._closing(view, j, self._open_adjectives(view, last, end), end) if last > j else j
        return j

    def _nameable(self, word: Word) -> bool:
        """Whether a word can be part of a proper name."""
        folded = word.form.folded
        return word.kind == "word" and folded not in self._stop and (folded in self._given or folded not in self._verbs)

    # -- people with names -----------------------------------------------------------------------------------------

    def _official(self, view: View, i: int, end: int, reading: Reading, depth: int) -> Phrase | None:
        """A title, what it is a title in, and the name of who bears it."""
        sense = reading.sense
        assert sense is not None
        if reading.suffix and sense.alone != "any":
            return None
        phrase = Phrase(i + 1, "title", sense.kind, definite=reading.definite or bool(reading.suffix), service=sense.service)
        limit = min(end, i + _LONGEST_TITLE)
        while phrase.last < limit and self._office(view, phrase, limit, depth, sense):
            pass
        bare_title = phrase.last == i + 1
        if not depth or phrase.settled or not bare_title:
            self._bearer(view, phrase, end)
        if phrase.last == i + 1 and not _stands_alone(sense, reading):
            return None
        return phrase

    def _office(self, view: View, phrase: Phrase, end: int, depth: int, sense: Sense) -> bool:
        """Take one more step of an office: an adjective, an object, a body, or a preposition with a body or place."""
        j = phrase.last
        word = view.words[j]
        for reading in view.looks[j]:
            found = reading.sense
            if found is None or reading.suffix or reading.prefix:
                continue
            if found.part in ("adj", "epithet", "nisba", "object") and (reading.definite == phrase.definite or found.part == "object" or not phrase.definite):
                phrase.service = found.service or phrase.service
                phrase.definite = phrase.definite or reading.definite
                if found.part == "nisba" and found.id and not phrase.id:
                    self._represent(phrase, sense, found.id, found.kind)
                phrase.last = j + 1
                return True
        folded = word.form.folded
        if folded in self._speaks_for:
            return self._attach(view, phrase, j + 1, end, depth, sense, "", place=False)
        if folded in self._links:
            return self._attach(view, phrase, j + 1, end, depth, sense, "", place=True)
        return any(self._attach(view, phrase, j, end, depth, sense, prefix, place=not prefix) for prefix in ("", "ل", "ب"))

    def _attach(self, view: View, phrase: Phrase, j: int, end: int, depth: int, sense: Sense, prefix: str, place: bool) -> bool:
        """Attach the body, or the place, that begins at `j`; whether there was one."""
        if phrase.definite and not prefix and j == phrase.last:
            return False
        inner = self._inner(view, j, end, depth + 1, prefix, ("body", "force", "unit", "title", "head"))
        if inner is not None and inner.part != "title" and inner.person is None or inner is not None and inner.part == "title":
            phrase.last = self._closing(view, j, inner.last, end)
            phrase.person = phrase.person or inner.person
            phrase.definite = phrase.definite or inner.definite
            phrase.service = inner.service or phrase.service
            if inner.id and not phrase.id:
                self._represent(phrase, sense, inner.id, inner.kind)
            return True
        last = self._place(view, j, end) if place else j
        if last > j:
            phrase.last, phrase.definite = last, True
            return True
        return False

    def _represent(self, phrase: Phrase, sense: Sense, id: str, kind: str) -> None:
        """Make the phrase a person who speaks for entity `id`."""
        known = self.lexicon.entities.get(id)
        phrase.id = service_of(self.lexicon, id, phrase.service) if known is not None and known.kind == "state" else id
        phrase.kind = "armed_group" if kind == "armed_group" else sense.kind
        phrase.settled = True

    def _bearer(self, view: View, phrase: Phrase, end: int) -> None:
        """Take ranks and the personal name after an office, over a comma."""
        j = phrase.last
        if j < end and view.words[j].text in "،,":
            j += 1
        ranks = j
        while ranks < end and any(r.sense and r.sense.part == "rank" and not r.prefix and not r.suffix for r in view.looks[ranks]):
            ranks += 1
        last = self._personal(view, ranks, end, sure=j == phrase.last or ranks > j)
        if last > ranks:
            phrase.last, phrase.person, phrase.definite = last, (ranks, last), True
        elif ranks > j == phrase.last:
            phrase.last = ranks

    def _ranked(self, view: View, i: int, end: int, reading: Reading) -> Phrase | None:
        """A rank or form of address before a personal name, and the office after it."""
        sense = reading.sense
        assert sense is not None
        if reading.suffix or not (reading.definite or sense.alone == "any"):
            return None
        phrase = Phrase(i + 1, "rank", sense.kind, definite=True)
        self._bearer(view, phrase, end)
        if phrase.person is None:
            return None
        self._apposition(view, phrase, end)
        return phrase

    def _person(self, view: View, i: int, end: int, reading: Reading) -> Phrase | None:
        """A personal name of two words or more, and the office after it."""
        if reading.suffix or reading.definite or view.words[i].form.folded.endswith("ي") and view.words[i].text.endswith("ى"):
            return None
        last = self._personal(view, i, end, sure=False)
        if last < i + 2:
            return None
        phrase = Phrase(last, "person", "person", definite=True, person=(i, last))
        self._apposition(view, phrase, end)
        return phrase

    def _apposition(self, view: View, phrase: Phrase, end: int) -> None:
        """Take the office that follows a name («… القيادي في قسد»)."""
        j = _skip(view, phrase.last, end, _CLOSE)
        if j < end and view.words[j].text in "،,":
            j += 1
        if j >= end:
            return
        for reading in view.looks[j]:
            if reading.sense and reading.sense.part == "title" and not reading.prefix and not reading.suffix:
                office = self._official(view, j, end, reading, _DEPTH - 2)
                if office is not None and office.last > j + 1 and office.person is None and office.definite:
                    phrase.last, phrase.id, phrase.kind = office.last, office.id, office.kind
                    return

    def _personal(self, view: View, i: int, end: int, sure: bool) -> int:
        """The end of a personal name at `i`, else `i`; `sure` when a title stands before it."""
        quoted = self._quoted(view, i, end) if sure else i
        if quoted > i:
            return quoted
        j, unknown, joined = i, 0, False
        while j < end and j - i < _LONGEST_NAME:
            word = view.words[j]
            folded = word.form.folded
            if word.kind != "word" or folded in self._stop:
                break
            if folded in self._particles:
                joined, j = True, j + 1
                continue
            if not (joined or folded in self._given):
                if not self._surname(view, j, first=j == i, sure=sure) or unknown == 2:
                    break
                unknown += 1
                if folded.startswith("ال"):
                    return j + 1
            joined, j = False, j + 1
        while j > i and view.words[j - 1].form.folded in self._particles:
            j -= 1
        return j

    def _surname(self, view: View, j: int, first: bool, sure: bool) -> bool:
        """Whether a word that is no given name can be part of a personal name here."""
        folded = view.words[j].form.folded
        if folded in self._verbs or len(folded) < 3:
            return False
        readings = [r for r in view.looks[j] if not r.prefix and not r.suffix]
        if any(r.node is not None or r.sense is not None and r.sense.part != "given" for r in readings):
            return False
        if folded.startswith("ال"):
            return folded.endswith("ي")
        return sure and not folded.endswith(("ه", "ات", "ون", "ين", "ا")) or sure and not first and folded.endswith(("ا", "ون"))


def _rank(phrase: Phrase) -> tuple[int, bool]:
    """Longer first, then a known name."""
    return phrase.last, phrase.part == "name"


def _stands_alone(sense: Sense, reading: Reading) -> bool:
    """Whether the noun names somebody with nothing after it."""
    if sense.alone == "any":
        return True
    if sense.alone == "suffix":
        return bool(reading.suffix) or reading.definite
    return sense.alone == "def" and reading.definite


def _skip(view: View, i: int, end: int, marks: Container[str]) -> int:
    """`i` moved past one mark of `marks`."""
    return i + 1 if i < end and view.words[i].text in marks else i


def _skip_joins(view: View, j: int, end: int) -> int:
    """`j` moved past a quotation mark, a joining mark, or the stop inside an acronym."""
    if j + 1 >= end:
        return j
    mark = view.words[j]
    if mark.kind != "punct":
        return j
    if mark.text == ".":
        return j + 1 if len(view.words[j - 1].text) == 1 and view.words[j - 1].end == mark.start else j
    return j + 1 if mark.text in _OPEN or mark.text in _CLOSE or mark.text in _JOIN else j


def service_of(lexicon: Lexicon, id: str, service: str) -> str:
    """The body of state `id` that renders `service` («army», «mod»), or the state itself where none is known."""
    if not service:
        return id
    root = id.partition(".")[0]
    options = [f"{id}.{service}", f"{root}.{service}"]
    if service in ("air_force", "navy", "police", "security"):
        options.append(f"{root}.army" if service in ("air_force", "navy") else root)
    return next((option for option in options if option in lexicon.entities), id)


def settle(lexicon: Lexicon, relative: str, state: str) -> str:
    """The one candidate of a relative name that belongs to `state`; empty if none or several do."""
    root = state.partition(".")[0]
    found = [id for id, _ in lexicon.entities[relative].candidates if id == state or id.partition(".")[0] == root]
    return found[0] if len(found) == 1 else ""


def merge(lexicon: Lexicon, phrase: Phrase, sense: Sense, id: str, kind: str) -> None:
    """Make the phrase stand for what it was found to belong to: a state's army, a group, a body."""
    phrase.settled = True
    if sense.part in ("people", "doer"):
        return
    if sense.part == "informant":
        phrase.id = phrase.id or id
        return
    if not id:
        if kind in ("armed_group", "force") and sense.part in ("head", "force"):
            phrase.kind = kind
        return
    known = lexicon.entities[id]
    if known.kind == "relative":
        phrase.id = id
    elif known.kind == "state":
        if sense.part == "unit":
            return
        phrase.id = service_of(lexicon, id, phrase.service or ("army" if sense.part in ("head", "force") else ""))
    else:
        phrase.id = id
        phrase.kind = kind if sense.part in ("head", "force", "unit") else phrase.kind
