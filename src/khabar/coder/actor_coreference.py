"""Coreference of actors inside one report: short and relative names take the entity that the report settles.

A definite noun («التنظيم») takes the entity most recently named in full that has that noun in its name. A relative
name («النظام», «الاحتلال») takes its one candidate that the report names in full, or else that fits the countries of
its places. A surname alone takes its full name. What stays open keeps its candidates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from khabar.arabic.words import Word
from khabar.coder.actor_lexicon import Lexicon, bare
from khabar.model.mention import Actor, Place

_SHORTEST_SURNAME = 4


def resolve_actors(lexicon: Lexicon, actors: Sequence[Actor], words: tuple[Word, ...], places: Sequence[Place]) -> tuple[Actor, ...]:
    """`actors` settled in order of the text, with surnames alone added as mentions of their own."""
    report = _Report(lexicon, actors, words, places)
    settled = [report.settle(actor) for actor in actors]
    return tuple(sorted([*settled, *_surnames(lexicon, settled, words)], key=lambda actor: actor.first))


class _Report:
    """What a report names in full, and where it happens."""

    def __init__(self, lexicon: Lexicon, actors: Sequence[Actor], words: tuple[Word, ...], places: Sequence[Place]) -> None:
        self._lexicon, self._words = lexicon, words
        self._anaphors = lexicon.parts.get("anaphor", frozenset())
        self._named = {actor.id for actor in actors if actor.id}
        self._roots = {id.partition(".")[0] for id in self._named}
        self._countries = {place.country for place in places if place.country}
        self._before: list[tuple[frozenset[str], Actor]] = []

    def settle(self, actor: Actor) -> Actor:
        """The actor with what is known up to it and, for relative names, what the whole report says."""
        noun = self._lone_noun(actor)
        found = self._earlier(noun) if noun else None
        if found is not None:
            others = tuple(dict.fromkeys(a.id for heads, a in self._before if noun in heads and a.id and a.id != found.id))
            return msgspec.structs.replace(actor, id=found.id, kind=found.kind, name=found.name, candidates=others)
        if actor.candidates and actor.id is None:
            return self._relative(actor)
        if actor.id or actor.last - actor.first > 1:
            self._before.append((self._heads(actor), actor))
        return actor

    def _lone_noun(self, actor: Actor) -> str:
        """The noun of a mention that is one definite noun and may refer back, else empty."""
        if actor.last - actor.first != 1 or actor.id:
            return ""
        for reading in self._lexicon.look(self._words[actor.first]):
            if reading.definite and not reading.suffix:
                stem = bare(self._words[actor.first].form.folded[len(reading.prefix) :])
                noun = reading.sense.lemma if reading.sense else stem
                if noun in self._anaphors or reading.sense and reading.sense.part in ("title", "informant", "unit", "body"):
                    return noun
        return ""

    def _heads(self, actor: Actor) -> frozenset[str]:
        """The nouns by which a mention can be referred to later."""
        entity = self._lexicon.entities.get(actor.id or "")
        heads = set(entity.heads) if entity else set()
        for word in self._words[actor.first : actor.first + 2]:
            heads.add(bare(word.form.folded))
            heads.update(r.sense.lemma for r in self._lexicon.look(word) if r.sense and not r.suffix)
        return frozenset(heads)

    def _earlier(self, noun: str) -> Actor | None:
        """The latest mention in full that has `noun` among its nouns."""
        return next((actor for heads, actor in reversed(self._before) if noun in heads), None)

    def _relative(self, actor: Actor) -> Actor:
        """A relative name with its one fitting candidate, or as it was."""
        entity = self._lexicon.entities[actor.rule.partition(":")[2]]
        options = [(id, where) for id, where in entity.candidates if id in self._named] or [
            (id, where) for id, where in entity.candidates if id.partition(".")[0] in self._roots
        ]
        if len(options) != 1:
            options = [(id, where) for id, where in options or entity.candidates if where & self._countries]
        if len(options) != 1:
            return actor
        chosen = self._lexicon.entities[options[0][0]]
        return msgspec.structs.replace(actor, id=chosen.id, kind=chosen.kind, name=chosen.name)


def _surnames(lexicon: Lexicon, actors: Sequence[Actor], words: tuple[Word, ...]) -> list[Actor]:
    """Mentions of surnames that stand alone after the full name."""
    full = _full_names(lexicon, actors, words)
    if not full:
        return []
    taken = {k for actor in actors for k in range(actor.first, actor.last)}
    return [
        Actor(start=word.start + head, end=word.end, first=i, last=i + 1, rule="surname", name=who.name, id=who.id, kind=who.kind)
        for i, word in enumerate(words)
        if word.form.kind == "word" and i not in taken
        for who, head in [_bearer(word, full)]
        if who is not None and i > who.last
    ]


def _full_names(lexicon: Lexicon, actors: Sequence[Actor], words: tuple[Word, ...]) -> Mapping[str, Actor]:
    """Full names of two words or more by their last word; a name that two people share is left out."""
    found: dict[str, Actor] = {}
    shared: set[str] = set()
    for actor in actors:
        parts = actor.name.split() if actor.rule == "person" else []
        if len(parts) < 2:
            continue
        last = next(w.form.folded for w in reversed(words[actor.first : actor.last]) if w.text == parts[-1])
        if last in found and found[last].name.split()[0] != parts[0]:
            shared.add(last)
        if len(last) >= _SHORTEST_SURNAME:
            found.setdefault(last, actor)
    return {name: actor for name, actor in found.items() if name not in shared}


def _bearer(word: Word, full: Mapping[str, Actor]) -> tuple[Actor | None, int]:
    """Whose surname a word is, and how many characters of clitics stand before it."""
    for cut in word.form.cuts:
        if not cut.suffix and cut.stem in full and not cut.prefix.endswith("ال"):
            return full[cut.stem], cut.head
    return None, 0
