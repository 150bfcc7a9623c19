"""The figures of docs/how/places.md, on a folder of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.places import found_of_gold, made_up, near_incidents, places_of, ratio, report_of
from khabar.codebook.load import load
from khabar.coder.knowledge import Tables
from khabar.gazetteer import open_gazetteer
from khabar.gazetteer.add import add

REPORTS = [
    {"id": "a", "text": "قصف على مدينة سراقب شرق إدلب.", "gold": {"incident": "one"}},
    {"id": "b", "text": "انفجار في مدينة الباب.", "gold": {"incident": "two"}},
    {"id": "c", "text": "انفجار في مدينة منبج.", "gold": {"incident": "nowhere"}},
]
FACTS = [{"id": "one", "lat": 35.86, "lon": 36.80}, {"id": "two", "lat": 33.5, "lon": 36.3}, {"id": "nowhere", "lat": None, "lon": None}]


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables(load(), open_gazetteer())


def jsonl(path: Path, records: list[dict[str, object]]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def test_an_incident_is_near_if_one_of_its_reports_names_a_place_there(tables: Tables, tmp_path: Path) -> None:
    jsonl(tmp_path / "bench" / "incidents.dev.jsonl", REPORTS)
    (tmp_path / "bench" / "incidents.dev.facts.json").write_text(json.dumps(FACTS), encoding="utf-8")
    assert near_incidents(tmp_path, tables) == (1, 2)


def test_places_of_gold_are_found_where_ours_overlap_them(tables: Tables, tmp_path: Path) -> None:
    text = str(REPORTS[0]["text"])
    spans = [{"start": text.index(word), "end": text.index(word) + len(word)} for word in ("سراقب", "قصف")]
    jsonl(tmp_path / "gold" / "dev.jsonl", REPORTS)
    jsonl(tmp_path / "gold" / "dev.gold.jsonl", [{"report": {"id": "a"}, "places": spans}])
    assert found_of_gold(tmp_path, tables) == (1, 2)


def test_mentions_are_as_the_command_writes_them(tables: Tables) -> None:
    assert [(m["report"]["id"], m["text"]) for m in places_of(REPORTS, tables)][:2] == [("a", "مدينة سراقب"), ("a", "إدلب")]


def test_finding_is_measured_against_a_plain_pass(tables: Tables) -> None:
    assert ratio(map(report_of, REPORTS), tables) > 0


def test_made_up_places_can_be_imported(tmp_path: Path) -> None:
    dump = tmp_path / "XX.txt"
    dump.write_text("".join(made_up(50)), encoding="utf-8")
    done = add((dump,), tmp_path / "x.sqlite")
    assert (done.added, done.refused) == (50, 0)
