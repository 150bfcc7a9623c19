"""Views of a report's sentences: mentions and fixed phrases sorted to where they begin."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from khabar.arabic.lookup import Found
from khabar.arabic.sentences import Sentence
from khabar.coder.analysis import Analysis
from khabar.coder.tables import Tables
from khabar.coder.view import Row, View, longest
from khabar.model.mention import Mention


def build_views(a: Analysis, t: Tables) -> tuple[View, ...]:
    """A view for each sentence, in order."""
    layers = {name: sorted(getattr(a, name), key=lambda m: m.first) for name in ("actors", "places", "times", "quantities")}
    candidates = t.phrases.candidates(a.words)
    at = dict.fromkeys(layers, 0)
    views = []
    for n, sentence in enumerate(a.sentences):
        found = {}
        for name, mentions in layers.items():
            start = at[name]
            while at[name] < len(mentions) and mentions[at[name]].first < sentence.last:
                at[name] += 1
            found[name] = longest(mentions[start : at[name]])
        views.append(_view(a, t, n, sentence, found, candidates))
    return tuple(views)


def _view(a: Analysis, t: Tables, n: int, sentence: Sentence, found: Any, candidates: dict[str, list[int]]) -> View:
    first, last = sentence.first, sentence.last
    figures, timed = frozenset(found["quantities"]), _timed(found)

    def phrases(name: str, accept: Callable[[Found[Row]], bool] | None = None) -> dict[int, Found[Row]]:
        mine = candidates[name]
        return t.phrases.phrases(name, a.words, mine[bisect_left(mine, first) : bisect_left(mine, last)], last, accept)

    def countless(hit: Found[Row]) -> bool:
        return hit.first not in figures

    return View(
        index=n, line=sentence.line, first=first, last=last, words=a.words, tags=a.tags,
        prepositions=phrases("sources", countless) | phrases("prepositions", countless),
        connectors=phrases("connectors", lambda hit: hit.first not in timed and _stands(a, hit, last)),
        cues=phrases("cues"), hedges=phrases("hedges"), negators=phrases("negators"), source_nouns=phrases("source_nouns"),
        means=phrases("means"), partitives=t.partitives, particles=t.particles, headline=n in a.layout.headlines,
        named=_named(found), counted=_counted(found), adjectives=t.adjectives, memo={}, **found,
    )  # fmt: skip


def _timed(found: dict[str, dict[int, Mention]]) -> frozenset[int]:
    """Words inside time expressions."""
    return frozenset(i for mention in found["times"].values() for i in range(mention.first, mention.last))


def _counted(found: dict[str, dict[int, Mention]]) -> frozenset[int]:
    """Words inside figures, which are no verbs («ألف»، «تسع»)."""
    return frozenset(
        i for m in found["quantities"].values() if m.rule != "counted_singular" and m.last > m.first + 1 for i in range(m.first, m.last)
    )


def _named(found: dict[str, dict[int, Mention]]) -> frozenset[int]:
    """Words inside names of places and bodies, and in times."""
    inside: set[int] = set()
    for name, mentions in found.items():
        for mention in mentions.values():
            if name == "quantities" or name == "actors" and mention.kind in {"civilians", "unknown", "person"}:
                continue
            inside.update(range(mention.first, mention.last))
    return frozenset(inside)


def _stands(a: Analysis, hit: Found[Row], last: int) -> bool:
    wanted = hit.value.get("before", "")
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
