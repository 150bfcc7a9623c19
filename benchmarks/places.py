"""Every figure of docs/how/places.md.

    python -m benchmarks.places SHARED          SHARED is the folder of the developers' benchmarks (bench/, eval/, gold/, data/)
    python -m benchmarks.places SHARED --import also imports half a million made-up places

Prints what is built in and how fast it opens; how fast places are found, against one plain tokenising pass; names found and where they are
(places.dev); places of gold's claims that are found; incidents with one of their reports' places within 10 km of the researchers', as built in
and with Who's On First of Syria imported; seconds and megabytes of an import.
"""

from __future__ import annotations

import argparse
import collections
import gc
import importlib.util
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from khabar.cli.mentions import records
from khabar.codebook.load import load
from khabar.coder.analysis import Analysis
from khabar.coder.knowledge import Tables
from khabar.coder.places.finder import words_of_bodies
from khabar.coder.stages import MENTIONS, analyse, places
from khabar.gazetteer import open_gazetteer
from khabar.gazetteer.add import add
from khabar.gazetteer.gazetteer import BUILT_IN
from khabar.gazetteer.merge import km
from khabar.model.report import Report, make_report

Json = dict[str, Any]
NEAR_KM = 10.0
MADE_UP = 500_000
_ROUNDS = 9


def read(path: Path) -> list[Json]:
    """Records of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def report_of(record: Json) -> Report:
    """A benchmark's record as a report."""
    return make_report(record["text"], id=record["id"], published=record.get("published"), outlet=record.get("outlet"))


def places_of(data: Iterable[Json], tables: Tables) -> list[Json]:
    """Mentions of places, as `khabar mentions --layer place` writes them."""
    found = (mention for record in data for mention in records(analyse(report_of(record), tables, MENTIONS), ("place",)))
    return [{**mention, "report": {"id": mention["report"].id}} for mention in found]


def scorer(shared: Path) -> Any:
    """The benchmark's own scorer."""
    spec = importlib.util.spec_from_file_location("bench", shared / "eval" / "bench.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found_of_gold(shared: Path, tables: Tables) -> tuple[int, int]:
    """How many of gold's places that name a place of the gazetteer's kinds are met by a place of ours, and how many there are."""
    reports = {record["id"]: analyse(report_of(record), tables, MENTIONS) for record in read(shared / "gold" / "dev.jsonl")}
    spans = {(claim["report"]["id"], p["start"], p["end"]) for claim in read(shared / "gold" / "dev.gold.jsonl") for p in claim["places"]}
    met = sum(any(p.start < end and start < p.end for p in reports[report].places) for report, start, end in spans)
    return met, len(spans)


def near_incidents(shared: Path, tables: Tables) -> tuple[int, int]:
    """Incidents with coordinates and reports: those with a place of a report within `NEAR_KM`, and all."""
    facts = {
        fact["id"]: fact
        for fact in json.loads((shared / "bench" / "incidents.dev.facts.json").read_text(encoding="utf-8"))
        if fact["lat"] is not None
    }
    data = [record for record in read(shared / "bench" / "incidents.dev.jsonl") if record["gold"]["incident"] in facts]
    incident_of = {record["id"]: record["gold"]["incident"] for record in data}
    points = collections.defaultdict(list)
    for place in places_of(data, tables):
        if place["lat"] is not None:
            points[incident_of[place["report"]["id"]]].append((place["lat"], place["lon"]))
    incidents = set(incident_of.values())
    near = sum(any(km(facts[i]["lat"], facts[i]["lon"], *point) <= NEAR_KM for point in points[i]) for i in incidents)
    return near, len(incidents)


def best(work: Callable[[], object]) -> float:
    """Least processor seconds of several rounds."""
    spent = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def ratio(reports: Iterable[Report], tables: Tables) -> float:
    """Time to find places, beyond the analysis that other stages share, over that of `re.findall` of words."""
    analyses = []
    for report in reports:
        analysis = Analysis(report=report)
        for stage in MENTIONS[: MENTIONS.index(places)]:
            analysis = stage(analysis, tables)
        analyses.append(analysis)
    taken = [words_of_bodies(a.actors, a.words, tables.actors.namesakes) for a in analyses]

    def find() -> None:
        for a, bodies in zip(analyses, taken, strict=True):
            tables.places.find(a.words, a.sentences, bodies)

    find()
    gc.collect()
    gc.freeze()
    plain = best(lambda: [re.findall(r"\w+", a.text) for a in analyses])
    return best(find) / plain


def made_up(count: int) -> Iterator[str]:
    """Lines of a GeoNames dump with places that are not."""
    rng = random.Random(7)
    letters = "ابتجحدرزسشصطعفقكلمنهوي"
    for n in range(count):
        name = " ".join("".join(rng.choices(letters, k=rng.randint(3, 7))) for _ in range(rng.choice((1, 1, 2))))
        lat, lon = f"{rng.uniform(12, 37):.5f}", f"{rng.uniform(-10, 60):.5f}"
        cells = [
            str(50_000_000 + n),
            f"Place {n}",
            f"Place {n}",
            name,
            lat,
            lon,
            "P",
            "PPL",
            "SY",
            "",
            "",
            "",
            "",
            "",
            "0",
            "",
            "",
            "Asia/Damascus",
            "2024-01-01",
        ]
        yield "\t".join(cells) + "\n"


def import_cost(count: int) -> tuple[float, float, float]:
    """Seconds, those of the processor alone, and peak megabytes of `khabar gazetteer add` for `count` places, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / "XX.txt"
        with dump.open("w", encoding="utf-8") as stream:
            stream.writelines(made_up(count))
        start = time.perf_counter()
        command = [sys.executable, "-m", "khabar", "gazetteer", "add", str(dump), "--to", str(Path(folder) / "x.sqlite")]
        subprocess.run(command, check=True, capture_output=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def built_in() -> str:
    """Size of what is built in, and how fast it opens."""
    opened = best(open_gazetteer) * 1000
    return f"built in: {len(open_gazetteer().ids())} places, {BUILT_IN.stat().st_size / 1e6:.1f} MB, opens in {opened:.0f} ms"


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--import", dest="importing", action="store_true")
    args = parser.parse_args()
    shared, codebook = args.shared, load()
    tables = Tables(codebook, open_gazetteer())
    print(built_in())
    print(f"finding places: {ratio(map(report_of, read(shared / 'gold' / 'dev.jsonl')), tables):.1f} times a plain pass over gold")
    data = read(shared / "bench" / "places.dev.jsonl")
    scorer(shared).places(data, places_of(data, tables), lambda _: None)
    met, gold = found_of_gold(shared, tables)
    print(f"gold: {met}/{gold} = {met / gold:.2f} of the places of claims are found")
    print("incidents within {:g} km: {}/{}".format(NEAR_KM, *near_incidents(shared, tables)))
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "wof.sqlite"
        done = add((shared / "data" / "wof-sy",), target)
        wider = Tables(codebook, open_gazetteer((target,)))
        print("  with Who's On First of Syria ({} added, {} joined): {}/{}".format(done.added, done.joined, *near_incidents(shared, wider)))
    if args.importing:
        print("importing {} places: {:.0f} s ({:.0f} s of the processor), {:.0f} MB".format(MADE_UP, *import_cost(MADE_UP)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
