from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from khabar.gazetteer import open_gazetteer
from khabar.gazetteer.add import add
from khabar.gazetteer.importers.records import Problem
from khabar.gazetteer.importers.whosonfirst import read_folder
from khabar.gazetteer.store import Place

SYRIA = Path("/work/shared/data/wof-sy")
RECORD: dict[str, Any] = {
    "wof:id": 42, "wof:name": "Tall Zumurrud", "wof:placetype": "locality", "wof:country": "SY", "geom:latitude": 35.5, "geom:longitude": 38.5,
    "lbl:latitude": 35.51, "lbl:longitude": 38.52, "name:ara_x_preferred": ["تل زمرد"], "name:und_x_variant": ["تل الزمردة"],
    "name:eng_x_preferred": ["Emerald Hill"], "geom:bbox": "38.0,35.0,38.2,35.2", "wof:concordances": {"gn:id": 9000001}, "wof:population": 20000,
}  # fmt: skip


def write(folder: Path, name: str, **changes: object) -> None:
    body = {"id": 1, "type": "Feature", "properties": RECORD | changes, "geometry": {"type": "Point", "coordinates": [38.5, 35.5]}}
    (folder / name).write_text(json.dumps(body), encoding="utf-8")


def read(folder: Path) -> list[Place | Problem]:
    return list(read_folder(folder))


def test_a_record_is_read(tmp_path: Path) -> None:
    write(tmp_path, "42.geojson")
    (place,) = read(tmp_path)
    assert isinstance(place, Place)
    entry = place.entry
    assert (entry.id, entry.name, entry.lat, entry.lon, entry.feature, entry.country) == ("wof:42", "تل زمرد", 35.51, 38.52, "town", "SY")
    assert (entry.radius_km, place.names, place.same_as) == (11.1, ("تل زمرد", "تل الزمردة"), ("gn:9000001",))


@pytest.mark.parametrize(
    "change",
    [{"wof:placetype": "venue"}, {"wof:superseded_by": [7]}, {"mz:is_current": 0}],
)
def test_records_of_other_kinds_or_times_are_left_out(tmp_path: Path, change: dict[str, object]) -> None:
    write(tmp_path, "42.geojson", **change)
    write(tmp_path, "42-alt-quattroshapes.geojson")
    assert read(tmp_path) == []


def test_a_broken_record_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "1.geojson").write_text('{"properties": {', encoding="utf-8")
    write(tmp_path, "2.geojson", **{"lbl:latitude": 123.0})
    write(tmp_path, "3.geojson")
    broken, far, good = read(tmp_path)
    assert isinstance(broken, Problem)
    assert broken.where == "1.geojson"
    assert isinstance(far, Problem)
    assert "on no map" in far.what
    assert isinstance(good, Place)


def test_the_sqlite_distribution_is_read(tmp_path: Path) -> None:
    path = tmp_path / "wof.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE geojson (id INTEGER, body TEXT, is_alt INTEGER)")
        for id, alt in ((42, 0), (43, 1)):
            db.execute("INSERT INTO geojson VALUES (?, ?, ?)", (id, json.dumps({"properties": RECORD | {"wof:id": id}}), alt))
    done = add((path,), tmp_path / "mine.sqlite")
    assert (done.added, done.refused) == (1, 0)


def test_a_record_with_a_geonames_id_is_that_place(tmp_path: Path) -> None:
    dump = tmp_path / "SY.txt"
    cells = ["9000001", "Hill", "Hill", "رابية", "35.0", "38.0", "P", "PPL", "SY", *[""] * 5, "0", "", "", "", ""]
    dump.write_text("\t".join(cells) + "\n", encoding="utf-8")
    (tmp_path / "wof").mkdir()
    write(tmp_path / "wof", "42.geojson")
    target = tmp_path / "mine.sqlite"
    done = add((dump, tmp_path / "wof"), target)
    assert (done.added, done.joined) == (1, 1)
    gazetteer = open_gazetteer((target,))
    assert {named.entry.id for key in gazetteer.keys.of("تل الزمردة") for named in gazetteer.named(key.key)} == {"gn:9000001"}


@pytest.mark.parametrize("folder", [folder for folder in (SYRIA,) if folder.is_dir()])
def test_real_records_of_syria_are_read(folder: Path, tmp_path: Path) -> None:
    problems: list[Problem] = []
    done = add((folder,), tmp_path / "sy.sqlite", on_problem=problems.append)
    assert done.added + done.joined > 300
    assert problems == []
