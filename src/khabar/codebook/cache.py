"""The cache of compiled codebooks: shipped inside a wheel, else in the user's cache folder, else nowhere.

A file is named by the hash of all that it was made from, data and code, so it is never out of date.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import tempfile
from functools import cache
from pathlib import Path

HOME = Path(__file__).parent
SHIPPED = HOME / "shipped"
"""Where a wheel carries the codebook compiled when it was built."""
_KEPT = 8


@cache
def code_hash() -> str:
    """Hash of the code and tables that compiling may use, mazini with them."""
    digest = hashlib.sha256()
    for path in sorted((*HOME.rglob("*.py"), *(one for one in (HOME.parent / "arabic").rglob("*") if one.suffix in {".py", ".tsv"}))):
        digest.update(path.read_bytes())
    mazini = importlib.util.find_spec("mazini")
    if mazini and mazini.origin:
        digest.update(Path(mazini.origin).read_bytes())
    return digest.hexdigest()


def file_name(inputs: str) -> str:
    """The name of the compiled file for inputs of this hash."""
    return f"codebook-{hashlib.sha256((inputs + code_hash()).encode()).hexdigest()[:24]}.msgpack"


def user_folder() -> Path | None:
    """The user's cache folder, as the XDG base directory specification has it; None for a user without a home."""
    root = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(root):
        root = os.path.join(os.path.expanduser("~"), ".cache")
    return Path(root, "khabar") if os.path.isabs(root) else None


def fetch(inputs: str) -> bytes | None:
    """The compiled codebook for inputs of this hash, None if there is none that can be read."""
    name = file_name(inputs)
    for folder in (SHIPPED, user_folder()):
        with contextlib.suppress(OSError):
            if folder is not None:
                return (folder / name).read_bytes()
    return None


def store(inputs: str, data: bytes) -> None:
    """Keeps a compiled codebook for the user; a folder that cannot be written is no error."""
    folder = user_folder()
    if folder is not None:
        with contextlib.suppress(OSError):
            write(inputs, data, folder)
            _prune(folder)


def write(inputs: str, data: bytes, folder: Path) -> Path:
    """Writes a compiled codebook into a folder, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, written = tempfile.mkstemp(dir=folder, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(written, folder / file_name(inputs))
    except OSError:
        os.unlink(written)
        raise
    return folder / file_name(inputs)


def _prune(folder: Path) -> None:
    """Leaves the newest few: an analyst who edits makes a new one every time."""
    files = sorted(folder.glob("codebook-*.msgpack"), key=lambda path: path.stat().st_mtime)
    for path in files[:-_KEPT]:
        path.unlink(missing_ok=True)
