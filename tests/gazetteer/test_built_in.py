from __future__ import annotations

import pickle

import pytest

from khabar.gazetteer import Gazetteer
from khabar.gazetteer.curated import read_curated
from khabar.gazetteer.gazetteer import BUILT_IN
from khabar.gazetteer.merge import km

OFF_KM = 12.0
"""A curated place that GeoNames knows has GeoNames's coordinates; an area may be joined to one that lies further off."""


def test_the_file_is_a_few_megabytes() -> None:
    assert 1e6 < BUILT_IN.stat().st_size < 6e6


def test_every_curated_place_is_in_the_file_near_where_the_table_says(built_in: Gazetteer) -> None:
    lost = []
    for row in read_curated():
        found = [named.entry for key in built_in.keys.of(row.name) for named in built_in.named(key.key)]
        reach = max(OFF_KM, row.radius or 0.0)
        if not any(km(row.lat, row.lon, entry.lat, entry.lon) <= reach for entry in found):
            lost.append(f"{row.where} {row.name}")
    assert lost == [], "run tools/build_gazetteer.py"


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon", "within_km"),
    [
        ("دمشق", "SY", 33.51, 36.29, 10),
        ("صنعاء", "YE", 15.35, 44.2, 15),
        ("أم درمان", "SD", 15.64, 32.48, 15),
        ("الموصل", "IQ", 36.34, 43.13, 15),
        ("خان يونس", "PS", 31.34, 34.3, 10),
        ("بنغازي", "LY", 32.11, 20.07, 10),
        ("ديار بكر", "TR", 37.91, 40.23, 15),
        ("لندن", "GB", 51.5, -0.13, 20),
    ],
)
def test_well_known_cities_lie_where_they_do(built_in: Gazetteer, name: str, country: str, lat: float, lon: float, within_km: float) -> None:
    found = [named.entry for key in built_in.keys.of(name) for named in built_in.named(key.key) if named.entry.country == country]
    assert any(km(lat, lon, entry.lat, entry.lon) <= within_km for entry in found)


@pytest.mark.parametrize("name", ["السعودية", "المملكة العربية السعودية", "الولايات المتحدة", "أمريكا", "عُمان", "الكويت", "جنوب السودان"])
def test_countries_are_known_by_the_names_that_reports_use(built_in: Gazetteer, name: str) -> None:
    found = [named.entry.feature for key in built_in.keys.of(name) for named in built_in.named(key.key)]
    assert "country" in found


def test_the_capital_is_known_by_the_adjective_of_its_country(built_in: Gazetteer) -> None:
    found = {named.entry.name for key in built_in.keys.of("العاصمة اليمنية") for named in built_in.named(key.key)}
    assert found == {"صنعاء"}


def test_it_says_whom_to_credit(built_in: Gazetteer) -> None:
    assert {(source.key, source.licence) for source in built_in.sources} == {
        ("geonames", "CC BY 4.0"),
        ("cldr", "Unicode License v3"),
        ("khabar", "Apache-2.0"),
    }
    assert all(source.places > 0 for source in built_in.sources)


def test_it_can_be_sent_to_another_process(built_in: Gazetteer) -> None:
    copy = pickle.loads(pickle.dumps(built_in))
    assert copy.hash == built_in.hash
    assert copy.named("دمشق") == built_in.named("دمشق")
