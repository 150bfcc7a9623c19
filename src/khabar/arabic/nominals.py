"""Nominals: every written form of a noun or participle, folded, with what each may be.

Unvowelled Arabic writes few endings: the dual (ان, ين), the sound plurals (ون, ين, ات), the alif of the
indefinite accusative, and the changes before a pronoun (ة→ت, ى→ا, ء→ؤ/ئ). The article and the
prepositions are clitics that `arabic/words.py` cuts, so none is made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from khabar.arabic.script import DROPPED, fold

Pos = Literal["verb", "masdar", "noun", "active_participle", "passive_participle", "phrase"]
Voice = Literal["active", "passive"]
Tense = Literal["past", "present", "imperative"]
Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]

_KASRATAN = "\u064d"
_MARKS = dict.fromkeys(map(ord, DROPPED))
_HAMZA_SEATS = str.maketrans("أؤئ", "ءءء")
_SHORTEST = 2


class Features(msgspec.Struct, frozen=True):
    """What one written form may be; None where the form does not say.

    `bound`: written so only before a pronoun (قتلو+ه). `free`: never before a pronoun (قتلوا).
    """

    pos: Pos
    voice: Voice | None = None
    tense: Tense | None = None
    person: int | None = None
    gender: Gender | None = None
    number: Number | None = None
    bound: bool = False
    free: bool = False


Spelling = tuple[str, bool, bool]
"""A form in normal spelling without vowels, whether it is bound, whether it is free."""
Forms = dict[str, tuple[Features, ...]]
"""Folded written form → what it may be, likeliest first."""


def unvowelled(text: str) -> str:
    """`text` without vowel marks, its letters as they were."""
    return text.translate(_MARKS)


def merged(found: Iterable[tuple[str, Features]]) -> Forms:
    """Forms by folded spelling, equal features once, in the order given; a spelling of one letter is left out."""
    table: dict[str, dict[Features, None]] = {}
    for written, features in found:
        spelling = fold(written)
        if len(spelling) >= _SHORTEST:
            table.setdefault(spelling, {})[features] = None
    return {spelling: tuple(features) for spelling, features in table.items()}


def _join(stem: str, ending: str) -> Iterator[str]:
    """`stem` with `ending` as it may be spelled: ملجأ+ان → ملجآن, بناء+ون → بناءون/بناؤون."""
    if stem.endswith("أ") and ending.startswith("ا"):
        yield stem[:-1] + "آ" + ending[1:]
        return
    yield stem + ending
    if stem.endswith("ء") and ending[0] in "وي":
        yield stem[:-1] + ("ؤ" if ending[0] == "و" else "ئ") + ending


def _each(stem: str, endings: Iterable[str], *, bound: bool = False, free: bool = False) -> Iterator[Spelling]:
    for ending in endings:
        for written in _join(stem, ending):
            yield written, bound, free


def before_pronoun(word: str) -> Iterator[Spelling]:
    """`word` alone and before a pronoun: لقاء → لقاء, لقاؤ+ه, لقائ+ه; قتلى → قتلى, قتلا+هم; ضربة → ضربة, ضربت+هم."""
    if word[-1] in "ةى":
        yield word, False, True
        yield word[:-1] + ("ت" if word[-1] == "ة" else "ا"), True, False
        return
    yield word, False, False
    if word[-1] in "ءأ":
        yield word[:-1] + "ؤ", True, False
        yield word[:-1] + "ئ", True, False


def _accusative(word: str) -> Iterator[Spelling]:
    """The alif of the indefinite accusative, where one is written: قصفا, شيئا; not for ضربة, لقاء, مبنى, ملجأ."""
    if word[-1] in "ةىاأ" or word.endswith(("اء", "ات")):
        return
    stem = word[:-1] + "ئ" if word.endswith(("يء",)) else word
    yield stem + "ا", False, True


def _dual_stem(singular: str) -> str:
    if singular.endswith("ة"):
        return singular[:-1] + "ت"
    return singular[:-1] + "ي" if singular.endswith("ى") else singular


def _dual(singular: str) -> Iterator[Spelling]:
    """ان and ين, and without ن where another noun or a pronoun follows.

    The bare ي is made only after ت: on other nouns it is nearly always the adjective (هجومي).
    """
    stem = _dual_stem(singular)
    yield from _each(stem, ("ان", "ين"), free=True)
    yield from _each(stem, ("ا", "ي") if stem.endswith("ت") else ("ا",))
    if not stem.endswith("ت"):
        yield from _each(stem, ("ي",), bound=True)


def is_defective(word: str) -> bool:
    """Whether a vowelled word ends in kasratan, and so has lost a ي: تصدٍّ, مستولٍ."""
    return _KASRATAN in word[-2:]


def _defective(word: str) -> str | None:
    return unvowelled(word) + "ي" if is_defective(word) else None


def _singular(word: str) -> Iterator[tuple[Spelling, Number]]:
    whole = _defective(word)
    plain = whole or unvowelled(word)
    if whole:
        yield (whole[:-1], False, True), "s"
    for spelling in (*before_pronoun(plain), *_accusative(plain)):
        yield spelling, "s"
    for spelling in _dual(plain):
        yield spelling, "d"


def _sound_plural(stem: str) -> Iterator[Spelling]:
    yield from _each(stem, ("ون", "ين"), free=True)
    yield from _each(stem, ("و", "ي"))


def _plural(plural: str, singular: str) -> Iterator[Spelling]:
    stem = plural[:-2]
    if plural.endswith("ون") or (plural.endswith("ين") and stem.translate(_HAMZA_SEATS) == singular.translate(_HAMZA_SEATS)):
        yield from _sound_plural(stem)
        return
    yield from before_pronoun(plural)
    yield from _accusative(plural)
    if re.search("ا.ي$", plural):
        yield plural[:-1], False, True


def _other_seats(word: str) -> tuple[str, ...]:
    """`word` and, where hamza stands before a long و, its other usual spelling: مسؤول, مسئول."""
    return (word, word.replace("ؤو", "ئو")) if "ؤو" in word else (word,)


def _noun(singular: str, plurals: tuple[str, ...], pos: Pos) -> Iterator[tuple[str, Features]]:
    plain = unvowelled(singular)
    for (written, bound, free), number in _singular(singular):
        yield written, Features(pos=pos, number=number, bound=bound, free=free)
    if not plurals and plain.endswith("ة"):
        plurals = (plain[:-1] + "ات",)
    for plural in map(unvowelled, plurals):
        for written, bound, free in _plural(plural, plain):
            yield written, Features(pos=pos, number="p", bound=bound, free=free)


def noun_forms(singular: str, plurals: tuple[str, ...] = (), pos: Pos = "noun") -> Forms:
    """Every written form of a noun: singular, dual, and the plurals given.

    A noun in ة without plurals takes ات; a plural in ون (or the singular with ين) takes all the endings of a sound
    plural. A noun written with a final kasratan (تصدٍّ) has its ي back where Arabic writes it.
    """
    found = ((spelling, features) for written, features in _noun(singular, plurals, pos) for spelling in _other_seats(written))
    return merged(found)


def _participle(word: str, pos: Pos) -> Iterator[tuple[str, Features]]:
    """`word` is the vowelled masculine singular: مُهَاجِم, مُسْتَوْلٍ, مُلْقًى."""
    voice: Voice = "active" if pos == "active_participle" else "passive"
    whole = _defective(word)
    plain = whole or unvowelled(word)
    weak = plain.endswith("ى")
    feminine = plain[:-1] + "اة" if weak else plain + "ة"
    stem = plain[:-1] if weak or whole else plain
    many = _dual_stem(plain)
    for gender, form in (("m", word), ("f", feminine)):
        for (written, bound, free), number in _singular(form):
            yield written, Features(pos, voice, None, None, "m" if gender == "m" else "f", number, bound, free)
    for written, bound, free in _sound_plural(stem):
        yield written, Features(pos, voice, None, None, "m", "p", bound, free)
    for written in _join(many, "ات"):
        yield written, Features(pos, voice, None, None, "f", "p")


def participle_forms(word: str, pos: Pos) -> list[tuple[str, Features]]:
    """Masculine and feminine, singular, dual and sound plural of a participle given vowelled in the masculine singular."""
    return [(spelling, features) for written, features in _participle(word, pos) for spelling in _other_seats(written)]
