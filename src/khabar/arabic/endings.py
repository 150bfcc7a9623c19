"""Endings by name: number, gender and case at the end of a word, as they are written; `endings.tsv` has them.

Those of no two spellings that folding makes one are the same folded: all but FEMININE, which is HA there.
"""

from __future__ import annotations

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
TANWIN_ACCUSATIVE = _spellings("tanwin_accusative")
"""The alif of the indefinite accusative with its marks, in either order."""
TANWIN = (_WRITTEN["tanwin"], *TANWIN_ACCUSATIVE, *_spellings("tanwin_maqsura"))
"""Every way to write the marks of the indefinite accusative, that on its letter alone among them."""
ADVERB = _spellings("adverb")
"""What makes an adverb of a relative adjective."""
