"""Endings by name: number, gender and case at the end of a word, as they are written; `endings.tsv` has them.

FEMININE and what is made of it stand as folding leaves them; the others are the same folded or not.
"""

from __future__ import annotations

from khabar.arabic.letters import ALIF, TA, TA_MARBUTA, WAW, YA
from khabar.arabic.script import fold
from khabar.arabic.tables import written

_WRITTEN = written("endings")


def _spellings(name: str) -> tuple[str, ...]:
    return tuple(_WRITTEN[name].split("|"))


PLURAL, PLURAL_OBLIQUE = _WRITTEN["plural"], _WRITTEN["plural_oblique"]
DUAL, DUAL_OBLIQUE = _WRITTEN["dual"], _WRITTEN["dual_oblique"]
FEMININE_PLURAL, LONG_FEMININE, WEAK_FEMININE = _WRITTEN["feminine_plural"], _WRITTEN["long_feminine"], _WRITTEN["weak_feminine"]
PLURAL_VERB, HAMZA_AFTER_YA = _WRITTEN["plural_verb"], _WRITTEN["hamza_after_ya"]
TANWIN_KASRA = _WRITTEN["tanwin_kasra"]
"""The mark of a noun that has lost its last ي (تصدٍّ, مستولٍ)."""

SOUND_PLURALS, DUALS = (PLURAL, PLURAL_OBLIQUE), (DUAL, DUAL_OBLIQUE)
FEMININE_DUALS = (_WRITTEN["feminine_dual"], _WRITTEN["feminine_dual_oblique"])
FEMININE_CONSTRUCT_DUALS = (TA + YA, TA + ALIF)
"""The dual of a noun in ة before what it is in construct with (قريتي, قريتا)."""

FEMININE = fold(TA_MARBUTA)
FEMININE_OR_BROKEN = (FEMININE, FEMININE_PLURAL, LONG_FEMININE)
"""What a feminine noun may end in, and many a broken plural, which takes a feminine verb (قادة, شهداء)."""
NOUN = ("", ALIF, *DUALS)
"""What a noun in the singular or dual may end in, the construct among it."""
MASCULINE = (*NOUN, PLURAL, WAW, YA)
"""The same with the sound plural."""
REGULAR = (*MASCULINE, FEMININE, FEMININE_PLURAL, *FEMININE_DUALS)
"""What an adjective that is inflected regularly may end in."""
NISBA, NISBA_FEMININE = YA, YA + FEMININE
"""The relative adjective, masculine and feminine (عسكري, عسكرية)."""
NISBAS = (NISBA_FEMININE, NISBA)

TANWIN_ACCUSATIVE = _spellings("tanwin_accusative")
"""The alif of the indefinite accusative with its marks, in either order."""
TANWIN, TANWIN_MAQSURA = _WRITTEN["tanwin"], _WRITTEN["tanwin_maqsura"]
"""The marks of the indefinite accusative alone, and on alif maqsura."""
ADVERB = _spellings("adverb")
"""What makes an adverb of a relative adjective."""
