"""`khabar ledger review DB`: its commands and their options; what they do is in `ledger_review.py`."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from khabar.cli.options import GazetteerFiles


class _Commands(TyperGroup):
    """Commands after the ledger's name; `review accept --help` is about the command, though it names no ledger."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] in self.commands and not set(ctx.help_option_names).isdisjoint(args):
            args = ["DB", *args]
        return super().parse_args(ctx, args)


review_app = typer.Typer(cls=_Commands, no_args_is_help=True, help="What people decide: claims, merges, assessments; each act is logged.")

By = Annotated[str, typer.Option(metavar="NAME", help="Your name, for the log.")]
Viewer = Annotated[str, typer.Option("--by", metavar="NAME", help="The reviewer to look as: a blind reviewer does not see the other's decisions.")]
Expect = Annotated[str | None, typer.Option(metavar="VERSION", help="The version that you saw; if it has changed since, nothing is written.")]
Why = Annotated[str, typer.Option(metavar="TEXT", help="The reason.")]
Shape = Annotated[str, typer.Option("--format", help="table (for people) or jsonl.")]
Claim = Annotated[str, typer.Argument(metavar="CLAIM")]
Report = Annotated[str, typer.Argument(metavar="REPORT")]
Incident = Annotated[str, typer.Argument(metavar="INCIDENT")]
Level = Annotated[str, typer.Argument(metavar="event|incident")]
Changes = Annotated[list[str], typer.Argument(metavar="FIELD=VALUE...", help="certainty=probable, quantities.0.min=12, means={…}.")]


@review_app.callback()
def _ledger(context: typer.Context, db: Annotated[str, typer.Argument(metavar="DB")]) -> None:
    from khabar.cli.ledger.add import require

    require()
    context.obj = db


@review_app.command("list")
def review_list(
    context: typer.Context, report: Annotated[str | None, typer.Option(metavar="ID", help="The claims of this report.")] = None,
    by: Viewer = "", limit: Annotated[int, typer.Option(metavar="N", min=1, help="List at most N reports.")] = 100, format: Shape = "table",
) -> None:  # fmt: skip
    """List the reports that nobody read to the end, or a report's claims with what was decided on each."""
    from khabar.cli.ledger.review import todo

    raise typer.Exit(todo(context.obj, by, report, limit, format))


@review_app.command("accept")
def review_accept(context: typer.Context, claim: Claim, by: By, expect: Expect = None) -> None:
    """Accept a claim: the report says this."""
    from khabar.cli.ledger.review import decide

    raise typer.Exit(decide(context.obj, "accept", claim, by, expect))


@review_app.command("correct")
def review_correct(context: typer.Context, claim: Claim, changes: Changes, by: By, expect: Expect = None) -> None:
    """Correct a claim: the report says this, but otherwise."""
    from khabar.cli.ledger.review import correct

    raise typer.Exit(correct(context.obj, claim, changes, by, expect))


@review_app.command("reject")
def review_reject(context: typer.Context, claim: Claim, by: By, expect: Expect = None, why: Why = "") -> None:
    """Reject a claim: the report does not say this."""
    from khabar.cli.ledger.review import decide

    raise typer.Exit(decide(context.obj, "reject", claim, by, expect, why=why))


@review_app.command("add")
def review_add(
    context: typer.Context, report: Report, type: Annotated[str, typer.Argument(metavar="TYPE")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The words of the report that name the event.")], by: By,
    fields: Annotated[list[str] | None, typer.Argument(metavar="[FIELD=VALUE...]", help="""Words of the report as agent, target, at, from, via, to,
time, number or source (at=WORDS), which are looked up; or values (polarity=negated).""")] = None,
    start: Annotated[int | None, typer.Option(metavar="N", help="Where the words begin, if they stand in several places.")] = None,
    gazetteer: GazetteerFiles = None,
) -> None:  # fmt: skip
    """Add a claim that the machine missed."""
    from khabar.cli.ledger.review import add

    raise typer.Exit(add(context.obj, report, type, words, start, fields or [], by, tuple(gazetteer or ())))


@review_app.command("read")
def review_read(context: typer.Context, report: Report, by: By, expect: Expect = None) -> None:
    """Say that a report was read to its end: it claims nothing more. In a blind review this reviewer is then done."""
    from khabar.cli.ledger.review import read

    raise typer.Exit(read(context.obj, report, by, expect))


@review_app.command("merge")
def review_merge(
    context: typer.Context, level: Level, ids: Annotated[list[str], typer.Argument(metavar="ID...")], by: By, expect: Expect = None
) -> None:  # fmt: skip
    """Merge events, or incidents, that are one."""
    from khabar.cli.ledger.review import bind

    raise typer.Exit(bind(context.obj, "merge", level, ids, by, expect))


@review_app.command("split")
def review_split(
    context: typer.Context, level: Level, id: Annotated[str, typer.Argument(metavar="ID")],
    out: Annotated[list[str], typer.Argument(metavar="OUT...", help="The claims of the event, or events of the incident, to split off.")],
    by: By, expect: Expect = None,
) -> None:  # fmt: skip
    """Split off some claims of an event, or some events of an incident, as another one."""
    from khabar.cli.ledger.review import bind

    raise typer.Exit(bind(context.obj, "split", level, [id, *out], by, expect))


@review_app.command("comment")
def review_comment(
    context: typer.Context, subject: Annotated[str, typer.Argument(metavar="KIND:ID", help="claim:ID, report:ID, event:ID or incident:ID.")],
    text: Annotated[str, typer.Argument(metavar="TEXT")], by: By,
) -> None:  # fmt: skip
    """Comment on a claim, report, event or incident."""
    from khabar.cli.ledger.review import comment

    raise typer.Exit(comment(context.obj, subject, text, by))


@review_app.command("assess")
def review_assess(
    context: typer.Context, incident: Incident, file: Annotated[str, typer.Argument(metavar="FILE", help="JSON, or - for standard input.")],
    by: By, expect: Expect = None,
) -> None:  # fmt: skip
    """Write a draft assessment of an incident."""
    from khabar.cli.ledger.review import assess

    raise typer.Exit(assess(context.obj, incident, file, by, expect))


@review_app.command("submit")
def review_submit(context: typer.Context, incident: Incident, by: By, expect: Expect = None) -> None:
    """Hand a draft to a second person."""
    from khabar.cli.ledger.review import advance

    raise typer.Exit(advance(context.obj, "submit", incident, by, expect))


@review_app.command("publish")
def review_publish(
    context: typer.Context, incident: Incident, by: By, expect: Expect = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="For the public: what a correction changes.")] = None,
) -> None:  # fmt: skip
    """Publish what somebody else wrote; a second time it is a correction, with a public note."""
    from khabar.cli.ledger.review import advance

    raise typer.Exit(advance(context.obj, "publish", incident, by, expect, note=note))


@review_app.command("conflicts")
def review_conflicts(
    context: typer.Context, every: Annotated[bool, typer.Option("--all", help="List settled ones too.")] = False, format: Shape = "table"
) -> None:  # fmt: skip
    """List what waits for a person: where recoding, linking or a second reviewer does not fit what was decided."""
    from khabar.cli.ledger.review import conflicts

    raise typer.Exit(conflicts(context.obj, every, format))


@review_app.command("suggestions")
def review_suggestions(
    context: typer.Context, limit: Annotated[int, typer.Option(metavar="N", help="List at most N.")] = 100, format: Shape = "table"
) -> None:  # fmt: skip
    """List incidents that may be one: undated reports of one place. Answer with `merge incident` or `apart`."""
    from khabar.cli.ledger.review import suggestions

    raise typer.Exit(suggestions(context.obj, limit, format))


@review_app.command("apart")
def review_apart(context: typer.Context, ids: Annotated[list[str], typer.Argument(metavar="INCIDENT...")], by: By, expect: Expect = None) -> None:
    """Hold incidents apart, whatever else comes in."""
    from khabar.cli.ledger.review import apart

    raise typer.Exit(apart(context.obj, ids, by, expect))


@review_app.command("settle")
def review_settle(context: typer.Context, conflict: Annotated[str, typer.Argument(metavar="CONFLICT")], why: Why, by: By) -> None:
    """Settle a conflict by leaving things as they are. A decision on its claim or incident settles it too."""
    from khabar.cli.ledger.review import settle

    raise typer.Exit(settle(context.obj, conflict, why, by))


@review_app.command("blind")
def review_blind(
    context: typer.Context, report: Report, reviewers: Annotated[list[str], typer.Argument(metavar="NAME NAME")], by: By
) -> None:  # fmt: skip
    """Give a report to two people who do not see each other's decisions until both are done."""
    from khabar.cli.ledger.review import blind

    raise typer.Exit(blind(context.obj, report, reviewers, by))


@review_app.command("agreement")
def review_agreement(context: typer.Context, format: Shape = "table") -> None:
    """Print how far blind reviewers agree, over all reports that both have done."""
    from khabar.cli.ledger.review import agreement

    raise typer.Exit(agreement(context.obj, format))


@review_app.command("log")
def review_log(
    context: typer.Context, subject: Annotated[str | None, typer.Option(metavar="KIND:ID", help="Only entries about this, such as claim:ID.")] = None,
    by: Viewer = "", format: Shape = "table",
) -> None:  # fmt: skip
    """Print who did what and when."""
    from khabar.cli.ledger.review import log

    raise typer.Exit(log(context.obj, subject, by, format))


@review_app.command("redact")
def review_redact(
    context: typer.Context, entries: Annotated[list[int], typer.Argument(metavar="ENTRY...", help="Numbers of entries of the log.")], why: Why, by: By
) -> None:  # fmt: skip
    """Destroy what single entries say, such as a comment that names a witness; a tombstone says when and why."""
    from khabar.cli.ledger.review import redact

    raise typer.Exit(redact(context.obj, entries, why, by))
