"""The names that programs import from khabar."""

from __future__ import annotations

import subprocess
import sys

import khabar
from khabar.ledger.store.ingest import Coder as LedgersCoder


def test_every_public_name_is_there_and_explained() -> None:
    assert [name for name in khabar.__all__ if not getattr(khabar, name).__doc__] == []


def test_khabar_has_no_other_names() -> None:
    assert not hasattr(khabar, "nothing")


def test_khabar_itself_loads_nothing() -> None:
    """Commands start fast as long as a name is loaded only by who asks for it."""
    program = "import khabar, sys; print([name for name in sys.modules if name.startswith('khabar.')])"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def test_a_coder_codes_reports_and_fills_a_ledger() -> None:
    coder: LedgersCoder = khabar.Coder()
    reports = [khabar.make_report("أصيب طفلان بانفجار لغم في بلدة حيان."), khabar.make_report("لا شيء.")]
    found = coder.code(reports)
    assert [[claim.type for claim in claims] for claims in found] == [["injury", "bombing"], []]
    assert found[0][0].made_by == coder.made_by
