"""Web pages: the text of the article, by trafilatura (the `read` extra)."""

from __future__ import annotations

from typing import Any

from khabar.errors import InputError
from khabar.model.report import Report, make_report
from khabar.read.dates import day_of_address
from khabar.read.decode import decode
from khabar.read.given import Given


def read_html(data: bytes, path: str, given: Given) -> Report | InputError:
    """The article of a page as a report; its own day and outlet, where its metadata or its address states them, go before those `given`."""
    try:
        import trafilatura
    except ImportError:
        return InputError(path, "pages need the extra `read`: pip install 'khabar[read]'")
    page = decode(data, path)
    found: Any = trafilatura.bare_extraction(page, with_metadata=True, date_extraction_params={"extensive_search": False, "original_date": True})
    if found is None or not found.text:
        return InputError(path, "no article text found in the page")
    own = found.date or day_of_address(found.url)
    return make_report(
        found.text,
        path=path,
        url=found.url,
        title=found.title,
        outlet=found.sitename or found.hostname or given.outlet,
        published=own or given.published,
        published_by="input" if own else "option",
    )
