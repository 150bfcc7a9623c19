"""`khabar explain`: why each value of each claim is what it is."""

from __future__ import annotations

import sys
from pathlib import Path

from khabar.api import attempt
from khabar.cli.table import isolate
from khabar.cli.work import Failures, check_options, load_tables, reports
from khabar.coder.explain import explain_claim, explain_dropped
from khabar.coder.stages import analyse
from khabar.errors import InputError
from khabar.read.given import Given


def run(path: str, given: Given, claim: str | None, codebook: Path | None, gazetteers: tuple[Path, ...]) -> int:
    """Explain the claims of `path`; the exit status."""
    check_options(given.published, "table", ("table",))
    failures, tables = Failures(), load_tables(codebook, gazetteers)
    shown = 0
    for analysis in failures.without(attempt(lambda one: analyse(one, tables), report) for report in reports([path], given, failures)):
        for one, lines in explain_claim(analysis, tables):
            if claim is None or one.id == claim:
                shown += 1
                print(f"{one.type}  {isolate(one.trigger.text)}  {one.id}")
                print("\n".join(f"  {line}" for line in lines))
        if claim is None:
            for line in explain_dropped(analysis):
                print(line)
    if claim is not None and not shown:
        raise InputError(path, f"no claim {claim!r} in it; `khabar code {path} --format jsonl` lists the ids")
    sys.stdout.flush()
    return failures.status
