"""The same bytes come out whatever the hash seed, the order of the inputs and the number of workers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))


def khabar(*arguments: str | Path, seed: str = "random") -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "khabar", *map(str, arguments)], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
    )
    return done.stdout


def code(*paths: Path, seed: str = "random", workers: int = 1) -> bytes:
    return khabar("code", *paths, "--published", "2024-05-16", "--format", "jsonl", "--workers", str(workers), seed=seed)


@pytest.fixture(scope="module")
def once() -> bytes:
    found = code(*EXAMPLES, seed="0")
    assert found.count(b"\n") > 20
    return found


@pytest.mark.parametrize("seed", ["1", "2", "31337"])
def test_claims_are_the_same_for_any_hash_seed(once: bytes, seed: str) -> None:
    assert code(*EXAMPLES, seed=seed) == once


def test_claims_do_not_depend_on_what_was_read_before(once: bytes) -> None:
    assert sorted(code(*reversed(EXAMPLES)).splitlines()) == sorted(once.splitlines())


def test_two_workers_write_what_one_writes(once: bytes) -> None:
    assert code(*EXAMPLES, workers=2) == once


def test_mentions_are_the_same_for_any_hash_seed() -> None:
    assert khabar("mentions", *EXAMPLES, seed="3") == khabar("mentions", *EXAMPLES, seed="4")


def test_explanations_are_the_same_for_any_hash_seed() -> None:
    assert khabar("explain", EXAMPLES[0], seed="5") == khabar("explain", EXAMPLES[0], seed="6")
