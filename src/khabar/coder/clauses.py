"""Clauses: a sentence split where a new predicate takes over.

A clause opens at a complementiser («أن»), a relative («الذي»), a subordinator («بعد أن»، «جراء»), a
conjoined verb («وأصيب»), or a bare verb after an indefinite noun («قصف نفذته …»).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.arabic.clitics import CONJUNCTIONS, LI
from khabar.arabic.endings import DUALS, TANWIN_ACCUSATIVE
from khabar.arabic.lookup import Found
from khabar.coder.tags import Option, Tag
from khabar.coder.view import OPENING, Row, View

_SPEECH = OPENING | {":"}
_DASHES = frozenset("-–—")
_DATELINE = 7
"""Words after a place within which a dash makes it a dateline."""
_SUBJECT = 6
_NAME = 7
"""Words within which a quoted name closes."""
_BODIES = frozenset({"state", "force", "armed_group"})
_AUXILIARY = frozenset({"aspect", "enable", "auxiliary"})


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
    opener: Found[Row] | None
    parent: int | None


def is_finite(view: View, i: int) -> bool:
    """Whether word `i` reads best as a finite verb."""
    if not view.tags[i].verbs:
        return False
    key = ("finite", i, 0)
    if key not in view.memo:
        view.memo[key] = _finite(view, i)
    return bool(view.memo[key])


def _finite(view: View, i: int) -> bool:
    tag = view.tags[i]
    if (
        i in view.named
        or i in view.counted
        or i in view.prepositions
        or i in view.connectors
        or _particle(view.words[i].folded, view.particles) is not None
    ):
        return False
    if view.words[i].folded in view.affiliations and i + 1 < view.last and view.tags[i + 1].preposition == LI:
        return False
    if is_short(view, i) and all(o.reading.tense == "present" and o.reading.lexeme.cls != "intend" for o in tag.verbs):
        return False
    if i > view.first and view.words[i - 1].text in OPENING and _is_name(view, i - 1):
        return False
    if not tag.noun and all(o.reading.pos == "phrase" for o in tag.nouns):
        return not _after_preposition(view, i)
    return _verbal_place(view, i, tag)


def is_short(view: View, i: int) -> bool:
    """Whether word `i` is written as a jussive («يقل»، «تمت») where no negator makes it one."""
    tag = view.tags[i]
    return tag.stem in view.jussives and not tag.suffix and not _negated(view, i)


def _negated(view: View, i: int) -> bool:
    before = view.before(i)
    return before is not None and any(hit.last == before + 1 for hit in view.negators.values())


def _after_preposition(view: View, i: int) -> bool:
    before = view.before(i)
    return before is not None and any(found.last == before + 1 for at, found in view.prepositions.items() if at <= before)


def _verbal_place(view: View, i: int, tag: Tag) -> bool:
    """Whether a form that is both verb and noun («قتل»، «قصف»، «دعم») stands where a verb would."""
    if tag.article or tag.preposition or _after_preposition(view, i) or _owned_act(tag):
        return False
    if any(o.reading.tense == "present" for o in tag.verbs) and all(o.reading.pos == "verb" for o in tag.nouns):
        return True
    if _after_that(view, i):
        return True
    after = i + 1
    while after < view.last and view.is_quote(after):
        after += 1
    if after >= view.last or view.is_mark(after) or view.words[after].kind == "break":
        return False
    nxt = view.tags[after]
    if nxt.nisba and not nxt.article and after not in view.quantities and after not in view.actors:
        return False
    before = None if _quoted_from(view, i) else view.before(i)
    if before is None or view.is_mark(before) or view.words[before].kind == "break":
        return after in view.quantities or nxt.article or after in view.actors or bool(tag.conjunction)
    if before in view.connectors or any(f.last == before + 1 for f in view.connectors.values()):
        return True
    if view.tags[before].verbs and not view.tags[before].nouns:
        return False
    if tag.conjunction:
        if _joins_noun(view, i) or (tag.noun and not tag.nouns and view.tags[before].article):
            return False
        return after in view.quantities or nxt.article or after in view.actors or nxt.stem in view.partitives
    if tag.suffix and after in view.actors and not view.tags[before].definite:
        return True
    named = any(actor.id is not None and actor.last == before + 1 and actor.kind in _BODIES for actor in view.actors.values())
    if named and (after in view.quantities or after in view.actors or after in view.places):
        return True
    return view.tags[before].article and not (nxt.article and not view.tags[before].definite) and not _after_subject(view, i)


def _after_that(view: View, i: int) -> bool:
    """Whether an indefinite subject stands between a complementiser and verb `i` («إن طفلاً قتل»), or a dual before it («شخصين قتلا»)."""
    before = view.before(i)
    if before is None:
        return False
    if view.words[before].folded.endswith(DUALS) and {o.reading.number for o in view.tags[i].verbs} == {"d"}:
        return True
    if not view.words[before].text.endswith(TANWIN_ACCUSATIVE):
        return False
    return any(f.last == before and f.value["kind"] == "complementizer" for f in view.connectors.values())


def _after_subject(view: View, i: int) -> bool:
    """Whether a verb and its subject stand right before («تبنت الجبهة خطف …»), so that the word is the verb's object and no verb."""
    for j in range(i - 1, max(view.first, i - _SUBJECT) - 1, -1):
        if view.is_mark(j) or j in view.connectors or j in view.prepositions or view.tags[j].preposition:
            return False
        tag = view.tags[j]
        if tag.verbs and is_finite(view, j):
            return bool(view.tags[i].suffix) or _lexeme_class(tag.verbs) not in _AUXILIARY
    return False


def _owned_act(tag: Tag) -> bool:
    """Whether a form with a pronoun could only be a verb that takes no object («تقدمها»), and so is a noun."""
    return bool(tag.suffix) and all(o.reading.lexeme.cls == "event" and "object" not in o.reading.lexeme.frame for o in tag.verbs)


def _quoted_from(view: View, i: int) -> bool:
    """Whether a quotation of several words opens right before word `i`."""
    mark = view.words[i - 1].text if i > view.first else ""
    if mark not in OPENING or _closes(view, i - 1):
        return False
    return not any(view.is_quote(j) for j in range(i, min(view.last, i + 3)))


def _joins_noun(view: View, i: int) -> bool:
    """Whether «و» joins the word to an event's noun before it («مقتل … وجرح …»), so that it is a noun too."""
    for j in range(i - 1, max(view.first, i - 14) - 1, -1):
        if view.is_mark(j) or view.words[j].kind == "break":
            return False
        tag = view.tags[j]
        if any(o.reading.lexeme.cls == "event" and "participle" not in o.reading.pos for o in tag.nouns) and not tag.verbs:
            return True
        if tag.verbs and not tag.nouns:
            return False
    return False


def _lexeme_class(options: Sequence[Option]) -> str:
    return options[0].reading.lexeme.cls if options else ""


def _lead(view: View, i: int, start: int) -> tuple[int, bool]:
    """Where a verb at `i` begins with the particles and the pronoun before it, and whether «و» or «ف» joins it to what stands before.

    «ولم يصب»، «وقد قتل»، «وهم الآن يخوضون».
    """
    first, joined, at = i, bool(view.tags[i].conjunction), i - 1
    while at > start and not joined:
        joint = _particle(view.words[at].folded, view.pronouns)
        if joint is None and (at in view.negators or at in view.hedges):
            joint = _particle(view.words[at].folded, view.particles)
        if joint is not None:
            first, joined = at, joint
        elif at not in view.times:
            break
        at -= 1
    return first, joined


def _particle(folded: str, particles: frozenset[str]) -> bool | None:
    """Whether «و» or «ف» is written on a particle of one word; None for a word that is none."""
    if folded in particles:
        return False
    return True if folded[:1] in CONJUNCTIONS and folded[1:] in particles else None


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
        all(view.words[j].folded in view.particles or view.is_quote(j) for j in range(verb + 1, i))
        and _lexeme_class(view.tags[verb].verbs) == "general"
    ):
        return None
    before = view.before(i)
    return "coordinate" if before is not None and (view.is_mark(before) or _ends_connector(view, before)) else "bare_relative"


def _ends_connector(view: View, i: int) -> bool:
    """Whether a connector that opens no clause («كما») ends at word `i`."""
    return any(found.last == i + 1 and found.value["kind"] == "addition" for found in view.connectors.values())


def _is_auxiliary(view: View, i: int) -> bool:
    """Whether a verb carries the next one: by its first reading, or after the negation that makes it so («لا تزال»)."""
    verbs = view.tags[i].verbs
    if _lexeme_class(verbs) in _AUXILIARY:
        return True
    carries = any(o.reading.lexeme.cls in _AUXILIARY and o.reading.lexeme.extra.get("only_with") == "negation" for o in verbs)
    return carries and (_negated(view, i) or (i > view.first and view.words[i - 1].folded in view.particles))


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
    opener: Found[Row] | None = None
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
            start, kind, verb, opener = connector.last, connector.value["kind"], None, connector
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
            elif verb is None or _leads(view, verb, i) or _lexeme_class(view.tags[verb].verbs) == "general":
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
    return text in OPENING and text not in "([" and i + 1 < view.last and is_finite(view, i + 1) and not (_closes(view, i) or _is_name(view, i))


def _is_name(view: View, i: int) -> bool:
    """Whether a few words in quotation marks right after a verb are its subject's name and go on into its clause («دعا «تجمع المهنيين» إلى …»)."""
    closing = next((j for j in range(i + 2, min(view.last - 1, i + _NAME)) if view.is_quote(j)), None)
    before = view.before(i)
    if closing is None or before is None or not view.tags[before].verbs or view.is_mark(closing + 1) or not view.tags[closing - 1].article:
        return False
    return closing + 1 in view.prepositions or bool(view.tags[closing + 1].preposition)


def _closes(view: View, i: int) -> bool:
    """Whether the straight mark at `i` ends a quotation: an odd number of its like stands before it."""
    mark = view.words[i].text
    return mark == '"' and sum(view.words[j].text == mark for j in range(view.first, i)) % 2 == 1


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


def splits(connector: Found[Row]) -> bool:
    """Whether a connector opens a clause; one that takes a noun («جراء قصف») works as a preposition, but for purposes."""
    kind = connector.value["kind"]
    return kind in _SPLITTING and (kind == "purpose" or connector.value.get("before") not in {"noun", "masdar"})


def _parent(found: Sequence[Clause], kind: str) -> int | None:
    if not found:
        return None
    if kind in {"coordinate", "opener"}:
        return found[-1].parent if found[-1].kind in {"coordinate"} else found[-1].number
    return found[-1].number
