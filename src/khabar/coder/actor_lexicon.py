"""The actor tables compiled: what each written word can begin or be part of.

A *name* is a path of folded words through a trie; a *sense* is one row of `actor_patterns.tsv` that a noun or
adjective carries. Everything that depends on spelling alone is worked out once a distinct word and kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from khabar.arabic.clitics import AND, ARTICLE, FUTURE, LI, LI_ARTICLE, SPEAKER_OR_HEARER
from khabar.arabic.endings import MASCULINE, NISBA, NOUN, PLURAL, REGULAR, SOUND_PLURALS
from khabar.arabic.letters import TA_MARBUTA, WAW, YA
from khabar.arabic.script import fold
from khabar.arabic.words import Forms, Word, tokenise
from khabar.model.mention import ActorKind

_OPTIONAL = f"({ARTICLE})"
_ENDINGS = {"+": REGULAR, "^": MASCULINE, "~": NOUN}
_RELATIVE = tuple(ending for ending in REGULAR if ending != NISBA)
_CACHE_LIMIT = 200_000
SHAPE = "shape"
"""The lemma of people that are known only by the shape of a plural participle («المتدربون»)."""
_STARTING = frozenset({"head", "force", "unit", "body", "title", "rank", "people", "doer", "informant", "given", "nisba"})
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


class Reading(msgspec.Struct, frozen=True):
    """One way to read a written word; `head` characters of it stand before the phrase's first letter."""

    sense: Sense | None
    node: Node | None
    head: int
    prefix: str
    suffix: str
    definite: bool
    starts: bool


def bare(word: str) -> str:
    """A folded word without its article."""
    return word.removeprefix(ARTICLE) if len(word) > 4 else word


def _cells(cell: str) -> list[str]:
    """The parts of a pipe-separated cell."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def written_forms(cell: str) -> list[str]:
    """Folded stems of a cell: «x+» inflects as a regular noun or adjective, «x^» without its feminine, «x~» takes the dual only."""
    found: list[str] = []
    for form in _cells(cell):
        stem = fold(form.rstrip("+^~"))
        endings = _ENDINGS.get(form[-1], ("",))
        if form.endswith("+") and stem.endswith(NISBA):
            endings = _RELATIVE
        found.extend(stem + ending for ending in endings)
    return found


class Lexicon:
    """Names, nouns and adjectives of actors by spelling."""

    def __init__(self, lists: Mapping[str, Any]) -> None:
        self.entities: dict[str, Entity] = {}
        self.parts: dict[str, frozenset[str]] = {}
        self._variants: dict[str, str] = {}
        self._shapes: list[tuple[str, str, str]] = []
        self._starts: dict[str, Node] = {}
        self._senses: dict[str, list[Sense]] = {}
        self._cache: dict[str, tuple[Reading, ...]] = {}
        self._load_patterns(lists["actor_patterns"])
        self._load_nisba(lists["nisba"])
        self._load_actors(lists["actors"])
        self._load_people(lists.get("nouns", ()))

    # -- compiling -------------------------------------------------------------------------------------------------

    def _load_patterns(self, rows: Sequence[Mapping[str, str]]) -> None:
        words: dict[str, list[str]] = {}
        for row in rows:
            forms = written_forms(row["forms"])
            part = row["part"]
            if part == "shape":
                first, last, never = (fold(cell) for cell in _cells(row["forms"]))
                self._shapes.append((first, last, never))
                continue
            if part == "variant":
                self._add_variants(fold(row["service"]), forms)
                continue
            words.setdefault(part, []).extend(forms)
            if part in _STARTING or part in _CONTINUING:
                for cell in _cells(row["forms"]):
                    forms = written_forms(cell)
                    sense = Sense(part, row["kind"] or "unknown", row["service"], row["alone"], "", forms[0])  # type: ignore[arg-type]
                    self._add_sense(sense, forms)
        self.parts = {part: frozenset(forms) for part, forms in words.items()}

    def _add_variants(self, canonical: str, forms: list[str]) -> None:
        for form in forms:
            for article in ("", ARTICLE, AND + ARTICLE):
                self._variants[article + form] = article + canonical

    def _add_sense(self, sense: Sense, forms: list[str]) -> None:
        for form in forms:
            first, *rest = form.split()
            senses = self._senses.setdefault(self._variants.get(first, first), [])
            if all((s.part, s.lemma, s.rest) != (sense.part, sense.lemma, tuple(rest)) for s in senses):
                senses.append(msgspec.structs.replace(sense, rest=tuple(rest)) if rest else sense)

    def _load_nisba(self, rows: Sequence[Mapping[str, str]]) -> None:
        self._nisba: dict[str, tuple[str, ActorKind]] = {}
        for row in rows:
            forms = [f for form in _cells(row["adjective"]) for f in written_forms(form + "+")] + written_forms(row["forms"])
            kind: ActorKind = row["kind"]  # type: ignore[assignment]
            self._add_sense(Sense("nisba", kind, "", "", row["id"], forms[0]), forms)
            if row["id"]:
                self._nisba.update(dict.fromkeys((self._variants.get(f, f) for f in forms), (row["id"], kind)))

    def _load_actors(self, rows: Sequence[Mapping[str, str]]) -> None:
        forms = Forms()
        armies = [(row["id"], row["country"]) for row in rows]
        countries = {row["id"]: row["country"] for row in rows}
        for row in rows:
            heads: set[str] = set()
            for alias in dict.fromkeys([row["name_ar"], *_cells(row["aliases"])]):
                keys = [fold(w.text) for w in tokenise(alias.replace(_OPTIONAL, ""), forms) if w.kind in ("word", "number")]
                if keys:
                    heads.add(bare(keys[0]))
                    self._add_name(alias, [self._variants.get(k, k) for k in keys], row["id"])
            candidates = tuple(_candidates(row["ambiguous"], armies, countries))
            self.entities[row["id"]] = Entity(row["id"], row["kind"], row["name_ar"], row["parent"], row["country"], frozenset(heads), candidates)

    def _add_name(self, alias: str, keys: list[str], entity: str) -> None:
        only = "quoted" if alias.startswith('"') else "apart" if alias.endswith("!") else ""
        firsts = [keys[0]]
        if alias.startswith(_OPTIONAL):
            firsts.append(ARTICLE + keys[0])
        for first in firsts:
            node = self._starts.setdefault(first, Node({}))
            for key in keys[1:]:
                node = node.next.setdefault(key, Node({}))
            if not node.entity or (node.only and not only):
                node.entity, node.only = entity, only

    def _load_people(self, rows: Sequence[Mapping[str, str]]) -> None:
        for row in rows:
            alone, kind = row.get("alone", ""), row.get("actor_kind", "")
            if kind not in ("civilians", "person") or alone in ("no", "kin"):
                continue
            plurals = _cells(row["plurals"])
            sound = [fold(p).removesuffix(PLURAL) + ending for p in plurals if p.endswith(PLURAL) for ending in (*SOUND_PLURALS, WAW, YA)]
            forms = [*sound, *(fold(p) for p in plurals if not p.endswith(PLURAL))]
            if not alone:
                forms += written_forms(row["noun"] + "~")
            known = self.parts.get("no_people", frozenset())
            self._add_sense(Sense("people", kind, "", "any", "", fold(row["noun"])), [f for f in forms if f not in known])  # type: ignore[arg-type]

    # -- looking up ------------------------------------------------------------------------------------------------

    def nisba(self, stem: str) -> tuple[str, ActorKind] | None:
        """The entity and kind that a folded adjective of belonging stands for, with or without its article."""
        stem = self._variants.get(stem, stem)
        return self._nisba.get(stem) or self._nisba.get(self._variants.get(bare(stem), bare(stem)))

    def key(self, word: Word) -> str:
        """The spelling of a word inside a name."""
        folded = word.form.folded
        return self._variants.get(folded, folded)

    def look(self, word: Word) -> tuple[Reading, ...]:
        """Every reading of a word that begins or continues an actor; empty for most words."""
        found = self._cache.get(word.text)
        if found is None:
            if len(self._cache) >= _CACHE_LIMIT:
                self._cache.clear()
            found = self._cache[word.text] = tuple(sorted(self._read(word), key=lambda reading: not reading.starts))
        return found

    def service_of(self, id: str, service: str) -> str:
        """The body of state `id` that renders `service` («army», «mod»), or the state itself where none is known."""
        if not service:
            return id
        root = id.partition(".")[0]
        options = [f"{id}.{service}", f"{root}.{service}"]
        if service in ("air_force", "navy"):
            options.append(f"{root}.army")
        return next((option for option in options if option in self.entities), id)

    def settle(self, relative: str, state: str) -> str:
        """The one candidate of a relative name that belongs to `state` or, if no body of a state, fights in it; else empty."""
        root, country = state.partition(".")[0], self.entities[state].country
        found = [
            id
            for id, where in self.entities[relative].candidates
            if id.partition(".")[0] == root or (country in where and id in self.entities and not self._is_of_state(id))
        ]
        return found[0] if len(found) == 1 else ""

    def _is_of_state(self, id: str) -> bool:
        """Whether an entity is a state or a body named after one."""
        return self.entities[id.partition(".")[0]].kind == "state"

    def _is_participle(self, stem: str) -> bool:
        """Whether an unknown definite word has the shape of a plural of persons, by `shape` rows («م…ين» but not «…تين»)."""
        if len(stem) < 6 or stem in self.parts.get("no_people", frozenset()):
            return False
        return any(stem.startswith(first) and stem.endswith(last) and not stem.endswith(never) for first, last, never in self._shapes)

    def _read(self, word: Word) -> Iterator[Reading]:
        form, feminine = word.form, TA_MARBUTA in word.text[-2:]
        heads = {cut.prefix: cut.head for cut in form.cuts if not cut.suffix}
        for cut in form.cuts:
            prefix, stem = cut.prefix, cut.stem
            if prefix.endswith(FUTURE) or cut.suffix in SPEAKER_OR_HEARER or (feminine and cut.suffix):
                continue
            fused, definite = prefix.endswith(LI_ARTICLE), prefix.endswith(ARTICLE)
            stem = self._variants.get(stem, stem)
            outer = prefix.removesuffix(ARTICLE).removesuffix(LI_ARTICLE)
            head = heads.get(outer, 0)
            before = outer + LI if fused else outer
            sure = definite or fused
            if not cut.suffix:
                node = self._starts.get(ARTICLE + stem if sure else stem)
                if node is not None:
                    yield Reading(None, node, head, before, "", sure, True)
            senses = self._senses.get(stem, ())
            if sure and not senses and not cut.suffix and self._is_participle(stem):
                yield Reading(_SHAPED, None, head, before, "", True, True)
            for sense in senses:
                yield Reading(sense, None, head, before, cut.suffix, sure, sense.part in _STARTING)


_SHAPED = Sense("people", "person", "", "any", "", SHAPE)


def _candidates(cell: str, rows: list[tuple[str, str]], countries: Mapping[str, str]) -> Iterator[tuple[str, frozenset[str]]]:
    """(id, countries) of an `ambiguous` cell: «id», «id@SY,IQ» or «*.army» for every id that ends so."""
    for part in _cells(cell):
        id, _, where = part.partition("@")
        if id.startswith("*"):
            yield from ((known, frozenset({country})) for known, country in rows if known.endswith(id[1:]))
        else:
            yield id, frozenset(where.split(",")) if where else frozenset({countries.get(id, "")})
