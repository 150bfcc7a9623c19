"""Showing: an article as text."""

from __future__ import annotations

from pathlib import Path

from khabar.codebook.load import load_folders
from khabar.codebook.show import show


def test_an_article_is_shown_whole(folder: Path) -> None:
    """Head, words with their conditions, examples with their claims, lookalikes."""
    lines = show(load_folders((folder,)).types["killing"]).splitlines()
    assert lines[0] == "killing (قتل), harm"
    assert "  agent: killer; target: the dead; PLOVER: ASSAULT; ACLED: Violence against civilians/Attack" in lines
    assert "  قتل (قتل, فعَل يفعُل) act_on" in lines
    assert "  مقتل noun_on; على: agent; needs مدني، عسكري" in lines
    assert "  with aircraft, drone: air_strike" in lines
    assert "  1. قُتل ثلاثة مزارعين بانفجار لغم قرب بلدة السفيرة يوم الاثنين. [2024-05-15]" in lines
    assert "     → killing «يقتل»; polarity negated" in lines
    assert any("time «يوم الاثنين» edtf=2024-05-13" in line and "min=3 max=3 unit=person" in line for line in lines)
    assert lines[-1] == "  3. يقتلون الوقت باللعب."
