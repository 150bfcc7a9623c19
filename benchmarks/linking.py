"""Our scorer against splink (Fellegi and Sunter with weights fitted by EM, DuckDB) on incidents that people worked out.

    python -m benchmarks.linking DATA CLAIMS FACTS

DATA and FACTS are files of the incident benchmark (shared/bench/incidents.*), CLAIMS comes from `khabar code DATA --format jsonl`. Both link the
same scenes and make events of their clusters in the same way; prints precision and recall of pairs of reports brought together. Needs splink.
"""

from __future__ import annotations

import itertools
import json
import logging
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from khabar.codebook.load import load_ledger_words
from khabar.ledger.link import Linkable, Pair, groups, linkables, pairs
from khabar.model.claim import Claim

WORDS = load_ledger_words()


Pairs = set[tuple[str, str]]


def read(claims: Path) -> list[Linkable]:
    """The scenes of violence of every report of a file of claims."""
    of_report: dict[str, list[Claim]] = defaultdict(list)
    for line in claims.read_bytes().splitlines():
        claim = msgspec.json.decode(line, type=Claim)
        of_report[claim.report.id].append(claim)
    return [x for some in of_report.values() for x in linkables(some, WORDS) if x.scene == "violence" and not x.future]


def together(scenes: Sequence[Linkable], events: Iterable[Iterable[str]]) -> Pairs:
    """Pairs of reports that an event of claims brings together."""
    report = {claim: x.report for x in scenes for claim in x.claims}
    found: Pairs = set()
    for claims in events:
        found |= set(itertools.combinations(sorted({report[claim] for claim in claims}), 2))
    return found


def row(x: Linkable) -> dict[str, object]:
    """A scene as splink takes it: one value a column, lists where there may be several."""
    when = x.moment if x.moment.weekday or x.moment.month else x.today
    figures = {kind: [c.min for c in x.counts if c.kind == kind and c.total and c.min is not None] for kind in ("dead", "hurt")}
    return {
        "unique_id": x.id,
        "places": [spot.name for spot in x.spots],
        "place": x.spots[0].name if x.spots else None,
        "day": when.days[0] if when.days else None,
        "date": f"{when.month}-{when.of_month}" if when.month else None,
        "weekday": when.weekday,
        "dead": max(figures["dead"], default=None),
        "hurt": max(figures["hurt"], default=None),
        "agents": list(x.agents),
        "weapons": list(x.weapons),
        "details": list(x.words),
    }


def by_splink(scenes: Sequence[Linkable], threshold: float) -> list[Pair]:
    """Pairs over a match probability, by splink with its own blocking and weights fitted by EM on these very scenes."""
    import pandas
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.disable(logging.WARNING)

    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.ArrayIntersectAtSizes("places", [1]),
            cl.ExactMatch("date"),
            cl.ExactMatch("weekday"),
            cl.ExactMatch("dead"),
            cl.ExactMatch("hurt"),
            cl.ArrayIntersectAtSizes("agents", [1]),
            cl.ArrayIntersectAtSizes("weapons", [1]),
            cl.ArrayIntersectAtSizes("details", [3, 2, 1]),
        ],
        blocking_rules_to_generate_predictions=[block_on("place"), block_on("date", "dead"), block_on("dead", "hurt"), block_on("weekday", "hurt")],
    )
    frame = pandas.DataFrame([row(x) for x in scenes])
    api = DuckDBAPI()
    linker = Linker(api.register(frame), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("place", "date")], recall=0.2)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("place"), block_on("dead", "hurt"), block_on("date")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=threshold).as_pandas_dataframe()
    links = zip(found["unique_id_l"], found["unique_id_r"], found["match_weight"], strict=True)
    return sorted(Pair(min(a, b), max(a, b), float(weight)) for a, b, weight in links)


def components(scenes: Sequence[Linkable], links: Iterable[Pair]) -> list[list[str]]:
    """Events by connected components, as splink clusters: claims of one kind in each."""
    from khabar.ledger.link.forest import Forest

    forest = Forest(x.id for x in scenes)
    for link in links:
        forest.join(link.a, link.b)
    by_id = {x.id: x for x in scenes}
    events: dict[tuple[str, str], list[str]] = defaultdict(list)
    for ids in forest.sets():
        for x in (by_id[id] for id in ids):
            for claim, type in zip(x.claims, x.types, strict=True):
                events[ids[0], x.rule(type).event].append(claim)
    return list(events.values())


def show(name: str, found: Pairs, same: Pairs, seconds: float) -> None:
    """Print one line of precision and recall."""
    hit = len(found & same)
    print(f"{name:36} P {hit / max(1, len(found)):.3f}  R {hit / len(same):.3f}  ({hit}/{len(same)}, {len(found)} brought together)  {seconds:.1f} s")


def main(data: Path, claims: Path) -> None:
    """Score both on one benchmark."""
    truth = {d["id"]: d["gold"]["incident"] for d in map(json.loads, data.read_text(encoding="utf-8").splitlines())}
    same = {(a, b) for a, b in itertools.combinations(sorted(truth), 2) if truth[a] == truth[b]}
    scenes = read(claims)
    start = time.perf_counter()
    ours = pairs(scenes)
    show("own scorer, average linkage", together(scenes, (g.claims for g in groups(scenes, ours))), same, time.perf_counter() - start)
    show("own scorer, connected components", together(scenes, components(scenes, ours)), same, 0.0)
    for threshold in (0.02, 0.1, 0.3, 0.5, 0.9):
        start = time.perf_counter()
        links = by_splink(scenes, threshold)
        seconds = time.perf_counter() - start
        show(f"splink >= {threshold}, components", together(scenes, components(scenes, links)), same, seconds)
        show(f"splink >= {threshold}, our clusters", together(scenes, (g.claims for g in groups(scenes, links))), same, seconds)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
