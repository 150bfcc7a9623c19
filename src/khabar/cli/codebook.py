"""`khabar codebook`: lint it, run its examples, show an entry."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from khabar.cli.counted import counted
from khabar.cli.work import load_tables
from khabar.codebook import check as checks
from khabar.codebook.lint import problems as linter
from khabar.codebook.load import HOME, load
from khabar.codebook.show import show as show_entry
from khabar.errors import UsageError
from khabar.model.claim import Claim
from khabar.model.report import Report


def check(folder: Path | None) -> int:
    """Lint and run the examples; status 1 if anything fails."""
    problems = linter.lint(folder or HOME)
    for problem in problems:
        print(problem, file=sys.stderr)
    failures = checks.check_examples(load(folder), coder(folder))
    for failure in failures:
        print(failure, file=sys.stderr)
    errors = sum(problem.level == "error" for problem in problems)
    print(f"{counted(len(problems), 'problem')} ({counted(errors, 'error')}), {counted(len(failures), 'example')} read wrongly")
    return 1 if errors or failures else 0


def coder(folder: Path | None) -> Callable[[Report], tuple[Claim, ...]]:
    """A function from a report to its claims, over the codebook with `folder` laid over it."""
    from khabar.coder.stages import code

    tables = load_tables(folder)

    def run(report: Report) -> tuple[Claim, ...]:
        return code(report, tables)

    return run


def show(type: str | None) -> int:
    """Print an entry, or a line for each type."""
    codebook = load()
    if type is None:
        for name, entry in codebook.types.items():
            print(f"{name:20} {entry.family:10} {entry.label.get('ar', '')}  {entry.definition}")
        return 0
    if type not in codebook.types:
        raise UsageError(f"no claim type {type!r}; `khabar codebook show` lists them")
    print(show_entry(codebook.types[type]))
    return 0
