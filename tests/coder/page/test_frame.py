"""Saved pages of social sites: the post alone is read, and dated by the page's own stamp."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khabar
from khabar.codebook.tables import read_lists
from khabar.coder.knowledge import Tables
from khabar.coder.page.frame import PageFrames
from khabar.coder.stages import code
from khabar.model.report import make_report

LISTS = read_lists(Path(khabar.__file__).parent / "codebook" / "lists")
FRAMES = PageFrames(LISTS.page_frames, LISTS.months)
POST = "قُتل ثلاثة مدنيين اليوم في قصف مدفعي على بلدة حيان."


@pytest.mark.parametrize(
    ("page", "post", "day"),
    [
        (f"شبكة النهر\nFacebook\n\nشبكة النهرMay 3, 2023 · Shared with Public{POST}", POST, dt.date(2023, 5, 3)),
        (f"شبكة النهر 24May 3, 2023 · Shared with Public{POST}All reactions:12LikeCommentسالمالله يرحمهم", POST, dt.date(2023, 5, 3)),
        (f"شبكة النهر٣ أيار ٢٠٢٣ · تمت المشاركة مع العامة{POST}", POST, dt.date(2023, 5, 3)),
        (f"النهر@nahr{POST}9:05 PM · May 3, 20231.2KViews", f"النهر@nahr{POST}9:05 PM · May 3, 20231.2KViews", dt.date(2023, 5, 3)),
        ("1:00 AM · May 3, 2023 1:00 AM · May 4, 2023", "1:00 AM · May 3, 2023 1:00 AM · May 4, 2023", None),
        ("اسمFebruary 31, 2023 · Shared with Publicنص", "نص", None),
        (POST, POST, None),
    ],
    ids=["post", "comments", "in Arabic", "X", "two days", "no such day", "no page"],
)
def test_a_post_stands_between_its_stamp_and_the_comments(page: str, post: str, day: dt.date | None) -> None:
    frame = FRAMES.find(page)
    assert page[frame.start : frame.end] == post
    assert frame.day == day


@pytest.mark.parametrize(
    ("stamps", "day"),
    [
        ("نص\n— شبكة النهر (@nahr_news) May 3, 2023", dt.date(2023, 5, 3)),
        ("نص\n— شبكة (@nahr) 3 أيار 2023\nنص\n— سالم (@salem) May 4, 2023", dt.date(2023, 5, 4)),
        ("نص\n— شبكة (@nahr) May 3, 2020\nنص\n— سالم (@salem) May 4, 2023", None),
        ("نص بلا منشورات", None),
    ],
    ids=["one", "two days", "years apart", "none"],
)
def test_posts_that_an_article_embeds(stamps: str, day: dt.date | None) -> None:
    frame = FRAMES.find(stamps)
    assert (frame.embedded, frame.day, frame.start, frame.end) == (day, None, 0, len(stamps))


def test_only_the_post_is_coded_and_its_day_is_that_of_the_stamp(tables: Tables) -> None:
    """Comments are other people's words; the first word of a post is read though the stamp is joined to it."""
    stamp = "أبو سالم - انفجار سيارة مفخخة في حيان\nFacebook\n\nأبو سالمMay 3, 2023 · Shared with Public"
    page = f"{stamp}{POST}All reactions:3Likeيزنأصيب جاري بجروح في القصف"
    claims = code(make_report(page), tables)
    assert [(claim.type, claim.trigger.text) for claim in claims] == [("killing", "قُتل"), ("shelling", "قصف مدفعي")]
    assert claims[0].time is not None
    assert claims[0].time.edtf == "2023-05-03"
    assert claims[0].report.published == "2023-05-03"


def test_a_given_day_is_not_overruled(tables: Tables) -> None:
    claims = code(make_report(f"أبو سالمMay 3, 2023 · Shared with Public{POST}", published="2023-05-04"), tables)
    assert {claim.report.published for claim in claims} == {"2023-05-04"}


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    frame = FRAMES.find(text)
    assert 0 <= frame.start <= frame.end <= len(text)
