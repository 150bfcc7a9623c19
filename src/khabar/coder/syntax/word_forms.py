"""Word forms: the nouns that a written word can be, for lists whose words may stand in any case, number or with clitics."""

from __future__ import annotations

from functools import lru_cache

from khabar.arabic.endings import DUAL, FEMININE, SOUND_PLURALS
from khabar.arabic.letters import ALIF, TA
from khabar.arabic.words import cuts

_SHORTEST = 3


@lru_cache(maxsize=100_000)
def nouns(folded: str) -> frozenset[str]:
    """The nouns that a folded spelling can be: with its clitics cut, and as an accusative, a dual or a sound plural."""
    found = {cut.stem for cut in cuts(folded)}
    found |= {cut.stem[:-1] + FEMININE for cut in cuts(folded) if cut.suffix and cut.stem.endswith(TA)}
    for stem in tuple(found):
        if len(stem) > _SHORTEST and stem.endswith(ALIF):
            found.add(stem[:-1])
        elif len(stem) > _SHORTEST + 1 and stem.endswith((*SOUND_PLURALS, DUAL)):
            found.update((stem[:-2], stem[:-3] + FEMININE) if stem[-3] == TA else (stem[:-2],))
    return frozenset(found)
