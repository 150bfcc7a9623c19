"""Letters by name, as they are written; `letters.tsv` has them, and what each is to a matcher, `disguises.tsv` those of other alphabets."""

from __future__ import annotations

from khabar.arabic.tables import rows

_DISGUISES = rows("khabar.arabic", "disguises.tsv")
_ROWS = rows("khabar.arabic", "letters.tsv")
_WRITTEN = {row["name"]: row["written"] for row in _ROWS}

SAME = {row["written"]: row["same"] for row in _ROWS if row["same"]}
"""The letter that another is folded to for matching."""
LATIN = {row["written"]: row["latin"].strip("-") for row in _ROWS if row["latin"]}
"""The consonant that a name in Latin letters has for a letter, "" where it has none."""
FOREIGN = frozenset(row["written"] for row in _ROWS if row["foreign"])
"""Letters of languages that are written like Arabic, and are not it."""
MEANT = {row["written"]: tuple(row["meant"].split()) for row in _DISGUISES}
"""The letters that one of another alphabet, or one without its dots, can stand for, the likeliest first."""
HONEST = frozenset(row["written"] for row in _DISGUISES if row["honest"])
"""Those of them that people write in names, without hiding anything."""

ALIF, ALIF_MADDA, ALIF_MAQSURA = _WRITTEN["alif"], _WRITTEN["alif_madda"], _WRITTEN["alif_maqsura"]
HAMZA = _WRITTEN["hamza"]
HAMZA_ON_ALIF, HAMZA_UNDER_ALIF = _WRITTEN["hamza_on_alif"], _WRITTEN["hamza_under_alif"]
HAMZA_ON_WAW, HAMZA_ON_YA = _WRITTEN["hamza_on_waw"], _WRITTEN["hamza_on_ya"]
TA_HEAVY, ZA_HEAVY = _WRITTEN["ta_heavy"], _WRITTEN["za_heavy"]
TA, TA_MARBUTA, HA = _WRITTEN["ta"], _WRITTEN["ta_marbuta"], _WRITTEN["ha"]
WAW, YA, RA, LAM = _WRITTEN["waw"], _WRITTEN["ya"], _WRITTEN["ra"], _WRITTEN["lam"]

HAMZAS = (HAMZA_ON_ALIF, HAMZA_UNDER_ALIF, ALIF_MADDA, HAMZA_ON_WAW, HAMZA_ON_YA)
"""Letters with a hamza, which writers leave out."""
