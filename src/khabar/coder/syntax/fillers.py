"""Phrases as fillers: constituents cut to the words that name somebody, alone, joined by «و» or «أو», or after a verb.

These functions read only the view, and know nothing of frames or of the codebook's lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from khabar.arabic.clitics import OF_PEOPLE
from khabar.arabic.endings import DUAL_OBLIQUE, PLURAL_OBLIQUE, TANWIN, TANWIN_ACCUSATIVE
from khabar.arabic.function_words import FROM
from khabar.arabic.letters import ALIF
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.constituents import Constituent, constituents
from khabar.coder.syntax.extents import is_whole
from khabar.coder.syntax.view import View
from khabar.model.mention import Actor

_ACCUSATIVE = (TANWIN, *TANWIN_ACCUSATIVE)

_BRACKETS = 8


class Filler(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words [first, last) in a role, quoted as code points [start, end); `actor` is the mention that names it, if any.

    `rule` says how it came to the role, for `explain`. `origin`: the sides that somebody spoke of before («الجانبان»), or the trigger itself.
    """

    first: int
    last: int
    start: int
    end: int
    actor: Actor | None = None
    alternative: bool = False
    rule: str = ""
    origin: Literal["sides", "own"] | None = None


def is_accusative(view: View, filler: Filler) -> bool:
    """Whether a phrase is written as an object: tanwin of the accusative, or a sound plural or dual in «ين» with nothing in construct."""
    word = view.words[_case_of(view, filler.first)]
    figure = next((q for q in view.quantities.values() if q.first < filler.first < q.last), None)
    if figure is not None and view.words[figure.first].folded.endswith(PLURAL_OBLIQUE) and not view.tags[figure.first].preposition:
        return True
    text = word.text
    if text.endswith(_ACCUSATIVE):
        return True
    if view.known.partitives.get(word.folded[:-1]) is False and word.folded.endswith(ALIF):
        return True
    return word.folded.endswith(DUAL_OBLIQUE) and len(word.folded) > 4 and not view.tags[filler.first].article


def _case_of(view: View, first: int) -> int:
    """The word that bears the case of a phrase at `first`: of «عدداً من الأسرى» the partitive."""
    before = first - 2
    partitive = before >= view.first and view.words[first - 1].folded == FROM and view.tags[before].stem in view.known.partitives
    return before if partitive else first


def leading_bare(view: View, parts: Sequence[Constituent]) -> list[list[Filler]]:
    """Groups of bare phrases (no preposition) after a verb, each with what is joined to it."""
    groups: list[list[Filler]] = []
    fresh, aside = True, 0
    for part in parts:
        if part.time is not None or _in_brackets(view, part.first) or part.first < aside:
            continue
        if part.prep or any(hit.last == part.first for hit in view.negators.values()):
            fresh = False
            aside = max(aside, _aside(view, part))
            continue
        tag = view.tags[part.first]
        if tag.saying and not (tag.article or tag.noun) and part.first not in view.actors and tag.stem not in view.known.partitives:
            break
        filler = to_filler(view, part, "bare phrase after the verb", alternative=part.alternative)
        if part.coordinated:
            if groups and fresh:
                groups[-1].append(filler)
            continue
        fresh = True
        groups.append([filler])
    return [_alternatives(group) for group in groups[:2]]


def _aside(view: View, part: Constituent) -> int:
    """Where an aside that names members of what stands before it ends («منظمات، من بينها …، إيران»): at the next mark; else 0."""
    hit = view.prepositions.get(part.first)
    if hit is None or hit.value.kind != "member" or not hit.suffix or part.first != part.prep_at:
        return 0
    return next((j for j in range(part.last, view.last) if view.is_mark(j)), 0)


def _in_brackets(view: View, i: int) -> bool:
    """Whether word `i` stands in brackets that opened in its sentence."""
    for j in range(i - 1, max(view.first, i - _BRACKETS) - 1, -1):
        if view.words[j].text in {"(", ")"}:
            return view.words[j].text == "("
    return False


def coordinated(view: View, parts: Sequence[Constituent]) -> list[Filler]:
    """The first bare phrase and those joined to it by «و» or «أو»."""
    group: list[Filler] = []
    for part in parts:
        if part.time is not None and group:
            break
        if part.prep or (group and (not part.coordinated or _in_brackets(view, part.first))):
            break
        if part.time is None:
            group.append(to_filler(view, part, "noun phrase", alternative=part.alternative))
    return _alternatives(group)


def _alternatives(group: list[Filler]) -> list[Filler]:
    """A group with every member marked as an alternative where «أو» joins any («النظام أو الروس»)."""
    return [replace(f, alternative=True) for f in group] if any(f.alternative for f in group) else group


def to_filler(view: View, part: Constituent, rule: str, alternative: bool = False) -> Filler:
    """A constituent as a filler."""
    return make_filler(view, part.first, part.last, rule, alternative)


def make_filler(view: View, first: int, last: int, rule: str, alternative: bool = False) -> Filler:
    """Words [first, last) as a filler: quantity words, clitics and quotation marks at the ends cut."""
    actor = _actor(view, first, last)
    while last > first + 1 and (view.words[last - 1].kind == "punct" and view.words[last - 1].text not in {"”", "»", '"'}):
        last -= 1
    last = next((i for i in range(first + 1, last) if view.words[i].text == "(" and all(view.words[j].text != ")" for j in range(i, last))), last)
    if last > first + 1 and _closes_nothing(view, first, last - 1):
        last -= 1
    quantity = view.quantities.get(first)
    begin = first
    if quantity is not None and quantity.noun is not None and first < quantity.noun < last:
        begin = quantity.noun
    begin = _past_partitive(view, begin, last)
    if actor is not None and actor.first > begin and quantity is not None and quantity.noun is not None and actor.first >= quantity.noun:
        begin = max(begin, quantity.noun)
    word = view.words[begin]
    start = word.start + (view.tags[begin].outer if word.kind == "word" and not is_whole(view, begin) else 0)
    return Filler(first=begin, last=last, start=start, end=view.words[last - 1].end, actor=actor, alternative=alternative, rule=rule)


def _closes_nothing(view: View, first: int, at: int) -> bool:
    """Whether a closing mark at a phrase's end was opened before the phrase."""
    mark = view.words[at].text
    opening = {"”": "“", "»": "«", '"': '"'}.get(mark)
    return opening is not None and all(view.words[i].text != opening for i in range(first, at))


def _past_partitive(view: View, first: int, last: int) -> int:
    """Past «عدد من» and its like, which say how many and not who."""
    if view.known.partitives.get(view.tags[first].stem, True):
        return first
    for i in range(first + 1, min(last - 1, first + 4)):
        if view.words[i].folded == FROM:
            return i + 1
    return first


def _actor(view: View, first: int, last: int) -> Actor | None:
    held = [view.actors[i] for i in range(first, last) if i in view.actors]
    return max(held, key=lambda a: (a.id is not None, a.last - a.first, -a.first), default=None)


def antecedent(view: View, clauses: Sequence[Clause], clause: Clause) -> list[Filler]:
    """The noun phrase that a relative clause describes: the one that ends where the relative begins."""
    if clause.number == 0:
        return []
    before = clauses[clause.number - 1]
    end = clause.opener.first if clause.opener is not None else clause.first
    parts = [p for p in constituents(view, before.first, end) if p.time is None]
    if not parts or parts[-1].last < end - 1:
        return []
    group = [parts[-1]]
    verb = clause.verb
    while verb is not None and group[0].coordinated and len(parts) > len(group) and is_plural(view, verb):
        group.insert(0, parts[-1 - len(group)])
    return [_people_in(view, to_filler(view, p, "what the relative clause describes"), verb) for p in group]


def _people_in(view: View, filler: Filler, verb: int | None) -> Filler:
    """The people inside a phrase («أوضاع 18 ألف مدني تحاصرهم») where the pronoun of the verb means people and its head is a thing."""
    if verb is None or view.tags[verb].suffix not in OF_PEOPLE or filler.first in view.actors:
        return filler
    inside = [i for i in range(filler.first + 1, filler.last) if i in view.actors or (i in view.quantities and view.quantities[i].unit == "person")]
    return make_filler(view, inside[0], filler.last, filler.rule) if inside else filler


def is_plural(view: View, verb: int) -> bool:
    """Whether a verb is written as a plural or dual and nothing else."""
    return {o.reading.number for o in view.tags[verb].verbs} <= {"p", "d"}


def needs_object(view: View, clause: Clause, only: Filler) -> bool:
    """Whether the one person after a joined verb is its object, since it must have one («وصل الوزير والتقى الرئيس»)."""
    verb, actor = clause.verb, only.actor
    if verb is None or actor is None or actor.kind == "state":
        return False
    readings = [o.reading for o in view.tags[verb].verbs if o.reading.lexeme.cls == "event"]
    if not readings or any(r.lexeme.traits.encounter != "talks" or "object" not in r.lexeme.frame for r in readings):
        return False
    return sum(not p.prep and p.time is None and not p.coordinated for p in constituents(view, verb + 1, clause.last)) == 1
