"""`khabar ledger recode | outlets | erase | backup | restore | stats | verify`: keeping a ledger sound and up to date."""

from __future__ import annotations

import sys
from pathlib import Path

from khabar.cli.counted import counted
from khabar.cli.ledger.add import coder, open_ledger, progress_bar
from khabar.cli.work import Failures
from khabar.errors import UsageError


def recode(ledger: str, by: str, batch: int, workers: int, codebook: Path | None, gazetteers: tuple[Path, ...]) -> int:
    """Code anew what another version coded."""
    if batch < 1:
        raise UsageError(f"--batch {batch}: expected at least 1")
    with open_ledger(ledger, codebook=codebook) as opened, coder(workers, codebook, gazetteers) as with_coder, progress_bar("reports") as progress:
        done = opened.recode(with_coder, by=by, batch=batch, progress=progress)
    failures = Failures()
    failures.tell_refused(done.refused)
    print(f"{ledger}: {counted(done.reports, 'report')} coded anew; {counted(done.new, 'claim')} new, {done.lost} no longer read")
    return failures.status


def outlets(ledger: str, file: Path | None, by: str, codebook: Path | None) -> int:
    """Print the registry of outlets in force, or set the ledger's own rows."""
    with open_ledger(ledger, codebook=codebook) as opened:
        from khabar.ledger.tell.outlets import parse, written

        if file is None:
            sys.stdout.writelines(f"{line}\n" for line in written(opened.outlets()))
            return 0
        from khabar.codebook.load import load

        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{file}: {error}") from None
        table = parse(text, str(file), (row.id for row in load(codebook).lists.actors))
        events = opened.set_outlets(table, by=by)
    print(f"{ledger}: {counted(len(table), 'outlet')} of its own; {counted(events, 'event')} told anew")
    return 0


def erase(ledger: str, report: str, by: str, why: str) -> int:
    """Erase a report, and every other that carries its text."""
    with open_ledger(ledger) as opened:
        gone = opened.erase(report, by=by, why=why)
    print(f"erased: {', '.join(gone)}. Backups made before still hold the text: destroy them too.")
    return 0


def backup(ledger: str, file: Path) -> int:
    """Back up a ledger."""
    with open_ledger(ledger) as opened:
        opened.backup(file)
    print(f"{file}: written")
    return 0


def restore(file: Path, ledger: str) -> int:
    """Restore a backup into a new ledger."""
    open_ledger(str(file)).store.close()
    from khabar.ledger.store.backup import restore as fill

    fill(file, ledger)
    print(f"{ledger}: restored")
    return stats(ledger)


def stats(ledger: str) -> int:
    """Print counts, a line each."""
    with open_ledger(ledger) as opened:
        found = opened.stats()
    print(f"reports: {found.reports} ({found.copies} copies of others, {found.erased} erased)")
    apart = f" ({found.unplaced} only referred to or of a period, in no event)" if found.unplaced else ""
    print(f"texts: {found.texts}\nclaims: {found.claims}{apart}\nevents: {found.events}\nincidents: {found.incidents}")
    for version in found.versions:
        print(f"coded by coder {version.coder}, codebook {version.codebook}, gazetteer {version.gazetteer}: {counted(version.reports, 'report')}")
    return 0


def verify(ledger: str, head: str | None = None) -> int:
    """Look a ledger over, and for a `head` of its log from before; status 1 if anything is wrong."""
    with open_ledger(ledger) as opened:
        from khabar.ledger.review.log import read_head

        found = opened.verify(read_head(head) if head else None)
    for problem in found.problems:
        print(f"khabar: {ledger}: {problem}", file=sys.stderr)
    print(f"head: {found.head}")
    return 1 if found.problems else 0
