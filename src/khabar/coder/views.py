"""Views of a report's sentences: mentions and fixed phrases sorted to where they begin."""

from __future__ import annotations

from khabar.arabic.lookup import Found
from khabar.coder.analysis import Analysis
from khabar.coder.tables import Tables
from khabar.coder.view import Row, View, longest, phrases
from khabar.model.mention import Mention


def build_views(a: Analysis, t: Tables) -> tuple[View, ...]:
    """A view for each sentence, in order."""
    layers = {
        "actors": iter(a.actors), "places": iter(a.places),
        "times": iter(a.times), "quantities": iter(a.quantities),
    }  # fmt: skip
    sorted_layers = {name: sorted(mentions, key=lambda m: m.first) for name, mentions in layers.items()}
    at = dict.fromkeys(sorted_layers, 0)
    views = []
    for n, sentence in enumerate(a.sentences):
        found = {}
        for name, mentions in sorted_layers.items():
            start = at[name]
            while at[name] < len(mentions) and mentions[at[name]].first < sentence.last:
                at[name] += 1
            found[name] = longest(mentions[start : at[name]])
        views.append(
            View(
                index=n, line=sentence.line, first=sentence.first, last=sentence.last, words=a.words, tags=a.tags,
                prepositions=_prepositions(a, t, sentence.first, sentence.last, found),
                connectors=_connectors(a, t, sentence.first, sentence.last, _timed(found)),
                means=phrases(t.means, a.words, sentence.first, sentence.last),
                partitives=t.partitives, particles=t.particles, headline=n in a.layout.headlines, named=_named(found), counted=_counted(found), adjectives=t.adjectives, **found,
            )
        )  # fmt: skip
    return tuple(views)


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


def _prepositions(a: Analysis, t: Tables, first: int, last: int, found: dict[str, dict[int, Mention]]) -> dict[int, Found[Row]]:
    """Prepositions and source phrases of a sentence; «نحو» before a number is none."""
    figures = frozenset(found["quantities"])

    def accept(hit: Found[Row]) -> bool:
        return hit.first not in figures

    return phrases(t.sources, a.words, first, last, accept) | phrases(t.prepositions, a.words, first, last, accept)


def _connectors(a: Analysis, t: Tables, first: int, last: int, timed: frozenset[int]) -> dict[int, Found[Row]]:
    """Connectors of a sentence, each before what its row asks for."""
    return phrases(t.connectors, a.words, first, last, lambda hit: hit.first not in timed and _stands(a, hit, last))


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
