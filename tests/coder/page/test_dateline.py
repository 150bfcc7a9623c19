"""The publication day of plain text: from a dateline, never guessed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khabar
from khabar.arabic.sentences import split_sentences
from khabar.arabic.words import Forms, tokenise
from khabar.codebook.tables import read_lists
from khabar.coder.knowledge import Tables
from khabar.coder.page.dateline import Dateline
from khabar.coder.stages import analyse
from khabar.coder.times.grammar import TimeGrammar
from khabar.model.report import PublishedBy, make_report

LISTS = read_lists(Path(khabar.__file__).parent / "codebook" / "lists")
GRAMMAR = TimeGrammar(LISTS)
BODY = "قصفت الطائرات أطراف القرية وأصيب رجلان.\nنقل المصابان إلى مشفى المدينة.\nلم تعلق الجهات الرسمية.\nوعاد الهدوء إلى المنطقة.\n"
LONG = BODY * 3


def published(text: str) -> tuple[str, str] | None:
    """The publication day found, and the words that say so."""
    words = tokenise(text, Forms())
    found = Dateline(GRAMMAR, LISTS.publication_labels, LISTS.weekdays).find(words, split_sentences(words))
    return (found.date.isoformat(), text[found.start : found.end]) if found else None


@pytest.mark.parametrize(
    ("text", "day", "evidence"),
    [
        ("غارة على القرية\nدمشق - 16 شباط 2019\n" + LONG, "2019-02-16", "16 شباط 2019"),
        ("غارة على القرية\n2019-02-16 11:00\n" + LONG, "2019-02-16", "2019-02-16 11:00"),
        ("غارة على القرية\nنشر في: 16/02/2019\n" + LONG, "2019-02-16", "16/02/2019"),
        ("السبت، 16 فبراير/شباط 2019\n" + LONG, "2019-02-16", "السبت، 16 فبراير/شباط 2019"),
        (LONG + "16 شباط 2019", "2019-02-16", "16 شباط 2019"),
        (
            "غارة\nأعلن المجلس اليوم السبت 16 شباط 2019 أن الطريق مغلق أمام الشاحنات والسيارات الصغيرة.\n" + LONG,
            "2019-02-16",
            "اليوم السبت 16 شباط 2019",
        ),
        ("حصاد المعارك في ريف المدينة وما حولها من القرى ليوم السبت 16/ شباط/ 2019\n" + LONG, "2019-02-16", "يوم السبت 16/ شباط/ 2019"),
        (
            f"غارة على القرية\n{BODY.splitlines()[0]}\nوكالة الضفاف\nمكتب الأخبار\nالسبت, 16 شباط 2019, 11:00\n" + LONG,
            "2019-02-16",
            "السبت, 16 شباط 2019, 11:00",
        ),
        ("غارة على القرية\nآخر تحديث: 16.02.2019 | 21:18 دمشق\nقصفت الطائرات القرية يوم السبت.\n" + LONG, "2019-02-16", "16.02.2019"),
        ("غارة على القرية\nآخر تحديث: 17.02.2019\nقصفت الطائرات القرية اليوم السبت.\n" + LONG, "2019-02-16", "17.02.2019"),
    ],
)
def test_a_dateline_dates_the_report(text: str, day: str, evidence: str) -> None:
    assert published(text) == (day, evidence)


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        "",
        "غارة على القرية\n" + BODY + "وقعت غارة مماثلة في 16 شباط 2017 وقتل فيها رجلان من أهل القرية وجرح آخرون.\n" + LONG,
        "غارة على القرية\n16 شباط\n" + LONG,
        "غارة على القرية\nشباط 2019\n" + LONG,
        "غارة على القرية\nالجمعة 16 شباط 2019\n" + LONG,
        "16 شباط 2019\n17 شباط 2019\n" + LONG,
        "غارة على القرية\nآخر تحديث: 20/02/2019\n" + LONG,
        "غارة على القرية\n31 شباط 2019\n" + LONG,
        LONG + "جميع الحقوق محفوظة 2019",
        "غارة على القرية\nآخر تحديث: 20.02.2019\nقصفت الطائرات القرية يوم السبت.\n" + LONG,
        "اتهم الوزير يوم الخميس من قصفوا المدينة بتكرار ما حدث فيها وحولها في 16 شباط 2019.\n" + LONG,
        "غارة على القرية\n" + "\n".join(BODY.splitlines() * 3) + "\n16 شباط 2019\n" + LONG,
    ],
    ids=[
        "no date",
        "nothing",
        "inside",
        "no year",
        "no day",
        "wrong week day",
        "two days",
        "update",
        "no such day",
        "rights",
        "changed later",
        "a date in the lead",
        "deep in the text",
    ],
)
def test_without_plain_evidence_there_is_none(text: str) -> None:
    assert published(text) is None


def test_a_label_is_stronger_than_a_line_of_its_own() -> None:
    assert published("1 كانون الثاني 2018\nنشرت في: 16/02/2019\n" + LONG) == ("2019-02-16", "16/02/2019")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قصفت الطائرات القرية اليوم السبت.\n", dt.date(2019, 2, 16)),
        ("قصفت الطائرات القرية اليوم الأحد.\n", dt.date(2019, 2, 17)),
        ("قصفت الطائرات القرية.\n", dt.date(2019, 2, 16)),
        ("قصفت الطائرات القرية يوم الخميس.\n", dt.date(2019, 2, 16)),
    ],
    ids=["its day", "the day after", "no week day", "an earlier one"],
)
def test_an_embedded_post_is_not_later_than_its_text(text: str, day: dt.date) -> None:
    words = tokenise(text, Forms())
    assert Dateline(GRAMMAR, LISTS.publication_labels, LISTS.weekdays).after(dt.date(2019, 2, 16), words, split_sentences(words)) == day


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found = published(text)
    assert found is None or dt.date.fromisoformat(found[0])


@pytest.mark.parametrize(
    ("text", "by", "day", "stated"),
    [
        ("دمشق - 16 شباط 2019\n" + LONG, "option", "2019-02-16", "text"),
        ("نشر في: 16/02/2019\n" + LONG, "option", "2019-02-16", "text"),
        ("دمشق - 16 شباط 2019\n" + LONG, "input", "2024-05-16", "input"),
        ("قُصفت القرية في 16 شباط 2019\n" + LONG, "option", "2024-05-16", "option"),
        ("قُصفت القرية في 16 شباط 2019", "option", "2024-05-16", "option"),
        ("مجزرة القرية 16 شباط 2019\n" + LONG, "option", "2024-05-16", "option"),
    ],
    ids=["dateline", "label", "input", "prose in lines", "prose alone", "headline on an event"],
)
def test_the_day_that_the_text_states_goes_before_the_one_given_for_reports_that_state_none(
    tables: Tables, text: str, by: PublishedBy, day: str, stated: PublishedBy
) -> None:
    report = analyse(make_report(text, published="2024-05-16", published_by=by), tables).report
    assert (report.published, report.published_by) == (day, stated)


def test_a_report_that_nobody_dated_says_that_its_text_did(tables: Tables) -> None:
    report = analyse(make_report("دمشق - 16 شباط 2019\n" + LONG), tables).report
    assert (report.published, report.published_by) == ("2019-02-16", "text")
    assert analyse(make_report(LONG), tables).report.published_by is None
