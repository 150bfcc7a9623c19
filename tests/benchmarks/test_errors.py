"""benchmarks/errors.py: what is wrong is named by type, field and cause. All claims here are made up."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.errors import Tally, compare, f1, groups, main, outlet_of, tell, why_missed
from benchmarks.matching import Matcher, bounds
from khabar.coder.analysis import Analysis

TEXT = "قُتل ثلاثة صيادين في مدينة الحديدة أمس، وأصيب رابع قرب الميناء الشمالي."
MATCHER = Matcher(frozenset({"مدينه", "قوات"}))


def span(quote: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote), "text": quote, **more}


def claim(type: str, trigger: str, evidence: str = TEXT, **fields: Any) -> dict[str, Any]:
    return {"type": type, "report": {"id": "r1-sea"}, "trigger": span(trigger), "evidence": span(evidence), **fields}


def errors(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(e.type, e.field, e.cause) for e in compare(MATCHER, gold, found, Tally(), lambda _: "asked")]


def test_claims_that_agree_have_no_errors_and_count_in_full() -> None:
    one, tally = claim("killing", "قُتل", places=[span("مدينة الحديدة", role="at")]), Tally()
    assert compare(MATCHER, [one], [one], tally, lambda _: "asked") == []
    assert (tally.claims, tally.slots) == ([1, 1, 1], [3, 3, 3])


def test_a_missed_trigger_is_asked_for_its_cause_and_an_extra_one_is_told() -> None:
    assert errors([claim("killing", "قُتل")], []) == [("killing", "trigger", "asked")]
    assert errors([], [claim("killing", "قُتل")]) == [("killing", "trigger", "extra claim in a report with nothing to code")]


def test_one_event_of_two_types_is_a_wrong_type() -> None:
    assert errors([claim("killing", "قُتل")], [claim("injury", "قُتل")]) == [("killing", "type", "read as injury")]


def test_claims_of_one_type_meet_where_their_triggers_lie_in_each_others_evidence() -> None:
    assert errors([claim("killing", "قُتل")], [claim("killing", "ثلاثة")]) == []
    assert len(errors([claim("killing", "قُتل", "قُتل ثلاثة")], [claim("killing", "أصيب")])) == 2


@pytest.mark.parametrize(
    ("gold", "found", "field", "cause"),
    [
        ({"actors": [span("صيادين", role="target")]}, {}, "target", "missing"),
        ({}, {"actors": [span("صيادين", role="target")]}, "target", "extra"),
        ({"actors": [span("صيادين", role="target")]}, {"actors": [span("رابع", role="target")]}, "target", "something else in its place"),
        ({"places": [span("مدينة الحديدة", role="at")]}, {"places": [span("مدينة الحديدة", role="to")]}, "place", "role at read as to"),
        ({"places": [span("الميناء", role="at")]}, {"places": [span(TEXT[10:60], role="at")]}, "place", "wrong span"),
        ({"time": span("أمس", edtf="2024-05-01")}, {"time": span("أمس", edtf="2024-05-02")}, "time", "wrong date"),
        ({"quantities": [span("ثلاثة", min=3, max=3)]}, {"quantities": [span("ثلاثة", min=3, max=None)]}, "quantity", "wrong bounds"),
        ({"phase": "future"}, {}, "status", "future read as occurred"),
    ],
)
def test_a_field_that_is_wrong_says_how(gold: dict[str, Any], found: dict[str, Any], field: str, cause: str) -> None:
    assert errors([claim("killing", "قُتل", **gold)], [claim("killing", "قُتل", **found)]) == [("killing", field, cause)]


def test_what_stands_outside_the_clause_is_told_apart() -> None:
    clause = "قُتل ثلاثة صيادين"
    far = {"places": [span("الميناء الشمالي", role="at")]}
    inherited = [("killing", "place", "extra, inherited from outside the clause")]
    assert errors([claim("killing", "قُتل", clause)], [claim("killing", "قُتل", clause, **far)]) == inherited
    missing = [("killing", "place", "missing, and it stands outside the claim's clause")]
    assert errors([claim("killing", "قُتل", clause, **far)], [claim("killing", "قُتل", clause)]) == missing


def test_sides_of_a_clash_may_change_places() -> None:
    one = claim("clash", "قُتل", actors=[span("صيادين", role="agent"), span("رابع", role="target")])
    other = claim("clash", "قُتل", actors=[span("رابع", role="agent"), span("صيادين", role="target")])
    assert errors([one], [other]) == []


def test_a_mention_elsewhere_is_the_same_where_half_of_its_telling_words_are() -> None:
    gold = {"start": 0, "end": 13, "text": "مدينة الحديدة"}
    assert MATCHER.same_mention(gold, {"start": 50, "end": 57, "text": "الحديدة"})
    assert not MATCHER.same_mention(gold, {"start": 50, "end": 59, "text": "مدينة تعز"})


def test_qualified_dates_have_the_bounds_of_plain_ones() -> None:
    assert bounds("2019-02~") == bounds("2019-02") == ("2019-02", "2019-02")
    assert bounds("2019-02-01/2019-02-03") == ("2019-02-01", "2019-02-03")


def test_groups_are_sorted_by_size_and_show_the_three_shortest_texts_cut_to_80_characters() -> None:
    gold = [claim("injury", "أصيب"), *(claim("killing", "قُتل", TEXT[: 20 + n]) for n in range(4))]
    found = compare(MATCHER, gold, [], Tally(), lambda _: "asked")
    assert [(key[0], len(texts)) for key, texts in groups(found)] == [("killing", 4), ("injury", 1)]
    lines = list(tell(found, 30))
    examples = [line.strip() for line in lines if line.startswith("         ")]
    assert len(examples) == 4
    assert all(len(line) <= 80 for line in examples)
    assert lines[0] == "5 errors"


@pytest.mark.parametrize(
    ("text", "word", "cause"),
    [
        ("أزهرت أشجار اللوز في بلدة حيان.", "أزهرت", "word not in codebook"),
        ("هل قُتل مدنيون في مدينة تعز؟", "قُتل", "dropped: "),
    ],
)
def test_why_a_trigger_was_missed(text: str, word: str, cause: str, analyse: Callable[..., Analysis]) -> None:
    start = text.index(word)
    assert why_missed(analyse(text), {"trigger": {"start": start, "end": start + len(word)}}).startswith(cause)


def test_outlets_are_told_by_the_end_of_an_id() -> None:
    assert outlet_of({"id": "d12-sea"}) == "sea"
    assert outlet_of({"id": "one", "outlet": "The Sea"}) == "The Sea"
    assert f1([1, 2, 2]) == 0.5


def test_the_command_prints_groups_and_outlets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = {"id": "r1-sea", "text": TEXT, "published": "2024-05-02"}
    files = []
    for name, records in (("reports", [report]), ("gold", [claim("killing", "قُتل")]), ("claims", [claim("injury", "أصيب")])):
        files.append(tmp_path / f"{name}.jsonl")
        files[-1].write_text("".join(json.dumps(r) + "\n" for r in records), encoding="utf-8")
    assert main([*map(str, files)]) == 0
    assert "1 injury, trigger: extra claim" in capsys.readouterr().out
    assert main([*map(str, files), "--by-outlet"]) == 0
    assert "sea               0.000  0.000" in capsys.readouterr().out
