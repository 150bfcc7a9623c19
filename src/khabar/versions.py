"""Versions: which code and tables made a record, by a hash of the files that made it.

Code counts by its tokens without comments, docstrings and layout, tables by their rows, so that a comment recodes nothing and a changed rule
does. A wheel carries the versions of what was packed; a source tree works them out once for each state of its files, and keeps them in the
user's cache.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import tokenize
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

HOME = Path(__file__).parent
SHIPPED = HOME / "versions.json"
"""Where a wheel has the versions, written when it was built."""
_LANGUAGE = ("arabic", "model", "codebook/codebook.py", "codebook/ledger_words.py")
_READING = ("codebook", "compile", "compiled", "entry", "ledger_words", "load", "sources", "tables", "yaml_files")
"""What makes a codebook of its files; what only checks or shows one changes no claim."""
_LINKING = (*_LANGUAGE, "ledger/figures.py", "ledger/figure_words.tsv", "ledger/link")
PARTS: Mapping[str, Sequence[str]] = {
    "coder": ("arabic", "coder", "model", "gazetteer", "codebook/schema", *(f"codebook/{name}.py" for name in _READING)),
    "linking": _LINKING,
    "telling": (*_LINKING, "ledger/tell"),
}
"""What each version is of: folders and files under `khabar`. The codebook's and the gazetteer's data have hashes of their own."""
_SILENT = frozenset({tokenize.COMMENT, tokenize.NL, tokenize.ENCODING, tokenize.ENDMARKER})
_BREAKS = frozenset({tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT})
_ENDS = {"FSTRING_START": 1, "FSTRING_END": -1}


def version_of(part: str) -> str:
    """The version of `coder`, `linking` or `telling`: 16 hexadecimal digits."""
    return _known()[part]


@cache
def _known() -> dict[str, str]:
    if SHIPPED.is_file():
        return dict(json.loads(SHIPPED.read_text(encoding="utf-8")))
    kept = _kept_in()
    if kept is not None:
        with contextlib.suppress(OSError, ValueError):
            return dict(json.loads(kept.read_text(encoding="utf-8")))
    found = work_out(HOME)
    if kept is not None:
        with contextlib.suppress(OSError):
            _write(kept, found)
    return found


def _kept_in() -> Path | None:
    """The file of the user's cache for the files as they are now."""
    from khabar.codebook.cache import user_folder

    folder = user_folder()
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted({path for names in PARTS.values() for path in _files(HOME, names)}):
        digest.update(path.relative_to(HOME).as_posix().encode() + b"\x1d" + path.read_bytes() + b"\x1d")
    return folder / f"versions-{digest.hexdigest()[:24]}.json" if folder is not None else None


def _write(path: Path, found: Mapping[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.tmp")
    part.write_text(json.dumps(found), encoding="utf-8")
    os.replace(part, path)


def ship(path: Path) -> Path:
    """Write the versions of the source tree for a wheel."""
    _write(path, work_out(HOME))
    return path


def work_out(home: Path) -> dict[str, str]:
    """The versions of the tree at `home`, which is a folder as `khabar` is."""
    return {part: _hash(home, names) for part, names in PARTS.items()}


def _hash(home: Path, names: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for path in _files(home, names):
        text = path.read_text(encoding="utf-8")
        lines = tokens(text) if path.suffix == ".py" else rows(text)
        digest.update(("\x1e".join((path.relative_to(home).as_posix(), *lines)) + "\x1d").encode())
    return digest.hexdigest()[:16]


def _files(home: Path, names: Sequence[str]) -> list[Path]:
    """The code and tables of folders and files, in one order on every machine."""
    found: set[Path] = set()
    for name in names:
        path = home / name
        found.update([path] if path.is_file() else (one for one in path.rglob("*") if one.suffix in {".py", ".tsv"}))
    return sorted(found, key=lambda path: path.relative_to(home).as_posix())


def rows(text: str) -> Iterator[str]:
    """The lines of a table that are no comment."""
    return (line.rstrip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def tokens(source: str) -> Iterator[str]:
    """The tokens of a module by their text, without comments, docstrings and layout; a formatted string is one, on every Python."""
    lines = source.splitlines(keepends=True)
    kept: list[tuple[int, str]] = []
    depth, start = 0, (0, 0)
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        step = _ENDS.get(tokenize.tok_name[token.type], 0)
        start = token.start if step == 1 and not depth else start
        depth += step
        if step == -1 and not depth:
            kept.append((tokenize.STRING, _between(lines, start, token.end)))
        elif not depth and not step and token.type not in _SILENT:
            kept.append((token.type, "" if token.type in _BREAKS else token.string))
    for at, (kind, text) in enumerate(kept):
        if kind == tokenize.STRING and _is_statement(kept, at):
            continue
        yield tokenize.tok_name[kind] if kind in _BREAKS else text


def _is_statement(kept: Sequence[tuple[int, str]], at: int) -> bool:
    """Whether a string is all that a statement is."""
    before = at == 0 or kept[at - 1][0] in _BREAKS
    return before and at + 1 < len(kept) and kept[at + 1][0] == tokenize.NEWLINE


def _between(lines: Sequence[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    if start[0] == end[0]:
        return lines[start[0] - 1][start[1] : end[1]]
    return "".join((lines[start[0] - 1][start[1] :], *lines[start[0] : end[0] - 1], lines[end[0] - 1][: end[1]]))
