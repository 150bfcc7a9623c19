"""The docs cannot rot: their commands run, their Python runs, their links lead somewhere, and what is generated is up to date.

In a ```console block lines after `$ ` are run, one after another, in a folder with a copy of the examples. Every other line must stand in
what the command before it printed; `...` stands for anything.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import util
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from khabar.cli.mentions import records
from khabar.codebook.load import load
from khabar.codebook.schema.rows import columns
from khabar.codebook.tables import records as lists
from khabar.coder.analysis import Analysis
from khabar.model.claim import Claim
from khabar.model.schema import RECORDS, AnyMention, json_schema

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / name
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "ARCHITECTURE.md", "SECURITY.md", "CODE_OF_CONDUCT.md", "tests/README.md")
] + sorted((ROOT / "docs").rglob("*.md"))
DECISIONS = sorted((ROOT / "docs" / "why" / "decisions").glob("[0-9]*.md"))
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
ISOLATES = str.maketrans("", "", "\u2068\u2069")
LAYERS = ("number", "time", "place", "actor", "source")


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def pages_with(language: str) -> list[Path]:
    return [page for page in PAGES if blocks(page, language)]


def steps(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Each command of a page with the lines expected of it."""
    for block in blocks(page, "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *expected = part.strip().split("\n")
            yield command, [line.strip() for line in expected if line.strip() not in {"", "..."}]


def generator() -> ModuleType:
    spec = util.spec_from_file_location("generate_docs", ROOT / "tools" / "generate_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", pages_with("console"), ids=lambda page: page.name)
def test_every_command_of_a_page_runs_and_prints_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    for command, expected in steps(page):
        done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, env={**os.environ, "PATH": path}, check=False)
        assert done.returncode == 0, f"{command}: {done.stderr}"
        shown = done.stdout.translate(ISOLATES)
        assert [line for line in expected if line not in shown] == [], f"{command}: {shown}"


@pytest.mark.parametrize("page", pages_with("python"), ids=lambda page: page.name)
def test_every_python_block_runs(page: Path) -> None:
    for block in blocks(page, "python"):
        exec(compile(block, str(page), "exec"), {})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_readme_begins_with_two_commands_that_the_makefile_has() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    lines = (ROOT / "README.md").read_text(encoding="utf-8").split("\n")[1:3]
    targets = [line.split()[1] for line in lines]
    assert targets == ["demo", "test"]
    assert [target for target in targets if f"\n{target}:" not in makefile] == []


def test_the_readme_names_every_command() -> None:
    from khabar.cli.app import app

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [one.name or one.callback.__name__ for one in app.registered_commands if one.callback is not None]
    names += [group.name for group in app.registered_groups if group.name]
    assert names
    assert [name for name in names if f"`khabar {name}" not in readme] == []


def test_every_decision_is_listed_in_order_by_its_title() -> None:
    folder = ROOT / "docs" / "why" / "decisions"
    lines = [line for line in (folder / "README.md").read_text(encoding="utf-8").split("\n") if line.startswith("- ")]
    titles = {page.name: page.read_text(encoding="utf-8").split("\n")[0] for page in sorted(folder.glob("[0-9]*.md"))}
    assert [name for name, title in titles.items() if not title.startswith(f"# {name[:3]}. ")] == []
    assert lines == [f"- [{title[2:].replace('.', '', 1)}]({name})" for name, title in titles.items()]


@pytest.mark.parametrize("part", ["tutorial", "how", "reference", "why"])
def test_the_index_leads_to_every_page(part: str) -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = sorted((ROOT / "docs" / part).glob("*.md"))
    assert pages
    assert [page.name for page in pages if f"({part}/{page.name})" not in index] == []


def test_every_measurement_is_linked_from_a_decision_or_a_page() -> None:
    folder = ROOT / "docs" / "why"
    others = [page.read_text(encoding="utf-8") for page in (*folder.glob("*.md"), *folder.glob("decisions/*.md"))]
    measured = sorted(folder.glob("measurements/[0-9]*.md"))
    assert measured
    assert [page.name for page in measured if not any(f"measurements/{page.name})" in other for other in others)] == []


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_is_short_and_says_what_every_decision_says(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 20
    assert [part for part in ("Status", "Date", "Context", "Choice", "Consequence") if f"**{part}.**" not in text] == []


def test_the_glossary_is_in_order_with_an_example_for_each_word() -> None:
    rows = [line.split(" | ") for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines() if line.startswith("| **")]
    assert rows == sorted(rows)
    assert [row[0] for row in rows if len(row) != 3 or not row[2].strip(" |")] == []


def test_generated_pages_are_what_is_generated() -> None:
    made = generator().pages(load())
    assert set(made) >= {
        f"reference/{name}" for name in ("records.md", "codebook.md", "lists.md", "commands.md", "schema/report.json", "schema/claim.json")
    }
    assert [name for name, text in made.items() if (ROOT / "docs" / name).read_text(encoding="utf-8") != text] == []


def test_the_page_of_lists_says_what_each_list_asks_and_what_each_column_means() -> None:
    page = (ROOT / "docs" / "reference" / "lists.md").read_text(encoding="utf-8")
    sections = dict(section.split(".tsv\n", 1) for section in page.split("\n### ")[1:])
    assert sections.keys() == lists().keys()
    for name, record in lists().items():
        told = dict(re.findall(r"^\| `(\w+)` \| .+ \| (.*) \|$", sections[name], re.MULTILINE))
        assert not sections[name].startswith("\n"), name
        assert told.keys() == columns(record).keys(), name
        assert all(told.values()), name


@pytest.mark.parametrize("name", RECORDS)
def test_a_schema_names_all_keys_of_its_record(name: str) -> None:
    text = json.dumps(json_schema(name))
    parts = (RECORDS[name],) if name != "mention" else AnyMention.__args__
    assert [field for part in parts for field in part.__struct_encode_fields__ if f'"{field}"' not in text] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_what_the_coder_writes_is_as_its_schema_says(example: Path, analyse: Callable[..., Analysis]) -> None:
    analysis = analyse(example.read_text(encoding="utf-8"), published="2024-05-16")
    for claim in analysis.claims:
        assert msgspec.json.decode(msgspec.json.encode(claim), type=Claim, strict=True) == claim
    for record in records(analysis, LAYERS):
        written = msgspec.json.encode(record)
        read = msgspec.json.decode(written, type=AnyMention, strict=True)
        assert msgspec.json.decode(msgspec.json.encode(read)) == json.loads(written)
