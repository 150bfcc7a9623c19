"""Rewrites the golden files: what khabar says of each report in `examples/`.

    python tools/golden.py          rewrites tests/golden/*.jsonl; read the difference before you commit it
    python tools/golden.py --check  only tells which files would change; status 1 if any

Each line is a claim without what changes with every release: its ids, its hashes and its report.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec

from khabar.codebook.load import load
from khabar.coder.knowledge import Tables
from khabar.coder.stages import code
from khabar.gazetteer import open_gazetteer
from khabar.model.report import make_report

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES, GOLDEN = ROOT / "examples", ROOT / "tests" / "golden"
PUBLISHED = "2024-05-16"
"""The day on which all examples are taken to be published."""
_LEFT_OUT = ("schema", "id", "report", "made_by")


def lines(example: Path, tables: Tables) -> str:
    """The golden file of one example."""
    found = code(make_report(example.read_text(encoding="utf-8"), published=PUBLISHED), tables)
    kept = ({key: value for key, value in msgspec.to_builtins(claim).items() if key not in _LEFT_OUT} for claim in found)
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in kept)


def main(check: bool) -> int:
    """Rewrites, or with `check` compares; the exit status."""
    tables = Tables(load(), open_gazetteer())
    wanted = {GOLDEN / f"{example.stem}.jsonl": lines(example, tables) for example in sorted(EXAMPLES.glob("*.txt"))}
    stale = [path for path in sorted(GOLDEN.glob("*.jsonl")) if path not in wanted]
    changed = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in (*changed, *stale):
        print(path.relative_to(ROOT))
    if check:
        return 1 if changed or stale else 0
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for path in stale:
        path.unlink()
    for path in changed:
        path.write_text(wanted[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
