"""The `khabar` command: its subcommands, each loaded only when it runs."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from khabar import __version__
from khabar.cli.ledger.app import ledger_app
from khabar.cli.options import CodebookDir, Format, GazetteerFiles, Outlet, Output, Paths, Published, Workers
from khabar.errors import KhabarError, UsageError
from khabar.read.given import Given

app = typer.Typer(
    name="khabar", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="Arabic reports on conflict and displacement, read into attributed, dated, located, countable claims.",
)  # fmt: skip
codebook_app = typer.Typer(no_args_is_help=True, help="The codebook: check it, run its examples, show an article.")
app.add_typer(codebook_app, name="codebook")
gazetteer_app = typer.Typer(no_args_is_help=True, help="Places: import and check them, see how a name ranks and whom to credit.")
app.add_typer(gazetteer_app, name="gazetteer")
app.add_typer(ledger_app, name="ledger")


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        typer.echo(f"khabar {__version__}")
        raise typer.Exit


@app.command()
def code(
    paths: Paths, published: Published = None, outlet: Outlet = None, format: Format = "table", output: Output = None,
    workers: Workers = 1,
    background: Annotated[bool, typer.Option("--background", help="Print claims that are only referred to (flag `background`) too.")] = False,
    codebook: CodebookDir = None, gazetteer: GazetteerFiles = None,
) -> None:  # fmt: skip
    """Code reports: print every claim in them."""
    from khabar.cli.code import run

    raise typer.Exit(run(paths, Given(published, outlet), format, output, workers, codebook, tuple(gazetteer or ()), background))


@app.command()
def mentions(
    paths: Paths, published: Published = None, outlet: Outlet = None, format: Annotated[str, typer.Option("--format", help="jsonl.")] = "jsonl",
    layer: Annotated[str, typer.Option(metavar="LAYERS", help="Layers to list, separated by commas.")] = "number,time,place,actor,source",
    output: Output = None, codebook: CodebookDir = None, gazetteer: GazetteerFiles = None,
) -> None:  # fmt: skip
    """List the mentions below claims: numbers, times, places, actors, sources."""
    from khabar.cli.mentions import run

    raise typer.Exit(run(paths, Given(published, outlet), format, layer, output, codebook, tuple(gazetteer or ())))


@app.command()
def explain(
    path: Annotated[str, typer.Argument(metavar="PATH")], published: Published = None, outlet: Outlet = None,
    claim: Annotated[str | None, typer.Option(metavar="ID", help="Only this claim.")] = None,
    codebook: CodebookDir = None, gazetteer: GazetteerFiles = None,
) -> None:  # fmt: skip
    """Say why each value is what it is: the rule, the words that fired it, what was rejected."""
    from khabar.cli.explain import run

    raise typer.Exit(run(path, Given(published, outlet), claim, codebook, tuple(gazetteer or ())))


@app.command()
def bench(paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH...]")] = None) -> None:
    """Measure speed, memory and start-up on this machine, over the examples or over PATH."""
    from khabar.cli.bench import run

    raise typer.Exit(run(paths or []))


@codebook_app.command("check")
def codebook_check(
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="A folder laid over the built-in codebook.")] = None,
) -> None:
    """Check the codebook and code every example in it."""
    from khabar.cli.codebook import check

    raise typer.Exit(check(folder))


@codebook_app.command("show")
def codebook_show(
    type: Annotated[str | None, typer.Argument(metavar="[TYPE]", help="A claim type. Without it, all types are listed.")] = None,
) -> None:
    """Print a claim type's article."""
    from khabar.cli.codebook import show

    raise typer.Exit(show(type))


@gazetteer_app.command("add")
def gazetteer_add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="GeoNames, Who's On First, CSV or SQLite files and folders.")],
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="The gazetteer file to write or add to.")],
    map: Annotated[str | None, typer.Option("--map", help="Which column of a CSV is what: name=Arabic,lat=Y,lon=X.")] = None,
) -> None:
    """Import places into a gazetteer file, for --gazetteer."""
    from khabar.cli.gazetteer import add

    raise typer.Exit(add(tuple(files), to, map))


@gazetteer_app.command("check")
def gazetteer_check(gazetteer: GazetteerFiles = None) -> None:
    """Check the built-in gazetteer and those given."""
    from khabar.cli.gazetteer import check

    raise typer.Exit(check(tuple(gazetteer or ())))


@gazetteer_app.command("find")
def gazetteer_find(name: str, codebook: CodebookDir = None, gazetteer: GazetteerFiles = None) -> None:
    """Show how the places of a name rank, and why."""
    from khabar.cli.gazetteer import find

    raise typer.Exit(find(name, tuple(gazetteer or ()), codebook))


@gazetteer_app.command("sources")
def gazetteer_sources(gazetteer: GazetteerFiles = None) -> None:
    """Say where the places come from and whom to credit."""
    from khabar.cli.gazetteer import sources

    raise typer.Exit(sources(tuple(gazetteer or ())))


def main() -> None:
    """Run the command; what goes wrong ends it with one line, status 1, wrong use with 2, Ctrl-C with 130."""
    try:
        sys.exit(_run())
    except BrokenPipeError:
        _drop_output()
        sys.exit(1)
    except UsageError as error:
        _fail(str(error), 2)
    except KhabarError as error:
        _fail(str(error), 1)
    except KeyboardInterrupt:
        _fail("stopped", 130)
    except UnicodeEncodeError as error:
        _fail(f"{error.encoding} cannot write Arabic: set PYTHONIOENCODING=utf-8, or give a file with -o", 1)
    except OSError as error:
        _fail(f"{error.filename or 'standard output'}: {error.strerror or error}", 1)


def _run() -> int:
    """The command's exit status, once all that it printed is out."""
    try:
        app()
    except SystemExit as ended:
        sys.stdout.flush()
        return ended.code if isinstance(ended.code, int) else 1
    return 0


def _fail(message: str, status: int) -> NoReturn:
    print(f"khabar: {message}", file=sys.stderr)
    _drop_output()
    sys.exit(status)


def _drop_output() -> None:
    """Let nothing more be written where writing failed: Python would try again when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
