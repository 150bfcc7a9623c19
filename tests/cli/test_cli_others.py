"""`khabar mentions`, `explain`, `codebook`, `bench` and the command itself, run as people run them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from khabar import __version__

NEWS = "قصفت مدفعية الجيش بلدة سراقب فجر الاثنين، ما أدى إلى مقتل ثلاثة مدنيين وفق الدفاع المدني."


def khabar(*arguments: str | Path, stdin: bytes = NEWS.encode()) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([sys.executable, "-m", "khabar", *map(str, arguments)], input=stdin, capture_output=True, env=dict(os.environ), check=False)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_the_command_alone_shows_its_help() -> None:
    done = khabar("--help")
    assert done.returncode == 0
    assert {"code", "mentions", "explain", "codebook", "bench"} <= set(re.findall(r"^\s+(\w+)", done.stdout, re.MULTILINE))


def test_the_version_is_the_packages() -> None:
    assert khabar("--version").stdout == f"khabar {__version__}\n"


def test_an_unknown_command_is_status_2() -> None:
    assert khabar("decode").returncode == 2


def layers(*arguments: str) -> list[dict[str, object]]:
    done = khabar("mentions", "-", "--published", "2024-05-15", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_layer_of_places_holds_names_not_what_points_back_to_them() -> None:
    text = "اقتحموا مدينة تدمر ثم غادروا المدينة والقرى المجاورة"
    done = khabar("mentions", "-", "--layer", "place", stdin=text.encode())
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == ["مدينة تدمر"]


def test_mentions_of_all_layers_quote_the_text() -> None:
    found = layers("--format", "jsonl")
    assert {m["layer"] for m in found} == {"number", "time", "place", "actor", "source"}
    assert all(m["schema"] == "khabar.mention/1" and NEWS[m["start"] : m["end"]] == m["text"] for m in found)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("layer", "text", "field", "value"),
    [
        ("number", "ثلاثة مدنيين", "min", 3),
        ("time", "فجر الاثنين", "edtf", "2024-05-13"),
        ("place", "بلدة سراقب", "name", "سراقب"),
        ("source", "الدفاع المدني", "cue", {"start": 71, "end": 74, "text": "وفق"}),
    ],
)
def test_one_layer_alone(layer: str, text: str, field: str, value: object) -> None:
    found = layers("--layer", layer)
    assert {m["layer"] for m in found} == {layer}
    assert [m[field] for m in found if m["text"] == text] == [value]


def test_the_dates_that_a_relation_joins_are_listed_and_what_has_no_date_says_why() -> None:
    """«منذ عام 2011» is listed as the year; a day that no calendar has comes with its reason."""
    told = "المعبر مغلق منذ عام 2011. وقع الحادث في 31 شباط. زارها مؤخراً."
    done = khabar("mentions", "-", "--layer", "time", "--published", "2024-05-15", stdin=told.encode())
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(m["text"], m["edtf"], m["flags"]) for m in found] == [
        ("عام 2011", "2011", []),
        ("31 شباط", None, ["impossible_date"]),
        ("مؤخراً", None, ["vague"]),
    ]


def test_two_layers_are_given_with_a_comma() -> None:
    assert {m["layer"] for m in layers("--layer", "time,number")} == {"number", "time"}


def test_a_layer_that_there_is_not_is_status_2_and_named() -> None:
    done = khabar("mentions", "-", "--layer", "number,weather")
    assert (done.returncode, done.stdout) == (2, "")
    assert "weather" in done.stderr


def test_explain_tells_the_rule_and_the_words_of_every_claim() -> None:
    done = khabar("explain", "-", "--published", "2024-05-15")
    assert done.returncode == 0
    assert "type: shelling, from the entry «قصف» of shelling" in done.stdout
    assert "2024-05-13" in done.stdout
    assert "«ثلاثة مدنيين»" in done.stdout


def test_explain_of_one_claim_shows_that_claim_only(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(NEWS, encoding="utf-8")
    ids = {c["type"]: c["id"] for c in map(json.loads, khabar("code", path, "--format", "jsonl").stdout.splitlines())}
    done = khabar("explain", path, "--claim", ids["killing"])
    assert ids["killing"] in done.stdout
    assert ids["shelling"] not in done.stdout


def test_explain_of_a_claim_that_there_is_not_is_named() -> None:
    done = khabar("explain", "-", "--claim", "feedbeef")
    assert done.returncode == 1
    assert "feedbeef" in done.stderr


def test_codebook_show_lists_the_types() -> None:
    lines = khabar("codebook", "show").stdout.splitlines()
    assert len(lines) == 38
    assert any(line.startswith("air_strike ") for line in lines)


def test_codebook_show_prints_one_entry() -> None:
    done = khabar("codebook", "show", "siege")
    assert done.returncode == 0
    assert "siege" in done.stdout
    assert "حصار" in done.stdout


def test_codebook_show_of_no_type_is_status_2() -> None:
    done = khabar("codebook", "show", "weather")
    assert done.returncode == 2
    assert "weather" in done.stderr


def test_bench_prints_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(NEWS, encoding="utf-8")
    done = khabar("bench", path)
    assert done.returncode == 0
    for name in ("reports/s", "ratio", "peak MB", "start s"):
        assert re.search(rf"^{name}: \d+(\.\d+)?$", done.stdout, re.MULTILINE), name
    assert done.stdout.count("stage ") >= 8


def test_bench_over_nothing_is_status_1(tmp_path: Path) -> None:
    done = khabar("bench", tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
