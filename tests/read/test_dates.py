"""The day of publication in an article's address."""

from __future__ import annotations

import pytest

from khabar.read.dates import day_of_address


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/ar/2022/02/16/title", "2022-02-16"),
        ("https://example.org/news/2022/2/6/title", "2022-02-06"),
        ("https://example.org/2022-02-16-title", "2022-02-16"),
        ("https://example.org/2022/02/16", "2022-02-16"),
        ("https://example.org/2022/02/title", None),
        ("https://example.org/2022/13/16/title", None),
        ("https://example.org/2022/02/16/on/2021/02/03/title", None),
        ("https://example.org/news/20220216", None),
        ("https://example.org/ar/20220216-title", "2022-02-16"),
        ("https://example.org/reports/bulletin-16-2-2022.html", "2022-02-16"),
        ("https://example.org/posts/2022021633819", None),
        ("https://example.org/title?back=/2022/02/16/", None),
        (None, None),
    ],
)
def test_the_day_of_an_address(url: str | None, day: str | None) -> None:
    assert day_of_address(url) == day
