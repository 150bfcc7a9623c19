"""`khabar ledger`: its commands and their options; what they do is in `add.py`, `lists.py` and their neighbours."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from khabar.cli.ledger.review_app import review_app
from khabar.cli.options import CodebookDir, GazetteerFiles, Outlet, Paths, Published, Workers
from khabar.read.given import Given

ledger_app = typer.Typer(no_args_is_help=True, help="Many reports kept and brought together: events, incidents, who says what.")
ledger_app.add_typer(review_app, name="review")

Database = Annotated[str, typer.Argument(metavar="DB", help="A file (SQLite) or postgresql://user@host/database.")]
Type = Annotated[str | None, typer.Option(metavar="TYPE", help="Only of this claim type.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only from this day on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only up to this day.")]
Limit = Annotated[int | None, typer.Option(metavar="N", min=0, help="List at most N.")]
List = Annotated[str, typer.Option("--format", help="table (for people), jsonl or csv.")]
Offset = Annotated[int, typer.Option(metavar="N", min=0, help="Skip the first N.")]
Shape = Annotated[str, typer.Option("--format", help="table (for people) or jsonl.")]
By = Annotated[str, typer.Option(metavar="NAME", help="Your name, for the log.")]


@ledger_app.command("add")
def ledger_add(
    db: Database, paths: Paths, published: Published = None, outlet: Outlet = None,
    batch: Annotated[int, typer.Option(metavar="N", help="How many reports are written together.")] = 200,
    workers: Workers = 1, codebook: CodebookDir = None, gazetteer: GazetteerFiles = None,
) -> None:  # fmt: skip
    """Code reports and add them; what is there already stays as it is."""
    from khabar.cli.ledger.add import add

    raise typer.Exit(add(db, paths, Given(published, outlet), batch, workers, codebook, tuple(gazetteer or ())))


@ledger_app.command("events")
def ledger_events(
    db: Database, type: Type = None, since: Since = None, until: Until = None, limit: Limit = None, offset: Offset = 0, format: List = "table"
) -> None:
    """List events, the newest first: claims of one type, place and time, by whoever reports them."""
    from khabar.cli.ledger.lists import listed

    raise typer.Exit(listed(db, "events", type, since, until, limit, offset, format))


@ledger_app.command("incidents")
def ledger_incidents(
    db: Database, type: Type = None, since: Since = None, until: Until = None, limit: Limit = None, offset: Offset = 0, format: List = "table"
) -> None:
    """List incidents, the newest first: one moment and place with all its harm."""
    from khabar.cli.ledger.lists import listed

    raise typer.Exit(listed(db, "incidents", type, since, until, limit, offset, format))


@ledger_app.command("claims")
def ledger_claims(
    db: Database, type: Type = None, report: Annotated[str | None, typer.Option(metavar="ID", help="Only of this report.")] = None,
    coding: Annotated[str | None, typer.Option(metavar="ID", help="The claims as this coding read them; `show REPORT` lists codings.")] = None,
    format: List = "table",
) -> None:  # fmt: skip
    """List the claims in force, as people corrected them; what is only referred to, or a period's total, is marked."""
    from khabar.cli.ledger.lists import claims

    raise typer.Exit(claims(db, type, report, coding, format))


@ledger_app.command("show")
def ledger_show(db: Database, id: Annotated[str, typer.Argument(metavar="ID")], format: Shape = "table") -> None:
    """Show an incident, event, claim or report; an id that was merged or split leads to what took its place."""
    from khabar.cli.ledger.show import show

    raise typer.Exit(show(db, id, format))


@ledger_app.command("stats")
def ledger_stats(db: Database) -> None:
    """Count what the ledger holds."""
    from khabar.cli.ledger.care import stats

    raise typer.Exit(stats(db))


@ledger_app.command("verify")
def ledger_verify(
    db: Database, head: Annotated[str | None, typer.Option(metavar="HEAD", help="A head printed before, which the log must still contain.")] = None
) -> None:  # fmt: skip
    """Check texts, spans, events and the chain of the log; print the chain's head, for time-stamping elsewhere."""
    from khabar.cli.ledger.care import verify

    raise typer.Exit(verify(db, head))


@ledger_app.command("recode")
def ledger_recode(
    db: Database, by: By = "", batch: Annotated[int, typer.Option(metavar="N", help="How many reports are written together.")] = 200,
    workers: Workers = 1, codebook: CodebookDir = None, gazetteer: GazetteerFiles = None,
) -> None:  # fmt: skip
    """Code anew every report that another version coded; the earlier coding is kept, people's decisions are carried over."""
    from khabar.cli.ledger.care import recode

    raise typer.Exit(recode(db, by, batch, workers, codebook, tuple(gazetteer or ())))


@ledger_app.command("outlets")
def ledger_outlets(
    db: Database, file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Rows to lay over khabar's; they replace those before.")] = None,
    by: By = "", codebook: CodebookDir = None,
) -> None:  # fmt: skip
    """Print the registry of outlets (owner, affiliation, agencies they carry), or set the ledger's own rows of it."""
    from khabar.cli.ledger.care import outlets

    raise typer.Exit(outlets(db, file, by, codebook))


@ledger_app.command("erase")
def ledger_erase(
    db: Database, report: Annotated[str, typer.Argument(metavar="REPORT")], by: By,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, for the tombstone; write nothing there that must be erased.")],
) -> None:  # fmt: skip
    """Destroy a report's text and all that was drawn from it, for good; a tombstone says when and why."""
    from khabar.cli.ledger.care import erase

    raise typer.Exit(erase(db, report, by, why))


@ledger_app.command("backup")
def ledger_backup(db: Database, file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Write the whole ledger, as it is at this moment, into one SQLite file; others may go on using it."""
    from khabar.cli.ledger.care import backup

    raise typer.Exit(backup(db, file))


@ledger_app.command("restore")
def ledger_restore(file: Annotated[Path, typer.Argument(metavar="FILE")], db: Database) -> None:
    """Fill a new, empty ledger (a file or PostgreSQL) from a backup."""
    from khabar.cli.ledger.care import restore

    raise typer.Exit(restore(file, db))
