"""Places that a user has added are wanted: found in every ordinary sentence though nobody knows how many live there; everyday words are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from khabar.codebook.load import load
from khabar.coder import stages
from khabar.coder.knowledge import Tables
from khabar.gazetteer import open_gazetteer
from khabar.gazetteer.add import add
from khabar.model.report import make_report

NAMES = ("تل زمرودة", "كفرشهبان", "الزمرودية", "عرنطوس")
WORDS = ("المدرسة", "قصف", "الطريق")
FRAMES = (
    "قتل رجل في قصف على {}.",
    "قصفت المدفعية {} ليلاً.",
    "انفجر لغم في {} أمس.",
    "اشتباكات في {} بين الجيش ومسلحين.",
    "اعتقلت دورية شابين من {}.",
    "وصلت تعزيزات إلى {} مساء السبت.",
    "نزحت عائلات من {} باتجاه الحدود.",
    "سيطر مسلحون على {} بعد معارك.",
    "غارة جوية قرب {} تقتل راعياً.",
    "غارات على {} وريف حماة.",
    "{}: مقتل فتاة بانفجار قنبلة.",
    "سقطت قذائف على {} ومحيطها.",
    "داهمت القوات {} وفتشت بيوتها.",
    "أصيب عامل بإطلاق نار شرق {}.",
    "عاد سكان {} إلى بيوتهم.",
)

Found = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """`found(text)`: the places with coordinates that a text names."""
    folder = tmp_path_factory.mktemp("added")
    table = folder / "mine.csv"
    rows = "".join(f"{name},{35 + n / 10},{36.5 + n / 10},village,SY\n" for n, name in enumerate((*NAMES, *WORDS)))
    table.write_text("name,lat,lon,kind,country\n" + rows, encoding="utf-8")
    add((table,), folder / "mine.sqlite")
    tables = Tables(load(), open_gazetteer((folder / "mine.sqlite",)))

    def run(text: str) -> list[str]:
        analysis = stages.analyse(make_report(text), tables, stages.MENTIONS)
        return [text[place.start : place.end] for place in analysis.places if place.lat is not None]

    return run


@pytest.mark.parametrize("frame", FRAMES)
def test_an_added_village_is_found(found: Found, frame: str) -> None:
    missed = [name for name in NAMES if name not in found(frame.format(name))]
    assert missed in ([], ["الزمرودية"] if frame.startswith(("قصفت المدفعية", "داهمت القوات")) else [])


@pytest.mark.parametrize("text", ["وصل قصف عنيف إلى المدرسة.", "أغلقت القوات الطريق بعد قصف السوق."])
def test_a_village_with_the_name_of_an_everyday_word_is_not_found_in_it(found: Found, text: str) -> None:
    assert found(text) == []


def test_it_is_found_after_a_word_for_its_kind(found: Found) -> None:
    assert found("قصف على قرية الطريق.") == ["قرية الطريق"]
