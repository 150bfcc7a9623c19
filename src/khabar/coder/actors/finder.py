"""Actors: who acts or suffers in a report, known by alias or found by the shape of the phrase.

`ActorFinder.find` reads mentions sentence by sentence, the longest first from the left; `resolve` (actor_coreference)
settles what only the rest of the report can: «التنظيم», a surname alone, a party's name for its enemy.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any, cast, get_args

from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.codebook.schema.lists import Lists
from khabar.coder.actors.coreference import resolve_actors
from khabar.coder.actors.grammar import Grammar
from khabar.coder.actors.lexicon import Lexicon, Reading
from khabar.coder.actors.phrase import Phrase, View
from khabar.coder.actors.tables import Entity
from khabar.model.mention import Actor, ActorKind, ActorMaker, Place, Time

_KINDS = frozenset(get_args(ActorKind))
_MOST_CANDIDATES = 8
_QUOTES = {"«": "»", "“": "”", '"': '"', "'": "'", "‘": "’"}


class ActorFinder:
    """Finds actors by the tables `actors`, `actor_patterns`, `nisba` and, if there, `nouns`.

    `verbs` are folded stems that end a personal name («قال الوزير خالد زار»); the codebook's triggers will do.
    """

    def __init__(self, lists: Lists, verbs: Container[str] = ()) -> None:
        self.lexicon = Lexicon(lists)
        self._grammar = Grammar(self.lexicon, verbs, _Finite(verbs) if isinstance(verbs, Mapping) else verbs)

    @property
    def namesakes(self) -> frozenset[str]:
        """Folded words after which the name of a unit goes on with a bare place or person («شهداء»)."""
        return frozenset(self.lexicon.parts.get("namesake", frozenset()))

    def nisba(self, folded_stem: str) -> tuple[str, ActorKind] | None:
        """(entity id, kind) of an adjective of belonging, folded, with or without article («اسرائيليه»); else None."""
        return self.lexicon.nisba(folded_stem)

    def find(
        self, words: tuple[Word, ...], sentences: Sequence[Sentence], places: Sequence[Place] = (), times: Sequence[Time] = ()
    ) -> tuple[Actor, ...]:
        """Mentions in order, none overlapping; `places`, where known already, end phrases like «سكان مخيم …», and a time in words ends any."""
        look = self.lexicon.look
        view = View(words, [look(word) for word in words], {place.first: place.last for place in places})
        found: list[Actor] = []
        ends = [time.first for time in times if words[time.first].form.kind == "word"]
        for sentence in sentences:
            self._read_sentence(view, sentence.first, sentence.last, found, ends)
        return tuple(found)

    def _read_sentence(self, view: View, i: int, end: int, found: list[Actor], ends: Sequence[int]) -> None:
        looks, view.first = view.looks, i
        while i < end:
            if looks[i] and looks[i][0].starts:
                best = self._longest(view, i, end, ends)
                if best is not None:
                    found.append(self._mention(view, i, end, *best))
                    if len(found) > 1 and found[-1].first < found[-2].last:
                        del found[-2]
                    i = found[-1].last
                    continue
            i += 1

    def _longest(self, view: View, i: int, end: int, ends: Sequence[int]) -> tuple[Phrase, Reading] | None:
        """The longest mention at `i`; a person's name ends at a word of time («صباح» is a name too)."""
        best = self._grammar.longest(view, i, end)
        if best is None or best[0].person is None:
            return best
        stop = next((at for at in ends if i < at < best[0].last), None)
        return best if stop is None else self._grammar.longest(view, i, stop)

    def _mention(self, view: View, i: int, end: int, phrase: Phrase, reading: Reading) -> Actor:
        first, last, words = i if phrase.first is None else phrase.first, phrase.last, view.words
        start = words[first].start + (reading.head if first == i else 0)
        if first == i and not reading.prefix and first > view.first and last < end and _QUOTES.get(words[first - 1].text) == words[last].text:
            first, last, start = first - 1, last + 1, words[first - 1].start
        stated = self.lexicon.entities.get(phrase.id)
        relative = stated is not None and stated.kind == "relative"
        written = words[slice(*phrase.person)] if phrase.person else words[i : phrase.last]
        name = " ".join(word.text for word in written if word.form.kind in ("word", "number"))
        if phrase.person is None or phrase.person[0] == i:
            name = name[reading.head :]
        if stated is not None and not relative and phrase.part in ("name", "head", "force", "unit"):
            name = stated.name
        candidates = tuple(id for id, _ in stated.candidates) if stated is not None and relative else ()
        candidates = candidates if len(candidates) <= _MOST_CANDIDATES else ()
        kind = phrase.kind if phrase.kind in _KINDS else self._common_kind(stated)
        made_by = _maker(phrase)
        return Actor(
            start=start,
            end=words[last - 1].end,
            first=first,
            last=last,
            rule=_rule(made_by, reading) + (":" + phrase.id if relative else ""),
            made_by=made_by,
            relative=phrase.id if relative else None,
            name=name,
            id=None if relative else phrase.id or None,
            kind=cast(ActorKind, kind),
            candidates=candidates,
        )

    def _common_kind(self, stated: Entity | None) -> str:
        """The kind that all candidates of a relative name share, else unknown."""
        kinds = {self.lexicon.entities[id].kind for id, _ in stated.candidates} if stated is not None else set()
        return kinds.pop() if len(kinds) == 1 else "unknown"

    def resolve(self, actors: Sequence[Actor], words: tuple[Word, ...], places: Sequence[Place] = ()) -> tuple[Actor, ...]:
        """`actors` with later references settled by the whole report, and mentions added for surnames alone."""
        return resolve_actors(self.lexicon, actors, words, places)


def _maker(phrase: Phrase) -> ActorMaker:
    """What made a mention: a person's name, a state's, else the part of its head noun."""
    if phrase.person is not None:
        return "person"
    if phrase.part == "name" and phrase.kind == "state" and "." not in phrase.id:
        return "state"
    return cast(ActorMaker, phrase.part)


def _rule(made_by: ActorMaker, reading: Reading) -> str:
    """What made a mention, for people: of an informant with its class."""
    return f"informant:{reading.sense.service}" if made_by == "informant" and reading.sense is not None else made_by


class _Finite:
    """The stems of a mapping of readings that can be a verb, looked up when asked."""

    def __init__(self, readings: Mapping[str, Any]) -> None:
        self._readings = readings

    def __contains__(self, stem: object) -> bool:
        return any(getattr(reading, "pos", "verb") == "verb" for reading in self._readings.get(str(stem), ()))
