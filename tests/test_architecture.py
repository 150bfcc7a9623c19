"""Who may import whom, and that the coder neither opens a file nor asks a clock: read from the source itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import khabar

ROOT = Path(khabar.__file__).parent
MODULES = {".".join(("khabar", *path.relative_to(ROOT).with_suffix("").parts)): path for path in sorted(ROOT.rglob("*.py"))}
MAY_IMPORT = {
    "khabar.versions": ("khabar.codebook.cache",),
    "khabar.errors": (),
    "khabar.model": ("khabar.model", "khabar.errors"),
    "khabar.arabic": ("khabar.arabic", "khabar.model", "khabar.errors"),
    "khabar.read": ("khabar.read", "khabar.arabic", "khabar.model", "khabar.errors"),
    "khabar.gazetteer": ("khabar.gazetteer", "khabar.arabic", "khabar.model", "khabar.errors"),
    "khabar.codebook": ("khabar.codebook", "khabar.arabic", "khabar.model", "khabar.errors"),
    "khabar.ledger": (
        "khabar.versions",
        "khabar.ledger",
        "khabar.codebook.ledger_words",
        "khabar.codebook.load",
        "khabar.arabic",
        "khabar.model",
        "khabar.errors",
    ),
    "khabar.coder": (
        "khabar.coder",
        "khabar.codebook.codebook",
        "khabar.codebook.entry",
        "khabar.codebook.schema",
        "khabar.gazetteer",
        "khabar.arabic",
        "khabar.model",
        "khabar.errors",
        "khabar.versions",
        "khabar",
    ),
}
WORLD = {"pathlib", "os", "io", "socket", "time", "shutil", "subprocess", "tempfile", "urllib", "requests", "httpx", "random", "secrets"}


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""


def package(module: str) -> str:
    return ".".join(module.split(".")[:2])


def within(name: str, allowed: tuple[str, ...]) -> bool:
    return any(name == one or (one != "khabar" and name.startswith(one + ".")) for one in allowed)


def parsed(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


BELOW = {
    "page": ("times",),
    "syntax": (),
    "sources": ("syntax",),
    "events": ("sources", "syntax"),
    "discourse": ("events", "sources", "syntax"),
    "knowledge": ("discourse", "events", "sources", "syntax", "page", "quantities", "times", "actors", "places"),
    "claims": ("discourse", "events", "sources", "syntax"),
    "quantities": (),
    "times": (),
    "actors": (),
    "places": (),
}
"""The rooms of the coder, each with those that it may import; what stands beside the rooms may import all."""
TOP = {"khabar.coder." + name for name in ("__init__", "analysis", "stages", "explain", "refused", "quoted")}


def room(module: str) -> str:
    return module.split(".")[2]


@pytest.mark.parametrize("module", [name for name in MODULES if package(name) == "khabar.coder" and name not in TOP])
def test_a_room_of_the_coder_imports_only_rooms_below_it(module: str) -> None:
    tree = parsed(module)
    froms = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("khabar.coder"))
    used = {room(f"{node.module}.{alias.name}") for node in froms for alias in node.names}
    assert used - {room(module), *BELOW[room(module)]} == set()


def test_the_ledger_s_ground_knows_nothing_of_what_is_built_on_it() -> None:
    ground = [name for name in MODULES if name.startswith("khabar.ledger.db.") and ".migrations." not in name]
    built = ("khabar.ledger.store", "khabar.ledger.review")
    assert ground
    assert {(name, one) for name in ground for one in imports(parsed(name)) if one.startswith(built)} == set()


def test_no_folder_holds_more_modules_than_a_reader_can_overlook() -> None:
    folders: dict[Path, int] = {}
    for path in MODULES.values():
        folders[path.parent] = folders.get(path.parent, 0) + (path.name != "__init__.py")
    assert {folder: count for folder, count in folders.items() if count > 20} == {}


@pytest.mark.parametrize("module", [name for name in MODULES if package(name) in MAY_IMPORT])
def test_a_module_imports_only_from_layers_below_its_own(module: str) -> None:
    ours = [name for name in imports(parsed(module)) if name.split(".")[0] == "khabar"]
    assert [name for name in ours if not within(name, MAY_IMPORT[package(module)])] == []


def test_only_the_ledger_that_programs_open_loads_a_codebook() -> None:
    users = {name for name in MODULES if package(name) == "khabar.ledger" and "khabar.codebook.load" in imports(parsed(name))}
    assert users == {"khabar.ledger.ledger"}


def test_every_package_has_its_rule_or_is_the_edge() -> None:
    assert {package(name) for name in MODULES} - MAY_IMPORT.keys() == {"khabar.api", "khabar.cli", "khabar.__init__", "khabar.__main__"}


def test_nothing_but_main_imports_the_command_line() -> None:
    users = {name for name in MODULES if package(name) != "khabar.cli" and any(one.startswith("khabar.cli") for one in imports(parsed(name)))}
    assert users == {"khabar.__main__"}


PURE_PARTS = ("khabar.coder", "khabar.arabic", "khabar.model", "khabar.ledger.link", "khabar.ledger.tell")
PURE = [name for name in MODULES if within(name, PURE_PARTS)]


@pytest.mark.parametrize("module", PURE)
def test_arabic_model_coder_link_and_tell_touch_neither_files_nor_clock_nor_network_nor_chance(module: str) -> None:
    tree = parsed(module)
    assert {name.split(".")[0] for name in imports(tree)} & WORLD == set()
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    forbidden = {call for call in calls if call in {"open", "input", "print"} or call.rsplit(".", 1)[-1] in {"now", "today", "utcnow"}}
    assert forbidden == set()


@pytest.mark.parametrize("module", PURE)
def test_only_one_module_of_theirs_can_read_what_the_package_ships(module: str) -> None:
    assert module == "khabar.arabic.tables" or not {name.split(".")[0] for name in imports(parsed(module))} & {"importlib", "pkgutil"}
