"""The lexicon of actors: what each written word can begin or be part of, worked out once a distinct spelling and kept."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from khabar.arabic.clitics import ARTICLE, FUTURE, LI, LI_ARTICLE, SPEAKER_OR_HEARER
from khabar.arabic.letters import TA_MARBUTA
from khabar.arabic.words import Word
from khabar.codebook.schema.lists import Lists
from khabar.coder.actors.tables import SHAPE, STARTING, ActorTables, Node, Sense, bare
from khabar.model.mention import ActorKind

_CACHE_LIMIT = 200_000
_SHAPED = Sense("people", "person", "", "any", "", SHAPE)


class Reading(msgspec.Struct, frozen=True):
    """One way to read a written word; `head` characters of it stand before the phrase's first letter."""

    sense: Sense | None
    node: Node | None
    head: int
    prefix: str
    suffix: str
    definite: bool
    starts: bool


class Lexicon:
    """Names, nouns and adjectives of actors by spelling."""

    def __init__(self, lists: Lists) -> None:
        tables = ActorTables(lists)
        self.entities, self.parts, self.means = tables.entities, tables.parts, tables.means
        self.fighting = frozenset(tables.fighting)
        self._variants, self._shapes, self._starts, self._senses = tables.variants, tables.shapes, tables.starts, tables.senses
        self._adjectives = tables.nisba
        self._cache: dict[str, tuple[Reading, ...]] = {}

    def nisba(self, stem: str) -> tuple[str, ActorKind] | None:
        """The entity and kind that a folded adjective of belonging stands for, with or without its article."""
        stem = self._variants.get(stem, stem)
        return self._adjectives.get(stem) or self._adjectives.get(self._variants.get(bare(stem), bare(stem)))

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
                yield Reading(sense, None, head, before, cut.suffix, sure, sense.part in STARTING)
