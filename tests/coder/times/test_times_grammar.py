"""Times: the corpus of phrasings, how the context moves, what no text may break."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import khabar
from khabar.arabic.sentences import split_sentences
from khabar.arabic.words import Forms, tokenise
from khabar.codebook.schema.times import TimeRule
from khabar.codebook.tables import read_lists, read_tsv
from khabar.coder.times.grammar import TimeGrammar
from khabar.coder.times.words import LISTS as WORD_LISTS
from khabar.errors import CodebookError
from khabar.model.mention import Time

LISTS = read_lists(Path(khabar.__file__).parent / "codebook" / "lists")
GRAMMAR = TimeGrammar(LISTS)
FORMS = Forms()
CORPUS = Path(__file__).parents[2] / "corpus"
YES = read_tsv(CORPUS / "times.tsv")
NO = read_tsv(CORPUS / "times_not.tsv")
VOCABULARY = sorted({row.words for name in WORD_LISTS for row in getattr(LISTS, name)})
SIDE = r"\d{4}(-\d\d){0,2}~?|\d{3}X"


def find(text: str, published: str = "2019-02-16") -> tuple[Time, ...]:
    """The times of a text."""
    words = tokenise(text, FORMS)
    return GRAMMAR.find(words, split_sentences(words), dt.date.fromisoformat(published) if published else None)


def values(text: str, published: str = "2019-02-16") -> list[tuple[str, str | None]]:
    """What each time of a text quotes, and its EDTF."""
    return [(text[time.start : time.end], time.edtf) for time in find(text, published)]


def test_the_corpus_is_large_enough() -> None:
    """At least 500 phrasings with values, at least 150 sentences without a time."""
    assert len(YES) >= 500
    assert len(NO) >= 150


@pytest.mark.parametrize("row", YES, ids=[f"{row['published']} {row['text']}" for row in YES])
def test_a_phrasing_has_its_span_and_value(row: Mapping[str, str]) -> None:
    """The last time of the sentence is the row's, to the letter; only where the context matters is there one before."""
    found = find(row["text"], row["published"])
    time = found[-1]
    flags = " ".join((*(["vague"] if time.vague else []), *time.flags))
    assert row["text"][time.start : time.end] == row["span"]
    assert (time.edtf or "", time.part or "", time.basis, time.iso or "", flags) == tuple(row[c] for c in ("edtf", "part", "basis", "iso", "flags"))
    assert len(found) == 1 or row["text"].index(row["span"]) > found[0].start


@pytest.mark.parametrize("text", [row["text"] for row in NO])
def test_ordinary_words_are_no_time(text: str) -> None:
    assert values(text) == []


def test_the_report_that_the_project_started_from() -> None:
    """Every time of the Baghouz report has its day."""
    assert values("على مدار الشهرين الماضيين") == [("على مدار الشهرين الماضيين", "2018-12-16/2019-02-16")]
    assert values("صرّح يوم الجمعة الماضي بأنه سيتحدث خلال الساعات الـ 24 المقبلة") == [
        ("يوم الجمعة الماضي", "2019-02-15"),
        ("خلال الساعات الـ 24 المقبلة", "2019-02-15/2019-02-16"),
    ]


class TestToday:
    """A report's own today is the publication day unless the report says otherwise."""

    def test_a_report_filed_after_midnight_says_the_day_before(self) -> None:
        assert values("قُصفت البلدة اليوم الجمعة. ويسود الهدوء الآن.") == [("اليوم الجمعة", "2019-02-15"), ("الآن", "2019-02-15")]

    def test_a_report_dated_in_a_zone_behind_says_the_day_after(self) -> None:
        assert values("قُصفت البلدة اليوم الأحد وأمس") == [("اليوم الأحد", "2019-02-17"), ("أمس", "2019-02-16")]

    def test_a_week_day_far_from_today_is_a_conflict_and_does_not_move_it(self) -> None:
        (time,) = find("قُصفت البلدة اليوم الثلاثاء")
        assert (time.edtf, time.flags) == ("2019-02-16", ("weekday_conflict",))


class TestContext:
    """Some times are counted from what the text last spoke of."""

    def test_the_next_day_follows_the_last_day_named(self) -> None:
        assert values("وصلوا في 5 أيار 2016. وفي اليوم التالي غادروا.")[-1] == ("اليوم التالي", "2016-05-06")

    def test_the_context_is_forgotten_after_three_sentences(self) -> None:
        far = "وصلوا في 5 أيار 2016. هدأ القصف. عاد الناس. فتحت السوق. وفي اليوم التالي غادروا."
        assert values(far)[-1] == ("اليوم التالي", None)

    def test_a_part_of_a_day_belongs_to_the_day_of_its_sentence_only(self) -> None:
        assert values("وصلوا أمس وغادروا مساءً")[-1] == ("مساءً", "2019-02-15")
        assert values("وصلوا أمس. وغادروا مساءً.")[-1] == ("مساءً", "2019-02-16")

    def test_after_some_days_needs_a_day_or_a_future(self) -> None:
        assert values("سيعودون بعد يومين") == [("بعد يومين", "2019-02-18")]
        assert values("وصلوا في 5 أيار 2016 وعادوا بعد يومين")[-1] == ("بعد يومين", "2016-05-07")
        assert values("وعادوا بعد يومين") == [("بعد يومين", None)]

    def test_without_a_publication_day_a_date_takes_the_year_last_named(self) -> None:
        assert values("بدأ العمل عام 2003. وفي 9 نيسان توقف.", "") == [("عام 2003", "2003"), ("9 نيسان", "2003-04-09")]
        assert values("وفي 9 نيسان توقف.", "") == [("9 نيسان", None)]


class TestFuture:
    """A bare week day or month looks forward in a clause about the future."""

    @pytest.mark.parametrize("cue", ["سيفتتح المركز", "سوف يفتتح المركز", "من المقرر أن يفتتح المركز", "ولن يفتتح المركز", "وستفتتح القاعة"])
    def test_a_cue_before_the_time(self, cue: str) -> None:
        assert values(f"{cue} الثلاثاء") == [("الثلاثاء", "2019-02-19")]

    @pytest.mark.parametrize("word", ["سيطر الفصيل على التل", "ستون عائلة نزحت", "سيارة مفخخة انفجرت", "لا سيما"])
    def test_a_word_that_only_looks_like_one(self, word: str) -> None:
        assert values(f"{word} الثلاثاء") == [("الثلاثاء", "2019-02-12")]

    def test_a_cue_in_the_sentence_before_does_not_reach(self) -> None:
        assert values("سيفتتح المركز. وصل الوفد الثلاثاء.") == [("الثلاثاء", "2019-02-12")]

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("يجتمع المجلس الثلاثاء", "2019-02-19"),
            ("الاجتماع المقرر يوم الاثنين", "2019-02-18"),
            ("أُرجئت الجلسة إلى تاريخ لاحق وتقرر تأجيل الحكم إلى الأربعاء", "2019-02-20"),
            ("لم يجتمع المجلس الثلاثاء", "2019-02-12"),
            ("كان المجلس يجتمع الثلاثاء", "2019-02-12"),
        ],
    )
    def test_present_verbs_of_what_is_planned(self, text: str, day: str) -> None:
        """«يجتمع المجلس الثلاثاء» is announced; «كان» and «لم» make it past."""
        assert values(text)[-1][1] == day

    def test_the_nearest_verb_tells(self) -> None:
        """A past verb between the sign of the future and the time takes the time to the past."""
        text = "سيعود الوفد الذي وصل الثلاثاء"
        words = tokenise(text, FORMS)
        for past, day in (({3}, "2019-02-12"), (set(), "2019-02-19")):
            (time,) = GRAMMAR.find(words, split_sentences(words), dt.date(2019, 2, 16), is_past=past.__contains__)
            assert time.edtf == day

    def test_since_a_day_is_never_future(self) -> None:
        assert values("سيبقى المعبر مغلقاً كما هو منذ الثلاثاء") == [("منذ الثلاثاء", "2019-02-12/2019-02-16")]

    def test_a_date_of_the_current_month_may_be_ahead(self) -> None:
        assert values("أُجّل الحكم إلى 25 شباط الجاري") == [("25 شباط الجاري", "2019-02-25")]


class TestEnds:
    """The dates that a relation joins are mentions of their own; the interval is the claim's."""

    @pytest.mark.parametrize(
        ("text", "interval", "ends"),
        [
            ("قائم منذ عام 2011", "2011/2019-02-16", [("عام 2011", "2011")]),
            ("حكم من 1948 حتى 1967", "1948/1967", [("1948", "1948"), ("1967", "1967")]),
            ("بين عامي 1095 و1291", "1095/1291", [("1095", "1095"), ("1291", "1291")]),
            ("أعوام 2005 و2006 و2007", "2005/2007", [("2005", "2005"), ("2006", "2006"), ("2007", "2007")]),
            ("عُرض من آذار إلى أيار 2018", "2018-03/2018-05", [("آذار", "2018-03"), ("أيار 2018", "2018-05")]),
            ("استمرت من 3 إلى 7 آذار 2018", "2018-03-03/2018-03-07", []),
            ("هادئة منذ أسبوعين", "2019-02-02/2019-02-16", []),
        ],
    )
    def test_a_date_after_since_and_the_ends_of_a_range_of_years(self, text: str, interval: str, ends: list[tuple[str, str]]) -> None:
        """A range of days stays one."""
        (time,) = find(text)
        assert (time.edtf, [(text[end.start : end.end], end.edtf) for end in time.ends]) == (interval, ends)


class TestCounted:
    """Figures that count people or things are no part of a date, unless a month follows."""

    @pytest.mark.parametrize(
        ("text", "at", "found"),
        [
            ("اعتقلوا الخميس 14 فلسطينياً", 2, [("الخميس", "2019-02-14")]),
            ("أوقفوا فجر اليوم 14 رجلاً", 3, [("فجر اليوم", "2019-02-16")]),
            ("وقع الحادث في 1 آب", 3, [("1 آب", "2018-08-01")]),
        ],
    )
    def test_a_figure_after_a_day(self, text: str, at: int, found: list[tuple[str, str]]) -> None:
        words = tokenise(text, FORMS)
        times = GRAMMAR.find(words, split_sentences(words), dt.date(2019, 2, 16), counted={at})
        assert [(text[time.start : time.end], time.edtf) for time in times] == found


class TestSpans:
    """A time quotes its words without a clitic or preposition that can be cut."""

    @pytest.mark.parametrize(
        ("text", "span"),
        [
            ("والخميس الماضي", "الخميس الماضي"),
            ("في الخميس الماضي", "الخميس الماضي"),
            ("بالأمس", "الأمس"),
            ("لشهر آذار", "شهر آذار"),
            ("للأسبوع الماضي", "للأسبوع الماضي"),
            ("(2011)", "2011"),
            ("بعد يومين من القصف", "بعد يومين"),
        ],
    )
    def test_what_is_cut(self, text: str, span: str) -> None:
        (found,) = values(text)
        assert found[0] == span


@pytest.mark.parametrize(
    "text", ["9" * 10_000 + " عام", "عام " + "9" * 10_000, "قبل 999999999 سنة", "بعد 999999999 يوم", "منذ 888888 قرنا", "0/0/0000", "عام 0000"]
)
def test_numbers_out_of_reach_give_no_date(text: str) -> None:
    assert [time.edtf for time in find(text) if time.edtf] == []


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("31 شباط 2019", "impossible_date"),
        ("29 شباط 2023", "impossible_date"),
        ("30 شباط الماضي", "impossible_date"),
        ("32 آذار 2019", "impossible_date"),
        ("بتاريخ 13/13/2019", "impossible_date"),
        ("بتاريخ 5/0/2019", "impossible_date"),
        ("بتاريخ 1/1/0000", "impossible_date"),
        ("عام 0000", "impossible_date"),
        ("31 رمضان 1444", "impossible_date"),
        ("1 محرم 1600 هـ", "hijri_out_of_table"),
        ("عام 1600 هـ", "hijri_out_of_table"),
        ("5 رجب 200 هـ", "hijri_out_of_table"),
        ("قبل 99999 سنة", "impossible_date"),
    ],
)
def test_what_no_calendar_has_gets_no_date_but_a_reason(text: str, flag: str) -> None:
    (time,) = find(f"وقع الحادث {text}")
    assert (time.edtf, time.flags) == (None, (flag,))


@pytest.mark.parametrize("published", ["0001-01-01", "0001-01-02", "9999-12-31"])
@pytest.mark.parametrize(
    "text",
    [
        "الأسبوع الماضي والمقبل",
        "قبل عام",
        "بعد غد",
        "أمس",
        "العقد المقبل",
        "القرن الماضي",
        "شهر رمضان",
        "الليلة الماضية",
        "الخميس المقبل",
        "الصيف الماضي",
        "ستأتي الشتاء المقبل",
    ],
)
def test_the_ends_of_the_calendar_are_no_crash(published: str, text: str) -> None:
    for time in find(text, published):
        assert time.edtf is None or re.fullmatch(rf"({SIDE})(/({SIDE}))?", time.edtf)


def test_a_very_long_run_of_time_words_ends() -> None:
    assert len(find("أمس " * 20_000)) == 20_000


def holds_for_every_text(text: str, published: str) -> None:
    """Spans in order, inside one sentence, and every value one that EDTF allows."""
    words = tokenise(text, FORMS)
    sentences = split_sentences(words)
    found = GRAMMAR.find(words, sentences, dt.date.fromisoformat(published) if published else None)
    for time in found:
        assert any(s.first <= time.first < time.last <= s.last for s in sentences)
        assert words[time.first].start <= time.start < time.end == words[time.last - 1].end
        assert time.edtf is None or re.fullmatch(rf"({SIDE})(/({SIDE}))?", time.edtf)
        assert (time.edtf is None) or time.basis in ("explicit", "relative")
        assert (time.iso is not None) == (time.basis in ("duration", "set"))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    holds_for_every_text(text, "2019-02-16")


PIECES = st.one_of(st.sampled_from(VOCABULARY), st.integers(0, 3000).map(str), st.sampled_from(["/", "-", ".", "،", "و", "\n", ":", "(", ")"]))


@given(
    st.lists(PIECES, max_size=14),
    st.sampled_from([" ", ""]),
    st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)).map(dt.date.isoformat) | st.just(""),
)
def test_no_row_of_time_words_breaks_it(pieces: list[str], between: str, published: str) -> None:
    holds_for_every_text(between.join(pieces), published)


@given(st.integers(0, 40), st.integers(0, 14), st.integers(1900, 2050), st.sampled_from("/-."))
def test_a_numeric_date_is_right_or_flagged(day: int, month: int, year: int, mark: str) -> None:
    """No value is ever given to a day that does not exist."""
    (time,) = find(f"بتاريخ {day}{mark}{month}{mark}{year}")
    try:
        wanted = dt.date(year, month, day).isoformat()
    except ValueError:
        assert time.edtf is None or time.edtf == f"{year}-{day:02d}-{month:02d}"
        assert time.edtf or time.flags == ("impossible_date",)
    else:
        assert time.edtf == wanted


@given(st.dates(dt.date(1950, 1, 1), dt.date(2050, 12, 31)), st.integers(1, 7))
def test_a_week_day_is_the_nearest_one_not_after_publication(published: dt.date, weekday: int) -> None:
    names = {row.value: row.words for row in LISTS.weekdays if row.category == "weekday"}
    (time,) = find(f"وصل {names[weekday]}", published.isoformat())
    found = dt.date.fromisoformat(time.edtf or "")
    assert found.isoweekday() == weekday
    assert 0 <= (published - found).days < 7


def test_a_rule_over_a_category_that_no_word_has_is_refused() -> None:
    rule = TimeRule(level="1", rule="x", pattern="weekday nonsense", op="day")
    with pytest.raises(CodebookError, match="nonsense"):
        TimeGrammar(replace(LISTS, time_rules=(rule,)))


@pytest.mark.parametrize("pattern", ["( weekday", "weekday )", "&nowhere"])
def test_a_phrase_that_is_not_well_formed_is_refused(pattern: str) -> None:
    rule = TimeRule(level="1", rule="x", pattern=pattern, op="day")
    with pytest.raises(CodebookError):
        TimeGrammar(replace(LISTS, time_rules=(rule,)))
