"""Coreference of actors inside one report: short and relative names take the entity that the report settles.

A definite noun («التنظيم») takes the entity most recently named in full that has that noun in its name. A relative
name («النظام», «الاحتلال») takes the one candidate that fits where most of the report's places lie, or else the one
that the report names in full. A surname alone takes its full name. What stays open keeps its candidates; a noun that
refers to nothing is no mention.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from khabar.arabic.clitics import ARTICLE
from khabar.arabic.words import Word
from khabar.coder.actors.lexicon import Lexicon
from khabar.coder.actors.tables import bare
from khabar.model.mention import Actor, Mention, Place

_OWN_KIND = frozenset({"name", "head", "force", "unit"})
_SHORTEST_SURNAME = 4
_BACK = frozenset({"title", "informant", "unit", "body"})
_GROUP = "armed_group"
_Option = tuple[str, frozenset[str]]


def resolve_actors(lexicon: Lexicon, actors: Sequence[Actor], words: tuple[Word, ...], places: Sequence[Place]) -> tuple[Actor, ...]:
    """`actors` settled in order of the text, with surnames alone added as mentions of their own."""
    report = _Report(lexicon, actors, words, places)
    names = sorted((place for place in places if place.known), key=_first)
    settled = [found for actor in actors if not _in_place(actor, names) and (found := report.settle(actor)) is not None]
    return tuple(sorted([*settled, *_surnames(settled, words)], key=lambda actor: actor.first))


def _in_place(actor: Actor, places: Sequence[Place]) -> bool:
    """Whether a person's name is only the end of a place's («قاعدة عين الأسد»); places stand in order and none overlap."""
    if actor.kind not in {"official", "person"}:
        return False
    before = bisect_left(places, actor.first, key=_first)
    return before > 0 and actor.last <= places[before - 1].last


def _first(mention: Mention) -> int:
    return mention.first


class _Report:
    """What a report names in full, and where it happens."""

    def __init__(self, lexicon: Lexicon, actors: Sequence[Actor], words: tuple[Word, ...], places: Sequence[Place]) -> None:
        self._lexicon, self._words = lexicon, words
        self._anaphors = lexicon.parts.get("anaphor", frozenset())
        self._named = {actor.id for actor in actors if actor.id}
        self._groups = {id for id in self._named if lexicon.entities[id].kind == _GROUP}
        self._roots = {id.partition(".")[0] for id in self._named}
        self._countries = _main_countries(places)
        self._before: dict[str, dict[tuple[str | None, bool], Actor]] = {}

    def settle(self, actor: Actor) -> Actor | None:
        """The actor with what is known up to it and, for relative names, what the whole report says."""
        noun = self._lone_noun(actor)
        if noun:
            fitting = list(reversed(self._before.get(noun, {}).values()))
            if actor.made_by == "anaphor":
                fitting = [a for a in fitting if a.id or a.made_by == "unit"]
            if fitting:
                return self._same(actor, fitting)
            if actor.made_by == "anaphor":
                return None
        if actor.id is None and self._options(actor):
            actor = msgspec.structs.replace(actor, candidates=()) if noun and self._tells_of_another(actor) else self._relative(actor)
        elif actor.id or actor.last - actor.first > 1:
            self._remember(actor)
        return actor

    def _remember(self, actor: Actor) -> None:
        """Keep an actor under the nouns that can refer to it, the last of each entity (and of the nameless units and others) alone."""
        self._keep(actor, self._heads(actor))
        body = self._lexicon.entities.get(actor.id or "")
        if body is not None and body.kind == _GROUP and self._is_person(actor):
            self._keep(msgspec.structs.replace(actor, kind=body.kind, name=body.name, made_by="name", rule="name"), body.heads)

    def _keep(self, actor: Actor, nouns: Iterable[str]) -> None:
        for noun in nouns:
            known = self._before.setdefault(noun, {})
            key = actor.id, actor.id is None and actor.made_by == "unit"
            known.pop(key, None)
            known[key] = actor

    def _is_person(self, actor: Actor) -> bool:
        return actor.kind == "official" or actor.made_by in {"person", "title", "surname"}

    def _same(self, actor: Actor, fitting: Sequence[Actor]) -> Actor:
        """`actor` as the first of `fitting`; other entities that fit stay candidates."""
        found = fitting[0]
        others = tuple(dict.fromkeys(a.id for a in fitting if a.id and a.id != found.id))
        entity = self._lexicon.entities.get(found.id or "")
        if entity is None or found.kind == "official":
            return msgspec.structs.replace(actor, id=found.id, kind=found.kind, name=found.name, candidates=others)
        return msgspec.structs.replace(actor, id=entity.id, kind=entity.kind, name=entity.name, candidates=others)

    def _lone_noun(self, actor: Actor) -> str:
        """The noun of a mention that is one definite noun and may refer back, else empty."""
        if actor.last - actor.first != 1 or actor.id:
            return ""
        word = self._words[actor.first]
        for reading in self._lexicon.look(word):
            if not reading.definite or reading.suffix:
                continue
            if reading.sense is None:
                stem = bare(word.form.folded)
                return stem if stem in self._anaphors else ""
            if reading.sense.part in _BACK or reading.sense.lemma in self._anaphors:
                return reading.sense.lemma
        return ""

    def _heads(self, actor: Actor) -> frozenset[str]:
        """The nouns by which a mention can be referred to later."""
        heads: set[str] = set()
        person = self._is_person(actor)
        if actor.id and not person:
            heads.update(self._lexicon.entities[actor.id].heads)
        for word in self._words[actor.first : min(actor.last, actor.first + 2 - person)]:
            heads.update(r.sense.lemma for r in self._lexicon.look(word) if r.sense and not r.suffix)
        return frozenset(heads)

    def _relative(self, actor: Actor) -> Actor:
        """A relative name with its one fitting candidate, or as it was."""
        known, options = self._lexicon.entities, self._options(actor)
        here = [option for option in options if self._countries and self._countries <= option[1]]
        options = self._named_in_full(here or options) if len(here) != 1 else here
        if len(options) != 1:
            return actor
        chosen = known[options[0][0]]
        if actor.made_by not in _OWN_KIND:
            return msgspec.structs.replace(actor, id=chosen.id, candidates=())
        return msgspec.structs.replace(actor, id=chosen.id, kind=chosen.kind, name=chosen.name, candidates=())

    def _tells_of_another(self, actor: Actor) -> bool:
        """Whether the report names armed groups, and none that a noun for any group («التنظيم») could be by itself."""
        return actor.kind == _GROUP and bool(self._groups) and self._groups.isdisjoint(id for id, _ in self._options(actor))

    def _options(self, actor: Actor) -> Sequence[_Option]:
        """The candidates of a relative name."""
        return self._lexicon.entities[actor.relative].candidates if actor.relative is not None else ()

    def _named_in_full(self, options: Sequence[_Option]) -> Sequence[_Option]:
        """The options that the report names, or whose state it names."""
        exact = [option for option in options if option[0] in self._named]
        return exact or [option for option in options if option[0].partition(".")[0] in self._roots]


def _main_countries(places: Sequence[Place]) -> frozenset[str]:
    """The country of most of the places; several if they tie."""
    counts = Counter(place.country for place in places if place.country)
    most = max(counts.values(), default=0)
    return frozenset(country for country, count in counts.items() if count == most)


def _surnames(actors: Sequence[Actor], words: tuple[Word, ...]) -> Iterator[Actor]:
    """Mentions of surnames that stand alone after the full name."""
    full = _full_names(actors, words)
    taken = {k for actor in actors for k in range(actor.first, actor.last)}
    for i, word in enumerate(words if full else ()):
        if word.form.kind != "word" or i in taken:
            continue
        who, head = _bearer(word, full)
        if who is not None and i >= who.last:
            first, start = _whole(who, words, i, word.start + head)
            yield Actor(
                start=start, end=word.end, first=first, last=i + 1, rule="surname", made_by="surname", name=who.name, id=who.id, kind=who.kind
            )


def _whole(who: Actor, words: tuple[Word, ...], i: int, start: int) -> tuple[int, int]:
    """First word and first character of the full name that ends at word `i`, or of the surname alone."""
    parts = who.name.split()
    first = i - len(parts) + 1
    if first > 0 and [word.text for word in words[first : i + 1]] == parts:
        return first, words[first].start
    return i, start


def _full_names(actors: Sequence[Actor], words: tuple[Word, ...]) -> Mapping[str, Actor]:
    """Persons by the last word of a name of two words or more; a surname that two people share is left out."""
    found: dict[str, Actor] = {}
    shared: set[str] = set()
    for actor in actors:
        parts = actor.name.split() if actor.made_by == "person" or (actor.kind == "official" and actor.made_by == "name") else []
        written = [word.form.folded for word in words[actor.first : actor.last] if word.form.kind == "word"]
        last = next((word.form.folded for word in reversed(words[actor.first : actor.last]) if parts and word.text == parts[-1]), "")
        if len(parts) < 2 or len(last) < _SHORTEST_SURNAME or len(written) < 2:
            continue
        if last in found and found[last].name.split()[0] != parts[0]:
            shared.add(last)
        found.setdefault(last, actor)
    return {name: actor for name, actor in found.items() if name not in shared}


def _bearer(word: Word, full: Mapping[str, Actor]) -> tuple[Actor | None, int]:
    """Whose surname a word is, and how many characters of clitics stand before it."""
    for cut in word.form.cuts:
        if not cut.suffix and cut.stem in full and not cut.prefix.endswith(ARTICLE):
            return full[cut.stem], cut.head
    return None, 0
