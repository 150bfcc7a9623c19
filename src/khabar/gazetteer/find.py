"""Finding by sound: places that are known in Latin letters, for a name in either script. Candidates, never answers."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from khabar.gazetteer.entry import Entry
from khabar.gazetteer.gazetteer import Gazetteer
from khabar.gazetteer.names import is_arabic
from khabar.gazetteer.transliteration import skeleton


def by_sound(name: str, gazetteer: Gazetteer, country: str | None = None, most: int = 5, longer: bool = False) -> tuple[Entry, ...]:
    """Places whose Latin name has the consonants of `name`, or (`longer`) begins with them: by spelling if it is Latin too, then by people."""
    consonants = skeleton(name)
    if not consonants:
        return ()
    found = [entry for entry in gazetteer.under_latin(consonants, longer) if country is None or entry.country == country]
    arabic = is_arabic(name)

    def order(entry: Entry) -> tuple[float, bool, int, str]:
        spelled = 0.0 if arabic else -ratio(name.lower(), entry.latin.lower())
        return spelled, not entry.curated, -entry.population, entry.id

    return tuple(sorted(found, key=order)[:most])
