"""Constituents: the noun phrases and prepositional phrases that stand round a predicate.

A noun phrase runs on through its construct («مواقع قوات النظام») and its adjectives, and ends at a
preposition, a mark, a finite verb, a connector or, once a definite noun has closed it, at the next noun.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.arabic.clitics import AND
from khabar.arabic.endings import FEMININE
from khabar.arabic.function_words import OR, OR_RATHER
from khabar.arabic.lookup import Found
from khabar.codebook.schema.syntax import Connector, Preposition
from khabar.coder.syntax.clauses import splits
from khabar.coder.syntax.extents import CLITICS, extent, is_whole
from khabar.coder.syntax.finite import is_finite, only_particle
from khabar.coder.syntax.view import View
from khabar.model.mention import Time

_STEPS = ("steps", 0, 0)
_MARKS = frozenset({"punct", "break"})


class Constituent(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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


def constituents(view: View, start: int, end: int) -> Sequence[Constituent]:
    """The phrases of words [start, end), in order; what joins or opens a clause is stepped over."""
    key = ("parts", start, end)
    found: list[Constituent] | None = view.memo.get(key)
    if found is None:
        found = view.memo[key] = _read(view, start, end)
    return found


class _Step(msgspec.Struct, frozen=True, gc=False):
    """What stands at a word: a phrase or None, the word to go on at, and the least `end` of reading that leaves it so."""

    part: Constituent | None
    after: int
    needs: int


def _read(view: View, start: int, end: int) -> list[Constituent]:
    steps: dict[int, _Step] | None = view.memo.get(_STEPS)
    if steps is None:
        steps = view.memo[_STEPS] = {}
    found: list[Constituent] = []
    i = start
    while i < end:
        step = steps.get(i)
        if step is None:
            step = steps[i] = _step(view, i, view.last)
        if step.needs > end:
            step = _step(view, i, end)
        if step.part is not None:
            found.append(step.part)
        i = step.after
    return found


def _step(view: View, i: int, end: int) -> _Step:
    """What stands at word `i` when words up to `end` are read."""
    if _is_passed(view, i):
        return _Step(None, i + 1, 0)
    if i in view.times:
        time = view.times[i]
        return _Step(Constituent(first=i, last=time.last, kind="time", time=time), max(time.last, i + 1), 0)
    connector, needs, folded = view.connectors.get(i), 0, view.words[i].form.folded
    if connector is not None:
        if (splits(connector) and i not in view.prepositions) or connector.last >= end:
            return _Step(None, connector.last, 0)
        needs = connector.last + 1
    tag = view.tags[i]
    if tag.verbs and is_finite(view, i):
        return _Step(None, i + 1, needs)
    prep, kind, at, joined = "", "", i, joins(view, i)
    hit = view.prepositions.get(i) or connector
    if hit is not None:
        prep, kind = hit.value.folded, hit.value.kind
        if hit.suffix or hit.last >= end or _meets_between(view, hit):
            return _Step(Constituent(first=i, last=hit.last, prep=prep, prep_at=at, kind=kind, coordinated=joined), hit.last, needs)
        i = hit.last
        nxt = view.tags[i]
        if nxt.preposition and i not in view.prepositions:
            prep = prep or nxt.preposition
    elif folded in CLITICS and i + 1 < end:
        prep, kind, i = folded, "clitic", i + 1
        while i < end - 1 and view.is_quote(i) and i not in view.begins:
            i += 1
    elif tag.preposition and not is_whole(view, i):
        prep, kind = tag.preposition, "clitic"
    (last, reach), alternative = extent(view, i, end), _after_or(view, at)
    part = Constituent(first=i, last=last, prep=prep, prep_at=at, kind=kind, coordinated=joined or alternative, alternative=alternative)
    return _Step(part, last, max(needs, i + 1, reach))


def _meets_between(view: View, hit: Found[Preposition] | Found[Connector]) -> bool:
    """«بينهم وبين …»: a word for those among whom, right before the other side, is a side itself."""
    following = view.prepositions.get(hit.last)
    return hit.value.kind == "member" and following is not None and following.value.kind == "between"


def _is_passed(view: View, i: int) -> bool:
    """Whether word `i` is «و», a mark or a particle, which no phrase begins with."""
    form, tag = view.words[i].form, view.tags[i]
    if (form.kind in _MARKS and i not in view.begins) or form.folded == AND:
        return True
    particle = form.folded in view.known.particles or only_particle(view, i) or (tag.stem in view.known.particles and not tag.article)
    return particle and i not in view.quantities and i not in view.places and not is_mother(view, i)


def is_mother(view: View, i: int) -> bool:
    """Whether «أم» is a mother and not «or»: counted with her children, or before a name where nothing stands that she could be the other of."""
    if view.words[i].folded != OR_RATHER:
        return False
    if i in view.quantities:
        return True
    before = view.before(i)
    if before is None or i + 1 >= view.last or view.words[i + 1].kind != "word":
        return False
    tag, name = view.tags[before], view.tags[i + 1]
    called = tag.event or (bool(tag.verbs) and is_finite(view, before)) or (tag.article and view.words[before].folded.endswith(FEMININE))
    return called and not (name.event or name.article or name.preposition or name.conjunction or is_finite(view, i + 1))


def joins(view: View, i: int) -> bool:
    """Whether «و», written on or apart, joins word `i` to what stands before it."""
    before = view.before(i)
    return (bool(view.tags[i].conjunction) and not is_whole(view, i)) or (before is not None and view.words[before].folded == AND)


def _after_or(view: View, i: int) -> bool:
    before = view.before(i)
    return before is not None and view.words[before].folded in OR and not is_mother(view, before)
