"""Copies: what is one text by several outlets, what only looks like it, and groups that do not hang on who came first."""

from __future__ import annotations

import itertools

import pytest

from khabar.ledger.db.engine import Store
from khabar.ledger.db.texts import add_reports
from khabar.ledger.store import copies
from khabar.ledger.store.signatures import is_copy, pack, signature, unpack
from khabar.model.report import Report, make_report

LEAD = "قُتل 7 مدنيين وأصيب 12 آخرون في قصف مدفعي طال السوق القديم وسط المدينة ظهر الثلاثاء بحسب ما قال رئيس المجلس المحلي لمراسلنا عبر الهاتف."
MIDDLE = "وأضاف أن فرق الإسعاف نقلت الجرحى إلى المشفى الوطني الذي يعاني نقصاً في الدم والأدوية وأن عدد القتلى قد يزداد لخطورة بعض الإصابات."
END = "وكانت المدينة شهدت هدوءاً نسبياً منذ مطلع الشهر بعد اتفاق على وقف إطلاق النار برعاية وجهاء العشائر وممثلين عن الأهالي."
STORY = "\n".join((LEAD, MIDDLE, END))


def alike(one: str, other: str) -> bool:
    found = is_copy(signature(one).words, signature(other).words)
    assert found == is_copy(signature(other).words, signature(one).words)
    return found


@pytest.mark.parametrize(
    "copy",
    [
        STORY,
        STORY.replace("قُتل", "قتل").replace("أصيب", "اصيب"),
        "قصف على السوق القديم\n" + STORY,
        "وكالات - 16/5/2024\n" + STORY,
        LEAD + "\n" + END,
        LEAD + "\n" + MIDDLE,
        STORY + "\nوطالب الأهالي المنظمات الدولية بالتدخل العاجل لحماية الأسواق والمدارس من القصف المتكرر.",
    ],
    ids=["the same", "other spelling", "a headline", "a dateline", "the middle cut", "the end cut", "more at the end"],
)
def test_a_copy(copy: str) -> None:
    assert alike(STORY, copy)
    assert set(signature(STORY).bands) & set(signature(copy).bands)


@pytest.mark.parametrize(
    "other",
    [
        STORY.replace("7", "9").replace("12", "15"),
        MIDDLE.replace("المشفى الوطني", "مشفى الأطفال") + "\n" + "وصلت 20 شاحنة إلى المعبر تحمل طحيناً ودواء وخياماً للنازحين.",
        "قُتل 7 مدنيين وأصيب 12 آخرون في قصف مدفعي",
        "",
    ],
    ids=["a later toll", "one sentence borrowed", "too short to tell", "nothing"],
)
def test_no_copy(other: str) -> None:
    assert not alike(STORY, other)


def test_short_texts_are_copies_only_word_for_word() -> None:
    assert alike("مقتل 3 مدنيين في بلدة عندان", "مقتل 3 مدنيين في بلدة عندان.")
    assert not alike("مقتل 3 مدنيين في بلدة عندان", "مقتل 3 مدنيين في بلدة مارع")


def test_word_hashes_come_back_as_they_were_stored() -> None:
    words = signature(STORY).words
    assert len(words) == len(STORY.replace("\n", " ").split())
    assert unpack(pack(words)) == list(words)


def reports() -> list[Report]:
    """Four carry one text, two of them cut so that they share less with each other than with the first; the last two carry another."""
    other = STORY.replace("7", "9").replace("12", "15")
    carried = [
        (STORY, "2024-05-15"),
        (LEAD + MIDDLE, "2024-05-14"),
        (LEAD + END, "2024-05-16"),
        (STORY, None),
        (other, "2024-05-17"),
        (other, "2024-05-18"),
    ]
    return [make_report(text, id=f"r{at}", published=day, outlet=str(at)) for at, (text, day) in enumerate(carried)]


EXPECTED = {"r0": "r1", "r1": "r1", "r2": "r1", "r3": "r1", "r4": "r4", "r5": "r4"}


def enter(store: Store, found: list[Report]) -> set[str]:
    with store.write() as connection:
        add_reports(connection, found, "2024-06-01T00:00:00Z")
        return copies.enter(connection, found)


def groups(store: Store) -> dict[str, str]:
    with store.read() as connection:
        return copies.groups(connection, [report.id for report in reports()])


def test_a_group_is_named_by_its_earliest_member(store: Store) -> None:
    assert enter(store, reports()) == set(EXPECTED)
    assert groups(store) == EXPECTED


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5], ids=str)
def test_groups_do_not_hang_on_the_order_of_arrival(store: Store, order: tuple[int, ...]) -> None:
    found = reports()
    for at in (*order, 5, 4):
        enter(store, [found[at]])
    assert groups(store) == EXPECTED


def test_a_report_that_comes_late_and_is_earlier_names_the_group_anew(store: Store) -> None:
    found = reports()
    enter(store, [found[0]])
    assert enter(store, [found[3]]) == {"r0", "r3"}
    assert enter(store, [found[1]]) == {"r0", "r1", "r3"}


def test_what_an_erased_text_held_together_falls_apart(store: Store) -> None:
    found = reports()
    enter(store, found[:3])
    with store.write() as connection:
        assert copies.withdraw(connection, [found[0].sha256]) == {"r1", "r2"}
        assert copies.groups(connection, ["r0", "r1", "r2"]) == {}
