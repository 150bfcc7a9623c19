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

from khabar.arabic.endings import (
    DUALS,
    FEMININE,
    FEMININE_PLURAL,
    HAMZA_AFTER_YA,
    LONG_FEMININE,
    PLURAL,
    PLURAL_OBLIQUE,
    SOUND_PLURALS,
    TANWIN_KASRA,
    WEAK_FEMININE,
)
from khabar.arabic.letters import (
    ALIF,
    ALIF_MADDA,
    ALIF_MAQSURA,
    HAMZA,
    HAMZA_ON_ALIF,
    HAMZA_ON_WAW,
    HAMZA_ON_YA,
    TA,
    TA_MARBUTA,
    WAW,
    YA,
)
from khabar.arabic.script import DROPPED, fold

Pos = Literal["verb", "masdar", "noun", "active_participle", "passive_participle", "phrase"]
Voice = Literal["active", "passive"]
Tense = Literal["past", "present", "imperative"]
Gender = Literal["m", "f"]
Number = Literal["s", "d", "p"]

_MARKS = dict.fromkeys(map(ord, DROPPED))
_HAMZA_SEATS = str.maketrans(dict.fromkeys((HAMZA_ON_ALIF, HAMZA_ON_WAW, HAMZA_ON_YA), HAMZA))
_LONG_WAW, _OTHER_LONG_WAW = HAMZA_ON_WAW + WAW, HAMZA_ON_YA + WAW
_BROKEN_IN_YA = re.compile(f"{ALIF}.{YA}$")
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
    if stem.endswith(HAMZA_ON_ALIF) and ending.startswith(ALIF):
        yield stem[:-1] + ALIF_MADDA + ending[1:]
        return
    yield stem + ending
    if stem.endswith(HAMZA) and ending[0] in (WAW, YA):
        yield stem[:-1] + (HAMZA_ON_WAW if ending[0] == WAW else HAMZA_ON_YA) + ending


def _each(stem: str, endings: Iterable[str], *, bound: bool = False, free: bool = False) -> Iterator[Spelling]:
    for ending in endings:
        for written in _join(stem, ending):
            yield written, bound, free


def before_pronoun(word: str) -> Iterator[Spelling]:
    """`word` alone and before a pronoun: لقاء → لقاء, لقاؤ+ه, لقائ+ه; قتلى → قتلى, قتلا+هم; ضربة → ضربة, ضربت+هم."""
    if word[-1] in (TA_MARBUTA, ALIF_MAQSURA):
        yield word, False, True
        yield word[:-1] + (TA if word[-1] == TA_MARBUTA else ALIF), True, False
        return
    yield word, False, False
    if word[-1] in (HAMZA, HAMZA_ON_ALIF):
        yield word[:-1] + HAMZA_ON_WAW, True, False
        yield word[:-1] + HAMZA_ON_YA, True, False


def _accusative(word: str) -> Iterator[Spelling]:
    """The alif of the indefinite accusative, where one is written: قصفا, شيئا; not for ضربة, لقاء, مبنى, ملجأ."""
    if word[-1] in (TA_MARBUTA, ALIF_MAQSURA, ALIF, HAMZA_ON_ALIF) or word.endswith((LONG_FEMININE, FEMININE_PLURAL)):
        return
    stem = word[:-1] + HAMZA_ON_YA if word.endswith(HAMZA_AFTER_YA) else word
    yield stem + ALIF, False, True


def _dual_stem(singular: str) -> str:
    if singular.endswith(TA_MARBUTA):
        return singular[:-1] + TA
    return singular[:-1] + YA if singular.endswith(ALIF_MAQSURA) else singular


def _dual(singular: str) -> Iterator[Spelling]:
    """ان and ين, and without ن where another noun or a pronoun follows.

    The bare ي is made only after ت: on other nouns it is nearly always the adjective (هجومي).
    """
    stem = _dual_stem(singular)
    yield from _each(stem, DUALS, free=True)
    yield from _each(stem, (ALIF, YA) if stem.endswith(TA) else (ALIF,))
    if not stem.endswith(TA):
        yield from _each(stem, (YA,), bound=True)


def is_defective(word: str) -> bool:
    """Whether a vowelled word ends in kasratan, and so has lost a ي: تصدٍّ, مستولٍ."""
    return TANWIN_KASRA in word[-2:]


def _defective(word: str) -> str | None:
    return unvowelled(word) + YA if is_defective(word) else None


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
    yield from _each(stem, SOUND_PLURALS, free=True)
    yield from _each(stem, (WAW, YA))


def _plural(plural: str, singular: str) -> Iterator[Spelling]:
    stem = plural[:-2]
    if plural.endswith(PLURAL) or (plural.endswith(PLURAL_OBLIQUE) and stem.translate(_HAMZA_SEATS) == singular.translate(_HAMZA_SEATS)):
        yield from _sound_plural(stem)
        return
    yield from before_pronoun(plural)
    yield from _accusative(plural)
    if _BROKEN_IN_YA.search(plural):
        yield plural[:-1], False, True


def _other_seats(word: str) -> tuple[str, ...]:
    """`word` and, where hamza stands before a long و, its other usual spelling: مسؤول, مسئول."""
    return (word, word.replace(_LONG_WAW, _OTHER_LONG_WAW)) if _LONG_WAW in word else (word,)


def _noun(singular: str, plurals: tuple[str, ...], pos: Pos) -> Iterator[tuple[str, Features]]:
    plain = unvowelled(singular)
    for (written, bound, free), number in _singular(singular):
        yield written, Features(pos=pos, number=number, bound=bound, free=free)
    if not plurals and plain.endswith(TA_MARBUTA):
        plurals = (plain[:-1] + FEMININE_PLURAL,)
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
    weak = plain.endswith(ALIF_MAQSURA)
    feminine = plain[:-1] + WEAK_FEMININE if weak else plain + TA_MARBUTA
    stem = plain[:-1] if weak or whole else plain
    many = _dual_stem(plain)
    for gender, form in (("m", word), ("f", feminine)):
        for (written, bound, free), number in _singular(form):
            yield written, Features(pos, voice, None, None, "m" if gender == "m" else "f", number, bound, free)
    for written, bound, free in _sound_plural(stem):
        yield written, Features(pos, voice, None, None, "m", "p", bound, free)
    for written in _join(many, FEMININE_PLURAL):
        yield written, Features(pos, voice, None, None, "f", "p")


def participle_forms(word: str, pos: Pos) -> list[tuple[str, Features]]:
    """Masculine and feminine, singular, dual and sound plural of a participle given vowelled in the masculine singular."""
    return [(spelling, features) for written, features in _participle(word, pos) for spelling in _other_seats(written)]


def folded_before_pronoun(noun: str) -> str:
    """A folded noun as it is written before a pronoun («قرى»، «قراهم»؛ «مدينة»، «مدينتهم»)."""
    return noun[:-1] + {YA: ALIF, FEMININE: TA}.get(noun[-1], noun[-1])
