"""Views of a report's sentences: mentions and fixed phrases sorted to where they begin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from khabar.arabic.clitics import AND
from khabar.arabic.lookup import Found, PhraseTables
from khabar.arabic.sentences import Sentence
from khabar.arabic.words import Word
from khabar.codebook.schema.events import Weapon
from khabar.codebook.schema.syntax import Connector
from khabar.coder.syntax.tags import Tag
from khabar.coder.syntax.view import M, View, longest
from khabar.coder.syntax.words import SyntaxWords
from khabar.model.mention import Actor, Mention, Place, Quantity, Time

_NONE: dict[int, Any] = {}
_PHRASE = 6
_PEOPLE = frozenset({"official", "person"})
_BODIES = frozenset({"media", "organisation", "armed_group"})


class Read(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was read of a report before its sentences are looked at; `homonyms` are indexes of words that name no weapon, `headlines` of sentences."""

    words: tuple[Word, ...]
    tags: tuple[Tag, ...]
    sentences: tuple[Sentence, ...]
    headlines: frozenset[int]
    homonyms: Mapping[int, Any]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]


def build_views(a: Read, tables: PhraseTables, known: SyntaxWords) -> tuple[View, ...]:
    """A view for each sentence, in order."""
    layers = {name: _by_sentence(a, getattr(a, name)) for name in ("actors", "places", "quantities")} | {"times": _by_sentence(a, _times(a))}
    candidates = tables.candidates(a.words)
    fixed = {name: _phrases(a, tables, name, candidates[name]) for name in candidates if name not in {"connectors", "prepositions", "sources"}}
    joints = {name: _split(a, candidates[name]) for name in ("connectors", "prepositions", "sources")}
    return tuple(
        _view(a, tables, known, n, {name: mentions[n] for name, mentions in layers.items()}, {name: hits[n] for name, hits in fixed.items()},
              {name: indexes[n] for name, indexes in joints.items()})
        for n in range(len(a.sentences))
    )  # fmt: skip


def _times(a: Read) -> list[Time]:
    """Times, but for words that are part of an outlet's or a body's name («قناة … اليوم»)."""
    named = {i for actor in a.actors if actor.id and actor.kind in _BODIES for i in range(actor.first, actor.last)}
    return [time for time in a.times if time.first not in named]


def _by_sentence(a: Read, mentions: Sequence[M]) -> list[dict[int, M]]:
    """Mentions sorted to the sentences that they stand in."""
    sorted_mentions, found, at = sorted(mentions, key=lambda m: m.first), [], 0
    for sentence in a.sentences:
        start = at
        while at < len(sorted_mentions) and sorted_mentions[at].first < sentence.last:
            at += 1
        found.append(longest(sorted_mentions[start:at]) if at > start else _NONE)
    return found


def _split(a: Read, candidates: Sequence[int]) -> list[Sequence[int]]:
    """Word indexes sorted to the sentences that they stand in."""
    found: list[Sequence[int]] = []
    at = 0
    for sentence in a.sentences:
        start = bisect_left(candidates, sentence.first, at)
        at = bisect_left(candidates, sentence.last, start)
        found.append(candidates[start:at])
    return found


def _phrases(a: Read, tables: PhraseTables, name: str, candidates: Sequence[int]) -> list[dict[int, Found[Any]]]:
    """The phrases of one table in each sentence."""
    parts = _split(a, [i for i in candidates if i not in a.homonyms] if name == "means" and a.homonyms else candidates)
    return [tables.phrases(name, a.words, part, sentence.last) if part else _NONE for part, sentence in zip(parts, a.sentences, strict=True)]


def _view(a: Read, tables: PhraseTables, known: SyntaxWords, n: int, found: Any, fixed: Any, joints: dict[str, Sequence[int]]) -> View:
    sentence = a.sentences[n]
    last = sentence.last
    figures, timed, surnames = found["quantities"], _timed(found), _surnames(found)
    fixed = {**fixed, "means": _weapons(a, known, fixed["means"], found["actors"])}

    def countless(hit: Found[Any]) -> bool:
        return hit.first not in figures

    def phrases(name: str, accept: Callable[[Found[Any]], bool]) -> dict[int, Found[Any]]:
        return tables.phrases(name, a.words, joints[name], last, accept) if joints[name] else _NONE

    return View(
        known=known, index=n, line=sentence.line, first=sentence.first, last=last, words=a.words, tags=a.tags,
        prepositions=phrases("sources", countless) | phrases("prepositions", countless),
        connectors=phrases("connectors", lambda hit: hit.first not in timed and hit.first not in surnames and _stands(a, hit, last)),
        headline=n in a.headlines, begins=frozenset().union(*found.values()),
        named=_named(found) - _describing(a, found), counted=_counted(found["quantities"], found["actors"]), memo={}, **fixed, **found,
    )  # fmt: skip


def _weapons(a: Read, known: SyntaxWords, hits: dict[int, Found[Weapon]], actors: dict[int, Any]) -> dict[int, Found[Weapon]]:
    """Words for weapons, without adjectives that say of a body that it fights («الفصائل المقاتلة») and words of a truce («وقف فوري لإطلاق النار»)."""

    def describes(i: int) -> bool:
        both = a.tags[i].article and i > 0 and a.tags[i - 1].article
        return a.tags[i].stem in known.fighting and (both or any(actor.first < i < actor.last for actor in actors.values()))

    return {i: hit for i, hit in hits.items() if (hit.last > i + 1 or not describes(i)) and not _stopped(a, i)} if hits else hits


def _timed(found: dict[str, dict[int, Mention]]) -> frozenset[int]:
    """Words inside time expressions."""
    return frozenset(i for mention in found["times"].values() for i in range(mention.first, mention.last))


def _surnames(found: dict[str, dict[int, Mention]]) -> frozenset[int]:
    """Last words of people's names, which are no particles though written alike («سعيد علي إن»)."""
    return frozenset(m.last - 1 for m in found["actors"].values() if getattr(m, "kind", "") in _PEOPLE and m.last > m.first + 1)


def _counted(quantities: dict[int, Quantity], actors: dict[int, Actor]) -> frozenset[int]:
    """Words that are no verbs: in figures («ألف»، «تسع»), duals («فتاتين»), and what stands in construct with people («لاعب نادي …»)."""
    figures = (m for m in quantities.values() if m.shape == "dual" or (m.shape != "single" and m.last > m.first + 1))
    people = (m for m in actors.values() if m.made_by == "people")
    return frozenset((*(i for m in figures for i in range(m.first, m.last)), *(i for m in people for i in range(m.first + 1, m.last))))


def _named(found: dict[str, dict[int, Mention]]) -> frozenset[int]:
    """Words inside names of places and bodies, in names of persons after their first, and in times."""
    inside: set[int] = set()
    for name, mentions in found.items():
        for mention in mentions.values():
            if name == "quantities" or (name == "actors" and getattr(mention, "kind", "") in {"civilians", "unknown", "person"}):
                inside.update(range(mention.first + 1, mention.last) if isinstance(mention, Actor) and mention.made_by == "person" else ())
                continue
            inside.update(range(mention.first, mention.last))
    return frozenset(inside)


def _stopped(a: Read, i: int) -> bool:
    """Whether the word at `i` goes on with a phrase for a truce that begins soon before it."""
    for j in range(i - 1, max(-1, i - _PHRASE), -1):
        if a.words[j].kind != "word":
            return False
        lexemes = (o.reading.lexeme for o in (*a.tags[j].nouns, *a.tags[j].verbs))
        if any(lexeme.traits.encounter == "truce" and a.words[i].folded in lexeme.then for lexeme in lexemes):
            return True
    return False


def _describing(a: Read, found: dict[str, dict[int, Mention]]) -> frozenset[int]:
    """Words that tell what was done to somebody whom no name tells («ضابط مقتول»), though they stand in his mention."""
    unnamed = (m for m in found["actors"].values() if getattr(m, "id", None) is None)
    return frozenset(i for m in unnamed for i in range(m.first + 1, m.last) if _suffered(a.tags[i]))


def _suffered(tag: Tag) -> bool:
    """Whether a word is an indefinite passive participle of an event («مقتول»)."""
    return not tag.article and any(o.reading.pos == "passive_participle" and o.reading.lexeme.cls == "event" for o in tag.nouns)


def _stands(a: Read, hit: Found[Connector], last: int) -> bool:
    if hit.value.kind in {"opener", "switch"} and not _begins(a, hit):
        return False
    wanted = hit.value.before
    if not wanted or wanted == "clause":
        return True
    i = hit.last
    while i < last and a.words[i].kind == "punct":
        i += 1
    if i >= last:
        return False
    tag = a.tags[i]
    if wanted == "cause":
        return any(o.reading.lexeme.cls == "cause" for o in tag.verbs)
    if wanted == "verb":
        return bool(tag.verbs)
    if wanted == "masdar":
        return any(o.reading.pos == "masdar" or o.reading.lexeme.cls == "event" for o in tag.nouns)
    return bool(tag.nouns) or not tag.verbs


def _begins(a: Read, hit: Found[Connector]) -> bool:
    """Whether a phrase stands at the start of a sentence or clause: after a mark, a line break or «و»."""
    return hit.first == 0 or bool(hit.cut.prefix) or a.words[hit.first - 1].kind in {"punct", "break"} or a.words[hit.first - 1].folded == AND
