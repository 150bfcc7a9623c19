"""Web pages: the article is the report, the page round it is not."""

from __future__ import annotations

from pathlib import Path

from khabar.errors import InputError
from khabar.model.report import Report
from khabar.read import read_inputs

PARAGRAPH = "عادت عشرات العائلات النازحة إلى قريتها في ريف المدينة بعد أشهر من الغياب، وبدأت ورش الصيانة إصلاح شبكة المياه والطرق. "
PAGE = f"""<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>عودة العائلات</title>
<meta property="og:site_name" content="صحيفة المدينة"><meta property="article:published_time" content="2021-09-30T08:00:00+03:00"></head>
<body><nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a></nav>
<article><h1>عودة العائلات</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH * 2}</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"""


def test_the_article_of_a_page_is_the_report_with_its_own_day(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    [report] = read_inputs([str(path)])
    assert isinstance(report, Report)
    assert "عشرات العائلات" in report.text
    assert "رياضة" not in report.text
    assert (report.published, report.title) == ("2021-09-30", "عودة العائلات")
    [again] = read_inputs([str(path)], "2024-05-16")
    assert isinstance(again, Report)
    assert (again.published, again.published_by) == ("2021-09-30", "input")


def test_a_page_without_an_article_says_so(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body></body></html>", encoding="utf-8")
    [error] = read_inputs([str(path)])
    assert isinstance(error, InputError)
    assert "no article text" in str(error)
