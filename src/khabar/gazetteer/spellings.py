"""Spellings: the words of names that are matched as one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from khabar.arabic.script import fold

_FILE = Path(__file__).parent / "data" / "spellings.tsv"


@lru_cache(maxsize=1)
def read_spellings() -> dict[str, str]:
    """Folded word -> folded word it is matched as."""
    rows = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {fold(word): fold(same) for word, same in rows[1:]}
