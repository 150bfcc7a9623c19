"""Fields of a claim that a person adds: values as they are, and words of the report, which are looked up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from khabar.cli.ledger.review import values
from khabar.cli.table import isolate
from khabar.cli.work import load_tables
from khabar.errors import UsageError
from khabar.model.report import Report


def filled(report: Report, trigger: tuple[int, int], written: Sequence[str], gazetteers: tuple[Path, ...] = ()) -> dict[str, Any]:
    """FIELD=VALUE as a mapping; `at=WORDS`, `agent=WORDS` and the like are words of the report, of several places those nearest to the trigger."""
    from khabar.coder.quoted import QUOTED

    quoted: list[tuple[str, str]] = []
    plain: list[str] = []
    for one in written:
        field, _, value = one.partition("=")
        if field in QUOTED and not value.startswith(("{", "[")) and value != "null":
            quoted.append((field, value))
        else:
            plain.append(one)
    found = values(plain)
    return {**found, **_looked_up(report, trigger, quoted, gazetteers)} if quoted else found


def _looked_up(report: Report, trigger: tuple[int, int], quoted: Sequence[tuple[str, str]], gazetteers: tuple[Path, ...]) -> dict[str, Any]:
    from khabar.coder.quoted import read_quotes
    from khabar.coder.stages import analyse

    spans = [(field, _nearest(report, words, trigger, field)) for field, words in quoted]
    tables = load_tables(gazetteers=gazetteers)
    return read_quotes(analyse(report, tables), tables, spans)


def _nearest(report: Report, words: str, trigger: tuple[int, int], field: str) -> tuple[int, int]:
    """Where words stand, nearest to the trigger; of two as near the first."""
    text = report.text
    found = [at for at in range(len(text)) if text.startswith(words, at)] if words else []
    if not found:
        raise UsageError(f"report {report.id}, {field}: {isolate(words)} does not stand in its text")
    at = min(found, key=lambda at: max(at - trigger[1], trigger[0] - at - len(words), 0))
    return at, at + len(words)
