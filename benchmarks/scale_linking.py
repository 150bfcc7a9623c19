"""Bulk linking of made claims: time and memory.

    python -m benchmarks.scale_linking [CLAIMS]        (1,000,000 unless told)

Events of a made war fall on 5,000 places and 2,000 days, more on some than on others; each is told by one report to six, one report in six without
a date, with figures that differ now and then. Everything is drawn by counting, not by chance, so that a run can be repeated. Prints seconds and peak
memory of each step, and how well the events are found again.
"""

from __future__ import annotations

import datetime as dt
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator

from khabar.codebook.load import load_ledger_words
from khabar.ledger.link import Linkable, groups, linkables, pairs
from khabar.model.claim import Claim, ClaimActor, ClaimPlace, ClaimQuantity, ClaimTime, MadeBy
from khabar.model.report import ReportRef
from khabar.model.span import Span

WORDS = load_ledger_words()


DAYS, START = 2000, dt.date(2015, 1, 1)
"""The days of the made war, and its first."""
_PLACES = 5000
_PARTIES = ("syria", "russia", "saudi_coalition", "houthis", "israel", "hamas", "rsf", "sudan")
_TYPES = ("air_strike", "killing", "injury", "destruction")
_TOLD_BY = (1, 2, 2, 3, 4, 6)
_MADE_BY = MadeBy(coder="", codebook="", gazetteer="")
_LETTERS = "بتجحدرسصطعفقكلمنهي"


def _mixed(number: int) -> int:
    """A number that looks like chance and is not (Knuth's multiplicative hash)."""
    return (number * 2654435761 + 12345) & 0xFFFFFFFF


def _place(event: int) -> ClaimPlace:
    rank = int((_mixed(event) / 2**32) ** 2 * _PLACES)
    lat, lon = 12 + (rank % 250) * 0.1, 34 + (rank // 250) * 0.8
    name = f"بلدة {rank}"
    return ClaimPlace(start=0, end=1, text=name, role="at", id=f"p{rank}", name=name, lat=lat, lon=lon, radius_km=2.0, feature="village", precision=1)


def _word(number: int) -> str:
    """A made word of four letters, one of some hundred thousand."""
    return "".join(_LETTERS[(number >> shift) % len(_LETTERS)] for shift in (3, 9, 15, 21))


def _figure(number: int, at: int) -> ClaimQuantity:
    return ClaimQuantity(start=at, end=at + 1, text=str(number), min=number, max=number, approximate=False, joint=False, unit="person", counts=None)


def report(event: int, copy: int) -> list[Claim]:
    """The claims of one report of an event; the report is their clauses, a line each."""
    seed = _mixed(event * 31 + copy)
    day = START + dt.timedelta(_mixed(event * 7) % DAYS)
    published = None if seed % 6 == 0 else (day + dt.timedelta(seed % 2)).isoformat()
    ref = ReportRef(id=f"r{event}.{copy}", sha256="", outlet=f"o{seed % 200}", published=published)
    when = ClaimTime(start=0, end=1, text="", edtf=day.isoformat(), part=None, basis="explicit") if published else None
    party = _PARTIES[_mixed(event * 3) % len(_PARTIES)]
    agent = ClaimActor(start=0, end=1, text=party, role="agent", id=party, name=party, kind="force")
    dead, hurt = 1 + _mixed(event * 5) % 20 + (seed % 5 == 0), 1 + _mixed(event * 11) % 40
    clause = " ".join(_word(_mixed(event * 13 + k) % 2**20 if k < 2 else seed % 2**9) for k in range(4))
    claims = []
    for number, type in enumerate(_TYPES):
        at = number * (len(clause) + 1)
        evidence = Span(start=at, end=at + len(clause), text=clause)
        trigger = Span(start=at, end=at + len(clause) // 2, text=clause[: len(clause) // 2])
        figures = {"killing": (_figure(dead, at),), "injury": (_figure(hurt, at),)}.get(type, ())
        claims.append(
            Claim(
                id=f"{_mixed(seed + number):08x}{event:07x}{copy}{number}", report=ref, type=type, trigger=trigger, evidence=evidence,
                actors=(agent,), places=(_place(event),) if number == 0 else (), time=when, quantities=figures, made_by=_MADE_BY,
            )
        )  # fmt: skip
    return claims


def numbers(claims: int) -> Iterator[tuple[int, int]]:
    """Event and number of each report, until there are so many claims."""
    event = made = 0
    while made < claims:
        for copy in range(_TOLD_BY[_mixed(event) % len(_TOLD_BY)]):
            made += len(_TYPES)
            yield event, copy
        event += 1


def reports(claims: int) -> Iterator[tuple[int, list[Claim]]]:
    """Reports with the number of the event that they tell of, until there are so many claims."""
    return ((event, report(event, copy)) for event, copy in numbers(claims))


Clock = tuple[float, float]


def clock() -> Clock:
    """The time by the wall and of the processor."""
    return time.perf_counter(), time.process_time()


def step(name: str, start: Clock) -> Clock:
    """Print what a step took, and the most memory that was held; the time now."""
    now = clock()
    seconds, cpu = (after - before for after, before in zip(now, start, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name:34} {seconds:8.1f} s, of the processor {cpu:8.1f} s   peak {peak:6} MB", flush=True)
    return now


def main(count: int) -> None:
    """Link so many made claims in bulk."""
    start = clock()
    truth: dict[str, int] = {}
    made: list[Linkable] = []
    for event, claims in reports(count):
        for x in linkables(claims, WORDS):
            truth[x.id] = event
            made.append(x)
    now = step(f"{count:,} claims, {len(made):,} linkables", start)
    links = pairs(made)
    now = step(f"{len(links):,} links", now)
    found = groups(made, links)
    step(f"{len(found):,} events", now)
    step("all", start)
    of_claim = {claim: x.id for x in made for claim in x.claims}
    clusters: dict[str, Counter[int]] = defaultdict(Counter)
    for group in found:
        for linkable in {of_claim[claim] for claim in group.claims}:
            clusters[group.incident or ""][truth[linkable]] += group.type == "killing"
    same = sum(n * (n - 1) // 2 for of in clusters.values() for n in of.values())
    brought = sum(n * (n - 1) // 2 for of in clusters.values() for n in [sum(of.values())])
    sizes = Counter(truth.values())
    print(f"pairs of reports: P {same / max(1, brought):.4f}  R {same / sum(n * (n - 1) // 2 for n in sizes.values()):.4f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
