"""Clauses: a sentence split where a new predicate takes over.

A clause opens at a complementiser («أن»), a relative («الذي»), a subordinator («بعد أن»، «جراء»), a
conjoined verb («وأصيب»), or a bare verb after an indefinite noun («قصف نفذته …»).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.arabic.lookup import Found
from khabar.codebook.schema.syntax import Connector
from khabar.coder.syntax.capitals import speaker_before
from khabar.coder.syntax.finite import AUXILIARY, closes_quotation, is_finite, is_name, joined_particle, lexeme_class, negated
from khabar.coder.syntax.view import OPENING, View

_SPEECH = OPENING | {":"}
_DASHES = frozenset("-–—")
_DATELINE = 7
"""Words after a place within which a dash makes it a dateline."""


class Clause(msgspec.Struct, frozen=True, gc=False):
    """Words [first, last); `kind` says how it is joined to the clause before it.

    `verb` is the index of its finite verb or None; `opener` the phrase that opens it, which lies before `first`.
    `parent` is the number of the clause it hangs on, None for the first.
    """

    number: int
    first: int
    last: int
    kind: str
    verb: int | None
    opener: Found[Connector] | None
    parent: int | None


def _lead(view: View, i: int, start: int) -> tuple[int, bool]:
    """Where a verb at `i` begins with the particles and the pronoun before it, and whether «و» or «ف» joins it to what stands before.

    «ولم يصب»، «وقد قتل»، «وهم الآن يخوضون»، «وباريس تستنكر».
    """
    first, joined, at = i, bool(view.tags[i].conjunction), i - 1
    while at > start and not joined:
        joint = joined_particle(view.words[at].folded, view.known.pronouns)
        if joint is None and (at in view.negators or at in view.hedges):
            joint = joined_particle(view.words[at].folded, view.known.particles)
        if joint is not None:
            first, joined = at, joint
        elif at not in view.times:
            break
        at -= 1
    speaker = None if joined else speaker_before(view, first, start)
    return (first, joined) if speaker is None else (speaker, True)


def _opens(view: View, i: int, start: int, verb: int | None, joined: bool) -> str | None:
    """How a finite verb at `i` relates to the clause that began at `start` with predicate `verb`: the kind of a new clause, or None."""
    if verb is None:
        if joined and i > start and _content(view, start, i):
            return "coordinate"
        return None
    if _leads(view, verb, i) and not joined:
        return None
    if joined:
        return "coordinate"
    if (
        all(view.words[j].folded in view.known.particles or view.is_quote(j) for j in range(verb + 1, i))
        and lexeme_class(view.tags[verb].verbs) == "general"
    ):
        return None
    before = view.before(i)
    return "coordinate" if before is not None and (view.is_mark(before) or _ends_connector(view, before)) else "bare_relative"


def _ends_connector(view: View, i: int) -> bool:
    """Whether a connector that opens no clause («كما») ends at word `i`."""
    return any(found.last == i + 1 and found.value.kind == "addition" for found in view.connectors.values())


def _is_auxiliary(view: View, i: int) -> bool:
    """Whether a verb carries the next one: by its first reading, or after the negation that makes it so («لا تزال»)."""
    verbs = view.tags[i].verbs
    if lexeme_class(verbs) in AUXILIARY:
        return True
    carries = any(o.reading.lexeme.cls in AUXILIARY and o.reading.lexeme.only_with == "negation" for o in verbs)
    return carries and (negated(view, i) or (i > view.first and view.words[i - 1].folded in view.known.particles))


def _leads(view: View, verb: int, i: int) -> bool:
    """Whether an auxiliary leads to the verb at `i` («لا تزال القوات تحاصر»); one that has an event as its complement does not."""
    return _is_auxiliary(view, verb) and not any(view.tags[j].event and view.tags[j].nouns for j in range(verb + 1, i))


def _content(view: View, start: int, end: int) -> bool:
    return any(view.words[i].kind == "word" for i in range(start, end))


def _after_dateline(view: View) -> int:
    """Where a sentence's own words begin: after the place that it was written in and its agency («نيامي (وكالات) - …»)."""
    head = view.first + (view.words[view.first].text in OPENING)
    place = view.places.get(head)
    if place is None or place.start > view.words[head].start:
        return view.first
    for i in range(place.last, min(view.last - 1, place.last + _DATELINE)):
        if view.words[i].text in _DASHES:
            return i + 1
        if is_finite(view, i):
            break
    return view.first


def split_clauses(view: View) -> tuple[Clause, ...]:
    """Clauses of a sentence, in order; they tile it but for the openers between them and a dateline before them."""
    found: list[Clause] = []
    start, kind, verb = _after_dateline(view), "main", None
    opener: Found[Connector] | None = None
    i = start

    def close(end: int) -> None:
        number = len(found)
        parent = _waiting(view, found) if kind == "resumed" else _parent(found, kind)
        found.append(Clause(number, start, end, kind, verb, opener, parent))

    while i < view.last:
        connector = view.connectors.get(i)
        if connector is not None and splits(connector):
            if i > start or opener is not None:
                close(i)
            start, kind, verb, opener = connector.last, connector.value.kind, None, connector
            i = connector.last
            continue
        if view.words[i].text in _SPEECH and i > start and _begins_speech(view, i):
            close(i)
            start, kind, verb, opener = i + 1, "complementizer", None, None
            i += 1
            continue
        if view.tags[i].verbs and is_finite(view, i):
            lead, joined = _lead(view, i, start)
            new = _opens(view, i, start, verb, joined)
            if new is not None:
                close(lead)
                start, opener, verb = lead, None, i
                kind = "resumed" if not joined and _waiting(view, found) is not None else new
            elif verb is None or _leads(view, verb, i) or lexeme_class(view.tags[verb].verbs) == "general":
                verb = i
        i += 1
    if start < view.last or not found:
        close(view.last)
    return tuple(found)


def _begins_speech(view: View, i: int) -> bool:
    """A colon, or a quotation mark before a finite verb, opens what is said."""
    text = view.words[i].text
    if text == ":":
        return True
    return (
        text in OPENING and text not in "([" and i + 1 < view.last and is_finite(view, i + 1) and not (closes_quotation(view, i) or is_name(view, i))
    )


def _waiting(view: View, found: Sequence[Clause]) -> int | None:
    """The clause that still waits for its verb after the relative clauses that describe its subject («القوات التي … قصفت»)."""
    number = len(found) - 1
    while number >= 0 and (found[number].kind in {"relative", "bare_relative"} or _aside(view, found, number)):
        number -= 1
    if number < 0 or number == len(found) - 1 or found[number].verb is not None:
        return None
    clause = found[number]
    return number if any(view.words[j].kind == "word" and j not in view.times for j in range(clause.first, clause.last)) else None


def _aside(view: View, found: Sequence[Clause], number: int) -> bool:
    """Whether a joined clause stands between two marks after a subject that has no verb yet («المهاجمون، وكان عددهم كبيراً، اقتحموا …»)."""
    clause, before = found[number], found[number - 1] if number else None
    if clause.kind not in {"coordinate", "opener"} or before is None or before.verb is not None:
        return False
    return view.is_mark(clause.last - 1) and view.is_mark(before.last - 1)


_SPLITTING = frozenset({"complementizer", "relative", "cause_before", "result", "contrast", "temporal", "purpose", "condition", "opener"})


def splits(connector: Found[Connector]) -> bool:
    """Whether a connector opens a clause; one that takes a noun («جراء قصف») works as a preposition, but for purposes."""
    kind = connector.value.kind
    return kind in _SPLITTING and (kind == "purpose" or connector.value.before not in {"noun", "masdar"})


def _parent(found: Sequence[Clause], kind: str) -> int | None:
    if not found:
        return None
    if kind in {"coordinate", "opener"}:
        return found[-1].parent if found[-1].kind in {"coordinate"} else found[-1].number
    return found[-1].number
