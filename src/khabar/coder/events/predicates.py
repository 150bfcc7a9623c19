"""Predicates: the words of a sentence that state an event, with the type that each states.

A word can be the trigger of several types; the entry's own conditions (what must follow, which
preposition, which words must or must not stand in the clause) decide, and the most demanding entry wins.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from khabar.arabic.endings import TANWIN_ACCUSATIVE
from khabar.codebook.codebook import Lexeme
from khabar.coder.events.conditions import further_words
from khabar.coder.syntax.clauses import Clause
from khabar.coder.syntax.finite import is_finite, is_short, only_particle
from khabar.coder.syntax.lexemes import aside_noun, view_lexeme
from khabar.coder.syntax.tags import Option
from khabar.coder.syntax.view import View

_ADVERBIAL = tuple(TANWIN_ACCUSATIVE)
_PASSING = frozenset({"passage", "troops"})


class Predicate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An event word at words [first, last) of a sentence; `verbal` tells a finite verb from a verbal noun.

    `further` is where the words that its entry asks for stand.
    """

    first: int
    last: int
    verbal: bool
    type: str
    option: Option
    clause: Clause
    further: tuple[int, ...] = ()

    @property
    def lexeme(self) -> Lexeme:
        """The entry that it comes from."""
        return self.option.reading.lexeme


def _demand(option: Option) -> tuple[int, int, int]:
    """How demanding an entry is: more words to follow, then no everyday word, then more conditions."""
    lexeme = option.reading.lexeme
    return len(lexeme.then), -bool(lexeme.weak), bool(lexeme.needs_prep) + bool(lexeme.needs) + bool(lexeme.who)


def _stands_alone(view: View, i: int, option: Option) -> bool:
    """Whether a participle states an event rather than describing a noun: it has a complement of its own."""
    tag = view.tags[i]
    after = i + 1
    if after >= view.last or i in view.prepositions:
        return False
    complement = after in view.prepositions or bool(view.tags[after].preposition) or _as_found(view, i, option)
    if tag.article:
        return complement and bool(option.reading.lexeme.needs_prep or option.reading.lexeme.traits.backing)
    return complement or after in view.actors


def _as_found(view: View, i: int, option: Option) -> bool:
    """Whether a word says how somebody was found: dead or hurt («وُجد مقتولاً»), or how he died («مقتولة خنقاً»)."""
    lexeme = option.reading.lexeme
    if not lexeme.traits.casualty or any(o.reading.pos != "passive_participle" for o in view.tags[i].nouns if o.reading.lexeme is lexeme):
        return False
    return any(view.words[j].text.endswith(_ADVERBIAL) for j in (i, i + 1))


def event_options(view: View, i: int) -> list[tuple[Option, bool]]:
    """The readings by which a word could state an event where it stands, each with whether it does so as a verb."""
    tag = view.tags[i]
    if i in view.named or _in_slogan(view, i) or only_particle(view, i) or any(hit.first < i < hit.last for hit in view.hedges.values()):
        return []
    intends = any(o.reading.lexeme.cls == "intend" for o in tag.verbs) and view_lexeme(view, i).cls == "intend"
    if tag.verbs and view_lexeme(view, i).cls == "aside":
        return []
    short = is_short(view, i) or intends
    verbs = [
        o for o in tag.verbs if o.reading.lexeme.cls == "event" and o.reading.tense != "imperative" and not (short and o.reading.tense == "present")
    ]
    nouns = [o for o in tag.nouns if o.reading.lexeme.cls == "event" and ("participle" not in o.reading.pos or _stands_alone(view, i, o))]
    if nouns and ((of_scene(view, i) and view.tags[i - 1].stem not in view.known.holders) or aside_noun(view, i) is not None):
        nouns = []
    if not verbs and not nouns:
        return []
    if verbs and (not tag.nouns or is_finite(view, i)):
        return [(o, True) for o in _distinct(verbs)]
    return [(o, False) for o in _distinct(nouns)] or [(o, True) for o in _distinct(verbs) if is_finite(view, i)]


def _in_slogan(view: View, i: int) -> bool:
    """Whether a word stands inside a hashtag of several words («#أوقفوا_القصف»)."""
    return any(view.first <= j < view.last and view.words[j].text == "_" for j in (i - 1, i + 1))


def of_scene(view: View, i: int) -> bool:
    """Whether a definite event or victims only tell which place, body or mark is meant («مكان القصف»، «ساحة التحرير»، «مخيم شهداء جباليا»)."""
    held = any(_is_held(o.reading.lexeme) for o in view.tags[i].nouns)
    if not (view.tags[i].article or held) or view.tags[i].preposition or view.tags[i].conjunction or i == view.first:
        return False
    before = view.tags[i - 1]
    return not before.article and not before.suffix and before.stem in view.known.scenes


def _is_held(lexeme: Lexeme) -> bool:
    """Whether a noun names victims, or a force where it stands or what it holds."""
    return lexeme.traits.land == "gained" or lexeme.traits.motion == "troops" or "self" in lexeme.frame


def _distinct(options: Sequence[Option]) -> list[Option]:
    """The first option of each entry: an entry's conditions tell no two of them apart."""
    seen: dict[int, Option] = {}
    for option in options:
        seen.setdefault(id(option.reading.lexeme), option)
    return list(seen.values())


def _phrases(view: View, i: int, clause: Clause) -> list[tuple[tuple[int, int, int], int, Option, bool, tuple[int, ...]]]:
    """Fixed phrases that begin at a word which reads as a verb of nothing («بحثوا وقف إطلاق النار»)."""
    nouns = [o for o in view.tags[i].nouns if o.reading.lexeme.cls == "event" and o.reading.lexeme.then and "participle" not in o.reading.pos]
    found = []
    for n, option in enumerate(nouns):
        if (further := further_words(view, i, option, clause)) is not None:
            found.append((_demand(option), n, option, False, further))
    return found


def find_predicates(view: View, clauses: Sequence[Clause]) -> tuple[Predicate, ...]:
    """Event words of a sentence in order, none inside another."""
    found: list[Predicate] = []
    used: set[int] = set()
    for clause in clauses:
        for i in range(clause.first, clause.last):
            if not view.tags[i].event or i in used:
                continue
            accepted = [
                (_demand(option), n, option, verbal, further)
                for n, (option, verbal) in enumerate(event_options(view, i))
                if (further := further_words(view, i, option, clause)) is not None
            ]
            if not accepted and i not in view.named:
                accepted = _phrases(view, i, clause)
            if not accepted:
                continue
            _, _, option, verbal, further = max(accepted, key=lambda item: (item[0], -item[1]))
            last = further[-1] + 1 if further else i + 1
            found.append(
                Predicate(first=i, last=last, verbal=verbal, type=option.reading.lexeme.type or "", option=option, clause=clause, further=further)
            )
            used.update(further)
    return _without_scenes(view, found)


def _without_scenes(view: View, found: Sequence[Predicate]) -> tuple[Predicate, ...]:
    """Leave out an event that only says which place or fact is meant («موقع الغارة»), unless its sentence tells of nothing else but who passes."""
    aside = [p for p in found if not p.verbal and of_scene(view, p.first)]
    if not aside or all(p in aside or p.lexeme.traits.motion in _PASSING for p in found):
        return tuple(found)
    return tuple(p for p in found if p not in aside)
