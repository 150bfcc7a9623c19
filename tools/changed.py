"""Names the packages of this environment that are not those of a lock: the suspects when tests fail against the newest of everything.

python tools/changed.py requirements/test.txt
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import distributions
from pathlib import Path

_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+))?", re.MULTILINE)


def canonical(name: str) -> str:
    """A package's name as the index compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(text: str) -> dict[str, set[str]]:
    """The versions that a requirements file holds each package at: several where they differ by platform or Python."""
    found: dict[str, set[str]] = {}
    for name, version, _ in _PINNED.findall(text):
        found.setdefault(canonical(name), set()).add(version)
    return found


def changed(held: Mapping[str, set[str]], installed: Mapping[str, str]) -> Iterator[str]:
    """A line for each installed package of another version than the lock holds, or that it does not hold at all."""
    for name, version in sorted(installed.items()):
        if name not in held:
            yield f"{name} {version} (not in the lock)"
        elif version not in held[name]:
            yield f"{name} {' or '.join(sorted(held[name]))} -> {version}"


def main(path: Path) -> None:
    """Print what differs from the lock at `path`."""
    own = {"khabar", "pip", "setuptools", "wheel"}
    installed = {canonical(one.metadata["Name"]): one.version for one in distributions()}
    lines = list(changed(locked(path.read_text(encoding="utf-8")), {name: v for name, v in installed.items() if name not in own}))
    print("\n".join((f"Not as in {path}, so the first to suspect:", *lines)) if lines else f"All as in {path}: no package is to blame.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
