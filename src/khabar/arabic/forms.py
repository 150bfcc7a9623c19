"""Verb forms: every written form of a verb given by root and pattern, without vowels, folded.

mazini conjugates; here vowels go, equal spellings merge with all that they may be («قتل» is active and
passive), and the spellings before an object pronoun are added (قتلوا → قتلو+ه, رمى → رما+ه).
The future س is a clitic that `arabic/words.py` cuts. Moods are merged: a present may be any of the three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

import mazini
import msgspec

from khabar.arabic.endings import FEMININE_PLURAL, PLURAL_VERB
from khabar.arabic.letters import ALIF, ALIF_MAQSURA, HAMZA, HAMZA_ON_ALIF, HAMZA_ON_WAW, HAMZA_ON_YA, TA_MARBUTA, WAW, YA
from khabar.arabic.nominals import (
    Features,
    Forms,
    Gender,
    Number,
    Tense,
    Voice,
    is_defective,
    merged,
    noun_forms,
    participle_forms,
    unvowelled,
)

_TENSES: dict[str, Tense] = {"past": "past", "ind": "present", "sub": "present", "juss": "present", "imp": "imperative"}
_PERSONS = (3, 1, 2)
_GENDERS: dict[str, Gender] = {"m": "m", "f": "f"}
_NUMBERS: dict[str, Number] = {"s": "s", "d": "d", "p": "p"}
_HAMZA_BEFORE_WAW = re.compile(f"(\u064e|{ALIF})[{HAMZA_ON_WAW}{HAMZA_ON_YA}]\u064f{WAW}")
_SEATS = (HAMZA_ON_WAW, HAMZA_ON_YA)
_UNKNOWN = "?"

Passive = Literal["usual", "full", "impersonal", "none"]
"""Which passives to make: what mazini thinks usual; every person; only the impersonal «أُفرج عن»; none."""


@lru_cache(maxsize=512)
def _slots(root: str, pattern: str, passive: bool, reduced: bool) -> Mapping[str, list[mazini.Form]]:
    """mazini's table of a verb: slot (`past_pass_3ms`, `ap`, `vn`) → vowelled forms."""
    slots = mazini.conjugate(root, pattern, passive=passive, reduced=reduced).slots
    return {slot: [form for form in forms if form.form != _UNKNOWN] for slot, forms in slots.items()}


def _features(slot: str) -> Features | None:
    """What a slot of mazini's table says (`past_pass_3ms`), None if the slot is no finite verb."""
    parts = slot.split("_")
    if parts[0] not in _TENSES or len(parts) < 2:
        return None
    voice: Voice = "passive" if "pass" in parts else "active"
    who = parts[-1]
    return Features("verb", voice, _TENSES[parts[0]], int(who[0]), _GENDERS.get(who[1]), _NUMBERS[who[-1]])


def _likeliest_first(features: Features) -> tuple[int, int, int]:
    """Sorts what news writes most to the front: past before present, third person before the others, active first."""
    return (
        ("past", "present", "imperative").index(features.tense or "past"),
        _PERSONS.index(features.person or 3),
        ("active", "passive").index(features.voice or "active"),
    )


def _spellings(vowelled: str) -> Iterator[str]:
    """The usual spellings of one form: لَجَؤُوا is written لجؤوا, لجئوا and لجأوا; جَاؤُوا also جاءوا."""
    yield unvowelled(vowelled)
    for hit in _HAMZA_BEFORE_WAW.finditer(vowelled):
        for seat in (HAMZA if hit[1] == ALIF else HAMZA_ON_ALIF, *_SEATS):
            yield unvowelled(vowelled[: hit.start()] + hit[1] + seat + WAW + vowelled[hit.end() :])


def _with_bound(written: str, slot: str, features: Features) -> Iterator[tuple[str, bool, bool]]:
    """A finite form, and how it is spelled before an object pronoun: (spelling, bound, free)."""
    if written.endswith(PLURAL_VERB):
        yield written, False, True
        yield written[:-1], True, False
    elif written.endswith(ALIF_MAQSURA):
        yield written, False, True
        yield written[:-1] + ALIF, True, False
    elif slot.startswith("past") and slot.endswith("2mp"):
        yield written, False, True
        yield written + WAW, True, False
    else:
        yield written, False, False
        if written[-1] in (HAMZA, HAMZA_ON_ALIF) and slot.startswith("ind_"):
            yield written[:-1] + HAMZA_ON_WAW, True, False


def _wanted(slot: str, passive: Passive) -> bool:
    if "_pass_" not in slot or passive in ("full", "usual"):
        return True
    return passive == "impersonal" and slot.endswith("3ms")


def _finite(slots: Mapping[str, list[mazini.Form]], passive: Passive) -> list[tuple[str, Features]]:
    found = []
    for slot, forms in slots.items():
        features = _features(slot)
        if features is None or not _wanted(slot, passive):
            continue
        for written in (spelling for form in forms for spelling in _spellings(form.form)):
            for spelling, bound, free in _with_bound(written, slot, features):
                found.append((spelling, msgspec.structs.replace(features, bound=bound, free=free)))
    return sorted(found, key=lambda item: _likeliest_first(item[1]))


def verb_forms(root: str, pattern: str, *, passive: Passive = "usual", reduced: bool = False) -> Forms:
    """Every written form of a verb with its participles, folded; raises `mazini.MaziniError` for an impossible pair.

    `pattern` is a وزن («فعَل يفعُل», «استفعل») or a form code (`I/a~u`, `X`). `reduced` is the assimilated shape
    (أخذ، افتعل → اتخذ). `passive`: see `Passive`.
    """
    slots = _slots(root, pattern, passive == "full", reduced)
    found = _finite(slots, passive)
    for participle in slots.get("ap", []):
        found += participle_forms(participle.form, "active_participle")
    for participle in slots.get("pp", []) if passive != "none" else []:
        found += participle_forms(participle.form, "passive_participle")
    return merged(found)


def masdars(root: str, pattern: str, *, reduced: bool = False) -> tuple[str, ...]:
    """The verbal nouns that root and pattern settle, vowelled; none for form I, whose masdar only a dictionary knows."""
    return tuple(form.form for form in _slots(root, pattern, False, reduced).get("vn", []))


def masdar_forms(masdar: str) -> Forms:
    """Every written form of a verbal noun, with the plural in ات."""
    plain = unvowelled(masdar)
    stem = plain[:-1] if plain.endswith(TA_MARBUTA) else plain
    return noun_forms(masdar, (stem + (YA if is_defective(masdar) else "") + FEMININE_PLURAL,), "masdar")
