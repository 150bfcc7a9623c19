"""The command that names which packages differ from the lock."""

from __future__ import annotations

import re
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = util.spec_from_file_location("changed", ROOT / "tools" / "changed.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_package_of_another_version_is_named_with_both(tool: ModuleType) -> None:
    held = tool.locked("one==1.0 \\\n    --hash=sha256:00\nTwo_Words==2 ; python_version < '3.12' \\\ntwo-words==3 ; python_version >= '3.12' \\\n")
    assert held == {"one": {"1.0"}, "two-words": {"2", "3"}}
    assert list(tool.changed(held, {"one": "1.1", "two-words": "3", "new": "9"})) == ["new 9 (not in the lock)", "one 1.0 -> 1.1"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_a_lock_has_a_hash_for_every_package_and_no_index_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    parts = re.split(r"^(?=[A-Za-z0-9._-]+==)", text, flags=re.MULTILINE)[1:]
    assert parts
    assert [part.split()[0] for part in parts if "--hash=sha256:" not in part] == []
    assert "http" not in text
    assert "index" not in text


def test_what_builds_khabar_is_locked_beside_what_it_runs_with(tool: ModuleType) -> None:
    demo = tool.locked((ROOT / "requirements" / "demo.txt").read_text(encoding="utf-8"))
    test = tool.locked((ROOT / "requirements" / "test.txt").read_text(encoding="utf-8"))
    assert {"hatchling", "msgspec", "sqlalchemy", "trafilatura"} <= demo.keys() <= test.keys()
    assert {name: (versions, test[name]) for name, versions in demo.items() if versions != test[name]} == {}
