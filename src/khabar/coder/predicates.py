"""Predicates: the words of a sentence that state an event, with the type that each states.

A word can be the trigger of several types; the entry's own conditions (what must follow, which
preposition, which words must or must not stand in the clause) decide, and the most demanding entry wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from khabar.arabic.clitics import ARTICLE
from khabar.arabic.endings import DUAL, DUALS, FEMININE, SOUND_PLURALS
from khabar.arabic.function_words import DID_NOT
from khabar.arabic.letters import ALIF, TA
from khabar.arabic.words import cuts
from khabar.codebook.entry import SOME_FORCE, SOME_PARTY, SOME_PEOPLE, Lexeme, Reading
from khabar.coder.clauses import Clause, is_finite, is_short
from khabar.coder.lexemes import view_lexeme
from khabar.coder.tags import Option
from khabar.coder.view import QUOTES, View

_REACH = 14
_HELD = frozenset({"territory_change", "military_movement"})
_BEYOND = 4
_NEAR, _SHORTEST = 10, 3
_FORCES = frozenset({"force", "armed_group"})
_BODIES = _FORCES | {"state", "official", "organisation"}
_TAKEN = frozenset({"person", "civilians"})


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


def _follows(view: View, i: int, end: int, lexeme: Lexeme) -> tuple[int, ...] | None:
    """Where the words that must follow the trigger at `i` stand, or None if they do not."""
    if not lexeme.then:
        return ()
    words, last = view.words, i + 1
    at: list[int] = []
    for expected in lexeme.then:
        limit = min(end, last + lexeme.gap + 1)
        j = last
        while j < limit and words[j].text in QUOTES:
            j, limit = j + 1, min(end, limit + 1)
        while j < limit and expected not in _spelled(words[j].form.folded):
            if view.is_mark(j) or words[j].form.kind == "break":
                return None
            j += 1
        if j >= limit:
            return None
        at.append(j)
        last = j + 1
    return tuple(at)


@lru_cache(maxsize=100_000)
def _spelled(folded: str) -> frozenset[str]:
    """The words that a folded spelling can be, with a pronoun, tanwin or the article."""
    found = {folded}
    for cut in cuts(folded):
        if cut.prefix in {"", ARTICLE}:
            found.add(cut.stem)
        if not cut.prefix and cut.stem.endswith(ALIF):
            found.add(cut.stem[:-1])
        if not cut.prefix and not cut.suffix and cut.stem.endswith(DUALS) and len(cut.stem) > _SHORTEST + 1:
            found.add(cut.stem[:-3] + FEMININE if cut.stem[-3] == TA else cut.stem[:-2])
        if not cut.prefix and cut.suffix and cut.stem.endswith(TA):
            found.add(cut.stem[:-1] + FEMININE)
    return frozenset(found)


def _has_preposition(view: View, first: int, end: int, wanted: Sequence[str]) -> bool:
    for j in range(first, min(end, first + _REACH)):
        if view.is_mark(j) and j > first + 1:
            return False
        hit = view.prepositions.get(j)
        if hit is not None and hit.value["folded"] in wanted:
            return True
        if view.tags[j].preposition and view.tags[j].preposition in wanted:
            return True
        if view.words[j].form.folded in wanted:
            return True
    return False


def _has_word(view: View, first: int, end: int, wanted: Sequence[str]) -> bool:
    """Whether one of the folded words stands in [first, end), whatever clitics hang on it."""
    return not _words_of(view, first, end, "stems").isdisjoint(wanted)


def _words_of(view: View, first: int, end: int, kind: str) -> frozenset[str]:
    """The words of [first, end): their `stems`, or all the `nouns` that they can be."""
    key = (kind, first, end)
    found = view.memo.get(key)
    if found is None:
        forms = (view.words[j].form for j in range(first, end))
        stems = (_nouns(form.folded) if kind == "nouns" else (cut.stem for cut in form.cuts) for form in forms)
        found = view.memo[key] = frozenset(stem for each in stems for stem in each)
    return found


@lru_cache(maxsize=100_000)
def _nouns(folded: str) -> frozenset[str]:
    """The nouns that a folded spelling can be: with its clitics cut, and as an accusative, a dual or a sound plural."""
    found = {cut.stem for cut in cuts(folded)}
    found |= {cut.stem[:-1] + FEMININE for cut in cuts(folded) if cut.suffix and cut.stem.endswith(TA)}
    for stem in tuple(found):
        if len(stem) > _SHORTEST and stem.endswith(ALIF):
            found.add(stem[:-1])
        elif len(stem) > _SHORTEST + 1 and stem.endswith((*SOUND_PLURALS, DUAL)):
            found.update((stem[:-2], stem[:-3] + FEMININE) if stem[-3] == TA else (stem[:-2],))
    return frozenset(found)


def _tense(view: View, i: int, reading: Reading) -> str | None:
    """The tense that a form has in its place: «لم» makes a present past."""
    before = view.before(i)
    return "past" if reading.tense == "present" and before is not None and view.words[before].folded in DID_NOT else reading.tense


def _accepted(view: View, i: int, option: Option, clause: Clause) -> tuple[int, ...] | None:
    """The further words of the trigger if every condition of its entry holds, else None."""
    lexeme, reading = option.reading.lexeme, option.reading
    tense, voice = lexeme.extra.get("tense"), lexeme.extra.get("voice")
    if (tense and _tense(view, i, reading) != tense) or (voice and reading.voice != voice):
        return None
    further = _follows(view, i, view.last, lexeme)
    if further is None:
        return None
    last = further[-1] + 1 if further else i + 1
    first, end = clause.first, clause.last
    if lexeme.needs_prep and not _has_preposition(view, last, view.last, lexeme.needs_prep):
        return None
    near = max(view.first, min(first, i - _NEAR)), min(view.last, max(end, i + _NEAR))
    if lexeme.needs and _words_of(view, *near, "nouns").isdisjoint(lexeme.needs) and not _has_somebody(view, i, near, max(end, last), lexeme.needs):
        return None
    if lexeme.unless and _has_word(view, first, min(view.last, end + _BEYOND), lexeme.unless):
        return None
    return further


def _has_somebody(view: View, i: int, near: tuple[int, int], end: int, needs: Sequence[str]) -> bool:
    """Whether a mention is of a kind that an entry asks for: `some_party`, `some_force` near the trigger, `some_people` after it."""
    for name, kinds in ((SOME_PARTY, _BODIES), (SOME_FORCE, _FORCES)):
        if name in needs and any(near[0] <= at < near[1] and actor.kind in kinds for at, actor in view.actors.items()):
            return True
    return SOME_PEOPLE in needs and _names_people(view, i + 1, end if view.tags[i].verbs and is_finite(view, i) else i + 2)


def _names_people(view: View, first: int, end: int) -> bool:
    """Whether people are named or counted in [first, end); who stands right after a verb may be the one who acts."""
    end = next((j for j in range(first, end) if view.tags[j].verbs and is_finite(view, j)), end)
    if any(first <= at < end and figure.unit == "person" for at, figure in view.quantities.items()):
        return True
    return any(first <= at < end and (a.kind in _TAKEN or (a.kind in {"official", "armed_group"} and at > first)) for at, a in view.actors.items())


def _demand(option: Option) -> tuple[int, int, int]:
    """How demanding an entry is: more words to follow, then no everyday word, then more conditions."""
    lexeme = option.reading.lexeme
    return len(lexeme.then), -bool(lexeme.weak), bool(lexeme.needs_prep) + bool(lexeme.needs)


def _stands_alone(view: View, i: int, option: Option) -> bool:
    """Whether a participle states an event rather than describing a noun: it has a complement of its own."""
    tag = view.tags[i]
    after = i + 1
    if after >= view.last or i in view.prepositions:
        return False
    complement = after in view.prepositions or bool(view.tags[after].preposition)
    if tag.article:
        return complement and bool(option.reading.lexeme.needs_prep or option.reading.lexeme.type == "support")
    return complement or after in view.actors


def _options(view: View, i: int) -> list[tuple[Option, bool]]:
    tag = view.tags[i]
    if i in view.named or _in_slogan(view, i) or any(hit.first < i < hit.last for hit in view.hedges.values()):
        return []
    intends = any(o.reading.lexeme.cls == "intend" for o in tag.verbs) and view_lexeme(view, i).cls == "intend"
    short = is_short(view, i) or intends
    verbs = [
        o for o in tag.verbs if o.reading.lexeme.cls == "event" and o.reading.tense != "imperative" and not (short and o.reading.tense == "present")
    ]
    nouns = [o for o in tag.nouns if o.reading.lexeme.cls == "event" and ("participle" not in o.reading.pos or _stands_alone(view, i, o))]
    if nouns and _of_scene(view, i):
        nouns = []
    if not verbs and not nouns:
        return []
    if verbs and (not tag.nouns or is_finite(view, i)):
        return [(o, True) for o in _distinct(verbs)]
    return [(o, False) for o in _distinct(nouns)] or [(o, True) for o in _distinct(verbs) if is_finite(view, i)]


def _in_slogan(view: View, i: int) -> bool:
    """Whether a word stands inside a hashtag of several words («#أوقفوا_القصف»)."""
    return any(view.first <= j < view.last and view.words[j].text == "_" for j in (i - 1, i + 1))


def _of_scene(view: View, i: int) -> bool:
    """Whether a definite event only tells which place, body or mark is meant («مكان القصف»، «فرق الإنقاذ»، «ساحة التحرير»، «مناطق سيطرة الجيش»)."""
    held = any(o.reading.lexeme.type in _HELD for o in view.tags[i].nouns)
    if not (view.tags[i].article or held) or view.tags[i].preposition or view.tags[i].conjunction or i == view.first:
        return False
    before = view.tags[i - 1]
    return not before.article and not before.suffix and before.stem in view.scenes


def _distinct(options: Sequence[Option]) -> list[Option]:
    """Options that an entry's conditions could tell apart: one for each entry, tense and voice."""
    seen: dict[tuple[int, str | None, str | None], Option] = {}
    for option in options:
        reading = option.reading
        bound = "tense" in reading.lexeme.extra or "voice" in reading.lexeme.extra
        seen.setdefault((id(reading.lexeme), reading.tense if bound else None, reading.voice if bound else None), option)
    return list(seen.values())


def _phrases(view: View, i: int, clause: Clause) -> list[tuple[tuple[int, int, int], int, Option, bool, tuple[int, ...]]]:
    """Fixed phrases that begin at a word which reads as a verb of nothing («بحثوا وقف إطلاق النار»)."""
    nouns = [o for o in view.tags[i].nouns if o.reading.lexeme.cls == "event" and o.reading.lexeme.then and "participle" not in o.reading.pos]
    found = []
    for n, option in enumerate(nouns):
        if (further := _accepted(view, i, option, clause)) is not None:
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
                for n, (option, verbal) in enumerate(_options(view, i))
                if (further := _accepted(view, i, option, clause)) is not None
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
    return tuple(found)
