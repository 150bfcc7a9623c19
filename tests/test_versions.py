"""What made a record is named by the files that made it: a changed rule or row is another version, a comment is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from khabar import versions


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package."""
    home = tmp_path_factory.mktemp("copy") / "khabar"
    shutil.copytree(versions.HOME, home, ignore=shutil.ignore_patterns("__pycache__", "shipped"))
    return home


def changed(tree: Path, file: str, old: str, new: str) -> set[str]:
    """The versions that change with a text of a file."""
    path, before = tree / file, versions.work_out(tree)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    after = versions.work_out(tree)
    path.write_text(text, encoding="utf-8")
    return {part for part in before if before[part] != after[part]}


def test_a_copy_in_another_folder_has_the_same_versions(tree: Path) -> None:
    assert versions.work_out(tree) == versions.work_out(versions.HOME)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("coder/stages.py", "# -- mentions", "# -- what is mentioned"),
        ("coder/claims/publish.py", "Claims out of drafts", "Drafts become claims"),
        ("coder/claims/publish.py", "to_claim(draft, named,", "to_claim(\n        draft, named,"),
        ("ledger/link/weights.tsv", "# ", "# Once more: "),
    ],
)  # fmt: skip
def test_a_comment_a_docstring_or_a_line_break_changes_no_version(tree: Path, file: str, old: str, new: str) -> None:
    assert changed(tree, file, old, new) == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("coder/events/build.py", "_SETTLE = 50", "_SETTLE = 51", {"coder"}),
        ("codebook/schema/rows.py", '"yes": True', '"yes": False', {"coder"}),
        ("codebook/tables.py", 'startswith("#")', 'startswith("!")', {"coder"}),
        ("ledger/link/cluster.py", "MEAN = -3.0", "MEAN = -3.5", {"linking", "telling"}),
        ("ledger/link/weights.tsv", "\t5.5\t", "\t5.25\t", {"linking", "telling"}),
        ("ledger/tell/grade.py", "return", "return not", {"telling"}),
        ("arabic/clitics.tsv", "\t", "\tx", {"coder", "linking", "telling"}),
    ],
)
def test_a_changed_rule_constant_or_row_is_another_version(tree: Path, file: str, old: str, new: str, expected: set[str]) -> None:
    assert changed(tree, file, old, new) == expected


def test_a_formatted_string_counts_as_it_is_written() -> None:
    one, other = (list(versions.tokens(f'x = f"{{a}} {word}"\n')) for word in ("said", "told"))
    assert one != other
    assert one[:2] == other[:2] == ["x", "="]


def test_a_program_that_starts_finds_them_kept(tmp_path: Path) -> None:
    code = "from khabar import versions; print(versions.version_of('coder'), versions.version_of('telling'))"
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    said = {subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout for _ in range(2)}
    assert said == {f"{versions.version_of('coder')} {versions.version_of('telling')}\n"}
    assert versions.SHIPPED.is_file() or list(tmp_path.rglob("versions-*.json"))
