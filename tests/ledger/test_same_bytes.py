"""A ledger tells the same bytes whatever the hash seed, and the same things whatever the order of the reports and the size of the batches."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TOWN, AREA = "في بلدة حيان", "في محافظة حلب"
TEXTS = [
    f"قُتل 5 مدنيين وأصيب 9 آخرون في قصف مدفعي على بلدة حيان اليوم.\nوقُتل 5 أشخاص {AREA} خلال اليوم.",
    f"قُتل مدني {TOWN} جراء قصف مدفعي اليوم، وأصيب 5 أشخاص.",
    f"قُتل 7 أشخاص، بينهم 5 مدنيين، جراء قصف مدفعي {TOWN} اليوم، ونفى الجيش مسؤوليته عن القصف.",
    f"ارتفعت حصيلة قتلى القصف المدفعي {TOWN} إلى 9 أشخاص، بحسب مصدر طبي.",
    f"سقط 12 قتيلاً وجريحاً جراء القصف على بلدة حيان {AREA} اليوم، وفق الدفاع المدني.",
    f"قُتل 5 مقاتلين جراء غارة جوية {TOWN} اليوم، وقالت وكالة النهر إن الطيران التركي نفذها.",
]


def khabar(folder: Path, *arguments: str, seed: str) -> bytes:
    command = [sys.executable, "-m", "khabar", "ledger", *arguments]
    return subprocess.run(command, capture_output=True, check=True, cwd=folder, env={**os.environ, "PYTHONHASHSEED": seed}).stdout


def told(folder: Path, seed: str, *, backwards: bool = False, batch: int = 200) -> bytes:
    """What a ledger of the reports lists, made and read with one hash seed."""
    rows = [{"id": f"r{n}", "text": text, "outlet": f"o{n % 4}", "published": f"2024-05-1{5 + n // 4}"} for n, text in enumerate(TEXTS)]
    lines = [json.dumps(row) for row in (reversed(rows) if backwards else rows)]
    (folder / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    khabar(folder, "add", "war.db", "reports.jsonl", "--batch", str(batch), seed=seed)
    return b"".join(khabar(folder, what, "war.db", "--format", "jsonl", seed=seed) for what in ("events", "incidents", "claims"))


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    found = told(tmp_path_factory.mktemp("once"), "0")
    assert len({one["kind"] for line in found.splitlines() for one in json.loads(line).get("disagreements", ())}) >= 3
    return found


@pytest.mark.parametrize("seed", ["1", "2", "3", "4"])
def test_events_and_incidents_are_the_same_for_any_hash_seed(once: bytes, seed: str, tmp_path: Path) -> None:
    assert told(tmp_path, seed) == once


def without_ids(told: bytes) -> list[str]:
    """Records but for the ids of events and incidents, which are given once and last, and so hang on what came first."""
    records = [json.loads(line) for line in told.splitlines()]
    kept = [{key: one[key] for key in one if key not in {"id", "incident", "related", "events"}} for one in records]
    return sorted(json.dumps(one, sort_keys=True) for one in kept)


def test_events_and_incidents_say_the_same_for_any_order_and_batch(once: bytes, tmp_path: Path) -> None:
    assert without_ids(told(tmp_path, "5", backwards=True, batch=2)) == without_ids(once)
