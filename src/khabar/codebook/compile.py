"""Compiling: from the words that analysts wrote to every written form, packed for a fast start.

Runs when a wheel is built and when files have changed; what it makes is cached (cache.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import mazini
import msgspec

from khabar.arabic.forms import Passive, masdar_forms, masdars, verb_forms
from khabar.arabic.nominals import Features, Forms, noun_forms, unvowelled
from khabar.arabic.script import fold
from khabar.codebook.codebook import Lexeme
from khabar.codebook.compiled import Compiled, pack
from khabar.codebook.entry import Frame, Trigger, Word, several
from khabar.codebook.ledger_words import compile_ledger_words
from khabar.codebook.schema.lists import Lists
from khabar.codebook.schema.types import TypeEntry
from khabar.codebook.schema.verbs import ClassWord, Governing
from khabar.errors import CodebookError

NOUN_FRAMES = {"act_on": "noun_on", "undergo": "noun_fate", "act": "noun_by", "reciprocal": "noun_between"}
"""The frame of a verbal noun, by the frame of its verb; a frame not listed serves both."""
GAP = 3
"""How many words may stand between a verb and what must follow it («لقي ثلاثة مدنيين مصرعهم»)."""

Expanded = Iterator[tuple[Lexeme, Forms]]
Listed = Trigger | ClassWord
"""A word as an analyst lists it, in the article of a type or in the file of a class."""
_GOVERNING = (*Governing.__struct_fields__, "phase")


def folded(words: str | tuple[str, ...]) -> tuple[str, ...]:
    """Words for matching; one string of several words is several."""
    return tuple(fold(word) for group in several(words) for word in group.split())


def _alternatives(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(" ".join(folded(word)) for word in several(words))


def merged_frame(name: str, word: Trigger, frames: Mapping[str, Frame]) -> dict[str, tuple[str, ...]]:
    """The frame called `name` with the word's own prepositions, folded; an unknown name is a CodebookError."""
    if name not in frames:
        raise CodebookError(f"unknown frame {name!r}, expected one of {', '.join(frames)}")
    frame = {fold(position): roles for position, roles in frames[name].items()}
    frame.update({fold(position): several(roles) for position, roles in word.with_.items()})
    return frame


def _lexeme(word: Listed, type_name: str | None, frames: Mapping[str, Frame], **given: Any) -> Lexeme:
    return _event(word, type_name, frames, **given) if isinstance(word, Trigger) else _governor(word, **given)


def _governor(word: ClassWord, **given: Any) -> Lexeme:
    keys = {name: getattr(word, name) for name in _GOVERNING if hasattr(word, name)}
    return Lexeme(cls=word.cls, **keys | {"prep": tuple(word.prep.split())}, **given)


def _event(word: Trigger, type_name: str | None, frames: Mapping[str, Frame], **given: Any) -> Lexeme:
    frame_name = given.pop("frame_name", word.frame)
    return Lexeme(
        cls="event",
        type=type_name,
        frame_name=frame_name,
        frame=merged_frame(frame_name, word, frames),
        needs=_alternatives(word.needs),
        needs_prep=_alternatives(word.needs_prep),
        needs_subject=_alternatives(word.needs_subject),
        unless=_alternatives(word.unless),
        who=_alternatives(word.who),
        unless_with={fold(prep): _alternatives(words) for prep, words in word.unless_with.items()},
        lone=word.lone,
        phase=word.phase,
        negated=word.negated,
        certainty=word.certainty,
        weak=word.weak,
        type_if=tuple((case.means, case.type) for case in word.type_if),
        flag=word.flag,
        **given,
    )


def _passive(word: Word, frame: Frame) -> Passive:
    """A verb whose frame has no object has only the impersonal passive («أُفرج عنهم»), unless the entry says."""
    if word.passive is not None:
        return "full" if word.passive else "none"
    return "usual" if not frame or "object" in frame else "impersonal"


def _verb(word: Listed, type_name: str | None, frames: Mapping[str, Frame]) -> Expanded:
    if not (word.root and word.pattern):
        raise CodebookError("a verb needs its root and pattern")
    then, gap = folded(word.then), GAP if word.gap is None else word.gap
    lexeme = _lexeme(word, type_name, frames, lemma=word.lemma, pos="verb", then=then, gap=gap if then else 0)
    forms = verb_forms(word.root, word.pattern, passive=_passive(word, lexeme.frame), reduced=word.reduced)
    yield lexeme, _asked(forms, word)
    for masdar in _masdars(word):
        framed = {"frame_name": NOUN_FRAMES.get(word.frame, word.frame)} if isinstance(word, Trigger) else {}
        lemma = " ".join((unvowelled(masdar), *several(word.then)))
        yield (
            _lexeme(word, type_name, frames, lemma=lemma, pos="noun", then=then, gap=gap if then else 0, **framed),
            masdar_forms(masdar),
        )


def _asked(forms: Forms, word: Word) -> Forms:
    """All forms, or only those of the tense and voice that the entry asks for (ذهب past is rather gold)."""
    kept = {
        spelling: tuple(form for form in readings if word.tense in (None, form.tense) and word.voice in (None, form.voice))
        for spelling, readings in forms.items()
    }
    return {spelling: readings for spelling, readings in kept.items() if readings}


def _masdars(word: Word) -> tuple[str, ...]:
    if not isinstance(word.masdar, bool):
        return several(word.masdar)
    found = masdars(word.root or "", word.pattern or "", reduced=word.reduced) if word.masdar else ()
    if word.masdar and not found:
        raise CodebookError("masdar: true, but a form I verb's masdar has to be written out")
    return found


def _noun(word: Listed, type_name: str | None, frames: Mapping[str, Frame]) -> Expanded:
    first, *rest = (word.noun or "").split()
    then = (*folded(tuple(rest)), *folded(word.then))
    gap = (0 if rest else GAP) if word.gap is None else word.gap
    lexeme = _lexeme(word, type_name, frames, lemma=word.lemma, pos="noun", then=then, gap=gap if then else 0)
    yield lexeme, noun_forms(first, tuple(plural.split()[0] for plural in several(word.plurals)))


def _phrase(word: Listed, type_name: str | None, frames: Mapping[str, Frame]) -> Expanded:
    first, *rest = folded(word.phrase or "")
    then = (*rest, *folded(word.then))
    yield _lexeme(word, type_name, frames, lemma=word.lemma, pos="phrase", then=then, gap=word.gap or 0), {first: (Features("phrase"),)}


_EXPANDERS: dict[str, Callable[[Listed, str | None, Mapping[str, Frame]], Expanded]] = {
    "verb": _verb,
    "noun": _noun,
    "phrase": _phrase,
}


def expand(word: Listed, type_name: str | None, frames: Mapping[str, Frame]) -> list[tuple[Lexeme, Forms]]:
    """A word's lexemes (a verb, and its masdars where asked) with every written form; CodebookError says what is wrong."""
    kinds = [kind for kind in _EXPANDERS if getattr(word, kind)]
    if len(kinds) != 1:
        raise CodebookError(f"expected one of verb, noun and phrase, found {' and '.join(kinds) or 'none'}")
    if (not word.verb and (word.pattern or word.root or word.masdar)) or (word.plurals and not word.noun):
        raise CodebookError("root, pattern and masdar belong to a verb, plurals to a noun")
    try:
        return list(_EXPANDERS[kinds[0]](word, type_name, frames))
    except mazini.MaziniError as error:
        raise CodebookError(f"root {word.root!r} and pattern {word.pattern!r} make no verb: {error}") from error


def _words(types: Mapping[str, TypeEntry], listed: tuple[tuple[str, ClassWord], ...]) -> Iterator[tuple[str, str | None, Listed]]:
    for entry in types.values():
        for number, trigger in enumerate(entry.triggers, 1):
            yield f"types/{entry.type}.yaml, trigger {number}, «{trigger.lemma}»", entry.type, trigger
    for place, word in listed:
        yield place, None, word


def compile_codebook(
    types: Mapping[str, TypeEntry], frames: Mapping[str, Frame], lists: Lists, listed: tuple[tuple[str, ClassWord], ...]
) -> Compiled:
    """Everything expanded and packed; the first word that breaks a rule is a CodebookError naming file and entry."""
    lexemes: list[Lexeme] = []
    cells: dict[tuple[Features, ...], int] = {}
    stems: dict[str, list[tuple[int, int]]] = {}
    for place, type_name, word in _words(types, listed):
        try:
            expanded = expand(word, type_name, frames)
        except CodebookError as error:
            raise CodebookError(f"{place}: {error}") from error
        for lexeme, forms in expanded:
            for stem, readings in forms.items():
                stems.setdefault(stem, []).append((len(lexemes), cells.setdefault(readings, len(cells))))
            lexemes.append(lexeme)
    return Compiled(
        types=dict(types),
        frames={name: dict(frame) for name, frame in frames.items()},
        lists=lists,
        lexemes=tuple(lexemes),
        cells=tuple(tuple(msgspec.structs.astuple(reading) for reading in cell) for cell in cells),
        stems=pack(stems),
        ledger=compile_ledger_words(types, lists),
    )
