"""Lists about the page: what on it is the report, and of which day it is."""

from __future__ import annotations

from typing import Literal

from khabar.codebook.schema.rows import Row


class Boilerplate(Row, frozen=True, kw_only=True):
    """Which lines of a page are furniture of its site, and not the report?"""

    phrase: str
    """As written, without punctuation."""
    effect: Literal["skip_line", "ends_text", "menu"]
    """`skip_line`: the line is not text. `ends_text`: what follows it belongs to other reports or to the site.
    `menu`: a run of such words is a menu."""
    max_words: int | None = None
    """A longer line is left alone (some pages come as one line)."""


class PageFrame(Row, frozen=True, kw_only=True):
    """Where does a post begin and end on a saved page of a social site, and on which day was it written?"""

    pattern: str
    """A regular expression over the page's text; `{month}` is a month's name of months.tsv, `{day}` and `{year}`
    are digits."""
    post: Literal["after", "before", "-", "within"]
    """`after`: the post begins behind it. `before`: what follows is other people's comments. `-`: a date alone.
    `within`: a post that an article embeds."""
    site: str = ""
    """For readers of the list: the site."""


class PublicationLabel(Row, frozen=True, kw_only=True):
    """Which words before a date in the first or last lines of a report say what the date is?"""

    words: str
    """As written."""
    kind: Literal["published", "changed", "other"]
    """`changed`: the page was written anew then. `other`: never the day of publication."""


class Heading(Row, frozen=True, kw_only=True):
    """Which words stand before or beside the place at the head of a post, and say nothing of it («عاجل | رفح | …»)?"""

    word: str
    """As written."""


class Letterhead(Row, frozen=True, kw_only=True):
    """Which words head a text that a body gives out, so that the body named after them speaks all that follows?"""

    phrase: str
    """As written."""
    part: Literal["document", "link"]
    """`document`: what the text is («بيان»). `link`: what leads from it to the body («صادر عن»)."""


class Topic(Row, frozen=True, kw_only=True):
    """What is this report about? Words that mark it as conflict, or as a matter that the codebook is not about."""

    word: str
    """As written; clitics may hang on it, and a phrase matches in order."""
    topic: Literal["conflict", "sport", "business", "weather", "science", "entertainment", "lifestyle"]
    """The matter; `conflict` has displacement and diplomacy with it."""
    weight: int
    """1 hints, 2 marks, 3 all but settles it."""
