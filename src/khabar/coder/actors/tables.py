"""The actor tables compiled: names as a trie of folded words, and what each noun or adjective does in a phrase.

A *name* is a path of folded words through a trie; a *sense* is one row of `actor_patterns.tsv` that a noun or
adjective carries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from khabar.arabic.clitics import AND, ARTICLE
from khabar.arabic.endings import MASCULINE, NISBA, NOUN, PLURAL, REGULAR, SOUND_PLURALS
from khabar.arabic.letters import WAW, YA
from khabar.arabic.script import fold
from khabar.arabic.words import Forms, tokenise
from khabar.codebook.schema.actors import ActorName, ActorPattern, Nisba
from khabar.codebook.schema.lists import Lists
from khabar.codebook.schema.quantities import CountedNoun
from khabar.model.mention import ActorKind

_OPTIONAL = f"({ARTICLE})"
_ENDINGS = {"+": REGULAR, "^": MASCULINE, "~": NOUN}
_RELATIVE = tuple(ending for ending in REGULAR if ending != NISBA)
FIGHTS = "fights"
"""The service of adjectives that say of unknown people that they fight («المجموعات المقاتلة»)."""
SHAPE = "shape"
"""The lemma of people that are known only by the shape of a plural participle («المتدربون»)."""
STARTING = frozenset({"head", "force", "unit", "body", "title", "rank", "people", "doer", "informant", "given", "nisba"})
_CONTINUING = frozenset({"object", "adj", "epithet", "link", "model"})


class Entity(msgspec.Struct, frozen=True):
    """One row of `actors.tsv`; a relative name has `candidates` (id, ISO 3166 countries) and no id of its own."""

    id: str
    kind: str
    name: str
    parent: str
    country: str
    heads: frozenset[str]
    candidates: tuple[tuple[str, frozenset[str]], ...] = ()


class Sense(msgspec.Struct, frozen=True):
    """What a word of `actor_patterns.tsv` or `nisba.tsv` does in a phrase; `rest` are the further words of a compound."""

    part: str
    kind: ActorKind
    service: str = ""
    alone: str = ""
    id: str = ""
    lemma: str = ""
    rest: tuple[str, ...] = ()


class Node(msgspec.Struct):
    """A step of the trie of names; `entity` is set where a name ends, `only` says what must hold there.

    `only` is empty, "quoted" (the name counts inside quotes or brackets) or "apart" (no definite word may follow,
    which would make it a common noun: «القاعدة العسكرية»).
    """

    next: dict[str, Node]
    entity: str = ""
    only: str = ""


def bare(word: str) -> str:
    """A folded word without its article."""
    return word.removeprefix(ARTICLE) if len(word) > 4 else word


def written_forms(forms: Iterable[str]) -> list[str]:
    """Folded stems of forms: «x+» inflects as a regular noun or adjective, «x^» without its feminine, «x~» takes the dual only."""
    found: list[str] = []
    for form in forms:
        stem = fold(form.rstrip("+^~"))
        endings = _ENDINGS.get(form[-1], ("",))
        if form.endswith("+") and stem.endswith(NISBA):
            endings = _RELATIVE
        found.extend(stem + ending for ending in endings)
    return found


class ActorTables:
    """What the lists `actor_patterns`, `nisba`, `actors`, `nouns` and `means` say of actors, by folded spelling.

    `starts` are the first words of names, `senses` those of nouns and adjectives; `parts` are all words of a part, `variants`
    lead from a spelling to the one that the tables use, `shapes` are beginnings and endings of a plural participle, `means`
    the first words of weapons, `fighting` adjectives of those who fight.
    """

    def __init__(self, lists: Lists) -> None:
        self.entities: dict[str, Entity] = {}
        self.parts: dict[str, frozenset[str]] = {}
        self.variants: dict[str, str] = {}
        self.fighting: set[str] = set()
        self.shapes: list[tuple[str, str, str]] = []
        self.starts: dict[str, Node] = {}
        self.senses: dict[str, list[Sense]] = {}
        self.nisba: dict[str, tuple[str, ActorKind]] = {}
        self._load_patterns(lists.actor_patterns)
        self._load_nisba(lists.nisba)
        self._load_actors(lists.actors)
        self._load_people(lists.nouns)
        self.means = frozenset(fold(phrase).split()[0] for row in lists.means for phrase in (row.phrase, *row.plurals))

    def _load_patterns(self, rows: Sequence[ActorPattern]) -> None:
        words: dict[str, list[str]] = {}
        for row in rows:
            forms = written_forms(row.forms)
            part = row.part
            if part == "shape":
                first, last, never = map(fold, row.forms)
                self.shapes.append((first, last, never))
                continue
            if part == "variant":
                self._add_variants(fold(row.service), forms)
                continue
            words.setdefault(part, []).extend(forms)
            if part in STARTING or part in _CONTINUING:
                for form in row.forms:
                    forms = written_forms([form])
                    if row.service == FIGHTS:
                        self.fighting.update(forms)
                    sense = Sense(part, row.kind or "unknown", row.service, row.alone or "", "", forms[0])
                    self._add_sense(sense, forms)
        self.parts = {part: frozenset(forms) for part, forms in words.items()}

    def _add_variants(self, canonical: str, forms: list[str]) -> None:
        for form in forms:
            for article in ("", ARTICLE, AND + ARTICLE):
                self.variants[article + form] = article + canonical

    def _add_sense(self, sense: Sense, forms: list[str]) -> None:
        for form in forms:
            first, *rest = form.split()
            senses = self.senses.setdefault(self.variants.get(first, first), [])
            if all((s.part, s.lemma, s.rest) != (sense.part, sense.lemma, tuple(rest)) for s in senses):
                senses.append(msgspec.structs.replace(sense, rest=tuple(rest)) if rest else sense)

    def _load_nisba(self, rows: Sequence[Nisba]) -> None:
        for row in rows:
            forms = written_forms([form + "+" for form in row.adjective]) + written_forms(row.forms)
            self._add_sense(Sense("nisba", row.kind, "", "", row.id, forms[0]), forms)
            if row.id:
                self.nisba.update(dict.fromkeys((self.variants.get(f, f) for f in forms), (row.id, row.kind)))

    def _load_actors(self, rows: Sequence[ActorName]) -> None:
        forms = Forms()
        armies = [(row.id, row.country) for row in rows]
        countries = {row.id: row.country for row in rows}
        for row in rows:
            heads: set[str] = set()
            for alias in dict.fromkeys([row.name_ar, *row.aliases]):
                keys = [fold(w.text) for w in tokenise(alias.replace(_OPTIONAL, ""), forms) if w.kind in ("word", "number")]
                if keys:
                    heads.add(bare(keys[0]))
                    self._add_name(alias, [self.variants.get(k, k) for k in keys], row.id)
            candidates = tuple(_candidates(row.ambiguous, armies, countries))
            self.entities[row.id] = Entity(row.id, row.kind, row.name_ar, row.parent, row.country, frozenset(heads), candidates)

    def _add_name(self, alias: str, keys: list[str], entity: str) -> None:
        only = "quoted" if alias.startswith('"') else "apart" if alias.endswith("!") else ""
        firsts = [keys[0]]
        if alias.startswith(_OPTIONAL):
            firsts.append(ARTICLE + keys[0])
        for first in firsts:
            node = self.starts.setdefault(first, Node({}))
            for key in keys[1:]:
                node = node.next.setdefault(key, Node({}))
            if not node.entity or (node.only and not only):
                node.entity, node.only = entity, only

    def _load_people(self, rows: Sequence[CountedNoun]) -> None:
        for row in rows:
            alone, kind = row.alone, row.actor_kind
            if (kind != "civilians" and kind != "person") or alone in ("no", "kin"):
                continue
            sound = [fold(p).removesuffix(PLURAL) + ending for p in row.plurals if p.endswith(PLURAL) for ending in (*SOUND_PLURALS, WAW, YA)]
            forms = [*sound, *(fold(p) for p in row.plurals if not p.endswith(PLURAL))]
            if not alone:
                forms += written_forms([row.noun + "~"])
            known = self.parts.get("no_people", frozenset())
            self._add_sense(Sense("people", kind, "", "any", "", fold(row.noun)), [f for f in forms if f not in known])


def _candidates(ambiguous: Sequence[str], rows: list[tuple[str, str]], countries: Mapping[str, str]) -> Iterator[tuple[str, frozenset[str]]]:
    """(id, countries) of the values of `ambiguous`: «id», «id@SY,IQ» or «*.army» for every id that ends so."""
    for part in ambiguous:
        id, _, where = part.partition("@")
        if id.startswith("*"):
            yield from ((known, frozenset({country})) for known, country in rows if known.endswith(id[1:]))
        else:
            yield id, frozenset(where.split(",")) if where else frozenset({countries.get(id, "")})
