"""A claim type that only an analyst's folder knows: coded, added, linked, shown and listed, without Python."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = """\
type: poisoning
family: harm
label: {en: poisoning of wells, ar: تسميم آبار}
definition: Somebody poisons a source of water.
agent: who poisons it
traits: {physical: true, core: true}
triggers:
- {verb: سمم, root: سمم, pattern: فعّل, frame: act, needs: [بئر, آبار, خزان]}
- {noun: تسميم, frame: noun_by, needs: [بئر, آبار, خزان]}
examples:
- text: سمم مسلحون بئر القرية قرب بلدة حيان.
  claims:
  - {type: poisoning, trigger: سمم, agent: [مسلحون], at: [بلدة حيان]}
"""
ONE = "سمم مسلحون بئر القرية قرب بلدة حيان فجر الاثنين، بحسب الدفاع المدني."
OTHER = "أدان المجلس المحلي تسميم بئر قرب بلدة حيان يوم الاثنين."
THIRD = "قصفت مدفعية الجيش بلدة تل رفعت يوم الثلاثاء."


def khabar(*arguments: str | Path) -> str:
    done = subprocess.run([sys.executable, "-m", "khabar", *map(str, arguments)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def written(path: Path, **texts: str) -> Path:
    rows = [{"id": id, "text": text, "outlet": id, "published": "2024-05-15"} for id, text in texts.items()]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An overlay of one new article, and a ledger of two reports that are coded with it."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "codebook" / "types").mkdir(parents=True)
    (folder / "codebook" / "types" / "poisoning.yaml").write_text(ARTICLE, encoding="utf-8")
    khabar("ledger", "add", folder / "own.db", written(folder / "two.jsonl", one=ONE, other=OTHER), "--codebook", folder / "codebook")
    return folder


def poisonings(own: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in khabar("ledger", "events", own / "own.db", "--type", "poisoning", "--format", "jsonl").splitlines()]


def test_it_is_coded(own: Path) -> None:
    claims = [json.loads(line) for line in khabar("code", own / "two.jsonl", "--codebook", own / "codebook", "--format", "jsonl").splitlines()]
    assert [claim["report"]["id"] for claim in claims if claim["type"] == "poisoning"] == ["one", "other"]


def test_its_claims_are_linked_and_listed(own: Path) -> None:
    (event,) = poisonings(own)
    assert event["reports"] == ["one", "other"]
    (row,) = csv.DictReader(io.StringIO(khabar("ledger", "events", own / "own.db", "--type", "poisoning", "--format", "csv")))
    assert (row["type"], row["id"]) == ("poisoning", event["id"])
    assert "poisoning" in khabar("ledger", "show", own / "own.db", str(event["id"]))
    assert khabar("ledger", "claims", own / "own.db", "--type", "poisoning", "--format", "csv").count("poisoning") >= 2


def test_a_ledger_opened_without_the_folder_still_knows_its_claims(own: Path) -> None:
    """Its type has the default rule then: claims are compared within their type."""
    before = poisonings(own)
    khabar("ledger", "add", own / "own.db", written(own / "third.jsonl", third=THIRD))
    assert poisonings(own) == before
    khabar("ledger", "recode", own / "own.db", "--by", "Hind", "--codebook", own / "codebook")
    assert poisonings(own) == before
    khabar("ledger", "verify", own / "own.db")
