"""A small codebook in a folder of its own, and a cache that no test shares with the user."""

from __future__ import annotations

from pathlib import Path

import pytest

FRAMES = """
act_on: {subject: agent, object: target}
act: {subject: agent, على: target}
undergo: {subject: target}
noun_on: {of: target}
noun_fate: {of: target}
noun_by: {of: agent}
noun_either: {of: [agent, target]}
event: {}
"""

KILLING = """
type: killing
family: harm
label: {en: killing, ar: قتل}
definition: People are killed, by anyone.
agent: killer
target: the dead
plover: ASSAULT
acled: Violence against civilians/Attack
notes: Nobody has to be named.
triggers:
- {verb: قتل, root: قتل, pattern: فعَل يفعُل, frame: act_on}
- {verb: لقي, root: لقي, pattern: فعِل يفعَل, then: مصرع, frame: undergo}
- {verb: استشهد, root: شهد, pattern: استفعل, frame: undergo, masdar: true, passive: true}
- {noun: مقتل, frame: noun_on, with: {على: agent}, needs: [مدني, عسكري]}
- {noun: إعدام, then: ميداني, gap: 0, frame: noun_on}
- {phrase: مفارق للحياة, frame: event}
becomes:
- {means: [aircraft, drone], type: air_strike}
examples:
- text: قُتل ثلاثة مزارعين بانفجار لغم قرب بلدة السفيرة يوم الاثنين.
  published: 2024-05-15
  claims:
  - type: killing
    trigger: قُتل
    target: [مزارعين]
    at: [بلدة السفيرة]
    time: {q: يوم الاثنين, edtf: 2024-05-13}
    quantities: [{q: ثلاثة مزارعين, min: 3, max: 3, unit: person}]
- {text: قتل مسلحون مدنيا., claims: [{type: killing, trigger: قتل, agent: [مسلحون], target: [مدنيا]}]}
- {text: لقي شاب مصرعه., claims: [{type: killing, trigger: لقي شاب مصرعه, target: [شاب]}]}
- {text: استشهد طفلان., claims: [{type: killing, trigger: استشهد}]}
- {text: أعلن مقتل ضابط., claims: [{type: killing, trigger: مقتل, polarity: affirmed}]}
- {text: لم يقتل أحد., claims: [{type: killing, trigger: يقتل, polarity: negated}]}
lookalikes:
- {text: قتل اللاعب المباراة بهدف ثان.}
- {text: قتلت المنتجة الشخصية في الحلقة الأخيرة.}
- {text: يقتلون الوقت باللعب.}
"""

SAY = "- {verb: قال, root: قول, pattern: فعَل يفعُل, prep: عن ب, relays: true}\n"
SAY_NOUN = "- {noun: بيان, plurals: [بيانات]}\n"


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache for this test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "khabar"


def write(folder: Path, **texts: str) -> Path:
    """Writes files by name, `types__killing` for types/killing.yaml; a name that ends in _tsv is a table."""
    for name, text in texts.items():
        path = folder / name.replace("__", "/")
        path = path.with_name(path.name.removesuffix("_tsv") + ".tsv") if name.endswith("_tsv") else path.with_suffix(".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A codebook of one type and two listed words."""
    means = "phrase\tkind\n# a comment\nطائرة\taircraft\nلغم\tmine\n"
    months = "category\twords\tvalue\nmonth\tشباط\t2\nmonth\tآذار\t3\n"
    verbs = {"verbs__say": SAY, "verbs__say_noun": SAY_NOUN}
    return write(tmp_path / "codebook", frames=FRAMES, types__killing=KILLING, lists__means_tsv=means, lists__months_tsv=months, **verbs)
