"""`khabar bench`: speed against one plain tokenising pass over the same texts, memory, start-up, and the share of each stage."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import resources
from pathlib import Path

from khabar.cli.work import Failures, load_tables, reports
from khabar.coder.analysis import Analysis
from khabar.coder.knowledge import Tables
from khabar.coder.stages import STAGES, analyse
from khabar.errors import InputError
from khabar.model.report import Report
from khabar.read.given import Given

_ROUNDS = 7
_SHORT = "telegram-post.txt"


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def _shares(found: list[Report], tables: Tables) -> dict[str, float]:
    """Best seconds of each stage over the reports."""
    best: dict[str, float] = {}
    for _ in range(_ROUNDS):
        spent = dict.fromkeys((stage.name for stage in STAGES), 0.0)
        for report in found:
            analysis = Analysis(report=report)
            for stage in STAGES:
                start = time.perf_counter()
                analysis = stage(analysis, tables)
                spent[stage.name] += time.perf_counter() - start
        best = {name: min(best.get(name, seconds), seconds) for name, seconds in spent.items()}
    return best


def _start_seconds() -> float:
    """Seconds from starting Python to the claims of a short report."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "khabar", "code", f"{examples()}/{_SHORT}"], capture_output=True, check=True)
    return time.perf_counter() - start


def examples() -> str:
    """The folder of example reports: in the wheel beside the code, in a checkout at its root."""
    inside = Path(str(resources.files("khabar"))) / "examples"
    return str(inside if inside.is_dir() else inside.parents[2] / "examples")


def run(paths: list[str]) -> int:
    """Measure over `paths`, or the examples; the exit status."""
    failures = Failures()
    found = list(reports(paths or [examples()], Given(), failures))
    if not found:
        raise InputError(", ".join(paths) or "examples", "no report to measure on")
    tables = load_tables()
    for report in found:
        analyse(report, tables)
    texts = [report.text for report in found]
    plain = _best(lambda: [re.findall(r"\w+", text) for text in texts])
    coding = _best(lambda: [analyse(report, tables) for report in found])
    print(f"reports/s: {len(found) / coding:.0f}")
    print(f"ratio: {coding / plain:.1f}")
    print(f"peak MB: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
    print(f"start s: {_start_seconds():.2f}")
    for name, seconds in _shares(found, tables).items():
        print(f"stage {name}: {100 * seconds / coding:.0f}% (ratio {seconds / plain:.1f})")
    return failures.status
