"""Finite verbs: whether a written word, which may be a noun too («قتل»، «قصف»), stands in its sentence as a verb."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.arabic.clitics import CONJUNCTIONS, LI
from khabar.arabic.endings import DUALS, FEMININE, SOUND_PLURALS, TANWIN_ACCUSATIVE
from khabar.arabic.function_words import DURING, IN
from khabar.arabic.letters import ALIF
from khabar.coder.syntax.tags import Option, Tag
from khabar.coder.syntax.view import OPENING, View

_SUBJECT = 6
_DAMMA = "\u064f"
_NAME = 7
"""Words within which a quoted name closes."""
_BODIES = frozenset({"state", "force", "armed_group"})
_WITHIN = frozenset({IN, DURING})
_OF_VERB, _OF_LONG_VERB = 2, 4
"""Characters of a verb, and of one that begins with alif, among which the damma of a passive stands."""
AUXILIARY = frozenset({"aspect", "enable", "auxiliary"})
"""Classes of verbs that carry another."""


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
        or joined_particle(view.words[i].folded, view.known.particles) is not None
    ):
        return False
    if view.words[i].folded in view.known.affiliations and i + 1 < view.last and view.tags[i + 1].preposition == LI:
        return False
    if _second_noun(view, i):
        return False
    if is_short(view, i) and all(o.reading.tense == "present" and o.reading.lexeme.cls != "intend" for o in tag.verbs):
        return False
    if i > view.first and view.words[i - 1].text in OPENING and is_name(view, i - 1):
        return False
    if not tag.noun and all(o.reading.pos == "phrase" for o in tag.nouns):
        return not _after_preposition(view, i)
    return _verbal_place(view, i, tag)


def _second_noun(view: View, i: int) -> bool:
    """Whether word `i` is the second noun of a thing's name («كرة قدم»)."""
    after = view.known.compounds.get(view.words[i].folded)
    return after is not None and i > view.first and any(cut.stem in after for cut in view.words[i - 1].form.cuts if not cut.suffix)


def is_short(view: View, i: int) -> bool:
    """Whether word `i` is written as a jussive («يقل»، «تمت») where no negator makes it one."""
    tag = view.tags[i]
    return tag.stem in view.known.jussives and not tag.suffix and not negated(view, i)


def negated(view: View, i: int) -> bool:
    """Whether a negator stands right before word `i`."""
    before = view.before(i)
    return before is not None and any(hit.last == before + 1 for hit in view.negators.values())


def denied(view: View, i: int) -> bool:
    """Whether a negator denies the noun at `i`: round it, right before it, before «أي», or before the verb that brings it («لم ترد أنباء»)."""
    first = i - 1 if i > view.first and view.words[i - 1].folded in view.known.modifiers else i
    if any(hit.first <= i < hit.last or hit.last == first for hit in view.negators.values()):
        return True
    return first > view.first and bool(view.tags[first - 1].verbs) and negated(view, first - 1)


def _after_preposition(view: View, i: int) -> bool:
    before = view.before(i)
    return before is not None and any(found.last == before + 1 for at, found in view.prepositions.items() if at <= before)


def _verbal_place(view: View, i: int, tag: Tag) -> bool:
    """Whether a form that is both verb and noun («قتل»، «قصف»، «دعم») stands where a verb would."""
    if tag.article or tag.preposition or _after_preposition(view, i) or _owned_act(tag):
        return False
    if any(o.reading.tense == "present" for o in tag.verbs) and all(o.reading.pos == "verb" for o in tag.nouns):
        return True
    if _after_that(view, i) or is_marked_passive(view, i) or _resumes(view, i):
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
        return {o.reading.number for o in tag.verbs} != {"d"}
    if view.tags[before].verbs and not view.tags[before].nouns:
        return False
    if tag.conjunction:
        if _joins_noun(view, i) or (tag.noun and not tag.nouns and view.tags[before].article):
            return False
        return after in view.quantities or nxt.article or after in view.actors or nxt.stem in view.known.partitives
    if tag.suffix and after in view.actors and not view.tags[before].definite:
        return True
    named = any(actor.id is not None and actor.last == before + 1 and actor.kind in _BODIES for actor in view.actors.values())
    if named and not _after_subject(view, i) and (after in view.quantities or after in view.actors or after in view.places):
        return True
    return view.tags[before].article and not (nxt.article and not view.tags[before].definite) and not _after_subject(view, i)


def is_marked_passive(view: View, i: int) -> bool:
    """Whether a damma is written where only a passive has it («قُتل»، «استُهدف»)."""
    tag, word = view.tags[i], view.words[i].text
    if not any(o.reading.voice == "passive" for o in tag.verbs):
        return False
    verb = word[tag.head :]
    return _DAMMA in (verb[:_OF_LONG_VERB] if verb.startswith(ALIF) else verb[:_OF_VERB])


def _resumes(view: View, i: int) -> bool:
    """Whether «فيه» or «خلاله» after a word takes up the noun before it, so that the word is the verb of a clause that describes it."""
    hit, before = view.prepositions.get(i + 1), view.before(i)
    if hit is None or not hit.suffix or hit.value.folded not in _WITHIN or before is None:
        return False
    return not (view.is_mark(before) or view.tags[before].article)


def _after_that(view: View, i: int) -> bool:
    """Whether an indefinite subject stands between a complementiser and verb `i` («إن طفلاً قتل»), or a dual before it («شخصين قتلا»)."""
    before = view.before(i)
    if before is None:
        return False
    if before not in view.connectors and view.words[before].folded.endswith(DUALS) and {o.reading.number for o in view.tags[i].verbs} == {"d"}:
        return True
    if not view.words[before].text.endswith(TANWIN_ACCUSATIVE):
        return False
    return any(f.last == before and f.value.kind == "complementizer" for f in view.connectors.values())


def _after_subject(view: View, i: int) -> bool:
    """Whether a verb and its subject stand right before («تبنت الجبهة خطف …»), so that the word is the verb's object and no verb."""
    for j in range(i - 1, max(view.first, i - _SUBJECT) - 1, -1):
        if view.is_mark(j) or j in view.connectors or j in view.prepositions or view.tags[j].preposition:
            return False
        tag = view.tags[j]
        if tag.verbs and is_finite(view, j):
            return bool(view.tags[i].suffix) or lexeme_class(tag.verbs) not in AUXILIARY - {"enable"}
    return False


def _owned_act(tag: Tag) -> bool:
    """Whether a form with a pronoun could only be a verb that takes no object («تقدمها»), and so is a noun."""
    return bool(tag.suffix) and all(o.reading.lexeme.cls == "event" and "object" not in o.reading.lexeme.frame for o in tag.verbs)


def _quoted_from(view: View, i: int) -> bool:
    """Whether a quotation of several words opens right before word `i`."""
    mark = view.words[i - 1].text if i > view.first else ""
    if mark not in OPENING or closes_quotation(view, i - 1):
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


def lexeme_class(options: Sequence[Option]) -> str:
    """The class of the likeliest reading; "" if there is none."""
    return options[0].reading.lexeme.cls if options else ""


def joined_particle(folded: str, particles: frozenset[str]) -> bool | None:
    """Whether «و» or «ف» is written on a particle of one word; None for a word that is none."""
    if folded in particles:
        return False
    return True if folded[:1] in CONJUNCTIONS and folded[1:] in particles else None


def only_particle(view: View, i: int) -> bool:
    """Whether a word that could be a verb is «ف» on a particle («فقد أصيب …», but «فقد حياته»): a past verb follows, if only
    one that nobody knows, after a source or a setting («وبحسب المرصد فقد عمّ الهدوء»)."""
    if i + 1 >= view.last or joined_particle(view.words[i].folded, view.known.particles) is not True:
        return False
    tag = view.tags[i + 1]
    if any(o.reading.tense == "past" for o in tag.verbs) and not tag.noun:
        return True
    return _may_be_verb(view, i + 1) and _opens_with_setting(view, i)


def _may_be_verb(view: View, i: int) -> bool:
    """Whether word `i` is bare as a verb of the past is, names nobody, and what could be its subject follows."""
    tag, word = view.tags[i], view.words[i].form
    bare = not (tag.article or tag.preposition or tag.suffix or tag.conjunction)
    if word.kind != "word" or not bare or i in view.begins or i in view.prepositions or word.folded.endswith((FEMININE, *SOUND_PLURALS)):
        return False
    return i + 1 < view.last and (view.tags[i + 1].article or i + 1 in view.begins or i + 1 in view.prepositions)


def _opens_with_setting(view: View, i: int) -> bool:
    """Whether the words before word `i`, from its sentence's start or the last mark, begin with a preposition or a connector and hold no verb."""
    first = next((j + 1 for j in range(i - 1, view.first - 1, -1) if view.is_mark(j)), view.first)
    if first >= i:
        first = view.first
    if first >= i or any(view.tags[j].verbs and not view.tags[j].nouns and j not in view.begins for j in range(first, i)):
        return False
    return first in view.prepositions or first in view.connectors or first in view.cues or bool(view.tags[first].preposition)


def is_name(view: View, i: int) -> bool:
    """Whether a few words in quotation marks right after a verb are its subject's name and go on into its clause («دعا «تجمع المهنيين» إلى …»)."""
    closing = next((j for j in range(i + 2, min(view.last - 1, i + _NAME)) if view.is_quote(j)), None)
    before = view.before(i)
    if closing is None or before is None or not view.tags[before].verbs or view.is_mark(closing + 1) or not view.tags[closing - 1].article:
        return False
    return closing + 1 in view.prepositions or bool(view.tags[closing + 1].preposition)


def closes_quotation(view: View, i: int) -> bool:
    """Whether the straight mark at `i` ends a quotation: an odd number of its like stands before it."""
    mark = view.words[i].text
    return mark == '"' and sum(view.words[j].text == mark for j in range(view.first, i)) % 2 == 1
