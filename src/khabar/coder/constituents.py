"""Constituents: the noun phrases and prepositional phrases that stand round a predicate.

A noun phrase runs on through its construct («مواقع قوات النظام») and its adjectives, and ends at a
preposition, a mark, a finite verb, a connector or, once a definite noun has closed it, at the next noun.
"""

from __future__ import annotations

import msgspec

from khabar.coder.clauses import is_finite, splits
from khabar.coder.view import QUOTES, View
from khabar.model.mention import Time

_LONGEST = 14
_AND = frozenset({"و"})
_CLITICS = frozenset({"ب", "ل", "ك"})


class Constituent(msgspec.Struct, frozen=True, kw_only=True):
    """Words [first, last), without the preposition `prep` before or on them (folded, "" for a bare phrase).

    `prep_at` is where the preposition begins; `coordinated` tells that «و» or «أو» joins it to the one before,
    `alternative` that it was «أو». `kind` is the preposition's kind in `prepositions`, "" if it has none.
    """

    first: int
    last: int
    prep: str = ""
    prep_at: int = 0
    kind: str = ""
    coordinated: bool = False
    alternative: bool = False
    time: Time | None = None

    def holds(self, index: int) -> bool:
        """Whether word `index` lies in it."""
        return self.first <= index < self.last


_ALWAYS, _INSIDE = 2, 1


def _edges(view: View) -> dict[int, int]:
    """Words that a noun phrase cannot run through: `_ALWAYS`, or `_INSIDE` where they could still begin one."""
    key = ("edges", 0, 0)
    found = view.memo.get(key)
    if found is None:
        found = view.memo[key] = {i: edge for i in range(view.first, view.last) if (edge := _edge(view, i))}
    return found


def _edge(view: View, i: int) -> int:
    word, tag = view.words[i], view.tags[i]
    kind = word.form.kind
    if kind == "break" or (kind == "punct" and word.text not in QUOTES) or i in view.connectors or i in view.times:
        return _ALWAYS
    folded = word.form.folded
    if i in view.prepositions or tag.conjunction or folded in view.particles or folded in _AND or folded in _CLITICS:
        return _INSIDE
    if tag.preposition and not (i in view.quantities and not tag.head):
        return _INSIDE
    return _INSIDE if tag.verbs and is_finite(view, i) else 0


def _adjectival(view: View, i: int, stop: int) -> bool:
    """Whether a mention is only the adjective of the noun before it («الدفاعات الجوية السعودية»)."""
    tag = view.tags[i]
    return stop == i + 1 and tag.nisba and tag.article and view.tags[i - 1].article and i not in view.quantities


def _owner(view: View, i: int) -> int | None:
    """The end of «لـ» and a body's name after «تابعة» and its like, which belong to the phrase before."""
    before = view.before(i)
    actor = view.actors.get(i)
    if before is None or actor is None or view.tags[i].preposition != "ل" or view.words[before].folded not in view.affiliations:
        return None
    return actor.last


def _constructs(view: View, i: int) -> bool:
    """Whether a one-word mention is a noun that waits for another («قائد»، «مقاتلو»), and no name."""
    actor, word = view.actors.get(i), view.words[i].folded
    if actor is None or actor.id is not None or view.tags[i].definite:
        return False
    return not word.endswith(("ون", "ين", "ان", "ا", "ات"))


def _mention_end(view: View, i: int) -> int | None:
    """Where the mention that begins at `i` ends, with any that begins inside it and runs on («18 من عناصر تنظيم …»)."""
    if i not in view.begins:
        return None
    end, at = i, i
    while at <= end:
        for layer in (view.actors, view.places, view.quantities):
            mention = layer.get(at)
            if mention is not None:
                end = max(end, mention.last)
        at += 1
        if at >= end:
            break
    return end if end > i else None


def phrase_end(view: View, start: int, end: int) -> int:
    """Where the noun phrase that begins at `start` ends, at most `end`."""
    i, closed, edges = start, False, _edges(view)
    while i < end and i - start < _LONGEST:
        edge = edges.get(i, 0)
        if edge == _INSIDE and i > start and (owner := _owner(view, i)) is not None:
            i, closed = owner, True
            continue
        if edge == _ALWAYS or (edge and i > start):
            break
        tag = view.tags[i]
        stop = _mention_end(view, i)
        if view.is_quote(i) and stop is None:
            i += 1
            continue
        if closed and i > start:
            if (stop is not None and not _adjectival(view, i, stop)) or not (
                tag.nisba or tag.stem in view.adjectives or view.words[i].folded in view.affiliations
            ):
                break
            if not tag.article and view.tags[i - 1].article:
                break
            i += 1
            continue
        if stop is not None:
            closed = stop > i + 1 or not _constructs(view, i)
            i = _partitive(view, stop, end)
            continue
        closed = tag.definite
        i += 1
        i = _partitive(view, i, end)
    while i > start + 1 and view.words[i - 1].text in {"«", "“", "(", "["}:
        i -= 1
    return max(i, start + 1)


def _partitive(view: View, i: int, end: int) -> int:
    """Past «من» and its phrase where a partitive noun («عدد من», «العشرات من», «عناصر من») stands before it."""
    if i >= end or i not in view.prepositions or view.prepositions[i].value["folded"] != "من":
        return i
    noun = view.before(i)
    if noun is None or view.tags[noun].stem not in view.partitives:
        return i
    return phrase_end(view, i + 1, end) if i + 1 < end else i


def constituents(view: View, start: int, end: int) -> list[Constituent]:
    """The phrases of words [start, end), in order; what joins or opens a clause is stepped over."""
    key = ("parts", start, end)
    if key not in view.memo:
        view.memo[key] = _read(view, start, end)
    return list(view.memo[key])


def _read(view: View, start: int, end: int) -> list[Constituent]:
    found: list[Constituent] = []
    i = start
    while i < end:
        word, tag = view.words[i], view.tags[i]
        if word.folded in _AND:
            i += 1
            continue
        skipped = word.folded in view.particles or (tag.stem in view.particles and not tag.article)
        if word.kind in {"punct", "break"} or (skipped and i not in view.quantities):
            i += 1
            continue
        if i in view.times:
            time = view.times[i]
            found.append(Constituent(first=i, last=time.last, kind="time", time=time))
            i = max(time.last, i + 1)
            continue
        if i in view.connectors and (splits(view.connectors[i]) or view.connectors[i].last >= end):
            i = view.connectors[i].last
            continue
        if tag.verbs and is_finite(view, i):
            i += 1
            continue
        prep, kind, at, joined = "", "", i, joins(view, i)
        hit = view.prepositions.get(i) or view.connectors.get(i)
        if hit is not None:
            prep, kind = hit.value["folded"], hit.value["kind"]
            if hit.suffix or hit.last >= end:
                found.append(Constituent(first=i, last=hit.last, prep=prep, prep_at=at, kind=kind, coordinated=joined))
                i = hit.last
                continue
            i = hit.last
            nxt = view.tags[i]
            if nxt.preposition and i not in view.prepositions:
                prep = prep or nxt.preposition
        elif word.folded in _CLITICS and i + 1 < end:
            prep, kind, i = word.folded, "clitic", i + 1
            while i < end - 1 and view.is_quote(i) and i not in view.begins:
                i += 1
        elif tag.preposition:
            prep, kind = tag.preposition, "clitic"
        last, alternative = phrase_end(view, i, end), _after_or(view, at)
        found.append(Constituent(first=i, last=last, prep=prep, prep_at=at, kind=kind, coordinated=joined or alternative, alternative=alternative))
        i = last
    return found


def joins(view: View, i: int) -> bool:
    """Whether «و», written on or apart, joins word `i` to what stands before it."""
    before = view.before(i)
    return bool(view.tags[i].conjunction) or (before is not None and view.words[before].folded in _AND)


def _after_or(view: View, i: int) -> bool:
    before = view.before(i)
    return before is not None and view.words[before].folded in {"او", "ام"}
